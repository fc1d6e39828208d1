"""A table as a grid: which rows are its heading, which columns hold numbers, which rows are totals."""

import re
from functools import cached_property
from typing import Literal

from extractors.headings import begins_with, is_numeric
from schemas.document import Cell, SourceDocument, Table
from schemas.unit import heading_words

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_COLUMN_NUMBER = re.compile(r"\(?\s*(?:(\d{1,2})|[A-ZĐ])\s*\)?(?:\s*=.*)?\Z")
_FEW_HEADER_ROWS = 6
_LABELS = 3
_HOUR = r"(?:từ |lúc )?(?:[01]?[0-9]|2[0-4])\s?(?:giờ|h|g|:)\s?(?:[0-5]?[0-9])?(?:\s?phút)?"
_CLOCK = re.compile(rf"{_HOUR}(?:\s?(?:-|–|đến)\s?{_HOUR})?\Z", re.IGNORECASE)


class Grid:
    """The cells of a table by row and column, merged ones at every place that they cover."""

    def __init__(self, document: SourceDocument, table: Table) -> None:
        self.document = document
        self.at: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    self.at.setdefault((row, column), cell)
        self.rows = sorted({row for row, _ in self.at})
        self.columns = sorted({column for _, column in self.at})

    def words(self, cell: Cell) -> str:
        return " ".join(self.document.blocks[cell.block].text.split())

    def text(self, row: int, column: int) -> str:
        cell = self.at.get((row, column))
        return "" if cell is None else self.words(cell)

    def row(self, row: int) -> list[Cell]:
        return list(
            dict.fromkeys(self.at[row, column] for column in self.columns if (row, column) in self.at)
        )

    def values(self, column: int) -> list[str]:
        """Return what a column holds below its heading."""
        return [text for row in self.body if (text := self.text(row, column))]

    @cached_property
    def body(self) -> list[int]:
        return [row for row in self.rows if row not in self.header]

    @cached_property
    def holds_numbers(self) -> bool:
        return any(is_numeric(value) for column in self.columns for value in self.values(column))

    def is_numeric(self, column: int) -> bool:
        values = self.values(column)
        return 2 * sum(map(is_numeric, values)) > len(values)

    @cached_property
    def header(self) -> frozenset[int]:
        """The rows above the first with numbers that head columns; a row that numbers the columns is one."""
        header: list[int] = []
        for row in self.rows[:_FEW_HEADER_ROWS]:
            cells = [cell for cell in self.row(row) if self.words(cell)]
            if _numbers_columns([self.words(cell) for cell in cells]):
                header.append(row)
                break
            if any(self._counts(cell) for cell in cells) or (
                header and not self._goes_on_heading(row, cells)
            ):
                break
            header.append(row)
        return frozenset(header) if len(header) < len(self.rows) else frozenset()

    def _counts(self, cell: Cell) -> bool:
        words = self.words(cell)
        return is_numeric(words) and not _YEAR.match(words)

    def _goes_on_heading(self, row: int, cells: list[Cell]) -> bool:
        """Return whether a row without numbers is a lower row of the heading rather than a section."""
        if any(cell.row < row for cell in cells) or (len(self.row(row - 1)) == 1 and len(cells) > 1):
            return True
        return not self.text(row, self.columns[0]) and len(cells) > 1

    def heading_cells(self, column: int) -> list[Cell]:
        """Return the cells that head a column, the uppermost first, without titles over the whole table."""
        cells = [self.at[row, column] for row in sorted(self.header) if (row, column) in self.at]
        return [
            cell
            for cell in dict.fromkeys(cells)
            if cell.columns < len(self.columns)
            and (words := self.words(cell))
            and not _COLUMN_NUMBER.match(words)
        ]

    def heading(self, column: int) -> str:
        return " ".join(self.words(cell) for cell in self.heading_cells(column))

    def counts_rows(self, column: int, heading: str) -> bool:
        """Return whether a first column without heading counts the rows: 1, 2, 3."""
        if column != self.columns[0] or heading or len(self.columns) <= 2:
            return False
        numbers = [value.rstrip(".") for value in self.values(column)]
        return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]

    def tells_times(self, column: int) -> bool:
        """Return whether a first column says when: "5 giờ", "17h30 - 18h00"."""
        values = self.values(column) if column in self.columns[:2] and not self.is_numeric(column) else []
        return bool(values) and all(map(_CLOCK.match, values))

    def roles(self) -> dict[int, Literal["total", "part"]]:
        """Return which rows are totals, and which they cover.

        A total covers the rows above it up to the total before; one in the first row those below it.
        """
        roles: dict[int, Literal["total", "part"]] = {}
        pending: list[int] = []
        for index, row in enumerate(self.body):
            pending.append(row)
            if not self._is_total(row):
                continue
            roles[row] = "total"
            if index == 0:
                roles.update((part, "part") for part in self.body[1:])
            else:
                roles.update((part, "part") for part in pending[:-1] if roles.get(part) != "total")
            pending = []
        return roles

    def _is_total(self, row: int) -> bool:
        labels = (self.text(row, column) for column in self.columns[:_LABELS])
        label = next((text for text in labels if text and not _COLUMN_NUMBER.match(text)), "")
        return begins_with(label, heading_words().total) and not is_numeric(label)


def _numbers_columns(words: list[str]) -> bool:
    """Return whether a row numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    matches = [_COLUMN_NUMBER.match(word) for word in words]
    if len(matches) <= 1 or not all(matches):
        return False
    numbers = [int(match[1]) for match in matches if match is not None and match[1]]
    return (
        len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2
    )
