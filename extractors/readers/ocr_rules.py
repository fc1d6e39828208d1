"""Rules in the picture of a page: the grids of tables, and the picture without them.

An engine takes rules for letters ("|", "l", "1") and words across them for one; so they are found first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractors.readers.pdf_tables import GridCell, grid_of
from schemas.place import Box

if TYPE_CHECKING:
    from extractors.readers.ocr_engines import Grey

_SHORTEST = {True: 0.75, False: 0.3}
"""Inches of a rule across, and down: the tops of "TTTT" nearly make one of half an inch, and a row of a
table may be no higher than its line of words."""
_PART = 0.17
"""Inches: of a rule that specks have broken."""
_GAP = 0.04
_THICKEST = 0.05
_TOLERANCE = 4.0
"""Points by which rules that meet may miss each other."""
_MOST = 400
"""Of rules on a page: more are the hatching of a drawing, and too many to find cells among."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of a page, and its picture with the rules painted white."""

    grids: tuple[tuple[GridCell, ...], ...]
    rubbed_out: "Grey"


def rules_in(picture: "Grey", dpi: float) -> Rules:
    """Find the rules of an upright, straight picture; boxes of cells are in points."""
    ink = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    masks = [_mask(ink, dpi, across) for across in (True, False)]
    edges = [
        edge for mask, across in zip(masks, (True, False), strict=True) for edge in _edges(mask, dpi, across)
    ]
    grids = tuple(_grids(edges)) if len(edges) <= _MOST else ()
    rubbed = picture.copy()
    rubbed[cv2.dilate(cv2.bitwise_or(*masks), np.ones((3, 3), np.uint8)) > 0] = 255
    return Rules(grids, rubbed)


def _mask(ink: "Grey", dpi: float, across: bool) -> "Grey":
    """Return the pixels of long thin strokes in one direction."""
    part, long, gap, thick = (
        max(round(length * dpi), 3) for length in (_PART, _SHORTEST[across], _GAP, _THICKEST)
    )
    sized = (lambda length: (1, length)) if across else (lambda length: (length, 1))
    # Specks break a rule: its parts are found, and then joined; letters must not be joined before.
    mended = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(sized(3), np.uint8))
    parts = cv2.morphologyEx(mended, cv2.MORPH_OPEN, np.ones(sized(part), np.uint8))
    joined = cv2.morphologyEx(parts, cv2.MORPH_CLOSE, np.ones(sized(gap), np.uint8))
    strokes = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones(sized(long), np.uint8))
    # What is thicker than a rule is a picture.
    blocks = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    return cv2.subtract(strokes, cv2.dilate(blocks, np.ones((thick, thick), np.uint8)))


def _edges(mask: "Grey", dpi: float, across: bool) -> Iterator[dict[str, Any]]:
    """Yield each stroke as an edge in the form that pdfplumber finds cells among, in points."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    points = 72.0 / dpi
    for left, top, width, height, _ in stats[1:count].tolist():
        length, thick = (width, height) if across else (height, width)
        if length < _SHORTEST[across] * dpi or thick > 2 * _THICKEST * dpi:
            continue
        x, y = (left + width / 2) * points, (top + height / 2) * points
        box = (
            (left * points, y, (left + width) * points, y)
            if across
            else (x, top * points, x, (top + height) * points)
        )
        yield _edge(box, "h" if across else "v")


def _edge(box: Box, orientation: str) -> dict[str, Any]:
    x0, top, x1, bottom = box
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation,
        "width": x1 - x0, "height": bottom - top, "object_type": "line",
    }  # fmt: skip


def _grids(edges: list[dict[str, Any]]) -> Iterator[tuple[GridCell, ...]]:
    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    for boxes in cells_to_tables(cells):
        grid = grid_of(boxes)
        if grid:
            yield tuple(grid)
