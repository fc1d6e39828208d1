"""Numbers written the Vietnamese way, in digits and in words.

A dot groups three digits, a comma is decimal; words follow "hai mươi lăm", "một nghìn hai trăm",
"mười hai triệu rưỡi". No decree rules it; usage as in domain.md, section 6.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_DECIMAL = re.compile(r"\d+(?:,\d+)?\Z")
# Two commas group in the English way; one before three digits is decimal unless the thing is whole.
_COMMA_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}\Z")
_ONE_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}\Z")
# Wrong by the rule of the dot, yet only a decimal can be meant: "1.5 tỷ", "98.25%".
_DOT_DECIMAL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})\Z")

_SHOWN_DECIMALS = 6

SCALES = {
    "nghìn": Decimal(10) ** 3,
    "ngàn": Decimal(10) ** 3,
    "vạn": Decimal(10) ** 4,
    "triệu": Decimal(10) ** 6,
    "tỷ": Decimal(10) ** 9,
    "tỉ": Decimal(10) ** 9,
}
_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# These stand behind tens only: "mươi mốt", "mươi tư", "mười lăm".
_AFTER_TENS = {"mốt", "tư", "lăm", "nhăm"}
# "năm" behind tens is the noun year: the five there is "lăm". So "mười năm" is ten years.
_AFTER_MUOI = frozenset(set(_UNITS) - {"không", "năm", "mốt", "tư"})
_FIRST = frozenset(set(_UNITS) - _AFTER_TENS - {"không"} | {"mười"})
# Counts before a scale only: "nửa triệu", yet "một nửa".
_HALF = "nửa"
# The syllables (folded) with which a number in words can begin.
FIRST_WORDS = _FIRST | {_HALF}
_FILLERS = {"linh", "lẻ"}


@dataclass(frozen=True, slots=True)
class Words:
    """A number in words: its value and how many syllables it takes."""

    value: Decimal
    length: int


def in_digits(number: float) -> str:
    """Write a number the Vietnamese way, without the noise of binary sums: 1234.5 is "1.234,5"."""
    whole, _, decimals = f"{abs(number):.{_SHOWN_DECIMALS}f}".partition(".")
    decimals = decimals.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def from_digits(written: str, whole: bool = False) -> Decimal | None:
    """Return the value of a number in digits; None where the grouping is broken ("0293.3876.000").

    With `whole` the thing counted cannot be divided: "3,150 trang tin" is 3150.
    """
    if _COMMA_GROUPED.match(written) or (whole and _ONE_COMMA.match(written)):
        return Decimal(written.replace(",", ""))
    if _GROUPED.match(written) or _DECIMAL.match(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    return Decimal(written) if _DOT_DECIMAL.match(written) else None


def from_words(syllables: Sequence[str], at: int = 0) -> Words | None:
    """Return the longest number in words that begins at a syllable (folded), None where none does."""
    if _syllable(syllables, at) == _HALF:
        factor, length = scale_at(syllables, at + 1)
        return Words(factor / 2, 1 + length) if length else None
    total, position = Decimal(0), at
    while (group := _hundreds(syllables, position)) is not None:
        position += group.length
        factor, length = scale_at(syllables, position)
        total += group.value * factor
        position += length
        # "hai nghìn ba" is said for 2300; what follows a scale in writing is a full group.
        if not length or not _is_full_group(syllables, position):
            break
    return Words(total, position - at) if position > at else None


def scale_at(syllables: Sequence[str], at: int) -> tuple[Decimal, int]:
    """Return the product of the scale words at a syllable and their number: "nghìn tỷ" is (10^12, 2)."""
    factor, length = Decimal(1), 0
    while (scale := SCALES.get(_syllable(syllables, at + length))) is not None and length < 2:
        factor, length = factor * scale, length + 1
    return factor, length


def begins_number(syllable: str) -> bool:
    """Return whether a number in words can begin with this syllable (folded)."""
    return syllable in FIRST_WORDS


def _syllable(syllables: Sequence[str], at: int) -> str:
    return syllables[at] if at < len(syllables) else ""


def _is_full_group(syllables: Sequence[str], at: int) -> bool:
    return _syllable(syllables, at + 1) in {"trăm", "mươi"} or _syllable(syllables, at) in _FILLERS | {"mười"}


def _hundreds(syllables: Sequence[str], at: int) -> Words | None:
    """Read up to "chín trăm chín mươi chín"."""
    first, second = _syllable(syllables, at), _syllable(syllables, at + 1)
    if first in _FILLERS and second in _UNITS:
        return Words(Decimal(_UNITS[second]), 2)
    if second == "trăm" and first in _UNITS and first not in _AFTER_TENS:
        hundreds = Decimal(100 * _UNITS[first])
        rest = _tens(syllables, at + 2) if _is_full_group(syllables, at + 2) else None
        rest = rest or _after_filler(syllables, at + 2)
        if rest is None:
            return Words(hundreds, 2)
        return Words(hundreds + rest.value, 2 + rest.length)
    return _tens(syllables, at)


def _after_filler(syllables: Sequence[str], at: int) -> Words | None:
    if _syllable(syllables, at) in _FILLERS and (unit := _syllable(syllables, at + 1)) in _UNITS:
        return Words(Decimal(_UNITS[unit]), 2)
    return None


def _tens(syllables: Sequence[str], at: int) -> Words | None:
    """Read one to ninety-nine: "mười lăm", "hai mươi mốt", "ba chục", "năm"."""
    first, second = _syllable(syllables, at), _syllable(syllables, at + 1)
    if first == "mười":
        if second in _AFTER_MUOI:
            return Words(Decimal(10 + _UNITS[second]), 2)
        return Words(Decimal(10), 1)
    if first not in _FIRST:
        return None
    return _behind_tens(first, second, _syllable(syllables, at + 2))


def _behind_tens(first: str, second: str, third: str) -> Words:
    """Read on from "hai": "hai mươi mốt", "hai chục", "hai lăm" in the short way of speech, or two alone."""
    tens = Decimal(10 * _UNITS[first])
    if second == "mươi" and third in _AFTER_MUOI | _AFTER_TENS:
        return Words(tens + _UNITS[third], 3)
    if second in {"mươi", "chục"}:
        return Words(tens, 2)
    if second in {"mốt", "lăm", "nhăm"} or (second == "tư" and first == "hai"):
        return Words(tens + _UNITS[second], 2)
    return Words(Decimal(_UNITS[first]), 1)
