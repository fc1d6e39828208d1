"""The dates of cited documents: beside the number, "cùng ngày", or opening the clause that tells of it."""

import re
from dataclasses import dataclass, replace
from datetime import date

from extractors.dates.ranges import Expression
from extractors.letters import LOWER, UPPER
from extractors.reading import FoundReference
from extractors.symbols.candidates import ends_in_noun
from extractors.view import View

_ISSUED = r"(?:(?:được\s+|đã\s+)?(?:ký\s+)?(?:ban hành|ký|đề|thông qua|phát hành)\s+)?(?:vào\s+|từ\s+)?"
_BESIDE = re.compile(rf"[\s,(¹²³⁴-⁹⁽⁾]*(?:\[[0-9]{{1,2}}\]\s*)?{_ISSUED}(?P<same>(?:đều\s+)?cùng\s+|đều\s+)?")
_BY_ISSUER = re.compile(rf"\s+(?:của|do)\s+[^,;.():\n0-9]{{3,70}}?\s+{_ISSUED}")
_SAME_DAY = re.compile(rf"[\s,(]*{_ISSUED}cùng\s+ngày(?!\s*[0-9])")
_NEXT_SUBJECT = re.compile(rf"\s+[{UPPER}]|\s+(?:tại|đã|tổ chức|các|toàn)(?![^\W_])|\s*,\s+[{UPPER}]")
_NOUN = rf"(?:[{UPPER}][^\W\d_]*(?:\s+[{LOWER}]+){{0,3}})"
_ISSUES = re.compile(
    r"(?<![^\W_])(?:ban hành|có|ra|ký|phát hành|thông qua|gửi|công bố)\s+(?:ban hành\s+)?(?:các\s+"
    r"|thêm\s+|tiếp\s+)?"
    rf"{_NOUN}\s*(?:số)?\s*:?\s*\Z"
)
_AND = re.compile(rf"[\s,;]*(?:và|cùng|với|kèm)?\s*(?:các\s+)?(?P<noun>{_NOUN})?\s*(?:[Ss]ố)?\s*:?\s*")
_CLAUSE = re.compile(r"[.;:](?=\s)|\n")
_OPENING = re.compile(
    r"\s*(?:[-+•*]\s*)?(?:[0-9a-zđ]{1,2}[.)]\s+)?(?:(?:[Vv]ào|[Tt]iếp đó|[Ss]au đó|[Tt]rước đó)\s*,?\s*)?"
)
_SAME_DAY_OPENS = re.compile(r"\s*(?:[-+•*]\s*)?[Cc]ùng ngày(?!\s*[0-9])")
_TO_NUMBER = re.compile(r"\s*,?\s*(?:có\s+)?(?:[Ss]ố\s*:?\s*|\()")
_MADE = re.compile(r"\s*,?\s*(?:(?:được\s+)?(?:ký|ban hành|đề)\s+)?\Z")
_BARE = re.compile(r"[0-9]{1,5}[a-zđ]?(?:/[0-9]{4})?\Z")
_WINDOW = 400


@dataclass(slots=True)
class _Citing:
    """The state of reading a block's citations in order."""

    text: str
    days: list[Expression]
    at: int = 0
    """Index of the first day that begins behind the reference in hand."""
    last: date | None = None
    """The day last named, which "cùng ngày" repeats."""
    opening: date | None = None
    """The day that opens the clause, for all documents issued in it."""


def join(
    view: View, references: list[FoundReference], cited: list[tuple[int, int]], found: list[Expression]
) -> None:
    """Set the dates of references in place; `cited` are their spans in the view."""
    state = _Citing(view.text, [e for e in found if e.first.kind == "day" and not e.is_range])
    dates: list[date | None] = []
    for nth, span in enumerate(cited):
        given, shared = _date_of(state, span, cited[nth - 1] if nth else None, dates)
        dates.append(given)
        if given is not None:
            _share(state.text, dates, references, cited, also_listed=shared)
    for nth, given in enumerate(dates):
        if given is not None:
            references[nth] = replace(references[nth], date=given)


