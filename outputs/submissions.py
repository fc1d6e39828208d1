"""Which submissions count, and how each agency stands towards the request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from outputs import covering
from outputs.attribution import agency_of
from outputs.report_days import days_of, together
from outputs.selection import claimed
from outputs.selection.indicators import Indicators
from outputs.versions import Verdict, judge_versions
from schemas.agency import AgencyRegistry
from schemas.figure import AgencyDelivery, SelectedSubmission
from schemas.finding import Finding, finding
from schemas.period import Period
from schemas.request import Request
from schemas.submission import AgencyState, ReadSubmission, SubmissionState

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(slots=True)
class Judged:
    """The submissions with their verdicts, in the order in which they came."""

    entries: list[ReadSubmission]
    verdicts: dict[str, Verdict]
    registered: frozenset[str]
    """Agencies whose numbers can be part of a figure: nobody's cannot."""
    forms: list[tuple[ReadSubmission, ReadSubmission]] = field(default_factory=list)
    """Two forms of one report: the one left out, the one that counts."""
    findings: list[Finding] = field(default_factory=list)
    unshown: set[str] = field(default_factory=set)
    """Words of mails that bring a report and say no figure: of no interest to anybody."""

    def verdict(self, entry: ReadSubmission) -> Verdict:
        return self.verdicts.get(entry.submission.id, Verdict(SubmissionState.COUNTED))

    @property
    def counted(self) -> list[ReadSubmission]:
        standing = (e for e in self.entries if self.verdict(e).state is SubmissionState.COUNTED)
        return [entry for entry in standing if entry.submission.agency in self.registered]

    @property
    def nobodys(self) -> list[ReadSubmission]:
        """Those that would count if it were known whose they are."""
        standing = (e for e in self.entries if self.verdict(e).state is SubmissionState.COUNTED)
        return [entry for entry in standing if entry.submission.agency not in self.registered]


def due_end(request: Request) -> datetime:
    """Return the first moment after the due day, Asia/Ho_Chi_Minh."""
    return datetime.combine(request.due + timedelta(days=1), time(), VIETNAM)


def asked_periods(request: Request) -> tuple[Period, ...]:
    """Return the days asked about: the period by its name, and its closing window."""
    named = Period.from_edtf(request.period)
    return (named,) if named.same_days(request.window) else (named, request.window)


def judge(request: Request, agencies: AgencyRegistry, submissions: Sequence[ReadSubmission]) -> Judged:
    """Return which submissions count; each that does not has its state and what counts instead."""
    judged = Judged(list(submissions), {}, frozenset(agency.id for agency in agencies.agency))
    _mark_gone_and_failed(judged)
    _mark_covering(judged, request)
    _mark_copies(judged, agencies)
    _mark_other_periods(judged, request)
    _mark_templates(judged, request)
    by_agency: dict[str | None, list[ReadSubmission]] = {}
    for entry in _standing(judged):
        by_agency.setdefault(entry.submission.agency, []).append(entry)
    for entries in by_agency.values():
        versions = judge_versions(entries)
        judged.verdicts |= versions.verdicts
        judged.forms += versions.forms
        judged.findings += versions.findings
    if request.drafts == "leave-out":
        _mark_drafts(judged)
    judged.findings += together(judged.counted, request, agencies)
    _doubt_what_counts(judged, request, agencies)
    return judged


def deliveries(
    request: Request, agencies: AgencyRegistry, judged: Judged, now: datetime
) -> tuple[AgencyDelivery, ...]:
    """Return every expected agency, and every other that delivered, in the registry's order."""
    expected = set(agencies.expand(request.expects, request.due))
    due = due_end(request)
    by_agency: dict[str | None, list[SelectedSubmission]] = {}
    for entry in judged.entries:
        verdict = judged.verdict(entry)
        if entry.submission.id in judged.unshown:
            continue
        selected = SelectedSubmission(
            submission=entry.submission,
            state=verdict.state,
            late=entry.submission.received >= due,
            of=verdict.of,
            failure=entry.failure,
        )
        by_agency.setdefault(entry.submission.agency, []).append(selected)
    return tuple(
        AgencyDelivery(
            agency=agency.id,
            name=agency.name,
            group=agency.group,
            expected=agency.id in expected,
            state=_state(by_agency.get(agency.id, []), now < due),
            submissions=tuple(by_agency.get(agency.id, ())),
        )
        for agency in agencies.agency
        if agency.id in expected or agency.id in by_agency
    )


# A report that was handed in and given way to another was handed in all the same.
_HANDED_IN = frozenset({SubmissionState.COUNTED, SubmissionState.SUPERSEDED, SubmissionState.DUPLICATE_FILE})


def _state(submissions: Iterable[SelectedSubmission], is_awaited: bool) -> AgencyState:
    listed = list(submissions)
    if any(entry.state is SubmissionState.COUNTED for entry in listed):
        on_time = any(entry.state in _HANDED_IN and not entry.late for entry in listed)
        return AgencyState.DELIVERED if on_time else AgencyState.LATE
    if any(entry.state is SubmissionState.FAILED for entry in listed):
        return AgencyState.FAILED
    return AgencyState.AWAITED if is_awaited else AgencyState.MISSING


