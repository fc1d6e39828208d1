"""A PDF as a source document: pages to lines, lines to paragraphs, tables and notes in their order."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2

from extractors.cleaning import clean
from extractors.readers.document_builder import BETWEEN_BLOCKS, BETWEEN_CELLS, DocumentBuilder
from extractors.readers.ocr_pages import OcrPage
from extractors.readers.pdf_layout import (
    PageLines,
    letter_height,
    notes_of,
    take_out_margins,
    take_out_notes,
)
from extractors.readers.pdf_legacy import repair
from extractors.readers.pdf_lines import Line, lines_of
from extractors.readers.pdf_pages import LetteredPage, is_ruled, open_page, opened, page_text
from extractors.readers.pdf_paragraphs import measure, paragraphs
from extractors.readers.pdf_places import BoxLocator, CharacterBoxes, Stretch
from extractors.readers.pdf_scans import PictureReader
from extractors.readers.pdf_tables import RuledCell, RuledTable, over_pages, ruled_grids, with_words
from extractors.repairs import Repairs
from schemas.document import BlockKind, Cell, SourceDocument
from schemas.errors import DamagedFile, EmptyFile, NoTextLayer, TooManyPages
from schemas.finding import finding
from schemas.limits import Limits


def read_pdf(content: bytes, name: str, limits: Limits, media_type: str, reader: str) -> SourceDocument:
    """Read a PDF that has text of its own."""
    _check_end(content, name)
    with opened(content, name) as document:
        count = len(document)
        if not count:
            raise DamagedFile(file=name, cause="cause.no-pages")
        if count > limits.pages:
            raise TooManyPages(file=name, pages=count, limit=limits.pages)
        pictures = PictureReader(name, limits)
        composition = Composition(CharacterBoxes(content, name, pictures.pages))
        _read_pages(composition, content, name, document, pictures)
    composition.compose()
    is_whole = _index_is_whole(content)
    if not composition.builder.blocks:
        if not is_whole:
            raise DamagedFile(file=name, cause="cause.bad-pdf")
        raise NoTextLayer(file=name, pages=count) if pictures.unread else EmptyFile(file=name)
    composition.note_doubts()
    composition.builder.findings += pictures.findings()
    if not is_whole:
        composition.builder.findings.append(finding("pdf-repaired"))
    return composition.builder.document(media_type, reader, pages=count)


def _check_end(content: bytes, name: str) -> None:
    """Refuse a file whose end is missing: pdfium would rebuild what is left and say nothing.

    Raises:
        DamagedFile: no end mark, or objects behind the last one.
    """
    end = content.rfind(b"%%EOF")
    if end < 0 or b" obj" in content[end:]:
        raise DamagedFile(file=name, cause="cause.bad-pdf")


def _index_is_whole(content: bytes) -> bool:
    """Return whether the file's last index lies where its end says; if not, pdfium guesses."""
    pointers = re.findall(rb"startxref\s+(\d{1,12})", content)
    if not pointers:
        return False
    # Offsets count from the mark of the PDF, before which mail programs may have put some bytes.
    at = int(pointers[-1]) + content.find(b"%PDF-")
    return bool(re.match(rb"\s*(?:xref|\d+\s+\d+\s+obj)", content[at : at + 40]))


def _ruled_pages(document: pypdfium2.PdfDocument, name: str) -> list[int]:
    ruled = []
    for number in range(1, len(document) + 1):
        with open_page(document, number, name) as page:
            if is_ruled(page):
                ruled.append(number)
    return ruled


def _read_pages(
    composition: "Composition",
    content: bytes,
    name: str,
    document: pypdfium2.PdfDocument,
    pictures: PictureReader,
) -> None:
    ruled = _ruled_pages(document, name)
    found = ruled_grids(content, ruled)
    grids = found or {}
    composition.untabled += ruled if found is None else []
    for number in range(1, len(document) + 1):
        with page_text(document, number, name) as page:
            read = pictures.read(page)
            if read is None:
                composition.add(page, page.reading.height, grids.get(number, []))
            else:
                composition.add_read(read)