def _date_of(
    state: _Citing, span: tuple[int, int], previous: tuple[int, int] | None, dates: list[date | None]
) -> tuple[date | None, bool]:
    """Return the date of one reference, and whether those listed before it share it."""
    start, end = span
    while state.at < len(state.days) and state.days[state.at].start < end:
        state.last = _day(state.days[state.at]) or state.last
        state.at += 1
    if _SAME_DAY.match(state.text, end):
        return state.last, False
    after = state.days[state.at] if state.at < len(state.days) else None
    if after is not None and after.start - end < 110:
        beside = _BESIDE.fullmatch(state.text, end, after.start)
        if beside and not _begins_anew(state.text, end, after):
            return _day(after), bool(beside["same"])
        if _BY_ISSUER.fullmatch(state.text, end, after.start) and after.has_year:
            return _day(after), False
    return _date_before(state, start) or _opening_date(state, start, previous), False


def _date_before(state: _Citing, start: int) -> date | None:
    """Return the day between the kind and the number: "Công văn ngày 3/4/2020 số 12/UBND-VX"."""
    before = state.days[state.at - 1] if state.at else None
    if before is None or start - before.end > 20 or not _TO_NUMBER.fullmatch(state.text, before.end, start):
        return None
    lead = _MADE.sub("", state.text[max(0, before.start - _WINDOW) : before.start])
    return _day(before) if ends_in_noun(lead) else None


def _begins_anew(text: str, end: int, day: Expression) -> bool:
    """Return whether a date after a comma opens new words: "số 5/KH-UBND, ngày 12/3 Đài đã phát"."""
    return "," in text[end : day.start] and _NEXT_SUBJECT.match(text, day.end) is not None


def _opening_date(state: _Citing, start: int, previous: tuple[int, int] | None) -> date | None:
    """Return the day that opens the clause, where the clause tells that the document was issued."""
    if previous and state.opening and _AND.fullmatch(state.text, previous[1], start):
        return state.opening
    state.opening = None
    begin = max(
        (hit.end() for hit in _CLAUSE.finditer(state.text, max(0, start - _WINDOW), start)), default=0
    )
    begin = max(begin, start - _WINDOW, 0)
    clause = state.text[begin:start]
    if not _ISSUES.search(clause[-80:]):
        return None
    if _SAME_DAY_OPENS.match(clause):
        state.opening = state.last
        return state.opening
    for day in reversed(state.days[: state.at]):
        if day.start < begin:
            return None
        if _OPENING.fullmatch(state.text, begin, day.start):
            state.opening = _day(day)
            return state.opening
    return None


def _share(
    text: str,
    dates: list[date | None],
    references: list[FoundReference],
    cited: list[tuple[int, int]],
    *,
    also_listed: bool,
) -> None:
    """Give the date of the last reference to the bare numbers that share its symbol, and its list."""
    for nth in range(len(dates) - 2, -1, -1):
        start, end = cited[nth]
        bare = _BARE.match(text[start:end])
        listed = also_listed and _goes_on_listing(text, end, cited[nth + 1][0])
        if dates[nth] is not None or not (bare or listed):
            return
        dates[nth] = dates[-1]


def _goes_on_listing(text: str, start: int, end: int) -> bool:
    """Return whether "cùng ngày" behind the next document holds for the one before it too.

    A semicolon and the name of a kind begin a new entry: "Luật số 102/2016/QH13; Kế hoạch số 41, 42/KH-UBND
    cùng ngày 12/3/2020" dates no law.
    """
    between = _AND.fullmatch(text, start, end)
    return between is not None and not (between["noun"] and ";" in between[0])


def _day(expression: Expression) -> date | None:
    return expression.period().earliest
