"""Who issues a document: the lines of its heading put together, else whom its title or text names."""

import re

from extractors.letters import UPPER
from schemas.document_kind import document_kinds

_HEADS = (
    "ỦY BAN|UỶ BAN|UBND|UBMTTQ|UB MTTQ|UBBC|HĐND|HỘI ĐỒNG|SỞ|PHÒNG|BAN|CÔNG AN|CA|"
    "CÔNG ĐOÀN|ĐÀI|BÁO|HỘI|TRUNG TÂM|TT|BỘ|TỔNG CỤC|CHI CỤC|CỤC|VỤ|ĐẢNG BỘ|ĐẢNG ỦY|"
    "ĐẢNG UỶ|TỈNH ỦY|TỈNH UỶ|HUYỆN ỦY|HUYỆN UỶ|THÀNH ỦY|THÀNH UỶ|THỊ ỦY|THỊ UỶ|QUẬN ỦY|"
    "QUẬN UỶ|CHI BỘ|CHI ĐOÀN|CHI HỘI|VĂN PHÒNG|TRƯỜNG|HỌC VIỆN|VIỆN|BỆNH VIỆN|MẶT TRẬN|"
    "MTTQ|LIÊN ĐOÀN|LIÊN HIỆP|LIÊN MINH|TỈNH ĐOÀN|HUYỆN ĐOÀN|THÀNH ĐOÀN|THỊ ĐOÀN|QUẬN ĐOÀN|"
    "XÃ ĐOÀN|ĐOÀN|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM SÁT|CƠ QUAN|TẬP ĐOÀN|TỔNG CÔNG TY|CÔNG TY|"
    "NGÂN HÀNG|BẢO HIỂM|BHXH|KHO BẠC|THANH TRA|TỔ|TIỂU BAN|TRẠM|THƯ VIỆN|BẢO TÀNG|"
    "CHI NHÁNH|QUỸ|BCH|BCĐ|LỰC LƯỢNG|ĐỘI|HẠT|THÔNG TẤN XÃ|TẠP CHÍ|VIỄN THÔNG|BƯU ĐIỆN|"
    "THƯỜNG TRỰC|NHÀ|ĐIỆN LỰC|QUÂN KHU|BỘ CHỈ HUY|TRUNG ĐOÀN|ĐỒN|CHÍNH PHỦ|QUỐC HỘI|"
    "THỦ TƯỚNG|HỢP TÁC XÃ|HTX|CỔNG THÔNG TIN|BỘ TƯ LỆNH"
)
_HEAD = re.compile(rf"(?i:(?:{_HEADS}))(?![^\W_])")
_PLACE = re.compile(
    r"(?i:tỉnh|thành phố|tp\.?|huyện|thị xã|tx\.?|quận|xã|phường|p\.|thị trấn|đặc khu|khu vực|cấp)\s"
    r"(?!(?i:ủy|uỷ|đoàn)(?![^\W_]))"
)
_UNFINISHED = re.compile(
    r"(?:[,–-]|(?i:và|ban chỉ đạo|ban chỉ huy|hội đồng|ban quản lý|ban tổ chức|ủy ban|uỷ ban"
    r"|trung tâm|tiểu ban|phối hợp|ban điều hành|văn phòng điều phối|tổ công tác))\s*\Z"
)
_NO_AGENCY = re.compile(
    r"(?i:\A(?:bản tin|tin|tin nhanh|tài liệu|đề cương|danh sách|phụ lục|biểu|lịch|số liệu|v/v"
    r"|kính gửi|bảng|tình hình|thông tin)(?![^\W_]))"
    r"|[0-9]{2,}[/.-]|[0-9]{4}|(?i:ngày\s+[0-9])"
)
_TITLE_TAIL = re.compile(
    r"\s*(?:\(.*|,?\s*(?:năm|tháng|quý|giai đoạn|từ|đến|trong|[0-9]+ tháng)\s.*|[0-9]{4}.*)\Z"
)
_DROPPED = {"VÀ", "CỦA", "-", "–", "CÁC", "VỀ", "CHO", "TRONG", "TẠI"}
_KNOWN = {"UBND": "UBND", "ỦY BAN NHÂN DÂN": "UBND", "UỶ BAN NHÂN DÂN": "UBND"}


