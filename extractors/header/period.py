"""The reporting period (kỳ báo cáo): what the title gives, else what the figures are said to cover."""

import re

from extractors.dates.atoms import atoms
from extractors.dates.ranges import Expression, expressions
from extractors.dates.years import complete
from extractors.reading import Reading
from extractors.symbols import find as find_symbols
from extractors.view import view
from schemas.document_kind import DocumentKind
from schemas.period import Period

_NEXT_TASKS = re.compile(
    r"(?i:[,;]?\s*(?:và\s+)?(?:(?:một số\s+)?(?:phương hướng|nhiệm vụ|kế hoạch|chương trình công tác"
    r"|mục tiêu|giải pháp|định hướng)"
    r"(?:\s*,?\s*(?:và\s+)?(?:nhiệm vụ|giải pháp|phương hướng|trọng tâm|mục tiêu))*)(?![^\W_])"
    r"(?=[^,;]*(?:năm|quý|tháng|tuần|thời gian)))"
)
_NAMED = re.compile(
    r"(?i:luật|kế hoạch|nghị quyết|chỉ thị|quyết định|hội nghị|đại hội|chương trình|đề án|dự án"
    r"|chiến lược|nghị định|thông tư|pháp lệnh|kết luận|hội thảo)"
)
_TERM = re.compile(r"(?i:nhiệm kỳ|nhiệm kì|niên khóa|kỷ niệm|kỉ niệm|khóa)")
_END_ONLY = re.compile(r"(?i:đến|hết|tới|trước|sau|kể từ|từ|so với|cùng kỳ)\s*(?:hết\s+|ngày\s+|cuối\s+)?\Z")
_COVERS = re.compile(
    r"(?i:số liệu|kết quả|báo cáo|thời gian|thời điểm|tổng hợp|thống kê|thực hiện|tính|kỳ báo cáo"
    r"|trong tuần|tình hình|hoạt động)"
)
_REPORTING = re.compile(r"(?i:báo cáo|kết quả|số liệu|tình hình|sơ kết|tổng kết)")
_PLANS = frozenset(
    {
        "Kế hoạch",
        "Chương trình",
        "Chỉ thị",
        "Hướng dẫn",
        "Quyết định",
        "Đề án",
        "Dự án",
        "Phương án",
        "Giấy mời",
        "Công điện",
        "Quy chế",
        "Quy định",
        "Nghị định",
        "Thông tư",
        "Luật",
    }
)
_REPORTS = frozenset({"Báo cáo", "Biên bản"})
_FROM = re.compile(r"(?i:từ|tuần)(?![^\W_])")
_CLAUSE = re.compile(
    r"[,;(]|(?<![^\W_])(?:(?:trong|của)(?![^\W_])|và (?=kết quả|tình hình|công tác|hoạt động|nhiệm vụ))"
)
_ANNIVERSARY = re.compile(
    r"(?i:năm|lần thứ \w+)\s+(?i:ngày|thành lập|truyền thống|giải phóng|chiến thắng|sinh|quốc khánh)"
)
_SENTENCE = re.compile(r"[.;:!?](?=\s)")
_SAID = re.compile(r"(?i:báo cáo|kết quả|số liệu)(?![^\W_])(?P<gap>[^.;:]{0,90})\Z")
_FIGURES = re.compile(r"\s*(?i:các\s+)?(?i:số liệu)(?![^\W_])")
_AS_FOLLOWS = re.compile(r"[^.;:\n]{0,120}?(?:như sau|:|cụ thể|với các nội dung)")


def period_of(title: str | None, kind: DocumentKind | None, body: str, year: int | None) -> Period | None:
    """Return the period that a document reports on; plans and orders report on none."""
    if kind is not None and kind.name in _PLANS:
        return None
    reports = kind is None or kind.name in _REPORTS or _REPORTING.search(title or "") is not None
    if not reports:
        return None
    return _of_title(title, year) or _of_body(body, year)


def _found(text: str, year: int | None) -> list[Expression]:
    seen = view(text)
    reading = Reading()
    find_symbols(seen, reading)
    cited = [seen.within(reference.start, reference.end) for reference in reading.references]
    free = [a for a in atoms(seen.text, year) if not any(s < a.end and a.start < e for s, e in cited)]
    found = complete(seen.text, expressions(seen.text, free), cited, year)
    return [e for e in found if not any(0 <= e.start - end < 12 for _, end in cited)]


def _of_title(title: str | None, year: int | None) -> Period | None:
    if not title:
        return None
    work = _NEXT_TASKS.split(title)[0]
    if not work.strip():
        work = title
    candidates = [e for e in _found(title, year) if e.end <= len(work) and _is_work(title, e, year)]
    return candidates[0].period() if candidates else None


def _is_work(text: str, found: Expression, year: int | None) -> bool:
    """Return whether an expression of a title is the time of the work reported."""
    before = text[: found.start]
    if not _is_past(found, year) or _TERM.search(before[-30:]) or _TERM.match(text, found.start):
        return False
    if found.is_range:
        ends_later = found.last.kind == "year" and (found.last.year or 0) > (year or 9999)
        return not (ends_later or _is_anniversary(found, text))
    if _END_ONLY.search(before):
        return False
    if found.first.kind != "year":
        return True
    return not text[found.start].isdigit() and not _NAMED.search(_CLAUSE.split(before)[-1])


def _is_past(found: Expression, year: int | None) -> bool:
    """Return whether an expression has two ends and does not begin after the year of the document."""
    begins = found.period().earliest
    return begins is not None and (year is None or begins.year <= year)


def _is_anniversary(found: Expression, text: str) -> bool:
    """Return whether a range is a birthday's: (17/3/1913 - 17/3/2023)."""
    first, last = found.first, found.last
    if first.kind != last.kind or first.year == last.year or _FROM.match(text, found.start):
        return False
    same_day = first.kind == "day" and (first.day, first.month) == (last.day, last.month)
    return same_day or _ANNIVERSARY.search(text[: found.start]) is not None


def _of_body(body: str, year: int | None) -> Period | None:
    """Return what the text says that its figures or results cover."""
    for paragraph in re.split(r"\n\s*\n", body)[:5]:
        opening = re.match(r"[^\n]*(?:\n(?!\s*(?:[0-9]{1,2}[.)]|[IVX]+\.))[^\n]*)*", paragraph)
        text = opening[0] if opening else paragraph
        for found in _found(text[:900], year):
            if _is_covered(text, found, year):
                return found.period()
    return None


def _is_covered(text: str, found: Expression, year: int | None) -> bool:
    """Return whether the words before an expression say that it is what figures or results cover."""
    if not _is_past(found, year):
        return False
    sentence = _SENTENCE.split(text[: found.start])[-1]
    if found.is_range:
        ends = found.period().latest
        ends_later = year is not None and ends is not None and ends.year > year
        return bool(_FROM.match(text, found.start) and _COVERS.search(sentence)) and not ends_later
    said = _SAID.search(sentence)
    if said is None or found.first.kind == "day" or _END_ONLY.search(sentence):
        return False
    if found.first.kind == "year" and _NAMED.search(said["gap"]):
        return False
    return bool(_FIGURES.match(sentence) or _AS_FOLLOWS.match(text[found.end :]))
