"""The reporting period (kỳ báo cáo): what the title gives, else what the figures are said to cover."""

import re

from extractors.header.body_period import period_of_body
from extractors.header.title_period import period_of_title
from schemas.document_kind import DocumentKind
from schemas.period import Period

_REPORTING = re.compile(r"(?i:báo cáo|kết quả|số liệu|tình hình|sơ kết|tổng kết)")
_ASKS = re.compile(
    r"\s*(?i:về việc\s+|v/v:?\s+)?(?i:tiếp tục\s+)?(?i:đề nghị|yêu cầu|hướng dẫn|đôn đốc|mời|nhắc)(?![^\W_])"
)
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


def period_of(title: str | None, kind: DocumentKind | None, body: str, year: int | None) -> Period | None:
    """Return the period that a document reports on; plans, orders and requests report on none."""
    if not _reports(title or "", kind):
        return None
    return (period_of_title(title, year) if title else None) or period_of_body(body, year)


def _reports(title: str, kind: DocumentKind | None) -> bool:
    if kind is None or kind.name in _REPORTS:
        return True
    return kind.name not in _PLANS and bool(_REPORTING.search(title)) and not _ASKS.match(title)
