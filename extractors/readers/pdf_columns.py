"""Two columns of text on a page: which lines stand in them, read down the left one first.

Letterheads, signatures beside recipients and tables of words stand side by side too. Columns of text
are long, and their lines mostly full.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractors.readers.pdf_layout import PageLines
from extractors.readers.pdf_lines import Line

LEFT, RIGHT = 1, 2
_FEWEST = 4
_FEWEST_IN_ROWS = 6
_NARROWEST = 0.2
_OUTER = 0.3
_FULL = 0.75
_MOSTLY = 0.5
_SAME_EDGE = 3.0
_APART = 2.2


def set_in_columns(pages: Sequence[PageLines]) -> None:
    """Put the lines of each page in reading order, and mark those of two columns with theirs."""
    edge: float | None = None
    for page in pages:
        own = _right_edge(page.lines)
        # The end of a text in columns is short: there the edge on the page before tells.
        is_rest = own is None and edge is not None
        if own is not None:
            edge = own
        if edge is not None:
            page.lines = _in_columns(page.lines, edge, is_rest)
        if not any(line.column for line in page.lines):
            edge = None


def _in_columns(lines: Sequence[Line], edge: float, is_rest: bool) -> list[Line]:
    found: list[Line] = []
    for is_whole, group in groupby(lines, key=lambda line: line.box[0] < edge - _SAME_EDGE < line.box[2]):
        band = list(group)
        found += band if is_whole else _read(band, edge, is_rest)
    return found


def _right_edge(lines: Sequence[Line]) -> float | None:
    """Return the left edge of lines that begin about the middle of the page and under each other."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    width = right - left
    edges = Counter(
        round(line.box[0])
        for line in lines
        if left + _OUTER * width < line.box[0] < right - _OUTER * width
        and line.box[2] - line.box[0] > _NARROWEST * width
    )
    edge, count = edges.most_common(1)[0] if edges else (0, 0)
    return float(edge) if count >= _FEWEST else None


def _read(band: Sequence[Line], edge: float, is_rest: bool) -> list[Line]:
    """Return the lines of a band that no line crosses: down the columns, if they are such."""
    after = _after(band, edge)
    inside = [line for line in band if line not in after]
    sides = [LEFT if line.box[0] < edge - _SAME_EDGE else RIGHT for line in inside]
    columns = [[line for line, at in zip(inside, sides, strict=True) if at == side] for side in (LEFT, RIGHT)]
    turns = sum(before != after for before, after in pairwise(sides))
    fewest = _FEWEST if turns == 1 else _FEWEST_IN_ROWS
    if is_rest:
        is_text = turns <= 1 and _goes_down(columns)
    else:
        is_text = all(len(column) >= fewest and _is_full(column) for column in columns)
    if not is_text:
        return list(band)
    parted = [
        replace(line, column=side)
        for side, column in zip((LEFT, RIGHT), columns, strict=True)
        for line in column
    ]
    return [*parted, *after]


def _after(band: Sequence[Line], edge: float) -> list[Line]:
    """Return the short lines that stand on the left well below both columns."""
    right = [line for line in band if line.box[0] >= edge - _SAME_EDGE]
    left = sorted((line for line in band if line not in right), key=lambda line: line.box[1])
    bottom = max((line.box[3] for line in right), default=0.0)
    for at, (above, line) in enumerate(pairwise(left), start=1):
        if line.box[1] > bottom and line.box[1] - above.box[1] > _APART * line.height and right:
            return left[at:]
    return []


def _goes_down(columns: Sequence[Sequence[Line]]) -> bool:
    """Return whether the left column begins as high as the right one, and no line stands beside another."""
    left, right = columns
    if not left:
        return False
    return all(above.box[1] < line.box[1] for column in columns for above, line in pairwise(column)) and (
        not right or left[0].box[1] <= right[0].box[1] + _SAME_EDGE
    )


def _is_full(column: Sequence[Line]) -> bool:
    left, right = min(line.box[0] for line in column), max(line.box[2] for line in column)
    full = sum(line.box[2] - line.box[0] > _FULL * (right - left) for line in column)
    return full > _MOSTLY * len(column)
