"""Text in a legacy charset to Unicode, and how Vietnamese a text reads in each charset.

Every character of a repaired text knows the characters it came from: TCVN3 is one to one, VNI writes
a letter and its marks as two, VIQR as up to three.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from extractors import viqr
from extractors.cleaning import Cleaned
from extractors.orthography import is_syllable
from schemas.legacy_charset import legacy_charsets

BY_FONT = ("TCVN3", "VNI")
"""The charsets that hide in Unicode text as letters of Latin-1."""

# No code of a legacy charset is one of these letters or marks: where they stand, the text is Unicode.
_CERTAIN = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
# What can be a word in one charset or the other: symbols of Latin-1 and the soft hyphen are letters in TCVN3.
_WORD = re.compile(r"[A-Za-z\u00a1-\u024f\u0300-\u036f\u03bc\u1ea0-\u1ef9]{2,}")
_LEGACY_LETTER = re.compile(r"[\u00a1-\u00ff\u03bc]")


def repaired(text: str, charset: str, *, capitals: bool = False) -> Cleaned:
    """Return a text in a charset as Unicode; `capitals` where its font shows every letter as one."""
    found = viqr.repaired(text) if charset == viqr.NAME else _by_table(text, charset)
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
    """Make "TỉNH" "TỈNH": TCVN3 has no capitals with tones, a font showed them."""
    if not found.starts:
        return found.text
    return re.sub(
        r"[^\W\d_]{2,}",
        lambda word: (
            "".join(map(_upper, word[0])) if len(re.findall(r"[A-ZĂÂĐÊÔƠƯ]", word[0])) > 1 and _shouts(word[0]) else word[0]
        ),
        found.text,
    )


def _shouts(word: str) -> bool:
    """Return whether every letter that could be written as a capital is one."""
    return not re.search(r"[a-z]", word)
