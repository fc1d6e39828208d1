"""What the ledger says today: its events, folded into submissions, readings, failures and releases."""

from collections.abc import Container, Iterable
from copy import copy
from dataclasses import dataclass, field, fields
from datetime import datetime

from pydantic import TypeAdapter

from outputs.containers import Containers
from outputs.ledger import Event, Kind, NewEvent
from schemas.correction import Correction
from schemas.errors import Quarantined, UnknownName
from schemas.issue import Issue
from schemas.submission import Failure, Submission

_CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)


@dataclass(frozen=True, slots=True)
class StoredReading:
    """Where the facts of some bytes are kept, and by what code they were read."""

    key: str
    """Version of the reading rooms, and after "#" the reader where a person chose one."""
    result: str
    """SHA-256, in the archive, of the extraction as JSON."""


@dataclass(frozen=True, slots=True)
class FailedReading:
    key: str
    failure: Failure


@dataclass(frozen=True, slots=True)
class MadeRelease:
    """A release, and the hashes of all that it was derived from and of its files."""

    release: str
    request: str
    inputs: str
    ingredients: str
    files: dict[str, str]
    time: str
    pictures: dict[str, str] = field(default_factory=dict)
    """The picture books that its audit page shows, by the hash of the file drawn."""
    summary: str | None = None
    """What it says without its mentions; None of a release made before such were kept."""


@dataclass(frozen=True, slots=True)
class IssuedRelease:
    """A release that went out as a numbered paper."""

    release: str
    request: str
    issue: Issue


@dataclass(slots=True)
class History:
    """The state of a workspace.

    Facts are kept by the bytes they were read in: a file that arrives twice is read once.
    """

    submissions: dict[str, Submission] = field(default_factory=dict)
    readings: dict[str, StoredReading] = field(default_factory=dict)
    failures: dict[str, FailedReading] = field(default_factory=dict)
    releases: dict[str, list[MadeRelease]] = field(default_factory=dict)
    corrections: dict[str, Correction] = field(default_factory=dict)
    """Those that stand; a withdrawn one is in the ledger only."""
    papers: list[IssuedRelease] = field(default_factory=list)
    """All that was ever issued, in order; what is opened again keeps its number."""
    issued: dict[str, IssuedRelease] = field(default_factory=dict)
    """By request: the release that holds until somebody opens the request again."""
    first_seen: dict[str, datetime] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    """Submissions whose place another one has taken."""
    containers: Containers = field(default_factory=Containers)
    _by_path: dict[tuple[str, str], Submission] = field(default_factory=dict)
    _by_bytes: dict[tuple[str, str], list[Submission]] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Iterable[Event]) -> "History":
        history = cls()
        for event in events:
            history.add(event)
        return history

    def add(self, event: Event) -> None:
        """Take one more event into account; kinds that change no state here are passed over."""
        payload = event.payload
        match event.kind:
            case Kind.SUBMISSION_RECEIVED:
                self.receive(Submission.model_validate(payload))
            case Kind.EXTRACTION_COMPLETED:
                self.readings[payload["sha256"]] = StoredReading(payload["key"], payload["result"])
                self.failures.pop(payload["sha256"], None)
            case Kind.EXTRACTION_FAILED:
                self._add_failure(event)
            case Kind.CONTAINER_OPENED:
                self.containers.open(payload)
                self.failures.pop(payload["sha256"], None)
            case Kind.CONTAINER_UNPACKED:
                self.replaced |= self.containers.hold(payload)
            case Kind.CORRECTION_MADE:
                made_by_person = _CORRECTION.validate_python(payload["correction"])
                self.corrections[made_by_person.id] = made_by_person
            case Kind.CORRECTION_WITHDRAWN:
                self.corrections.pop(payload["correction"], None)
            case Kind.RELEASE_MADE:
                made = MadeRelease(time=event.time, **payload)
                self.releases.setdefault(made.request, []).append(made)
            case Kind.RELEASE_ISSUED:
                issue = Issue.model_validate(payload["issue"])
                self.issued[payload["request"]] = out = IssuedRelease(
                    payload["release"], payload["request"], issue
                )
                self.papers.append(out)
            case Kind.REQUEST_REOPENED:
                self.issued.pop(payload["request"], None)

    def receive(self, submission: Submission) -> None:
        """Take a submission into account: it is now what lies at its path."""
        self.submissions[submission.id] = submission
        self._by_path[submission.request, submission.file] = submission
        self._by_bytes.setdefault((submission.request, submission.sha256), []).append(submission)
        self.first_seen.setdefault(submission.sha256, submission.received)
        if submission.replaces:
            self.replaced |= {submission.replaces, *self.containers.members(submission.replaces)}

    def at_path(self, request: str, file: str) -> Submission | None:
        """Return the newest submission that lay at a path of the inbox."""
        return self._by_path.get((request, file))

    def same_bytes(self, request: str, sha256: str) -> list[Submission]:
        """Return the submissions of these bytes to a request whose place nobody has taken."""
        found = self._by_bytes.get((request, sha256), [])
        return [entry for entry in found if entry.id not in self.replaced]

    def _add_failure(self, event: Event) -> None:
        payload = event.payload
        key = payload["sha256"] or payload["submission"]
        before = self.failures.get(key)
        failure = Failure(
            code=payload["code"],
            values=payload["values"],
            since=before.failure.since if before else datetime.fromisoformat(event.time),
            attempts=before.failure.attempts + 1 if before else 1,
        )
        self.failures[key] = FailedReading(payload["key"], failure)
        self.readings.pop(key, None)
        self.containers.opened.pop(key, None)

    def says(self, event: NewEvent) -> bool:
        """Return whether an event tells of a failure that is known already, word for word."""
        payload = event.payload
        known = self.failures.get(payload["sha256"] or payload["submission"]) if "code" in payload else None
        return known is not None and (known.key, known.failure.code, known.failure.values) == (
            payload["key"],
            payload["code"],
            payload["values"],
        )

    def copy(self) -> "History":
        """Return a history that grows apart from this one; what it holds is never changed."""
        names = [entry.name for entry in fields(self)]
        grown = {name: copy(getattr(self, name)) for name in names}
        grown["_by_bytes"] = {key: list(found) for key, found in self._by_bytes.items()}
        grown["releases"] = {key: list(made) for key, made in self.releases.items()}
        return History(**grown)

    def of_request(self, request: str) -> list[Submission]:
        """Return the submissions of a request in the order in which they were first seen."""
        return [entry for entry in self.submissions.values() if entry.request == request]

    def unread(self, request: str, key: str, held: Container[str]) -> list[Submission]:
        """Return a request's submissions, each bytes once, that this version of the code has not read.

        One whose facts the archive no longer holds is unread again: the same code finds the same facts.
        """
        pending: dict[str, Submission] = {}
        for entry in self.of_request(request):
            read = self.readings.get(entry.bytes_key) or self.failures.get(entry.bytes_key)
            known = read or self.containers.index_of(entry)
            if not entry.sha256 or self.in_quarantine(entry):
                continue
            lost = isinstance(known, StoredReading) and known.result not in held
            if known is None or known.key.split("#")[0] != key or lost:
                pending.setdefault(entry.sha256, entry)
        return list(pending.values())

    def in_quarantine(self, entry: Submission) -> bool:
        """Return whether a submission's reading ended its process twice: only a person has it tried again."""
        known = self.failures.get(entry.bytes_key)
        return known is not None and known.failure.code == Quarantined.code

    def corrections_of(self, request: str) -> tuple[Correction, ...]:
        """Return the standing corrections of a request, oldest first."""
        return tuple(made for made in self.corrections.values() if made.request == request)

    def release(self, name: str) -> MadeRelease:
        """Return a release by its name.

        Raises:
            UnknownName: there is none of this name; the nearest are named.
        """
        made = {entry.release: entry for chain in self.releases.values() for entry in chain}
        if name not in made:
            raise UnknownName.nearest("named.release", name, made)
        return made[name]

    def newest_release(self, request: str) -> MadeRelease | None:
        made = self.releases.get(request)
        return made[-1] if made else None


