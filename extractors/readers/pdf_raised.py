"""The marks of notes on a page: digits set smaller at the end of a number or word."""

import re
from collections.abc import Sequence

from extractors.cleaning import raised
from extractors.readers.pdf_pages import LetteredPage

# Letters so much smaller than those around them are marks.
SMALL = 0.82
_DIGITS = re.compile(r"(?<![/\-])(?<![0-9][.,])[0-9]+")


def with_raised(page: LetteredPage, words: str, indices: Sequence[int], size: float) -> str:
    """Return words with the marks of notes as raised digits; `size` is that of the words' letters.

    `indices` has the page's index of each character, -1 where none was drawn.
    """
    letters = list(words)
    for digits in _DIGITS.finditer(words):
        first, last = digits.start(), digits.end() - 1
        # A mark stands at the end of a number if not alone: "1.200" and its note 1.
        if page.size(indices[last]) >= SMALL * size:
            continue
        for at in range(first, last + 1):
            if page.size(indices[at]) < SMALL * size:
                letters[at] = raised(words[at], words[:at])
    return "".join(letters)
