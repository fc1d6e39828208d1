"""When two Vietnamese wordings are the same words.

NFC, lower case, tone marks in one place (hoà = hòa, uỷ = ủy), spaces alike; compared by whole
syllables (contracts.md, section 3). The tone moves in open syllables only: "hoàn" stays.
"""

import re
import unicodedata
from functools import lru_cache

_MARKS = "\u0300\u0301\u0303\u0309\u0323"
# Old style puts the mark on the glide's vowel: oà, oè, uỳ; the closed syllable's letter follows it.
_OLD = re.compile(rf"(?<!q)([ou])([aey])([{_MARKS}])(?![a-z])")
_QUALIFYING = {("o", "a"), ("o", "e"), ("u", "y")}
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Return words in the form in which they are compared; its length may differ."""
    split = unicodedata.normalize("NFD", words.lower())
    moved = _OLD.sub(lambda m: m[1] + m[3] + m[2] if (m[1], m[2]) in _QUALIFYING else m[0], split)
    return " ".join(unicodedata.normalize("NFC", moved).split())


@lru_cache(maxsize=65536)
def syllables(words: str) -> tuple[str, ...]:
    """Return the syllables of words, folded, without punctuation."""
    return tuple(_WORD.findall(fold(words)))


def begins_with(words: str, beginning: str) -> bool:
    """Return whether words begin with other words, by whole syllables."""
    head = syllables(beginning)
    return syllables(words)[: len(head)] == head


def contains(words: str, part: str) -> bool:
    """Return whether words hold other words, by whole syllables."""
    whole, wanted = syllables(words), syllables(part)
    return bool(wanted) and any(
        whole[at : at + len(wanted)] == wanted for at in range(len(whole) - len(wanted) + 1)
    )
