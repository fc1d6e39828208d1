"""One run at a time in a workspace, and by which clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from filelock import FileLock, Timeout

from flows.intake import VIETNAM
from flows.workspace import Workspace
from schemas.errors import NightRuns

Clock: TypeAlias = Callable[[], datetime]


def clock_at(now: str | None) -> Clock:
    """Return a clock: stopped at a moment given in ISO form, or the machine's, in Vietnam's time."""
    if now is None:
        return lambda: datetime.now(VIETNAM).replace(microsecond=0)
    moment = datetime.fromisoformat(now)
    stopped = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return lambda: stopped


@contextmanager
def alone_in(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace for one run; the system lets go of the lock when the process dies.

    Raises:
        NightRuns: another run holds it.
    """
    workspace.state_folder.mkdir(exist_ok=True)
    lock = FileLock(workspace.state_folder / "night.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as held:
        raise _held(datetime.fromtimestamp(Path(lock.lock_file).stat().st_mtime, VIETNAM)) from held
    try:
        # A ledger on a server may serve a workspace on another machine.
        with workspace.ledger.night() as since:
            if since is not None:
                raise _held(since.astimezone(VIETNAM))
            yield
    finally:
        lock.release()


def _held(since: datetime) -> NightRuns:
    return NightRuns(since=f"{since:%H:%M %d/%m/%Y}")
