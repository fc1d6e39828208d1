"""Tables without rules: cells told by the figures that stand under each other.

Only a table whose figures stand in columns is one here: a letterhead, a signature beside its recipients
or a list with tabs has words side by side too, and is read as lines.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.readers.pdf_aligned_grid import Region, crosses, cut_between, grid_of_region
from extractors.readers.pdf_chunks import FEWEST_WIDE, Chunk, Row, rows_of
from extractors.readers.pdf_pages import LetteredPage
from extractors.readers.pdf_tables import GridCell

_FIGURE = re.compile(r"[-–—]|\(?[+-]?\d[\d.,/]*\)?\s?(?:[%‰]|[^\W\d_]{1,12}(?: [^\W\d_]{1,8})?)?")
_LEADERS = re.compile(r"\.{4,}|…{2,}")
_WIDEST_PITCH = 3.2
_CLOSE = 1.45
_MOST_BETWEEN = 12
_MOST_HEADING_ROWS = 5
_LONGEST_HEADING = 45
_PROSE = 70
_MARGIN_GAP = 1.3


def aligned_grids(
    page: LetteredPage, taken: frozenset[int], above: tuple[float, ...] = ()
) -> list[list[GridCell]]:
    """Return the grids of tables among the characters that no ruled table took.

    `above` has the edges of columns of a table that ended the page before, and may go on.
    """
    rows = rows_of(page, taken, 1 if above else FEWEST_WIDE)
    regions: list[Region] = []
    if above:
        regions += _going_on(page, rows, above)
        rows = rows[rows.index(regions[0].body[-1]) + 1 :] if regions else rows
    regions += _regions(rows)
    return [grid for region in regions if (grid := grid_of_region(page, region))]


def _going_on(page: LetteredPage, rows: Sequence[Row], edges: tuple[float, ...]) -> Iterator[Region]:
    """Yield the rows at the top that stand in the columns of the page before, if figures are among them."""
    start = _below_margin(rows)
    end = start
    while (
        end < len(rows)
        and not _is_prose(rows[end])
        and (end == start or _is_below(rows[end - 1], rows[end]))
        and not any(crosses(page, chunk, x) for chunk in rows[end].chunks for x in edges[1:-1])
    ):
        end += 1
    data = frozenset(at - start for at in range(start, end) if _has_figures(rows[at]))
    if data:
        bottom = _bottom(rows, start + max(data))
        yield Region((), tuple(rows[start:bottom]), data, edges)


def _below_margin(rows: Sequence[Row]) -> int:
    """Return the first row that is no page number or running header.

    Words alone on their line are left to the flow, also where they end a cell of the page before: a page
    number read into a cell would be a figure. What stands plainly apart from the rows below is no row.
    """
    start = next((at for at, row in enumerate(rows) if len(row.chunks) > 1), len(rows))
    if start + 2 < len(rows):
        first, second = (rows[at + 1].base - rows[at].base for at in (start, start + 1))
        if first > _MARGIN_GAP * second:
            return start + 1
    return start


def _regions(rows: Sequence[Row]) -> Iterator[Region]:
    at, used = 0, 0
    while at < len(rows):
        data = _data_rows(rows, at) if _has_figures(rows[at]) else [at]
        if len(data) > 1:
            bottom = _bottom(rows, data[-1])
            top, start = _heading(rows, data[0], used)
            if top < start or len(data) > 2:
                own = frozenset(row - start for row in data)
                yield Region(tuple(rows[top:start]), tuple(rows[start:bottom]), own)
                used = bottom
            at = bottom
        else:
            at += 1


def _has_figures(row: Row) -> bool:
    beside = row.chunks[1:]
    return any(_FIGURE.fullmatch(chunk.words) for chunk in beside) and not _LEADERS.search(row.words)


def _figures(row: Row) -> list[Chunk]:
    return [chunk for chunk in row.chunks[1:] if _FIGURE.fullmatch(chunk.words)]


def _data_rows(rows: Sequence[Row], first: int) -> list[int]:
    """Return which rows from the first on have figures under its own."""
    data = [first]
    for at in range(first + 1, len(rows)):
        if not _is_below(rows[at - 1], rows[at]) or _is_prose(rows[at]) or at - data[-1] > _MOST_BETWEEN:
            break
        if _has_figures(rows[at]) and _stands_under(rows[data[-1]], rows[at]):
            data.append(at)
    return data


def _is_below(above: Row, row: Row) -> bool:
    return row.base - above.base <= _WIDEST_PITCH * max(row.size, above.size)


def _is_prose(row: Row) -> bool:
    return len(row.chunks) == 1 and len(row.words) > _PROSE


def _stands_under(above: Row, row: Row) -> bool:
    """Return whether a figure overlaps one of the other row, taken a letter wider on either side."""
    return any(
        one.box[0] - one.size < other.box[2] and other.box[0] < one.box[2] + one.size
        for one in _figures(above)
        for other in _figures(row)
    )


def _heading(rows: Sequence[Row], first: int, used: int) -> tuple[int, int]:
    """Return the first row of the heading and the first of the body, both `first` where there is none.

    The heading begins at the highest row above the figures that has words side by side, or words over
    such a row; lines below it may already belong to the first cell of the body.
    """
    top = last = first
    for at in range(first - 1, max(first - 1 - _MOST_HEADING_ROWS, used - 1), -1):
        row = rows[at]
        if not _is_below(row, rows[at + 1]) or any(len(one.words) > _LONGEST_HEADING for one in row.chunks):
            break
        if len(row.chunks) > 1:
            top, last = at, at if last == first else last
        elif top < first and _heads(row.chunks[0], rows[at + 1 : first]):
            top = at
    if top == first:
        return first, first
    return top, cut_between(rows, last, first) + 1


def _heads(chunk: Chunk, below: Sequence[Row]) -> bool:
    """Return whether words stand over the middle, or at the left, of headings of columns but the first."""
    boxes = [one.box for row in below for one in row.chunks]
    under = [box for box in boxes if box[2] > chunk.box[0]]
    has_labels = any(box[2] < chunk.box[0] for box in boxes)
    if len(under) < 2 or not has_labels or chunk.words.startswith("("):
        return False
    left, right = min(box[0] for box in under), max(box[2] for box in under)
    return min(abs(chunk.box[0] - left), abs(chunk.box[0] + chunk.box[2] - left - right) / 2) < chunk.size


def _bottom(rows: Sequence[Row], last: int) -> int:
    """Return one past the last row: lines close below go on with a cell where they begin small."""
    end = last + 1
    while (
        end < len(rows)
        and rows[end].base - rows[end - 1].base <= _CLOSE * rows[end].size
        and all(chunk.words[0].islower() for chunk in rows[end].chunks)
        and not _is_prose(rows[end])
    ):
        end += 1
    return end
