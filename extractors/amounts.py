"""Numbers where they stand: digits or words with their scales ("15 nghìn", "1 tỷ 200 triệu")."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers import begins_number, from_digits, from_words, scale_at
from extractors.syllables import Syllables

_SPACED_GROUP = re.compile(r"\d{3}(?:,\d+)?\Z")
_LEADS_GROUPS = re.compile(r"[1-9]\d{0,2}\Z")
_NAMING = re.compile(r"\d{1,4}(?:\.\d{1,2})*\Z")
_NOTE_SIGNS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹⁽⁾")
# "tỷ lệ", "triệu tập" are words of their own.
_NO_SCALE = {
    ("tỷ", "lệ"),
    ("tỷ", "số"),
    ("tỷ", "trọng"),
    ("tỷ", "suất"),
    ("triệu", "tập"),
    ("triệu", "hồi"),
    ("vạn", "vật"),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the pieces [start, end). `written` is its digits, "" where it is in words."""

    start: int
    end: int
    written: str
    factor: Decimal
    rest: Decimal

    def value(self, whole: bool = False) -> Decimal:
        """Return the value; with `whole` the thing counted cannot be divided."""
        if not self.written:
            return self.rest
        digits = from_digits(self.written, whole and self.factor == 1)
        assert digits is not None, "an amount is made of readable digits"
        return digits * self.factor + self.rest

    @property
    def is_unscaled(self) -> bool:
        """Whether its digits have no scale word: one behind the other end of a range holds for both."""
        return bool(self.written) and self.factor == 1

    @property
    def is_plain(self) -> bool:
        """Whether it looks like a number that names ("5", "2.1"): few digits, no grouping, no scale."""
        return self.factor == 1 and bool(_NAMING.match(self.written))


def amount_at(scan: Syllables, at: int) -> Amount | None:
    """Return the number that begins at a piece, None where none does or its grouping is broken."""
    if scan.is_number(at):
        return _in_digits(scan, at)
    if begins_number(scan.key(at)):
        return _in_words(scan, at)
    return None


def _in_words(scan: Syllables, at: int) -> Amount | None:
    words = from_words(scan.keys, at)
    if words is None or any(place in scan.walls for place in range(at, at + words.length)):
        return None
    end = at + words.length
    half = Decimal(0)
    if scan.key(end) == "rưỡi" and scan.key(end - 1) in {"triệu", "tỷ", "nghìn", "trăm"}:
        half, end = (
            scale_at(scan.keys, end - 1)[0] / 2 if scan.key(end - 1) != "trăm" else Decimal(50),
            end + 1,
        )
    return Amount(at, end, "", Decimal(1), words.value + half)


def _in_digits(scan: Syllables, at: int) -> Amount | None:
    written, end = _digits(scan, at)
    if from_digits(written) is None:
        return None
    end = _behind_note_signs(scan, end)
    factor, length = _scale(scan, end)
    end += length
    rest = Decimal(0)
    if length and scan.key(end) == "rưỡi":
        return Amount(at, end + 1, written, factor, factor / 2)
    if length and scan.is_number(end):
        # "1 tỷ 200 triệu": a smaller scale goes on.
        smaller, more = _scale(scan, end + 1)
        low = from_digits(scan.written(end))
        if more and smaller < factor and low is not None:
            rest, end = low * smaller, end + 1 + more
    return Amount(at, end, written, factor, rest)


def _behind_note_signs(scan: Syllables, at: int) -> int:
    """Return where the words go on behind the sign of a note: "1.200¹ lượt người"."""
    end = at
    while scan.is_glued(end) and scan.key(end) in _NOTE_SIGNS:
        end += 1
    parted = end > at and scan.is_word(end) and not scan.is_glued(end)
    return end if parted and scan.written(at - 1) != "10" else at


def _digits(scan: Syllables, at: int) -> tuple[str, int]:
    """Return digits and their end; groups parted by single spaces are one number ("3 150 000")."""
    written, end = scan.written(at), at + 1
    if not _LEADS_GROUPS.match(written):
        return written, end
    while (
        scan.is_number(end)
        and scan.starts[end] - scan.ends[end - 1] == 1
        and scan.text[scan.ends[end - 1]] in "  "
        and _SPACED_GROUP.match(scan.written(end))
    ):
        written, end = written + scan.written(end), end + 1
    return written, end


def _scale(scan: Syllables, at: int) -> tuple[Decimal, int]:
    if (scan.key(at), scan.key(at + 1)) in _NO_SCALE or at in scan.walls:
        return Decimal(1), 0
    return scale_at(scan.keys, at)
