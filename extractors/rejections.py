"""Numbers that count nothing: names, codes, list numbers, mottos, telephone numbers, articles."""

import re

from extractors.amounts import Amount
from extractors.syllables import Syllables
from extractors.units import MINUTE_STROKES, Unit, noun_at, unit_at
from schemas.facts import Measure
from schemas.unit import numbered_words, units

_MORE_THAN_WEEKS = 53
_BEFORE_CONTACT = frozenset({":", "số", "là", "(", "theo", "qua", "gọi", "về", "."})
_EACH = frozenset({"mỗi", "một", "từng", "cả", "toàn", "quân", "bình"})
_AFTER_TIME = frozenset({"kết", "qua", "sau"})
_OPENS = frozenset({".", ";", ":", "-", "+", "*", "•", "–", ")", "(", ""})
_FEW = 53
_HOTLINE = re.compile(r"1[89]00(?:\.?\d{4,6})?\Z")
# No count begins with a nought before more than one figure: 0912345678, 098.456.xxx.
_TELEPHONE = re.compile(r"0\d{3,}\Z|0\d{2,}\.")
_LEVELS = 5
_MOST_BADGES = 14
_MOST_PLAYERS = 11
_LIST_MARKS = frozenset({".", ")", "-", "–", "/", ":"})


def is_code(scan: Syllables, amount: Amount) -> bool:
    """Return whether the digits are part of a code or word: 5K, QL3B, VINASAT-1, 30a, 30%1."""
    at = amount.start
    if not amount.written:
        return False
    if scan.is_glued(at):
        before = scan.text[scan.starts[at] - 1]
        if before.isalnum() or before in "%_@#":
            return True
        if before in "-–." and scan.is_glued(at - 1) and scan.keys[at - 2][0].isalnum():
            return True
    return _is_glued_to_letters(scan, amount.end)


def _is_glued_to_letters(scan: Syllables, at: int) -> bool:
    """Return whether letters that are no unit stick to a number: 4G, 2A, 78A, 30a."""
    if not (scan.is_glued(at) and scan.keys[at][0].isalpha()) or noun_at(scan, at) is not None:
        return False
    unit = unit_at(scan, at)
    return unit is None or unit.measure is Measure.COUNT


def hotline_end(scan: Syllables, amount: Amount) -> int | None:
    """Return where a hotline ends that the amount begins: "1900.9068", "1800 1091"; None for any other."""
    at = amount.start
    if not amount.written or not _HOTLINE.match(scan.written(at)):
        return None
    if len(scan.written(at)) > 4:
        return at + 1
    goes_on = scan.is_number(at + 1) and scan.ends[at] + 1 == scan.starts[at + 1]
    return at + 2 if goes_on and len(scan.written(at + 1)) >= 4 else None


