"""What lies in the inbox: a folder often on another machine, where people work and which may go away."""

import hashlib
import os
import stat
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.workspace import Workspace
from outputs.history import History
from schemas.errors import InboxUnreachable

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

    def is_unchanged(self) -> bool:
        """Return whether it still lies there, as long and as old as it was."""
        try:
            status = self.path.lstat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime) == (self.size, self.modified)


def files(workspace: Workspace) -> list[Arrived]:
    """Return the files of all requests, in order.

    Raises:
        InboxUnreachable: the inbox is not there, or went away meanwhile. Nobody's files are taken for gone.
    """
    found = [entry for request in workspace.requests for entry in _of(request, workspace.inbox / request)]
    if not workspace.inbox.is_dir():
        raise InboxUnreachable(folder=workspace.inbox, cause=os.strerror(2))
    return found


def differs(entry: Arrived, history: History) -> bool:
    """Return whether a file is not the one that was last taken in from its path."""
    current = history.at_path(entry.request, entry.file)
    return current is None or current.size != entry.size or current.sha256 != _hash(entry.path)


def arrivals(workspace: Workspace, history: History, held: Container[str]) -> list[Arrived]:
    """Return the files that are not as they were taken in last, or whose bytes the archive has lost.

    Raises as `files` does.
    """
    present = files(workspace)
    return [entry for entry in present if is_lost(entry, history, held) or differs(entry, history)]


def is_lost(entry: Arrived, history: History, held: Container[str]) -> bool:
    """Return whether the archive, which holds these hashes, has lost what was taken in from a path."""
    current = history.at_path(entry.request, entry.file)
    return current is not None and bool(current.sha256) and current.sha256 not in held


def strangers(workspace: Workspace) -> tuple[str, ...]:
    """Name the folders of the inbox that belong to no request."""
    if not workspace.inbox.is_dir():
        return ()
    return tuple(
        sorted(
            readable(entry.name)
            for entry in workspace.inbox.iterdir()
            if entry.name not in workspace.requests
        )
    )


def readable(name: str) -> str:
    """Return the name of a file as text: bytes of it that are no UTF-8 are shown as "\\xe1".

    Old machines and archives name files in charsets of their own; such a name can be neither printed nor
    written into the ledger.
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _of(request: str, top: Path) -> Iterator[Arrived]:
    paths = [Path(folder, name) for folder, _, names in os.walk(top, onerror=_unless_gone) for name in names]
    for path in sorted(paths):
        parts = path.relative_to(top).parts
        if any(part.startswith(_PASSING_NAMES) for part in parts) or path.name.endswith(_PASSING_ENDINGS):
            continue
        try:
            status = path.lstat()
        except FileNotFoundError:
            # Somebody moved it just now: the next run finds it where it is then.
            continue
        except OSError as fault:
            raise InboxUnreachable(folder=path, cause=fault.strerror or fault) from fault
        if stat.S_ISREG(status.st_mode):
            yield Arrived(request, readable("/".join(parts)), path, status.st_size, status.st_mtime)


def _unless_gone(fault: OSError) -> None:
    """Pass over a folder that was moved while we looked; anything else is a fault of the inbox."""
    if not isinstance(fault, FileNotFoundError):
        raise InboxUnreachable(folder=fault.filename, cause=fault.strerror or fault) from fault


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        # It cannot be opened now; that is said when it is taken in.
        return ""
