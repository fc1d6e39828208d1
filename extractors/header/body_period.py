"""What the body says that its figures or results cover."""

import re
from collections.abc import Iterator

from extractors.dates.ranges import Expression
from extractors.header.timespans import is_end_only, is_past, is_since_new_year, timespans
from extractors.header.title_period import together
from schemas.period import Period

_COVERS = re.compile(
    r"(?i:số liệu|kết quả|báo cáo|thời gian|thời điểm|tổng hợp|thống kê|thực hiện|tính|kỳ báo cáo"
    r"|trong tuần|tình hình|hoạt động)"
)
_NAMED = re.compile(
    r"(?i:luật|kế hoạch|nghị quyết|chỉ thị|quyết định|hội nghị|đại hội|chương trình|đề án|dự án"
    r"|chiến lược|nghị định|thông tư|pháp lệnh|kết luận|hội thảo)"
)
_FROM = re.compile(r"(?i:từ|tuần)(?![^\W_])")
_SENTENCE = re.compile(r"[.;:!?](?=\s)")
_LABEL = re.compile(
    r"[\s(*+-]*(?:[0-9]{1,2}[.)]\s+)?(?i:kỳ báo cáo|kì báo cáo|kỳ số liệu|thời kỳ báo cáo"
    r"|thời (?:gian|điểm|kỳ) (?:báo cáo|lấy số liệu|chốt số liệu|thống kê|tính số liệu|thực hiện)"
    r"|giai đoạn báo cáo|số liệu|kỳ thống kê|niên độ)[^:;.\n]{0,40}:\s*\Z"
)
_SAID = re.compile(r"(?i:báo cáo|kết quả|số liệu)(?![^\W_])(?P<gap>[^.;:]{0,90})\Z")
_FIGURES = re.compile(r"\s*\(?\s*(?i:các\s+)?(?i:số liệu)(?![^\W_])")
_AS_FOLLOWS = re.compile(r"[^.;:\n]{0,120}?(?:như sau|:|cụ thể|với các nội dung)")
_OPENING = re.compile(r"\s*(?:[Tt]rong|[Qq]ua|[Ss]au)\s+\Z")
_RESULTS_FOLLOW = re.compile(r"\s*,[^.;:\n]{0,160}?(?:kết quả|như sau)")
# A time that opens a clause, before what was done in it: "Trong tháng 5/2022, Trạm đã …".
# So does the length of that time with its days in brackets: "Trong 03 ngày (từ 05 đến 07/8/2014), Đài đã …".
_CLAUSE_OPENS = re.compile(
    r"(?:\A|,)\s*(?i:(?:trong|qua|sau)\s+(?:(?:[0-9]{1,3}|hai|ba|bốn|năm|sáu|bảy|mười)\s+(?:ngày|tuần|tháng)\s*\(\s*)?)?\Z"
)
_SINCE_OPENS = re.compile(r"\s*(?i:từ)(?![^\W_])")
_CLAUSE_CLOSES = re.compile(r"\s*\)?\s*[,:]")
_DONE = re.compile(
    r"[^.;\n]{0,160}?(?<![^\W_])(?i:đã|ghi nhận|xảy ra"
    r"|tuần tra|tiếp nhận|phát hiện|tổ chức được|thực hiện được"
    r"|làm được|kiểm tra|xử lý|có [0-9]|[0-9]+(?:\.[0-9]{3})* (?!(?i:tháng|năm|ngày)\s)[^\W\d_]+)(?![^\W_])"
)
_TO_BE_DONE = re.compile(r"[^.;\n]{0,160}?(?<![^\W_])(?i:sẽ|phấn đấu|dự kiến|tiếp tục|cần|phải)(?![^\W_])")


def period_of_body(body: str, year: int | None) -> Period | None:
    """Return what the text says that its figures or results cover; None where it says nothing."""
    for text in openings(body):
        spans = [found for found in timespans(text, year).found if is_past(found, year)]
        for at, found in enumerate(spans):
            if _is_covered(text, found, year):
                return together(text, spans[at:])
    return None


def openings(body: str) -> Iterator[str]:
    """Yield the first paragraphs, each up to the first of its numbered items."""
    for paragraph in re.split(r"\n\s*\n", body)[:5]:
        opening = re.match(r"[^\n]*(?:\n(?!\s*(?:[0-9]{1,2}[.)]|[IVX]+\.))[^\n]*)*", paragraph)
        yield (opening[0] if opening else paragraph)[:900]


def _is_covered(text: str, found: Expression, year: int | None) -> bool:
    """Return whether the words before an expression say that it is what figures or results cover."""
    before = text[: found.start]
    ends = found.period().latest
    if year is not None and ends is not None and ends.year > year:
        return False
    if _LABEL.search(before.rpartition("\n")[2]):
        return found.is_range or not is_end_only(before)
    sentence = _SENTENCE.split(before)[-1]
    if _is_time_of_deeds(text, found, sentence, year):
        return True
    if found.is_range or is_since_new_year(before):
        begins = not found.is_range or _FROM.match(text, found.start)
        return bool(begins and _COVERS.search(sentence))
    return _is_said_of_results(text, found, sentence)


def _is_time_of_deeds(text: str, found: Expression, sentence: str, year: int | None) -> bool:
    """Return whether a clause opens with the time of deeds: no day or year alone, nothing long past."""
    if is_since_new_year(sentence):
        opens = _SINCE_OPENS.match(sentence) and _CLAUSE_CLOSES.match(text, found.end)
        return bool(opens and _DONE.match(text, found.end) and not _TO_BE_DONE.match(text, found.end))
    if not found.is_range and (found.first.kind in ("day", "year") or is_end_only(sentence)):
        return False
    if re.match(r"(?i:nhiệm|giai đoạn|khóa|khoá)", text[found.start :]):
        return False
    last = found.period().latest
    if last is None or (year is not None and (last.year, last.month) < (year - 1, 12)):
        return False
    rest = text[found.end :]
    if found.is_range and not _CLAUSE_CLOSES.match(rest):
        # "Từ ngày 01/3 đến ngày 20/3/2015 mở 04 hội nghị": the days of that one thing.
        return False
    return bool(_CLAUSE_OPENS.search(sentence) and _DONE.match(rest) and not _TO_BE_DONE.match(rest))


def _is_said_of_results(text: str, found: Expression, sentence: str) -> bool:
    """Return whether a month, quarter or year is said of results or figures that follow."""
    if found.first.kind == "day" or is_end_only(sentence):
        return False
    if _OPENING.fullmatch(sentence):
        return _RESULTS_FOLLOW.match(text, found.end) is not None
    said = _SAID.search(sentence)
    if said is None or (found.first.kind == "year" and _NAMED.search(said["gap"])):
        return False
    return bool(_FIGURES.match(sentence) or _AS_FOLLOWS.match(text[found.end :]))
