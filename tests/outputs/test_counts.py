"""Golden counts: small reports and what must be counted in them, by hand from contracts.md section 5.

The files counts/*.toml were written before the selection code was read; an auditor can check each
case against the contract alone.
"""

import tomllib
from pathlib import Path

import pytest

from schemas.catalogue import spoken

HERE = Path(__file__).parent / "counts"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(HERE.glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]
# What the files themselves cause, and the state of the delivery: asked for in cases of their own.
SELECTING = {
    "parts-exceed-total", "parts-differ-from-total", "total-not-of-all", "table-total-differs",
    "text-table-differ", "several-tables", "stated-totals-differ", "summary-differs", "possible-repeat",
    "zero-beside-count", "mixed-kinds", "indicator-tie", "two-forms-differ", "revised-without-word",
    "replaces-unknown", "joint-event", "other-period", "other-window", "windows-overlap",
    "window-gap", "agency-unknown", "agency-likely", "folder-unknown", "folder-misspelt", "agency-not-valid",
    "folder-header-differ", "header-unregistered",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_counted_as_by_hand(case, counted):
    said = counted.result(case)
    assert seen(case, said) == expected(case)


def expected(case: dict) -> dict:
    """Return what the case asks for, lists in an order of their own."""
    told = {key: value for key, value in case.items() if key not in _GIVEN}
    return {key: sorted(value) if isinstance(value, list) else value for key, value in told.items()}


DAYS = ("missing", "beyond")
_GIVEN = {"name", "report", "file", "now", "drafts", "period", "closing"}


def seen(case: dict, said) -> dict:
    """Return of a result what the case asks for, in the case's own words."""
    figures = {figure.id: figure for figure in said.figures}
    lop = figures["lop"]
    codes = [finding.code for finding in said.findings]
    asked = set(case.get("findings", ()))
    shows = {
        "counts": [f"{c.quote}: {c.rule}" for f in said.figures for c in f.contributions],
        "left_out": [f"{e.quote}: {e.reason}" for f in said.figures for e in f.excluded],
        "unclassed": [u.quote for u in said.unclassed],
        "findings": sorted({code for code in codes if code in SELECTING | asked}),
        "state": str(lop.by_agency["sa-dec"].state) if "sa-dec" in lop.by_agency else None,
        "complete": lop.complete,
        "agency": {id: each.rendered for id, each in lop.by_agency.items() if id in case.get("agency", ())},
        "agency_state": {id: str(each.state) for id, each in lop.by_agency.items()},
        "states": {s.submission.file: str(s.state) for d in said.deliveries for s in d.submissions},
        "late": [str(d.agency) for d in said.deliveries if d.state == "late"],
        "days": [spoken(f.values)[k] for f in said.findings if f.code == "other-window" for k in DAYS],
        "likely": [f.values["likely"] for f in said.findings if "likely" in f.values],
        "blocking": sum(f.severity == "blocking" for f in said.findings),
        **{id: figure.rendered for id, figure in figures.items()},
    }
    answered = {key: shows[key] for key in expected(case)}
    return {key: sorted(value) if isinstance(value, list) else value for key, value in answered.items()}
