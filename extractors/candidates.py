"""Numbers on their way to a quantity: ranges, ratios and the unit that stands behind."""

from dataclasses import dataclass
from decimal import Decimal

from extractors.amounts import Amount, amount_at
from extractors.syllables import Syllables
from extractors.units import Unit, noun_at, unit_at
from schemas.facts import Measure

_TO = frozenset({"-", "–", "—", "đến", "tới", "÷"})
_BOUNDS = frozenset({"dưới", "gần", "hơn", "trên", "khoảng"})
_CHANGES = frozenset({"lên", "xuống", "còn"})
Value = Decimal | tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number, its range or ratio, and its unit; places are pieces of the scan."""

    amount: Amount
    end: int
    """Where its numbers end: behind the second of a range or ratio."""
    second: Amount | None = None
    is_ratio: bool = False
    unit: Unit | None = None

    @property
    def start(self) -> int:
        return self.amount.start

    @property
    def is_apart(self) -> bool:
        """Whether its unit stands behind another number or a bracket: the 3 of "từ 3 lên 6 buổi"."""
        return self.unit is not None and self.unit.start > self.end + (not self.is_ratio)

    def value(self) -> Value:
        whole = self.unit is not None and self.unit.measure is Measure.COUNT
        first, second = self.amount, self.second
        if second is None:
            return first.value(whole)
        if first.is_unscaled:
            # "2 - 3 triệu", "125,6/180 tỷ đồng": the scale holds for both.
            return first.value(whole) * second.factor, second.value(whole)
        return first.value(whole), second.value(whole)


def candidate_at(scan: Syllables, amount: Amount) -> Candidate:
    """Read what goes on behind a number: the other end of a range, the whole of a ratio, the unit."""
    end = amount.end
    if scan.key(end) == "/" and scan.is_number(end + 1):
        return _ratio(scan, amount)
    unit = _unit(scan, end)
    if (spread := _range(scan, amount, unit)) is not None:
        return spread
    if unit is None and scan.key(end) in _CHANGES and scan.key(amount.start - 1) == "từ":
        return Candidate(amount, end, unit=_unit_of_change(scan, end))
    return Candidate(amount, end, unit=unit)


def _unit(scan: Syllables, at: int) -> Unit | None:
    if scan.key(at) == "/" and scan.is_word(at + 1) and not scan.is_glued(at + 1):
        # A slash that slipped in: "36/ tin".
        return unit_at(scan, at + 1)
    return unit_at(scan, at)


def _range(scan: Syllables, amount: Amount, unit: Unit | None) -> Candidate | None:
    """Read "20 - 30 người", "từ 10 người đến 20 người", "ba đến năm lớp"."""
    joint = unit.end if unit is not None else amount.end
    if scan.key(joint) not in _TO:
        return None
    second = amount_at(scan, joint + 1) or _bounded(scan, amount, joint + 1)
    following = _unit(scan, second.end) if second is not None else None
    if second is None or following is None:
        return None
    if unit is not None:
        # The unit said twice is one range only where "từ" or a dash says so.
        parted = scan.key(amount.start - 1) in {"từ", "đủ"} or scan.key(joint) in "-–—"
        if not parted or unit.words.lower() != following.words.lower():
            return None
    factor = second.factor if amount.is_unscaled else Decimal(1)
    if amount.value() * factor >= second.value():
        return None
    return Candidate(amount, second.end, second, unit=following)


def _bounded(scan: Syllables, amount: Amount, at: int) -> Amount | None:
    """Read the end of "từ 5 đến dưới 12 tuổi"."""
    opens = scan.key(amount.start - 1) == "từ" or scan.key(amount.start - 2) == "từ"
    return amount_at(scan, at + 1) if opens and scan.key(at) in _BOUNDS else None


def _unit_of_change(scan: Syllables, at: int) -> Unit | None:
    """Read "từ 3 lên 6 buổi/tuần": the first number takes the unit of the second."""
    while scan.key(at) in _CHANGES | _TO:
        at += 1
    second = amount_at(scan, at)
    return _unit(scan, second.end) if second is not None else None


def _behind_brackets(scan: Syllables, amount: Amount, end: int) -> Unit | None:
    """Read the noun of a share told once more in brackets: "100% (25/25) xã"."""
    told_again = scan.key(amount.start - 2) == "%" and scan.key(amount.start - 1) == "("
    return noun_at(scan, end + 1) if told_again and scan.key(end) == ")" else None


def _ratio(scan: Syllables, amount: Amount) -> Candidate:
    """Read "9/12 xã"; "24/24", "24/7" and "24/24 giờ" are none."""
    second = amount_at(scan, amount.end + 1)
    if second is None:
        return Candidate(amount, amount.end + 1)
    unit = _unit(scan, second.end) or _behind_brackets(scan, amount, second.end)
    if unit is not None and unit.words == "số":
        # "2/3 số hộ"
        unit = noun_at(scan, unit.end) or unit
    if amount.written == "24" and unit is not None and unit.measure is Measure.DURATION:
        unit = None
    return Candidate(amount, second.end, second, is_ratio=True, unit=unit)
