"""Decisions before they are made: checked against what they are about, written nowhere yet."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, TypeAlias

from flows.subjects import Subjects
from schemas.correction import (
    Correction,
    EnteredFigure,
    FactCorrection,
    FindingDecision,
    SubmissionCorrection,
)
from schemas.errors import UnknownName
from schemas.figure import Mention, Reason
from schemas.finding import Finding
from schemas.interval import Qualifier
from schemas.request import Request

Kind: TypeAlias = (
    type[FactCorrection] | type[SubmissionCorrection] | type[FindingDecision] | type[EnteredFigure]
)


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
class Draft:
    """A decision that nobody has made yet: its kind, the request it belongs to, and what it says."""

    kind: Kind
    request: str
    given: dict[str, Any]

    def made(self, person: Person, now: datetime) -> Correction:
        """Return the decision as a person makes it."""
        time = now.isoformat(timespec="seconds")
        said = "\0".join([self.request, person.by, person.reason, time, *map(str, self.given.values())])
        id = hashlib.sha256(said.encode()).hexdigest()[:12]
        return self.kind(
            id=id, request=self.request, by=person.by, reason=person.reason, time=time, **self.given
        )


def value(subjects: Subjects, fact: str, read: Read) -> Draft:
    """Read a fact otherwise; its words and the first reading stay as they are."""
    return _on_fact(*subjects.fact(fact), {"action": "value"} | asdict(read))


def exclude(subjects: Subjects, fact: str, why: str) -> Draft:
    """Let a fact count no longer; `why` is a reason of the catalogue, anything else is a decision."""
    listed_as = Reason(why) if why in set(Reason) else Reason.DECISION
    return _on_fact(*subjects.fact(fact), {"action": "exclude", "exclude_as": listed_as})


def include(subjects: Subjects, fact: str, figure: str | None) -> Draft:
    """Let a fact count that does not; one that no indicator claims needs the figure it goes into."""
    request, mention = subjects.fact(fact)
    if figure is not None:
        _check_figure(request, figure)
    return _on_fact(request, mention, {"action": "include", "figure": figure})


def submission(subjects: Subjects, id: str, action: str, target: str | None) -> Draft:
    """Say whose a submission is, what it replaces, or that it is none."""
    found = subjects.submission(id)
    agencies = subjects.workspace.agencies
    if action == "agency" and target not in agencies:
        known = ", ".join(agency.id for agency in agencies.agency)
        raise UnknownName(kind="named.agency", name=target, known=known)
    if action == "replaces":
        target = subjects.submission(target or "").id
    given = {"submission": found.id, "sha256": found.sha256, "action": action, "target": target}
    return Draft(SubmissionCorrection, found.request, given)


def decision(subjects: Subjects, finding: str, choose: str | None) -> list[Draft]:
    """Close a finding; where it asks which submission counts, the chosen one does.

    Raises:
        UnknownName: there is no such finding, or the choice is none of those that it offers.
    """
    request, made = subjects.finding(finding)
    if choose is None:
        return [Draft(FindingDecision, request.id, {"finding": made.id, "choose": None})]
    chosen, also = _choice(subjects, made, choose)
    return [*also, Draft(FindingDecision, request.id, {"finding": made.id, "choose": chosen})]


def entry(subjects: Subjects, entered: Entered) -> Draft:
    """Take in a figure that a person read where no reader could."""
    found = subjects.submission(entered.submission)
    _check_figure(subjects.workspace.request(found.request), entered.figure)
    given = asdict(entered) | {"submission": found.id, "sha256": found.sha256}
    return Draft(EnteredFigure, found.request, given)


def _choice(subjects: Subjects, made: Finding, choose: str) -> tuple[str, list[Draft]]:
    """Return the submission chosen; between versions of one report it takes the place of the other."""
    chosen = subjects.submission(choose)
    offered = made.values.get("choices")
    if offered is not None:
        if chosen.id not in offered.split(", "):
            raise UnknownName(kind="named.submission", name=choose, known=offered)
        return chosen.id, []
    if made.submission in (None, chosen.id):
        return chosen.id, []
    return chosen.id, [submission(subjects, chosen.id, "replaces", made.submission)]


def _on_fact(request: Request, mention: Mention, given: dict[str, Any]) -> Draft:
    about = {"fact": mention.fact, "sha256": mention.sha256, "quote": mention.quote}
    return Draft(FactCorrection, request.id, about | given)


def _check_figure(request: Request, figure: str) -> None:
    known = [indicator.id for indicator in request.indicators]
    if figure not in known:
        raise UnknownName(kind="named.figure", name=figure, known=", ".join(known))
