"""The heading block: which parts there are, in which order, and what their words must be."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from extractors.header.kind_line import letter_kind
from outputs.lint.parts import MOTTO, Parts
from outputs.lint.rules import short, told
from outputs.lint.sheet import Line
from schemas.document_kind import DocumentKind, document_kinds, kind_named
from schemas.finding import Finding

_NUMBER = re.compile(
    r"Số: ?(?P<number>[^/]*?)\s*/(?P<year>(?:19|20)\d{2}/)?(?P<segments>[A-ZĐ][A-ZĐa-z&]*(?:-[A-ZĐ0-9&]+)*)\Z"
)
_LAWFUL_NUMBER = re.compile(r"(?:0[1-9]|[1-9]\d+)[a-zđ]?\Z")
_BLANK = re.compile(r"[\s.…_]*\Z")
_DAY = re.compile(
    r"(?P<place>[^,]+), ngày (?P<day>\d{1,2}|[\s.…_]*) ?tháng (?P<month>\d{1,2}|[\s.…_]*) ?năm"
    r" (?P<year>\d{4})\Z"
)
_ANY_DAY = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+((?:19|20)\d{2})")


def check(parts: Parts) -> Iterator[Finding]:
    """Yield what is wrong with the heading block."""
    yield from _missing(parts)
    yield from _order(parts)
    if parts.motto is not None and parts.motto.text != MOTTO:
        yield told("motto-words", parts.motto, found=parts.motto.text, wanted=MOTTO)
    if parts.number is not None:
        yield from _of_number(parts.number, parts)
    if parts.place_date is not None:
        yield from _of_day(parts.place_date)


def _missing(parts: Parts) -> Iterator[Finding]:
    wanted: dict[str, object] = {
        "nation": parts.nation,
        "motto": parts.motto,
        "agency": parts.agencies,
        "number": parts.number,
        "place-date": parts.place_date,
        "type": parts.kind or parts.letter_subject,
        "subject": parts.subject or parts.kind is None,
        "recipients": parts.recipients_heading,
        "signature": parts.posts and parts.signer,
    }
    for name, found in wanted.items():
        if not found:
            yield told("part-missing", part=f"lint.part.{name}")


def _order(parts: Parts) -> Iterator[Finding]:
    """Yield each part that stands before one that it must follow; columns are each on their own."""
    last_agency = parts.agencies[-1] if parts.agencies else None
    recipients = parts.recipients_heading
    chains: list[list[tuple[str, Line | None]]] = [
        [("agency", last_agency), ("number", parts.number), ("type", parts.kind), ("recipients", recipients)],
        [
            ("nation", parts.nation),
            ("motto", parts.motto),
            ("place-date", parts.place_date),
            ("type", parts.kind),
        ],
    ]
    for chain in chains:
        present = [(name, line) for name, line in chain if line is not None]
        for (before, first), (after, second) in pairwise(present):
            if first.place.paragraph > second.place.paragraph:
                yield told("part-order", second, first=f"lint.part.{after}", second=f"lint.part.{before}")


def _of_number(line: Line, parts: Parts) -> Iterator[Finding]:
    words = line.text.replace("–", "-")
    read = _NUMBER.match(words)
    if read is None:
        yield told("symbol-form", line, found=short(line.text))
        return
    if _BLANK.match(read["number"]):
        yield told("number-blank", line)
    elif not _LAWFUL_NUMBER.match(read["number"]):
        yield told("symbol-number", line, found=read["number"])
    kind = kind_named(parts.kind.text) if parts.kind else letter_kind()
    if not _names(read["segments"].split("-")[0], kind):
        shown = kind.name if kind else ""
        yield told("symbol-kind", line, found=read["segments"], kind=shown, wanted=_abbreviation(kind))


def _names(first: str, kind: DocumentKind | None) -> bool:
    """Return whether a symbol's first letters fit a kind; those of a letter are the agency's own."""
    if kind is None:
        return True
    if not kind.written or kind.name == "Công văn":
        administrative = [k for entry, k in document_kinds().written(first) if k.family == "administrative"]
        return not [k for k in administrative if k.name != kind.name]
    return any(entry.abbreviation == first for entry in kind.written)


def _abbreviation(kind: DocumentKind | None) -> str:
    return kind.written[0].abbreviation if kind and kind.written and kind.name != "Công văn" else "-"


def _of_day(line: Line) -> Iterator[Finding]:
    read = _DAY.match(line.text)
    if read is None:
        yield told("date-form", line, found=short(line.text), wanted=_lawful(line.text))
        return
    if _BLANK.match(read["day"]):
        yield told("day-blank", line)
        return
    if _BLANK.match(read["month"]):
        yield told("day-blank", line)
        return
    lawful = _lawful(line.text)
    if lawful == "lint.no-day":
        yield told("date-impossible", line, found=line.text)
    elif line.text != f"{read['place']}, {lawful}":
        yield told("date-form", line, found=line.text, wanted=f"{read['place']}, {lawful}")


def _lawful(words: str) -> str:
    """Return a date as the decree writes it: two digits for days 1-9 and months 1 and 2 only."""
    found = _ANY_DAY.search(words)
    if found is None:
        return "lint.date-pattern"
    day, month, year = (int(number) for number in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return "lint.no-day"
    return f"ngày {day:02d} tháng {f'{month:02d}' if month < 3 else month} năm {year}"
