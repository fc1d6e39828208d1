"""Who issues a document: the lines of its heading put together, else whom its title or text names."""

import re
import unicodedata
from functools import cache

from extractors.letters import UPPER
from schemas.agency_head import agency_heads
from schemas.document_kind import document_kinds

_PLACE = re.compile(
    r"(?i:tỉnh|thành phố|tp\.?|huyện|thị xã|tx\.?|quận|xã|phường|p\.|thị trấn|đặc khu|khu vực|cấp)\s"
    r"(?!(?i:ủy|uỷ|đoàn)(?![^\W_]))"
)
_UNFINISHED = re.compile(
    r"(?:[,–-]|(?i:và|ban chỉ đạo|ban chỉ huy|hội đồng|ban quản lý|ban tổ chức|ủy ban|uỷ ban"
    r"|trung tâm|tiểu ban|phối hợp|ban điều hành|văn phòng điều phối|tổ công tác|ban vận động|ban chấp hành"
    r"|bch|công ty (?:cổ phần|cp|tnhh)|một thành viên|mtv|\Atrường|\Ahội|đoàn đại biểu"
    r"|ban thường vụ|của|các|về|cho|tại)"
    r"|\A(?i:văn phòng|thường trực|cơ quan|liên ngành|công đoàn|công đoàn cơ sở|chi bộ|chi đoàn"
    r"|đoàn thanh niên|thanh tra|đảng ủy|đảng uỷ|sở|phòng))\s*\Z"
)
_SCHOOL = re.compile(r"(?:MN|TH|THCS|TH&THCS|THPT|PTDTBT|PTDTNT)(?![^\W_])")
_NO_AGENCY = re.compile(
    r"(?i:\A(?:bản tin|tin|tin nhanh|tài liệu|đề cương|danh sách|phụ lục|biểu|lịch|số liệu|v/v"
    r"|kính gửi|bảng|tình hình|thông tin|hội nghị|hội thi|hội thảo|hội diễn|tổ chức)(?![^\W_]))"
    r"|[0-9]{2,}[/.-]|[0-9]{4}|(?i:ngày\s+[0-9])"
)
# Task forces, posts of vehicle inspectors ("65-01S"), committees of a year's event.
_NAMED_BY_NUMBER = re.compile(
    r"(?i:ban chỉ đạo|trung đoàn|đồn|đề án|đội|sư đoàn|lữ đoàn)\s+(?:số\s+)?[0-9]+"
    r"|\s[0-9]{2}-[0-9]{2}[A-ZĐ]\Z"
    r"|\A(?i:ban|tiểu ban|hội đồng|tổ)\s(?!(?i:chức)).*(?i:năm)\s[0-9]{4}\Z"
)
_TITLE_TAIL = re.compile(
    r"\s*(?:\(.*|,?\s*(?i:năm|tháng|quý|giai đoạn|từ|đến|trong|đối với|tại|nhân|phục vụ|trình|gửi"
    r"|(?<!chỉ đạo )về|[0-9]+ tháng)\s.*|[0-9]{4}.*)\Z"
)
# Behind a document, "của" names who issued it, not who reports.
_OF_A_DOCUMENT = re.compile(
    r"(?i:nghị quyết|chỉ thị|kết luận|quyết định|công văn|luật|nghị định|thông tư|công điện|ý kiến|chỉ đạo"
    r"|yêu cầu|hướng dẫn|(?:kế hoạch|chương trình|đề án) số)(?![^\W_])[^,;]*\Z"
)
# Names below are compared without their marks, as abbreviations are written.
_DROPPED = {"VA", "CUA", "CAC", "VE", "CHO", "TRONG", "TAI"}
_PLACES = {"TINH", "HUYEN", "XA", "PHUONG", "QUAN", "THI", "THANH", "TP", "TX"}
_SYLLABLE = re.compile(
    r"(?:NGH|CH|GH|GI|KH|NG|NH|PH|QU|TH|TR|[BCDĐGHKLMNPQRSTVX])?[AEIOUY]{1,3}(?:CH|NG|NH|[CMNPT])?"
)
_SHORTEST = 2
# A part that signs with the symbol of its whole body: ĐTN of the Youth Union for its committee, NHCS of a
# bank for its office in a district.
_OWN_ORGAN = re.compile(
    r"(?i:ban chấp hành|bch|chi nhánh|phòng giao dịch|pgd|văn phòng đại diện|điểm giao dịch)(?![^\W_])"
)
_BRANCH = re.compile(r"(?i:chi)\s+(?=(?i:cục|nhánh)(?![^\W_]))")
_TASK_FORCE = re.compile(r"(?i:ban chỉ đạo)\s+[0-9]+\S*\Z")
_PARTY = re.compile(r"(?i:tỉnh|thành|huyện|thị|quận|đảng)\s+(?i:ủy|uỷ)(?![^\W_])")
# A committee's name alone, below one of its own organs, tells whose organ it is.
_COMMITTEE = re.compile(r"(?i:tỉnh|thành|huyện|thị|quận)\s+(?i:ủy|uỷ)\Z")
_PARTY_ORGAN = re.compile(
    r"(?i:ban (?:tuyên giáo|dân vận|tổ chức|nội chính|tuyên giáo và dân vận)|ủy ban kiểm tra"
    r"|uỷ ban kiểm tra|văn phòng)\Z"
)
_LABEL = re.compile(
    r"(?i:(?:tên\s+)?(?:đơn vị|cơ quan)(?:\s+(?:báo cáo|ban hành|gửi|thực hiện|lập))*)\s*:\s*(?=\S)"
)
_REPORTS = re.compile(
    rf"\s*(?P<name>[{UPPER}][^\n;:.]{{2,100}}?),?\s+(?:(?:xin|trân trọng|kính|đã|tổng hợp,?(?: và)?"
    r"|gửi\s[^,;:]{2,40}?)\s+)*(?:báo cáo|thông báo(?!\s+cáo)|tổng hợp\s+(?:kết quả|số liệu))(?![^\W_])"
)
_ON_BEHALF = re.compile(r"\s*(?:Thay mặt|Đại diện)\s+(?:cho\s+)?(?P<name>[^\n;:.,]{4,90}),\s+")
_NAMED_IN_BRACKETS = re.compile(r"\(\s*(?P<name>[^()0-9]{6,90}?)\s*\)")


