"""Whether a chain of events holds: each row by itself, with the one before, and with `ledger.head`."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import rfc8785

FIRST_PREV = "0" * 64

Row: TypeAlias = dict[str, Any]
"""An event as it lies in the database: `payload` is still text."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest event: what a printed report vouches for."""

    sequence: int
    hash: str


EMPTY = Head(0, FIRST_PREV)


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Where the chain does not hold, and how: `code` is a key of the catalogue below "verify."."""

    sequence: int
    code: str


def digest(fields: dict[str, Any]) -> str:
    """Return the hash of an event's fields without `hash`."""
    return hashlib.sha256(rfc8785.dumps(fields)).hexdigest()


def faults(rows: Iterable[Row], known: Head | None) -> Iterator[ChainFault]:
    """Yield each event at which the chain does not hold, and an end that was cut off or rewritten."""
    head = EMPTY
    for row in rows:
        for missing in range(head.sequence + 1, row["sequence"]):
            yield ChainFault(missing, "event-missing")
        if row["prev"] != head.hash:
            yield ChainFault(row["sequence"], "event-unlinked")
        if not _holds(row):
            yield ChainFault(row["sequence"], "event-altered")
        head = Head(row["sequence"], row["hash"])
        if known and known.sequence == head.sequence and known.hash != head.hash:
            yield ChainFault(known.sequence, "end-rewritten")
    if known and known.sequence > head.sequence:
        yield ChainFault(known.sequence, "end-cut")


def _holds(row: Row) -> bool:
    """Return whether a row's hash fits its content, and its payload is written as it was hashed."""
    try:
        payload = json.loads(row["payload"])
        if rfc8785.dumps(payload).decode() != row["payload"]:
            return False
        fields = {key: value for key, value in row.items() if key != "hash"}
        return digest(fields | {"payload": payload}) == str(row["hash"])
    except (ValueError, rfc8785.CanonicalizationError):
        return False
