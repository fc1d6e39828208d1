"""A copy of a workspace that is itself a workspace, and a workspace made from such a copy.

The ledger is copied first. All that its events name was in the archive before them, so an archive copied
afterwards holds at least that. Wherever ledger and archive lie, the copy holds them as a SQLite file and a
folder. What Prefect keeps is left out: nothing of it is needed.
"""

import shutil
from pathlib import Path

from flows.progress import bar, step
from flows.settings import Settings
from flows.workspace import SETTINGS_FILE, Workspace
from outputs.ledger import Ledger
from schemas.errors import CannotWrite, NotAWorkspace, WorkspaceExists

LEDGER = "ledger.sqlite"
ARCHIVE = "archive"
_FOLDERS = ("registry", "requests", "inbox", "out")
_HALF_WRITTEN = ".writing-*"


def backup(workspace: Workspace, target: Path) -> Workspace:
    """Copy a workspace into an empty or new folder and return the copy, opened.

    Raises:
        WorkspaceExists: the folder holds files.
        CannotWrite: no room, or no right to write.
    """
    _take(target)
    try:
        kept = Ledger(f"sqlite:///{target / LEDGER}", (target / LEDGER).with_suffix(".head"))
        workspace.ledger.copy_to(kept)
        kept.close()
        _copy_files(workspace.root, target)
    except OSError as fault:
        raise CannotWrite(file=target, cause=fault.strerror or fault) from fault
    copy = opened(target)
    _copy_archive(workspace, copy)
    return copy


def restore(source: Path, target: Path) -> Workspace:
    """Make a workspace of a backup in an empty or new folder; return it, opened by its own settings.

    A database server or an object storage that its settings name is filled from the backup.

    Raises:
        NotAWorkspace: the folder holds no backup.
        WorkspaceExists: the target holds files.
        LedgerNotEmpty: the database that the settings name holds events.
        CannotWrite: no room, or no right to write.
    """
    if not (source / LEDGER).is_file():
        raise NotAWorkspace(folder=source)
    kept = opened(source)
    _take(target)
    try:
        _copy_files(kept.root, target)
    except OSError as fault:
        raise CannotWrite(file=target, cause=fault.strerror or fault) from fault
    made = Workspace.open(target)
    _copy_archive(kept, made)
    # Last, so that its events never name what is not there yet.
    kept.ledger.copy_to(made.ledger)
    return made


def opened(copy: Path) -> Workspace:
    """Open a backup as it lies there, whatever database and archive its settings name."""
    defaults = Settings.model_fields
    return Workspace.open(copy, database=defaults["database"].default, archive=defaults["archive"].default)


def _take(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceExists(folder=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CannotWrite(file=folder, cause=fault.strerror or fault) from fault


def _copy_files(source: Path, target: Path) -> None:
    shutil.copy2(source / SETTINGS_FILE, target / SETTINGS_FILE)
    with bar("progress.copying", len(_FOLDERS)) as shown:
        for name in _FOLDERS:
            # Pipes and sockets are no files that anybody handed in; what is half-written belongs to a
            # running night.
            if (source / name).is_dir():
                shutil.copytree(source / name, target / name, ignore=_left_out, dirs_exist_ok=True)
            step(shown)


def _left_out(folder: str, names: list[str]) -> set[str]:
    half = set(shutil.ignore_patterns(_HALF_WRITTEN)(folder, names))
    return half | {n for n in names if not ((path := Path(folder, n)).is_dir() or path.is_file())}


def _copy_archive(source: Workspace, target: Workspace) -> None:
    """Copy every file that is kept, as it lies there: whether it is whole, `verify` tells of the copy."""
    hashes = list(source.archive.hashes())
    with bar("progress.copying", len(hashes)) as shown:
        for sha256 in hashes:
            if not target.archive.store.holds(sha256):
                target.archive.store.write(sha256, source.archive.store.read(sha256))
            step(shown)
