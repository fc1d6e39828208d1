"""The time of the work reported, as the title gives it; the part about next tasks is left out."""

import re

from extractors.dates.ranges import Expression
from extractors.header.timespans import Timespans, is_end_only, is_past, is_since_new_year, timespans
from schemas.period import Period

_NOUNS = (
    r"phương hướng|nhiệm vụ|kế hoạch(?!\s+h[óo][áa])|chương trình công tác|mục tiêu|giải pháp|định hướng"
    r"|dự kiến|lịch công tác"
)
_NEXT_TASKS = re.compile(
    rf"(?i:[,;.–-]?\s*(?:và\s+)?(?:một số\s+|các\s+)?(?P<noun>{_NOUNS})(?![^\W_])"
    r"(?=[^,;]*(?:năm|quý|tháng|tuần|thời gian)))"
)
_GOVERNED = re.compile(
    r"(?i:thực hiện|triển khai|hoàn thành|về|việc|tình hình|kết quả|của|theo|tiến độ|đánh giá)"
    r"(?:\s+(?i:các|một số|những|tốt))?\s*\Z"
)
_CARRIED_OUT = re.compile(r"(?i:thực hiện|triển khai|hoàn thành)(?![^\W_])[^;.]*\Z")
_OCCASION = re.compile(
    r"(?i:tại|phục vụ|trình|báo cáo tại|phát biểu tại)\s+(?:các\s+)?"
    r"(?i:hội nghị|đại hội|kỳ họp|kì họp|cuộc họp|phiên họp|hội thảo|buổi|lễ|diễn đàn)(?![^\W_])"
)
# What is named together with a year of its own; a plan only where it is a name.
_NAMED = re.compile(
    r"(?i:(?<!pháp )(?:bộ )?luật|pháp lệnh|hiến pháp|nghị quyết|chỉ thị|quyết định"
    r"|nghị định|thông tư|kết luận|hội nghị"
    r"|đại hội|hội thảo|chiến lược|quy hoạch|kỳ thi|kì thi|cuộc thi"
    r"|hội thi|hội diễn|liên hoan|tuần lễ)(?![^\W_])|Kế hoạch(?!\s+(?:h[óo][áa]|và Đầu))"
)
_TERM = re.compile(r"(?i:nhiệm k[ỳì]|niên khó?a|niên khoá|khóa|khoá)(?:\s+[XVI]+,?)?\s*\Z")
_IS_TERM = re.compile(r"(?i:nhiệm k[ỳì]|niên khó?a|niên khoá|khóa|khoá)")
_FEAST = re.compile(
    r"(?i:kỷ niệm|kỉ niệm|chào mừng|quốc khánh|ngày lễ|đại lễ|truyền thống|thành lập|giải phóng|chiến thắng"
    r"|ngày sinh|ngày mất|nhà giáo|thầy thuốc|thương binh)[^,;(]*\Z"
    r"|(?<![^\W_])(?i:nhân|dịp)\s+\Z"
)
_CLAUSE = re.compile(
    r"[,;(]|(?<![^\W_])(?:(?:trong|của)(?![^\W_])|và (?=kết quả|tình hình|công tác|hoạt động|nhiệm vụ))"
)
_FROM = re.compile(r"(?i:từ|tuần)(?![^\W_])")
_ANNIVERSARY = re.compile(
    r"(?i:năm|lần thứ \w+)\s+(?i:ngày|thành lập|truyền thống|giải phóng|chiến thắng|sinh|quốc khánh)"
)
_OF_WORK = re.compile(
    r"(?i:công tác|hoạt động|tổng kết|kết quả|báo cáo|tình hình|số liệu|[0-9] năm|hai năm|ba năm)\s*\Z"
)
_ALSO = re.compile(
    r"\s*(?:,|và|,\s*và|;|-)\s*(?i:cả\s+|ước\s+|lũy kế\s+|luỹ kế\s+"
    r"|tổng kết\s+|sơ kết\s+|kết quả\s+|công tác\s+)*"
)


