"""What is doubtful in one document: reported, never mended."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from extractors.reading import Doubt, Reading
from extractors.symbols import forms
from schemas.document import Block, SourceDocument
from schemas.document_kind import document_kinds
from schemas.facts import Header, Reference
from schemas.finding import Finding, finding
from schemas.issuer_symbol import likely_symbol

_STRAY_SLASH = re.compile(
    r"(?<![\w.,/])[0-9][0-9.,]*\s?/\s+(?=(?:tin|bài|[^\W\d_]{2,})(?![^\W_]))(?=[^\W\d_A-ZĐ])"
)
_YEAR_IN_SYMBOL = re.compile(r"[^/]+/((?:19|20)[0-9]{2})/")


def of_header(document: SourceDocument, header: Header, heading: Reading) -> Iterator[Finding]:
    """Yield what the heading leaves blank."""
    first = document.blocks[0].locate(0, len(document.blocks[0].text)) if document.blocks else None
    if header.number_blank:
        yield finding("blank-number", first)
    for doubt in heading.doubts:
        block = _block_at(document, doubt.start)
        source = (
            block.locate(doubt.start - block.start, min(doubt.end, block.end) - block.start)
            if block
            else first
        )
        yield finding(doubt.code, source, **doubt.values)


def _block_at(document: SourceDocument, offset: int) -> Block | None:
    return next((block for block in document.blocks if block.start <= offset < block.end), None)


def of_block(block: Block, found: Reading, own: tuple[int, int] | None) -> Iterator[Finding]:
    """Yield the doubts that the components noted in a block, and slips of writing."""
    for doubt in (*found.doubts, *_slips(block.text)):
        if own and doubt.start < own[1] and own[0] < doubt.end:
            continue
        yield finding(doubt.code, block.locate(doubt.start, doubt.end), **doubt.values)


def _slips(text: str) -> Iterator[Doubt]:
    for hit in _STRAY_SLASH.finditer(text):
        yield Doubt("stray-slash", *hit.span(), {"quote": hit[0].strip()})
    opened = None
    for hit in re.finditer("[“”]", text):
        if hit[0] == "”":
            opened = None
        elif opened is None:
            opened = hit
    if opened is not None:
        words = " ".join(text[opened.start() : opened.start() + 40].split())
        yield Doubt("unclosed-quote", opened.start(), opened.end(), {"quote": words})


def of_document(
    document: SourceDocument, header: Header, references: tuple[Reference, ...], received: date | None
) -> Iterator[Finding]:
    """Yield what the citations of a document say that cannot all be right."""
    own = header.date.latest if header.date and header.date.latest else received
    for reference in references:
        yield from _of_reference(reference, own)
    yield from _twice_dated(references)
    yield from _out_of_order(references)


def _of_reference(reference: Reference, own: date | None) -> Iterator[Finding]:
    if reference.date and own and reference.date > own:
        quote = f"{reference.symbol} ngày {reference.date:%d/%m/%Y}"
        yield finding("date-in-future", reference.source, quote=quote, document_date=f"{own:%d/%m/%Y}")
    if reference.date and not _existed(reference):
        yield finding(
            "kind-not-in-use", reference.source, symbol=reference.symbol, date=f"{reference.date:%d/%m/%Y}"
        )
    year = _YEAR_IN_SYMBOL.match(reference.symbol)
    if year and reference.date and int(year[1]) != reference.date.year:
        yield finding(
            "symbol-year-differs",
            reference.source,
            symbol=reference.symbol,
            date=f"{reference.date:%d/%m/%Y}",
        )
    for segment in re.split(r"[-/]", reference.symbol)[1:]:
        likely = likely_symbol(segment)
        if likely:
            yield finding(
                "doubtful-issuer", reference.source, symbol=reference.symbol, written=segment, likely=likely
            )


def _existed(reference: Reference) -> bool:
    """Return whether the kind's abbreviation, or the Assembly's term, was in use on the document's day."""
    assert reference.date is not None
    segments = [part for part in re.split(r"[-/.]", reference.symbol)[1:] if not part.isdigit()]
    if not segments:
        return True
    term = forms.NATIONAL.match(segments[-1])
    if term and term["term"]:
        return document_kinds().is_term_in(int(term["term"]), reference.date.year)
    meant = [entry for entry, kind in document_kinds().written(segments[0]) if kind.name == reference.type]
    return not meant or any(entry.is_valid_on(reference.date) for entry in meant)


def _twice_dated(references: tuple[Reference, ...]) -> Iterator[Finding]:
    """Yield citations of one document with different dates; state numbers start anew each year."""
    first: dict[tuple[str, int | None], Reference] = {}
    for reference in references:
        if reference.date is None:
            continue
        earlier = first.setdefault((reference.symbol, reference.date.year), reference)
        if earlier.date and earlier.date != reference.date:
            yield finding(
                "two-dates",
                reference.source,
                symbol=reference.symbol,
                date=f"{reference.date:%d/%m/%Y}",
                other=f"{earlier.date:%d/%m/%Y}",
            )


def _out_of_order(references: tuple[Reference, ...]) -> Iterator[Finding]:
    """Yield citations whose number and date do not rise together within their series and year."""
    series: dict[tuple[str, int], dict[int, Reference]] = defaultdict(dict)
    for reference in references:
        number = re.match(r"([0-9]+)/(.+)", reference.symbol)
        if number and reference.date:
            series[number[2], reference.date.year].setdefault(int(number[1]), reference)
    for cited in series.values():
        yield from _disorder(cited)


def _disorder(cited: dict[int, Reference]) -> Iterator[Finding]:
    """Yield the fewest citations without which the rest of a series is in order."""
    numbers = sorted(cited)
    dates = [day for number in numbers if (day := cited[number].date)]
    kept = _longest_rising(dates)
    for at, number in enumerate(numbers):
        if at in kept:
            continue
        against = [other for other in kept if (other - at) * (dates[other] - dates[at]).days < 0]
        other = min(against or kept, key=lambda other: abs(other - at))
        yield finding(
            "number-out-of-order",
            cited[number].source,
            symbol=cited[number].symbol,
            date=f"{cited[number].date:%d/%m/%Y}",
            other=cited[numbers[other]].symbol,
            other_date=f"{cited[numbers[other]].date:%d/%m/%Y}",
        )


def _longest_rising(dates: list[date]) -> set[int]:
    """Return the places of a longest run of dates that never fall."""
    ends: list[int] = []
    before: list[int] = []
    for at, day in enumerate(dates):
        length = bisect_right(ends, day, key=lambda end: dates[end])
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
