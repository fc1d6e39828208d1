"""Take in what arrived: every file of the inbox becomes a submission, its bytes go to the archive."""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flows.inbox import Arrived, differs, files, is_lost, strangers
from flows.workspace import Workspace
from outputs.history import History, failed, received
from outputs.ledger import NewEvent
from schemas.submission import Submission

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

SETTLING_SECONDS = 2.0
"""A file whose size changes within this time is still being written (contracts.md, section 3)."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a look into the inbox brings: events to append, and files left for the next run."""

    events: tuple[NewEvent, ...]
    unsettled: tuple[str, ...]
    unknown_requests: tuple[str, ...]


def take_in(workspace: Workspace, history: History, now: datetime) -> Intake:
    """Find what is new in the inbox and put its bytes into the archive. Nothing is moved or deleted."""
    present = files(workspace)
    _put_back(workspace, history, present)
    settled, left = _settled([entry for entry in present if differs(entry, history)])
    here = {(entry.request, entry.file) for entry in present}
    known = history.copy()
    events: list[NewEvent] = []
    for entry in settled:
        made = _received(entry, workspace, known, here, now)
        if made is None:
            left.append(entry)
        events += made or ()
    return Intake(tuple(events), tuple(f"{e.request}/{e.file}" for e in left), strangers(workspace))


def _put_back(workspace: Workspace, history: History, present: Sequence[Arrived]) -> None:
    """Give the archive again what it has lost and the inbox still holds: the ledger names the same bytes."""
    held = workspace.archive.held()
    for entry in present:
        if is_lost(entry, history, held) and not differs(entry, history):
            workspace.archive.put_file(entry.path)


def _settled(new: list[Arrived]) -> tuple[list[Arrived], list[Arrived]]:
    """Part files whose size stays as it is from those that are still being written."""
    if not new:
        return [], []
    time.sleep(SETTLING_SECONDS)
    settled: list[Arrived] = []
    unsettled: list[Arrived] = []
    for entry in new:
        (settled if entry.is_unchanged() else unsettled).append(entry)
    return settled, unsettled


def _received(
    entry: Arrived, workspace: Workspace, known: History, here: set[tuple[str, str]], now: datetime
) -> list[NewEvent] | None:
    """Return the events of a file's arrival; None where it changed or went away while it was copied."""
    try:
        sha256 = workspace.archive.put_file(entry.path)
    except PermissionError as fault:
        return _unopened(entry, workspace, known, now, fault)
    except OSError:
        # A network folder that stumbles: what can pass by tomorrow is no verdict on the file.
        return None
    if not entry.is_unchanged():
        return None
    submission = _submission(entry, workspace, known, here, now, sha256)
    known.receive(submission)
    return [received(submission)]


def _unopened(
    entry: Arrived, workspace: Workspace, known: History, now: datetime, fault: PermissionError
) -> list[NewEvent]:
    before = known.at_path(entry.request, entry.file)
    if before and not before.sha256 and before.size == entry.size:
        return []
    submission = _submission(entry, workspace, known, set(), now, "")
    known.receive(submission)
    values = {"file": entry.file, "cause": fault.strerror or str(fault)}
    return [received(submission), failed(submission, "", "no-permission", values)]


def submission_id(request: str, file: str, sha256: str, replaces: str | None) -> str:
    """Return the id of a submission: a hash of what it is, where it lies and what it replaces."""
    said = "\0".join((request, file, sha256, replaces or ""))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _submission(
    entry: Arrived,
    workspace: Workspace,
    known: History,
    here: set[tuple[str, str]],
    now: datetime,
    sha256: str,
) -> Submission:
    before = known.at_path(entry.request, entry.file) or _moved(entry, known, here, sha256)
    replaces = before.id if before else None
    # The file's own time may be later than the clock of a run made for an earlier day, never the reverse.
    arrived = min(datetime.fromtimestamp(entry.modified, VIETNAM), now.astimezone(VIETNAM))
    return Submission(
        id=submission_id(entry.request, entry.file, sha256, replaces),
        request=entry.request,
        agency=entry.folder if entry.folder in workspace.agencies else None,
        file=entry.file,
        sha256=sha256,
        received=min(arrived, known.first_seen.get(sha256, arrived)).replace(microsecond=0),
        size=entry.size,
        replaces=replaces,
    )


def _moved(entry: Arrived, known: History, here: set[tuple[str, str]], sha256: str) -> Submission | None:
    """Return the submission of the same bytes whose own path is now empty: the file was moved."""
    same = known.same_bytes(entry.request, sha256) if sha256 else []
    # A member lies in its container and cannot be moved: the file beside it is a copy.
    same = [other for other in same if other.container is None]
    return next((other for other in same if (other.request, other.file) not in here), None)
