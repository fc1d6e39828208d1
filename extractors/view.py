"""The text as the rules see it: one spelling for what looks alike, with the way back to the source.

Dashes, spaces and the letter đ come in several code points; soft hyphens and zero-width marks stand
inside words; decomposed letters are two characters. Rules match the view, facts quote the source.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t", " "
    ),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("⁄∕／", "/"),
    "ð": "đ",
    "Ð": "Đ",
    "Ɖ": "Đ",
}
_TABLE = str.maketrans(_ALIKE)
_UNLIKE = re.compile("[" + re.escape("".join(_ALIKE)) + "]")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what rules match; `origins[i]` is where its character i begins in the original."""

    text: str
    original: str
    origins: tuple[int, ...] | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the original that a part of the view stands for; end exclusive."""
        if self.origins is None:
            return start, end
        first, last = self.origins[start], self.origins[end]
        while last > first and _HIDDEN.match(self.original[last - 1]):
            last -= 1
        return first, last

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the view that stands for a part of the original."""
        if self.origins is None:
            return start, end
        return bisect_left(self.origins, start), bisect_left(self.origins, end)


@lru_cache(maxsize=8)
def view(text: str) -> View:
    """Return the view of a text; of a plain NFC text it has the same offsets."""
    if _HIDDEN.search(text) is None and unicodedata.is_normalized("NFC", text):
        return View(text.translate(_TABLE) if _UNLIKE.search(text) else text, text)
    letters: list[str] = []
    origins: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        if _HIDDEN.fullmatch(cluster[0]) is None:
            for letter in unicodedata.normalize("NFC", cluster[0]):
                letters.append(letter)
                origins.append(cluster.start())
    return View("".join(letters).translate(_TABLE), text, (*origins, len(text)))
