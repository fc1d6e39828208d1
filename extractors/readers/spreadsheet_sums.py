"""Sums that do not hold: SUM formulas against their range, total rows against the rows they cover.

Numbers typed as text count here as the reader counts them. Excel's SUM passes over them, which is the
commonest cause of a wrong total.
"""

import math
import re
from collections.abc import Iterable, Iterator

from extractors.grids import Grid
from extractors.headings import is_one_of
from extractors.numbers import from_digits
from extractors.readers.spreadsheet_numbers import is_percent, shown
from extractors.readers.spreadsheet_regions import ShownCell
from extractors.readers.spreadsheet_sheets import At, Sheet, SheetCell, cell_name, column_number
from schemas.finding import Finding, finding
from schemas.place import CellPlace
from schemas.unit import heading_words

_REF = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_RANGE = rf"{_REF}(?::{_REF})?"
_SUM = re.compile(rf"=\+?\s*SUM\(\s*({_RANGE}(?:\s*[,;]\s*{_RANGE})*)\s*\)\s*\Z", re.IGNORECASE)
_PLUS = re.compile(rf"=\+?\s*{_REF}(?:\s*\+\s*{_REF})+\s*\Z", re.IGNORECASE)
_CORNERS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", re.IGNORECASE)
# Columns that do not add up: rates, means, prices, comparisons.
_NO_SUM = re.compile(
    r"%|\bt[ỷỉ] l[ệê]\b|\bbình quân\b|\btrung bình\b|\bđơn giá\b|\bso sánh\b|\bso với\b", re.IGNORECASE
)
_LEVELS = (
    re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])\s*[.)]?\Z"),
    re.compile(r"\d{1,3}\s*[.)]?\Z"),
    re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\Z"),
    re.compile(r"[-–+*•]\Z|[a-zđ]\s*[.)]?\Z"),
)
_TOLERANCE = 1e-6


def number(cell: SheetCell | None) -> float | None:
    """Return the number that a cell holds, as one or as text."""
    if cell is None or cell.is_error or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, int | float):
        return float(cell.value)
    if not isinstance(cell.value, str):
        return None
    read = from_digits(cell.value.strip())
    return None if read is None else float(read)


