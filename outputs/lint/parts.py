"""Which paragraph is which part of a paper (Decree 30/2020/NĐ-CP, annex I, part I, section II)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from outputs.lint.sheet import Line, Sheet
from schemas.document_kind import kind_named
from schemas.wording import fold

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO = re.compile(r"độc lập.*hạnh phúc")
_PARTY = "đảng cộng sản việt nam"
_HEAD_LINES = 40
_NUMBER = re.compile(r"S[ốỐ]\s*:?.*[/-]", re.IGNORECASE)
_DAY = re.compile(r"ngày\b.*(?:tháng|/)|,\s*ngày", re.IGNORECASE)
_LETTER_SUBJECT = re.compile(r"(?:V/v|Về việc)\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"Kính gửi\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi nhận\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–+]")
_ANNEX = re.compile(r"(?:Phụ lục|Mẫu số|Biểu)\b", re.IGNORECASE)


@dataclass(slots=True)
class Parts:
    """The parts found; each is None or empty where the paper has none."""

    nation: Line | None = None
    motto: Line | None = None
    agencies: list[Line] = field(default_factory=list)
    """Parent and issuer, one line after another."""
    number: Line | None = None
    place_date: Line | None = None
    kind: Line | None = None
    subject: list[Line] = field(default_factory=list)
    letter_subject: Line | None = None
    addressee: Line | None = None
    body: list[Line] = field(default_factory=list)
    recipients_heading: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    posts: list[Line] = field(default_factory=list)
    signer: Line | None = None
    is_party: bool = False


def parts_of(sheet: Sheet) -> Parts:
    """Find the parts of a paper."""
    said = [line for line in sheet.lines if line.text]
    found = Parts(is_party=any(fold(line.text) == _PARTY for line in said[:_HEAD_LINES]))
    top = _read_top(said, found)
    closing = _closing_at(said, top)
    _read_subject(said, top, found)
    start = top + 1 + len(found.subject) if found.kind else top
    found.body = [line for line in said[start:closing] if line.cell is None and line is not found.addressee]
    _read_closing(said[closing:], found)
    return found


def _first(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> Line | None:
    return next((line for line in lines if wanted(line)), None)


def _read_top(said: Sequence[Line], found: Parts) -> int:
    """Read the heading; return where what follows it begins: the type's name, or the body of a letter."""
    head = said[:_HEAD_LINES]
    found.nation = _first(head, lambda line: fold(line.text) == fold(NATION))
    found.motto = _first(head, lambda line: bool(_MOTTO.match(fold(line.text))))
    found.kind = _first(head, lambda line: line.cell is None and kind_named(line.text) is not None)
    at = said.index(found.kind) if found.kind else len(head)
    above = [line for line in said[:at] if not _DAY.search(line.text)]
    found.number = _first(above, lambda line: bool(_NUMBER.match(line.text)))
    found.place_date = _first(said[:at], lambda line: bool(_DAY.search(line.text)) and len(line.text) < 80)
    if found.kind is None:
        found.letter_subject = _first(head, lambda line: bool(_LETTER_SUBJECT.match(line.text)))
        found.addressee = _first(head, lambda line: bool(_ADDRESSEE.match(line.text)))
        at = _after_heading(said, found)
    known = {id(part) for part in _heading(found)}
    found.agencies = [line for line in _beside_number(said[:at], found) if id(line) not in known]
    return at


def _after_heading(said: Sequence[Line], found: Parts) -> int:
    """Return where the text of a letter begins: behind the last part of its heading."""
    return max((said.index(part) for part in _heading(found)), default=-1) + 1


def _heading(found: Parts) -> list[Line]:
    parts = (found.nation, found.motto, found.number, found.place_date, found.letter_subject)
    return [part for part in parts if part is not None]


def _beside_number(head: Sequence[Line], found: Parts) -> list[Line]:
    """Return the lines of the agencies: those of the number's column, above it."""
    if found.number is None or found.number.cell is None:
        above = head[: head.index(found.number)] if found.number in head else head
        return [line for line in above if line.is_upper]
    table, row, column = found.number.cell
    return [
        line
        for line in head
        if line.cell and line.cell[0] == table and line.cell[2] == column and line.cell[1] <= row
        if line.is_upper and line.place.paragraph < found.number.place.paragraph
    ]


def _read_subject(said: Sequence[Line], at: int, found: Parts) -> None:
    """Read the subject: the lines behind the type's name that are set like a title."""
    for line in said[at + 1 :] if found.kind else ():
        # A left or justified paragraph that ends like a sentence is text, not a title.
        if line.cell is not None or not (line.setting.alignment == "center" or not found.subject):
            break
        if line.setting.alignment != "center" and not line.mostly("bold"):
            break
        found.subject.append(line)


def _closing_at(said: Sequence[Line], top: int) -> int:
    """Return where the foot of the paper begins: the recipients or, before them in a table, the signature."""
    heading = next((at for at in range(top, len(said)) if _RECIPIENTS.match(said[at].text)), None)
    if heading is None:
        return next((at for at in range(top + 1, len(said)) if _ANNEX.match(said[at].text)), len(said))
    table = said[heading].table
    if table is None:
        return heading
    return next(at for at in range(top, len(said)) if said[at].table == table)


def _read_closing(foot: Sequence[Line], found: Parts) -> None:
    found.recipients_heading = _first(foot, lambda line: bool(_RECIPIENTS.match(line.text)))
    heading = found.recipients_heading
    if heading is None:
        return
    for line in foot[foot.index(heading) + 1 :]:
        if line.cell != heading.cell or not (_BULLET.match(line.text) or line.cell):
            break
        found.recipients.append(line)
    rest = [line for line in foot if line is not heading and line not in found.recipients]
    beside = [line for line in rest if heading.table in (None, line.table)]
    _read_signature(beside, found)


def _read_signature(lines: Sequence[Line], found: Parts) -> None:
    """Read the signature: lines in capitals, and the name below them."""
    for at, line in enumerate(lines):
        if line.is_upper:
            found.posts.append(line)
        elif found.posts:
            found.signer = next((below for below in lines[at:] if not below.text.startswith("(")), None)
            return
