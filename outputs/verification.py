"""Proof that nothing moved: the chain of the ledger, the archived bytes, and releases derived again."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from outputs.archive import ALTERED, Archive
from outputs.chain import EMPTY, Head
from outputs.chain import faults as chain_faults
from outputs.fault import Fault
from outputs.gathering import containers, gathered
from outputs.history import History
from outputs.ledger import Event, Kind, Ledger
from outputs.merkle import Frontier
from outputs.release_folders import folder_faults, folder_notes, written
from outputs.release_proof import Basis, Entered, ReleaseCheck, ReleaseState, derived_again, told_faults
from outputs.way_proof import way_faults
from schemas.errors import ArchiveFault, BrokenLedger, LedgerUnreachable, UnknownName


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where everything lies that is verified."""

    ledger: Ledger
    archive: Archive
    out: Path
    code: str
    """Version of the code that derives again."""
    heads: tuple[str, ...] = ()
    """Hashes printed in reports, from paper: the ledger must still hold these events."""


Step = Callable[[str], None]


@dataclass(slots=True)
class Verified:
    """What was looked at, and what came of it."""

    events: int
    files: int
    checks: list[ReleaseCheck]
    faults: list[Fault]
    notes: list[Fault]

    def as_answer(self, lang: str) -> dict[str, Any]:
        """Return the answer of `tonghop verify` (contracts.md, section 6)."""
        return {
            "ok": not self.faults,
            "checked": {"events": self.events, "files": self.files, "releases": len(self.checks)},
            "faults": [fault.as_answer(lang) for fault in self.faults],
            "notes": [note.as_answer(lang) for note in self.notes],
            "releases": [check.as_answer(lang) for check in self.checks],
        }


def verify(evidence: Evidence, release: str | None, step: Step) -> Verified:
    """Check a workspace, or one release of it; `step` is told of each thing checked.

    A release made by other code is no fault, nor is what a run that died has left.
    """
    known, faults = _known(evidence.ledger)
    faults += _chain(evidence.ledger, known)
    try:
        events = list(evidence.ledger.events())
    except (BrokenLedger, LedgerUnreachable):
        return Verified(0, 0, [], faults, [])
    faults += _printed(evidence.heads, events)
    hashes = sorted({sha256 for event in events for sha256 in _named_hashes(event)})
    for sha256 in hashes:
        faults += _archived(evidence.archive, sha256)
        step(sha256)
    entered, broken = _entered(events)
    faults += broken
    faults += way_faults(evidence.archive, events)
    faults += folder_faults(evidence.out, events, entered)
    checks = []
    for entry in _chosen(entered, release):
        faults += written(evidence.out, entry.made)
        faults += told_faults(evidence.archive, entry)
        checks.append(derived_again(evidence.archive, evidence.code, entry))
        step(entry.made.release)
    differing = [check for check in checks if check.state is ReleaseState.DIFFERS]
    faults += [Fault("release-differs", c.release, {"changed": ", ".join(c.changed)}) for c in differing]
    notes = [*_behind(known, events), *folder_notes(evidence.out, events, entered)]
    return Verified(len(events), len(hashes), checks, faults, notes)


def _chain(ledger: Ledger, known: Head | None) -> Iterator[Fault]:
    """Yield what is wrong with the ledger by itself."""
    try:
        for name in ledger.missing_guards():
            yield Fault("guard-missing", "events", {"guard": name})
        for fault in chain_faults(ledger.rows(), known):
            yield Fault(fault.code, f"event {fault.sequence}")
    except BrokenLedger as broken:
        cause = broken.values["cause"]
        yield Fault("ledger-unreadable", f"event {broken.values['sequence']}", {"cause": cause})
    except LedgerUnreachable as broken:
        yield Fault("ledger-unreadable", "ledger", {"cause": broken.values["cause"]})


def _known(ledger: Ledger) -> tuple[Head | None, list[Fault]]:
    try:
        known = ledger.known_head()
    except BrokenLedger as broken:
        return None, [Fault("head-unreadable", "ledger.head", {"cause": broken.values["cause"]})]
    return known, [] if known else [Fault("head-missing", "ledger.head")]


def _behind(known: Head | None, events: list[Event]) -> Iterator[Fault]:
    """Yield a note where a run died after its last events and before it told `ledger.head`."""
    newest = events[-1].sequence if events else 0
    if known and known.sequence < newest:
        values = {"known": str(known.sequence), "newest": str(newest)}
        yield Fault("head-behind", "ledger.head", values)


def _printed(heads: tuple[str, ...], events: list[Event]) -> Iterator[Fault]:
    held = {event.hash for event in events}
    for head in heads:
        if not any(hash.startswith(head.lower()) for hash in held):
            yield Fault("head-not-held", head)


def _named_hashes(event: Event) -> Iterator[str]:
    """Yield the hashes of the archived bytes that an event names."""
    payload = event.payload
    named: list[Any] = []
    if event.kind == Kind.SUBMISSION_RECEIVED:
        named = [payload.get("sha256")]
    elif event.kind == Kind.EXTRACTION_COMPLETED:
        named = [payload.get("result")]
    elif event.kind == Kind.CONTAINER_OPENED:
        named = [payload.get("index")]
    elif event.kind == Kind.RELEASE_MADE:
        lists = (payload.get("files"), payload.get("pictures"))
        single = (payload.get("ingredients"), payload.get("summary"))
        named = [*single, *(h for each in lists if each for h in each.values())]
    yield from (sha256 for sha256 in named if sha256)


def _archived(archive: Archive, sha256: str) -> Iterator[Fault]:
    try:
        archive.get(sha256)
    except ArchiveFault as fault:
        code = "archive-changed" if fault.values["cause"] == ALTERED else "archive-missing"
        yield Fault(code, f"archive/{sha256[:2]}/{sha256}", {"cause": fault.values["cause"]})


def _entered(events: list[Event]) -> tuple[list[Entered], list[Fault]]:
    """Return each release with what the ledger held when it was made, and the events that say no sense."""
    history, head, tree = History(), EMPTY, Frontier()
    entered: list[Entered] = []
    broken: list[Fault] = []
    for event in events:
        try:
            if event.kind == Kind.RELEASE_MADE:
                request = event.payload["request"]
                before = history.newest_release(request)
                basis = Basis(
                    gathered(history, request),
                    history.corrections_of(request),
                    containers(history, request),
                )
                history.add(event)
                made = history.release(event.payload["release"])
                previous = before.release if before else None
                entered.append(Entered(made, head, tree.root, previous, basis))
            else:
                history.add(event)
        except (ValidationError, KeyError, TypeError, ValueError, UnknownName) as fault:
            broken.append(Fault("event-unreadable", f"event {event.sequence}", {"cause": repr(fault)[:200]}))
        head = Head(event.sequence, event.hash)
        with suppress(ValueError):  # a hash that is none is told with the chain
            tree.add(event.hash)
    return entered, broken


def _chosen(entered: list[Entered], release: str | None) -> list[Entered]:
    return [entry for entry in entered if release in (None, entry.made.release)]
