"""Small reports written as an auditor reads them, made into what the extractors would deliver.

    # 2. Kết quả                      a heading ("##" one below it)
    Tổ chức [06 lớp tập huấn] {năm 2019=2019}, theo <12/KH-UBND>.
    | Xã | Tập huấn (lớp) |           a table: headings, then rows; a row "Tổng cộng" is its total
    | A  | 02 |

[...] is a quantity (qualifier, number, unit; "@năm" makes it a rate), {...=EDTF} a date, <...> a
reference. Statements of none and declarations are found by their own extractors.
"""

import hashlib
import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from extractors import declarations, zeros
from extractors.reading import FoundReference
from schemas.agency import Agency, AgencyRegistry
from schemas.facts import (
    DateMention,
    Declaration,
    Extraction,
    Header,
    Measure,
    Quantity,
    Reference,
    ZeroStatement,
)
from schemas.interval import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from schemas.period import Period
from schemas.place import LinePlace, ParagraphPlace
from schemas.request import Indicator, Request
from schemas.submission import Failure, ReadSubmission, Submission

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
QUALIFIERS = {
    "hơn": Qualifier.OVER,
    "trên": Qualifier.OVER,
    "gần": Qualifier.NEARLY,
    "khoảng": Qualifier.ABOUT,
    "ít nhất": Qualifier.AT_LEAST,
    "dưới": Qualifier.UNDER,
    "không quá": Qualifier.AT_MOST,
    "bình quân": Qualifier.MEAN,
}
MARK = re.compile(r"\[(?P<quantity>[^]]+)\]|\{(?P<date>[^=}]+)=(?P<edtf>[^}]+)\}|<(?P<symbol>[^>]+)>")
AMOUNT = re.compile(
    rf"(?:(?P<qualifier>{'|'.join(QUALIFIERS)}) )?(?P<low>[\d.,]+)(?: - (?P<high>[\d.,]+))?(?:/(?P<of>\d+))?"
    r"(?P<percent>%)?(?: (?P<unit>[^@]+?))?(?: ?@(?P<per>.+))?\Z"
)
CLASSES = Indicator(
    id="lop",
    label="Lớp tập huấn",
    unit="lớp",
    counts=("lớp tập huấn", "lớp bồi dưỡng", "lớp"),
    near=("tập huấn",),
)


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


class Writer:
    """Collects the facts of one report."""

    def __init__(self, salt: str) -> None:
        self.salt = salt
        self.offset = 0
        self.line = 0
        self.tables = 0
        self.facts: dict[type, list] = {}

    def add(self, kind: type, start: int, text: str, source=None, **values) -> None:
        source = source or LinePlace(line=self.line)
        made = f"{self.salt}|{kind.__name__}|{start}|{text}"
        fact = kind(
            id=hashlib.sha256(made.encode()).hexdigest()[:12],
            text=text,
            start=start,
            end=start + len(text),
            source=source,
            **values,
        )
        self.facts.setdefault(kind, []).append(fact)

    def quantity(self, start: int, marked: str, **values) -> None:
        hit = AMOUNT.match(marked)
        assert hit, marked
        qualifier = QUALIFIERS[hit["qualifier"]] if hit["qualifier"] else Qualifier.EXACT
        low = number(hit["low"])
        value = (low, number(hit["high"] or hit["of"])) if hit["high"] or hit["of"] else low
        unit = "%" if hit["percent"] else hit["unit"] or values.pop("unit", None)
        values.pop("unit", None)
        measure = Measure.PERCENT if hit["percent"] else Measure.RATIO if hit["of"] else Measure.COUNT
        self.add(
            Quantity,
            start,
            marked.partition("@")[0].strip(),
            value=value,
            low=low if qualifier is Qualifier.EXACT or qualifier in LOWER_BOUNDS else None,
            high=low if qualifier is Qualifier.EXACT or qualifier in UPPER_BOUNDS else None,
            qualifier=qualifier,
            unit=unit,
            measure=measure,
            per=hit["per"],
            **values,
        )

    def paragraph(self, marked: str, headings: list[str]) -> None:
        """Read one paragraph: its sentences, and the facts in them."""
        block = self.offset
        plain, spans = unmark(marked)
        sentences = [(m.start(), m.end()) for m in re.finditer(r"(?:[^.]|\.(?!\s[A-ZĐ]|\Z))+\.?", plain)]
        references = [FoundReference(a, b, hit["symbol"], None, None) for a, b, hit in spans if hit["symbol"]]
        for a, _, hit in spans:
            sentence = next(plain[s:e].strip() for s, e in sentences if s <= a < e)
            context = "\n".join([sentence, *headings])
            if hit["quantity"]:
                self.quantity(block + a, hit["quantity"], context=context)
            elif hit["date"]:
                when = Period.from_edtf(hit["edtf"])
                self.add(
                    DateMention,
                    block + a,
                    hit["date"],
                    earliest=when.earliest,
                    latest=when.latest,
                    edtf=when.edtf,
                )
            else:
                self.add(Reference, block + a, hit["symbol"], symbol=hit["symbol"], type=None, date=None)
        for zero in zeros.find(plain):
            sentence = next(plain[s:e].strip() for s, e in sentences if s <= zero.start < e)
            context = "\n".join([sentence, *headings])
            self.add(
                ZeroStatement,
                block + zero.start,
                plain[zero.start : zero.end],
                unit=zero.unit,
                context=context,
            )
        for said in declarations.find(plain, references):
            words = plain[said.start : said.end]
            self.add(
                Declaration,
                block + said.start,
                words,
                relation=said.relation,
                symbol=said.symbol,
                type=said.type,
            )
        self.offset += len(plain) + 1

    def table(self, rows: list[list[str]], headings: list[str]) -> None:
        """Read a table: the first row holds the columns' headings, the first column the rows'."""
        self.tables += 1
        columns = rows[0]
        for at, row in enumerate(rows[1:], start=2):
            is_total = row[0].lower().startswith(("tổng", "cộng"))
            has_total = any(r[0].lower().startswith(("tổng", "cộng")) for r in rows)
            for column, cell in enumerate(row[1:], start=1):
                place = ParagraphPlace(part="body", paragraph=1, table=self.tables, row=at, column=column + 1)
                unit = re.search(r"\((.+)\)", columns[column])
                around = {
                    "row": row[0],
                    "column": columns[column],
                    "context": "\n".join([" | ".join(row), *headings]),
                    "source": place,
                }
                if zero := next(iter(zeros.find(cell, cell=True)), None):
                    self.add(ZeroStatement, self.offset, cell, unit=zero.unit, **around)
                elif cell:
                    role = "total" if is_total else "part" if has_total else None
                    self.quantity(self.offset, cell, unit=unit[1] if unit else None, row_role=role, **around)
                self.offset += len(cell) + 3


