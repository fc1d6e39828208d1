"""Each submission whole, its numbers, dates and symbols marked by what became of them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from outputs.audit_page.anchors import mention_anchor, source_anchor
from outputs.audit_page.mark_words import mark_words
from outputs.audit_page.showing import Showing
from outputs.fates import Fate, Fates, Mark, fates, marks
from outputs.words.failure_words import cause
from outputs.words.place_words import leaf_words
from schemas.figure import SelectedSubmission
from schemas.source_text import SourceText, TextBlock, TextCell
from schemas.submission import SubmissionState


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a report; marked where `fate` is set."""

    text: str
    fate: str = ""
    said: str = ""
    """What became of the words."""
    anchors: tuple[str, ...] = ()
    """Of each fact in the words: where links to it lead."""
    back: str = ""
    """Link to where the figure, or the list of what none claims, shows these words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LeafHead:
    """Here another page, sheet or file of a container begins."""

    words: str


@dataclass(frozen=True, slots=True)
class GridCell:
    pieces: tuple[Piece, ...] = ()
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, row by row; places that no cell covers are empty cells."""

    rows: tuple[tuple[GridCell, ...], ...]


Shown = Paragraph | LeafHead | Grid


@dataclass(frozen=True, slots=True)
class SourceView:
    submission: str
    anchor: str
    agency: str
    agency_id: str
    file: str
    sha256: str
    state: str
    words: str
    """What became of the file."""
    cause: str
    """Why it could not be read."""
    flow: Iterable[Shown]
    """Made anew each time it is gone through: all at once would be most of the memory of a large page."""
    counts: Mapping[str, int]
    """How many marks have which fate."""


def sources(showing: Showing) -> tuple[SourceView, ...]:
    """Return every submission of the release, agency by agency."""
    known = fates(showing.content.consolidation)
    return tuple(
        _source(showing, delivery.agency, held, known)
        for delivery in showing.content.deliveries
        for held in delivery.submissions
    )


def legend(views: Sequence[SourceView]) -> tuple[tuple[str, int], ...]:
    """Return the fates with how often each occurs in all submissions."""
    counted: Counter[str] = Counter()
    for view in views:
        counted.update(view.counts)
    return tuple((fate.value, counted[fate.value]) for fate in Fate)


def _source(showing: Showing, agency: str, held: SelectedSubmission, known: Fates) -> SourceView:
    id = held.submission.id
    counts = showing.content.texts.get(id)
    return SourceView(
        submission=id,
        anchor=source_anchor(id),
        agency=showing.content.name_of(agency),
        agency_id=agency,
        file=held.submission.file,
        sha256=held.submission.sha256,
        state=held.state.value,
        words=showing.words(f"shown.submission.{held.state}"),
        cause=cause(showing.content, held, showing.lang),
        flow=_Whole(showing, held, known) if counts is not None else (),
        counts=counts or {},
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """The whole text of a submission, read anew each time it is gone through."""

    showing: Showing
    held: SelectedSubmission
    known: Fates

    def __iter__(self) -> Iterator[Shown]:
        id = self.held.submission.id
        reading = self.showing.content.readings[id]
        if reading.document is not None:
            counts = self.held.state is SubmissionState.COUNTED
            found = marks(reading, id, self.known, counts=counts)
            yield from _Flow(self.showing, self.held, reading.document, found).walk()


class _Flow:
    """One walk through the blocks of a text."""

    def __init__(
        self, showing: Showing, held: SelectedSubmission, document: SourceText, found: Sequence[Mark]
    ) -> None:
        self._showing = showing
        self._held = held
        self._document = document
        self._text = showing.masked(document.text)
        self._marks = found
        self._starts = [mark.start for mark in found]
        self._leaves = {leaf.block: leaf for leaf in document.leaves}
        self._tables: dict[int, Sequence[TextCell]] = {}
        for table in document.tables:
            for cell in table:
                self._tables.setdefault(cell.block, table)

    def walk(self) -> Iterator[Shown]:
        """Yield everything in reading order: a table where its first cell stands."""
        begun: set[int] = set()
        for at, block in enumerate(self._document.blocks):
            if leaf := self._leaves.get(at):
                yield LeafHead(leaf_words(leaf, self._showing.lang))
            table = self._tables.get(at)
            if table is None:
                yield Paragraph(block.kind, self._pieces(block))
            elif id(table) not in begun:
                begun.add(id(table))
                yield self._grid([cell for cell in table if self._tables[cell.block] is table])

    def _grid(self, cells: Sequence[TextCell]) -> Grid:
        covered: set[tuple[int, int]] = set()
        width = max(cell.column + cell.columns for cell in cells) - 1
        by_row: dict[int, dict[int, TextCell]] = {}
        for cell in cells:
            # Two blocks may claim one place of the grid; the second gets a row of its own below.
            row = by_row.setdefault(cell.row, {})
            row[cell.column if cell.column not in row else max(row) + 1] = cell
        return Grid(tuple(self._row(number, by_row[number], width, covered) for number in sorted(by_row)))

    def _row(
        self, number: int, row: Mapping[int, TextCell], width: int, covered: set[tuple[int, int]]
    ) -> tuple[GridCell, ...]:
        made = []
        for column in range(1, max(width, *row) + 1):
            cell = row.get(column)
            if cell is not None:
                made.append(
                    GridCell(self._pieces(self._document.blocks[cell.block]), cell.rows, cell.columns)
                )
                covered.update(
                    (number + down, column + right)
                    for down in range(cell.rows)
                    for right in range(cell.columns)
                )
            elif (number, column) not in covered:
                made.append(GridCell())
        return tuple(made)

    def _pieces(self, block: TextBlock) -> tuple[Piece, ...]:
        made: list[Piece] = []
        at = block.start
        first = bisect_left(self._starts, block.start)
        if first and self._marks[first - 1].end > block.start:
            first -= 1
        for mark in self._marks[first:]:
            start, end = max(mark.start, at), min(mark.end, block.end)
            if mark.start >= block.end:
                break
            if start > at:
                made.append(Piece(self._text[at:start]))
            made.append(self._marked(mark, start, end))
            at = end
        if at < block.end:
            made.append(Piece(self._text[at : block.end]))
        return tuple(made)

    def _marked(self, mark: Mark, start: int, end: int) -> Piece:
        id = self._held.submission.id
        begins = start == mark.start
        mentions = [o.mention for traced in mark.facts for o in traced.outcomes if o.fate is mark.fate]
        figures = [o.figure for traced in mark.facts for o in traced.outcomes if o.fate is mark.fate]
        back = next(
            (mention_anchor(f, m) for f, m in zip(figures, mentions, strict=True) if m is not None), ""
        )
        return Piece(
            text=self._text[start:end],
            fate=mark.fate.value,
            said=mark_words(self._showing, mark, self._held),
            anchors=tuple(source_anchor(id, each.fact.id) for each in mark.facts) if begins else (),
            back=back,
        )
