"""From offsets in a block to boxes on the page."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Protocol

import pypdfium2

from extractors.cleaning import Cleaned
from extractors.readers.pdf_pages import PageText, opened, page_text
from schemas.place import Box, PagePlace, Source


@dataclass(frozen=True, slots=True)
class Letter:
    """A character's box on the page as displayed, and on the page turned so that its words run rightwards."""

    shown: Box
    read: Box
    confidence: float | None = None
    """Of the word it is in, 0 to 1; only where a picture was read."""

    @property
    def has_area(self) -> bool:
        # A space that pdfium added between two words has no box of its own.
        return self.shown[2] > self.shown[0] and self.shown[3] > self.shown[1]


class LetterOf(Protocol):
    """A page that was read from its picture, and keeps where its letters stand."""

    def letter(self, index: int) -> Letter: ...


class CharacterBoxes:
    """The boxes of characters, measured when they are asked for.

    The page that was asked for last stays open, for facts come page by page. A copy sent to another
    process carries the bytes alone.
    """

    def __init__(self, content: bytes, name: str, read: Mapping[int, LetterOf] | None = None) -> None:
        """Take the letters of pages that were read from their picture from `read`, by page."""
        self._content = content
        self._name = name
        self._read = {} if read is None else read
        self._file: tuple[ExitStack, pypdfium2.PdfDocument] | None = None
        self._page: tuple[ExitStack, PageText] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return CharacterBoxes, (self._content, self._name, self._read)

    def letters(self, page: int, indices: Iterable[int]) -> list[Letter]:
        """Return the letters of a page by pdfium's index, without those that have no box of their own."""
        if page in self._read:
            found = self._read[page]
            return [letter for index in indices if (letter := found.letter(index)).has_area]
        text = self._text(page)
        letters = []
        for index in indices:
            shown = text.shown_box(index)
            letters.append(Letter(shown, text.box(index) if text.is_sideways else shown))
        return [letter for letter in letters if letter.has_area]

    def _text(self, number: int) -> PageText:
        if self._page is None or self._page[1].number != number:
            if self._page is not None:
                self._page[0].close()
            stack = ExitStack()
            self._page = stack, stack.enter_context(page_text(self._document(), number, self._name))
        return self._page[1]

    def _document(self) -> pypdfium2.PdfDocument:
        if self._file is None:
            stack = ExitStack()
            self._file = stack, stack.enter_context(opened(self._content, self._name))
        return self._file[1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a block that stands on one page; `start` is its offset in the block."""

    start: int
    page: int
    cleaned: Cleaned
    indices: Sequence[int]

    def characters(self, start: int, end: int) -> list[int]:
        """Return pdfium's indices of the characters behind a part of the block."""
        first, last = max(start - self.start, 0), min(end - self.start, len(self.cleaned.text))
        if first >= last:
            return []
        left, right = self.cleaned.span(first, last)
        return [index for index in self.indices[left:right] if index >= 0]


@dataclass(frozen=True, slots=True)
class BoxLocator:
    """Finds pages and boxes of a part of a block: one box for each line of words."""

    stretches: tuple[Stretch, ...]
    boxes: CharacterBoxes

    def __call__(self, start: int, end: int) -> Source:
        pages: dict[int, list[Letter]] = {}
        for stretch in self._touched(start, max(end, start + 1)):
            found = stretch.characters(start, max(end, start + 1))
            pages.setdefault(stretch.page, []).extend(self.boxes.letters(stretch.page, found))
        places = tuple(_place(page, letters) for page, letters in pages.items() if letters)
        return places if len(places) > 1 else (places[0] if places else self._nearest(start))

    def _touched(self, start: int, end: int) -> Iterator[Stretch]:
        first = max(bisect_right([stretch.start for stretch in self.stretches], start) - 1, 0)
        for stretch in self.stretches[first:]:
            if stretch.start < end:
                yield stretch

    def _nearest(self, at: int) -> Source:
        """Return the place of the line around or before a line break, which itself has no box."""
        stretch = next(iter(self._touched(at, at + 1)))
        return _place(stretch.page, self.boxes.letters(stretch.page, (i for i in stretch.indices if i >= 0)))


def _place(page: int, letters: Iterable[Letter]) -> PagePlace:
    """Return where letters stand; words are as sure as the least sure of them."""
    read = list(letters)
    lines = [_rounded(line) for line in _by_line(read)]
    sure = min((letter.confidence for letter in read if letter.confidence is not None), default=None)
    bbox = tuple(lines) if len(lines) > 1 else lines[0]
    return PagePlace(page=page, bbox=bbox, confidence=None if sure is None else round(sure, 2))


def _by_line(letters: Iterable[Letter]) -> Iterator[Box]:
    """Yield one box for each line: a new one begins where the next letter is not beside the last."""
    line: Letter | None = None
    for letter in letters:
        if line is None:
            line = letter
        elif _is_beside(line.read, letter.read):
            line = Letter(_around(line.shown, letter.shown), _around(line.read, letter.read))
        else:
            yield line.shown
            line = letter
    if line is not None:
        yield line.shown


def _is_beside(line: Box, box: Box) -> bool:
    shared = min(line[3], box[3]) - max(line[1], box[1])
    return shared > 0.3 * (box[3] - box[1]) and box[0] > line[0] - 1


def _around(box: Box, other: Box) -> Box:
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def _rounded(box: Box) -> Box:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
