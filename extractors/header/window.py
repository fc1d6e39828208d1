"""The days that figures are said to be from (thời điểm chốt số liệu), beside the name of the period.

"Báo cáo tháng 6 năm 2020 (số liệu từ ngày 15/5/2020 đến ngày 14/6/2020)" names June and counts other days.
"""

import re
from collections.abc import Iterable

from extractors.dates.ranges import Expression
from extractors.header.body_period import openings
from extractors.header.timespans import Timespans, is_past, timespans
from schemas.period import Period

_FROM = re.compile(r"(?i:từ)(?![^\W_])")
_FIGURES = re.compile(
    r"(?i:số liệu|k[ỳì] báo cáo|k[ỳì] thống kê|thời (?:gian|điểm|kỳ) (?:báo cáo|thống kê|lấy|tính|chốt))"
    r"[^.;\n]{0,60}\Z|(?i:(?:được )?(?:tính|tổng hợp|thống kê|chốt))\s*\Z"
)
_SENTENCE = re.compile(r"[.;!?](?=\s)")
# "tháng 6 năm 2020 (từ ngày …": behind the name of the period, nothing else between.
_IN_BRACKETS = re.compile(r"\s*[(,]\s*(?i:tính\s+|số liệu\s+(?:tính\s+|được tính\s+)?|kỳ báo cáo:?\s+)?")
_CUT_OFF = re.compile(
    r"(?i:chốt)(?:\s+(?i:số liệu))?(?:\s+(?i:báo cáo|tổng hợp))?\s*:?\s*"
    r"(?:(?i:tính|được tính|là|vào|đến|tới|hết|ngày)\s+)*\Z"
)


def window_of(title: str | None, body: str, year: int | None) -> Period | None:
    """Return the days from which figures are said to be, from day to day; a cut-off has no first day.

    None where a text gives no days: the name of a month or quarter alone says nothing of them.
    """
    found = [_in_title(title, year)] if title else []
    found += [_in_text(text, year) for text in openings(body)]
    return next((period for period in found if period is not None), None)


def _in_title(title: str, year: int | None) -> Period | None:
    spans = timespans(title, year)
    return next((e.period() for e in _days(spans, year) if _FROM.match(spans.text, e.start)), None)


def _in_text(text: str, year: int | None) -> Period | None:
    spans = timespans(text, year)
    ends = [found.end for found in spans.found]
    for found in _days(spans, year):
        sentence = _SENTENCE.split(spans.text[: found.start])[-1]
        named = any(_IN_BRACKETS.fullmatch(spans.text, end, found.start) for end in ends if end < found.start)
        if _FROM.match(spans.text, found.start) and (named or _FIGURES.search(sentence)):
            return found.period()
    return next((_until(e) for e in spans.found if _is_cut_off(spans.text, e)), None)


def _days(spans: Timespans, year: int | None) -> Iterable[Expression]:
    """Yield the spans from one day to another that have not begun after the year of the document."""
    for found in spans.found:
        if found.is_range and found.first.kind == found.last.kind == "day" and is_past(found, year):
            yield found


def _is_cut_off(text: str, found: Expression) -> bool:
    is_day = not found.is_range and found.first.kind == "day" and found.period().latest is not None
    return is_day and _CUT_OFF.search(text[: found.start]) is not None


def _until(found: Expression) -> Period:
    last = found.period().latest
    return Period(earliest=None, latest=last, edtf=f"../{last}")
