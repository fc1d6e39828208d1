"""One document to its facts: header first, then block after block, then what is doubtful."""

import hashlib
from bisect import bisect_right
from collections import Counter
from datetime import date
from functools import lru_cache

from extractors import blanks, declarations, doubts, look_alikes, scan_doubts, table_doubts, tables, zeros
from extractors import header as heading_block
from extractors.kept_text import KeptText
from extractors.reading import CellContext, FoundQuantity, Reading, Surroundings
from extractors.sections import Outline
from extractors.sentences import Sentences
from extractors.text_facts import read_text
from extractors.view import view
from schemas.document import Block, SourceDocument
from schemas.facts import (
    DateMention,
    Declaration,
    Extraction,
    Header,
    Quantity,
    Reference,
    ZeroStatement,
    interval_of,
)
from schemas.finding import Finding
from schemas.place import Place, Source, places

_HEAD = 6000
_TAIL = 2500


def extract(document: SourceDocument, *, file: str, sha256: str, received: date | None = None) -> Extraction:
    """Read all facts of a document; `received` stands in where it states no date of its own."""
    heading = _heading(document)
    header = heading.header or Header()
    reader = _Facts(document, sha256, year_of(header), heading.own_symbol)
    kept = KeptText(document)
    for at, block in enumerate(document.blocks):
        reader.read(at, block)
        kept.enter(at, block)
    findings = (
        *document.findings,
        *doubts.of_header(document, header, heading),
        *reader.findings,
        *table_doubts.of_tables(document),
        *doubts.of_document(document, header, tuple(reader.references), received),
        *scan_doubts.of_facts(document, (*reader.references, *reader.dates, *reader.quantities)),
    )
    return Extraction(
        file=file,
        sha256=sha256,
        media_type=document.media_type,
        reader=document.reader,
        pages=document.pages,
        header=header,
        references=tuple(reader.references),
        dates=tuple(reader.dates),
        quantities=tuple(reader.quantities),
        zero_statements=tuple(reader.zero_statements),
        declares=tuple(reader.declarations),
        blanks=blanks.count(document),
        findings=findings,
        ocr=document.readings,
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        document=kept.kept(),
    )


def year_of(header: Header) -> int | None:
    """Return the year that completes dates without one: the document's own, else its period's last."""
    if header.date and header.date.earliest:
        return header.date.earliest.year
    if header.period and header.period.latest:
        return header.period.latest.year
    return None


def _heading(document: SourceDocument) -> Reading:
    """Read the header from the beginning and the end of the document; offsets are the document's."""
    text = look_alikes.mended(document.text) if document.readings else document.text
    if len(text) > _HEAD + _TAIL:
        text = f"{text[:_HEAD]}\n\n{text[-_TAIL:]}"
    found = Reading(Surroundings(kind="heading", is_heading=True), text)
    heading_block.find(view(text), found)
    return found


