"""Paragraphs, tables and text boxes of one part of a Word file, in document order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeAlias

from lxml import etree

from extractors.readers.document_builder import BETWEEN_BLOCKS, BETWEEN_CELLS, DocumentBuilder
from extractors.readers.docx_changes import tracked_changes
from extractors.readers.docx_embedded import objects
from extractors.readers.docx_fonts import Fonts
from extractors.readers.docx_legacy import repaired_texts
from extractors.readers.docx_numbering import Numbering
from extractors.readers.docx_paragraphs import Composer, Joined
from extractors.readers.docx_runs import DELETED, Marks, NoteMark, Words, child, local, sound_fields
from extractors.readers.docx_styles import Styles
from extractors.readers.docx_tables import grid_rows
from schemas.document import BlockKind, Cell
from schemas.place import ParagraphPlace, Part

Later: TypeAlias = Callable[[], None]
"""Reads what stands in a table cell besides its paragraphs, once the row is read."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """What the parts of one file share."""

    builder: DocumentBuilder
    marks: Marks
    styles: Styles
    fonts: Fonts
    numbering: Numbering


class NoteReader(Protocol):
    """Reads a note to where its mark stands: an offset in the document's text."""

    def __call__(self, note: NoteMark, mark: int | None) -> None: ...


class ObjectReader(Protocol):
    """Reads what a paragraph shows of an embedded file, by its relation."""

    def __call__(self, relation: str, place: ParagraphPlace) -> None: ...


@dataclass(frozen=True, slots=True)
class Where:
    """The table cell around a paragraph, None of each outside tables."""

    table: int | None = None
    row: int | None = None
    column: int | None = None


NOWHERE = Where()


