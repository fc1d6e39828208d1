"""When a report says one thing twice: in its opening, its conclusion, an annex.

Equal numbers alone never suffice: "02 lớp cho Đoàn; 02 lớp cho Hội" is four. A place or words of
restating are needed; without them both count, and where the sentences are alike a finding says so.
"""

import re
from collections import Counter
from collections.abc import Sequence

from outputs.selection.partition import Group, interval_of
from outputs.selection.situation import Sentence, Situated
from schemas.interval import total
from schemas.wording import syllables

_SUMMARY_HEADING = re.compile(
    r"\b(?:kết luận|đánh giá chung|nhận xét chung|tóm tắt|tóm lại|khái quát|tổng quan|phụ lục"
    r"|tổng hợp (?:số liệu|kết quả|chung)|biểu tổng hợp|số liệu tổng hợp|một số kết quả nổi bật)\b"
)
_RESTATES = re.compile(
    r"\A(?:[-+*•]\s*)?(?:tóm lại|nhìn chung|như vậy|tựu trung|tổng hợp lại)\b"
    r"|\b(?:nêu trên|nói trên|đã nêu|kể trên|như trên|như đã (?:báo cáo|nêu|trình bày))\b"
)
_ALIKE = 0.6


def restates(here: Situated) -> bool:
    """Return whether a number stands where reports say again what they have said."""
    if any(_SUMMARY_HEADING.search(heading) for heading in here.headings):
        return True
    return here.sentence is not None and bool(_RESTATES.search(here.sentence.text))


def restated(group: Group, others: Sequence[Group]) -> Situated | None:
    """Return what a number in a summary says again: another number, or the last of those it adds up."""
    said = interval_of(group.head)
    for other in others:
        for mention in (other.head, *other.parts):
            if interval_of(mention) == said:
                return mention
    if len(others) > 1 and total(interval_of(other.head) for other in others) == said:
        return others[-1].head
    return None


def said_again(group: Group, before: Sequence[Group]) -> Situated | None:
    """Return the number that the very same sentence said before, under the same headings."""
    for other in before:
        mine, its = group.head.sentence, other.head.sentence
        if mine is None or its is None or mine is its:
            continue
        if mine.text == its.text and mine.headings == its.headings and group.head.index == other.head.index:
            return other.head
    return None


def alike(group: Group, others: Sequence[Group]) -> Situated | None:
    """Return an equal number in a sentence much like this one: perhaps the same thing said twice."""
    mine, said = group.head.sentence, interval_of(group.head)
    for other in others:
        its = other.head.sentence
        if mine is None or its is None or mine is its or said != interval_of(other.head):
            continue
        if _likeness(mine.text, its.text) >= _ALIKE and _share_numbers(mine, its):
            return other.head
    return None


def _share_numbers(mine: Sentence, its: Sentence) -> bool:
    """Return whether what two sentences count agrees by half or more: a thing said twice keeps its numbers.

    Two lines of a list, "Tại ấp Một: 02 buổi, 340 người dự, 1.200 tờ rơi", share a small number by chance.
    """
    first, second = (Counter(one.text[start:end] for start, end in one.spans) for one in (mine, its))
    fewer = min(first.total(), second.total())
    return 2 * (first & second).total() >= fewer


def _likeness(one: str, two: str) -> float:
    first, second = set(syllables(one)), set(syllables(two))
    return len(first & second) / max(len(first | second), 1)
