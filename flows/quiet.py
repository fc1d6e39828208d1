"""A night with nothing new needs no Prefect: found out before its slow start.

What such a night leaves is the same: two events, the current release in its place, the same answer.
"""

from collections.abc import Container
from datetime import datetime

from extractors.version import READING_ROOMS, code_version
from flows.consolidating import gather, release
from flows.inbox import arrivals, strangers
from flows.outcome import NightOutcome, outcome_of
from flows.turn import alone_in, clock_at
from flows.workspace import Workspace
from outputs.history import History
from outputs.ledger import Kind, NewEvent
from outputs.members import waiting
from schemas.request import Request


def quiet_night(workspace: Workspace, now: str | None, request: str | None) -> NightOutcome | None:
    """Run a night in which nothing is new and return how it ended; None where there is work to do.

    Raises:
        NightRuns: another run holds the workspace.
        TonghopError: a release's files are gone, and cannot be written anew.
    """
    clock = clock_at(now)
    chosen = [workspace.request(request)] if request else list(workspace.requests.values())
    with alone_in(workspace):
        history, held = History.of(workspace.ledger.events()), workspace.archive.held()
        if arrivals(workspace, history, held) or not all(
            _as_released(workspace, history, entry, clock(), held) for entry in chosen
        ):
            return None
        started = NewEvent(Kind.NIGHT_STARTED, {"code": code_version(*READING_ROOMS)})
        outcomes = tuple(outcome_of(entry.id, release(workspace, entry, clock), read=0) for entry in chosen)
        night = NightOutcome(outcomes, (), strangers(workspace))
        workspace.ledger.append([started, NewEvent(Kind.NIGHT_ENDED, night.counts())], clock())
    return night


def _as_released(
    workspace: Workspace, history: History, request: Request, now: datetime, held: Container[str]
) -> bool:
    """Return whether all was read and the newest release is made of what a new one would be made of."""
    newest = history.newest_release(request.id)
    unread = history.unread(request.id, code_version(*READING_ROOMS), held)
    if newest is None or unread or waiting(history, request.id):
        return False
    if request.id in history.issued:
        return True
    return newest.inputs == gather(workspace, history, request, now).digest
