"""From submissions to figures: what one release of one request says (contracts.md, section 5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from outputs import annexes, citations, joint_events, mentions
from outputs.combination import combine
from outputs.corrections import Amendments
from outputs.selection import Loose, Selection, claimed, select
from outputs.selection.indicators import Indicators
from outputs.selection.reasons import Asked
from outputs.submissions import Judged, asked_periods, deliveries, judge
from outputs.words.wording import render
from schemas.agency import AgencyRegistry
from schemas.catalogue import text
from schemas.facts import Extraction, Quantity
from schemas.figure import (
    AgencyDelivery,
    AgencyFigure,
    Consolidation,
    Contribution,
    Exclusion,
    Figure,
    FigureState,
    Reason,
    Unclassed,
    WordedSum,
)
from schemas.finding import Finding, finding
from schemas.interval import ZERO, Interval, total
from schemas.request import Indicator, Request
from schemas.submission import AgencyState, ReadSubmission, SubmissionState

_LEFT_OUT_WITH = {
    SubmissionState.SUPERSEDED: Reason.SUPERSEDED,
    SubmissionState.DUPLICATE_FILE: Reason.DUPLICATE_FILE,
    SubmissionState.OTHER_PERIOD: Reason.OTHER_PERIOD,
    SubmissionState.TEMPLATE: Reason.TEMPLATE,
    SubmissionState.DRAFT: Reason.DRAFT,
    SubmissionState.COVERING: Reason.COVERING,
}
_UNSAID = {
    AgencyState.AWAITED: FigureState.AWAITED,
    AgencyState.MISSING: FigureState.MISSING,
    AgencyState.FAILED: FigureState.FAILED,
}


def consolidate(
    request: Request,
    agencies: AgencyRegistry,
    submissions: Sequence[ReadSubmission],
    now: datetime,
    amendments: Amendments | None = None,
) -> Consolidation:
    """Return the figures of a request with all their reasons; `now` only parts awaited from missing."""
    amended = amendments or Amendments()
    original = {entry.submission.id: entry.extraction for entry in submissions if entry.extraction}
    judged = judge(request, agencies, amended.to_readings(submissions))
    delivered = deliveries(request, agencies, judged, now)
    collected = _collect(request, judged, amended, original)
    readings = {entry.submission.id: entry.extraction for entry in judged.counted if entry.extraction}
    joint = joint_events.find(collected.contributions, readings, agencies)
    joint_events.settle(joint, amended.decisions, collected.contributions, collected.excluded)
    cited, doubts = citations.merge(judged.counted)
    frame = _facts_table(collected, agencies)
    return Consolidation(
        request=request.id,
        period=request.window,
        figures=tuple(_figure(entry, collected, frame, delivered) for entry in request.indicators),
        unclassed=tuple(collected.unclassed),
        findings=amended.to_findings(
            _once(
                [
                    *judged.findings,
                    *collected.findings,
                    *(event.finding for event in joint),
                    *amended.stale(submissions),
                    *doubts,
                    *_of_reading(judged.counted),
                ]
            )
        ),
        deliveries=delivered,
        cited=cited,
    )


@dataclass(slots=True)
class _Collected:
    """What was selected in all submissions, by indicator."""

    contributions: dict[str, list[Contribution]] = field(default_factory=dict)
    excluded: dict[str, list[Exclusion]] = field(default_factory=dict)
    unclassed: list[Unclassed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _collect(
    request: Request, judged: Judged, amended: Amendments, original: Mapping[str, Extraction]
) -> _Collected:
    indicators, asked = Indicators(request.indicators), Asked(asked_periods(request))
    collected = _Collected()
    selections = _selections(judged, indicators, asked, amended, original)
    for entry in judged.nobodys:
        said = entry.extraction.quantities if entry.extraction else ()
        collected.unclassed += [mentions.unclassed(Loose(quantity), entry.submission) for quantity in said]
    for entry in judged.entries:
        if entry.extraction is None:
            _take_selection(Selection(chosen=amended.entered(entry.submission)), entry, collected)
        elif entry.submission.id in selections:
            _take_selection(selections[entry.submission.id], entry, collected)
        else:
            _leave_out(entry, entry.extraction, judged, indicators, collected)
    for left, kept in judged.forms:
        if left.extraction is not None and kept.submission.id in selections:
            other = select(left.extraction, indicators, asked)
            collected.findings += _differences(request, left, other, kept, selections[kept.submission.id])
    return collected


def _selections(
    judged: Judged,
    indicators: Indicators,
    asked: Asked,
    amended: Amendments,
    original: Mapping[str, Extraction],
) -> dict[str, Selection]:
    """Select in each submission that counts; what an annex of its own repeats is left out after."""
    selections: dict[str, Selection] = {}
    for entry in judged.counted:
        if entry.extraction is None:
            continue
        selection = select(entry.extraction, indicators, asked)
        source = original[entry.submission.id]
        # Asked for only where a person took something out: it costs as much as a third of the selection.
        claims = {said.id: id for said, id in claimed(source, indicators)} if amended.excluded else {}
        amended.to_selection(selection, entry.submission, source, claims)
        selections[entry.submission.id] = selection
    annexes.settle(judged.counted, selections)
    return selections


def _take_selection(selection: Selection, entry: ReadSubmission, collected: _Collected) -> None:
    submission = entry.submission
    for chosen in selection.chosen:
        made = mentions.contribution(chosen, submission)
        collected.contributions.setdefault(chosen.indicator, []).append(made)
    for left in selection.left_out:
        shown = mentions.exclusion(left, submission)
        collected.excluded.setdefault(left.indicator, []).append(shown)
    collected.unclassed += [mentions.unclassed(loose, submission) for loose in selection.loose]
    of = {"agency": submission.agency, "submission": submission.id}
    doubts = [*selection.findings, *_mixed_kinds(selection.loose)]
    collected.findings += [made.model_copy(update=of) for made in doubts]


def _mixed_kinds(loose: Iterable[Loose]) -> Iterable[Finding]:
    """Tell of each number that counts several kinds of things, of which an indicator asks for some only."""
    for entry in loose:
        if entry.reason is Reason.MIXED_KINDS:
            quote, unit = " ".join(entry.said.text.split()), entry.said.unit
            yield finding("mixed-kinds", entry.said.source, quote=quote, unit=unit)


def _leave_out(
    entry: ReadSubmission,
    extraction: Extraction,
    judged: Judged,
    indicators: Indicators,
    collected: _Collected,
) -> None:
    """Show under each figure what a submission that does not count says of it."""
    verdict = judged.verdict(entry)
    reason = _LEFT_OUT_WITH.get(verdict.state)
    for said, indicator in claimed(extraction, indicators):
        if reason is not None:
            shown = mentions.not_counted(said, entry.submission, reason, verdict.of)
            collected.excluded.setdefault(indicator, []).append(shown)


def _differences(
    request: Request, left: ReadSubmission, other: Selection, kept: ReadSubmission, counts: Selection
) -> Iterable[Finding]:
    """Compare two forms of one report figure by figure."""
    for indicator in request.indicators:
        here, there = _sum_of(indicator, counts), _sum_of(indicator, other)
        if here != there:
            made = finding(
                "two-forms-differ",
                label=indicator.label,
                kept=kept.submission.file,
                kept_value=render(here, indicator.unit),
                left=left.submission.file,
                left_value=render(there, indicator.unit),
            )
            of = {"agency": kept.submission.agency, "submission": kept.submission.id, "figure": indicator.id}
            yield made.model_copy(update=of)


def _sum_of(indicator: Indicator, selection: Selection) -> Interval | None:
    said = [chosen.said for chosen in selection.chosen if chosen.indicator == indicator.id]
    parts = [entry.interval if isinstance(entry, Quantity) else ZERO for entry in said]
    return total(parts) if parts else None


def _facts_table(collected: _Collected, agencies: AgencyRegistry) -> pd.DataFrame:
    """Return what counts, a row a contribution: figure, agency, its group, the number as an interval."""
    group = {agency.id: agency.group for agency in agencies.agency}
    rows = [
        (figure, made.agency, group.get(made.agency or "", ""), _interval(made), made.per)
        for figure, contributions in collected.contributions.items()
        for made in contributions
    ]
    return pd.DataFrame(rows, columns=["figure", "agency", "group", "number", "per"], dtype=object)


def _interval(made: Contribution) -> Interval:
    return Interval(value=made.value, low=made.low, high=made.high, qualifier=made.qualifier)


def _figure(
    indicator: Indicator,
    collected: _Collected,
    frame: pd.DataFrame,
    delivered: Sequence[AgencyDelivery],
) -> Figure:
    rows = frame[frame["figure"] == indicator.id]
    elsewhere = {
        left.agency for left in collected.excluded.get(indicator.id, ()) if left.reason is Reason.JOINT_EVENT
    }
    by_agency = {
        delivery.agency: _told_elsewhere()
        if delivery.agency in elsewhere and not numbers
        else _agency_figure(indicator, numbers, delivery)
        for delivery, numbers in _numbers_by_agency(rows, delivered)
    }
    said = list(rows["number"])
    whole = combine(said, indicator.combine) if indicator.combine != "list" else None
    listed = indicator.combine == "list" and bool(said)
    incomplete = {FigureState.AWAITED, FigureState.MISSING, FigureState.FAILED}
    return Figure(
        id=indicator.id,
        label=indicator.label,
        unit=indicator.unit,
        combine=indicator.combine,
        value=whole.value if whole else None,
        low=whole.low if whole else None,
        high=whole.high if whole else None,
        qualifier=whole.qualifier if whole else None,
        rendered=text("wording.list") if listed else render(whole, indicator.unit),
        complete=not any(d.expected and by_agency[d.agency].state in incomplete for d in delivered),
        by_group=_by_group(indicator, rows),
        by_agency=by_agency,
        contributions=tuple(collected.contributions.get(indicator.id, ())),
        excluded=tuple(collected.excluded.get(indicator.id, ())),
    )


_Numbers = list[tuple[Interval, str | None]]


def _numbers_by_agency(
    rows: pd.DataFrame, delivered: Sequence[AgencyDelivery]
) -> Iterable[tuple[AgencyDelivery, _Numbers]]:
    said: Mapping[str, _Numbers] = {
        str(agency): list(zip(group["number"], group["per"], strict=True))
        for agency, group in rows.groupby("agency", sort=False)
    }
    for delivery in delivered:
        yield delivery, said.get(delivery.agency, [])


def _agency_figure(indicator: Indicator, said: _Numbers, delivery: AgencyDelivery) -> AgencyFigure:
    number = combine([interval for interval, _ in said], indicator.combine)
    if not said:
        state = _unsaid(delivery)
        return AgencyFigure(rendered=render(None, indicator.unit), state=state)
    if indicator.combine == "list":
        rendered = "; ".join(_listed(interval, indicator.unit, per) for interval, per in said)
    else:
        rendered = render(number, indicator.unit)
    zero = all(interval.is_zero for interval, _ in said)
    return AgencyFigure(
        value=number.value if number else None,
        low=number.low if number else None,
        high=number.high if number else None,
        qualifier=number.qualifier if number else None,
        rendered=rendered,
        state=FigureState.ZERO if zero else FigureState.REPORTED,
    )


def _told_elsewhere() -> AgencyFigure:
    """Return the answer of an agency whose only number is counted with the partner of a joint event."""
    return AgencyFigure(rendered=text("wording.joint"), state=FigureState.REPORTED)


def _listed(interval: Interval, unit: str, per: str | None) -> str:
    """Word one entry of a list; a unit such as "tin, bài/năm" says the period of its rate already."""
    return render(interval, unit, per=None if "/" in unit else per)


def _unsaid(delivery: AgencyDelivery) -> FigureState:
    """Return why an agency has no number: what it said may stand in a file that could not be read."""
    if delivery.state in _UNSAID:
        return _UNSAID[delivery.state]
    failed = any(entry.state is SubmissionState.FAILED for entry in delivery.submissions)
    return FigureState.FAILED if failed else FigureState.SILENT


def _by_group(indicator: Indicator, rows: pd.DataFrame) -> dict[str, WordedSum]:
    if indicator.combine == "list":
        return {}
    sums = {
        str(group): combine(list(numbers), indicator.combine)
        for group, numbers in rows.groupby("group", sort=False)["number"]
    }
    return {
        group: WordedSum(
            value=number.value,
            low=number.low,
            high=number.high,
            qualifier=number.qualifier,
            rendered=render(number, indicator.unit),
        )
        for group, number in sums.items()
        if number is not None
    }


def _of_reading(counted: Iterable[ReadSubmission]) -> Iterable[Finding]:
    """Yield what the reading of the counted submissions found doubtful."""
    for entry in counted:
        of = {"agency": entry.submission.agency, "submission": entry.submission.id}
        if entry.extraction:
            yield from (made.model_copy(update=of) for made in entry.extraction.findings)


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Drop findings said twice: each has an id by which a decision names it."""
    return tuple({made.id: made for made in findings}.values())
