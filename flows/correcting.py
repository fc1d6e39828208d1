"""Record what persons decide, each bound to what it is about, then release what it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flows import drafting
from flows.consolidating import Released, release
from flows.drafting import Draft, Entered, Person, Read
from flows.finalising import refuse_if_issued
from flows.intake import VIETNAM
from flows.subjects import Subjects
from flows.turn import alone_in
from flows.workspace import Workspace
from outputs.history import History, corrected, withdrawn
from outputs.ledger import NewEvent
from schemas.correction import Correction
from schemas.errors import UnknownName


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
    return _record(workspace, person, [drafting.value(Subjects.of(workspace), fact, read)])


def exclude(workspace: Workspace, fact: str, person: Person, why: str) -> Recorded:
    """Let a fact count no longer; `why` is a reason of the catalogue, anything else is a decision."""
    return _record(workspace, person, [drafting.exclude(Subjects.of(workspace), fact, why)])


def include(workspace: Workspace, fact: str, person: Person, figure: str | None) -> Recorded:
    """Let a fact count that does not; one that no indicator claims needs the figure it goes into."""
    return _record(workspace, person, [drafting.include(Subjects.of(workspace), fact, figure)])


def correct_submission(
    workspace: Workspace, submission: str, person: Person, action: str, target: str | None
) -> Recorded:
    """Say whose a submission is, what it replaces, or that it is none."""
    draft = drafting.submission(Subjects.of(workspace), submission, action, target)
    return _record(workspace, person, [draft])


def decide(workspace: Workspace, finding: str, person: Person, choose: str | None) -> Recorded:
    """Close a finding; where it asks which submission counts, the chosen one does."""
    return _record(workspace, person, drafting.decision(Subjects.of(workspace), finding, choose))


def enter(workspace: Workspace, person: Person, entered: Entered) -> Recorded:
    """Take in a figure that a person read where no reader could."""
    return _record(workspace, person, [drafting.entry(Subjects.of(workspace), entered)])


def withdraw(workspace: Workspace, correction: str, person: Person) -> Recorded:
    """Withdraw a decision; the ledger keeps both."""
    history = History.of(workspace.ledger.events())
    found = [made for id, made in history.corrections.items() if id.startswith(correction)]
    if len(found) != 1:
        raise UnknownName(kind="named.decision", name=correction, known=", ".join(history.corrections))
    event = withdrawn(found[0], person.by, person.reason)
    with alone_in(workspace):
        (released,) = append_and_release(workspace, [found[0].request], [event])
    return Recorded(found[0], released)


def listed(workspace: Workspace) -> dict[str, Any]:
    """Return all standing decisions."""
    history = History.of(workspace.ledger.events())
    return {"corrections": [made.model_dump(mode="json") for made in history.corrections.values()]}


def entered_in_ledger(made: Correction) -> NewEvent:
    """Return the event of a decision, with the hash of the file that it is about."""
    return corrected(made, getattr(made, "sha256", None))


def append_and_release(
    workspace: Workspace, requests: Sequence[str], events: Sequence[NewEvent]
) -> list[Released]:
    """Enter decisions into the ledger together, and release each request that they are about."""
    history = History.of(workspace.ledger.events())
    for request in requests:
        refuse_if_issued(history, request)
    workspace.ledger.append(list(events), now())
    return [release(workspace, workspace.request(request), now) for request in requests]


def now() -> datetime:
    """Return the moment, in Vietnam, to the second."""
    return datetime.now(VIETNAM).replace(microsecond=0)


def _record(workspace: Workspace, person: Person, drafts: Sequence[Draft]) -> Recorded:
    """Record the drafts of one decision; the last of them is what the person decided."""
    made = [draft.made(person, now()) for draft in drafts]
    events = [entered_in_ledger(each) for each in made]
    with alone_in(workspace):
        (released,) = append_and_release(workspace, [made[-1].request], events)
    return Recorded(made[-1], released)