def _standing(judged: Judged) -> list[ReadSubmission]:
    return [entry for entry in judged.entries if entry.submission.id not in judged.verdicts]


def _mark_gone_and_failed(judged: Judged) -> None:
    replaced_by = {e.submission.replaces: e.submission.id for e in judged.entries if e.submission.replaces}
    for entry in judged.entries:
        id = entry.submission.id
        if entry.ignored:
            judged.verdicts[id] = Verdict(SubmissionState.IGNORED)
        elif entry.replaced_by is not None:
            judged.verdicts[id] = Verdict(SubmissionState.SUPERSEDED, entry.replaced_by)
        elif entry.gone:
            judged.verdicts[id] = Verdict(SubmissionState.SUPERSEDED, replaced_by.get(id))
        elif entry.failure is not None or entry.extraction is None:
            judged.verdicts[id] = Verdict(SubmissionState.FAILED)


def _mark_covering(judged: Judged, request: Request) -> None:
    """Leave out the words of mails, and tell where they hold figures or came alone."""
    indicators = Indicators(request.indicators)
    for entry in _standing(judged):
        if not entry.covers:
            continue
        judged.verdicts[entry.submission.id] = Verdict(SubmissionState.COVERING)
        made = covering.doubt(entry, judged.entries, indicators)
        if made is None:
            judged.unshown.add(entry.submission.id)
        else:
            judged.findings.append(_of(made, entry))


def _mark_copies(judged: Judged, agencies: AgencyRegistry) -> None:
    """Count files of the same bytes once: first received, or where the header says they belong."""
    by_content: dict[str, list[ReadSubmission]] = {}
    for entry in _standing(judged):
        by_content.setdefault(entry.submission.bytes_key, []).append(entry)
    for copies in by_content.values():
        if len(copies) > 1:
            _keep_one_copy(copies, judged, agencies)


def _keep_one_copy(copies: list[ReadSubmission], judged: Judged, agencies: AgencyRegistry) -> None:
    extraction = copies[0].extraction
    named = agency_of(extraction.header, agencies) if extraction else None
    folders = {entry.submission.agency for entry in copies}
    kept, *others = sorted(
        copies,
        key=lambda entry: (
            named is not None and entry.submission.agency != named.id,
            entry.submission.received,
            entry.submission.file,
        ),
    )
    if named is not None and len(folders) > 1 and kept.submission.agency != named.id:
        moved = kept.submission.model_copy(update={"agency": named.id})
        at = next(at for at, entry in enumerate(judged.entries) if entry is kept)
        judged.entries[at] = kept.model_copy(update={"submission": moved})
    for entry in others:
        judged.verdicts[entry.submission.id] = Verdict(SubmissionState.DUPLICATE_FILE, kept.submission.id)


def _mark_other_periods(judged: Judged, request: Request) -> None:
    for entry in _standing(judged):
        days = days_of(entry.extraction.header, request) if entry.extraction else None
        if days is None or days.agree:
            continue
        if days.are_outside:
            judged.verdicts[entry.submission.id] = Verdict(SubmissionState.OTHER_PERIOD)
        judged.findings.append(_of(days.doubt(entry.submission.file), entry))


# A form with fewer blanks may be a report that leaves one number open.
_BLANKS_OF_A_TEMPLATE = 3


def _mark_templates(judged: Judged, request: Request) -> None:
    """Leave out forms sent back unfilled: blanks where numbers belong, and no answer to the request."""
    indicators = Indicators(request.indicators)
    for entry in _standing(judged):
        read = entry.extraction
        if read is None or not read.blanks:
            continue
        filled = bool(read.zero_statements) or bool(claimed(read, indicators))
        if not filled and read.blanks >= _BLANKS_OF_A_TEMPLATE:
            judged.verdicts[entry.submission.id] = Verdict(SubmissionState.TEMPLATE)
        code = "numbers-left-blank" if filled or read.blanks < _BLANKS_OF_A_TEMPLATE else "template-unfilled"
        judged.findings.append(_of(finding(code, file=entry.submission.file, count=read.blanks), entry))


def _mark_drafts(judged: Judged) -> None:
    for entry in _standing(judged):
        if entry.extraction is not None and entry.extraction.header.number_blank:
            judged.verdicts[entry.submission.id] = Verdict(SubmissionState.DRAFT)
            judged.findings.append(_of(finding("draft-left-out", file=entry.submission.file), entry))


def _doubt_what_counts(judged: Judged, request: Request, agencies: AgencyRegistry) -> None:
    expected = set(agencies.expand(request.expects, request.due))
    unexpected: set[str] = set()
    for entry in judged.counted:
        agency = entry.submission.agency or ""
        if entry.extraction is not None and entry.extraction.header.number_blank:
            judged.findings.append(_of(finding("draft-counted", file=entry.submission.file), entry))
        if agency not in expected and agency not in unexpected:
            unexpected.add(agency)
            known = agencies.get(agency)
            made = finding("unexpected-agency", agency=known.name if known else agency)
            judged.findings.append(_of(made, entry))


def _of(made: Finding, entry: ReadSubmission) -> Finding:
    submission = entry.submission
    return made.model_copy(update={"agency": submission.agency, "submission": submission.id})
