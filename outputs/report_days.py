"""The days of each report beside those asked for: what agrees, what differs, what overlaps, what is missing.

Days that a report gives hold; the name of a period ("tháng 6") means its days under the request's closing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from schemas.agency import AgencyRegistry
from schemas.facts import Header
from schemas.finding import Finding, finding
from schemas.period import Period, closing_window
from schemas.request import Request
from schemas.submission import ReadSubmission

_NONE = "wording.no-days"
"""A key of the catalogue: findings say it in the language of whoever reads them."""


@dataclass(frozen=True, slots=True)
class ReportDays:
    """The days of one report, and those asked for; both closed."""

    own: Period
    asked: Period
    names_asked: bool
    """Whether the report names a period that meets the one asked for, whatever its days."""

    @property
    def agree(self) -> bool:
        return self.own.same_days(self.asked)

    @property
    def are_outside(self) -> bool:
        return not self.names_asked and not self.own.overlaps(self.asked)

    def doubt(self, file: str) -> Finding:
        """Return what a person should know of days that do not agree."""
        own, asked = shown(self.own), shown(self.asked)
        if self.are_outside:
            return finding("other-period", file=file, own=own, asked=asked)
        missing, beyond = _listed(self.asked.without(self.own)), _listed(self.own.without(self.asked))
        return finding("other-window", file=file, own=own, asked=asked, missing=missing, beyond=beyond)


def days_of(header: Header, request: Request) -> ReportDays | None:
    """Return the days of a report beside those asked for; None where it states none."""
    asked = request.window
    named = _closed(header.period, asked)
    if named is not None and named.is_of_whole_months:
        named = closing_window(named, request.closing)
    own = _closed(header.window, named or asked) or named
    if own is None:
        return None
    return ReportDays(own, asked, named is None or named.overlaps(asked))


def together(counted: Iterable[ReadSubmission], request: Request, agencies: AgencyRegistry) -> list[Finding]:
    """Return what is doubtful about the days of the reports that each agency's figures are added up from."""
    by_agency: dict[str, list[tuple[ReadSubmission, Period]]] = {}
    for entry in counted:
        days = days_of(entry.extraction.header, request) if entry.extraction else None
        if days is not None:
            by_agency.setdefault(entry.submission.agency or "", []).append((entry, days.own))
    found: list[Finding] = []
    for agency, parts in by_agency.items():
        found += _overlaps(parts)
        known = agencies.get(agency)
        found += _gap(known.name if known else agency, parts, request.window)
    return found


def shown(period: Period) -> str:
    """Return the first and the last day as offices write them."""
    days = dict.fromkeys((period.earliest, period.latest))
    return "–".join(f"{day:%d/%m/%Y}" if day else "…" for day in days)


def _overlaps(parts: Sequence[tuple[ReadSubmission, Period]]) -> Iterator[Finding]:
    """Yield each pair of reports on different days that share some: what lies in those may be added twice."""
    for (one, first), (other, second) in combinations(parts, 2):
        if first.same_days(second) or not first.overlaps(second):
            continue
        made = finding(
            "windows-overlap",
            first=one.submission.file,
            second=other.submission.file,
            first_days=shown(first),
            second_days=shown(second),
            shared=shown(_shared(first, second)),
        )
        yield made.model_copy(update={"agency": other.submission.agency, "submission": other.submission.id})


def _gap(agency: str, parts: Sequence[tuple[ReadSubmission, Period]], asked: Period) -> Iterator[Finding]:
    """Yield the days that several reports on parts of the period leave out between or beside them."""
    if len({(period.earliest, period.latest) for _, period in parts}) < 2:
        return
    missing: tuple[Period, ...] = (asked,)
    for _, period in parts:
        missing = tuple(rest for left in missing for rest in left.without(period))
    if missing:
        made = finding("window-gap", agency=agency, missing=_listed(missing), asked=shown(asked))
        last = parts[-1][0].submission
        yield made.model_copy(update={"agency": last.agency, "submission": last.id})


def _shared(one: Period, other: Period) -> Period:
    first = max(_day(one.earliest), _day(other.earliest))
    return Period.between(first, min(_day(one.latest), _day(other.latest)))


def _closed(stated: Period | None, by: Period) -> Period | None:
    """Return a period whose open end, as of a mere cut-off, is the other's; None where nothing is stated."""
    if stated is None or (stated.earliest is None and stated.latest is None):
        return None
    first, last = stated.earliest or by.earliest, stated.latest or by.latest
    if _day(last) < _day(first):
        # A cut-off before the period begins can only be a slip; the named period stands.
        return None
    return Period.between(_day(first), _day(last))


def _day(day: date | None) -> date:
    assert day is not None
    return day


def _listed(periods: Iterable[Period]) -> str:
    return ", ".join(map(shown, periods)) or _NONE
