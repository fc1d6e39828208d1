"""The documents that submissions cite, one line each, with who cites them and with which dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from outputs import register_order
from schemas.facts import Reference
from schemas.figure import CitedDocument
from schemas.finding import Finding, finding
from schemas.submission import ReadSubmission
from schemas.wording import fold


@dataclass(slots=True)
class _Cited:
    """All mentions of one symbol."""

    mentions: list[tuple[ReadSubmission, Reference]] = field(default_factory=list)

    @property
    def dates(self) -> list[date]:
        return list(dict.fromkeys(ref.date for _, ref in self.mentions if ref.date is not None))


def merge(submissions: Iterable[ReadSubmission]) -> tuple[tuple[CitedDocument, ...], tuple[Finding, ...]]:
    """Return the list of cited documents and a finding for each symbol that has two dates or a doubtful year.

    Numbers restart every year, so one symbol may name two documents: which is meant is for a person to
    say, and the list shows the date that stands beside it most often.
    """
    listed = tuple(submissions)
    by_symbol: dict[str, _Cited] = {}
    for entry in listed:
        for reference in entry.extraction.references if entry.extraction else ():
            by_symbol.setdefault(fold(reference.symbol), _Cited()).mentions.append((entry, reference))
    documents = tuple(_document(cited) for cited in by_symbol.values())
    doubts = (_doubt(cited) for cited in by_symbol.values())
    odd = (doubt for doubt in doubts if doubt is not None)
    return documents, (*odd, *register_order.doubts(listed))


def _document(cited: _Cited) -> CitedDocument:
    references = [reference for _, reference in cited.mentions]
    dates = [reference.date for reference in references if reference.date is not None]
    usual = max(cited.dates, key=dates.count) if dates else None
    agencies = (entry.submission.agency for entry, _ in cited.mentions)
    return CitedDocument(
        symbol=references[0].symbol,
        type=next((reference.type for reference in references if reference.type), None),
        date=usual.isoformat() if usual else None,
        cited_by=tuple(dict.fromkeys(agency for agency in agencies if agency)),
        quotes=tuple(dict.fromkeys(reference.text for reference in references)),
    )


def _doubt(cited: _Cited) -> Finding | None:
    if len(cited.dates) < 2:
        return None
    entry, reference = _odd_one(cited.mentions, cited.dates)
    made = finding(
        "cited-date-conflict",
        reference.source,
        symbol=reference.symbol,
        dates="; ".join(f"{day:%d/%m/%Y}" for day in cited.dates),
    )
    submission = entry.submission
    return made.model_copy(update={"agency": submission.agency, "submission": submission.id})


def _odd_one(
    mentions: Sequence[tuple[ReadSubmission, Reference]], dates: Sequence[date]
) -> tuple[ReadSubmission, Reference]:
    """Return the mention whose date is the rarest, the last of them."""
    written = [reference.date for _, reference in mentions]
    rarest = min(reversed(dates), key=written.count)
    return [mention for mention in mentions if mention[1].date == rarest][-1]
