"""Numbers behind their noun: "số hội viên là 2.150", "không đội mũ bảo hiểm 32, vi phạm khác 39"."""

from dataclasses import dataclass

from extractors.amounts import Amount
from extractors.syllables import Syllables
from extractors.units import ends_noun, noun_at, unit_at
from schemas.facts import Measure
from schemas.unit import Phrases, numbered_words, units

_ENDS = frozenset({",", ";", ".", ")", "", "/", "(", "và", "|"})
_BREAKS = frozenset({",", ";", ".", ":", "(", ")", "|", "•", "…", "”", "“"})
_COPULAS = frozenset({"là", ":", "=", "được", "đạt", "có", "còn", "gồm"})
_SUMS = Phrases.of(
    (
        "tổng số",
        "số lượng",
        "tổng cộng",
        "số",
        "tổng",
        "đội ngũ",
        "trong đó",
        "cộng",
        "toàn bộ",
        "riêng",
        "hiện có",
        "gồm",
    )
)
_ALONE = Phrases.of(
    (
        "nam",
        "nữ",
        "chết",
        "tử vong",
        "bị thương",
        "mất tích",
        "tốt",
        "khá",
        "giỏi",
        "trung bình",
        "đảng viên",
        "dân tộc",
    )
)
_WHERE = frozenset({"ở", "tại"})
_FAR = 14


@dataclass(frozen=True, slots=True)
class Label:
    """The words before a number, pieces [start, end), and whether they say by themselves that it counts."""

    start: int
    end: int
    certain: bool
    copula: bool = False
    """A colon, "là" or the like parts label and number."""


def ends_clause(scan: Syllables, at: int) -> bool:
    """Return whether nothing that a number could count follows a piece."""
    return scan.key(at) in _ENDS or scan.is_number(at)


def label_before(scan: Syllables, amount: Amount, start: int) -> Label | None:
    """Return the label of a number whose clause ends with it; None where it is no count.

    `start` is where its qualifier begins, if it has one.
    """
    end, copula = _before_brackets(scan, start), ""
    while end > 0 and scan.key(end - 1) in _COPULAS and start - end < 2:
        if scan.key(end - 2) == "hiện":
            # "biên chế 58 đồng chí, hiện có 55"
            break
        end -= 1
        copula = scan.keys[end]
    begin = end
    while begin > max(0, end - _FAR) and scan.keys[begin - 1] not in _BREAKS and begin - 1 not in scan.walls:
        begin -= 1
        if scan.opens_line(begin) and scan.is_capital(begin):
            break
    if copula:
        begin = _list_start(scan, begin, end)
    begin = _without_bullet(scan, begin, end)
    if begin >= end or not _can_label(scan, amount, begin, end, copula):
        return None
    return Label(
        begin, end, _is_certain(scan, amount, begin, end, copula, start < amount.start), bool(copula)
    )


def _before_brackets(scan: Syllables, at: int) -> int:
    """Return where a remark in brackets before a number begins: "không đội mũ (cả trẻ em) 12"."""
    if scan.key(at - 1) != ")":
        return at
    start = next((place for place in range(at - 2, max(-1, at - _FAR), -1) if scan.keys[place] == "("), at)
    return start if scan.is_word(start - 1) else at


def _list_start(scan: Syllables, begin: int, end: int) -> int:
    """Read "Tổng số tin, bài: 1.234": the label is the whole list."""
    start = begin
    while start > max(0, begin - _FAR) and (scan.key(start - 1) == "," or scan.is_word(start - 1)):
        start -= 1
    noun = start + _SUMS.longest(scan.keys, start)[0]
    listed = unit_at(scan, noun) if noun < begin else None
    return start if listed is not None and listed.end == end else begin


def _without_bullet(scan: Syllables, begin: int, end: int) -> int:
    while begin < end and (not scan.is_word(begin) or scan.key(begin) in {"và", "trong", "đó", "còn"}):
        begin += 1
    return begin


def _can_label(scan: Syllables, amount: Amount, begin: int, end: int, copula: str) -> bool:
    if any(scan.is_number(place) for place in range(begin, end)):
        return False
    words = numbered_words()
    if not copula and _bears_numbers(scan, amount, end):
        return False
    if words.contact.longest(scan.keys, begin)[0] or words.contact.ends(scan.keys, end):
        return False
    if words.calendar.ends(scan.keys, end):
        return False
    last = scan.text[scan.starts[end - 1] : scan.ends[end - 1]]
    if not copula and last[0].isupper() and amount.is_plain:
        # "cầu Xà No 2" is a name, "hiệu lệnh CSGT 02" a label.
        return len(last) > 2 and last.isupper() and end - begin > 2
    return True


def _bears_numbers(scan: Syllables, amount: Amount, end: int) -> bool:
    """Return whether the words before a piece name with the number: "điểm 2", "dán ở lầu 1"."""
    if amount.is_plain and any(scan.key(place) in _WHERE for place in range(end - 3, end)):
        return True
    words = numbered_words()
    numbered = max(words.strong.ends(scan.keys, end), words.weak.ends(scan.keys, end))
    if words.free.ends(scan.keys, end) > numbered:
        return False
    return numbered > 0 and numbered >= units().nouns.ends(scan.keys, end)


def _has_share(scan: Syllables, at: int) -> bool:
    """Return whether a share follows a number: "không hợp lệ 233 (2,63%)", "hư hỏng 9, chiếm gần 10%"."""
    end = min(at + 5, len(scan))
    if scan.key(at) == "(" or (scan.key(at) == "," and scan.key(at + 1) in {"chiếm", "đạt"}):
        share = next((place for place in range(at + 1, end) if scan.is_number(place)), None)
        return share is not None and scan.key(share + 1) == "%"
    return False


def _is_certain(scan: Syllables, amount: Amount, begin: int, end: int, copula: str, qualified: bool) -> bool:
    if copula in {"là", ":", "="} or (copula and not amount.is_plain):
        return scan.key(end - 1) != "số" or scan.key(end - 2) in {"tổng", "con"}
    if not amount.is_plain and "." in amount.written:
        return True
    if qualified or _has_share(scan, amount.end) or _SUMS.longest(scan.keys, begin)[0]:
        return True
    return _ALONE.longest(scan.keys, begin)[0] == end - begin


def unit_of(scan: Syllables, label: Label) -> tuple[str, Measure]:
    """Return the unit that a label names: its noun ("số hội viên" -> "hội viên"), else the whole label."""
    begin = label.start
    while (length := _SUMS.longest(scan.keys, begin)[0]) and begin + length < label.end:
        begin += length
    noun = noun_at(scan, begin)
    listed = unit_at(scan, begin) if label.copula else None
    if listed is not None and listed.known and listed.end == label.end:
        noun = listed
    if noun is not None and noun.end <= label.end and begin > label.start:
        return noun.words, noun.measure
    if noun is not None and (noun.end == label.end or (label.copula and ends_noun(scan, noun.end))):
        return noun.words, noun.measure
    return scan.written(label.start if noun is None else begin, label.end), Measure.COUNT
