"use strict";
(() => {
  const search = document.getElementById("search");
  const agency = document.getElementById("agency");
  const found = document.getElementById("found");
  const rows = [...document.querySelectorAll("[data-row]")];
  const proofs = [...document.querySelectorAll("[data-figure]")];

  // "Hong Ngu" finds "Hồng Ngự": letters are compared without their marks.
  const fold = (words) =>
    words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D")
      .toLowerCase().replace(/\s+/g, " ").trim();

  const texts = new Map(rows.map((row) => {
    const proof = row.closest("[data-figure]");
    const label = proof ? proof.querySelector("h3").textContent : "";
    return [row, fold(`${row.textContent} ${label}`)];
  }));

  function filter() {
    const wanted = fold(search.value).split(" ").filter(Boolean);
    const from = agency.value;
    const active = wanted.length > 0 || from !== "";
    let number = 0;
    for (const row of rows) {
      const words = texts.get(row);
      const shown = wanted.every((word) => words.includes(word)) && belongs(row, from);
      row.hidden = !shown;
      if (shown) number += 1;
    }
    for (const table of document.querySelectorAll(".mentions, .silences, [data-group]")) {
      table.hidden = active && !table.querySelector("[data-row]:not([hidden])");
    }
    for (const proof of proofs) {
      proof.hidden = active && !proof.querySelector("[data-row]:not([hidden])");
    }
    found.textContent = !active ? "" : number ? found.dataset.one.replace("{n}", number) : found.dataset.none;
  }

  // Rows that speak of no single agency stay.
  const belongs = (row, from) =>
    from === "" || row.dataset.agency === undefined || row.dataset.agency.split(" ").includes(from);

  function clear() {
    search.value = "";
    agency.value = "";
    filter();
  }

  function show(id) {
    const target = document.getElementById(id);
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) clear();
    target.scrollIntoView({ block: "start" });
    for (const link of document.querySelectorAll("nav a")) {
      if (link.getAttribute("href") === `#${id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  // Links to the place where one already is raise no event, hence the click as well.
  const current = () => decodeURIComponent(location.hash.slice(1));
  addEventListener("hashchange", () => show(current()));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) show(current());
  });

  function step(by) {
    const shown = proofs.filter((proof) => !proof.hidden);
    if (shown.length === 0) return;
    const top = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
    const past = shown.filter((proof) => proof.getBoundingClientRect().top <= top).length - 1;
    const next = shown[Math.min(Math.max(past + by, 0), shown.length - 1)];
    location.hash = next.id;
    next.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") { clear(); return; }
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "j" || event.key === "J") step(1);
    else if (event.key === "k" || event.key === "K") step(-1);
  });
  search.addEventListener("input", filter);
  agency.addEventListener("change", filter);
  document.getElementById("clear").addEventListener("click", clear);
  if (location.hash) show(current());
})();
