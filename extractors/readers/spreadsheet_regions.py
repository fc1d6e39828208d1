"""The regions of a sheet: titles, the table under them, and notes below it.

A report's sheet is laid out for print: letterhead and title, a unit noted at the right, a heading of
one or more rows, the rows with numbers, then notes and signatures. Blank rows part regions; rows of
numbers after a blank row, without a heading of their own, go on with the table above.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from extractors.headings import is_numeric, unit_in_note
from extractors.readers.spreadsheet_numbers import shown
from extractors.readers.spreadsheet_sheets import Area, At, Sheet, SheetCell

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)–-]\s*\S")
_NUMERIC_TYPES = (int, float)


@dataclass(frozen=True)
class ShownCell:
    """A cell with words, and the area that it covers."""

    at: At
    text: str
    stored: SheetCell
    area: Area

    @property
    def columns(self) -> int:
        return self.area.right - self.area.left + 1

    @cached_property
    def counts(self) -> bool:
        """Whether it holds a number that is no year and no day."""
        raw = self.stored.value
        if isinstance(raw, bool) or not isinstance(raw, (*_NUMERIC_TYPES, str)):
            return False
        words = isinstance(raw, _NUMERIC_TYPES) or is_numeric(self.text)
        return words and not _YEAR.match(self.text) and not self.stored.is_error


Row = list[ShownCell]


@dataclass(slots=True)
class Region:
    """Rows without a blank one between them, cut into what stands above, in and below the table."""

    above: list[Row] = field(default_factory=list)
    table: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)
    has_heading: bool = False
    has_numbers: bool = False


def regions(sheet: Sheet) -> Iterator[Region]:
    """Yield the regions of a sheet from top to bottom."""
    for rows in _parted(_rows(sheet)):
        yield _cut(rows)


def _rows(sheet: Sheet) -> dict[int, Row]:
    """Return the cells with words by row; areas do not reach beyond the last row and column with words."""
    texts = {at: words for at, cell in sheet.cells.items() if (words := shown(cell))}
    if not texts:
        return {}
    last_row, last_column = max(row for row, _ in texts), max(column for _, column in texts)
    merged = {(area.top, area.left): area for area in sheet.merged}
    rows: dict[int, Row] = {}
    for row, column in sorted(texts):
        area = merged.get((row, column)) or Area(row, column, row, column)
        area = Area(row, column, min(area.bottom, last_row), min(area.right, last_column))
        cell = ShownCell((row, column), texts[row, column], sheet.cells[row, column], area)
        rows.setdefault(row, []).append(cell)
    return rows


def _parted(rows: dict[int, Row]) -> Iterator[list[Row]]:
    current: list[Row] = []
    reaches = 0
    for row, cells in rows.items():
        if current and row > reaches + 1:
            yield current
            current = []
        current.append(cells)
        reaches = max(reaches, row, *(cell.area.bottom for cell in cells))
    if current:
        yield current


def _cut(rows: list[Row]) -> Region:
    numbered = [at for at, row in enumerate(rows) if len(row) > 1 and any(cell.counts for cell in row)]
    if not numbered:
        return _without_numbers(rows)
    first, last = numbered[0], numbered[-1]
    top = _heading_top(rows, first)
    end = next((at for at in range(last + 1, len(rows)) if len(rows[at]) == 1), len(rows))
    heading = _spread(rows[top:first])
    table = [*heading, *rows[first:end]]
    return Region(rows[:top], table, rows[end:], has_heading=bool(heading), has_numbers=True)


def _spread(heading: list[Row]) -> list[Row]:
    """Let a heading that was not merged cover the headings below it, up to the next one in its row."""
    for at, (row, below) in enumerate(pairwise(heading)):
        under = {cell.at[1] for cell in below}
        ends = [cell.at[1] for cell in row[1:]] + [row[-1].area.right + len(under) + 1]
        heading[at] = [
            replace(cell, area=replace(cell.area, right=_last_under(cell.area.right, end, under)))
            if cell.area.top == cell.area.bottom and cell.at[1] in under
            else cell
            for cell, end in zip(row, ends, strict=True)
        ]
    return heading


def _last_under(right: int, end: int, under: set[int]) -> int:
    while right + 1 < end and right + 1 in under:
        right += 1
    return right


def _without_numbers(rows: list[Row]) -> Region:
    """Cut a letterhead, a signature or a list of words: the rows of several cells are its table."""
    several = [at for at, row in enumerate(rows) if len(row) > 1]
    if not several:
        return Region(above=rows)
    return Region(rows[: several[0]], rows[several[0] : several[-1] + 1], rows[several[-1] + 1 :])


def _heading_top(rows: list[Row], first: int) -> int:
    """Return where the table begins whose first row of numbers is known."""
    top, left = first, rows[first][0].at[1]
    width = len(rows[first])
    at = first - 1
    while at >= 0 and first - at <= 2 and _is_section(rows[at]):
        at -= 1
    while at >= 0 and _heads(rows[at], left, width):
        top = at
        at -= 1
    return top


def _is_section(row: Row) -> bool:
    """Return whether a row is a title within a table: "I. Khối huyện"."""
    return len(row) == 1 and bool(_SECTION.match(row[0].text))


def _heads(row: Row, left: int, width: int) -> bool:
    """Return whether a row heads columns rather than being a letterhead or title above them."""
    begins_inside = row[0].at[1] > left
    if any(cell.area.bottom > cell.area.top for cell in row):
        return True
    if len(row) == 1:
        return begins_inside and row[0].columns > 1 and unit_in_note(row[0].text) is None
    return len(row) > 2 or width <= 2 or begins_inside
