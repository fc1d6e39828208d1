"""A page as an engine read it, in the form in which pages of digital PDFs are read: letters with boxes.

Lines, paragraphs, tables and notes are then told apart by the same code, whatever the page came from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from PIL import Image

from extractors.readers.ocr_cells import read_cells
from extractors.readers.ocr_engines import OcrEngine, OcrLine, OcrWord
from extractors.readers.ocr_order import Row, in_order
from extractors.readers.ocr_picture import Way, prepare
from extractors.readers.ocr_rules import rules_in
from extractors.readers.pdf_places import Letter
from extractors.readers.pdf_tables import GridCell
from schemas.page_reading import PageReading
from schemas.place import Box

_LINE_BREAK = "\r\n"
_SURE_SIGN = 0.5
_ALIKE = 0.12
"""Sizes that differ by less are one: measured in a picture, each line's comes out a little other."""


@dataclass(frozen=True, slots=True)
class OcrLetter:
    """A letter with its box on the straight page, its line's baseline and size, in points."""

    box: Box
    base: float
    size: float
    confidence: float | None


@dataclass(frozen=True)
class OcrPage:
    """What an engine read on a page; `letters` has one entry for each character of `text`.

    Boxes are in points on the page set upright and straight; `shown` gives them on the page as displayed.
    """

    number: int
    text: str
    height: float
    letters: tuple[OcrLetter, ...]
    grids: tuple[tuple[GridCell, ...], ...]
    reading: PageReading
    way: Way
    is_sideways: bool = False

    def box(self, index: int) -> Box:
        return self.letters[index].box

    def baseline(self, index: int) -> float:
        return self.letters[index].base

    def size(self, index: int) -> float:
        return self.letters[index].size

    def font(self, index: int) -> str:
        """Return no name: what a picture's letters were set in says nothing about their charset."""
        return ""

    def shown_boxes(self) -> list[Box]:
        return [letter.box for letter in self.letters]

    def letter(self, index: int) -> Letter:
        found = self.letters[index]
        return Letter(self.way.shown(found.box), found.box, found.confidence)


def read_page(image: Image.Image, dpi: float, number: int, engine: OcrEngine) -> OcrPage:
    """Read the picture of a page; its top is the top of the page as displayed.

    Raises:
        OcrFailed: the engine gave up on it.
    """
    prepared = prepare(image, dpi)
    rules = rules_in(prepared.grey, prepared.dpi)
    in_cells: list[OcrLine] = []
    rest = rules.rubbed_out
    if engine.wants_cells_apart:
        in_cells, rest = read_cells(rest, rules.grids, prepared.dpi, engine)
    lines = _words_only([*engine.read(rest, prepared.dpi), *in_cells])
    sizes = _levelled(lines)
    text, letters = _lettered(in_order(lines), sizes, prepared.points)
    words = [word for line in lines for word in line.words]
    reading = PageReading(
        page=number,
        engine=engine.name,
        confidence=round(fmean(word.confidence for word in words), 3) if words else 0.0,
        doubtful_below=engine.doubtful_below,
    )
    height = prepared.grey.shape[0] * prepared.points
    return OcrPage(number, text, height, letters, rules.grids, reading, prepared.way, prepared.turned)


def _words_only(lines: Sequence[OcrLine]) -> list[OcrLine]:
    """Leave out specks: signs without a letter or digit of which the engine is not sure."""
    kept = (
        OcrLine(tuple(word for word in line.words if not _is_speck(word)), line.size, line.base)
        for line in lines
    )
    return [line for line in kept if line.words]


def _is_speck(word: OcrWord) -> bool:
    return word.confidence < _SURE_SIGN and not re.search(r"[^\W_]", word.text)


def _levelled(lines: Sequence[OcrLine]) -> dict[int, float]:
    """Return the size of each line by its identity, those that hardly differ from the body's made equal."""
    if not lines:
        return {}
    body = median(line.size for line in lines for _ in line.words)
    return {id(line): body if abs(line.size - body) <= _ALIKE * body else line.size for line in lines}


def _lettered(
    rows: Sequence[Row], sizes: dict[int, float], points: float
) -> tuple[str, tuple[OcrLetter, ...]]:
    """Return the text of a page, a row a line, and a letter for each of its characters."""
    text: list[str] = []
    letters: list[OcrLetter] = []
    for row in rows:
        if text:
            text.append(_LINE_BREAK)
            letters += [letters[-1]] * len(_LINE_BREAK)
        for at, (line, word) in enumerate((own, word) for own in row.lines for word in own.words):
            made = list(_spelt(word, line.base * points, sizes[id(line)] * points, points))
            if at:
                text.append(" ")
                letters.append(_between(letters[-1], made[0]))
            text.append(word.text)
            letters += made
    return "".join(text), tuple(letters)


def _spelt(word: OcrWord, base: float, size: float, points: float) -> Iterator[OcrLetter]:
    """Yield the letters of a word, each with an equal share of its box."""
    left, top, right, bottom = (edge * points for edge in word.box)
    share = (right - left) / len(word.text)
    for at in range(len(word.text)):
        box = (left + at * share, top, left + (at + 1) * share, bottom)
        yield OcrLetter(box, base, size, word.confidence)


def _between(before: OcrLetter, after: OcrLetter) -> OcrLetter:
    """Return the space between two words, which no engine is unsure of."""
    left, right = before.box[2], max(after.box[0], before.box[2])
    return OcrLetter((left, before.box[1], right, before.box[3]), before.base, before.size, None)
