"""Cleaned text, with the way back to the source.

NFC, one kind of space, no zero-width marks, đ for its look-alike ð, and marks that a PDF split off
joined to their letter again. Every character knows the part of the source it came from, so that a
place found by cleaned offsets lands on the right glyphs.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

# ZWSP..RLM, word joiners, BOM, soft hyphen; tags and selectors say nothing in a report either.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LOOKALIKES = {"ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ"}
_MARKS = "\u0300-\u036f"
_TO_DO = re.compile(rf"[{_INVISIBLE}{_SPACES}{_MARKS}{''.join(_LOOKALIKES)}]")
_RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_GAP = rf"[{_INVISIBLE}]*[ {_SPACES}]?[{_INVISIBLE}]*"
# A letter, and what belongs to it: marks, also after a space that no writer puts before a mark.
_CLUSTER = re.compile(
    rf"[^\s{_MARKS}{_INVISIBLE}](?:{_GAP}[{_MARKS}]+)+"
    rf"|[{_MARKS}](?:[{_INVISIBLE}]*[{_MARKS}])*|[{_INVISIBLE}]+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text after cleaning. `starts` and `ends` bound each character's source; empty where nothing changed."""

    text: str
    starts: tuple[int, ...] = field(default=(), repr=False)
    ends: tuple[int, ...] = field(default=(), repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the source that a part of the cleaned text came from."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) lies outside the text of {len(self.text)} characters")
        if not self.starts:
            return start, end
        if start == end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]


def clean(source: str) -> Cleaned:
    """Clean a text; line breaks, tabs and the number of spaces stay."""
    if not _TO_DO.search(source) and unicodedata.is_normalized("NFC", source):
        return Cleaned(source)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for words, start, end in _clusters(source):
        letters.append(words)
        starts.extend([start] * len(words))
        ends.extend([end] * len(words))
    return Cleaned("".join(letters), tuple(starts), tuple(ends))


def _clusters(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield the cleaned form of each letter with its marks, and where it stood."""
    for found in _CLUSTER.finditer(source):
        words = re.sub(rf"[{_INVISIBLE}]", "", found[0])
        if re.search(rf"[{_MARKS}]", words):
            words = re.sub(r"\s", "", words)
        words = re.sub(rf"[{_SPACES}]", " ", words)
        words = "".join(_LOOKALIKES.get(letter, letter) for letter in words)
        yield unicodedata.normalize("NFC", words), found.start(), found.end()


def raised(words: str, before: str) -> str:
    """Return superscript words as such: "1.200" with the mark of note 1 is not 12001; "m2" stays."""
    is_unit = before[-1:].lower() == "m" and words.strip() in {"2", "3"}
    return words if is_unit else words.translate(_RAISED)
