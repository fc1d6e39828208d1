"""The heading of a document cut into its parts, by layout and wording (Decree 30/2020/NĐ-CP, annex I).

The two columns of the heading come as cells, as lines one after another, or side by side on one line;
the parts known by their wording are taken out first, what is left of the top are the agencies.
"""

import re
from dataclasses import dataclass, field

from extractors.dates.atoms import Atom
from extractors.header.dateline import read_dateline
from extractors.header.kind_line import SPACED, kind_line, kind_of_opening
from extractors.letters import ABBREVIATING, LOWER, UPPER
from extractors.symbols import forms
from extractors.symbols.kinds import kind_of_symbol
from schemas.document_kind import DocumentKind

_NATIONAL = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Cộng\s+h(?:òa"
    r"|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Đ[Ộộ][Cc]\s+[Ll][Ậậ][Pp]\s*[-–]\s*[Tt][Ựự]\s+[Dd][Oo]\s*[-–]\s*[Hh][Ạạ][Nn][Hh]\s+[Pp][Hh][Úú][Cc]"
)
# The Youth Union writes its name where others write the nation's; as the first line it is the parent.
_UNION = re.compile(
    r"Đ(?:OÀN|oàn)\s+T(?:NCS|(?:HANH|hanh)\s+(?:NIÊN|niên)\s+(?:CỘNG|[Cc]ộng)\s+(?:SẢN|[Ss]ản))\s+H(?:Ồ|ồ)\s+C(?:HÍ|hí)\s+M(?:INH|inh)\Z"
)
# One dash at the end of a line joins it to the next: "DÂN SỐ -"; more are a rule.
_EDGES = re.compile(r"\A(?:[\s*_|:]|[-–]{2,})+|(?:[\s*_|:]|[-–]{2,})+\Z")
_NUMBER = re.compile(
    rf"(?m)^(?P<left>[^\n]*?)(?<![^\W_])S[ốỐ]\s{{0,2}}[:.]?[ \t.…_]*(?:(?P<symbol>{forms.SYMBOL.pattern})"
    rf"|(?P<blank>[ \t]?[/-][ \t]?(?P<rest>[{ABBREVIATING}][{ABBREVIATING}a-z0-9]*"
    rf"(?:\s?[-/&.–]\s?[{ABBREVIATING}][{ABBREVIATING}a-z0-9&]*(?![^\W_]))*)))",
    re.VERBOSE,
)
# Some offices put the subject of a letter in quotes or brackets: (“V/v …”).
_SUBJECT = re.compile(
    r"(?m)^[^\n]*?(?P<opening>(?:[(\[“\"'‘«]\s*){0,2})(?P<lead>V/v:?|[Vv]ề việc:?)\s+"
    r"(?P<words>[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*)"
)
_RULE = re.compile(r"[\s*_=.~|…–—-]*\Z")
_BODY = re.compile(
    r"\s*(?:Kính gửi|Căn cứ|Thực hiện|Theo |Phúc đáp|Xét |Trước tình hình|Nhằm |Trong |Ngày |Qua "
    r"|Để |Thi hành"
    r"|[IVX]{1,4}\s*[.–-]|[0-9]{1,2}\s*[.)–-]|Phần |PHẦN |[a-zđ]\)|[-+•]\s)"
)
_MARKS = re.compile(
    r"\s*(?:\W*(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|DỰ THẢO|Dự thảo|BẢN SAO"
    r"|SAO Y|SAO LỤC|TRÍCH SAO|Mẫu số|MẪU|Biểu|BIỂU|Phụ lục|PHỤ LỤC)"
    r"[^\n]*|[0-9]{1,3}|Trang\s[0-9/ ]+)\Z"
)
_PROSE = re.compile(rf".{{50,}}[{LOWER}][^.]*\.\s*\Z|.*[{LOWER}]\s*:\s*\Z")
_BULLETIN = re.compile(r"(?i:(?:bản tin|tin|lịch|số liệu|tình hình|thông tin)(?![^\W_]).*\S)")
_CLOSING = ")]”\"'’» "
# What may follow a title behind a blank line: a small letter, a time, the next tasks; never prose.
_TITLE_GOES_ON = re.compile(
    rf"(?=.{{1,120}}\Z)(?!.*[.:;]\s*\Z)\s*(?:[{LOWER}(]|(?i:giai đoạn|năm|quý|tháng|tuần|từ"
    r"|[0-9]{1,2}\s+tháng|phương hướng|nhiệm vụ)\s)"
)
_PROSE_LINE = re.compile(rf"\s*[{UPPER}].{{10,}}[.:]\s*\Z")


@dataclass(slots=True)
class Layout:
    """The parts of a heading; offsets count in the text given."""

    agencies: list[str] = field(default_factory=list)
    symbol: str | None = None
    symbol_span: tuple[int, int] | None = None
    number_blank: bool = False
    issuer_symbol: str | None = None
    """The segments of the symbol behind the number, also where the number is blank."""
    place: str | None = None
    date: Atom | None = None
    kind: DocumentKind | None = None
    title: str | None = None
    is_letter: bool = False
    body: int = 0
    """Where the text below the heading begins."""


