"""Qualifiers: the words around a number that say how exactly it is meant."""

from decimal import Decimal

from extractors.syllables import Syllables
from extractors.units import Unit
from schemas.facts import Measure
from schemas.interval import Qualifier
from schemas.unit import qualifier_words, spelling

# "phát trên 02 kênh" tells where, "trên 20 kênh" how many.
_PUBLISHED = frozenset(
    map(spelling, ("phát", "sóng", "đăng", "tải", "truyền", "dán", "treo", "chạy", "hành", "bá"))
)
_PLACES = frozenset({"administrative", "equipment", "media", "facility"})
_FEW = 12
# The grades beside "trung bình", and how many pieces an item of their list takes.
_GRADES = frozenset({"khá", "yếu", "kém"})
_PARTS = frozenset({",", ";", ":", "(", "và"})
_ITEM = 7
# How far behind its number "trở lên" may stand.
_BOUND = 9


def qualifier_before(scan: Syllables, at: int, unit: Unit | None = None) -> tuple[Qualifier | None, int]:
    """Return the qualifier whose words end at a piece, and where they begin; (None, at) for none.

    Words such as "đạt" may stand between: "ước đạt 5 tỷ đồng"; the words then begin at the number.
    `unit` is what follows the number; it tells sizes from comparisons.
    """
    words = qualifier_words()
    for gap in (0, 1):
        if gap and scan.key(at - 1) not in words.between:
            break
        end = at - gap
        length, qualifier = words.before.ending(scan.keys, end)
        if length and scan.walls.isdisjoint(range(end - length, end)):
            if words.superlative.ends(scan.keys, end) and (gap or _is_measured(unit)):
                # "thấp nhất 02 buổi" bounds, "nhiệt độ thấp nhất 12 độ C" ranks.
                return None, at
            if qualifier is Qualifier.MEAN and is_grade(scan, end - length):
                return None, at
            if words.free.ends(scan.keys, end) > length or _compares(scan, end - length, end, unit):
                return None, at
            return qualifier, end - length
    return None, at


def _is_measured(unit: Unit | None) -> bool:
    return unit is not None and unit.measure in {Measure.OTHER, Measure.PERCENT}


def _compares(scan: Syllables, start: int, end: int, unit: Unit | None) -> bool:
    """Return whether the words [start, end) compare: "cao hơn 2,36 tiêu chí", "chở vượt 05 người"."""
    word, before = scan.key(end - 1), scan.key(start - 1)
    measured = unit is not None and unit.measure in {Measure.OTHER, Measure.DURATION}
    beside = unit is not None and scan.key(unit.end) == "so"
    if word == "hơn" and before in qualifier_words().compare:
        return beside or not (measured and before in qualifier_words().sizes)
    if word != "vượt":
        return False
    by_how_much = bool(qualifier_words().exceed.ends(scan.keys, end - 1))
    return beside or by_how_much or (unit is not None and unit.measure is Measure.PERCENT)


def is_grade(scan: Syllables, at: int) -> bool:
    """Return whether "trung bình" at a piece is a grade among others: "khá 38%; trung bình 11,6%"."""
    if scan.key(at) != "trung" or scan.key(at - 1) not in _PARTS:
        return False
    return not _GRADES.isdisjoint(scan.keys[max(0, at - _ITEM) : at] + scan.keys[at + 2 : at + _ITEM])


def qualifier_after(scan: Syllables, at: int) -> Qualifier | None:
    """Return the qualifier that begins at a piece: "trở lên"."""
    qualifier = qualifier_words().after.longest(scan.keys, at)[1]
    return qualifier if isinstance(qualifier, Qualifier) else None


def bound_apart(scan: Syllables, start: int, at: int) -> Qualifier | None:
    """Return the "trở lên" that "từ" before a number awaits: "từ 95% cán bộ, đoàn viên trở lên"."""
    if scan.key(start - 1) != "từ":
        return None
    for place in range(at, min(at + _BOUND, len(scan))):
        if not (scan.is_word(place) or scan.key(place) == ","):
            return None
        if (bound := qualifier_after(scan, place)) is not None:
            return bound
    return None


def tells_where(
    scan: Syllables, start: int, value: Decimal | tuple[Decimal, Decimal], unit: Unit | None
) -> bool:
    """Return whether "trên" before a number is the preposition: "phát trên 02 kênh", "trên 12/12 huyện"."""
    if scan.key(start) != "trên" or unit is None:
        return False
    if isinstance(value, tuple):
        return True
    return value <= _FEW and bool(unit.groups & _PLACES) and scan.key(start - 1) in _PUBLISHED