def agencies(lines: list[str]) -> list[str]:
    """Put the lines of the heading together to agencies, highest first."""
    result: list[str] = []
    for written in lines:
        line = _LABEL.sub("", written)
        if _NO_AGENCY.search(line) and not _is_named_by_number(line):
            continue
        if result and _continues(result[-1], line):
            result[-1] = f"{result[-1]} {line}"
        elif _names_agency(line):
            result.append(line)
    return [name.strip(" -–") for name in result]


@cache
def _head() -> re.Pattern[str]:
    """Return what the name of an agency begins with: a full word in any case, an abbreviation in capitals."""
    heads = agency_heads()
    names = "|".join(map(re.escape, sorted(heads.names, key=len, reverse=True)))
    short = "|".join(map(re.escape, sorted(heads.abbreviations, key=len, reverse=True)))
    return re.compile(rf"(?!(?i:báo\s+cáo))(?:(?i:{names})|{short})(?![^\W_])")


def _names_agency(line: str) -> bool:
    return _head().match(line) is not None


def _is_named_by_number(line: str) -> bool:
    return _NAMED_BY_NUMBER.search(line) is not None


def _continues(agency: str, line: str) -> bool:
    """Return whether a line goes on with the agency above it, instead of naming the next one."""
    if is_unfinished(agency) or re.match(r"(?i:và|&|-|–)\s", line):
        return True
    if _PARTY_ORGAN.match(agency) and _COMMITTEE.match(line):
        return True
    if _PLACE.match(line) or (_TASK_FORCE.search(agency) and _PARTY.match(line)):
        return True
    if _names_agency(line):
        school = _SCHOOL.match(line) and agency.upper().startswith("TRƯỜNG")
        return bool(school or re.match(r"(?i:phòng|báo|hội),", line))
    return line.upper() == line or line[0].islower()