def unmark(marked: str) -> tuple[str, list[tuple[int, int, re.Match]]]:
    """Return the plain words, and where the marked ones stand in them."""
    plain, spans, at = "", [], 0
    for hit in MARK.finditer(marked):
        plain += marked[at : hit.start()]
        words = (hit["quantity"] or hit["date"] or hit["symbol"]).partition("@")[0].strip()
        spans.append((len(plain), len(plain) + len(words), hit))
        plain, at = plain + words, hit.end()
    return plain + marked[at:], spans


def extraction(body: str, header: Header | None = None, media_type: str = "text/plain") -> Extraction:
    """Return what would be read in a report written as the module says."""
    writer = Writer(body)
    headings: list[str] = []
    lines = [line.strip() for line in body.strip().splitlines() if line.strip()]
    table: list[list[str]] = []
    for line in [*lines, ""]:
        writer.line += 1
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if table:
            writer.table(table, headings)
            table = []
        if line.startswith("#"):
            depth = len(line) - len(line.lstrip("#"))
            words = line.lstrip("# ")
            plain, _ = unmark(words)
            headings = [*headings[: depth - 1], plain]
            writer.paragraph(words, headings[:-1])
        elif line:
            writer.paragraph(line, headings)
    return Extraction(
        file="bao-cao",
        sha256=hashlib.sha256((body + media_type + repr(header)).encode()).hexdigest(),
        media_type=media_type,
        reader="text",
        header=header or Header(),
        quantities=tuple(writer.facts.get(Quantity, ())),
        dates=tuple(writer.facts.get(DateMention, ())),
        references=tuple(writer.facts.get(Reference, ())),
        zero_statements=tuple(writer.facts.get(ZeroStatement, ())),
        declares=tuple(writer.facts.get(Declaration, ())),
    )


def submission(
    agency: str | None,
    body: str | None,
    *,
    file: str | None = None,
    received: str = "2020-07-20T09:00",
    header: Header | None = None,
    media_type: str = "text/plain",
    gone: bool = False,
    replaces: str | None = None,
) -> ReadSubmission:
    """Return a submission with a report, or one that could not be read (`body` None)."""
    name = f"{agency or '.'}/{file or 'bao-cao.txt'}"
    read = extraction(body, header, media_type) if body is not None else None
    when = datetime.fromisoformat(received).replace(tzinfo=VIETNAM)
    failure = Failure(code="damaged-file", values={"file": name, "cause": "x"}, since=when, attempts=1)
    return ReadSubmission(
        submission=Submission(
            id=hashlib.sha256(f"{name}|{body}|{received}".encode()).hexdigest()[:12],
            request="dot",
            agency=agency,
            file=name,
            sha256=read.sha256 if read else hashlib.sha256(name.encode()).hexdigest(),
            received=when,
            size=len(body or ""),
            replaces=replaces,
        ),
        extraction=read,
        failure=None if read else failure,
        gone=gone,
    )


AGENCIES = AgencyRegistry(
    agency=(
        Agency(id="bao", name="Báo Đồng Tháp", group="press"),
        Agency(id="sa-dec", name="Phòng Văn hóa và Thông tin thành phố Sa Đéc", group="district"),
        Agency(id="tam-nong", name="Phòng Văn hóa và Thông tin huyện Tam Nông", group="district"),
        Agency(id="so", name="Sở Y tế", group="office"),
    )
)


def request(*indicators: Indicator, period: str = "2016/2020", **values) -> Request:
    """Return a request due 31 July 2020 that expects the press and the districts."""
    given = {
        "id": "dot",
        "subject": "Tuyên truyền",
        "kind": "thematic",
        "period": period,
        "due": date(2020, 7, 31),
        "expects": ("@press", "@district"),
        "indicators": indicators or (CLASSES,),
    }
    return Request(**(given | values))


BEFORE_DUE = datetime(2020, 7, 31, 23, 0, tzinfo=VIETNAM)
AFTER_DUE = datetime(2020, 8, 1, 2, 0, tzinfo=VIETNAM)
