"""Stretches of a page between pdfium's line breaks, and the wide gaps in them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.readers.pdf_pages import BREAKING_HYPHEN, LetteredPage

_SEGMENT = re.compile(rf"[^\r\n{BREAKING_HYPHEN}]*{BREAKING_HYPHEN}?")
# Letters are half as wide as high; lines wider than that for their letters have gaps.
WIDE_LETTERS = 0.52
# Columns of text: a gap in the middle of every line, at one place.
_LONG = 40
_MIDDLE = 0.3
_GUTTER = 0.95
_SAMPLE = 6
_SAME_PLACE = 4.0
_OTHER_LINE = 0.6


def segments(page: LetteredPage, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of what stands between line breaks, without outer spaces.

    Where a page has few words, pdfium takes rows for columns and leaves breaks out: they are told anew.
    """
    for found in _SEGMENT.finditer(page.text):
        stops = [at for at in range(*found.span()) if at in taken] if taken else []
        edges = [found.start() - 1, *stops, found.end()]
        for left, right in pairwise(edges):
            bounds = _stripped(page.text, left + 1, right)
            if bounds is not None:
                yield from _by_line(page, *bounds)


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _by_line(page: LetteredPage, start: int, end: int) -> Iterator[tuple[int, int]]:
    if not _is_below(page, start, end - 1):
        yield start, end
        return
    left = last = start
    for at in range(start + 1, end):
        if page.text[at].isspace():
            continue
        if page.text[at - 1].isspace() and _is_below(page, last, at):
            yield left, last + 1
            left = at
        last = at
    yield left, end


def _is_below(page: LetteredPage, before: int, at: int) -> bool:
    """Return whether two characters stand on different lines; a mark of a note is but a little raised."""
    return abs(page.baseline(at) - page.baseline(before)) > _OTHER_LINE * max(
        page.size(before), page.size(at)
    )


def gap_before(page: LetteredPage, at: int) -> float:
    """Return how far a character that follows spaces stands from the one before them."""
    before = at - 1
    while before > 0 and page.text[before].isspace():
        before -= 1
    return page.box(at)[0] - page.box(before)[2]


def gutter_of(page: LetteredPage, parts: Sequence[tuple[int, int]]) -> float | None:
    """Return where the right one of two columns begins that are drawn row by row; None where there are none.

    A few long lines tell: of an ordinary page no more is measured.
    """
    long = [part for part in parts if part[1] - part[0] >= _LONG]
    if page.is_sideways or len(long) < _SAMPLE:
        return None
    step = len(long) / _SAMPLE
    gaps = [_middle_gap(page, *long[int(at * step)]) for at in range(_SAMPLE)]
    edges = [edge for edge in gaps if edge is not None]
    if not edges:
        return None
    middle = median(edges)
    alike = [edge for edge in edges if abs(edge - middle) <= _SAME_PLACE]
    return middle if len(alike) > _SAMPLE / 2 else None


def _middle_gap(page: LetteredPage, start: int, end: int) -> float | None:
    """Return the right edge of the widest gap around the middle of a line, if it is wide."""
    size = page.size(start)
    margin = int((end - start) * _MIDDLE)
    starts = [
        at
        for at in range(start + margin, end - margin)
        if page.text[at - 1].isspace() and not page.text[at].isspace()
    ]
    gap, at = max(((gap_before(page, at), at) for at in starts), default=(0.0, 0))
    return page.box(at)[0] if gap > _GUTTER * size else None


def cut_at(page: LetteredPage, start: int, end: int, gutter: float) -> int | None:
    """Return the index of the first character right of a gutter where a gap leads up to it."""
    for at in range(start + 1, end):
        if page.text[at - 1].isspace() and not page.text[at].isspace():
            left = page.box(at)[0]
            if left > gutter + _SAME_PLACE:
                return None
            if abs(left - gutter) <= _SAME_PLACE and gap_before(page, at) > _GUTTER * page.size(at):
                return at
    return None
