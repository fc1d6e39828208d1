"""Lines of a PDF page: their words, where they stand, and the characters they are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.cleaning import raised
from extractors.readers.pdf_pages import BREAKING_HYPHEN, LetteredPage
from extractors.readers.pdf_raised import SMALL, with_raised
from extractors.readers.pdf_segments import WIDE_LETTERS, cut_at, gutter_of, segments
from schemas.place import Box

# A gap so wide, in heights of the line, parts two columns; unless the words want what follows it,
# as where the number or day was left blank: "ngày      tháng 8".
_COLUMN_GAP = 1.7
_WANTS_MORE = re.compile(r"(?:số\s*:?|ngày|tháng|năm|,)\s*$", re.IGNORECASE)
_ASCENT = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `indices` has pdfium's index of each character of `words`, -1 where none was drawn.

    `height` is the size of its letters, and `box` as high as that around the baseline: the boxes that
    pdfium gives differ in height from letter to letter, and with them nothing can be compared.
    """

    page: int
    words: str
    indices: Sequence[int]
    box: Box
    height: float
    font: str = ""
    """Name of the font of its middle, without the mark of a subset."""
    column: int = 0
    """Which of two columns of text it stands in, from 1; 0 where the page is not parted."""

    @property
    def letter(self) -> float:
        """The width of a character, on the average."""
        return (self.box[2] - self.box[0]) / max(len(self.words), 1)


def lines_of(page: LetteredPage, taken: frozenset[int]) -> list[Line]:
    """Return the lines of a page in pdfium's order, without the characters that a table took."""
    lines: list[Line] = []
    parts = list(segments(page, taken))
    gutter = gutter_of(page, parts)
    for start, end in parts:
        for line in _beside(page, start, end, gutter):
            if lines and _continues(lines[-1], line):
                lines[-1] = _joined(lines[-1], line)
            else:
                lines.append(line)
    # Of words that run up or down the page pdfium gives the lines in no order to rely on.
    return sorted(lines, key=lambda line: line.box[1]) if page.is_sideways else lines


def _beside(page: LetteredPage, start: int, end: int, gutter: float | None) -> Iterator[Line]:
    """Yield the lines that stand beside each other between two line breaks."""
    cut = None if gutter is None else cut_at(page, start, end, gutter)
    if cut is None:
        yield from _columns(page, start, end)
    else:
        yield _line(page, start, start + len(page.text[start:cut].rstrip()))
        yield _line(page, cut, end)


def _columns(page: LetteredPage, start: int, end: int) -> Iterator[Line]:
    whole = _line(page, start, end)
    if whole.letter <= WIDE_LETTERS * whole.height:
        yield whole
        return
    cuts = [start - 1]
    for at in range(start + 1, end - 1):
        if page.text[at] == " " and _parts_columns(page, cuts[-1] + 1, at, whole.height):
            cuts.append(at)
    if len(cuts) == 1:
        yield whole
        return
    for left, right in pairwise([*cuts, end]):
        yield _line(page, left + 1, right)


def _parts_columns(page: LetteredPage, start: int, space: int, height: float) -> bool:
    gap = page.box(space + 1)[0] - page.box(space - 1)[2]
    begins = page.text[space + 1]
    wide = gap > _COLUMN_GAP * height
    return wide and (begins.isupper() or begins == "-") and not _WANTS_MORE.search(page.text[start:space])


def _line(page: LetteredPage, start: int, end: int) -> Line:
    # Either end may be the mark of a note, smaller or larger than the words.
    middle = next((at for at in range((start + end) // 2, end) if not page.text[at].isspace()), start)
    size, at = sorted((page.size(index), index) for index in (start, middle, end - 1))[1]
    left, right, base = page.box(start)[0], page.box(end - 1)[2], page.baseline(at)
    box = (min(left, right), base - _ASCENT * size, max(left, right), base + (1 - _ASCENT) * size)
    words = page.text[start:end].replace(BREAKING_HYPHEN, "-")
    shown = with_raised(page, words, range(start, end), size)
    return Line(page.number, shown, range(start, end), box, size, page.font(middle))


def _continues(line: Line, after: Line) -> bool:
    """Return whether pdfium broke a line where only a raised mark stands, or ends."""
    shared = min(line.box[3], after.box[3]) - max(line.box[1], after.box[1])
    gap = after.box[0] - line.box[2]
    return shared > 0.5 * min(line.height, after.height) and -1 < gap < 0.6 * max(line.height, after.height)


def _joined(line: Line, after: Line) -> Line:
    between = " " if after.box[0] - line.box[2] > 0.2 * line.height else ""
    words = after.words
    if after.height < SMALL * line.height and after.box[3] < line.box[3]:
        words = raised(words, line.words)
    return Line(
        line.page,
        line.words + between + words,
        (*line.indices, *(-1 for _ in between), *after.indices),
        (line.box[0], min(line.box[1], after.box[1]), after.box[2], max(line.box[3], after.box[3])),
        max(line.height, after.height),
        line.font,
    )
