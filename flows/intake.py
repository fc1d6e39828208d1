"""Take in what arrived: every file of the inbox becomes a submission, its bytes go to the archive."""

import copy
import hashlib
import stat
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.workspace import Workspace
from outputs.history import History, failed, received
from outputs.ledger import NewEvent
from schemas.submission import Submission

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

SETTLING_SECONDS = 2.0
"""A file whose size changes within this time is still being written (contracts.md, section 3)."""

_PASSING_NAMES = ("~$", ".", "Thumbs.db", "desktop.ini")
_PASSING_ENDINGS = (".part", ".tmp", ".crdownload", ".partial")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file of the inbox as it lies there."""

    request: str
    file: str
    path: Path
    size: int
    modified: float

    @property
    def folder(self) -> str | None:
        """The agency's folder; None for a file directly in the request's."""
        first, slash, _ = self.file.partition("/")
        return first if slash else None


@dataclass(frozen=True, slots=True)
class Intake:
    """What a look into the inbox brings: events to append, and files left for the next run."""

    events: tuple[NewEvent, ...]
    unsettled: tuple[str, ...]
    unknown_requests: tuple[str, ...]


def take_in(workspace: Workspace, history: History, now: datetime) -> Intake:
    """Find what is new in the inbox and put its bytes into the archive. Nothing is moved or deleted."""
    present = _files(workspace)
    new = [entry for entry in present if _differs(entry, workspace, history)]
    settled, unsettled = _settled(new)
    here = {(entry.request, entry.file) for entry in present}
    known = copy.deepcopy(history)
    events = [event for entry in settled for event in _received(entry, workspace, known, here, now)]
    return Intake(tuple(events), tuple(f"{e.request}/{e.file}" for e in unsettled), _strangers(workspace))


def _files(workspace: Workspace) -> list[Arrived]:
    found = []
    for request in workspace.requests:
        top = workspace.inbox / request
        for path in sorted(top.rglob("*")):
            parts = path.relative_to(top).parts
            if any(part.startswith(_PASSING_NAMES) for part in parts) or path.name.endswith(_PASSING_ENDINGS):
                continue
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                file = "/".join(parts)
                found.append(Arrived(request, file, path, status.st_size, status.st_mtime))
    return found


def _strangers(workspace: Workspace) -> tuple[str, ...]:
    """Name the folders of the inbox that belong to no request."""
    if not workspace.inbox.is_dir():
        return ()
    return tuple(
        sorted(entry.name for entry in workspace.inbox.iterdir() if entry.name not in workspace.requests)
    )


def _differs(entry: Arrived, workspace: Workspace, history: History) -> bool:
    current = history.at_path(entry.request, entry.file)
    return current is None or current.size != entry.size or current.sha256 != _hash(entry.path)


def _settled(new: list[Arrived]) -> tuple[list[Arrived], list[Arrived]]:
    """Part files whose size stays as it is from those that are still being written."""
    if not new:
        return [], []
    time.sleep(SETTLING_SECONDS)
    settled: list[Arrived] = []
    unsettled: list[Arrived] = []
    for entry in new:
        try:
            same = entry.path.lstat().st_size == entry.size
        except FileNotFoundError:
            same = False
        (settled if same else unsettled).append(entry)
    return settled, unsettled


def _received(
    entry: Arrived, workspace: Workspace, known: History, here: set[tuple[str, str]], now: datetime
) -> list[NewEvent]:
    try:
        sha256 = workspace.archive.put_file(entry.path)
    except OSError as fault:
        return _unopened(entry, workspace, known, now, fault)
    submission = _submission(entry, workspace, known, here, now, sha256)
    known.receive(submission)
    return [received(submission)]


def _unopened(
    entry: Arrived, workspace: Workspace, known: History, now: datetime, fault: OSError
) -> list[NewEvent]:
    submission = _submission(entry, workspace, known, set(), now, "")
    if submission.id in known.submissions:
        return []
    known.receive(submission)
    code = "no-permission" if isinstance(fault, PermissionError) else "unreadable-file"
    values = {"file": entry.file, "cause": fault.strerror or str(fault)}
    return [received(submission), failed(submission, "", code, values)]


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
    said = "\0".join((entry.request, entry.file, sha256, replaces or ""))
    return Submission(
        id=hashlib.sha256(said.encode()).hexdigest()[:12],
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
    return next((other for other in same if (other.request, other.file) not in here), None)


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        # It cannot be opened now; that is said when it is taken in.
        return ""
