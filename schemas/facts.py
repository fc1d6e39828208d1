"""Facts: a quote, where it stands, and what it was read as (contracts.md, section 4).

`start` and `end` are offsets into the document's text (`SourceDocument.text`), end exclusive,
and `text` is exactly what stands there. What counts as a fact is fixed by the annotation guidelines.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from pydantic import ConfigDict, Field

from schemas.base import Model, Number
from schemas.finding import Finding
from schemas.interval import LOWER_BOUNDS, UPPER_BOUNDS, Interval, Qualifier
from schemas.page_reading import PageReading
from schemas.period import Period
from schemas.place import Source
from schemas.source_text import SourceText


class Fact(Model):
    """What all facts share."""

    id: str = ""
    """Hash of file, place, quote and kind, never of the reading: a correction survives a better reader."""
    text: str
    start: int
    end: int
    source: Source


class Reference(Fact):
    """A mention of another document by number, such as "91/KH-STTTT"."""

    symbol: str
    """Canonical: no spaces, no leading zeros, hyphens "-"."""
    type: str | None
    date: date | None
    """The cited document's own date, where the text gives it beside the number."""


class DateMention(Fact):
    """A calendar expression; days covered, None for an impossible or lunar day."""

    earliest: date | None
    latest: date | None
    edtf: str | None
    calendar: Literal["gregorian", "lunar"] = "gregorian"

    @property
    def period(self) -> Period:
        return Period(earliest=self.earliest, latest=self.latest, edtf=self.edtf)


class Measure(StrEnum):
    COUNT = "count"
    DURATION = "duration"
    MONEY = "money"
    """In đồng."""
    PERCENT = "percent"
    RATIO = "ratio"
    """Two values: 12 of 12 districts."""
    OTHER = "other"
    """km, kg, m2, …"""


class Quantity(Fact):
    """A number with what it counts.

    `value` is one number, or two for a range ("20 - 30 người") and a ratio ("12/12 huyện").
    """

    value: Number | tuple[Number, Number]
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    unit: str | None
    """The noun phrase counted, as written; money is in "đồng"."""
    measure: Measure
    per: str | None = None
    """Period or holder of a rate: "năm", "Đài"."""
    unit_from: Source | None = None
    """Where the unit of a table cell was read."""
    row: str | None = None
    column: str | None = None
    """The words heading the row and the column of a table cell."""
    table: int | None = None
    """Which table of the document the cell is of, from 1: two tables of one sheet are two."""
    noted: str | None = None
    """Of what a foot- or endnote says: the sentence or table row that bears the mark of the note."""
    row_role: Literal["total", "part"] | None = None
    """"total" in a total row of a table ("Tổng cộng"), "part" in a row that such a total covers."""
    context: str = ""
    """Sentence or table row in which the number stands, and the headings above it, one a line.
    Indicators look here for the words that they ask to stand near."""

    @property
    def interval(self) -> Interval:
        """The number as an interval that can be added."""
        return interval_of(self.value, self.measure, self.qualifier)


@lru_cache(maxsize=65536)
def interval_of(value: Decimal | tuple[Decimal, Decimal], measure: Measure, qualifier: Qualifier) -> Interval:
    """Return a number with its qualifier as an interval that can be added; of a ratio, its first number."""
    if not isinstance(value, tuple):
        return Interval.worded(value, qualifier)
    if measure is Measure.RATIO:
        return Interval.worded(value[0], qualifier)
    low, high = sorted(value)
    if qualifier is Qualifier.EXACT:
        return Interval.between(low, high)
    if qualifier in LOWER_BOUNDS or qualifier in UPPER_BOUNDS:
        return Interval.worded(low if qualifier in LOWER_BOUNDS else high, qualifier)
    return Interval.worded((low + high) / 2, qualifier)


class ZeroStatement(Fact):
    """Words saying that something did not occur: "không tổ chức lớp tập huấn nào"."""

    unit: str | None
    """What did not occur, as a unit phrase; None where only the row, column or heading says it."""
    row: str | None = None
    column: str | None = None
    table: int | None = None
    noted: str | None = None
    context: str = ""
    """As of a quantity."""


class Declaration(Fact):
    """Words by which a report says what it is to another report: "thay thế Báo cáo số 45/BC-VHTT"."""

    relation: Literal["replaces", "corrects", "supplements"]
    symbol: str | None = None
    """Of the other report, canonical; None where the words name only its kind."""
    type: str | None = None


class Header(Model):
    """What a document says of itself."""

    issuer: str | None = None
    parent: str | None = None
    agency: str | None = None
    """Registered id of the issuer, where a workspace knows it."""
    symbol: str | None = None
    place: str | None = None
    date: Period | None = None
    type: str | None = None
    subject: str | None = None
    period: Period | None = None
    window: Period | None = None
    """The days that its figures are said to be from, where it gives them day by day beside the period's
    name: "tháng 6 (số liệu từ ngày 15/5/2020 đến ngày 14/6/2020)"."""
    signer: str | None = None
    signer_position: str | None = None
    signing_capacity: str | None = None
    """TM., KT., TL., TUQ., Q. as in Decree 30/2020, annex I."""
    number_blank: bool = False
    """The place of the number is there and empty: a draft."""


class Member(Model):
    """One file of a container, with what it says of itself."""

    member: tuple[str, ...]
    header: Header = Header()
    findings: tuple[Finding, ...] = ()
    """Why it could not be read; also among those of the container."""


class Extraction(Model):
    """All that was read in one file: the answer of `tonghop extract`."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["tonghop.extract/1"] = Field("tonghop.extract/1", alias="schema")
    file: str
    sha256: str
    media_type: str
    reader: str | None
    pages: int | None = None
    header: Header = Header()
    members: tuple[Member, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    zero_statements: tuple[ZeroStatement, ...] = ()
    declares: tuple[Declaration, ...] = ()
    blanks: int = 0
    """How many numbers the form leaves open: "đã tổ chức …… lớp", empty cells of a table without numbers."""
    findings: tuple[Finding, ...] = ()
    ocr: tuple[PageReading, ...] = ()
    """The pages that were read from their picture, each with the engine that read it."""
    text_sha256: str | None = None
    """Of the text that the offsets count in."""
    document: SourceText | None = None
    """That text, kept with the facts in a workspace; the answer of `tonghop extract` leaves it out."""
