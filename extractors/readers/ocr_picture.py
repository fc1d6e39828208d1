"""The picture of a page made ready for reading: without red stamps, upright, straight, and large enough."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from PIL import Image

from schemas.place import Box

if TYPE_CHECKING:
    from extractors.readers.ocr_engines import Grey

POINTS = 72.0
_READ_AT = 300.0
"""Dots an inch that engines like best; a coarser scan is enlarged to it."""
_LEAST_SKEW = 0.1


@dataclass(frozen=True, slots=True)
class Way:
    """From points on the page set upright and straight to points on the page as displayed."""

    across: tuple[float, float, float]
    down: tuple[float, float, float]

    def shown(self, box: Box) -> Box:
        """Return the box, on the page as displayed, around a box on the straight page."""
        (a, b, c), (d, e, f) = self.across, self.down
        corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across = [a * x + b * y + c for x, y in corners]
        down = [d * x + e * y + f for x, y in corners]
        return min(across), min(down), max(across), max(down)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture to read, upright and straight, and the way back to the page."""

    grey: "Grey"
    dpi: float
    """Dots of `grey` for an inch of the page."""
    way: Way
    turned: bool
    """Whether the words run in another direction than from left to right on the page as displayed."""

    @property
    def points(self) -> float:
        """Points in a pixel."""
        return POINTS / self.dpi


def prepare(image: Image.Image, dpi: float) -> Prepared:
    """Make a page ready; `dpi` is that of the image, whose top is the top of the page as displayed."""
    grey = without_red(image)
    scale = max(_READ_AT / dpi, 1.0)
    angle, turns = _position(grey)
    upright = np.ascontiguousarray(np.rot90(grey, -turns))
    height, width = upright.shape
    size = round(width * scale), round(height * scale)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    if angle or scale != 1.0:
        upright = cv2.warpAffine(
            upright, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
    back = _turned_back(turns, grey.shape) @ np.vstack([cv2.invertAffineTransform(matrix), (0, 0, 1)])
    # From pixels to points on both sides: those of the enlarged picture are smaller by the scale.
    points = back[:2] * np.array([scale, scale, POINTS / dpi])
    return Prepared(upright, dpi * scale, Way(*map(tuple, points.tolist())), bool(turns))


def without_red(image: Image.Image) -> "Grey":
    """Return the red channel, in which a red stamp is as light as paper; paper is made white.

    Where red lies beside black, JPEG smears colours, and the stamp keeps a rim; what is clearly red is
    therefore taken for paper, however dark.
    """
    if image.mode in ("1", "L", "I", "I;16", "F"):
        return _with_white_paper(np.asarray(image.convert("L")))
    colours = np.asarray(image.convert("RGB"))
    red, others = colours[..., 0], colours[..., 1:].max(axis=2)
    grey = np.where((red > 110) & (red.astype(np.int16) - others > 50), np.uint8(255), red)
    return _with_white_paper(grey)


def _with_white_paper(grey: "Grey") -> "Grey":
    paper = float(np.percentile(grey, 60))
    if not 128 < paper < 255:
        return grey
    levels = np.clip(np.arange(256) * (255.0 / paper), 0, 255).astype(np.uint8)
    return np.asarray(levels[grey])


def _position(grey: "Grey") -> tuple[float, int]:
    """Return by how many degrees lines must be turned to be level, and the quarter turns before that."""
    from trueocr.page import VERTICAL, estimate_skew, rotate_page  # noqa: PLC0415

    angle = float(estimate_skew(grey))
    turns = int(_turns_of()(rotate_page(grey, angle) if abs(angle) >= _LEAST_SKEW else grey))
    if turns in (0, VERTICAL):
        return (angle if abs(angle) >= _LEAST_SKEW else 0.0), 0
    angle = float(estimate_skew(np.ascontiguousarray(np.rot90(grey, -turns))))
    return (angle if abs(angle) >= _LEAST_SKEW else 0.0), turns


@cache
def _turns_of() -> Any:
    """Return trueocr's judgement of which way is up; whatever engine reads, it is here."""
    from extractors.readers.ocr_trueocr import models  # noqa: PLC0415

    return models()[0].orientation


def _turned_back(turns: int, shape: tuple[int, ...]) -> "np.ndarray[Any, Any]":
    """Return the way from pixels of `np.rot90(grey, -turns)` to those of `grey`."""
    height, width = shape
    ways = {
        0: ((1, 0, 0), (0, 1, 0)),
        1: ((0, 1, 0), (-1, 0, height)),
        2: ((-1, 0, width), (0, -1, height)),
        3: ((0, -1, width), (1, 0, 0)),
    }
    return np.array([*ways[turns], (0, 0, 1)], dtype=float)
