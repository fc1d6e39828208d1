"""Record what persons decide, each bound to what it is about, then release what it changes."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from flows.consolidating import Released, release, standing
from flows.finalising import refuse_if_issued
from flows.intake import VIETNAM
from flows.turn import alone_in
from flows.workspace import Workspace
from outputs.history import History, corrected, withdrawn
from outputs.ledger import NewEvent
from schemas.correction import (
    Correction,
    EnteredFigure,
    FactCorrection,
    FindingDecision,
    SubmissionCorrection,
)
from schemas.errors import UnknownName
from schemas.figure import Consolidation, Mention, Reason
from schemas.finding import Finding
from schemas.interval import Qualifier
from schemas.request import Request
from schemas.submission import Submission


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, and why; both go into the ledger."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """How a person reads a fact: a decimal number as text, and what is to change besides."""

    value: str
    qualifier: Qualifier | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A figure that a person read in a submission, with the words."""

    submission: str
    figure: str
    value: str
    qualifier: Qualifier
    quote: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision in the ledger, and the release that it led to."""

    correction: Correction
    released: Released

    def as_answer(self) -> dict[str, Any]:
        return {
            "correction": self.correction.model_dump(mode="json"),
            "request": self.correction.request,
            "release": self.released.name,
            "release_dir": str(self.released.folder),
        }


def correct_value(workspace: Workspace, fact: str, person: Person, read: Read) -> Recorded:
    """Read a fact otherwise; its words and the first reading stay as they are."""
    request, mention = _mention(workspace, fact)
    given = {"action": "value"} | asdict(read)
    return _record_fact(workspace, request, mention, person, given)


def exclude(workspace: Workspace, fact: str, person: Person, why: str) -> Recorded:
    """Let a fact count no longer; `why` is a reason of the catalogue, anything else is a decision."""
    request, mention = _mention(workspace, fact)
    listed_as = Reason(why) if why in set(Reason) else Reason.DECISION
    return _record_fact(workspace, request, mention, person, {"action": "exclude", "exclude_as": listed_as})


def include(workspace: Workspace, fact: str, person: Person, figure: str | None) -> Recorded:
    """Let a fact count that does not; one that no indicator claims needs the figure it goes into."""
    request, mention = _mention(workspace, fact)
    if figure is not None:
        _check_figure(request, figure)
    return _record_fact(workspace, request, mention, person, {"action": "include", "figure": figure})


def correct_submission(
    workspace: Workspace, submission: str, person: Person, action: str, target: str | None
) -> Recorded:
    """Say whose a submission is, what it replaces, or that it is none."""
    found = _submission(workspace, submission)
    if action == "agency" and target not in workspace.agencies:
        known = ", ".join(agency.id for agency in workspace.agencies.agency)
        raise UnknownName(kind="đơn vị", name=target, known=known)
    if action == "replaces":
        target = _submission(workspace, target or "").id
    given = {"submission": found.id, "sha256": found.sha256, "action": action, "target": target}
    return _record(workspace, found.request, SubmissionCorrection, person, given)


def decide(workspace: Workspace, finding: str, person: Person, choose: str | None) -> Recorded:
    """Close a finding; where it asks which submission counts, the chosen one does."""
    for request, result in _all_standing(workspace):
        for made in result.findings:
            if made.id.startswith(finding):
                if choose is not None:
                    choose = _choice(workspace, made, choose, person)
                given = {"finding": made.id, "choose": choose}
                return _record(workspace, request.id, FindingDecision, person, given)
    open_ones = [made.id for _, result in _all_standing(workspace) for made in result.findings if made.blocks]
    raise UnknownName(kind="vấn đề", name=finding, known=", ".join(open_ones) or "-")


def enter(workspace: Workspace, person: Person, entered: Entered) -> Recorded:
    """Take in a figure that a person read where no reader could."""
    found = _submission(workspace, entered.submission)
    _check_figure(workspace.request(found.request), entered.figure)
    given = asdict(entered) | {"submission": found.id, "sha256": found.sha256}
    return _record(workspace, found.request, EnteredFigure, person, given)


def withdraw(workspace: Workspace, correction: str, person: Person) -> Recorded:
    """Withdraw a decision; the ledger keeps both."""
    history = History.of(workspace.ledger.events())
    found = [made for id, made in history.corrections.items() if id.startswith(correction)]
    if len(found) != 1:
        raise UnknownName(kind="quyết định", name=correction, known=", ".join(history.corrections) or "-")
    event = withdrawn(found[0], person.by, person.reason)
    return Recorded(found[0], _append_and_release(workspace, found[0].request, event))


def listed(workspace: Workspace) -> dict[str, Any]:
    """Return all standing decisions."""
    history = History.of(workspace.ledger.events())
    return {"corrections": [made.model_dump(mode="json") for made in history.corrections.values()]}


def _choice(workspace: Workspace, made: Finding, choose: str, person: Person) -> str:
    """Return the submission chosen; between versions of one report it takes the place of the other.

    Raises:
        UnknownName: it is not one of those that the finding offers.
    """
    chosen = _submission(workspace, choose)
    offered = made.values.get("choices")
    if offered is not None:
        if chosen.id not in offered.split(", "):
            raise UnknownName(kind="báo cáo", name=choose, known=offered)
    elif made.submission not in (None, chosen.id):
        correct_submission(workspace, chosen.id, person, "replaces", made.submission)
    return chosen.id


def _record_fact(
    workspace: Workspace, request: Request, mention: Mention, person: Person, given: dict[str, Any]
) -> Recorded:
    about = {"fact": mention.fact, "sha256": mention.sha256, "quote": mention.quote}
    return _record(workspace, request.id, FactCorrection, person, about | given)


def _record(
    workspace: Workspace,
    request: str,
    kind: type[FactCorrection] | type[SubmissionCorrection] | type[FindingDecision] | type[EnteredFigure],
    person: Person,
    given: dict[str, Any],
) -> Recorded:
    now = datetime.now(VIETNAM).isoformat(timespec="seconds")
    said = "\0".join([request, person.by, person.reason, now, *map(str, given.values())])
    made = kind(
        id=hashlib.sha256(said.encode()).hexdigest()[:12],
        request=request,
        by=person.by,
        reason=person.reason,
        time=now,
        **given,
    )
    event = corrected(made, given.get("sha256"))
    return Recorded(made, _append_and_release(workspace, request, event))


def _append_and_release(workspace: Workspace, request: str, event: NewEvent) -> Released:
    with alone_in(workspace):
        refuse_if_issued(History.of(workspace.ledger.events()), request)
        workspace.ledger.append([event], _now())
        return release(workspace, workspace.request(request), _now)


def _now() -> datetime:
    return datetime.now(VIETNAM).replace(microsecond=0)


def _all_standing(workspace: Workspace) -> Iterator[tuple[Request, Consolidation]]:
    history = History.of(workspace.ledger.events())
    for request in workspace.requests.values():
        yield request, standing(workspace, history, request, _now())


def _mention(workspace: Workspace, fact: str) -> tuple[Request, Mention]:
    """Return the one mention whose id is or begins with some letters.

    Raises:
        UnknownName: there is none, or there are several.
    """
    found: dict[str, tuple[Request, Mention]] = {}
    for request, result in _all_standing(workspace):
        for mention in _mentions(result):
            if mention.fact.startswith(fact):
                found.setdefault(mention.fact, (request, mention))
    if len(found) != 1:
        raise UnknownName(kind="dữ kiện", name=fact, known=", ".join(found) or "tonghop trace --format json")
    return next(iter(found.values()))


def _mentions(result: Consolidation) -> Iterator[Mention]:
    for figure in result.figures:
        yield from figure.contributions
        yield from figure.excluded
    yield from result.unclassed


def _submission(workspace: Workspace, id: str) -> Submission:
    history = History.of(workspace.ledger.events())
    found = [entry for entry in history.submissions.values() if entry.id.startswith(id)]
    if len(found) != 1:
        known = ", ".join(entry.id for entry in found) or "tonghop status"
        raise UnknownName(kind="báo cáo", name=id, known=known)
    return found[0]


def _check_figure(request: Request, figure: str) -> None:
    known = [indicator.id for indicator in request.indicators]
    if figure not in known:
        raise UnknownName(kind="số liệu", name=figure, known=", ".join(known))
