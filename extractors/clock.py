"""Hours as clock times ("lúc 5 giờ 30 phút", "08h00"), which count nothing, told from lengths of time."""

from dataclasses import replace
from decimal import Decimal

from extractors.amounts import Amount, amount_at
from extractors.candidates import Candidate
from extractors.syllables import Syllables
from extractors.units import Unit
from schemas.unit import numbered_words

_HOURS = frozenset({"giờ", "h"})
_JOINTS = frozenset({",", "và", "-", "–", "đến"})
_LAST_HOUR = 24
# "chiều 17 giờ" tells when; "buổi chiều 2 giờ" may tell how long.
_DAYPARTS = {
    "sáng": range(4, 12),
    "trưa": range(10, 14),
    "chiều": range(13, 20),
    "tối": range(17, 24),
    "đêm": range(20, 25),
}


def clock_end(scan: Syllables, amount: Amount, unit: Unit | None) -> int | None:
    """Return the end of the clock time that a number begins; None for a length of time or anything else."""
    if unit is None or unit.words.lower() not in _HOURS or not _is_hour(amount):
        return None
    lasts = _lasts(scan, amount.start)
    minutes = amount_at(scan, unit.end)
    if minutes is not None and minutes.written.isdecimal() and int(minutes.written) < 60:
        if scan.key(minutes.end) not in {"phút", "'"}:
            return minutes.end
        return None if lasts or scan.key(minutes.end + 1) == "/" else minutes.end + 1
    if lasts or scan.key(unit.end) == "/":
        return None
    return unit.end if _is_time_of_day(scan, amount, unit.end) else None


def with_minutes(scan: Syllables, candidate: Candidate) -> Candidate:
    """Take the minutes behind the hours of a length of time into it: "1 giờ 30 phút" are 90 minutes."""
    unit, amount = candidate.unit, candidate.amount
    if unit is None or candidate.second is not None or unit.words.lower() not in _HOURS:
        return candidate
    minutes = amount_at(scan, unit.end)
    if minutes is None or scan.key(minutes.end) != "phút" or not amount.is_unscaled:
        return candidate
    length = replace(amount, factor=Decimal(60), rest=minutes.value())
    whole = replace(unit, end=minutes.end + 1, words=scan.written(minutes.end))
    return replace(candidate, amount=length, unit=whole)


def _is_hour(amount: Amount) -> bool:
    return amount.is_unscaled and amount.written.isdecimal() and int(amount.written) <= _LAST_HOUR


def _lasts(scan: Syllables, at: int) -> bool:
    each = any(scan.key(place) == "mỗi" for place in range(max(0, at - 3), at))
    return each or bool(numbered_words().lasts.ends(scan.keys, at))


def _is_time_of_day(scan: Syllables, amount: Amount, end: int) -> bool:
    words, start = numbered_words(), amount.start
    if int(amount.written) == 0:
        # Nothing lasts no hours: "đêm giao thừa 0 giờ".
        return True
    if words.clock.ends(scan.keys, start) and int(amount.written) < _LAST_HOUR:
        return True
    in_part = int(amount.written) in _DAYPARTS.get(scan.key(start - 1), ()) and scan.key(start - 2) != "buổi"
    if in_part or words.daytime.longest(scan.keys, end)[0] or end in scan.walls:
        return True
    # Hours in a row: "5 giờ, 17 giờ".
    if scan.key(end) in _JOINTS and scan.is_number(end + 1) and scan.key(end + 2) in _HOURS:
        return True
    if scan.key(start - 1) not in _JOINTS:
        return False
    # "vào 5h30 và 17h"
    return scan.key(start - 2) in _HOURS | {"phút"} or (
        scan.is_number(start - 2) and scan.key(start - 3) in _HOURS
    )
