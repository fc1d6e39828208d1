"""What leaves the office to be checked without this program: the ledger as lines, and small proofs of it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from outputs.ledger import Event, Kind
from outputs.merkle import Frontier, consistency, inclusion
from schemas.errors import UnknownName

Answer = dict[str, Any]


def lines(events: Iterable[Event]) -> Iterator[str]:
    """Yield each event as one line of JSON."""
    for event in events:
        yield json.dumps(event.model_dump(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head(events: Sequence[Event]) -> Answer:
    """Return sequence, hash and root of these events: what a report prints."""
    newest = events[-1].hash if events else "0" * 64
    return {"sequence": len(events), "hash": newest, "root": Frontier(e.hash for e in events).root}


def consistency_proof(events: Sequence[Event], old: str, new: str) -> Answer:
    """Return the proof that the ledger of one head only grew into that of another.

    Raises:
        UnknownName: a head is no sequence, and no beginning of a hash, that the ledger holds.
    """
    sizes = sorted(_size(events, named) for named in (old, new))
    before, after = (events[:size] for size in sizes)
    path = consistency([event.hash for event in after], len(before))
    return {"schema": "tonghop.consistency/1", "old": head(before), "new": head(after), "path": path}


def figure_proof(events: Sequence[Event], traced: Answer) -> Answer:
    """Return the proof that a traced figure's events stood in the ledger when its release was made."""
    made = next(
        at
        for at, event in enumerate(events)
        if event.kind == Kind.RELEASE_MADE and event.payload["release"] == traced["release"]
    )
    before = events[:made]
    hashes = [event.hash for event in before]
    proved = [
        event.model_dump() | {"path": inclusion(hashes, at)}
        for at, event in enumerate(before)
        if _bears_on(event, traced)
    ]
    named = {key: traced[key] for key in ("figure", "request", "release", "rendered")}
    return {"schema": "tonghop.proof/1"} | named | {"head": head(before), "events": proved}


def _bears_on(event: Event, traced: Answer) -> bool:
    """Return whether an event is a report that counts in the figure, its reading, or a decision on it.

    Of a report that came in a mail or an archive, also what says that it lay there.
    """
    if event.kind == Kind.CORRECTION_MADE:
        return event.payload["correction"]["id"] in traced["corrections"]
    if event.kind == Kind.CONTAINER_UNPACKED:
        return not {entry["submission"] for entry in traced["contributions"]}.isdisjoint(
            event.payload["members"]
        )
    about = {entry["sha256"] for entry in traced["contributions"]}
    kinds = (Kind.SUBMISSION_RECEIVED, Kind.EXTRACTION_COMPLETED)
    return event.kind in kinds and event.payload["sha256"] in about


def _size(events: Sequence[Event], named: str) -> int:
    for event in events:
        if named == str(event.sequence) or (len(named) > 7 and event.hash.startswith(named.lower())):
            return event.sequence
    raise UnknownName(kind="named.ledger-head", name=named, known=f"1…{len(events)}")
