"""Totals and their parts in running text: "06 lớp, trong đó 02 lớp cho Đoàn, 04 lớp cho Hội".

A group is one number of an indicator with those that the text puts under it. Which numbers follow is
told by the words between them; a colon or bracket alone ("06 lớp: 02 lớp …") only where they fit in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from outputs.selection.situation import Situated
from schemas.facts import Quantity
from schemas.interval import ZERO, Interval, total

_PARTS = re.compile(
    r"\b(?:trong đó|trong số đó|bao gồm|gồm|cụ thể|chia ra|phân ra|chia theo|riêng|tiêu biểu|nổi bật"
    r"|điển hình)\b"
)
_ALL_PARTS = re.compile(r"\b(?:bao gồm|gồm|chia ra|phân ra|cụ thể)\b")
_BEGINS_WITH_PARTS = re.compile(
    r"\A(?:[-+*•]\s*)?(?:trong đó|trong số đó|bao gồm|gồm|cụ thể|chia ra|phân ra|riêng)\b"
)
_OPEN = re.compile(r"(?::|\b(?:trong đó|bao gồm|gồm|cụ thể|chia ra|sau))\s*[.:]?\s*\Z")
# "tại 5 xã: …": whoever counts the places lists them all.
_COUNTED_PLACES = re.compile(
    r"\b\d+\s+(?:xã|phường|thị trấn|huyện|ấp|khóm|trường|điểm|đơn vị|địa phương)\b[^:;()]*:"
)
_DEED = re.compile(r"\b(?:tổ chức|mở|phối hợp|thực hiện|triển khai|tham gia|cấp phát|in|đăng|phát sóng)\b")
_CLAUSE_END = re.compile(r";|\.\s|\btrong đó\b|\bgồm\b")
_TOTAL = re.compile(
    r"\b(?:tổng số|tổng cộng|tổng\s*:|tất cả|tính chung|cộng chung|cộng lại|"
    r"(?:cả|toàn) (?:giai đoạn|nhiệm kỳ)|tổng(?= (?:lượt|lớp|số|cuộc|buổi|tin)))"
)


@dataclass(eq=False, slots=True)
class Group:
    """A number and its parts, all of one indicator."""

    head: Situated
    parts: list[Situated] = field(default_factory=list)
    exhaustive: bool = False
    """The words say that the parts are all there is (gồm, bao gồm), not some (trong đó)."""
    listed: bool = False
    """The parts follow a colon or stand in brackets."""
    details: list[Situated] = field(default_factory=list)
    """Those of the parts that say more of a part: "12 lớp (gồm 07 lớp …, 05 lớp …)"."""

    @property
    def summands(self) -> list[Situated]:
        """The parts that add up to the head; a part's own parts are in it already."""
        return [part for part in self.parts if part not in self.details] if self.details else self.parts

    @property
    def last(self) -> Situated:
        return self.parts[-1] if self.parts else self.head


def interval_of(here: Situated) -> Interval:
    return here.said.interval if isinstance(here.said, Quantity) else ZERO


def partition(mentions: Sequence[Situated]) -> list[Group]:
    """Put the mentions of one indicator, in reading order and outside tables, under their totals."""
    groups: list[Group] = []
    for at, mention in enumerate(mentions):
        if groups and _is_detail(groups[-1], mention):
            groups[-1].parts.append(mention)
            groups[-1].details.append(mention)
        elif groups and _belongs(groups[-1], mention, mentions[at + 1 :]):
            groups[-1].parts.append(mention)
        else:
            groups.append(Group(mention))
    return groups


def is_total(here: Situated) -> bool:
    """Return whether words of a total (tổng số, tổng cộng) govern a number in its clause."""
    if here.sentence is None:
        return False
    before = here.sentence.text[: here.span[0]]
    clause = _CLAUSE_END.split(before)[-1]
    return bool(_TOTAL.search(clause))


def exceeds(parts: Iterable[Interval], whole: Interval) -> bool:
    """Return whether parts, as worded, cannot all fit in the whole."""
    low = total(parts).low
    return low is not None and whole.high is not None and low > whole.high


def adds_up(parts: Iterable[Interval], whole: Interval) -> bool:
    """Return whether the parts may add up to the whole."""
    added = total(parts)
    above = added.low is None or whole.high is None or added.low <= whole.high
    below = added.high is None or whole.low is None or whole.low <= added.high
    return above and below