class SumChecker:
    """Checks one sheet; a cell is reported once, whichever check it fails."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._reported: set[At] = set()

    def formulas(self) -> Iterator[Finding]:
        """Yield the cells whose formula is a plain sum and whose value is another number."""
        for at, cell in sorted(self._sheet.cells.items()):
            printed = number(cell)
            added = _addends(cell.formula) if cell.formula else None
            if added is None or printed is None:
                continue
            inside = [own for area in added for own in self._in(area)]
            if any(_is_unread(own) for own in inside):
                continue
            yield from self._compared(at, math.fsum(n for own in inside if (n := number(own)) is not None), 0)

    def totals(self, grid: Grid, cells: dict[int, ShownCell]) -> Iterator[Finding]:
        """Yield the cells of total rows that are not the sum of the rows they cover."""
        covered: list[int] = []
        totals: list[int] = []
        roles = grid.roles()
        for index, row in enumerate(grid.body):
            if roles.get(row) != "total":
                covered.append(row)
                continue
            parts = covered if index else [below for below in grid.body[1:] if roles.get(below) != "total"]
            since = [own for own in parts if not totals or own > totals[-1] or not index]
            for column in grid.columns:
                yield from self._total(grid, cells, (row, column), (parts, since, totals))
            if index:
                totals.append(row)

    def _total(
        self, grid: Grid, cells: dict[int, ShownCell], at: At, groups: tuple[list[int], list[int], list[int]]
    ) -> Iterator[Finding]:
        row, column = at
        own = grid.at.get(at)
        if own is None or own.row != row or own.column != column or not self._adds_up(grid, column):
            return
        total = cells[own.block]
        printed = number(total.stored)
        parts, since, totals = groups
        inside = [cells[below.block].stored for part in parts if (below := grid.at.get((part, column)))]
        if printed is None or is_percent(total.stored) or any(map(_is_unread, inside)):
            return
        levels = _levels(grid, since)
        choices = [since, parts, totals, *levels, *_levels(grid, parts)]
        sums = [
            (math.fsum(values), len(values))
            for rows in choices
            if len(values := list(_values(grid, cells, rows, column))) > 1
        ]
        slack = _half_unit(total)
        if sums and not any(_alike(printed, value, slack * (count + 1)) for value, count in sums):
            # What the total most likely stands for: the outermost rows since the total before it.
            likely = [*levels[:1], since, totals, parts]
            values = next(values for rows in likely if (values := list(_values(grid, cells, rows, column))))
            yield from self._compared(total.at, math.fsum(values), slack * (len(values) + 1))

    def _adds_up(self, grid: Grid, column: int) -> bool:
        heading, known = grid.heading(column), heading_words()
        names = is_one_of(heading, known.row_numbers) or is_one_of(heading, known.naming)
        return not (names or _NO_SUM.search(heading) or grid.counts_rows(column, heading))

    def _in(self, area: tuple[At, At]) -> Iterator[SheetCell]:
        (top, left), (bottom, right) = area
        if (bottom - top + 1) * (right - left + 1) > len(self._sheet.cells):
            yield from (
                cell
                for (row, column), cell in self._sheet.cells.items()
                if top <= row <= bottom and left <= column <= right
            )
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) in self._sheet.cells:
                    yield self._sheet.cells[row, column]

    def _compared(self, at: At, computed: float, slack: float) -> Iterator[Finding]:
        cell = self._sheet.cells[at]
        printed = number(cell)
        if printed is None or at in self._reported or _alike(printed, computed, slack):
            return
        self._reported.add(at)
        name = cell_name(at)
        yield finding(
            "sum-disagrees",
            CellPlace(sheet=self._sheet.name, cell=name),
            sheet=self._sheet.name,
            cell=name,
            printed=shown(cell),
            computed=shown(
                SheetCell(computed, cell.format if isinstance(cell.value, int | float) else "General")
            ),
        )


def _is_unread(cell: SheetCell) -> bool:
    """Return whether a cell holds a number that cannot be added: "hơn 10", an error, no result."""
    if cell.formula is not None and cell.value is None:
        return True
    words = str(cell.value) if isinstance(cell.value, str) else ""
    return cell.is_error or (number(cell) is None and any(letter.isdecimal() for letter in words))


def _alike(printed: float, computed: float, slack: float) -> bool:
    return abs(printed - computed) <= max(slack, _TOLERANCE * max(1.0, abs(printed), abs(computed)))


def _half_unit(total: ShownCell) -> float:
    """Return half of the last decimal shown: parts rounded for print need not add up to the last digit."""
    decimals = len(total.text.rstrip("% ").partition(",")[2])
    return 0.5 * 10**-decimals if decimals else 0.0


def _addends(formula: str) -> list[tuple[At, At]] | None:
    """Return the areas that a formula of nothing but a sum adds; None of any other formula."""
    summed = _SUM.match(formula)
    if summed is None and not _PLUS.match(formula):
        return None
    return [_area(*found.groups()) for found in _CORNERS.finditer(summed[1] if summed else formula)]


def _area(left: str, top: str, right: str | None, bottom: str | None) -> tuple[At, At]:
    rows = sorted((int(top), int(bottom or top)))
    columns = sorted((column_number(left), column_number(right or left)))
    return (rows[0], columns[0]), (rows[1], columns[1])


def _levels(grid: Grid, rows: list[int]) -> list[list[int]]:
    """Return rows by the kind of number before them, the outer kinds first: "I", "1", "1.1", "a"."""
    found: dict[int, list[int]] = {}
    for row in rows:
        label = grid.text(row, grid.columns[0]).strip()
        level = next((at for at, form in enumerate(_LEVELS) if form.match(label)), None)
        if level is not None:
            found.setdefault(level, []).append(row)
    return [found[level] for level in sorted(found)]


def _values(grid: Grid, cells: dict[int, ShownCell], rows: Iterable[int], column: int) -> Iterator[float]:
    """Yield the numbers of rows in a column; a merged cell once."""
    for block in dict.fromkeys(own.block for row in rows if (own := grid.at.get((row, column)))):
        value = number(cells[block].stored)
        if value is not None:
            yield value
