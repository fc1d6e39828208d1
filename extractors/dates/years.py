"""The year of a date that has none: of its own range or list, of its sentence, else of the header.

A year said of something else settles nothing: the date of a cited document, the year of a law, the
far end of a plan ("đến năm 2030") or what a figure is compared with ("so với năm 2019").
"""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from extractors.dates.ranges import Expression

_LONGEST_LIST = 12
_FAR = 100
_SENTENCE = re.compile(r"[.;!?](?=\s|\Z)|\n\s*\n|\n(?=\s*[-+•*]\s)")
_COORDINATED = re.compile(r"\s*(?:,|và|hoặc|hay|;|/|-|,\s*và)\s*(?:các\s+|trong\s+|cả\s+)?\Z")
_AND_THE_YEAR = re.compile(r"\s*và\s+(?:cả\s+)?\Z")
_ELSEWHERE = re.compile(
    r"(?i:so với|cùng kỳ|đến|hết|định hướng|tầm nhìn|luật|nghị quyết|kế hoạch|chương trình|đề án"
    r"|dự án|chiến lược|pháp lệnh|chỉ tiêu)"
    r"(?:\s[^.;,:]{0,60})?\s*\Z"
)
_OPENS = re.compile(
    r"(?:\A|[.;:]\s)\s*(?:[-+•*]\s*)?(?:[Tt]rong|[Rr]iêng|[Đđ]ầu|[Cc]uối|[Nn]gay từ|[Tt]ừ"
    r"|[Bb]ước vào|[Cc]ả|[Qq]ua)?\s*\Z"
)
_AFTER_NUMBER = re.compile(r"\s*,?\s*\(?(?:cùng\s+|ban hành\s+|ký\s+)?")


def complete(
    text: str, found: list[Expression], cited: list[tuple[int, int]], header_year: int | None
) -> list[Expression]:
    """Return the expressions with their years; one whose year nothing settles is left out."""
    bounds = [hit.end() for hit in _SENTENCE.finditer(text)] if any(not e.has_year for e in found) else []
    settled: list[Expression] = []
    for at, expression in enumerate(found):
        if expression.has_year:
            settled.append(expression)
            continue
        year = (
            _of_list(text, found, at)
            or _of_sentence(text, settled, expression, cited, bounds)
            or header_year
            or _of_sentence(text, settled, expression, [], bounds)
        )
        if year is not None:
            settled.append(_in_year(expression, year))
    return settled


def _in_year(expression: Expression, year: int) -> Expression:
    first = replace(expression.first, year=expression.first.year or year)
    last = first if not expression.is_range else replace(expression.last, year=expression.last.year or year)
    return replace(expression, first=first, last=last)


def _of_list(text: str, found: list[Expression], at: int) -> int | None:
    """Return the year stated at the end of a list: "tháng 4 và tháng 5-2020", "quý IV và năm 2019"."""
    for here, after in pairwise(found[at : at + _LONGEST_LIST]):
        between = text[here.end : after.start]
        if _AND_THE_YEAR.match(between) and after.first.kind == "year":
            return after.first.year
        if len(between) > 40 or not _COORDINATED.match(between) or here.last.kind != after.first.kind:
            return None
        if after.first.year is not None:
            return after.first.year
    return None


def _of_sentence(
    text: str,
    settled: list[Expression],
    expression: Expression,
    cited: list[tuple[int, int]],
    bounds: list[int],
) -> int | None:
    """Return the year that the sentence has settled before, by a date of its own or "Năm 2019, …"."""
    at = bisect_right(bounds, expression.start)
    start = bounds[at - 1] if at else 0
    for earlier in reversed(settled[-_LONGEST_LIST:]):
        if earlier.end < start:
            return None
        if earlier.first.year != earlier.last.year or not earlier.last.written_year:
            continue
        before = _before(text, start, earlier.start)
        if earlier.last.kind == "year":
            if _OPENS.search(before):
                return earlier.last.year
        elif expression.first.kind == "part":
            continue
        elif not _is_of_document(text, earlier, cited) and not _ELSEWHERE.search(before):
            return earlier.last.year
    return None


def _before(text: str, start: int, end: int) -> str:
    """Return the words of a sentence before a place, the last of many; cut ones do not open it."""
    return text[start:end] if end - start <= _FAR else "…" + text[end - _FAR : end]


def _is_of_document(text: str, found: Expression, cited: list[tuple[int, int]]) -> bool:
    """Return whether a date stands beside a document's number."""
    before = bisect_right(cited, found.start, key=lambda span: span[1]) - 1
    return before >= 0 and bool(_AFTER_NUMBER.fullmatch(text, cited[before][1], found.start))