def is_unfinished(agency: str) -> bool:
    """Return whether the next line must go on with an agency: "BAN CHỈ ĐẠO", "CÔNG TY TNHH", "CÔNG ĐOÀN"."""
    return _UNFINISHED.search(agency) is not None


def issuer_of(names: list[str], symbol: str | None) -> tuple[str | None, str | None]:
    """Return the agency that the symbol abbreviates, else the lowest, and the one above it."""
    if not names:
        return None, None
    at = len(names) - 1
    if _OWN_ORGAN.match(names[at]):
        return names[at], names[at - 1] if at else None
    wanted = _agency_part(symbol)
    # A branch (chi cục) may sign with the letters of its trade: CT of a Chi cục Thuế.
    if wanted and not _fits(names[at], wanted) and not _fits(_BRANCH.sub("", names[at]), wanted):
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
    """Return whether an abbreviation stands for a name, all of it or all but its place or its parent."""
    short = _plain(wanted).replace("&", "")
    whole, unplaced = _initials(name)
    if len(short) < _SHORTEST or len(unplaced) < _SHORTEST:
        return False
    return (
        whole.startswith(short) or short.startswith(unplaced) or (len(short) > _SHORTEST and short in whole)
    )


def _initials(name: str) -> tuple[str, str]:
    """Return the initials of an agency, and those without the place at its end; abbreviations stay whole."""
    words = [word for word in re.findall(r"[^\W_]+", _plain(name)) if word not in _DROPPED]
    letters = [
        word[0] if _SYLLABLE.fullmatch(word) and word not in _short_heads() else word for word in words
    ]
    place = next((at for at, word in enumerate(words) if at and word in _PLACES), len(words))
    return "".join(letters), "".join(letters[:place])


@cache
def _short_heads() -> frozenset[str]:
    return frozenset(map(_plain, agency_heads().abbreviations))


def _plain(name: str) -> str:
    """Return a name in capitals without tone and vowel marks; Đ is a letter of its own."""
    return "".join(c for c in unicodedata.normalize("NFD", name.upper()) if not unicodedata.combining(c))


def issuer_in_title(title: str | None) -> str | None:
    """Return whom a title names as reporting: "Kết quả hoạt động năm 2020 của Đài PTTH Hậu Giang"."""
    if title is None:
        return None
    hits = [hit for hit in re.finditer(r"(?<![^\W_])(?i:của)\s+", title) if _may_report(title[: hit.start()])]
    said = [_TITLE_TAIL.sub("", title[hit.end() :]) for hit in reversed(hits)]
    said += [hit["name"] for hit in _NAMED_IN_BRACKETS.finditer(title)]
    names = (name.strip(" .:") for name in said)
    return next((n for n in names if _names_agency(n) and re.match(rf"[{UPPER}]", n)), None)


def _may_report(before: str) -> bool:
    """Return whether "của" behind these words may name who reports: "Thực hiện Chỉ thị … của" does not."""
    return _OF_A_DOCUMENT.search(before) is None


def issuer_in_text(text: str) -> str | None:
    """Return who says in the opening sentences that it reports: "…, Sở X báo cáo kết quả …"."""
    for sentence in re.split(r"(?<=[.:;])\s+|\n\s*\n", text[:2500])[:8]:
        for clause in re.split(rf"[,;]\s+(?=[{UPPER}])", sentence):
            for hit in (_REPORTS.match(clause), _ON_BEHALF.match(sentence)):
                if hit and _names_agency(hit["name"]):
                    return " ".join(hit["name"].split())
    return None
