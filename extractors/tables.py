"""What a table says around each of its cells: headings, units, totals, row numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.grids import Grid
from extractors.headings import (
    Heading,
    Hit,
    generic,
    is_one_of,
    naming,
    noun_in,
    unit_in_brackets,
    unit_in_note,
    unit_stated,
    whole_unit,
)
from extractors.reading import CellContext
from schemas.document import Cell, SourceDocument, Table
from schemas.unit import heading_words

_SHORT = 60


def contexts(document: SourceDocument) -> dict[int, CellContext]:
    """Return what the tables of a document say around each cell, by the index of its block.

    A table without numbers is layout or prose: its cells have no context and read like paragraphs.
    """
    found: dict[int, CellContext] = {}
    for table in document.tables:
        found.update(_TableReader(document, table).contexts())
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    unit: Heading | None
    """From the heading's brackets or sign."""
    noun: Heading | None
    """What the heading names; None where it says when or how."""
    names: bool
    """Its numbers name: row numbers, years, codes."""


class _TableReader:
    def __init__(self, document: SourceDocument, table: Table) -> None:
        self.document, self.table = document, table
        self.grid = Grid(document, table)

    def contexts(self) -> dict[int, CellContext]:
        grid = self.grid
        if not grid.holds_numbers:
            return {}
        columns = {column: self._column(column) for column in grid.columns}
        units = next((column for column in grid.columns if self._is_unit_column(column)), None)
        labels = self._label_columns(columns, units)
        roles, note = grid.roles(), self._note()
        found: dict[int, CellContext] = {}
        for cell in self.table.cells:
            column = columns[cell.column]
            if cell.row in grid.header:
                found[cell.block] = CellContext("", column.heading, None, None, numbered=True)
                continue
            label = self._label(cell, labels)
            unit = self._unit(cell, column, units, label, note)
            found[cell.block] = CellContext(
                row=label.words if label else "",
                column=column.heading,
                unit=unit.words if unit else None,
                unit_from=unit.source if unit else None,
                role=roles.get(cell.row),
                numbered=column.names,
            )
        return found

    def _column(self, column: int) -> _Column:
        grid, known = self.grid, heading_words()
        cells = grid.heading_cells(column)
        heading = " ".join(grid.words(cell) for cell in cells)
        below_first = list(reversed(cells))
        unit = next((hit for cell in below_first if (hit := self._hit(cell, unit_in_brackets))), None)
        nouns = (self._hit(cell, noun_in) for cell in below_first if not generic(grid.words(cell)))
        noun = next((hit for hit in nouns if hit), None)
        noun = noun or next((hit for cell in below_first if (hit := self._hit(cell, naming))), None)
        own = grid.words(cells[-1]) if cells else ""
        names = is_one_of(own, known.row_numbers) or is_one_of(own, known.naming) or grid.tells_times(column)
        return _Column(heading, unit, noun, names or grid.counts_rows(column, heading))

    def _hit(self, cell: Cell, read: Callable[[str], Hit | None]) -> Heading | None:
        block = self.document.blocks[cell.block]
        hit = read(block.text)
        return None if hit is None else Heading.of(block, hit)

    def _is_unit_column(self, column: int) -> bool:
        if not is_one_of(self.grid.heading(column), heading_words().unit_column):
            return False
        if not any(map(self._holds_words, (left for left in self.grid.columns if left < column))):
            # "Đơn vị" is a unit behind the things counted; as the first column it is who reports.
            return False
        values = self.grid.values(column)
        return bool(values) and 2 * sum(map(whole_unit, values)) >= len(values)

    def _holds_words(self, column: int) -> bool:
        return any(letter.isalpha() for value in self.grid.values(column) for letter in value)

    def _label_columns(self, columns: dict[int, _Column], units: int | None) -> list[int]:
        """The first columns of words, up to the first column of numbers."""
        labels: list[int] = []
        for column in self.grid.columns:
            if columns[column].names or column == units:
                continue
            if self.grid.is_numeric(column):
                break
            labels.append(column)
        return labels

    def _label(self, cell: Cell, labels: list[int]) -> Heading | None:
        grid = self.grid
        cells = [
            own for column in labels if column < cell.column and (own := grid.at.get((cell.row, column)))
        ]
        named = [own for own in dict.fromkeys(cells) if grid.words(own)]
        if not named:
            named = [own for own in grid.row(cell.row)[:1] if own is not cell and grid.words(own)]
        if not named:
            return None
        block = self.document.blocks[named[-1].block]
        words = " ".join(grid.words(own) for own in named)
        return Heading(words, block.place(block.start, block.end), named[-1])

    def _unit(
        self, cell: Cell, column: _Column, units: int | None, label: Heading | None, note: Heading | None
    ) -> Heading | None:
        """Return the unit that the unit column, the note, the header or the label gives, in that order.

        Brackets in the column's heading speak of that column alone and win over the unit of the row:
        "Thành tiền (triệu đồng)" beside "ĐVT: bộ".
        """
        if column.unit is not None:
            return column.unit
        own = self.grid.at.get((cell.row, units)) if units is not None and units != cell.column else None
        if own is not None and (stated := self._hit(own, unit_stated)) is not None:
            return stated
        labelled = label.cell if label is not None else None
        in_label = self._hit(labelled, unit_in_brackets) if labelled is not None else None
        if (stated := in_label or note or column.noun) is not None or labelled is None:
            return stated
        return self._hit(labelled, noun_in) or self._hit(labelled, naming)

    def _note(self) -> Heading | None:
        """Return the unit noted above the table or in its merged first row: "Đơn vị tính: giờ"."""
        for block in map(self.document.blocks.__getitem__, self._blocks_above()):
            hit = unit_in_note(block.text)
            if hit is not None:
                return Heading.of(block, hit)
        return None

    def _blocks_above(self) -> Iterator[int]:
        for row in sorted(self.grid.header):
            yield from (cell.block for cell in self.grid.row(row)[:1] if cell.columns > 1)
        title = self.table.title
        if title is not None:
            yield title
            if title > 0 and len(self.document.blocks[title].text) < _SHORT:
                yield title - 1
