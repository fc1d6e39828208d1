"""What on a page is no part of the flow: running headers and footers, page numbers, footnotes."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from extractors.readers.pdf_lines import Line

_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?(?P<number>\d{1,4})(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
# A number before a slash or a dot and digits is no mark: "218/STTTT", "26/4/2019".
_NOTE_MARK = re.compile(r"[(\[⁽]?(?P<mark>[¹²³⁰⁴-⁹]+|\d{1,3}(?=[\s)\]]|[^\W\d_])|\*+)[)\]⁾]?[\s.]*(?=\S)")
_HEAD, _FOOT = 0.12, 0.90
_OUTER_LINES = 3
_SAME_HEIGHT = 4.0
_NOTE_SIZE = 0.92


@dataclass
class PageLines:
    """The lines of one page, and what of it runs along on every page."""

    number: int
    height: float
    lines: list[Line]
    headers: list[Line] = field(default_factory=list)
    footers: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def letter_height(pages: Sequence[PageLines]) -> float:
    """Return the height of the body's letters: that of most characters."""
    heights = [line.height for page in pages for line in page.lines for _ in range(0, len(line.words), 10)]
    return median(heights) if heights else 0.0


def take_out_margins(pages: Sequence[PageLines]) -> None:
    """Move running headers and footers, and drop page numbers, from the lines of each page."""
    repeated = _repeated(pages)
    offsets = Counter(offset for page in pages for offset in _number_offsets(page))
    for page in pages:
        numbers = {offset for offset in _number_offsets(page) if offset == 0 or offsets[offset] > 1}
        for line, is_head in list(_outer(page)):
            if _offset(page, line) in numbers and line is _outermost(page, is_head):
                page.lines.remove(line)
            elif (_masked(line), is_head) in repeated:
                page.lines.remove(line)
                (page.headers if is_head else page.footers).append(line)


def take_out_notes(page: PageLines, body: float) -> None:
    """Move the footnotes: small lines at the foot, from the first that begins with a mark."""
    below = sorted(page.lines, key=lambda line: line.box[1])
    small = len(below)
    while small and below[small - 1].height <= _NOTE_SIZE * body:
        small -= 1
    marked = (at for at in range(small, len(below)) if _NOTE_MARK.match(below[at].words))
    notes = below[next(marked, len(below)) :]
    page.notes = [line for line in page.lines if line in notes]
    page.lines = [line for line in page.lines if line not in notes]


def notes_of(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each footnote without its mark; the mark of the next one counts on."""
    note: list[Line] = []
    number = None
    for line in lines:
        own = _note_number(line)
        if not note or (own is not None and (number is None or own == number + 1)):
            if note:
                yield note
            note, number = [_without_mark(line)], own
        else:
            note.append(line)
    if note:
        yield note


def _note_number(line: Line) -> int | None:
    """Return the number of the note that begins on a line, 0 for a star; None where none begins."""
    found = _NOTE_MARK.match(line.words)
    if found is None:
        return None
    digits = unicodedata.normalize("NFKC", found["mark"])
    return int(digits) if digits.isdecimal() else 0


def _without_mark(line: Line) -> Line:
    """Return the first line of a note without its mark, which says nothing: "1 Kế hoạch" is no count."""
    found = _NOTE_MARK.match(line.words)
    at = found.end() if found else 0
    return replace(line, words=line.words[at:], indices=line.indices[at:])


def _outer(page: PageLines) -> Iterator[tuple[Line, bool]]:
    """Yield the lines in the margins of a page, and whether it is the upper margin."""
    below = sorted(page.lines, key=lambda line: line.box[1])
    for line in below[:_OUTER_LINES]:
        if line.box[3] <= _HEAD * page.height:
            yield line, True
    for line in below[-_OUTER_LINES:]:
        if line.box[1] >= _FOOT * page.height:
            yield line, False


def _outermost(page: PageLines, is_head: bool) -> Line:
    return (min if is_head else max)(page.lines, key=lambda line: line.box[1])


def _repeated(pages: Sequence[PageLines]) -> set[tuple[str, bool]]:
    """Return the words that stand at one height in the margin of at least two pages, and of every other."""
    seen: dict[tuple[str, bool], list[float]] = {}
    for page in pages:
        for line, is_head in _outer(page):
            seen.setdefault((_masked(line), is_head), []).append(line.box[1])
    return {
        key
        for key, tops in seen.items()
        if len(tops) >= max(2, len(pages) // 2) and max(tops) - min(tops) <= _SAME_HEIGHT
    }


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "#", line.words.strip().lower())


def _number_offsets(page: PageLines) -> set[int]:
    """Return by how much lines that may be page numbers differ from the page's place in the file."""
    offsets = (_offset(page, line) for line, _ in _outer(page))
    return {offset for offset in offsets if offset is not None}


def _offset(page: PageLines, line: Line) -> int | None:
    found = _PAGE_NUMBER.fullmatch(line.words)
    return int(found["number"]) - page.number if found else None
