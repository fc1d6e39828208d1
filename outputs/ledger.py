"""The append-only ledger: every event carries the hash of the one before (contracts.md, section 7).

`hash` is the SHA-256 over the canonical JSON (RFC 8785) of the event's other fields; the first `prev`
is 64 zeros. The newest sequence and hash stand in a file of their own besides, so that a cut end shows.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

import rfc8785
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, insert, select

from outputs.archive import write_whole
from outputs.chain import EMPTY, FIRST_PREV, ChainFault, Head, Row, digest, faults
from outputs.ledger_database import LedgerDatabase
from outputs.merkle import Frontier
from schemas.base import Model
from schemas.errors import BrokenLedger, CannotWrite, LedgerNotEmpty

__all__ = ["EMPTY", "FIRST_PREV", "ChainFault", "Event", "Head", "Kind", "Ledger", "NewEvent", "digest"]

Payload: TypeAlias = dict[str, Any]
"""Strings, integers, booleans, null, lists and objects with ASCII keys: any JSON library agrees on these."""


class Kind(StrEnum):
    NIGHT_STARTED = "night.started"
    NIGHT_ENDED = "night.ended"
    SUBMISSION_RECEIVED = "submission.received"
    CONTAINER_OPENED = "container.opened"
    CONTAINER_UNPACKED = "container.unpacked"
    EXTRACTION_COMPLETED = "extraction.completed"
    EXTRACTION_FAILED = "extraction.failed"
    CORRECTION_MADE = "correction.made"
    CORRECTION_WITHDRAWN = "correction.withdrawn"
    RELEASE_MADE = "release.made"
    RELEASE_ISSUED = "release.issued"
    REQUEST_REOPENED = "request.reopened"


class Event(Model):
    """One event as it stands in the ledger."""

    sequence: int
    time: str
    actor: str
    kind: str
    payload: dict[str, Any]
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to append; it gets its sequence and hashes from the ledger."""

    kind: Kind
    payload: Payload
    actor: str = "tonghop"


# As `outputs/migrations` makes it.
_events = Table(
    "events",
    MetaData(),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("time", String),
    Column("actor", String),
    Column("kind", String),
    Column("payload", Text),
    Column("prev", String(64)),
    Column("hash", String(64)),
)
_CHUNK = 1000