def received(submission: Submission) -> NewEvent:
    """Return the event by which a submission enters the ledger."""
    return NewEvent(Kind.SUBMISSION_RECEIVED, submission.model_dump(mode="json"))


def completed(sha256: str, key: str, result: str, reader: str | None, counts: dict[str, int]) -> NewEvent:
    """Return the event by which the facts of some bytes enter the ledger."""
    payload = {"sha256": sha256, "key": key, "result": result, "reader": reader, **counts}
    return NewEvent(Kind.EXTRACTION_COMPLETED, payload)


def failed(submission: Submission, key: str, code: str, values: dict[str, str]) -> NewEvent:
    """Return the event by which a failed reading enters the ledger."""
    about = {"sha256": submission.sha256, "submission": submission.id}
    return NewEvent(Kind.EXTRACTION_FAILED, about | {"key": key, "code": code, "values": values})


def corrected(made: Correction, sha256: str | None) -> NewEvent:
    """Return the event by which a person's decision enters the ledger, in that person's name."""
    payload = {"correction": made.model_dump(mode="json"), "sha256": sha256}
    return NewEvent(Kind.CORRECTION_MADE, payload, actor=made.by)


def issued(release: str, request: str, issue: Issue) -> NewEvent:
    """Return the event by which a release becomes an issued paper, in the signer's name."""
    payload = {"release": release, "request": request, "issue": issue.model_dump(mode="json")}
    return NewEvent(Kind.RELEASE_ISSUED, payload, actor=issue.signer)


def reopened(request: str, release: str, by: str, reason: str) -> NewEvent:
    """Return the event by which an issued request is opened again; the issued release stays what it is."""
    payload = {"request": request, "release": release, "by": by, "reason": reason}
    return NewEvent(Kind.REQUEST_REOPENED, payload, actor=by)


def withdrawn(made: Correction, by: str, reason: str) -> NewEvent:
    """Return the event by which a decision is withdrawn; it stays in the ledger."""
    return NewEvent(Kind.CORRECTION_WITHDRAWN, {"correction": made.id, "by": by, "reason": reason}, actor=by)
