"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const search = byId("search");
  const agency = byId("agency");
  const found = byId("found");
  const rows = [...document.querySelectorAll("[data-row]")];
  const proofs = [...document.querySelectorAll("[data-figure]")];

  // "Hong Ngu" finds "Hồng Ngự": letters are compared without their marks.
  const fold = (words) =>
    words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D")
      .toLowerCase().replace(/\s+/g, " ").trim();

  // Folded when first searched: a thousand reports are many words.
  const texts = new Map();
  function textOf(row) {
    if (!texts.has(row)) {
      const proof = row.closest("[data-figure]");
      const label = proof ? proof.querySelector("h3").textContent : "";
      texts.set(row, fold(`${row.textContent} ${label}`));
    }
    return texts.get(row);
  }

  // Rows that speak of no single agency stay.
  const belongs = (row, from) =>
    from === "" || row.dataset.agency === undefined || row.dataset.agency.split(" ").includes(from);

  function filter() {
    const wanted = fold(search.value).split(" ").filter(Boolean);
    const from = agency.value;
    const active = wanted.length > 0 || from !== "";
    let number = 0;
    for (const row of rows) {
      const shown = belongs(row, from) &&
        (wanted.length === 0 || wanted.every((word) => textOf(row).includes(word)));
      row.hidden = !shown;
      const picture = row.nextElementSibling;
      if (picture && picture.classList.contains("pictured")) picture.hidden = !shown;
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

  function clear() {
    search.value = "";
    agency.value = "";
    filter();
  }

  // Deep links: #figure=…, #finding=…, #source=…&fact=…
  function show(id) {
    const target = byId(id);
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) clear();
    const folded = target.closest("details");
    if (folded) folded.open = true;
    const mark = target.closest(".m");
    const reach = () => target.scrollIntoView({ block: mark || target.closest("tr") ? "center" : "start" });
    reach();
    // What was folded or off the screen gets its height only when it is drawn.
    requestAnimationFrame(() => requestAnimationFrame(reach));
    if (mark) go(mark);
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

  // The reports in full: marks are stepped through in one report, the open or the chosen one.
  const inspector = byId("inspector");
  const fate = byId("fate");
  const source = byId("source");
  const place = byId("mark-place");
  let marked = null;

  const marksOf = (report) =>
    [...report.querySelectorAll(".whole .m")].filter((mark) => !fate.value || mark.classList.contains(fate.value));

  function go(mark) {
    const report = mark.closest("[data-source]");
    if (!report) return;
    if (marked) marked.classList.remove("here");
    marked = mark;
    mark.classList.add("here");
    if (document.activeElement !== mark) mark.focus({ preventScroll: true });
    byId("inspected").textContent = `“${mark.textContent.trim()}” – ${mark.title}`;
    const back = byId("inspected-back");
    back.hidden = !mark.hasAttribute("href");
    if (!back.hidden) back.href = mark.getAttribute("href");
    const link = byId("inspected-link");
    link.hidden = !mark.id;
    link.href = `#${mark.id}`;
    link.textContent = `#${mark.id}`;
    inspector.hidden = false;
    const all = marksOf(report);
    place.textContent = all.includes(mark) ? `${all.indexOf(mark) + 1}/${all.length}` : `–/${all.length}`;
    source.value = report.id;
  }

  function stepMark(by) {
    const report = (source.value && byId(source.value)) || document.querySelector("[data-source][open]") ||
      document.querySelector("[data-source]:not([hidden])");
    if (!report) return;
    report.open = true;
    const all = marksOf(report);
    if (all.length === 0) { place.textContent = "0"; return; }
    const inside = marked && report.contains(marked);
    let at = inside ? all.indexOf(marked) : -1;
    if (inside && at < 0) {
      // The mark one is at is filtered out: go on from where it stands.
      at = all.filter((mark) => mark.compareDocumentPosition(marked) & Node.DOCUMENT_POSITION_FOLLOWING).length;
      at -= by > 0 ? 1 : 0;
    }
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next.scrollIntoView({ block: "center" });
    go(next);
  }

  function dim() {
    const section = byId("toan-van");
    if (fate.value) section.dataset.only = fate.value;
    else delete section.dataset.only;
    place.textContent = "";
  }

  if (source) {
    source.addEventListener("change", () => { if (source.value) location.hash = source.value; });
    fate.addEventListener("change", dim);
    byId("mark-before").addEventListener("click", () => stepMark(-1));
    byId("mark-after").addEventListener("click", () => stepMark(1));
    byId("toan-van").addEventListener("focusin", (event) => {
      const mark = event.target.closest(".whole .m");
      if (mark && mark !== marked) go(mark);
    });
    byId("toan-van").addEventListener("click", (event) => {
      const mark = event.target.closest(".whole span.m");
      if (mark) go(mark);
    });
  }

  const help = byId("keys-help");
  byId("keys-open").addEventListener("click", () => help.showModal());
  byId("keys-close").addEventListener("click", () => help.close());

  const keys = {
    "/": () => search.focus(),
    "?": () => help.showModal(),
    j: () => step(1),
    k: () => step(-1),
    n: () => stepMark(1),
    p: () => stepMark(-1),
    b: () => { if (marked && marked.hasAttribute("href")) location.hash = marked.getAttribute("href").slice(1); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || help.open) return;
    if (event.key === "Escape") {
      if (inspector) inspector.hidden = true;
      clear();
      return;
    }
    if (event.target.matches("input, select, textarea")) return;
    const act = keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
  search.addEventListener("input", filter);
  agency.addEventListener("change", filter);
  byId("clear").addEventListener("click", clear);
  if (location.hash) show(current());
})();
