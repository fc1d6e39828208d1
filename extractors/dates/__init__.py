"""Calendar expressions: the component `tonghop_dates`.

Atoms, then ranges and lists, then years (see the modules of these names); what counts as an entry is
fixed by the annotation guidelines. The dates of cited documents are joined to them in `citations.py`.
"""

import re

from extractors.dates import lunar
from extractors.dates.atoms import Atom, atoms
from extractors.dates.citations import join
from extractors.dates.ranges import expressions
from extractors.dates.years import complete
from extractors.reading import CellContext, Doubt, FoundDate, Reading
from extractors.view import View
from schemas.period import UNKNOWN_PERIOD

# Columns whose cells are days: "15/12" under them needs no further word.
_OF_DAYS = re.compile(
    r"(?i:ngày(?:,?\s+tháng(?:,?\s+năm)?|\s+(?:phát sóng|phát|thực hiện|kiểm tra|tổ chức))?|thời gian)"
)


def find(view: View, reading: Reading) -> None:
    """Put every calendar expression into a reading, and give the documents cited their dates."""
    year = reading.surroundings.year
    moons = lunar.spans(view.text)
    cited = [view.within(found.start, found.end) for found in reading.references]
    free = _outside(atoms(view.text, year), sorted([*moons, *cited]))
    _trust_table(view.text, free, reading.surroundings.cell)
    found = complete(view.text, expressions(view.text, free), cited, year)
    join(view, reading.references, cited, found)
    dates = [FoundDate(*view.source(e.start, e.end), e.period()) for e in found]
    dates += [FoundDate(*view.source(*span), UNKNOWN_PERIOD, calendar="lunar") for span in moons]
    reading.dates.extend(sorted(dates, key=lambda date: date.start))
    for date in dates:
        if date.calendar == "gregorian" and date.period.earliest is None:
            quote = view.original[date.start : date.end]
            reading.doubts.append(Doubt("impossible-day", date.start, date.end, {"quote": quote}))


def _trust_table(text: str, found: list[Atom], cell: CellContext | None) -> None:
    """Take a year that heads a column, and a day in a column of days, for such, though no word says so."""
    if cell is None or not found:
        return
    heads = cell.column == text.strip() and not cell.row
    dated = _OF_DAYS.fullmatch(cell.column) is not None
    for atom in found:
        opens = text[: atom.start].strip() == ""
        closes = text[atom.end :].strip() == ""
        if opens and ((heads and atom.kind == "year") or (dated and closes and atom.kind == "day")):
            atom.is_sure = True


def _outside(found: list[Atom], taken: list[tuple[int, int]]) -> list[Atom]:
    """Return the atoms that share nothing with the spans taken; both are in order."""
    free: list[Atom] = []
    at = 0
    for atom in found:
        while at < len(taken) and taken[at][1] <= atom.start:
            at += 1
        if at == len(taken) or taken[at][0] >= atom.end:
            free.append(atom)
    return free
