"""trueocr, which pip alone brings: its models find the lines of a picture and read each of them.

Its own `predict` gives a box and a confidence for a whole line. A fact is a few words, so the reading
is asked step by step here: each step of its network stands for a few columns of the picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from extractors.readers.ocr_engines import OcrLine, OcrWord
from schemas.place import Box

if TYPE_CHECKING:
    from extractors.readers.ocr_engines import Grey

_STEP = 8
"""Columns of the network's picture that one step stands for."""
_LONGEST = 720
"""Of a line in the network's picture: it squeezes what is longer, so such lines are cut between words."""
_HEIGHT = 32
_DESCENT = 0.22


@dataclass(frozen=True, slots=True)
class _Read:
    """A letter, the column in the middle of it, and how sure it is."""

    letter: str
    column: float
    confidence: float


@dataclass(frozen=True)
class TrueOcr:
    """The models in the wheel, loaded once a process."""

    doubtful_below: float = 0.8
    wants_cells_apart: bool = False
    _loaded: list[Any] = field(default_factory=list, repr=False, compare=False)

    @property
    def name(self) -> str:
        return f"trueocr {version('trueocr')}"

    def read(self, picture: "Grey", dpi: float, *, is_column: bool = False) -> list[OcrLine]:
        """Read a picture; raises as the interface says."""
        pages, recognizer = models()
        boxes = [box for found in pages.detect(picture) for box in _pieces(picture, found[:4])]
        lines = (
            _line(box, letters)
            for box, letters in zip(boxes, _letters(recognizer, picture, boxes), strict=True)
        )
        return [line for line in lines if line.words]


@cache
def models() -> tuple[Any, Any]:
    import trueocr  # noqa: PLC0415
    from trueocr.page import PageEngine  # noqa: PLC0415
    from trueocr.recognizer import Recognizer  # noqa: PLC0415

    folder = Path(trueocr.__file__).parent / "models"
    # Workers stand side by side, one a processor: more threads would only wait for each other.
    return PageEngine(folder, threads=1), Recognizer(folder, threads=1)


def _pieces(picture: "Grey", box: Box) -> list[Box]:
    """Return a line's box, cut in the widest gaps near even parts where the network would squeeze it."""
    left, top, right, bottom = (float(edge) for edge in box)
    high = max(bottom - top, 1.0)
    count = int(np.ceil((right - left + 0.6 * high) * _HEIGHT / (1.4 * high) / _LONGEST))
    if count < 2:
        return [(left, top, right, bottom)]
    ink = (255 - picture[int(top) : int(bottom) + 1, int(left) : int(right) + 1].astype(np.int32)).sum(axis=0)
    smooth = np.convolve(ink, np.ones(max(int(0.2 * high), 1)), "same")
    cuts = [left]
    for part in range(1, count):
        middle, reach = int(len(ink) * part / count), int(3 * high)
        first = max(middle - reach, 0)
        cuts.append(left + first + int(np.argmin(smooth[first : middle + reach])))
    cuts.append(right)
    return [(start, top, end, bottom) for start, end in pairwise(cuts)]


def _letters(recognizer: Any, picture: "Grey", boxes: list[Box]) -> Iterator[list[_Read]]:
    """Yield the letters of each box, columns counting in the picture."""
    from trueocr.preprocess import crop_line, pad_batch  # noqa: PLC0415

    for box in boxes:
        ink = crop_line(picture, box, window=3, pad_y=recognizer.pad_y, pad_x=recognizer.pad_x)
        if ink.shape[1] > recognizer.max_width:
            ink = cv2.resize(ink, (recognizer.max_width, ink.shape[0]), interpolation=cv2.INTER_AREA)
        tensor, widths = pad_batch([ink])
        steps, sure, lengths = recognizer.session.run(
            ["ids", "conf", "lengths"], {"x": tensor, "widths": widths}
        )
        pad = recognizer.pad_x * (box[3] - box[1])
        scale = (box[2] - box[0] + 2 * pad) / ink.shape[1]
        count = int(lengths[0])
        yield [
            _Read(recognizer.chars[kept - 1], box[0] - pad + (at + 0.5) * ink.shape[1] / count * scale, conf)
            for at, kept, conf in _spoken(steps[0, :count].tolist(), sure[0, :count].tolist())
        ]


def _spoken(steps: list[int], sure: list[float]) -> Iterator[tuple[int, int, float]]:
    """Yield step, letter and confidence where a letter begins: 0 is none, and one repeated is the same."""
    before = 0
    for at, (letter, confidence) in enumerate(zip(steps, sure, strict=True)):
        if letter not in (0, before):
            yield at, letter, confidence
        before = letter


def _line(box: Box, letters: list[_Read]) -> OcrLine:
    """Return the words of a line; each reaches half-way into the gaps beside its letters."""
    words: list[OcrWord] = []
    for start, end in _words_of(letters):
        own = letters[start:end]
        half = 0.5 * _pitch(own, box)
        left, right = max(own[0].column - half, box[0]), min(own[-1].column + half, box[2])
        confidence = fmean(letter.confidence for letter in own)
        words.append(OcrWord("".join(x.letter for x in own), (left, box[1], right, box[3]), confidence))
    high = box[3] - box[1]
    return OcrLine(tuple(words), high, box[3] - _DESCENT * high)


def _words_of(letters: list[_Read]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, letter in enumerate([*letters, _Read(" ", 0.0, 0.0)]):
        if letter.letter == " ":
            if at > start:
                yield start, at
            start = at + 1


def _pitch(letters: list[_Read], box: Box) -> float:
    if len(letters) > 1:
        return (letters[-1].column - letters[0].column) / (len(letters) - 1)
    return 0.5 * (box[3] - box[1])
