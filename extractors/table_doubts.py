"""What is doubtful in the tables of a document: totals that are not the sum of their parts.

Spreadsheets are checked by their reader, which knows the numbers behind what is shown.
"""

import re
from collections.abc import Iterator

from extractors.grids import Grid
from extractors.numbers import from_digits, in_digits
from extractors.table_sums import Printed, wrong_totals
from schemas.document import Block, Cell, SourceDocument
from schemas.finding import Finding, finding
from schemas.place import CellPlace

_SIGNS_BEHIND = re.compile(r"[\s¹²³⁰-₉*⁽⁾()]+\Z")


def of_tables(document: SourceDocument) -> Iterator[Finding]:
    """Yield the totals of each table that do not hold."""
    for table in document.tables:
        first = document.blocks[table.cells[0].block]
        if isinstance(first.place(first.start, first.start + 1), CellPlace):
            continue
        grid = Grid(document, table)
        if grid.holds_numbers:
            yield from _of_table(grid)


def _of_table(grid: Grid) -> Iterator[Finding]:
    blocks = grid.document.blocks
    for wrong in wrong_totals(grid, lambda cell: _printed(blocks[cell.block])):
        block = blocks[wrong.cell.block]
        yield finding(
            "table-sum-disagrees",
            block.place(block.start, block.end),
            printed=grid.words(wrong.cell),
            computed=in_digits(wrong.computed),
            row=_label(grid, wrong.cell),
            column=grid.heading(wrong.cell.column) or "–",
        )


def _label(grid: Grid, cell: Cell) -> str:
    words = (grid.words(own) for own in grid.row(cell.row) if own is not cell)
    return next((said for said in words if any(letter.isalpha() for letter in said)), "–")


def _printed(block: Block) -> Printed:
    text = _SIGNS_BEHIND.sub("", block.words.strip())
    number = from_digits(text)
    if number is None:
        return Printed(None, is_unread=any(letter.isdecimal() for letter in text))
    decimals = len(text.partition(",")[2])
    return Printed(float(number), half_unit=0.5 * 10**-decimals if decimals else 0.0)
