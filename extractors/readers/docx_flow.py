"""Paragraphs, tables and text boxes of one part of a Word file, in document order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from extractors.cleaning import clean
from extractors.readers.document_builder import BETWEEN_BLOCKS, DocumentBuilder
from extractors.readers.docx_fonts import Fonts
from extractors.readers.docx_legacy import repaired_texts
from extractors.readers.docx_runs import DELETED, Marks, Words, attribute, child, local, sound_fields
from extractors.readers.docx_tables import grid_rows
from schemas.document import BlockKind, Cell
from schemas.place import ParagraphPlace, Part, Source


@dataclass(frozen=True, slots=True)
class ParagraphLocator:
    """Finds the paragraphs of a block; `starts` are the offsets in the block where each begins."""

    starts: tuple[int, ...]
    places: tuple[ParagraphPlace, ...]

    def __call__(self, start: int, end: int) -> Source:
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_left(self.starts, end), first + 1)
        found = self.places[first:last]
        return found if len(found) > 1 else found[0]


@dataclass(frozen=True, slots=True)
class Where:
    """The table cell around a paragraph, None of each outside tables."""

    table: int | None = None
    row: int | None = None
    column: int | None = None


NOWHERE = Where()


class PartFlow:
    """Reads one part into a builder; paragraphs and tables count from 1 in document order."""

    def __init__(
        self,
        root: etree._Element,
        part: Part,
        builder: DocumentBuilder,
        marks: Marks,
        *,
        fonts: Fonts,
        headings: frozenset[str] = frozenset(),
        first: int = 1,
    ) -> None:
        everything = [element for element in root.iter("{*}p", "{*}tbl") if local(element)]
        paragraphs = [element for element in everything if local(element) == "p"]
        tables = [element for element in everything if local(element) == "tbl"]
        self.paragraphs = len(paragraphs)
        self._numbers = {element: number for number, element in enumerate(paragraphs, start=first)}
        self._tables = {element: number for number, element in enumerate(tables, start=1)}
        self._part = part
        self._builder = builder
        self._headings = headings
        repaired = repaired_texts(self._numbers, part, fonts, marks.repairs)
        self._words = Words(sound_fields(root), marks, repaired)

    def read(self, container: etree._Element, kind: BlockKind, where: Where = NOWHERE) -> None:
        """Read what a body, note, header or text box holds."""
        merging: list[etree._Element] = []
        for element in _contents(container):
            if local(element) == "tbl":
                self._table(element, kind)
                continue
            merging.append(element)
            if not _runs_into_next(element):
                self._paragraph(merging, kind, where)
                merging = []
        self._paragraph(merging, kind, where)

    def _paragraph(self, elements: Sequence[etree._Element], kind: BlockKind, where: Where) -> None:
        if elements and kind == "paragraph" and self._is_heading(elements[-1]):
            kind = "heading"
        self._add(elements, kind, where, BETWEEN_BLOCKS)
        self._boxes(elements)

    def _add(self, elements: Sequence[etree._Element], kind: BlockKind, where: Where, gap: str) -> int | None:
        """Append one block of several paragraphs; None where they have no words."""
        text, starts, places = "", [], []
        for element in elements:
            words = clean(self._words.of(element)).text
            words = words if text and not text.endswith("\n") else words.lstrip()
            if words.strip():
                starts.append(len(text))
                places.append(self._place(element, where))
            text += words if _runs_into_next(element) or not words.strip() else words.rstrip() + "\n"
        text = text.rstrip()
        return (
            self._builder.add(text, kind, ParagraphLocator(tuple(starts), tuple(places)), gap)
            if text
            else None
        )

    def _place(self, element: etree._Element, where: Where) -> ParagraphPlace:
        return ParagraphPlace(
            part=self._part,
            paragraph=self._numbers[element],
            table=where.table,
            row=where.row,
            column=where.column,
        )

    def _boxes(self, elements: Sequence[etree._Element]) -> None:
        for element in elements:
            for box in _outermost_boxes(element):
                part, self._part = self._part, "textbox"
                self.read(box, "textbox")
                self._part = part

    def _table(self, table: etree._Element, kind: BlockKind) -> None:
        number = self._tables[table]
        title = len(self._builder.blocks) - 1 if kind == "paragraph" and self._builder.blocks else None
        cells: list[Cell] = []
        for row in grid_rows(table):
            gap = BETWEEN_BLOCKS
            for cell in row.cells:
                where = Where(number, row.number, cell.column)
                index = self._cell(cell.element, kind, where, gap)
                if index is not None:
                    cells.append(Cell(row.number, cell.column, index, cell.rows, cell.columns))
                    gap = " | "
        self._builder.add_table(cells, title)

    def _cell(self, element: etree._Element, kind: BlockKind, where: Where, gap: str) -> int | None:
        """Read a cell as one block; tables and boxes inside it follow as their own."""
        contents = list(_contents(element))
        paragraphs = [inner for inner in contents if local(inner) == "p"]
        inside: BlockKind = "cell" if kind in {"paragraph", "textbox"} else kind
        index = self._add(paragraphs, inside, where, gap)
        for inner in contents:
            if local(inner) == "tbl":
                self._table(inner, kind)
        self._boxes(paragraphs)
        return index

    def _is_heading(self, element: etree._Element) -> bool:
        style = child(element, "pPr", "pStyle")
        return (style is not None and attribute(style, "val") in self._headings) or child(
            element, "pPr", "outlineLvl"
        ) is not None


def _contents(container: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, also those within content controls and other wrappers."""
    for element in container:
        name = local(element)
        if name in {"p", "tbl"}:
            yield element
        elif isinstance(element.tag, str) and name not in DELETED and not name.endswith("Pr"):
            yield from _contents(element)


def _runs_into_next(paragraph: etree._Element) -> bool:
    """Return whether the mark that ends a paragraph was deleted: its words go on in the next one."""
    properties = child(paragraph, "pPr", "rPr")
    return properties is not None and any(local(inner) in DELETED for inner in properties)


def _outermost_boxes(element: etree._Element) -> Iterator[etree._Element]:
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        elif isinstance(inner.tag, str) and name not in DELETED:
            yield from _outermost_boxes(inner)