def period_of_title(title: str, year: int | None) -> Period | None:
    """Return the time of the work reported; None where the title gives none."""
    occasion = _OCCASION.search(title)
    spans = timespans(title, year)
    until = min(_work_end(spans), occasion.start() if occasion else len(title))
    within = (e for e in spans.found if e.end <= until or _is_bracketed(spans.text, e))
    done = [e for e in within if is_past(e, year)]
    first = next((at for at, e in enumerate(done) if _is_work(spans, e, year)), None)
    return None if first is None else together(spans.text, done[first:])


def _is_bracketed(text: str, found: Expression) -> bool:
    """Return whether a range stands alone in brackets: it is of the work, whatever was named before."""
    return (
        found.is_range
        and text[: found.start].rstrip().endswith("(")
        and text[found.end :].lstrip()[:1] == ")"
    )


def _work_end(spans: Timespans) -> int:
    """Return where the words about the next tasks begin."""
    for hit in _NEXT_TASKS.finditer(spans.text):
        before = spans.text[: hit.start("noun")]
        dated = any(e.end <= hit.start() for e in spans.found)
        is_plan = not hit["noun"].lower().startswith(("phương hướng", "định hướng", "dự kiến"))
        if is_plan and (_GOVERNED.search(before) or (not dated and _CARRIED_OUT.search(before))):
            continue
        return hit.start()
    return len(spans.text)


def _is_work(spans: Timespans, found: Expression, year: int | None) -> bool:
    """Return whether an expression of a title is the time of the work reported."""
    text, before = spans.text, spans.text[: found.start]
    if _TERM.search(before) or _IS_TERM.match(text, found.start):
        return False
    if found.is_range:
        ends_later = found.last.kind == "year" and (found.last.year or 0) > (year or 9999)
        return not (ends_later or _is_anniversary(found, text))
    if is_end_only(before):
        return False
    if found.first.kind == "year":
        return _is_year_of_work(spans, found, year)
    return not (found.first.kind == "day" and _FEAST.search(before))


def _is_year_of_work(spans: Timespans, found: Expression, year: int | None) -> bool:
    """Return whether a year is that of the work, and not of a law, plan or conference named."""
    before = spans.text[: found.start]
    if spans.text[found.start].isdigit() and not _OF_WORK.search(before):
        return False
    clause = _CLAUSE.split(before)[-1]
    named = [*_NAMED.finditer(clause)]
    if not named:
        return True
    # Behind a document's number its name has ended; what follows is said of the work.
    begins = found.start - len(clause) + named[-1].start()
    numbered = any(begins < start < found.start for start, _ in spans.cited)
    return numbered and year is not None and found.first.year in (year, year - 1)


def _is_anniversary(found: Expression, text: str) -> bool:
    """Return whether a range is a birthday's: (17/3/1913 - 17/3/2023)."""
    first, last = found.first, found.last
    if first.kind != last.kind or first.year == last.year or _FROM.match(text, found.start):
        return False
    same_day = first.kind == "day" and (first.day, first.month) == (last.day, last.month)
    # "Một năm thực hiện … (10/8/2018 - 10/8/2019)" is the year of the work.
    same_day = same_day and (last.year or 0) - (first.year or 0) > 1
    return same_day or _ANNIVERSARY.search(text[: found.start]) is not None


def together(text: str, done: list[Expression]) -> Period:
    """Return the first expression with those listed after it: "tháng 6 và 6 tháng đầu năm 2020"."""
    first = done[0]
    period = first.period()
    if is_since_new_year(text[: first.start]) and period.earliest and period.latest:
        return Period.between(period.earliest.replace(month=1, day=1), period.latest)
    end = first.end
    for also in done[1:]:
        if not _ALSO.fullmatch(text, end, also.start):
            break
        more, end = also.period(), also.end
        if period.earliest and period.latest and more.earliest and more.latest:
            period = Period.between(min(period.earliest, more.earliest), max(period.latest, more.latest))
    return period
