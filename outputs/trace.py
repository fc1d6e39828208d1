"""From a printed figure back to the words on the page, and forward to what was left out and why."""

import json
from dataclasses import dataclass
from typing import Any

from outputs.archive import Archive
from outputs.history import History, MadeRelease
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


def released_figures(history: History, archive: Archive, asked: Asked) -> Answer:
    """Return the figures of a release as the archive holds them, whatever lies in its folder by now.

    Raises:
        NothingReleased: the request has no release yet.
        UnknownName: there is no such release; the nearest are named.
        ArchiveFault: the archive has lost it.
    """
    made = {entry.release: entry for entry in history.releases.get(asked.request, ())}
    if not made:
        raise NothingReleased(request=asked.request)
    name = asked.release or next(reversed(made))
    if name not in made:
        raise UnknownName.nearest("named.release", name, made)
    return figures_of(made[name], archive)


def figures_of(made: MadeRelease, archive: Archive) -> Answer:
    """Return the figures.json of a release as the archive holds it.

    Raises:
        ArchiveFault: the archive has lost it.
    """
    told: Answer = json.loads(archive.get(made.files["figures.json"]))
    return told


def trace(released: Answer, asked: Asked) -> Answer:
    """Return the answer of `tonghop trace` (contracts.md, section 6), read from a release itself.

    Raises:
        UnknownName: there is no such figure or agency; the nearest are named.
    """
    figure = _figure(released, asked)
    part = figure["by_agency"].get(asked.agency) if asked.agency else None
    if asked.agency and part is None:
        raise UnknownName.nearest("named.agency", asked.agency, list(figure["by_agency"]))
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


def _figure(released: Answer, asked: Asked) -> Answer:
    figures = {figure["id"]: figure for figure in released["figures"]}
    if asked.figure not in figures:
        raise UnknownName.nearest("named.figure", asked.figure, list(figures))
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