def _belongs(group: Group, mention: Situated, later: Sequence[Situated]) -> bool:
    if group.head.sentence is None or mention.sentence is None:
        return False
    if mention.sentence is group.last.sentence:
        return _belongs_in_sentence(group, mention, later)
    return _belongs_after(group, mention)


def _is_detail(group: Group, mention: Situated) -> bool:
    """Return whether a number stands in the bracket behind a part, and fits in that part."""
    if not group.summands or mention.sentence is None:
        return False
    part = group.summands[-1]
    if part.sentence is not mention.sentence:
        return False
    between = mention.sentence.text[part.span[1] : mention.span[0]]
    inner = [detail for detail in group.details if detail.span[0] > part.span[0]]
    return between.count("(") > between.count(")") and not exceeds(
        [interval_of(each) for each in (*inner, mention)], interval_of(part)
    )


def _belongs_in_sentence(group: Group, mention: Situated, later: Sequence[Situated]) -> bool:
    assert mention.sentence is not None
    gap = mention.sentence.text[group.last.span[1] : mention.span[0]]
    rest = [mention, *(other for other in later if other.sentence is mention.sentence)]
    if marker := _PARTS.search(gap):
        if group.parts and not _fits(group, [mention]):
            return False
        group.exhaustive = group.exhaustive or bool(_ALL_PARTS.search(marker[0]))
        return True
    return _goes_on(group, mention, rest, gap) if group.parts else _opens_list(group, rest, gap)


def _opens_list(group: Group, rest: Sequence[Situated], gap: str) -> bool:
    """Return whether a colon or bracket behind the total opens a list of numbers that fit in it."""
    opened = re.search(r"[:(]", gap)
    if opened is None or ";" in gap[: opened.start()] or ")" in gap[opened.end() :]:
        return False
    within = list(rest)
    if opened[0] == "(":
        sentence = rest[0].sentence
        assert sentence is not None
        closed = sentence.text.find(")", rest[0].span[1])
        within = [part for part in rest if closed < 0 or part.span[0] < closed]
    group.listed = _fits(group, within)
    group.exhaustive = group.exhaustive or bool(group.listed and _COUNTED_PLACES.search(gap))
    return group.listed


def _goes_on(group: Group, mention: Situated, rest: Sequence[Situated], gap: str) -> bool:
    """Return whether a list of parts goes on with this number."""
    assert mention.sentence is not None
    if not _is_open(group) or (group.listed and ")" in gap):
        return False
    if ";" in gap and _DEED.search(mention.sentence.lead(mention.index)):
        # "…; mở 03 lớp": a deed of its own, unless the numbers add up exactly.
        return _sum([*group.summands, *rest]) == _value(group.head)
    return True


def _belongs_after(group: Group, mention: Situated) -> bool:
    """Parts in the sentences or list items that follow."""
    assert mention.sentence is not None and group.last.sentence is not None
    assert group.head.sentence is not None
    before = mention.sentence.text[: mention.span[0]]
    if _BEGINS_WITH_PARTS.search(before):
        group.exhaustive = group.exhaustive or bool(_ALL_PARTS.search(before))
        return not group.parts or _fits(group, [mention])
    if group.head.sentence.text == mention.noted:
        # A note says more of the number whose sentence bears its mark.
        return _is_open(group) and _fits(group, [mention])
    same_part = mention.headings[: len(group.head.headings)] == group.head.headings
    opened = _OPEN.search(group.head.sentence.text[group.head.span[1] :]) is not None
    if not same_part or not opened:
        return False
    return _is_open(group) and _fits(group, [mention])


def _is_open(group: Group) -> bool:
    """Return whether the parts so far leave room for more."""
    whole = _value(group.head)
    return whole is None or _sum(group.summands) < whole


def _fits(group: Group, more: Sequence[Situated]) -> bool:
    return not exceeds([interval_of(part) for part in (*group.summands, *more)], interval_of(group.head))


def _value(here: Situated) -> Decimal | None:
    return interval_of(here).value


def _sum(parts: Iterable[Situated]) -> Decimal:
    return sum((_value(part) or Decimal(0) for part in parts), Decimal(0))
