"""The words of a mail beside the report that it brings: no report, unless they are all that came."""

from collections.abc import Iterable, Iterator, Sequence

from outputs.selection import claimed
from outputs.selection.indicators import Indicators
from schemas.facts import Extraction
from schemas.finding import Finding, finding
from schemas.request import Request
from schemas.submission import ReadSubmission

_SHOWN = 5
"""Numbers of such words that a finding quotes."""


def marked(submissions: Iterable[ReadSubmission], request: Request) -> list[ReadSubmission]:
    """Return submissions with those marked that only cover a report."""
    entries = list(submissions)
    indicators = Indicators(request.indicators)
    return [
        entry.model_copy(update={"covers": True}) if _covers(entry, entries, indicators) else entry
        for entry in entries
    ]


def doubt(entry: ReadSubmission, entries: Sequence[ReadSubmission], indicators: Indicators) -> Finding | None:
    """Return what is doubtful about words that cover a report: figures in them, or no report with them."""
    file, read = entry.submission.file, entry.extraction
    said = [fact.text for fact, _ in claimed(read, indicators)] if read else []
    if said:
        quotes = "; ".join(f"“{' '.join(quote.split())}”" for quote in dict.fromkeys(said[:_SHOWN]))
        return finding("figures-in-mail-text", file=file, quotes=quotes)
    if not any(_beside(entry, entries)):
        return finding("mail-without-report", file=file)
    return None


def _covers(entry: ReadSubmission, entries: Sequence[ReadSubmission], indicators: Indicators) -> bool:
    read = entry.extraction
    if not entry.submission.covering or read is None or _has_heading(read):
        return False
    answers = bool(read.zero_statements) or bool(claimed(read, indicators))
    return not answers or any(_beside(entry, entries))


def _has_heading(read: Extraction) -> bool:
    header = read.header
    return bool(read.quantities and header.issuer and (header.symbol or header.type))


def _beside(entry: ReadSubmission, entries: Sequence[ReadSubmission]) -> Iterator[bool]:
    """Yield whether each other submission is something that the same mail brought."""
    mail = f"{entry.submission.within}/"
    for other in entries:
        held = other.submission
        yield not held.covering and not other.gone and held.file.startswith(mail) and bool(held.members)
