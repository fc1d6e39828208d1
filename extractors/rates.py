"""Rates: the period or holder for each of which a number holds ("/năm", "mỗi Đài", "bình quân đầu người")."""

import re
from dataclasses import dataclass

from extractors.amounts import Amount, amount_at
from extractors.qualifiers import is_grade
from extractors.syllables import Syllables
from extractors.units import Unit, noun_at, unit_at
from schemas.facts import Measure
from schemas.unit import numbered_words, units

_STOP = frozenset(';:.()[]“”"|!?•')
_AT_ITS_END = frozenset({",", ";", ".", ")", ""})
_WHERE = frozenset({"tại", "ở"})
_PLACES = frozenset(
    {"xã", "phường", "trấn", "thị", "huyện", "quận", "phố", "thành", "tỉnh", "thôn", "ấp", "khóm", "bản"}
)
_FAR = 40
_NEAR = 5
_PERIODS = frozenset(
    {"ngày", "tuần", "tháng", "quý", "năm", "buổi", "giờ", "phút", "đêm", "lần", "kỳ", "người", "hộ", "vụ"}
)
_EVERY = frozenset({"mỗi", "hằng", "hàng", "từng"})
_MEAN = frozenset({("bình", "quân"), ("trung", "bình")})
_ONE = frozenset({"một", "1", "01"})
# What shares are reckoned on: "35 ca/100.000 dân".
_BASE = re.compile(r"10{0,2}(?:\.000)+\Z|10{3,6}\Z")
_GRADES = frozenset({"loại", "khá", "lực", "mức", "hộ", "tầm", "giá"})


@dataclass(frozen=True, slots=True)
class Rate:
    """What the clause before a number says of it."""

    per: str | None = None
    mean: bool = False


def rate_before(scan: Syllables, at: int, listed: int = -1) -> tuple[Rate, bool]:
    """Return the rate that the clause before a piece states, and whether the piece merely goes on a list.

    A number behind a comma ("36 tin, 12 bài") shares what held for the one before it, which ends at `listed`.
    """
    per: str | None = None
    mean = crossed = False
    for place in range(at - 1, max(-1, at - _FAR), -1):
        key = scan.keys[place]
        if key in _STOP:
            break
        if _goes_on(scan, place, at, listed):
            return Rate(), True
        if key == "," and scan.key(place - 1) in _PLACES and scan.key(place + 1) in _PLACES:
            # "Trung bình mỗi Đài truyền thanh xã, phường, thị trấn phát 24 tin": whose stations
            continue
        if key == ",":
            opening = _rate_before_comma(scan, place)
            return Rate(per or opening.per, mean or opening.mean), False
        if place in scan.walls:
            continue
        crossed = crossed or scan.is_number(place)
        if crossed and scan.key(at - 1) in _WHERE:
            # "mỗi ngày có 80 lượt tại 06 quầy"
            break
        if per is None and (key in _EVERY or is_priced(scan, place)):
            per = _holder(scan, place, at)
        elif (key, scan.key(place + 1)) in _MEAN and not _is_graded(scan, place):
            mean = True
            per = per or _mean_of(scan, place + 2, at)
    return Rate(per, mean), False


def _is_graded(scan: Syllables, at: int) -> bool:
    return scan.key(at - 1) in _GRADES or is_grade(scan, at)


def _goes_on(scan: Syllables, place: int, at: int, listed: int) -> bool:
    """Read a list: "36 tin, 12 bài", "24 thí sinh, có hai giám thị"."""
    if scan.keys[place] in {",", "và"} and place == at - 1:
        return True
    return place == listed == at - 2 and scan.keys[place] == "," and scan.key(at - 1) in {"có", "với"}


def _holder(scan: Syllables, at: int, before: int) -> str | None:
    """Return the noun behind "mỗi"; "hằng" goes with periods only."""
    start = at + 2 if scan.key(at + 1) in _ONE else at + 1
    noun = noun_at(scan, start) or (unit_at(scan, start) if scan.keys[at] == "mỗi" else None)
    if noun is None:
        return None
    if noun.end > before:
        # "mỗi chuyến hai mươi lăm người"
        length = units().nouns.longest(scan.keys[:before], start)[0]
        return scan.written(start, start + length) if length else None
    if scan.keys[at] not in _ONE | {"mỗi"} and scan.key(start) not in _PERIODS:
        return None
    return noun.words


def _rate_before_comma(scan: Syllables, comma: int) -> Rate:
    """Read "Mỗi tuần, Đài phát 3 buổi", "Trung bình mỗi tháng, mỗi xã phát 8 tin"."""
    for place in range(comma - 1, max(-1, comma - _NEAR), -1):
        if scan.keys[place] == "mỗi":
            noun = noun_at(scan, place + 1)
            if noun is None or noun.end != comma or _ends_count(scan, place):
                return Rate()
            return Rate(noun.words, (scan.key(place - 2), scan.key(place - 1)) in _MEAN)
        if not scan.is_word(place):
            return Rate()
    return Rate()