class PartFlow:
    """Reads one part into a builder; paragraphs and tables are counted in document order."""

    def __init__(
        self,
        root: etree._Element,
        part: Part,
        file: WordFile,
        *,
        notes: NoteReader | None = None,
        objects: ObjectReader | None = None,
        first: int = 1,
        first_table: int = 1,
    ) -> None:
        paragraphs = [element for element in root.iter("{*}p") if local(element)]
        tables = [element for element in root.iter("{*}tbl") if local(element)]
        self.paragraphs, self.tables = len(paragraphs), len(tables)
        self._numbers = {element: number for number, element in enumerate(paragraphs, start=first)}
        self._tables = {element: number for number, element in enumerate(tables, start=first_table)}
        self._rows = {table: grid_rows(table) for table in tables}
        self._cells = dict(self._cells_of_paragraphs())
        self._part = part
        self._file, self._builder = file, file.builder
        self._notes, self._objects = notes, objects
        self._mark: int | None = None
        marks = file.marks
        changes = tracked_changes(root)
        marks.changes += [(author, None if at is None else self.place(at)) for author, at in changes]
        repaired = repaired_texts(paragraphs, self.place, file.fonts, marks.repairs)
        words = Words(sound_fields(root), marks, repaired, file.styles.is_hidden, self.place)
        self._composer = Composer(words, file.numbering.labels(paragraphs))

    def read(self, container: etree._Element, kind: BlockKind, mark: int | None = None) -> None:
        """Read what a body, note, header or text box holds; `mark` is where the mark of a note stands."""
        outer, self._mark = self._mark, mark
        for found in _joined(_contents(container)):
            if isinstance(found, list):
                self._paragraph(found, kind)
            else:
                self._table(found, kind, self._title(kind))
        self._mark = outer

    def text(self, container: etree._Element) -> str:
        """Return the words of a container without adding them to the document."""
        paragraphs = [found for found in _joined(_contents(container)) if isinstance(found, list)]
        return self._composer.compose(paragraphs, self.place, lone_labels=False).text

    def place(self, paragraph: etree._Element) -> ParagraphPlace:
        """Return the place of a paragraph of this part."""
        where = self._cells.get(paragraph, NOWHERE)
        return ParagraphPlace(
            part="textbox" if _is_in_box(paragraph) else self._part,
            paragraph=self._numbers[paragraph],
            table=where.table,
            row=where.row,
            column=where.column,
        )

    def _cells_of_paragraphs(self) -> Iterator[tuple[etree._Element, Where]]:
        """Yield the cell around each paragraph; inner tables come last, and those hold."""
        for table, rows in self._rows.items():
            for row in rows:
                for cell in row.cells:
                    where = Where(self._tables[table], row.number, cell.column)
                    yield from ((paragraph, where) for paragraph in _paragraphs_in(cell.element))

    def _paragraph(self, joined: Joined, kind: BlockKind) -> None:
        if kind == "paragraph" and self._file.styles.is_heading(joined[-1]):
            kind = "heading"
        _, later = self._add([joined], kind, BETWEEN_BLOCKS)
        for read in later:
            read()

    def _add(
        self, paragraphs: Sequence[Joined], kind: BlockKind, gap: str, *, in_cell: bool = False
    ) -> tuple[int | None, list[Later]]:
        """Append one block of several paragraphs; return its index, and how to read what hangs on it.

        That is notes, boxes and objects. The index is None where the paragraphs have no words.
        """
        made = self._composer.compose(paragraphs, self.place, lone_labels=in_cell)
        index = None
        if made.text:
            index = self._builder.add(
                made.text, kind, made.locator, gap, labels=tuple(made.labels), mark=self._mark
            )
        start = None if index is None else self._builder.blocks[index].start
        later: list[Later] = [
            partial(self._notes, note, None if start is None else start + offset)
            for note, offset in made.notes
            if self._notes is not None
        ]
        elements = [element for joined in paragraphs for element in joined]
        later += [partial(self._box, box) for box in _boxes(elements)]
        later += [
            partial(self._objects, relation, self.place(element))
            for element in elements
            for relation in objects(element)
            if self._objects is not None
        ]
        return index, later

    def _box(self, box: etree._Element) -> None:
        self.read(box, "textbox", self._mark)

    def _table(self, table: etree._Element, kind: BlockKind, title: int | None) -> None:
        cells: list[Cell] = []
        for row in self._rows[table]:
            gap = BETWEEN_BLOCKS
            later: list[Later] = []
            for cell in row.cells:
                index, own = self._cell(cell.element, kind, gap)
                later += own
                if index is not None:
                    cells.append(Cell(row.number, cell.column, index, cell.rows, cell.columns))
                    gap = BETWEEN_CELLS
            for read in later:
                read()
        self._builder.add_table(cells, title)

    def _cell(self, element: etree._Element, kind: BlockKind, gap: str) -> tuple[int | None, list[Later]]:
        """Read a cell as one block; tables inside it, its notes and boxes are for when the row is read."""
        contents = list(_joined(_contents(element)))
        inside: BlockKind = "cell" if kind in {"paragraph", "textbox"} else kind
        paragraphs = [found for found in contents if isinstance(found, list)]
        index, later = self._add(paragraphs, inside, gap, in_cell=True)
        tables = [found for found in contents if not isinstance(found, list)]
        later += [partial(self._table, table, kind, index) for table in tables]
        return index, later

    def _title(self, kind: BlockKind) -> int | None:
        """Return the block above what comes next."""
        return len(self._builder.blocks) - 1 if kind == "paragraph" and self._builder.blocks else None


def _is_in_box(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors("{*}txbxContent"), None) is not None


def _paragraphs_in(cell: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell, without those of boxes that stand in it."""
    for element in cell:
        if local(element) == "p":
            yield element
        elif isinstance(element.tag, str):
            yield from _paragraphs_in(element)


def _contents(container: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, also those within content controls and other wrappers."""
    for element in container:
        name = local(element)
        if name in {"p", "tbl"}:
            yield element
        elif isinstance(element.tag, str) and name not in DELETED and not name.endswith("Pr"):
            yield from _contents(element)


def _joined(contents: Iterable[etree._Element]) -> Iterator[list[etree._Element] | etree._Element]:
    """Yield tables as they are, and paragraphs with those that run into them."""
    joined: list[etree._Element] = []
    for element in contents:
        is_table = local(element) == "tbl"
        if not is_table:
            joined.append(element)
        if joined and (is_table or not _runs_into_next(element)):
            yield joined
            joined = []
        if is_table:
            yield element
    if joined:
        yield joined


def _runs_into_next(paragraph: etree._Element) -> bool:
    """Return whether the mark that ends a paragraph was deleted: its words go on in the next one."""
    properties = child(paragraph, "pPr", "rPr")
    return properties is not None and any(local(inner) in DELETED for inner in properties)


def _boxes(paragraphs: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield the text boxes of paragraphs, not those within other boxes."""
    for element in paragraphs:
        for inner in element:
            name = local(inner)
            if name == "txbxContent":
                yield inner
            elif isinstance(inner.tag, str) and name not in DELETED:
                yield from _boxes([inner])
