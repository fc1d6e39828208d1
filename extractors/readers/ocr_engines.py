"""What reads the words in a picture: one small interface, and which engine of it this machine has.

Tesseract with Vietnamese data reads best and is used where the machine has it; trueocr comes with pip
alone, so that scans are read on every machine.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

from schemas.errors import OcrEngineMissing
from schemas.limits import Limits, OcrEngineName
from schemas.place import Box

if TYPE_CHECKING:
    from typing import Any

    import numpy

    Grey: TypeAlias = "numpy.ndarray[Any, numpy.dtype[Any]]"
    """A picture in levels of grey, 0 black; rows of pixels from the top."""


class OcrFailed(Exception):
    """An engine gave up on a picture, with its own words why; the reader says so of the page."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word as read; its box in pixels of the picture that was read."""

    text: str
    box: Box
    confidence: float
    """0 to 1, as the engine gives it: engines differ in what they call sure."""


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Words that stand side by side; `size` of its letters and `base` are in pixels."""

    words: tuple[OcrWord, ...]
    size: float
    base: float
    """How far down its baseline lies, in the middle of the line."""

    @property
    def left(self) -> float:
        return min(word.box[0] for word in self.words)

    @property
    def right(self) -> float:
        return max(word.box[2] for word in self.words)


class OcrEngine(Protocol):
    """Reads the lines of an upright picture, in any order."""

    @property
    def name(self) -> str:
        """Name and version, as kept with what it read."""

    @property
    def doubtful_below(self) -> float:
        """Words of less confidence are shown to a person."""

    @property
    def wants_cells_apart(self) -> bool:
        """Whether it passes over lone words in cells of tables, unless it is shown them by themselves."""

    def read(self, picture: "Grey", dpi: float, *, is_column: bool = False) -> list[OcrLine]:
        """Return the lines with at least one word; `is_column` says that all lines stand below each other.

        Raises:
            OcrFailed: the engine gave up on the picture.
        """


def engine_for(limits: Limits, name: str) -> OcrEngine:
    """Return the engine that the settings ask for; `auto` is Tesseract where it has Vietnamese data.

    Raises:
        OcrEngineMissing: they name one that this machine does not have; `name` is the file to read.
    """
    found = _engine(limits.ocr_engine)
    if found is None:
        raise OcrEngineMissing(file=name, engine=limits.ocr_engine)
    return found


@cache
def _engine(choice: OcrEngineName) -> OcrEngine | None:
    from extractors.readers import ocr_tesseract, ocr_trueocr  # noqa: PLC0415 - only scans pay for them

    tesseract = ocr_tesseract.installed() if choice != "trueocr" else None
    return tesseract if tesseract or choice == "tesseract" else ocr_trueocr.TrueOcr()
