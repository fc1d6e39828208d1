"""Prefect's settings, made in code before Prefect is imported.

Prefect reads `[tool.prefect]` from the current directory alone, and a nightly run has no say in where it
is started. Measured: its embedded server needs up to 28 s on a cold database, its own limit is 20 s.
What the environment sets already (PREFECT_API_URL of a server that is kept running) is left alone.
"""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from schemas.errors import CannotWrite, PrefectSilent, TonghopError

STARTUP_SECONDS = 180
# Prefect's database takes 2 MB at first and grows by some kilobytes a night; a release takes about one.
_LEAST_ROOM = 16 << 20


def settle(home: Path, *, page: bool = False) -> None:
    """Keep Prefect's files in a folder, its server patient, and its analytics off.

    `page` where people will look at the server's page. The server of one night has no page to lay out and no
    blocks to enter in its database: a quarter of its start on a warm machine (8.1 s to 6.4 s, measured).

    Raises:
        RuntimeError: Prefect is imported already, so that settings made now would pass unread.
    """
    if "prefect" in sys.modules:
        if os.environ.get("PREFECT_HOME") == str(home):
            return
        raise RuntimeError("Prefect was imported before its settings were made")
    home.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("PREFECT_API_URL"):
        _set_aside_if_broken(home / "prefect.db")
    wanted = {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(STARTUP_SECONDS),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # A failed reading is told in our own words; Prefect's trace of it belongs in its log, not on screen.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLI_PROMPT": "false",
        # The embedded server is a Python of its own: a file named html.py where the night is started must
        # not pass for a module of the library.
        "PYTHONSAFEPATH": "1",
    }
    if not page:
        wanted |= {"PREFECT_UI_ENABLED": "false", "PREFECT_API_BLOCKS_REGISTER_ON_START": "false"}
    for name, value in wanted.items():
        os.environ.setdefault(name, value)


def _set_aside_if_broken(database: Path) -> None:
    """Rename a database that a power cut broke: Prefect's server would not start with it, night after night.

    It holds the history of runs alone; nothing of ours depends on it, and a new one is made.
    """
    if not database.is_file():
        return
    try:
        with closing(sqlite3.connect(database)) as connection:
            is_whole = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.OperationalError:
        # Another process holds it: it is in use, and so it is whole.
        return
    except sqlite3.DatabaseError:
        is_whole = False
    if not is_whole:
        database.replace(database.with_name(f"{database.name}.broken"))
        for beside in ("-wal", "-shm", "-journal"):
            database.with_name(database.name + beside).unlink(missing_ok=True)


@contextmanager
def told_if_it_cannot_run() -> Iterator[None]:
    """Say in words of the office that there is no room to run, or that Prefect's own server is silent.

    Without room Prefect tries for minutes, and what it raises in the end names anything but the disk.

    Raises:
        CannotWrite: less is free than a night needs, before or after.
        PrefectSilent: the server that a night starts for itself did not answer.
    """
    home = Path(os.environ["PREFECT_HOME"])
    _check_room(home)
    try:
        yield
    except TonghopError:
        raise
    except RuntimeError as fault:
        _check_room(home)
        if "Prefect API server" not in str(fault):
            raise
        raise PrefectSilent(seconds=STARTUP_SECONDS) from fault
    except Exception:
        _check_room(home)
        raise


def _check_room(home: Path) -> None:
    if shutil.disk_usage(home).free < _LEAST_ROOM:
        raise CannotWrite(file=home, cause=os.strerror(errno.ENOSPC))


@contextmanager
def unwatched() -> Iterator[None]:
    """Send no heartbeats while the server is one night's own: nobody there looks for runs that crashed.

    Each flow waits up to a second for the thread of its heartbeats to end (prefect 3.9.1, measured: 1.1 s a
    flow, 0.1 s without). Call it only after `settle`.
    """
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings  # noqa: PLC0415

    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield
