"""Words of a PDF that nobody sees on the page: white, drawn invisibly, or outside of it.

Whether suspicious words can be seen is told by the page as it is drawn: the text that a scanner lays
under its picture is invisible too, yet the picture shows the same words; and white words may stand on
a dark ground.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractors.readers.pdf_pages import PageText
from schemas.place import Box

_WORD = re.compile(r"[^\s\ufffe]+")
_LEAST_CONTRAST = 24


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """What nobody sees of a page: its characters, their stretches, and where the first one stands."""

    indices: frozenset[int] = frozenset()
    stretches: tuple[str, ...] = ()
    box: Box | None = None


def hidden_words(page: PageText) -> HiddenWords:
    """Return the words of a page that cannot be seen."""
    suspicious = [found.span() for found in _WORD.finditer(page.text) if page.is_unseen(found.start())]
    outside = [span for span in suspicious if page.is_outside(page.shown_box(span[0]))]
    inside = [span for span in suspicious if span not in outside]
    drawn = _drawn(page) if inside else None
    hidden = sorted(
        [*outside, *(span for span in inside if drawn is not None and not _shows(drawn, page, span))]
    )
    if not hidden:
        return HiddenWords()
    indices = frozenset(index for start, end in hidden for index in range(start, end))
    return HiddenWords(indices, tuple(_joined(page.text, hidden)), page.shown_box(hidden[0][0]))


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """Yield words that follow each other as one stretch."""
    start, end = spans[0]
    for left, right in spans[1:]:
        if text[end:left].strip():
            yield text[start:end]
            start = left
        end = right
    yield text[start:end]


def _drawn(page: PageText) -> npt.NDArray[np.uint8]:
    return np.asarray(page.page.render(scale=1, grayscale=True).to_pil().convert("L"))


def _shows(drawn: npt.NDArray[np.uint8], page: PageText, span: tuple[int, int]) -> bool:
    """Return whether anything is to be seen where a word stands."""
    boxes = [page.shown_box(index) for index in range(*span)]
    left, top = int(min(box[0] for box in boxes)), int(min(box[1] for box in boxes))
    right, bottom = int(max(box[2] for box in boxes)) + 1, int(max(box[3] for box in boxes)) + 1
    area = drawn[max(top, 0) : bottom, max(left, 0) : right]
    return area.size > 0 and int(area.max()) - int(area.min()) >= _LEAST_CONTRAST
