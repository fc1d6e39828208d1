"""From a printed figure back to the words on the page, and forward to what was left out and why."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.errors import NothingReleased, UnknownName

Answer = dict[str, Any]

GAPS = ("missing", "failed", "awaited")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to trace: a figure of a release, or one agency's part in it."""

    request: str
    figure: str
    release: str | None = None
    agency: str | None = None


def trace(out: Path, asked: Asked) -> Answer:
    """Return the answer of `tonghop trace` (contracts.md, section 6), read from the release itself.

    `out` is the request's folder of releases.

    Raises:
        NothingReleased: the request has no release yet.
        UnknownName: there is no such release, figure or agency; the nearest are named.
    """
    released = _released(out, asked)
    figure = _figure(released, asked)
    part = figure["by_agency"].get(asked.agency) if asked.agency else None
    if asked.agency and part is None:
        raise UnknownName.nearest("đơn vị", asked.agency, list(figure["by_agency"]))
    said = part or figure
    return {
        "figure": figure["id"],
        "label": figure["label"],
        "unit": figure["unit"],
        "request": asked.request,
        "release": released["release"],
        **{key: said[key] for key in ("value", "low", "high", "qualifier", "rendered")},
        "complete": figure["complete"],
        "contributions": _of(figure["contributions"], asked.agency),
        "excluded": _of(figure["excluded"], asked.agency),
        "missing": [
            {"agency": agency, "state": state["state"]}
            for agency, state in figure["by_agency"].items()
            if state["state"] in GAPS and asked.agency in (None, agency)
        ],
        "corrections": [
            entry["correction"] for entry in _of(figure["contributions"], asked.agency) if entry["correction"]
        ],
        "findings": _findings(released["findings"], figure, asked.agency),
    }


def _released(out: Path, asked: Asked) -> Answer:
    current = out / "current.txt"
    name = asked.release or (current.read_text("utf-8").strip() if current.is_file() else None)
    if name is None:
        raise NothingReleased(request=asked.request)
    file = out / name / "figures.json"
    if not file.is_file():
        known = sorted(folder.name for folder in out.glob(f"{asked.request}-*") if folder.is_dir())
        raise UnknownName.nearest("bản tổng hợp", name, known)
    released: Answer = json.loads(file.read_text("utf-8"))
    return released


def _figure(released: Answer, asked: Asked) -> Answer:
    figures = {figure["id"]: figure for figure in released["figures"]}
    if asked.figure not in figures:
        raise UnknownName.nearest("số liệu", asked.figure, list(figures))
    found: Answer = figures[asked.figure]
    return found


def _of(entries: list[Answer], agency: str | None) -> list[Answer]:
    return [entry for entry in entries if agency in (None, entry["agency"])]


def _findings(findings: list[Answer], figure: Answer, agency: str | None) -> list[Answer]:
    """Return the findings about this figure, and the weighty ones about the submissions it is made of."""
    submissions = {entry["submission"] for entry in _of(figure["contributions"], agency)}
    return [
        entry
        for entry in findings
        if (entry["figure"] == figure["id"] and agency in (None, entry["agency"]))
        or (entry["figure"] is None and entry["submission"] in submissions and entry["severity"] != "info")
    ]
