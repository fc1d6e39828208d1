"""Prefect's settings, made in code before Prefect is imported.

Prefect reads `[tool.prefect]` from the current directory alone, and a nightly run has no say in where it
is started. Measured: its embedded server needs up to 28 s on a cold database, its own limit is 20 s.
What the environment sets already (PREFECT_API_URL of a server that is kept running) is left alone.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTUP_SECONDS = 180


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
