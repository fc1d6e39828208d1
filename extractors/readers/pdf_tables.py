"""Ruled tables of a PDF: their grid by pdfplumber, their words by pdfium."""

import io
import logging
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractors.readers.pdf_pages import BREAKING_HYPHEN, LetteredPage
from extractors.readers.pdf_raised import with_raised
from schemas.place import Box

_SAME_EDGE = 3.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by the lines around it: a merged one covers several rows or columns of the grid."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class CellWords:
    """The words in a cell with pdfium's index of each character, -1 for what only parts words."""

    cell: GridCell
    words: str
    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page with words in at least two cells; `edges` are those of its columns, from the left."""

    page: int
    edges: tuple[float, ...]
    cells: tuple[CellWords, ...]

    @property
    def taken(self) -> frozenset[int]:
        return frozenset(index for cell in self.cells for index in cell.indices)

    @property
    def first(self) -> int:
        """Index of its first character: where in the flow of the page it stands."""
        return min(index for index in self.taken if index >= 0)

    @property
    def rows(self) -> int:
        return max(filled.cell.row + filled.cell.rows - 1 for filled in self.cells)

    def goes_on_in(self, other: "PageTable") -> bool:
        """Return whether another table is the same one on the next page: its columns stand alike."""
        return (
            other.page == self.page + 1
            and len(self.edges) == len(other.edges)
            and all(abs(own - its) <= _SAME_EDGE for own, its in zip(self.edges, other.edges, strict=True))
        )


def over_pages(tables: Iterable[PageTable]) -> Iterator[list[PageTable]]:
    """Yield the parts of each table, of tables that follow each other with no words between."""
    parts: list[PageTable] = []
    for table in tables:
        if parts and not parts[-1].goes_on_in(table):
            yield parts
            parts = []
        parts.append(table)
    if parts:
        yield parts


def ruled_grids(content: bytes, pages: Sequence[int]) -> dict[int, list[list[GridCell]]] | None:
    """Return the grids on pages that have rules, by page; None where pdfplumber gives up."""
    if not pages:
        return {}
    # It warns of fonts, and only lines are asked of it.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content), pages=list(pages)) as document:
            return {page.page_number: list(_grids(page)) for page in document.pages}
    except (PdfminerException, MalformedPDFException):
        return None


def with_words(
    grid: Sequence[GridCell], page: LetteredPage, hidden: frozenset[int] = frozenset()
) -> PageTable | None:
    """Fill a grid with the characters whose middle lies in each cell; None where two cells are not filled."""
    letters: dict[int, list[int]] = {}
    boxes = page.shown_boxes()
    for index, box in enumerate(boxes):
        at = _around(grid, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if at is not None and index not in hidden and not page.text[index].isspace():
            letters.setdefault(at, []).append(index)
    cells = [_cell_words(grid[at], indices, page, boxes) for at, indices in sorted(letters.items())]
    return PageTable(page.number, tuple(edges_of(grid)), tuple(cells)) if len(cells) > 1 else None


def edges_of(grid: Sequence[GridCell]) -> list[float]:
    """Return the edges of a grid's columns, from the left."""
    return _edges([edge for cell in grid for edge in (cell.box[0], cell.box[2])])


def _grids(page: pdfplumber.page.Page) -> Iterator[list[GridCell]]:
    left, top = page.bbox[0], page.bbox[1]
    for table in page.find_tables():
        grid = grid_of([(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells])
        if grid:
            yield grid


def grid_of(boxes: Sequence[Box]) -> list[GridCell]:
    """Return the cells of a table by their boxes, in reading order; none where there is one column.

    That is a frame around words; a single row may be the rest of a table on the page before.
    """
    columns = _edges([box[0] for box in boxes])
    rows = _edges([box[1] for box in boxes])
    if len(columns) < 2:
        return []
    cells = [_on_grid(box, rows, columns) for box in boxes]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _on_grid(box: Box, rows: Sequence[float], columns: Sequence[float]) -> GridCell:
    row, column = _index(rows, box[1]), _index(columns, box[0])
    return GridCell(
        row + 1, column + 1, max(_index(rows, box[3]) - row, 1), max(_index(columns, box[2]) - column, 1), box
    )


def _edges(values: Sequence[float]) -> list[float]:
    """Return the edges of a grid in order, those that are hardly apart as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    """Return which edge a value lies on; the far side of the table is one beyond the last."""
    return bisect_left(edges, value - _SAME_EDGE)


def _around(grid: Sequence[GridCell], x: float, y: float) -> int | None:
    for at, cell in enumerate(grid):
        if cell.box[0] <= x <= cell.box[2] and cell.box[1] <= y <= cell.box[3]:
            return at
    return None


def _cell_words(
    cell: GridCell, letters: Sequence[int], page: LetteredPage, boxes: Sequence[Box]
) -> CellWords:
    words: list[str] = []
    indices: list[int] = []
    for before, index in zip((None, *letters), letters, strict=False):
        if before is not None and (index != before + 1 or page.text[before] == BREAKING_HYPHEN):
            words.append("\n" if _is_below(boxes[before], boxes[index]) else " ")
            indices.append(-1)
        words.append(page.text[index].replace(BREAKING_HYPHEN, "-"))
        indices.append(index)
    size = median(page.size(index) for index in letters)
    return CellWords(cell, with_raised(page, "".join(words), indices, size), tuple(indices))


def _is_below(above: Box, box: Box) -> bool:
    return box[1] > (above[1] + above[3]) / 2
