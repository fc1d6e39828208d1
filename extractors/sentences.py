"""Sentences, found where a fact asks for the one it stands in."""

import re
from bisect import bisect_right

from extractors.letters import UPPER

# A full stop ends a sentence before a capital or bullet; not after an initial, "TP.", or within a number.
_END = re.compile(
    rf"(?<![A-ZĐ])(?<!\bTP)(?<!\bTS)[.!?…](?:[”\")\]]|/\.)?\s+(?=[{UPPER}“\"(\[+•-])|\n\s*\n"
    rf"|\n(?=\s*[-+•*]\s)"
)


class Sentences:
    """The sentences of one text, cut once and looked up by offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(hit.end() for hit in _END.finditer(text))]

    def around(self, start: int, end: int) -> str:
        """Return the sentence that holds a part of the text, its spaces made single."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1))
        until = self._starts[last] if last < len(self._starts) else len(self.text)
        return " ".join(self.text[self._starts[first] : until].split())
