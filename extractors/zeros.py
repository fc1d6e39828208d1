"""Words that say that nothing occurred: "không phát sinh", "không tổ chức lớp tập huấn nào".

Such words are an answer, which silence is not. A dash or an empty cell is no such word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What an office says it did not do; "chưa" (not yet) answers for the period just as "không" does.
_DEED = (
    r"có|tổ chức|mở|thực hiện|triển khai|tiến hành|xảy ra|ghi nhận|phát hiện|đăng|đăng tải|phát|phát sóng|in"
    r"|cấp|cấp phát|tham gia|xây dựng|sản xuất|biên soạn|phối hợp(?: tổ chức)?|tiếp nhận|treo|lắp đặt"
)
_END = r"[.;:!?()\n]"
_NO = re.compile(r"\b(?:không|chưa)\s", re.IGNORECASE)
_NOT_ARISEN = re.compile(
    rf"\bkhông\s+(?:có\s+)?phát\s+sinh\b(?:\s+(?P<unit>(?:(?!\bnào\b)[^.;:!?()\n])+?))?"
    rf"\s*(?:\bnào\b|(?={_END})|\Z)",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    rf"\b(?:không|chưa)\s+(?:{_DEED})(?:\s+được)?\s+(?P<unit>(?:(?!\bnào\b)[^.;:!?()\n])+?)\s+nào\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\A[\s\-+•*]*(?P<unit>[^.;:!?()\n]{2,80}?)\s*:\s*(?P<said>không(?:\s+có)?|không\s+phát\s+sinh)\s*[.;]?\s*\Z",
    re.IGNORECASE,
)
_WHOLE_CELL = re.compile(
    r"\A\s*(?:không|không có|không phát sinh|chưa có|chưa phát sinh)\s*[.;]?\s*\Z", re.IGNORECASE
)
# "không phát sinh trong kỳ" names a time, not a thing.
_TIME = re.compile(
    r"\s*,?\s*\b(?:trong|tại|ở|trên|vào|thuộc|từ|so với|kể từ|do|vì|liên quan|về|đối với)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"\A(?:(?:thêm|mới|các|những|bất kỳ|một|số lượng|tổng số|số(?!\s+liệu)|việc tổ chức|việc(?!\s+làm)"
    r"|được)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundZero:
    """`unit` is what did not occur; None where the words leave it to the row or heading."""

    start: int
    end: int
    unit: str | None


def find(text: str, *, cell: bool = False) -> Iterator[FoundZero]:
    """Yield the statements of none in one block, in reading order; `cell` for a table cell.

    Offsets count in the block's text.
    """
    if cell and (whole := _WHOLE_CELL.match(text)):
        start = len(text) - len(text.lstrip())
        yield FoundZero(start, len(text[: whole.end()].rstrip(" .;\n")), None)
        return
    if labelled := _LABELLED.match(text):
        yield FoundZero(labelled.start("unit"), labelled.end("said"), _thing(labelled["unit"]))
        return
    if not _NO.search(text):
        return
    hits = sorted(
        (hit for form in (_NOT_ARISEN, _NOT_ONE) for hit in form.finditer(text)), key=lambda hit: hit.start()
    )
    end = -1
    for hit in hits:
        if hit.start() >= end:
            end = len(text[: hit.end()].rstrip())
            yield FoundZero(hit.start(), end, _thing(hit["unit"]))


def _thing(words: str | None) -> str | None:
    """Return the noun phrase alone, without what stands around it."""
    if words is None:
        return None
    thing = _LEAD.sub("", _TIME.sub("", words).strip(" ,-+"))
    return thing.strip(" ,") or None
