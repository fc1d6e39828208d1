"""The sheets of a workbook as blocks and tables of a source document."""

import re
from dataclasses import dataclass

from extractors.headings import unit_in_note
from extractors.readers.document_builder import BETWEEN_BLOCKS, BETWEEN_CELLS, DocumentBuilder
from extractors.readers.spreadsheet_regions import Region, Row, ShownCell, regions
from extractors.readers.spreadsheet_sheets import Sheet, cell_name
from schemas.document import BlockKind, Cell
from schemas.place import CellPlace, Source

# Names that say nothing: "Sheet1", "Trang tính 2", "Bang1", "T6".
_NAMELESS = re.compile(r"(?:sheet|trang(?: tính)?|bảng(?: tính)?|bang|table|\W|\d|_)*\Z", re.IGNORECASE)
# A blank line, as on the sheet: a title ends there.
_BETWEEN_REGIONS = "\n\n"
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class CellLocator:
    """All words of a block stand in one cell."""

    place: CellPlace

    def __call__(self, start: int, end: int) -> Source:
        return self.place


class SheetFlow:
    """Reads one sheet into a builder; `cells` and `tables` say which cells its blocks came from.

    `member` leads to the workbook within a file.
    """

    def __init__(
        self, sheet: Sheet, builder: DocumentBuilder, *, is_named: bool, member: tuple[str, ...] = ()
    ) -> None:
        self.cells: dict[int, ShownCell] = {}
        self.tables: list[int] = []
        """Indices of the sheet's tables in the builder."""
        self._sheet, self._builder = sheet, builder
        self._member = member
        self._open: list[Cell] = []
        self._title: int | None = None
        self._named = not is_named
        self._parted = True
        for region in regions(sheet):
            self._region(region)
        self._close()

    def _region(self, region: Region) -> None:
        goes_on = bool(self._open) and not region.above and not region.has_heading and region.has_numbers
        if not goes_on:
            self._close()
            self._parted = True
        for row in region.above:
            # The unit noted above a table is no part of the title.
            self._parted = self._parted or unit_in_note(row[-1].text) is not None
            self._title = self._row(row, "paragraph")[-1]
        self._parted = self._parted or bool(region.above and region.has_numbers)
        for row in region.table:
            self._open += self._cells(row, self._row(row, "cell"))
        if not region.has_numbers or region.below:
            self._close()
        for row in region.below:
            last = self._row(row, "paragraph")[-1]
            # Under a letterhead stands the title of what follows, under a table its notes.
            self._title = None if region.has_numbers else last

    def _row(self, row: Row, kind: BlockKind) -> list[int]:
        """Add the cells of a row as blocks; return their indices."""
        if not self._named:
            self._name(row[0])
        indices = []
        gap = _BETWEEN_REGIONS if self._parted else BETWEEN_BLOCKS
        self._parted = False
        for cell in row:
            at = self._builder.add(cell.text, kind, CellLocator(self._place(cell)), gap)
            self.cells[at] = cell
            indices.append(at)
            gap = BETWEEN_CELLS
        return indices

    def _name(self, first: ShownCell) -> None:
        """Put a name that says something above the sheet; it stands in no cell: the first stands for it."""
        self._named = True
        name = " ".join(self._sheet.name.replace("_", " ").split())
        if _WORD.search(name) and not _NAMELESS.match(name) and name.lower() not in first.text.lower():
            self._builder.add(name, "heading", CellLocator(self._place(first)), _BETWEEN_REGIONS)

    def _place(self, cell: ShownCell) -> CellPlace:
        return CellPlace(member=self._member, sheet=self._sheet.name, cell=cell_name(cell.at))

    def _cells(self, row: Row, indices: list[int]) -> list[Cell]:
        return [
            Cell(*cell.at, index, cell.area.bottom - cell.area.top + 1, cell.columns)
            for cell, index in zip(row, indices, strict=True)
        ]

    def _close(self) -> None:
        """End the table that is open; its grid counts from its own first row and column."""
        if self._open:
            top = min(cell.row for cell in self._open) - 1
            left = min(cell.column for cell in self._open) - 1
            cells = [
                Cell(cell.row - top, cell.column - left, cell.block, cell.rows, cell.columns)
                for cell in self._open
            ]
            self.tables.append(len(self._builder.tables))
            self._builder.add_table(cells, self._title)
            self._title = None
        self._open = []
