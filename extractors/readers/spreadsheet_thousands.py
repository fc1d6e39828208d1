"""Numbers that may have lost their thousands: 1.2 where 1.200 was meant.

A dot typed into a spreadsheet of English habits is a decimal point: "1.200" becomes 1.2, "1.234" stays
1.234. Nothing is changed; the column tells which cells are in doubt.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from extractors.cells import read_context
from extractors.grids import Grid
from extractors.headings import whole_unit
from extractors.readers.spreadsheet_numbers import is_percent
from extractors.readers.spreadsheet_regions import ShownCell
from extractors.readers.spreadsheet_sheets import cell_name
from extractors.reading import CellContext
from schemas.facts import Measure
from schemas.finding import Finding, finding
from schemas.place import CellPlace

Around: TypeAlias = Callable[[], dict[int, CellContext]]
"""Gives what the tables of the document say around each cell."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")
_SHORT = re.compile(r"[1-9]\d{0,2}\.\d{1,2}\Z")
_FEW = 2


def doubtful(grid: Grid, cells: dict[int, ShownCell], around: Around, sheet: str) -> Iterator[Finding]:
    """Yield the cells of a table that may stand for a thousand times their number."""
    for column in grid.columns:
        own = list(dict.fromkeys(part.block for row in grid.body if (part := grid.at.get((row, column)))))
        for block in _in_column([(block, cells[block]) for block in own], around):
            cell = cells[block]
            name = cell_name(cell.at)
            place = CellPlace(sheet=sheet, cell=name)
            yield finding("thousands-doubtful", place, sheet=sheet, cell=name, printed=cell.text)


def _in_column(column: list[tuple[int, ShownCell]], around: Around) -> list[int]:
    short = [block for block, cell in column if _is_short(cell)]
    if not short:
        return []
    thousands = sum(_is_in_thousands(cell) for _, cell in column)
    numbers = sum(cell.counts for _, cell in column)
    if thousands >= max(_FEW, len(short)) and 2 * thousands >= numbers:
        return short
    exact = [block for block, cell in column if _decimals(cell) == 3]
    if len(exact) >= _FEW and all(_counts_whole(around().get(block)) for block in (*short, *exact)):
        return sorted((*short, *exact))
    return []


def _is_short(cell: ShownCell) -> bool:
    raw = cell.stored.value
    if isinstance(raw, str):
        return bool(_SHORT.match(raw.strip()))
    return _decimals(cell) in (1, 2) and 1 <= abs(_number(cell)) < 1000


def _is_in_thousands(cell: ShownCell) -> bool:
    raw = cell.stored.value
    if isinstance(raw, str):
        return bool(_GROUPED.match(raw.strip()))
    return _decimals(cell) == 0 and abs(_number(cell)) >= 1000


def _number(cell: ShownCell) -> float:
    raw = cell.stored.value
    return float(raw) if isinstance(raw, int | float) else 0.0


def _decimals(cell: ShownCell) -> int | None:
    """Return how many decimals a typed number has; None of formulas, text and percentages."""
    raw = cell.stored.value
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    if cell.stored.formula is not None or is_percent(cell.stored):
        return None
    return len(f"{raw:.9f}".rstrip("0").partition(".")[2])


def _counts_whole(context: CellContext | None) -> bool:
    """Return whether a cell counts things that have no halves."""
    if context is None or context.unit is None or context.numbered or not whole_unit(context.unit):
        return False
    _, measure, factor = read_context(context.unit)
    return measure is Measure.COUNT and factor == 1
