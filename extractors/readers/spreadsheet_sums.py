"""Sums that do not hold: SUM formulas against their range, totals against what they cover.

Numbers typed as text count here as the reader counts them. Excel's SUM passes over them, which is the
commonest cause of a wrong total.
"""

import math
import re
from collections.abc import Iterator

from extractors.grids import Grid
from extractors.numbers import from_digits
from extractors.readers.spreadsheet_numbers import is_percent, shown
from extractors.readers.spreadsheet_regions import ShownCell
from extractors.readers.spreadsheet_sheets import At, Sheet, SheetCell, cell_name, column_number
from extractors.table_sums import Printed, alike, wrong_totals
from schemas.finding import Finding, finding
from schemas.place import CellPlace

_REF = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_RANGE = rf"{_REF}(?::{_REF})?"
_SUM = re.compile(rf"=\+?\s*SUM\(\s*({_RANGE}(?:\s*[,;]\s*{_RANGE})*)\s*\)\s*\Z", re.IGNORECASE)
_PLUS = re.compile(rf"=\+?\s*{_REF}(?:\s*\+\s*{_REF})+\s*\Z", re.IGNORECASE)
_CORNERS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", re.IGNORECASE)


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
        """Yield the cells of total rows and columns that are not the sum of what they cover."""
        for wrong in wrong_totals(grid, lambda cell: _printed(cells[cell.block])):
            yield from self._compared(cells[wrong.cell.block].at, wrong.computed, wrong.slack)

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
        if printed is None or at in self._reported or alike(printed, computed, slack):
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


def _printed(cell: ShownCell) -> Printed:
    decimals = len(cell.text.rstrip("% ").partition(",")[2])
    return Printed(
        number(cell.stored),
        is_unread=_is_unread(cell.stored),
        half_unit=0.5 * 10**-decimals if decimals else 0.0,
        is_percent=is_percent(cell.stored),
    )


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