@dataclass(slots=True)
class _Line:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def layout(text: str) -> Layout:
    """Read the heading at the beginning of a document's text (a view of it)."""
    result = Layout()
    lines = _lines(text)
    kind_at, result.kind = kind_line([line.text for line in lines])
    top_end = _top_end(text, lines, kind_at)
    _read_title(text, lines, kind_at, top_end, result)
    top = text[:top_end]
    top = _blanked(top, [hit.span() for hit in _NATIONAL.finditer(top)])
    number = _read_number(top, result)
    top = _blanked(top, number)
    result.date, result.place, dated = read_dateline(top)
    top = _blanked(top, dated)
    top = _blanked(top, _read_subject(top, result))
    result.agencies = _agency_lines(top, max((end for _, end in number), default=len(top)))
    if result.title is None:
        result.title = next((line for line in result.agencies if _BULLETIN.fullmatch(line)), None)
    return result


def _lines(text: str) -> list[_Line]:
    """Return the lines, cells of one row apart."""
    return [_Line(hit[0], hit.start()) for hit in re.finditer(r"[^\n|]+|(?<=\n)(?=\n)", text)]


def _top_end(text: str, lines: list[_Line], kind_at: int | None) -> int:
    """Return where the top of the heading ends: at the kind's name, "Kính gửi", or the body."""
    if kind_at is not None:
        return lines[kind_at].start
    is_letter = False
    for at, line in enumerate(lines[:40]):
        if line.text.lstrip().startswith("Kính gửi"):
            return line.start
        plain = line.text.strip()
        is_letter = is_letter or plain.startswith(("V/v", "Về việc"))
        if at and (len(plain) > 160 or _PROSE.match(plain) or _BODY.match(plain)):
            return line.start
        if at and not is_letter and plain.upper() != plain and kind_of_opening(plain):
            return line.start
    return min(len(text), lines[min(len(lines), 40) - 1].end) if lines else 0


def _read_title(text: str, lines: list[_Line], kind_at: int | None, top_end: int, result: Layout) -> None:
    """Read the subject below the kind's name, until the text begins."""
    result.body = top_end
    if kind_at is None:
        return
    first = lines[kind_at]
    words = [first.text.strip()]
    if result.kind and SPACED.fullmatch(words[0]):
        words = [result.kind.name.upper()]
    at = kind_at + 1
    blank = False
    is_full = len(words[0].split()) > 5
    while at < len(lines) and at - kind_at < 14:
        line = lines[at]
        if not line.text.strip() or _RULE.match(line.text):
            blank = True
            at += 1
            continue
        began = len(words) > 1 or is_full
        if len(line.text) > 400 or (began and blank and not _TITLE_GOES_ON.match(line.text)):
            break
        if len(words) > 1 and _PROSE_LINE.match(line.text) and not words[-1].endswith(","):
            break
        if began and (_BODY.match(line.text) or words[-1].endswith(("./.", ".", ":"))):
            break
        if not began and re.match(r"\s*(?:Kính gửi|[IVX]{1,4}\s*[.–-]|[0-9]{1,2}\s*[.)])", line.text):
            break
        words.append(line.text.strip())
        blank = False
        at += 1
    result.body = lines[at].start if at < len(lines) else len(text)
    result.title = " ".join(words)


def _read_number(top: str, result: Layout) -> list[tuple[int, int]]:
    """Read the number and symbol, or that the number is blank."""
    hit = next((hit for hit in _NUMBER.finditer(top) if hit["symbol"] or _is_blank_number(hit)), None)
    if hit is None:
        return []
    if hit["symbol"]:
        own = forms.SYMBOL.search(hit["symbol"])
        assert own is not None
        result.symbol = forms.canonical(own["number"], own["year"], own["joint"], own["segments"])
        result.issuer_symbol = own["segments"]
        result.symbol_span = hit.span("symbol")
        return [(hit.end("left"), hit.end("symbol"))]
    result.number_blank = True
    result.issuer_symbol = hit["rest"]
    return [(hit.end("left"), hit.end())]


def _is_blank_number(hit: re.Match[str]) -> bool:
    """Return whether "Số … /BC-TU" is a number left blank, and not words: "DÂN SỐ - KHHGĐ"."""
    return "/" in hit["blank"] or kind_of_symbol(None, "-", hit["rest"]).is_written


def _read_subject(top: str, result: Layout) -> list[tuple[int, int]]:
    """Read "V/v …" of a letter, of a top whose other parts are blank already."""
    hit = _SUBJECT.search(top)
    if hit is None or result.kind is not None:
        return []
    result.title = " ".join(hit["words"].split()).rstrip(_CLOSING if hit["opening"] else "")
    result.is_letter = True
    return [(hit.start("opening"), hit.end())]


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text with parts of it blank, every line break and offset kept."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _agency_lines(top: str, number_end: int) -> list[str]:
    """Return what is left of the top: the lines that name agencies, in order.

    The issuer stands above its number; what comes below it is of the right column.
    """
    above = _pieces(top[:number_end])
    return above or _pieces(top[number_end:])


def _pieces(top: str) -> list[str]:
    columns = [re.split(r"\s{3,}|\||\t", line) for line in top.split("\n")]
    pieces = [_EDGES.sub("", piece) for line in columns for piece in line]
    kept = [piece for piece in pieces if piece and not _RULE.match(piece) and not _MARKS.match(piece)]
    return kept[:1] + [piece for piece in kept[1:] if not _UNION.match(piece)]