class _Facts:
    """The facts of one document, gathered block by block, each with its place and id."""

    def __init__(
        self, document: SourceDocument, sha256: str, year: int | None, own_symbol: tuple[int, int] | None
    ) -> None:
        self.references: list[Reference] = []
        self.dates: list[DateMention] = []
        self.quantities: list[Quantity] = []
        self.zero_statements: list[ZeroStatement] = []
        self.declarations: list[Declaration] = []
        self.findings: list[Finding] = []
        self._document = document
        self._sha256 = sha256
        self._year = year
        self._own_symbol = own_symbol
        self._cells = tables.contexts(document)
        self._rows = _rows(document)
        tables_of = enumerate(document.tables, start=1)
        self._tables = {cell.block: number for number, table in tables_of for cell in table.cells}
        self._starts = [block.start for block in document.blocks]
        self._outline = Outline()
        self._alike: Counter[tuple[str, str, str]] = Counter()

    def read(self, at: int, block: Block) -> None:
        """Add the facts of one block."""
        cell = self._cells.get(at)
        self._outline.enter(block)
        titles = self._outline.titles()
        around = Surroundings(kind=block.kind, year=self._year, headings=titles, cell=cell)
        # Automatic numbers are shown, but count nothing.
        words = look_alikes.mended(block.words) if self._document.readings else block.words
        found = read_text(words, around)
        self._add_references(block, found)
        self._add_dates(block, found)
        nothing = list(zeros.find(words, cell=cell is not None))
        if found.quantities or nothing:
            context = _Context(
                block, self._rows.get(at), titles, cell, self._tables.get(at), self._noted(block)
            )
            self.quantities += [self._quantity(block, quantity, context) for quantity in found.quantities]
            self.zero_statements += [self._zero(block, zero, context) for zero in nothing]
        self._add_declarations(block, found)
        self.findings += doubts.of_block(block, found, self._own_in(block))

    def _noted(self, block: Block) -> str | None:
        """Return the sentence or table row that bears the mark of a note; None of what is no note."""
        if block.mark is None:
            return None
        at = bisect_right(self._starts, block.mark) - 1
        marked = self._document.blocks[at]
        offset = block.mark - marked.start
        return self._rows.get(at) or Sentences(marked.text).around(max(offset - 1, 0), offset)

    def _own_in(self, block: Block) -> tuple[int, int] | None:
        """Return where in a block the document states its own number."""
        if self._own_symbol is None:
            return None
        start, end = self._own_symbol
        inside = block.start <= start and end <= block.end
        return (start - block.start, end - block.start) if inside else None

    def _add_references(self, block: Block, found: Reading) -> None:
        own = self._own_in(block)
        for reference in found.references:
            if own and reference.start < own[1] and own[0] < reference.end:
                continue
            self.references.append(
                Reference(
                    **self._fact(block, reference.start, reference.end, "reference"),
                    symbol=reference.symbol,
                    type=reference.type,
                    date=reference.date,
                )
            )

    def _add_dates(self, block: Block, found: Reading) -> None:
        for mention in found.dates:
            self.dates.append(
                DateMention(
                    **self._fact(block, mention.start, mention.end, "date"),
                    earliest=mention.period.earliest,
                    latest=mention.period.latest,
                    edtf=mention.period.edtf,
                    calendar=mention.calendar,
                )
            )

    def _add_declarations(self, block: Block, found: Reading) -> None:
        for said in declarations.find(block.words, found.references):
            self.declarations.append(
                Declaration(
                    **self._fact(block, said.start, said.end, "declaration"),
                    relation=said.relation,
                    symbol=said.symbol,
                    type=said.type,
                )
            )

    def _zero(self, block: Block, found: zeros.FoundZero, context: "_Context") -> ZeroStatement:
        cell = context.cell
        return ZeroStatement(
            **self._fact(block, found.start, found.end, "zero"),
            unit=found.unit,
            row=cell.row if cell else None,
            column=cell.column if cell else None,
            table=context.table,
            noted=context.noted,
            context=context.of(found.start, found.end),
        )

    def _quantity(self, block: Block, found: FoundQuantity, context: "_Context") -> Quantity:
        cell = context.cell
        worded = interval_of(found.value, found.measure, found.qualifier)
        return Quantity(
            **self._fact(block, found.start, found.end, "quantity"),
            value=found.value,
            low=worded.low,
            high=worded.high,
            qualifier=found.qualifier,
            unit=found.unit,
            measure=found.measure,
            per=found.per,
            unit_from=found.unit_from,
            row=cell.row if cell else None,
            column=cell.column if cell else None,
            table=context.table,
            noted=context.noted,
            row_role=cell.role if cell else None,
            context=context.of(found.start, found.end),
        )

    def _fact(self, block: Block, start: int, end: int, kind: str) -> dict[str, object]:
        """Return what all facts share, offsets being the document's."""
        source = block.locate(start, end)
        quote = block.text[start:end]
        return {
            "id": self._id(source, quote, kind),
            "text": quote,
            "start": block.start + start,
            "end": block.start + end,
            "source": source,
        }

    def _id(self, source: Source, quote: str, kind: str) -> str:
        """Return a hash of file, place, quote and kind, never of the reading."""
        where = ",".join([_written(place) for place in places(source)])
        alike = (where, quote, kind)
        self._alike[alike] += 1
        said = "\0".join((self._sha256, where, quote, kind, str(self._alike[alike])))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class _Context:
    """The words around the quantities of one block; sentences are cut only where asked for."""

    def __init__(
        self,
        block: Block,
        row: str | None,
        titles: tuple[str, ...],
        cell: CellContext | None,
        table: int | None,
        noted: str | None,
    ) -> None:
        self.cell = cell
        self.table = table
        self.noted = noted
        self._row = row
        self._titles = titles
        self._sentences = None if row else Sentences(block.text)

    def of(self, start: int, end: int) -> str:
        """Return the sentence or table row of a part of the block, then the titles above it, one a line."""
        sentence = self._row or (self._sentences.around(start, end) if self._sentences else "")
        return "\n".join((sentence, *self._titles))


@lru_cache(maxsize=256)
def _written(place: Place) -> str:
    """Return a place as the hash of a fact has it; many facts share a line or cell."""
    # How sure the reading of a scan is belongs to the reading.
    return place.model_dump_json(exclude={"confidence"})


def _rows(document: SourceDocument) -> dict[int, str]:
    """Return the text of its row for each block that is a table cell."""
    rows: dict[int, str] = {}
    for table in document.tables:
        lines: dict[int, list[int]] = {}
        for cell in table.cells:
            lines.setdefault(cell.row, []).append(cell.block)
        for blocks in lines.values():
            text = " | ".join(" ".join(document.blocks[at].text.split()) for at in blocks)
            rows.update(dict.fromkeys(blocks, text))
    return rows
