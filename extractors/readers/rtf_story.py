"""Paragraphs, cells and tables of one part of rich text, put together as Word's XML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx_grid import set_grid
from extractors.readers.rtf_format import Format, element

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEVELS = 30
"""Tables within tables, at most: what is deeper counts as this deep."""


def _sayable(words: str) -> str:
    """Return words without what XML cannot hold."""
    return _NOT_XML.sub("", words)


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell as `\\trowd` tells it: its right edge in twips, and whether it is merged with others."""

    edge: int
    across: str = ""
    down: str = ""


@dataclass
class _OpenTable:
    element: etree._Element = field(default_factory=lambda: element("tbl"))
    cells: list[list[etree._Element]] = field(default_factory=list)
    cell: list[etree._Element] = field(default_factory=list)


class Story:
    """A part on its way; paragraphs go into the root, or into a cell of the table that is open."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._tables: list[_OpenTable] = []
        self._paragraph = element("p")
        self._words: tuple[Format, bool, etree._Element] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the paragraph on its way holds nothing yet."""
        return not len(self._paragraph)

    def add(self, inner: etree._Element) -> None:
        self._paragraph.append(inner)
        self._words = None

    def add_words(self, words: str, format: Format, font: str, authors: Sequence[str], code: bool) -> None:
        """Add words, to the run before where that is of the same format."""
        if self._words is not None and self._words[:2] == (format, code):
            piece = self._words[2]
        else:
            piece = element("instrText" if code else "delText" if format.deleted else "t")
            self.add(format.run([piece], font, authors))
            self._words = format, code, piece
        piece.text = (piece.text or "") + _sayable(words)

    def end_paragraph(self, level: int, properties: etree._Element | None) -> None:
        """End a paragraph; `level` is 0 outside of tables, 1 in a table, 2 in a table in its cell."""
        if properties is not None:
            self._paragraph.insert(0, properties)
        self._container(level).append(self._paragraph)
        self._words = None
        self._paragraph = element("p")

    def end_cell(self, level: int, properties: etree._Element | None) -> None:
        self.end_paragraph(max(level, 1), properties)
        table = self._tables[-1]
        table.cells.append(table.cell)
        table.cell = []

    def end_row(self, level: int, left: int, shapes: list[CellShape]) -> None:
        """End a row; the cells that the file tells of and those that it holds need not agree."""
        self._container(max(level, 1))
        _add_row(self._tables[-1], left, shapes)

    def end(self, properties: etree._Element | None) -> None:
        """End the part: what stands behind the last mark of a paragraph is one too."""
        if not self.is_empty:
            self.end_paragraph(0, properties)
        self._container(0)

    def _container(self, level: int) -> "etree._Element | list[etree._Element]":
        level = min(level, _LEVELS)
        while len(self._tables) > level:
            self._close_table()
        while len(self._tables) < level:
            self._tables.append(_OpenTable())
        return self._tables[-1].cell if self._tables else self.root

    def _close_table(self) -> None:
        table = self._tables.pop()
        if table.cell:
            table.cells.append(table.cell)
        if table.cells:
            _add_row(table, 0, [])
        set_grid(table.element)
        if len(table.element):
            (self._tables[-1].cell if self._tables else self.root).append(table.element)


def _add_row(table: _OpenTable, left: int, shapes: list[CellShape]) -> None:
    row = element("tr")
    for at, content in enumerate(table.cells):
        if shapes and at >= len(shapes) and not any(_has_words(inner) for inner in content):
            # Some programs close more cells than the row has.
            continue
        cell = element("tc")
        if at < len(shapes):
            cell.append(_cell_properties(shapes[at], shapes[at - 1].edge if at else left))
        cell.extend(content)
        row.append(cell)
    if len(row):
        table.element.append(row)
    table.cells = []


def _has_words(paragraph: etree._Element) -> bool:
    return any(True for _ in paragraph.itertext())


def _cell_properties(shape: CellShape, left: int) -> etree._Element:
    properties = element("tcPr")
    properties.append(element("tcW", w=str(max(shape.edge - left, 0)), type="dxa"))
    if shape.across:
        properties.append(element("hMerge", val=shape.across))
    if shape.down:
        properties.append(element("vMerge", val=shape.down))
    return properties
