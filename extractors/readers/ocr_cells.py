"""The words in the cells of tables, read apart from the flow of the page.

An engine that looks at a whole page passes over a lone "2" in a cell, and joins words over the gaps between
columns. So the cells are cut out and read as one column of lines, one cell below the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from extractors.readers.ocr_engines import OcrEngine, OcrLine, OcrWord
from extractors.readers.pdf_tables import GridCell
from schemas.place import Box

if TYPE_CHECKING:
    from extractors.readers.ocr_engines import Grey

_HIGHEST = 6000
"""Pixels of one column of cells: engines give up on pictures that are much higher."""
_DARK = 140
_MARGIN = 0.06
"""Inches of white around the words of a cell."""
_WITHIN = 0.012
"""Inches from the edge of a cell to where the rule around it has surely ended."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """A part of the page, and where it lies in the column."""

    left: int
    top: int
    right: int
    bottom: int
    below: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def read_cells(
    picture: "Grey", grids: Sequence[Sequence[GridCell]], dpi: float, engine: OcrEngine
) -> tuple[list[OcrLine], "Grey"]:
    """Return the lines of all cells, and the picture with the tables painted white."""
    margin = max(round(_MARGIN * dpi), 2)
    rest = picture.copy()
    parts: list[Box] = []
    for grid in grids:
        for cell in grid:
            inside = _inside(cell.box, dpi)
            parts += _inked(picture, inside)
            rest[inside[1] : inside[3], inside[0] : inside[2]] = 255
    lines: list[OcrLine] = []
    for strips in _columns(parts, margin):
        column = _column(picture, strips, margin)
        for line in engine.read(column, dpi, is_column=True):
            lines += _back(line, strips, margin)
    return lines, rest


def _inside(box: Box, dpi: float) -> tuple[int, int, int, int]:
    scale, inset = dpi / 72, round(_WITHIN * dpi)
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return max(left + inset, 0), max(top + inset, 0), right - inset, bottom - inset


def _inked(picture: "Grey", inside: tuple[int, int, int, int]) -> Iterator[Box]:
    """Yield the box around the ink in a cell, if there is any more than specks."""
    left, top, right, bottom = inside
    ink = picture[top:bottom, left:right] < _DARK
    across, down = np.flatnonzero(ink.sum(axis=0) > 1), np.flatnonzero(ink.sum(axis=1) > 1)
    if across.size > 2 and down.size > 2:
        yield left + across[0], top + down[0], left + across[-1] + 1, top + down[-1] + 1


def _columns(parts: Sequence[Box], margin: int) -> Iterator[list[_Strip]]:
    strips: list[_Strip] = []
    below = margin
    for left, top, right, bottom in parts:
        if strips and below + bottom - top > _HIGHEST:
            yield strips
            strips, below = [], margin
        strips.append(_Strip(int(left), int(top), int(right), int(bottom), below))
        below += strips[-1].height + 2 * margin
    if strips:
        yield strips


def _column(picture: "Grey", strips: Sequence[_Strip], margin: int) -> "Grey":
    width = max(strip.right - strip.left for strip in strips) + 2 * margin
    column = np.full((strips[-1].below + strips[-1].height + margin, width), 255, np.uint8)
    for strip in strips:
        part = picture[strip.top : strip.bottom, strip.left : strip.right]
        column[strip.below : strip.below + strip.height, margin : margin + part.shape[1]] = part
    return column


def _back(line: OcrLine, strips: Sequence[_Strip], margin: int) -> Iterator[OcrLine]:
    """Yield a line at its place on the page."""
    strip = min(
        strips,
        key=lambda strip: (
            abs(strip.below + strip.height / 2 - (line.base - line.size / 3)) - strip.height / 2
        ),
    )
    across, down = strip.left - margin, strip.top - strip.below
    words = tuple(replace(word, box=_moved(word, across, down)) for word in line.words)
    yield OcrLine(words, line.size, line.base + down)


def _moved(word: OcrWord, across: float, down: float) -> Box:
    left, top, right, bottom = word.box
    return left + across, top + down, right + across, bottom + down