class Composition:
    """Pages on their way to a document; once they are added, their file may be closed."""

    def __init__(self, boxes: CharacterBoxes) -> None:
        self.builder = DocumentBuilder()
        self.untabled: list[int] = []
        """Pages with rules among which no tables could be looked for."""
        self._unmapped: list[int] = []
        self._boxes = boxes
        self._tables: dict[int, list[RuledTable]] = {}
        self._pages: list[PageLines] = []

    def add(self, page: LetteredPage, height: float, grids: Sequence[Sequence[RuledCell]]) -> None:
        """Add a page with the grids of its tables; `height` is that of the page as it is read."""
        tables = [table for grid in grids if (table := with_words(grid, page)) is not None]
        taken = frozenset(index for table in tables for index in table.taken)
        self._tables[page.number] = tables
        self._pages.append(PageLines(page.number, height, lines_of(page, taken)))
        if "\x00" in page.text or "\ufffd" in page.text:
            self._unmapped.append(page.number)

    def add_read(self, page: OcrPage) -> None:
        """Add a page that was read from its picture."""
        self.add(page, page.height, page.grids)
        self.builder.readings.append(page.reading)

    def compose(self) -> None:
        """Put the flow of all pages first, then footnotes, then what runs along on every page."""
        repairs = Repairs("lines")
        repair(self._pages, self._tables, repairs)
        self.builder.findings += repairs.findings()
        body = letter_height(self._pages)
        take_out_margins(self._pages)
        for page in self._pages:
            take_out_notes(page, body)
        area = measure([line for page in self._pages for line in page.lines])
        for is_table, parts in groupby(self._flow(), key=lambda part: isinstance(part, RuledTable)):
            if is_table:
                for table in over_pages(part for part in parts if isinstance(part, RuledTable)):
                    self._add_table(table)
            else:
                for lines in paragraphs((part for part in parts if isinstance(part, Line)), area):
                    self._add_lines(lines, "paragraph")
        for page in self._pages:
            for note in notes_of(page.notes):
                self._add_lines(note, "footnote")
        self._add_margins("header", [page.headers for page in self._pages])
        self._add_margins("footer", [page.footers for page in self._pages])

    def note_doubts(self) -> None:
        doubts = {
            "unreadable-glyphs": self._unmapped,
            "tables-as-text": self.untabled,
        }
        for code, pages in doubts.items():
            if pages:
                self.builder.findings.append(finding(code, pages=", ".join(str(page) for page in pages)))

    def _flow(self) -> Iterator[Line | RuledTable]:
        """Yield lines and tables of all pages in reading order."""
        for page in self._pages:
            tables = sorted(self._tables[page.number], key=lambda table: table.first)
            for line in page.lines:
                while tables and tables[0].first < line.indices[0]:
                    yield tables.pop(0)
                yield line
            yield from tables

    def _add_lines(self, lines: Sequence[Line], kind: BlockKind) -> None:
        text, stretches = "", []
        for line in lines:
            cleaned = clean(line.words)
            stretches.append(Stretch(len(text), line.page, cleaned, line.indices))
            text += cleaned.text + "\n"
        self.builder.add(text[:-1], kind, BoxLocator(tuple(stretches), self._boxes))

    def _add_table(self, parts: Sequence[RuledTable]) -> None:
        """Add a table; where it runs over pages, its rows are counted through."""
        title = len(self.builder.blocks) - 1 if self.builder.blocks else None
        cells: list[Cell] = []
        above, row = 0, 0
        for part in parts:
            for filled in part.cells:
                cell, cleaned = filled.cell, clean(filled.words)
                locate = BoxLocator((Stretch(0, part.page, cleaned, filled.indices),), self._boxes)
                gap = BETWEEN_CELLS if above + cell.row == row else BETWEEN_BLOCKS
                block = self.builder.add(cleaned.text, "cell", locate, gap)
                row = above + cell.row
                cells.append(Cell(row, cell.column, block, cell.rows, cell.columns))
            above += part.rows
        self.builder.add_table(cells, title)

    def _add_margins(self, kind: BlockKind, pages: Sequence[Sequence[Line]]) -> None:
        """Add each running line once, where it stands first."""
        seen = set()
        for line in (line for lines in pages for line in lines):
            if line.words not in seen:
                seen.add(line.words)
                self._add_lines([line], kind)
