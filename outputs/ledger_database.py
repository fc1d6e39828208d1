"""The database under the ledger: a SQLite file, or a PostgreSQL server when one machine is outgrown.

What both must give: a transaction that nobody else's append comes between, and one night at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from outputs import migrations
from schemas.errors import LedgerOfNewerProgram, LedgerUnreachable

_SQLITE_PATIENCE = 30
"""Seconds for which an append waits while another process holds the file."""

# Keys of PostgreSQL's advisory locks, one database a workspace: for an append, and for a whole night.
_APPEND, _NIGHT = (0x746F6E67, 1), (0x746F6E67, 2)

_HOLDER = text(
    "SELECT backend_start FROM pg_locks JOIN pg_stat_activity USING (pid) "
    "WHERE locktype = 'advisory' AND granted AND classid = :room AND objid = :key "
    "AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


_GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'events'::regclass AND tgenabled <> 'D'",
}


class LedgerDatabase:
    """A connection to the ledger's database, its tables brought up to date."""

    def __init__(self, address: str) -> None:
        url = make_url(address)
        self.kind = url.get_backend_name()
        if self.kind == "sqlite":
            self.engine = create_engine(url, connect_args={"timeout": _SQLITE_PATIENCE})
            event.listen(self.engine, "connect", _wait_for_disk)
        else:
            # pg8000 needs no library of the system; a server restarted meanwhile is connected to anew.
            self.engine = create_engine(url.set(drivername="postgresql+pg8000"), pool_pre_ping=True)
        self._bring_up_to_date()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection to read by.

        Raises:
            LedgerUnreachable: the database cannot be reached, or does not answer.
        """
        with _told(self.engine), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose transaction alone writes; at the end all of it is kept, or none.

        Raises:
            LedgerUnreachable: it cannot be reached, another process holds it too long, or its disk is full.
        """
        with _told(self.engine), self.engine.begin() as connection:
            if self.kind == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(:room, :key)"), _named(_APPEND))
            yield connection

    @contextmanager
    def night(self) -> Iterator[datetime | None]:
        """Hold the database for one night; it lets go when the process or its connection dies.

        Yields None, or since when another process holds it. A SQLite file needs none of this: whoever
        can open it sees the lock in the workspace.
        """
        if self.kind == "sqlite":
            yield None
            return
        with _told(self.engine), self.engine.connect() as connection:
            if not connection.scalar(text("SELECT pg_try_advisory_lock(:room, :key)"), _named(_NIGHT)):
                yield connection.scalar(_HOLDER, _named(_NIGHT)) or datetime.now().astimezone()
                return
            # The lock is the session's: no transaction need stay open for it.
            connection.commit()
            try:
                yield None
            finally:
                # A connection lost meanwhile took the lock with it.
                with suppress(DBAPIError):
                    connection.execute(text("SELECT pg_advisory_unlock(:room, :key)"), _named(_NIGHT))

    def missing_guards(self) -> tuple[str, ...]:
        """Return the triggers of the table of events that are gone or switched off."""
        with self.reading() as connection:
            present = set(connection.scalars(text(_GUARDS[self.kind])))
        verbs = ("update", "delete", "insert") + (("truncate",) if self.kind == "postgresql" else ())
        return tuple(name for verb in verbs if (name := f"events_refuse_{verb}") not in present)

    def close(self) -> None:
        self.engine.dispose()

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            found = migrations.revision(connection)
        if found == migrations.NEWEST:
            return
        if found and found > migrations.NEWEST:
            raise LedgerOfNewerProgram(found=found, known=migrations.NEWEST)
        with self.writing() as connection:
            migrations.upgrade(connection)


def _named(lock: tuple[int, int]) -> dict[str, int]:
    return {"room": lock[0], "key": lock[1]}


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Tell a fault of the database in words of ours; its address is told without the password."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as fault:
        place = engine.url.render_as_string(hide_password=True)
        raise LedgerUnreachable(database=place, cause=_cause(fault)) from fault


def _cause(fault: DBAPIError) -> str:
    said = fault.orig.args[0] if fault.orig is not None and fault.orig.args else fault
    # PostgreSQL answers with fields; M is the message.
    return str(said.get("M", said) if isinstance(said, dict) else said)


def _wait_for_disk(connection: Any, _record: object) -> None:
    """Make SQLite hand an event to the disk before it says that the event is kept."""
    connection.execute("PRAGMA synchronous = FULL")
