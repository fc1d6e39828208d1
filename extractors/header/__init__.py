"""What a document says of itself: the component `tonghop_header`.

Reads the heading block at the beginning and the signature at the end of a text.
"""

from extractors.header.dateline import dated_line, opening_day
from extractors.header.issuer import agencies, issuer_in_text, issuer_in_title, issuer_of
from extractors.header.kind_line import kind_of_opening, letter_kind
from extractors.header.layout import Layout, layout
from extractors.header.period import period_of
from extractors.header.signature import signature
from extractors.header.window import window_of
from extractors.reading import Doubt, Reading
from extractors.symbols.kinds import kind_of_symbol
from extractors.view import View
from schemas.document_kind import DocumentKind
from schemas.facts import Header
from schemas.period import Period

_HEAD = 6000
_TAIL = 2000


def find(view: View, reading: Reading) -> None:
    """Read the header of a whole document's text, or of its beginning and end."""
    head = view.text[:_HEAD]
    parts = layout(head)
    body = head[parts.body :].lstrip()
    kind = parts.kind or _kind(parts, body)
    date = parts.date.period() if parts.date else _said_date(kind, body, view.text[-_TAIL:])
    year = date.earliest.year if date and date.earliest else None
    period = period_of(parts.title, kind, body, year)
    if date is None and period is not None and _is_bulletin(parts, period):
        date = period
    names = agencies(parts.agencies)
    issuer, parent = issuer_of(names, parts.issuer_symbol)
    signed = signature(view.text[-_TAIL:])
    reading.header = Header(
        issuer=issuer or issuer_in_title(parts.title) or issuer_in_text(body),
        parent=parent,
        symbol=parts.symbol,
        place=parts.place,
        date=date,
        type=kind.name if kind else None,
        subject=_subject(parts),
        period=period,
        window=window_of(parts.title, body, year) if period else None,
        signer=signed.name,
        signer_position=signed.position,
        signing_capacity=signed.capacity,
        number_blank=parts.number_blank,
    )
    if parts.symbol_span:
        reading.own_symbol = view.source(*parts.symbol_span)
    if parts.date and parts.date.kind != "day":
        reading.doubts.append(Doubt("blank-day", *view.source(parts.date.start, parts.date.end)))


def _kind(parts: Layout, body: str) -> DocumentKind | None:
    """Return the kind of a document whose heading does not name it."""
    if parts.is_letter:
        return letter_kind()
    if parts.issuer_symbol:
        return kind_of_symbol(None, "/", parts.issuer_symbol).kind
    return kind_of_opening(body)


def _is_bulletin(parts: Layout, period: Period) -> bool:
    """Return whether a document without a date is a day's bulletin: its title's day is its date."""
    return period.earliest == period.latest and parts.date is None


def _said_date(kind: DocumentKind | None, body: str, tail: str) -> Period | None:
    """Return the date of a document whose heading has none.

    It stands below the title, or above the signature; minutes have the day that they open with.
    """
    if kind is not None and kind.name == "Biên bản" and (day := opening_day(body)) is not None:
        return day
    return dated_line(body.lstrip().partition("\n")[0]) or dated_line(*reversed(tail.split("\n")))


def _subject(parts: Layout) -> str | None:
    """Return the subject: the title without the name of the kind before it."""
    if parts.title is None or parts.kind is None:
        return parts.title
    words = parts.title
    if words.lower().startswith(parts.kind.name.lower()):
        words = words[len(parts.kind.name) :].strip(" :.-")
    return words or None
