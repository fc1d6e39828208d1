"""Prefect's settings, made in code before Prefect is imported.

Prefect reads `[tool.prefect]` from the current directory alone, and a nightly run has no say in where it
is started. Measured: its embedded server needs up to 28 s on a cold database, its own limit is 20 s.
What the environment sets already (PREFECT_API_URL of a server that is kept running) is left alone.
"""

import os
import sys
from pathlib import Path

STARTUP_SECONDS = 180


def settle(home: Path) -> None:
    """Keep Prefect's files in a folder, its server patient, and its analytics off.

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
    for name, value in wanted.items():
        os.environ.setdefault(name, value)
