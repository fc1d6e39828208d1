"""The cells of a table without rules: edges where no words stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf_chunks import Chunk, Row
from extractors.readers.pdf_pages import LetteredPage
from extractors.readers.pdf_segments import gap_before
from extractors.readers.pdf_tables import GridCell

_SPLITTING_GAP = 0.45
_EDGE = 2.0
_PLAINLY_WIDER = 1.15


@dataclass(frozen=True, slots=True)
class Region:
    """Rows of a page that form a table: `heading` above, then the rows in which `data` holds figures."""

    heading: tuple[Row, ...]
    body: tuple[Row, ...]
    data: frozenset[int]
    """Which rows of the body have figures; the others carry on the words of a cell."""
    edges: tuple[float, ...] = ()
    """Of its columns, where it goes on from the page before; else they are still to be found."""


def cut_between(rows: Sequence[Row], above: int, below: int) -> int:
    """Return after which of the rows from `above` to `below` the lower one's lines begin.

    Lines evenly apart belong to the row above, with whose first line they began.
    """
    gaps = [(rows[at + 1].base - rows[at].base, at) for at in range(above, below)]
    widest, at = max(gaps)
    return at if widest > _PLAINLY_WIDER * min(gaps)[0] else below - 1


def grid_of_region(page: LetteredPage, region: Region) -> list[GridCell]:
    """Return the cells of a table in reading order; none where its figures do not stand in columns."""
    xs = region.edges or _column_edges(region)
    if len(xs) < 3:
        return []
    ys = _row_edges(region)
    cells = _heading_cells(page, region.heading, xs, ys[0]) if region.heading else []
    above = max((cell.row + cell.rows - 1 for cell in cells), default=0)
    body = [chunk for row in region.body for chunk in row.chunks]
    for number, (top, bottom) in enumerate(pairwise(ys), start=above + 1):
        inside = [chunk for chunk in body if top <= (chunk.box[1] + chunk.box[3]) / 2 < bottom]
        for first, last in _spans(page, inside, xs):
            box = (xs[first], top, xs[last + 1], bottom)
            cells.append(GridCell(number, first + 1, 1, last - first + 1, box))
    return cells


def _column_edges(region: Region) -> list[float]:
    """Return the edges of columns: the middle of each strip that no words of the rows with figures cross."""
    chunks = [chunk for at in region.data for chunk in region.body[at].chunks]
    spans: list[list[float]] = []
    for left, _, right, _ in sorted(chunk.box for chunk in chunks):
        if spans and left < spans[-1][1] + _EDGE:
            spans[-1][1] = max(spans[-1][1], right)
        else:
            spans.append([left, right])
    outer = [chunk.box for row in (*region.heading, *region.body) for chunk in row.chunks]
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(spans)]
    return [min(box[0] for box in outer) - _EDGE, *inner, max(box[2] for box in outer) + _EDGE]


def _row_edges(region: Region) -> list[float]:
    """Return the edges of the rows with figures; lines between two of them go to the nearer one."""
    rows, data = region.body, sorted(region.data)
    edges = [_between(region.heading[-1], rows[0]) if region.heading else rows[0].chunks[0].box[1] - _EDGE]
    for above, below in pairwise(data):
        at = cut_between(rows, above, below)
        edges.append(_between(rows[at], rows[at + 1]))
    return [*edges, max(chunk.box[3] for chunk in rows[-1].chunks) + _EDGE]


def _between(above: Row, below: Row) -> float:
    return (max(one.box[3] for one in above.chunks) + min(one.box[1] for one in below.chunks)) / 2


def _spans(page: LetteredPage, chunks: Sequence[Chunk], xs: Sequence[float]) -> list[tuple[int, int]]:
    """Return the first and last column of each cell: one for each column but where words cross the edge."""
    joined = {at for at in range(1, len(xs) - 1) for chunk in chunks if crosses(page, chunk, xs[at])}
    spans: list[tuple[int, int]] = []
    for column in range(len(xs) - 1):
        if column in joined:
            spans[-1] = (spans[-1][0], column)
        else:
            spans.append((column, column))
    return spans


def crosses(page: LetteredPage, chunk: Chunk, x: float) -> bool:
    """Return whether words stand on an edge, and no wide space among them is what stands there."""
    if not chunk.box[0] < x < chunk.box[2]:
        return False
    for at in range(chunk.start + 1, chunk.end):
        if page.text[at - 1] == " " and page.text[at] != " ":
            left, gap = page.box(at)[0], gap_before(page, at)
            if left - gap - chunk.size < x < left + chunk.size and gap > _SPLITTING_GAP * chunk.size:
                return False
    return True


def _heading_cells(
    page: LetteredPage, heading: Sequence[Row], xs: Sequence[float], bottom: float
) -> list[GridCell]:
    """Return the cells of the heading: one row, or two where words stand above several columns."""
    top = min(chunk.box[1] for row in heading for chunk in row.chunks) - _EDGE
    wide = [
        at for at, row in enumerate(heading[:-1]) if any(_is_wide(page, chunk, xs) for chunk in row.chunks)
    ]
    if not wide:
        return [
            GridCell(1, first + 1, 1, last - first + 1, (xs[first], top, xs[last + 1], bottom))
            for first, last in _spans(page, [], xs)
        ]
    level = _between(heading[wide[-1]], heading[wide[-1] + 1])
    cells = []
    above = [chunk for at in wide for chunk in heading[at].chunks]
    for first, last in _spans(page, above, xs):
        left, right = xs[first], xs[last + 1]
        if first == last:
            cells.append(GridCell(1, first + 1, 2, 1, (left, top, right, bottom)))
            continue
        cells.append(GridCell(1, first + 1, 1, last - first + 1, (left, top, right, level)))
        cells += [
            GridCell(2, column + 1, 1, 1, (xs[column], level, xs[column + 1], bottom))
            for column in range(first, last + 1)
        ]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _is_wide(page: LetteredPage, chunk: Chunk, xs: Sequence[float]) -> bool:
    return any(crosses(page, chunk, x) for x in xs[1:-1])
