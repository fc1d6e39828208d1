"""A PDF as a source document: pages to lines, lines to paragraphs, tables and notes in their order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import pypdfium2

from extractors.cleaning import clean
from extractors.readers.document_builder import BETWEEN_BLOCKS, BETWEEN_CELLS, DocumentBuilder
from extractors.readers.ocr_pages import OcrPage
from extractors.readers.pdf_aligned import aligned_grids
from extractors.readers.pdf_columns import set_in_columns
from extractors.readers.pdf_file_ends import check_end, index_is_whole
from extractors.readers.pdf_hidden import HiddenWords, hidden_words
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
from extractors.readers.pdf_paragraphs import areas_of, paragraphs
from extractors.readers.pdf_places import BoxLocator, CharacterBoxes, Stretch
from extractors.readers.pdf_scans import PictureReader
from extractors.readers.pdf_tables import GridCell, PageTable, edges_of, over_pages, ruled_grids, with_words
from extractors.repairs import Repairs
from schemas.document import BlockKind, Cell, SourceDocument
from schemas.errors import DamagedFile, EmptyFile, NoTextLayer, TooManyPages
from schemas.finding import finding
from schemas.limits import Limits
from schemas.place import PagePlace

_LONGEST_QUOTE = 80
_FOOT = 0.75


def read_pdf(content: bytes, name: str, limits: Limits, media_type: str, reader: str) -> SourceDocument:
    """Read a PDF that has text of its own."""
    check_end(content, name)
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
    is_whole = index_is_whole(content)
    if not composition.builder.blocks:
        if not is_whole:
            raise DamagedFile(file=name, cause="cause.bad-pdf")
        raise NoTextLayer(file=name, pages=count) if pictures.unread else EmptyFile(file=name)
    composition.note_doubts()
    if b"/ByteRange" in content:
        # Unsigned files must not pay for its library.
        from extractors.readers.pdf_signatures import signatures  # noqa: PLC0415

        composition.builder.findings += signatures(content)
    composition.builder.findings += pictures.findings()
    if not is_whole:
        composition.builder.findings.append(finding("pdf-repaired"))
    return composition.builder.document(media_type, reader, pages=count)


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
                hidden = hidden_words(page)
                composition.note_hidden(number, hidden)
                composition.add(page, page.reading.height, grids.get(number, []), hidden.indices)
            else:
                composition.add_read(read)


def _open_columns(grids: Sequence[Sequence[GridCell]], height: float) -> tuple[float, ...]:
    """Return the edges of columns of the last table, if it reaches into the foot of the page."""
    if not grids or grids[-1][-1].box[3] < _FOOT * height:
        return ()
    return tuple(edges_of(grids[-1]))


class Composition:
    """Pages on their way to a document; once they are added, their file may be closed."""

    def __init__(self, boxes: CharacterBoxes) -> None:
        self.builder = DocumentBuilder()
        self.untabled: list[int] = []
        """Pages with rules among which no tables could be looked for."""
        self._unmapped: list[int] = []
        self._boxes = boxes
        self._tables: dict[int, list[PageTable]] = {}
        self._pages: list[PageLines] = []
        self._open_columns: tuple[float, ...] = ()
        """Edges of the columns of a table without rules that may go on on the next page."""

    def add(
        self,
        page: LetteredPage,
        height: float,
        grids: Sequence[Sequence[GridCell]],
        hidden: frozenset[int] = frozenset(),
    ) -> None:
        """Add a page with the grids of its tables; `height` is that of the page as it is read.

        The `hidden` characters are left out.
        """
        tables = [table for grid in grids if (table := with_words(grid, page, hidden)) is not None]
        taken = hidden.union(*(table.taken for table in tables))
        aligned = aligned_grids(page, taken, self._open_columns)
        self._open_columns = _open_columns(aligned, height)
        for grid in aligned:
            table = with_words(grid, page, hidden)
            if table is not None:
                tables.append(table)
                taken |= table.taken
        self._tables[page.number] = tables
        self._pages.append(PageLines(page.number, height, lines_of(page, taken)))
        if "\x00" in page.text or "\ufffd" in page.text:
            self._unmapped.append(page.number)

    def add_read(self, page: OcrPage) -> None:
        """Add a page that was read from its picture."""
        self.add(page, page.height, page.grids)
        self.builder.readings.append(page.reading)

    def note_hidden(self, page: int, hidden: HiddenWords) -> None:
        """Tell of words that nobody sees on a page, and that are not read."""
        if hidden.box is not None:
            place = PagePlace(page=page, bbox=hidden.box)
            quote = " ".join(hidden.stretches[0].split())[:_LONGEST_QUOTE]
            count = len(hidden.stretches)
            self.builder.findings.append(finding("unseen-text", place, page=page, count=count, quote=quote))

    def compose(self) -> None:
        """Put the flow of all pages first, then footnotes, then what runs along on every page."""
        repairs = Repairs("lines")
        repair(self._pages, self._tables, repairs)
        self.builder.findings += repairs.findings()
        body = letter_height(self._pages)
        take_out_margins(self._pages)
        for page in self._pages:
            take_out_notes(page, body)
        set_in_columns(self._pages)
        areas = areas_of([line for page in self._pages for line in page.lines])
        for is_table, parts in groupby(self._flow(), key=lambda part: isinstance(part, PageTable)):
            if is_table:
                for table in over_pages(part for part in parts if isinstance(part, PageTable)):
                    self._add_table(table)
            else:
                for lines in paragraphs((part for part in parts if isinstance(part, Line)), areas):
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

    def _flow(self) -> Iterator[Line | PageTable]:
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

    def _add_table(self, parts: Sequence[PageTable]) -> None:
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