class Ledger:
    """The events of one workspace. Every append is one transaction: all of its events or none."""

    def __init__(self, url: str, head_file: Path) -> None:
        self._database = LedgerDatabase(url)
        self._head_file = head_file
        # From the first moment on there is a head: one that is not there was taken away.
        if not head_file.exists() and self._newest() == EMPTY:
            self._write_head(EMPTY)

    def append(self, events: Sequence[NewEvent], time: datetime) -> list[Event]:
        """Append events, in order, at one time; return them as they stand.

        Raises:
            BrokenLedger: the newest event is not the one that the head file names.
            LedgerUnreachable: the database does not take them; none of them is kept.
        """
        if not events:
            return []
        with self._database.writing() as connection:
            head = self._checked_head(connection)
            appended = list(_chained(events, head, time.isoformat(timespec="seconds")))
            connection.execute(insert(_events), [_row(event) for event in appended])
        self._write_head(Head(appended[-1].sequence, appended[-1].hash))
        return appended

    def head(self) -> Head:
        """Return the newest event's sequence and hash; of an empty ledger, 0 and zeros."""
        with self._database.reading() as connection:
            return self._checked_head(connection)

    def events(self, *kinds: Kind) -> Iterator[Event]:
        """Yield events in order, of these kinds or all.

        Raises:
            BrokenLedger: an event is no longer JSON.
        """
        for row in self.rows(*kinds):
            try:
                payload = json.loads(row["payload"])
            except ValueError as fault:
                raise BrokenLedger(sequence=row["sequence"], cause=fault) from fault
            yield Event.model_construct(**row | {"payload": payload})

    def rows(self, *kinds: Kind) -> Iterator[Row]:
        """Yield events as they lie in the database, payloads as text."""
        query = select(_events).order_by(_events.c.sequence)
        if kinds:
            query = query.where(_events.c.kind.in_(kinds))
        with self._database.reading() as connection:
            for row in connection.execution_options(yield_per=_CHUNK).execute(query):
                yield dict(row._mapping)

    def root(self) -> str:
        """Return the root of the Merkle tree over all events."""
        with self._database.reading() as connection:
            hashes = connection.scalars(select(_events.c.hash).order_by(_events.c.sequence))
            return Frontier(hashes).root

    def faults(self) -> Iterator[ChainFault]:
        """Yield each event at which the chain does not hold, and an end cut off or rewritten."""
        return faults(self.rows(), self.known_head())

    def missing_guards(self) -> tuple[str, ...]:
        """Return the triggers against changes that somebody took out of the database."""
        return self._database.missing_guards()

    def night(self) -> AbstractContextManager[datetime | None]:
        """Hold the ledger for one night, on whatever machine; yields since when another holds it, or None."""
        return self._database.night()

    def copy_to(self, target: "Ledger") -> None:
        """Copy all events, as they stand between two appends, into an empty ledger, letter by letter.

        Raises:
            LedgerNotEmpty: the other one holds events.
        """
        with self._database.reading() as source, target._database.writing() as copy:
            if copy.scalar(select(_events.c.sequence).limit(1)) is not None:
                raise LedgerNotEmpty()
            rows = source.execution_options(yield_per=_CHUNK).execute(
                select(_events).order_by(_events.c.sequence)
            )
            for part in rows.mappings().partitions():
                copy.execute(insert(_events), [dict(row) for row in part])
        target._write_head(target._newest())

    def close(self) -> None:
        self._database.close()

    def _checked_head(self, connection: Connection) -> Head:
        head, known = _newest(connection), self.known_head()
        if known == head:
            return head
        if known is None:
            raise BrokenLedger(sequence=head.sequence, cause="cause.no-head")
        # The process may have died after the transaction and before the head file was written: then the
        # ledger is ahead and holds the known event. Anything else is a cut or altered end.
        held = connection.scalar(select(_events.c.hash).where(_events.c.sequence == known.sequence))
        if held != known.hash and known != EMPTY:
            raise BrokenLedger(sequence=known.sequence, cause="cause.other-head")
        return head

    def known_head(self) -> Head | None:
        """Return what `ledger.head` says; None where it is gone.

        Raises:
            BrokenLedger: it says nothing that could be a head.
        """
        try:
            sequence, hash = self._head_file.read_text("ascii").split()
            return Head(int(sequence), hash)
        except FileNotFoundError:
            return None
        except ValueError as fault:
            raise BrokenLedger(sequence="?", cause=f"{self._head_file.name}: {fault}") from fault

    def _newest(self) -> Head:
        with self._database.reading() as connection:
            return _newest(connection)

    def _write_head(self, head: Head) -> None:
        try:
            write_whole(self._head_file, f"{head.sequence} {head.hash}\n".encode("ascii"))
        except OSError as fault:
            raise CannotWrite(file=self._head_file, cause=fault.strerror or fault) from fault


def _newest(connection: Connection) -> Head:
    newest = connection.execute(
        select(_events.c.sequence, _events.c.hash).order_by(_events.c.sequence.desc()).limit(1)
    ).first()
    return Head(newest.sequence, newest.hash) if newest else EMPTY


def _chained(events: Iterable[NewEvent], head: Head, time: str) -> Iterator[Event]:
    for entry in events:
        fields: Payload = {
            "sequence": head.sequence + 1,
            "time": time,
            "actor": entry.actor,
            "kind": str(entry.kind),
            "payload": entry.payload,
            "prev": head.hash,
        }
        head = Head(head.sequence + 1, digest(fields))
        yield Event(**fields, hash=head.hash)


def _row(entry: Event) -> Payload:
    return entry.model_dump() | {"payload": rfc8785.dumps(entry.payload).decode()}