def is_level(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Return whether a number says how many levels a system has: "đài 3 cấp", "chính quyền 2 cấp"."""
    if unit is None or unit.words.lower() != "cấp" or not amount.is_plain or amount.value() > _LEVELS:
        return False
    return scan.is_word(amount.start - 1) and scan.key(amount.start - 1) not in {"có", "gồm", "cả"}


def numbers_a_list(scan: Syllables, amount: Amount) -> bool:
    """Return whether a number opens a line or sentence as its list number: "1. ", "2.1 Kết quả", "3/ "."""
    at, end = amount.start, amount.end
    opens_line = scan.opens_line(at)
    if not amount.written or end != at + 1 or not (opens_line or scan.key(at - 1) in {".", ";", "•"}):
        return False
    if scan.is_glued(end) and scan.key(end) in _LIST_MARKS and not scan.is_number(end + 1):
        return True
    return opens_line and "." in amount.written and scan.is_capital(end)


def is_bracketed(scan: Syllables, amount: Amount) -> bool:
    """Return whether a bare number stands in brackets: a footnote mark, "(1)", "[2]"."""
    return scan.key(amount.start - 1) in {"(", "["} and scan.key(amount.end) in {")", "]"}


def is_wave(scan: Syllables, at: int) -> bool:
    """Return whether the number before a piece is a frequency: it names a channel."""
    return scan.written(at) in units().names


def is_scale(scan: Syllables, amount: Amount) -> bool:
    """Return whether a ratio is the scale of a map: "tỷ lệ 1/2000"."""
    return (
        amount.written == "1"
        and scan.key(amount.start - 1) in {"lệ", "đồ"}
        and len(scan.key(amount.end + 1)) > 2
    )


def is_part_of_year(scan: Syllables, unit: Unit) -> bool:
    """Return whether months are counted off a year that nobody names: "6 tháng đầu năm"."""
    return unit.words.lower() == "tháng" and scan.key(unit.end) in {"đầu", "cuối"}


def is_motto(scan: Syllables, amount: Amount) -> bool:
    """Return whether what follows makes a saying: "4 tại chỗ", "5 không, 3 sạch"."""
    if scan.key(amount.end) == "nhất" and "nhì" in scan.keys[amount.end : amount.end + 5]:
        # "1 nhất, 3 nhì" are prizes.
        return False
    return amount.is_plain and numbered_words().motto.longest(scan.keys, amount.end)[0] > 0


def is_named(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Return whether the word before makes the number a name: "thôn 2", "khoản 2 Điều 5", "số 113"."""
    at = amount.start
    if _is_contact(scan, amount, unit) or _ends_a_name(scan, amount, unit):
        return True
    if unit is not None and (
        _is_of_badge(scan, amount, unit) or _is_calibre(scan, amount, unit) or _is_team(scan, amount, unit)
    ):
        return True
    if not amount.is_plain or at - 1 in scan.walls:
        return False
    words, keys = numbered_words(), scan.keys
    if length := words.calendar.ends(keys, at):
        counts = _is_each(scan, at - length) or _goes_on_lasting(scan, at - length, unit)
        return not counts and not _is_beyond_calendar(amount, unit)
    free = max(lexicon.ends(keys, at) for lexicon in (units().nouns, units().stops, words.free))
    if (length := words.strong.ends(keys, at)) and length >= free:
        few = words.few.ends(keys, at) == length
        counts = _counts_all_the_same(scan, amount, unit) or (few and _is_beyond_names(scan, amount, unit))
        return not _is_each(scan, at - length) and not counts
    length = words.weak.ends(keys, at)
    unnamed = unit is None or not unit.known
    return 0 < length >= free and unnamed and not _is_each(scan, at - length)


def _ends_a_name(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Return whether a number behind a name belongs to it: "xã Sơn Kim 2 dọc sông", "vắc xin 5 trong 1"."""
    before = amount.start - 1
    if scan.key(before) == "trong" and scan.is_number(before - 1) and amount.written == "1":
        return True
    if unit is None or unit.known or not amount.is_plain or not scan.is_word(before):
        return False
    opens = scan.opens_line(before) or scan.key(before - 1) in _OPENS or before == 0
    return scan.is_capital(before) and not opens


def goes_on_naming(scan: Syllables, unit: Unit | None) -> bool:
    """Return whether a number behind one that names is the next name: "khoản 1, 2 và 3 Điều 21"."""
    if unit is None or not unit.known:
        return True
    if length := numbered_words().strong.longest(scan.keys, unit.start)[0]:
        behind = unit.start + length
        return scan.is_number(behind) or len(scan.key(behind)) == 1 or scan.is_capital(unit.start)
    return "administrative" in unit.groups and scan.is_capital(unit.end)


def _goes_on_lasting(scan: Syllables, at: int, unit: Unit | None) -> bool:
    """Read "trong 3 tháng 15 ngày", not "tuần 3 tháng 5": the word is a unit of time, no name."""
    if unit is None or unit.measure is not Measure.DURATION or not scan.is_number(at - 1):
        return False
    return not numbered_words().calendar.ends(scan.keys, at - 1) and not scan.is_number(unit.end)


def _is_beyond_calendar(amount: Amount, unit: Unit | None) -> bool:
    """Read "trong tuần 186 mẫu": no week, month or day bears such a number."""
    return unit is not None and unit.known and amount.value() > _MORE_THAN_WEEKS


def _is_beyond_names(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Read "tư vấn nhóm 246 cuộc", not "tổ 97 phường Tân An"."""
    if unit is None or not unit.known or amount.value() <= _FEW:
        return False
    return not ("administrative" in unit.groups and scan.is_capital(unit.end))


def _is_each(scan: Syllables, at: int) -> bool:
    """Read "mỗi lớp 05 ngày", "bình quân xã 2 lớp": a rate, not the name of a class."""
    return scan.key(at - 1) in _EACH


def _counts_all_the_same(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Read counts behind words that also bear numbers: "trong số 120 hộ", "đường 30 km", "giữa hiệp 5'"."""
    if unit is not None and unit.measure is Measure.PERCENT:
        return True
    if scan.key(amount.start - 1) == "số":
        return scan.key(amount.start - 2) in {"trong", "tổng", "con", "trên"}
    return unit is not None and (
        unit.measure in {Measure.MONEY, Measure.OTHER} or unit.words in MINUTE_STROKES
    )


def _is_contact(scan: Syllables, amount: Amount, unit: Unit | None) -> bool:
    """Return whether it is a telephone, account or plate number."""
    at = amount.start
    while at > 0 and scan.keys[at - 1] in _BEFORE_CONTACT and amount.start - at < 3:
        at -= 1
    if numbered_words().contact.ends(scan.keys, at):
        return unit is None or not unit.known
    return _TELEPHONE.match(amount.written) is not None


def _is_of_badge(scan: Syllables, amount: Amount, unit: Unit) -> bool:
    """Read "Huy hiệu 30 năm tuổi Đảng"; "40, 50 năm" goes on naming badges."""
    if unit.words.lower() != "năm":
        return False
    at = amount.start
    while at > 1 and scan.key(at - 1) in {",", "và", "đảng"} and amount.start - at < _MOST_BADGES:
        at -= 2 if scan.is_number(at - 2) else 1
    return numbered_words().badges.ends(scan.keys, at) > 0


def _is_calibre(scan: Syllables, amount: Amount, unit: Unit) -> bool:
    """Read "pháo 105 mm", "súng máy 12,7 mm"."""
    return (
        unit.words.lower() in {"mm", "ly", "li"}
        and numbered_words().calibre.ends(scan.keys, amount.start) > 0
    )


def _is_team(scan: Syllables, amount: Amount, unit: Unit) -> bool:
    """Return whether a number of players names a game: "bóng đá 7 người"."""
    return (
        unit.words.lower() == "người"
        and amount.is_plain
        and amount.value() <= _MOST_PLAYERS
        and numbered_words().games.ends(scan.keys, amount.start) > 0
    )


def is_article(scan: Syllables, amount: Amount, unit: Unit | None, qualified: bool) -> bool:
    """Return whether a number in words counts nothing: "một số", "hai bên", "Ba" the name, "năm" the year."""
    if amount.written:
        return False
    if unit is None or _is_proper(scan, amount.start, amount.end):
        return True
    if amount.end - amount.start > 1:
        return False
    if not unit.known or numbered_words().ranks.ends(scan.keys, amount.start):
        return True
    return _is_idle(scan, amount, unit, qualified)


def _is_idle(scan: Syllables, amount: Amount, unit: Unit, qualified: bool) -> bool:
    """Return whether one small number in words is an article, an indefinite phrase or the noun year."""
    words, at = numbered_words(), amount.start
    word = scan.key(at)
    if word == "năm":
        return _is_year(scan, at, unit)
    if qualified:
        return False
    if word == "một":
        lasting = words.lasts.ends(scan.keys, at) or scan.key(at - 1) in _AFTER_TIME
        timeless = unit.measure is Measure.DURATION and not lasting
        return timeless or bool(words.article.longest(scan.keys, amount.end)[0])
    # "hai bên" counts nothing, "ba thứ tiếng" does.
    return words.indefinite.longest(scan.keys, amount.end)[0] >= unit.end - unit.start


def _is_year(scan: Syllables, at: int, unit: Unit) -> bool:
    """Return whether a lone "năm" is the noun year rather than five."""
    if at == 0 or scan.is_number(at - 1) or numbered_words().year.ends(scan.keys, at):
        return True
    return unit.measure is not Measure.COUNT and unit.words != "năm"


def _is_proper(scan: Syllables, at: int, end: int) -> bool:
    """Return whether a capital makes the word a name: "thôn Ba Khe", "huyện Năm Căn"."""
    if not scan.is_capital(at):
        return False
    if scan.written(at).isupper():
        return end == at + 1
    opens = scan.opens_line(at) or scan.key(at - 1) in {".", ":", ";", "-", "+", "", "*"}
    return not opens or (scan.is_capital(end) and not scan.is_number(end))
