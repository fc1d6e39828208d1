"""How a night ended, in numbers: for its closing state, its last event, its summary and its exit code."""

from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from flows.consolidating import Released
from outputs.comparison import Comparison
from outputs.issuing import AFTER_ISSUE
from schemas.catalogue import text
from schemas.errors import ArchiveFault, ExitCode
from schemas.figure import Consolidation, Figure, FigureState
from schemas.submission import AgencyState, SubmissionState


@dataclass(frozen=True, slots=True)
class RequestOutcome:
    """One request after a run: its release, and what is wanting."""

    request: str
    release: str
    folder: Path
    is_new: bool
    read: int
    """Submissions read in this run, failed ones included."""
    deliveries: tuple[tuple[str, str], ...]
    """Each expected agency's name and its `AgencyState`."""
    agencies: dict[str, int]
    """How many agencies are in each `AgencyState`."""
    failed_submissions: int
    blocking: int
    figures: tuple[tuple[str, str, bool], ...]
    """Label, rendered number, and whether it is complete."""
    missing: tuple[str, ...]
    first_figure: str | None
    """Id of a figure that was reported, to show how one is traced."""
    changes: Comparison | ArchiveFault | None
    """Against the release before, where this run made a new one."""
    is_issued: bool = False
    after_issue: tuple[str, ...] = ()
    """Files that came after the release was issued: read, and not counted."""

    @property
    def has_gaps(self) -> bool:
        """Whether something failed, is missing or must be decided; what is not yet due is no gap."""
        return bool(self.failed_submissions or self.blocking or self.missing)

    def as_answer(self) -> dict[str, Any]:
        """Return the request for a program."""
        told = {key.name: getattr(self, key.name) for key in fields(self)}
        changes = self.changes.as_answer("vi") if isinstance(self.changes, Comparison) else None
        return told | {"folder": str(self.folder), "changes": changes}


@dataclass(frozen=True, slots=True)
class NightOutcome:
    """A night, all requests together."""

    requests: tuple[RequestOutcome, ...]
    unsettled: tuple[str, ...] = ()
    unknown_requests: tuple[str, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    """Requests that ended with an error, each with its message; the others went on."""

    @property
    def has_gaps(self) -> bool:
        wanting = self.unknown_requests or self.broken
        return any(entry.has_gaps for entry in self.requests) or bool(wanting)

    @property
    def exit_code(self) -> ExitCode:
        return ExitCode.DONE_WITH_GAPS if self.has_gaps else ExitCode.DONE

    @property
    def is_idle(self) -> bool:
        """Whether there was nothing to read and nothing to release."""
        return not self.broken and all(not entry.read and not entry.is_new for entry in self.requests)

    def counts(self) -> dict[str, int]:
        """Return what the last event of a night records."""
        return {
            "read": sum(entry.read for entry in self.requests),
            "failed": sum(entry.failed_submissions for entry in self.requests),
            "releases": sum(entry.is_new for entry in self.requests),
        }

    def as_answer(self) -> dict[str, Any]:
        """Return the night for a program."""
        return {
            "requests": [entry.as_answer() for entry in self.requests],
            "unsettled": list(self.unsettled),
            "unknown_requests": list(self.unknown_requests),
            "broken": [{"request": id, "message": message} for id, message in self.broken],
            **self.counts(),
        }

    def sentence(self, lang: str = "vi") -> str:
        """Return the night in one sentence."""
        return text("night.gaps" if self.has_gaps else "night.complete", lang, **self.counts())


def outcome_of(request: str, released: Released, *, read: int) -> RequestOutcome:
    """Return how a request stands after a run."""
    result = released.result
    deliveries = tuple((entry.name, str(entry.state)) for entry in result.deliveries if entry.expected)
    return RequestOutcome(
        request=request,
        release=released.name,
        folder=released.folder,
        is_new=released.is_new,
        read=read,
        deliveries=deliveries,
        agencies=dict(Counter(state for _, state in deliveries)),
        failed_submissions=_failed(result),
        blocking=sum(finding.blocks for finding in result.findings),
        figures=tuple((figure.label, figure.rendered, figure.complete) for figure in result.figures),
        missing=tuple(
            entry.name for entry in result.deliveries if entry.expected and entry.state is AgencyState.MISSING
        ),
        first_figure=next((figure.id for figure in result.figures if _is_reported(figure)), None),
        changes=released.changes,
        is_issued=released.is_issued,
        after_issue=tuple(made.values["file"] for made in result.findings if made.code == AFTER_ISSUE),
    )


def _is_reported(figure: Figure) -> bool:
    return any(said.state is FigureState.REPORTED for said in figure.by_agency.values())


def _failed(result: Consolidation) -> int:
    return sum(
        entry.state is SubmissionState.FAILED
        for delivery in result.deliveries
        for entry in delivery.submissions
    )
