"""The grid of a Word table: where each cell stands, and how many rows and columns it covers."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_runs import DELETED, attribute, child, local


@dataclass
class GridCell:
    """A cell as shown; a merged one once, at its first row and column."""

    element: etree._Element
    column: int
    columns: int
    rows: int = 1


@dataclass
class GridRow:
    """A row by its number from 1; deleted rows are numbered too, and have no cells."""

    number: int
    cells: list[GridCell] = field(default_factory=list)


def grid_rows(table: etree._Element) -> list[GridRow]:
    """Return the rows of a table with the cells that begin in each."""
    rows: list[GridRow] = []
    growing: dict[int, GridCell] = {}
    for number, element in enumerate(_inside(table, "tr"), start=1):
        row = GridRow(number)
        rows.append(row)
        if any(child(element, "trPr", mark) is not None for mark in DELETED):
            continue
        growing = _read_row(element, row, growing)
    return rows


def _read_row(element: etree._Element, row: GridRow, growing: dict[int, GridCell]) -> dict[int, GridCell]:
    """Fill a row; return the cells, by column, that the next row may continue downwards."""
    still_growing: dict[int, GridCell] = {}
    column = 1 + _number(child(element, "trPr", "gridBefore"), 0)
    for cell in _inside(element, "tc"):
        span = max(_number(child(cell, "tcPr", "gridSpan"), 1), 1)
        down, across = child(cell, "tcPr", "vMerge"), child(cell, "tcPr", "hMerge")
        above = growing.get(column)
        if across is not None and attribute(across, "val") != "restart" and row.cells:
            row.cells[-1].columns += span
        elif down is not None and attribute(down, "val") != "restart" and above is not None:
            above.rows += 1
            still_growing[column] = above
        elif child(cell, "tcPr", "cellDel") is None:
            shown = GridCell(cell, column, span)
            row.cells.append(shown)
            if down is not None:
                still_growing[column] = shown
        column += span
    return still_growing


def _inside(container: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those within content controls."""
    for element in container:
        if local(element) == name:
            yield element
        elif isinstance(element.tag, str) and local(element) not in {"p", "tbl", "tc", *DELETED}:
            yield from _inside(element, name)


def _number(element: etree._Element | None, default: int) -> int:
    value = "" if element is None else attribute(element, "val") or ""
    return int(value) if value.isdecimal() and len(value) < 5 else default