def _ends_count(scan: Syllables, at: int) -> bool:
    """Return whether "mỗi" at a piece is said of the number before: "3.420 tờ báo mỗi kỳ, tăng 4,2%"."""
    for place in range(at - 1, max(-1, at - _NEAR - 1), -1):
        if scan.is_number(place):
            return True
        if not scan.is_word(place):
            return False
    return False


def is_holder_of_mean(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Return whether a "1" says what a mean is taken over: "bình quân 1 cán bộ phụ trách 3 thôn"."""
    at = amount.start
    if unit is None or (scan.key(at - 2), scan.key(at - 1)) not in _MEAN or amount.value() != 1:
        return False
    if rate_after(scan, unit.end)[0] is not None:
        return False
    for place in range(unit.end, min(unit.end + 2 * _NEAR, len(scan))):
        if scan.is_number(place):
            return True
        if not scan.is_word(place):
            break
    return False


def is_priced(scan: Syllables, at: int) -> bool:
    """Return whether a "một" says for how many of a thing a price holds: "chi phí một đợt"."""
    return scan.key(at) in _ONE and numbered_words().priced.ends(scan.keys, at) > 0


def is_holder_of_price(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Return whether a "một" counts nothing but what a price is for: money follows in its clause."""
    if unit is None or unit.measure is Measure.MONEY or not is_priced(scan, amount.start):
        return False
    for place in range(unit.end, min(unit.end + 2 * _NEAR, len(scan))):
        if scan.is_number(place):
            price = amount_at(scan, place)
            paid = unit_at(scan, price.end) if price is not None else None
            return paid is not None and paid.measure is Measure.MONEY
        if not scan.is_word(place) and scan.key(place) != ":":
            return False
    return False


def _mean_of(scan: Syllables, at: int, before: int) -> str | None:
    """Read what a mean is taken over: "bình quân đầu người", "bình quân/hộ", "trung bình một tháng"."""
    if scan.key(at) == "đầu" and at + 1 < before:
        return scan.written(at + 1)
    if scan.key(at) in {"một", "1", "01", "/"} and (noun := noun_at(scan, at + 1)) is not None:
        return noun.words if noun.end < before else None
    return None


def rate_after(scan: Syllables, at: int, loose: bool = True) -> tuple[str | None, int]:
    """Return the period or holder written behind a unit, and the end of its words: "/ngày", "mỗi ngày".

    A few words of attribute may stand between: "02 buổi tuyên truyền lưu động/tháng".
    """
    for place in range(at, min(at + _NEAR, len(scan)) if loose else at + 1):
        key = scan.key(place)
        if key == "/":
            return _behind_slash(scan, place + 1)
        if key in {"mỗi", "hằng", "hàng"} or (key in {"trên", "một"} and place == at):
            start = place + 2 if scan.key(place + 1) in {"một", "1", "01"} else place + 1
            if scan.key(start) in _PERIODS and not scan.is_number(start + 1):
                return scan.written(start), start + 1
            each = (noun_at(scan, start) or unit_at(scan, start)) if key == "mỗi" else None
            if each is not None and scan.key(each.end) in _AT_ITS_END:
                # "3 ổ khóa mỗi tủ"
                return each.words, each.end
            return None, at
        if not scan.is_word(place):
            return None, at
    return None, at


def _behind_slash(scan: Syllables, at: int) -> tuple[str | None, int]:
    if scan.key(at) in _ONE and scan.is_number(at):
        at += 1
    elif scan.is_number(at):
        return _number_behind_slash(scan, at)
    unit = noun_at(scan, at) or unit_at(scan, at)
    if unit is None:
        return None, at
    listed = unit_at(scan, at) if scan.key(unit.end) == "," else None
    if listed is not None and scan.key(listed.end) in _AT_ITS_END - {","}:
        # "349.576 đồng/tin, bài."
        return listed.words, listed.end
    if scan.key(unit.end) == "/" and (further := noun_at(scan, unit.end + 1)) is not None:
        return scan.written(unit.start, further.end), further.end
    return unit.words, unit.end


def _number_behind_slash(scan: Syllables, at: int) -> tuple[str | None, int]:
    """Read what a share is reckoned on, or the length of time that a measure holds for: "150 mm/24h".

    "120 phút/150 phút" are two counts.
    """
    if _BASE.match(scan.written(at)) and (base := noun_at(scan, at + 1)) is not None:
        return scan.written(at, base.end), base.end
    unit = unit_at(scan, at + 1)
    if unit is None or unit.measure is not Measure.DURATION or scan.key(at - 2) == scan.key(at + 1):
        return None, at
    return scan.written(at, unit.end), unit.end