def agencies(lines: list[str]) -> list[str]:
    """Put the lines of the heading together to agencies, highest first."""
    result: list[str] = []
    for line in lines:
        if _NO_AGENCY.search(line) and not _is_named_by_number(line):
            continue
        if result and _continues(result[-1], line):
            result[-1] = f"{result[-1]} {line}"
        elif _HEAD.match(line):
            result.append(line)
    return result


def _is_named_by_number(line: str) -> bool:
    return bool(re.search(r"(?i:ban chỉ đạo|trung đoàn|đồn)\s+(?:số\s+)?[0-9]+", line))


def _continues(agency: str, line: str) -> bool:
    """Return whether a line goes on with the agency above it, instead of naming the next one."""
    if _UNFINISHED.search(agency) or re.match(r"(?i:và|&|-|–)\s", line):
        return True
    if _PLACE.match(line):
        return True
    if _HEAD.match(line):
        return bool(re.match(r"(?i:phòng|báo|hội),", line))
    return line.upper() == line or line[0].islower()


def issuer_of(names: list[str], symbol: str | None) -> tuple[str | None, str | None]:
    """Return the agency that the symbol abbreviates, else the lowest, and the one above it."""
    if not names:
        return None, None
    at = len(names) - 1
    wanted = _agency_part(symbol)
    if wanted and not _fits(names[at], wanted):
        at = next((i for i in range(at, -1, -1) if _fits(names[i], wanted)), at)
    return names[at], names[at - 1] if at else None


def _agency_part(symbol: str | None) -> str | None:
    """Return the segment of a symbol that stands for the agency: UBND of BC-UBND-VX."""
    if symbol is None:
        return None
    parts = [part.strip().upper() for part in re.split(r"[-–/.]", symbol) if part.strip()]
    if parts and any(document_kinds().written(parts[0])) and len(parts) > 1:
        parts = parts[1:]
    return parts[0] if parts else None


def _fits(name: str, wanted: str) -> bool:
    """Return whether an abbreviation begins with a name's initials, or holds all but its place."""
    initials = _initials(name)
    return any(len(form) > 1 and (wanted == form or wanted.startswith(form)) for form in initials)


def _initials(name: str) -> set[str]:
    """Return the abbreviations of an agency, with and without the place behind it."""
    upper = name.upper()
    for long, short in _KNOWN.items():
        if upper.startswith(long):
            return {short}
    words = [word for word in re.findall(r"[^\W_]+|[-–]", upper) if word not in _DROPPED]
    place = next(
        (
            i
            for i, w in enumerate(words)
            if i and w in {"TỈNH", "HUYỆN", "XÃ", "PHƯỜNG", "QUẬN", "THỊ", "THÀNH", "TP"}
        ),
        None,
    )
    joined = ["".join(word if len(word) > 1 and not _has_vowel(word) else word[0] for word in words)]
    if place:
        joined.append("".join(w if len(w) > 1 and not _has_vowel(w) else w[0] for w in words[: place + 1]))
        joined.append("".join(w if len(w) > 1 and not _has_vowel(w) else w[0] for w in words[:place]))
    return {form for form in joined if len(form) > 1}


def _has_vowel(word: str) -> bool:
    return bool(re.search(r"[^BCDĐGHKLMNPQRSTVX&0-9]", word))


def issuer_in_title(title: str | None) -> str | None:
    """Return whom a title names as reporting: "Kết quả hoạt động năm 2020 của Đài PTTH Hậu Giang"."""
    hits = [*re.finditer(r"(?<![^\W_])của\s+", title or "")]
    if not hits or title is None:
        return None
    name = _TITLE_TAIL.sub("", title[hits[-1].end() :]).strip(" .:")
    return name if _HEAD.match(name) and re.match(rf"[{UPPER}]", name) else None


def issuer_in_text(text: str) -> str | None:
    """Return who says in the opening sentences that it reports: "…, Sở X báo cáo kết quả …"."""
    for sentence in re.split(r"(?<=[.:;])\s+|\n\s*\n", text[:2500])[:8]:
        for clause in re.split(r"[,;]\s+(?=(?:[A-ZĐ]|Ủ|Ỷ))", sentence):
            hit = re.match(
                rf"\s*(?P<name>[{UPPER}][^\n;:.]{{2,100}}?)\s+(?:xin\s+|trân trọng\s+"
                rf"|kính\s+)*(?:báo cáo|thông báo(?!\s+cáo))(?![^\W_])",
                clause,
            )
            if hit and _HEAD.match(hit["name"]):
                return " ".join(hit["name"].split())
    return None
