"""Whole headings of many kinds of agencies: issuer, number, date, kind and period of each.

`header_examples.txt` holds them, invented after the forms of real ones and read by hand before the program
was run. Each begins with "@@ issuer | symbol | date | kind | period", a time as EARLIEST..LATEST.
"""

import re
from pathlib import Path

import pytest

from extractors.extraction import extract
from extractors.readers.dispatch import read
from schemas.period import Period

EXAMPLES = [
    part.partition("\n")[::2]
    for part in re.split(
        r"^@@ ", (Path(__file__).parent / "header_examples.txt").read_text("utf-8"), flags=re.M
    )[1:]
]


def days(period: Period | None) -> str:
    if period is None:
        return "null"
    return str(period.earliest) if period.earliest == period.latest else f"{period.earliest}..{period.latest}"


@pytest.mark.parametrize(("wanted", "text"), EXAMPLES, ids=[wanted for wanted, _ in EXAMPLES])
def test_reads_the_heading(wanted: str, text: str) -> None:
    found = extract(read(text.encode(), "a.txt"), file="a.txt", sha256="").header
    assert found is not None
    issuer = " ".join((found.issuer or "null").lower().split())
    row = [issuer, found.symbol or "null", days(found.date), found.type or "null", days(found.period)]
    first, *rest = wanted.split(" | ")
    assert row == [first.lower(), *rest]
