"""Proof that nothing moved: the chain of the ledger, the archived bytes, and releases derived again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from outputs.archive import Archive, sha256_of
from outputs.derivation import Circumstances, derive
from outputs.history import History, MadeRelease
from outputs.ledger import Head, Kind, Ledger
from outputs.release import MANIFEST, Ingredients
from schemas.errors import ArchiveFault


class ReleaseState(StrEnum):
    """What came of deriving a release again."""

    SAME = "same"
    DIFFERS = "differs"
    OTHER_CODE = "other-code"
    """Made by another version of the program: a difference would prove nothing."""
    NOT_DERIVABLE_HERE = "not-derivable-here"


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold, where, and in which way."""

    code: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    release: str
    state: ReleaseState
    changed: tuple[str, ...] = ()
    """Files that come out otherwise."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where everything lies that is verified."""

    ledger: Ledger
    archive: Archive
    out: Path
    code: str
    """Version of the code that derives again."""


Step = Callable[[str], None]


def verify(evidence: Evidence, release: str | None, step: Step) -> dict[str, Any]:
    """Check a workspace, or one release of it; `step` is told of each thing checked.

    The answer is that of contracts.md, section 6; a release made by other code is no fault.
    """
    events = list(evidence.ledger.events())
    faults = [Fault("chain-broken", f"event {f.sequence}", f.cause) for f in evidence.ledger.faults()]
    hashes = sorted({sha256 for event in events for sha256 in _named_hashes(event.kind, event.payload)})
    for sha256 in hashes:
        faults += _archived(evidence.archive, sha256)
        step(sha256)
    made = [
        m for chain in History.of(events).releases.values() for m in chain if release in (None, m.release)
    ]
    checks = []
    for entry in made:
        faults += _written(evidence.out, entry)
        checks.append(_derived_again(evidence, entry))
        step(entry.release)
    faults += [
        Fault("release-differs", check.release, ", ".join(check.changed))
        for check in checks
        if check.state is ReleaseState.DIFFERS
    ]
    return {
        "ok": not faults,
        "checked": {"events": len(events), "files": len(hashes), "releases": len(made)},
        "faults": [asdict(fault) for fault in faults],
        "releases": [asdict(check) | {"changed": list(check.changed)} for check in checks],
    }


def _named_hashes(kind: str, payload: dict[str, Any]) -> Iterator[str]:
    """Yield the hashes of the archived bytes that an event names."""
    if kind == Kind.SUBMISSION_RECEIVED and payload["sha256"]:
        yield payload["sha256"]
    elif kind == Kind.EXTRACTION_COMPLETED:
        yield payload["result"]
    elif kind == Kind.RELEASE_MADE:
        yield payload["ingredients"]
        yield from payload["files"].values()
        yield from payload.get("pictures", {}).values()


def _archived(archive: Archive, sha256: str) -> list[Fault]:
    try:
        archive.get(sha256)
    except ArchiveFault as fault:
        return [Fault(fault.code, f"archive/{sha256[:2]}/{sha256}", fault.message())]
    return []


def _written(out: Path, made: MadeRelease) -> Iterator[Fault]:
    """Yield each file of a release's folder that is not as the ledger has it."""
    folder = out / made.request / made.release
    for name, sha256 in made.files.items():
        path = folder / name
        where = f"out/{made.request}/{made.release}/{name}"
        if not path.is_file():
            yield Fault("file-missing", where, "∅")
        elif (found := sha256_of(path.read_bytes())) != sha256:
            yield Fault("file-changed", where, f"SHA-256 {found} ≠ {sha256}")


def _derived_again(evidence: Evidence, made: MadeRelease) -> ReleaseCheck:
    try:
        ingredients = Ingredients.model_validate_json(evidence.archive.get(made.ingredients))
        told = json.loads(evidence.archive.get(made.files[MANIFEST]))
        given = Circumstances(
            name=made.release,
            time=datetime.fromisoformat(told["time"]),
            previous=told["previous"],
            head=Head(told["ledger"]["sequence"], told["ledger"]["hash"]),
        )
        derived = derive(ingredients, evidence.archive, given, lambda _: made.pictures)
    except (ArchiveFault, ValueError, KeyError) as fault:
        return ReleaseCheck(made.release, ReleaseState.NOT_DERIVABLE_HERE, why=str(fault))
    changed = tuple(
        name for name, sha256 in sorted(made.files.items()) if sha256_of(derived.files[name]) != sha256
    )
    if not changed:
        return ReleaseCheck(made.release, ReleaseState.SAME)
    if ingredients.code != evidence.code:
        return ReleaseCheck(made.release, ReleaseState.OTHER_CODE, changed, ingredients.code)
    return ReleaseCheck(made.release, ReleaseState.DIFFERS, changed)
