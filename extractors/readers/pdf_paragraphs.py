"""Lines of a PDF to paragraphs, also over a page break.

As in text files a break needs evidence: a wider gap, other letters, a jump to another column; or room
for the next word on the line above together with the beginning of an item, sentence or indent.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, mode

from extractors.readers import paragraph_signs as signs
from extractors.readers.pdf_columns import LEFT, RIGHT
from extractors.readers.pdf_lines import Line

_OTHER_SIZE = 0.12
_INDENT = 6.0
# Between lines of one paragraph the pitch varies by less; 6 points are usual between paragraphs.
_GAP = 0.25
_DEEPEST_INDENT = 60.0
_LONG = 30
_WIDEST_PITCH = 2.2


@dataclass(frozen=True, slots=True)
class Measure:
    """The text area: its edges, and the distance from line to line in heights of a line."""

    left: float
    right: float
    pitch: float


Areas = Mapping[int, Measure]
"""The text area by the column that lines stand in, 0 for pages that are not parted."""


def areas_of(lines: Sequence[Line]) -> Areas:
    """Return the measures of the lines of a document."""
    return {
        column: measure([line for line in lines if line.column == column])
        for column in {line.column for line in lines}
    }


def measure(lines: Sequence[Line]) -> Measure:
    """Return the measure of the lines of a document, or of one column of it."""
    long = [line for line in lines if len(line.words) >= _LONG] or list(lines)
    if not long:
        return Measure(0.0, 0.0, _WIDEST_PITCH)
    left = mode(round(line.box[0]) for line in long)
    right = max(line.box[2] for line in long if abs(line.box[0] - left) < _DEEPEST_INDENT)
    full = [
        (after.box[1] - line.box[1]) / line.height
        for line, after in pairwise(lines)
        if line.page == after.page and line.height and line.box[2] > right - 2 * line.height
    ]
    pitches = [pitch for pitch in full if 0.5 < pitch < _WIDEST_PITCH]
    return Measure(left, right, median(pitches) if pitches else _WIDEST_PITCH)


def paragraphs(lines: Iterable[Line], areas: Areas) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph, in order."""
    current: list[Line] = []
    for line in lines:
        if current and not goes_on(current, line, areas):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def goes_on(current: Sequence[Line], line: Line, areas: Areas) -> bool:
    """Return whether a line continues a paragraph."""
    above, area = current[-1], areas[line.column]
    if _is_apart(above, line, area) if _is_next(above, line) else not _may_follow(above, line):
        return False
    if abs(line.height - above.height) > _OTHER_SIZE * max(line.height, above.height):
        return False
    ended, fits = signs.ends_sentence(above.words), _fits(above, line, areas[above.column])
    if signs.is_item(line.words):
        return signs.wants_number(above.words) or not (ended or fits)
    if line.words[:1].islower():
        return True
    if not fits:
        return not (ended and line.box[0] > area.left + _INDENT)
    return not _begins_anew(current, line, ended and not signs.ends_in_open_number(above.words), areas)


def _is_next(above: Line, line: Line) -> bool:
    """Return whether two lines stand on one page and in one column."""
    return line.page == above.page and line.column == above.column


def _may_follow(above: Line, line: Line) -> bool:
    """Return whether text goes on from one line to the other: in the next column or on the next page."""
    if line.page == above.page:
        return (above.column, line.column) == (LEFT, RIGHT)
    return line.column == LEFT if above.column else line.column == 0


def _is_apart(above: Line, line: Line, area: Measure) -> bool:
    """Return whether a line stands beside, above or well below the one before it."""
    if line.box[0] > above.box[2] or line.box[2] < above.box[0] - _DEEPEST_INDENT:
        return True
    down = line.box[1] - above.box[1]
    return down < 0.5 * above.height or down > (area.pitch + _GAP) * above.height


def _begins_anew(current: Sequence[Line], line: Line, ended: bool, areas: Areas) -> bool:
    """Return whether a line that need not have been broken off begins another paragraph."""
    above = current[-1]
    titled = len(current) == 1 and signs.is_item(above.words)
    deeper = line.box[0] - areas[line.column].left > above.box[0] - areas[above.column].left + _INDENT
    indented = deeper and not _is_centred(above, line)
    return ended or ((titled or indented or not _is_next(above, line)) and line.words[:1].isupper())


def _is_centred(above: Line, line: Line) -> bool:
    return abs(line.box[0] + line.box[2] - above.box[0] - above.box[2]) < _INDENT


def _fits(above: Line, line: Line, area: Measure) -> bool:
    """Return whether the first word would have had room on the line above."""
    room = area.right - above.box[2]
    return (len(signs.first_words(line.words)) + 1) * line.letter < room
