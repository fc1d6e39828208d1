"""Numbers of one register rise with their days: which cited year cannot be right, and which fits.

State numbers restart each 1 January and rise in order of issue (Decree 30/2020, art. 15). All that the
submissions cite of one series is looked at together, so that one report's neighbours show another's slip.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.facts import Reference
from schemas.finding import Finding, finding
from schemas.submission import ReadSubmission
from schemas.wording import fold

_STATE_NUMBER = re.compile(r"0*([0-9]+)/([^/]+)\Z")


@dataclass(frozen=True, slots=True)
class _Cited:
    """One citation with its day; `own` is the last day on which its document can have been written."""

    number: int
    day: date
    own: date | None
    entry: ReadSubmission
    reference: Reference

    @property
    def words(self) -> str:
        return f"{self.reference.symbol} ngày {self.day:%d/%m/%Y}"


def doubts(submissions: Iterable[ReadSubmission]) -> Iterator[Finding]:
    """Yield each citation whose year the numbers beside it speak against, with the year that fits."""
    for cited in _by_series(submissions).values():
        standing = list(cited)
        while found := _most_doubtful(standing):
            one, day, evidence = found
            standing.remove(one)
            yield _doubt(one, day, evidence)


def _most_doubtful(standing: Sequence[_Cited]) -> tuple[_Cited, date, list[_Cited]] | None:
    """Return the citation that another year suits best; of two that conflict only one need be wrong."""
    found = []
    for one in standing:
        others = [other for other in standing if other.number != one.number]
        if _is_doubtful(one, others) and (likely := _likely(one, others)):
            found.append((one, *likely))
    return min(found, key=lambda each: _distance(each[0], each[2]), default=None)


def _by_series(submissions: Iterable[ReadSubmission]) -> dict[str, list[_Cited]]:
    series: dict[str, dict[tuple[int, date], _Cited]] = defaultdict(dict)
    for entry in submissions:
        if entry.extraction is None:
            continue
        written = entry.extraction.header.date
        own = written.latest if written else None
        for reference in entry.extraction.references:
            number = _STATE_NUMBER.match(reference.symbol)
            if number is None or reference.date is None:
                continue
            made = _Cited(int(number[1]), reference.date, own, entry, reference)
            series[_series(number[2], reference)].setdefault((made.number, made.day), made)
    return {key: list(cited.values()) for key, cited in series.items()}


def _series(rest: str, reference: Reference) -> str:
    """Return the register: the letters of an agency are one, whichever of its units drafted them."""
    return fold(rest.split("-", maxsplit=1)[0] if reference.type == "Công văn" else rest)


def _is_doubtful(one: _Cited, others: Sequence[_Cited]) -> bool:
    in_future = one.own is not None and one.day > one.own
    return in_future or not _fits(one.number, one.day, others)


def _fits(number: int, day: date, others: Iterable[_Cited]) -> bool:
    same_year = (other for other in others if other.day.year == day.year)
    return all((number - other.number) * (day - other.day).days >= 0 for other in same_year)


def _likely(one: _Cited, others: Sequence[_Cited]) -> tuple[date, list[_Cited]] | None:
    """Return the day in the year that fits best, with the next lower and higher numbers of that year."""
    found: list[tuple[date, list[_Cited]]] = []
    for year in sorted({other.day.year for other in others} - {one.day.year}):
        day = _in_year(one.day, year)
        if day is None or (one.own is not None and day > one.own) or not _fits(one.number, day, others):
            continue
        beside = [other for other in others if other.day.year == year]
        lower = [other for other in beside if other.number < one.number]
        higher = [other for other in beside if other.number > one.number]
        evidence = [max(lower, key=_number)] if lower else []
        evidence += [min(higher, key=_number)] if higher else []
        found.append((day, evidence))
    return max(found, key=lambda likely: (len(likely[1]), -_distance(one, likely[1])), default=None)


def _number(cited: _Cited) -> int:
    return cited.number


def _distance(one: _Cited, evidence: Iterable[_Cited]) -> int:
    return min(abs(one.number - other.number) for other in evidence)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February: no such day in that year, so that year is not meant
        return None


def _doubt(one: _Cited, likely: date, evidence: Sequence[_Cited]) -> Finding:
    made = finding(
        "cited-year-doubtful",
        one.reference.source,
        cited=one.words,
        year=str(likely.year),
        neighbours="; ".join(other.words for other in evidence),
    )
    submission = one.entry.submission
    return made.model_copy(update={"agency": submission.agency, "submission": submission.id})
