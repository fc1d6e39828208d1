"""Lines as an engine found them, put in the order in which a person reads them.

What stands side by side is one row of words, as in a table without rules; unless a gap runs down through
several rows and both sides of it are lines of their own: then the left column is read before the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.readers.ocr_engines import OcrLine

_SAME_ROW = 0.5
_GUTTER = 1.2
"""Widths of a gap between columns, in sizes of a letter."""
_NEXT_ROW = 2.4
"""A column ends where the next row is further down, in sizes of a letter."""
_SHORT = 9
"""Letters: where most of the right side is shorter, it is the numbers of a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that stand side by side, from the left."""

    lines: tuple[OcrLine, ...]

    @property
    def base(self) -> float:
        return median(line.base for line in self.lines)

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)

    def gap(self) -> tuple[float, float] | None:
        """Return the widest gap, None where there is none as wide as one between columns."""
        gaps = [(one.right, other.left) for one, other in zip(self.lines, self.lines[1:], strict=False)]
        widest = max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
        return widest if widest and widest[1] - widest[0] > _GUTTER * self.size else None

    def side(self, gutter: tuple[float, float]) -> tuple[list[OcrLine], list[OcrLine]] | None:
        """Return the lines left and right of a gutter, None where one crosses it."""
        left = [line for line in self.lines if line.right <= gutter[0]]
        right = [line for line in self.lines if line.left >= gutter[1]]
        return (left, right) if len(left) + len(right) == len(self.lines) else None


def in_order(lines: Sequence[OcrLine]) -> list[Row]:
    """Return rows in reading order; columns are rows of their own, one column after the other."""
    rows = _rows(lines)
    ordered: list[Row] = []
    at = 0
    while at < len(rows):
        end, gutter = _columns_from(rows, at)
        if gutter is None:
            ordered.append(rows[at])
            at += 1
            continue
        for side in (0, 1):
            ordered += [
                Row(tuple(parts[side]))
                for row in rows[at:end]
                if (parts := row.side(gutter)) is not None and parts[side]
            ]
        at = end
    return ordered


def _rows(lines: Sequence[OcrLine]) -> list[Row]:
    rows: list[list[OcrLine]] = []
    for line in sorted(lines, key=lambda line: line.base):
        found = next((row for row in reversed(rows[-6:]) if _beside(row, line)), None)
        if found is None:
            rows.append([line])
        else:
            found.append(line)
    return [Row(tuple(sorted(row, key=lambda line: line.left))) for row in rows]


def _beside(row: Sequence[OcrLine], line: OcrLine) -> bool:
    """Return whether a line goes on the row: about as far down, and over no other line of it."""
    apart = abs(median(other.base for other in row) - line.base)
    size = min(line.size, *(other.size for other in row))
    return apart < _SAME_ROW * size and all(
        min(line.right, other.right) - max(line.left, other.left) < size for other in row
    )


def _columns_from(rows: Sequence[Row], at: int) -> tuple[int, tuple[float, float] | None]:
    """Return where the columns that begin at a row end, and their gutter; None where none begin."""
    gutter = rows[at].gap()
    if gutter is None:
        return at, None
    end, last = at + 1, at + 1
    while end < len(rows):
        row = rows[end]
        narrowed = _narrowed(gutter, row)
        if narrowed is None or row.base - rows[end - 1].base > _NEXT_ROW * row.size * (
            2 if end > last else 1
        ):
            break
        gutter = narrowed
        end += 1
        parts = row.side(gutter)
        if parts is not None and all(parts):
            last = end
    end = _with_rest(rows, gutter, last, end)
    return (end, gutter) if _are_columns(rows[at:end], gutter) else (at, None)


def _narrowed(gutter: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """Return what of a gutter a row leaves free; None where that is no gutter any more."""
    left, right = gutter
    for line in row.lines:
        middle = (line.left + line.right) / 2
        if middle < (left + right) / 2:
            left = max(left, line.right)
        else:
            right = min(right, line.left)
    return (left, right) if right - left > 0.8 * row.size else None


def _with_rest(rows: Sequence[Row], gutter: tuple[float, float], last: int, end: int) -> int:
    """Return the end with the lines by which the right column goes on; those at the left are the body's."""
    while last < end:
        parts = rows[last].side(gutter)
        if parts is None or parts[0]:
            break
        last += 1
    return last


def _are_columns(rows: Sequence[Row], gutter: tuple[float, float]) -> bool:
    sides = [parts for row in rows if (parts := row.side(gutter)) is not None]
    both = [parts for parts in sides if all(parts)]
    if len(sides) < 2 or any(len(side) > 1 for parts in sides for side in parts):
        return False
    letters = [sum(len(word.text) for line in parts[1] for word in line.words) for parts in sides if parts[1]]
    return bool(both) and median(letters) >= _SHORT
