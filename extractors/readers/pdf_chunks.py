"""Words of a page that stand close together, and the rows they form: signs of a table without rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.readers.pdf_pages import LetteredPage
from extractors.readers.pdf_segments import WIDE_LETTERS, gap_before, segments
from schemas.place import Box

# Spaces of justified text were measured at up to 0.8 of the letters' size.
_GAP = 0.9
_SAME_ROW = 0.5
_ASCENT = 0.8
FEWEST_WIDE = 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words with no wide gap among them; `start` and `end` are their indices on the page."""

    start: int
    end: int
    words: str
    box: Box
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Row:
    """Chunks on one line across the page, from the left."""

    chunks: tuple[Chunk, ...]

    @property
    def base(self) -> float:
        return self.chunks[0].base

    @property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)

    @property
    def words(self) -> str:
        return " ".join(chunk.words for chunk in self.chunks)


def rows_of(page: LetteredPage, taken: frozenset[int], fewest: int = FEWEST_WIDE) -> list[Row]:
    """Return the rows of a page from the top; none at once where fewer lines have a wide gap.

    Measuring every gap would cost more than reading the page, and most pages hold nothing but paragraphs.
    """
    parts = list(segments(page, taken))
    if page.is_sideways or _wide_lines(page, parts) < fewest:
        return []
    chunks = [chunk for start, end in parts for chunk in _chunks(page, start, end)]
    rows: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.base):
        if rows and chunk.base - rows[-1][0].base <= _SAME_ROW * chunk.size:
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    return [Row(tuple(sorted(row, key=lambda chunk: chunk.box[0]))) for row in rows]


def _wide_lines(page: LetteredPage, parts: Iterable[tuple[int, int]]) -> int:
    """Return how many lines are wide for their letters, or stand beside another one."""
    bases, wide = [], 0
    for start, end in parts:
        size = page.size(start)
        width = page.box(end - 1)[2] - page.box(start)[0]
        wide += width > WIDE_LETTERS * size * (end - start) and end - start > 1
        bases.append(round(page.baseline(start)))
    beside = sum(len(list(same)) - 1 for _, same in groupby(sorted(bases)))
    return wide + beside


def _chunks(page: LetteredPage, start: int, end: int) -> Iterator[Chunk]:
    size = page.size(start)
    cuts = [start - 1]
    for at in range(start + 1, end - 1):
        # Several spaces in a row were typed to move words to a column.
        if page.text[at] == " " and page.text[at + 1] != " " and gap_before(page, at + 1) > _GAP * size:
            cuts.append(at)
    for left, right in pairwise([*cuts, end]):
        words = page.text[left + 1 : right]
        if words.strip():
            first = left + 1 + len(words) - len(words.lstrip())
            last = left + 1 + len(words.rstrip())
            yield _chunk(page, first, last)


def _chunk(page: LetteredPage, start: int, end: int) -> Chunk:
    size, base = page.size(start), page.baseline(start)
    left, right = page.box(start)[0], page.box(end - 1)[2]
    box = (left, base - _ASCENT * size, right, base + (1 - _ASCENT) * size)
    return Chunk(start, end, page.text[start:end].strip(), box, base, size)
