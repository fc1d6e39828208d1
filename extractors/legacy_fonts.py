"""Text in a legacy charset to Unicode, and how Vietnamese a text reads in each charset.

Every character of a repaired text knows the characters it came from: TCVN3 is one to one, VNI writes
a letter and its marks as two, VIQR as up to three.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from extractors import viqr
from extractors.cleaning import Cleaned
from extractors.orthography import is_syllable
from schemas.legacy_charset import legacy_charsets

IN_LATIN_1 = ("TCVN3", "VNI")
"""The charsets that hide in Unicode text as letters of Latin-1."""

# No code of a legacy charset is one of these letters or marks: where they stand, the text is Unicode.
_CERTAIN = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
# What can be a word in one charset or the other: most symbols of Latin-1 and the soft hyphen are letters
# in TCVN3, but ° ± ² ³ are letters in none.
_WORD = re.compile(r"[A-Za-z\u00a1-\u00af\u00b4-\u024f\u0300-\u036f\u03bc\u1ea0-\u1ef9]{2,}")
_CERTAIN_WORD = re.compile(rf"\S*{_CERTAIN.pattern}\S*")
_BEYOND_ASCII = re.compile(r"[\u00a1-\u1fff]")
# Signs inside a word show a wrong charset: they are taken for its letters.
_ANY_WORD = re.compile(
    r"(?:[^\W\d_]|[\u0080-\u009f\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u0300-\u036f])+"
)
_FEWEST = 3
_SHOUTED = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*[A-ZĂÂĐÊÔƠƯ][^\W\d_]*[A-ZĂÂĐÊÔƠƯ])[^\W\d_a-z]{2,}(?![a-z])")


def repaired(text: str, charset: str, *, capitals: bool = False, following: str | None = "") -> Cleaned:
    """Return a text in a charset as Unicode.

    `capitals` where its font shows every letter as one. `following` is the next line, which tells
    whether a dot behind a letter ends a sentence in VIQR; None where its writer tells that by "\\.".
    """
    found = viqr.repaired(text, following) if charset == viqr.NAME else _by_table(text, charset)
    if capitals:
        return Cleaned("".join(map(_upper, found.text)), found.starts, found.ends)
    return Cleaned(_capitals_restored(found), found.starts, found.ends) if charset == "TCVN3" else found


def _by_table(text: str, charset: str) -> Cleaned:
    letters = legacy_charsets()[charset].letters
    pieces = [
        (letters.get(piece[0], piece[0]), piece.start(), piece.end())
        for piece in _pieces(charset).finditer(text)
    ]
    return Cleaned(
        "".join(letter for letter, _, _ in pieces),
        tuple(start for _, start, _ in pieces),
        tuple(end for _, _, end in pieces),
    )


@cache
def _pieces(charset: str) -> re.Pattern[str]:
    """Return what takes a text apart into codes and other characters, long codes first."""
    long = [re.escape(code) for code in legacy_charsets()[charset].letters if len(code) > 1]
    # VNI: a capital may carry the mark in small form.
    long += [re.escape(code[0].upper() + code[1:]) for code in legacy_charsets()[charset].letters if code[1:]]
    return re.compile("|".join([*dict.fromkeys(long), "."]), re.DOTALL)


def _upper(letter: str) -> str:
    capital = letter.upper()
    return capital if len(capital) == 1 else letter


def _capitals_restored(found: Cleaned) -> str:
    """Make "TỉNH" "TỈNH": TCVN3 has no capitals with tones, a font of capitals showed them."""
    return _SHOUTED.sub(lambda word: "".join(map(_upper, word[0])), found.text)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many words of a text tell its charset, and which charsets they read well in.

    `certain` words hold a letter that is none of Latin-1; `sure` ones read well in that charset alone.
    """

    words: int = 0
    certain: int = 0
    unicode: int = 0
    valid: Mapping[str, int] = field(default_factory=dict)
    sure: Mapping[str, int] = field(default_factory=dict)

    def best(self, told: str | None) -> tuple[str, int]:
        """Return the legacy charset in which most words read well, and how many; "" where two are alike."""
        most = max(self.valid.values(), default=0)
        names = [name for name, count in self.valid.items() if count == most]
        if told in names:
            return told, most
        return (names[0] if len(names) == 1 else ""), most


def evidence(text: str) -> Evidence:
    """Weigh the words of a text in Unicode, TCVN3, VNI and VIQR."""
    if not _BEYOND_ASCII.search(text):
        return _viqr_evidence(text)
    readings = [word_readings(word) for word in words(text)]
    valid = Counter(name for found in readings for name in found)
    sure = Counter(name for found in readings if "Unicode" not in found for name in found)
    return Evidence(
        words=len(readings),
        certain=len(_CERTAIN_WORD.findall(text)),
        unicode=valid["Unicode"],
        valid={name: valid[name] for name in IN_LATIN_1},
        sure={name: sure[name] for name in IN_LATIN_1},
    )


def _viqr_evidence(text: str) -> Evidence:
    marked, read = viqr.marked_words(text)
    return Evidence(words=marked, valid={viqr.NAME: read}, sure={viqr.NAME: read})


def words(text: str) -> list[str]:
    """Return the words that tell a charset: of two letters and more, one of them outside ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


@lru_cache(maxsize=65536)
def word_readings(word: str) -> frozenset[str]:
    """Return the charsets, Unicode among them, in which a word is a Vietnamese syllable."""
    found = set()
    if is_syllable(unicodedata.normalize("NFC", word.replace("ð", "đ").replace("Ð", "Đ"))):
        found.add("Unicode")
    if not is_certain(word):
        found |= {name for name in IN_LATIN_1 if _reads_well(word, name)}
    return frozenset(found)


def is_certain(word: str) -> bool:
    """Return whether a word holds a letter that no code of a legacy charset looks like."""
    return _CERTAIN.search(word) is not None


def _reads_well(word: str, charset: str) -> bool:
    letters = legacy_charsets()[charset].letters
    pieces = [piece[0] for piece in _pieces(charset).finditer(word)]
    known = all(piece.isascii() or piece in letters for piece in pieces)
    return known and is_syllable("".join(letters.get(piece, piece) for piece in pieces))


def share_of_syllables(text: str) -> float:
    """Return the share of Vietnamese syllables among the words of a text that hold more than ASCII.

    0 where fewer than three words do: nothing can be told then.
    """
    found = [word for word in _ANY_WORD.findall(text) if not word.isascii()]
    return sum(is_syllable(word) for word in found) / len(found) if len(found) >= _FEWEST else 0.0
