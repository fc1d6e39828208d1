"""A copy of a workspace that is itself a workspace; taken while a night runs, it is still consistent.

The ledger is copied first. All that its events name was in the archive before them, so an archive copied
afterwards holds at least that. What Prefect keeps is left out: nothing of it is needed.
"""

import shutil
from pathlib import Path

from flows.progress import bar, step
from flows.workspace import SETTINGS_FILE, Workspace
from schemas.errors import CannotWrite, WorkspaceExists

_FOLDERS = ("archive", "registry", "requests", "inbox", "out")
_HALF_WRITTEN = ".writing-*"


def backup(workspace: Workspace, target: Path) -> Workspace:
    """Copy a workspace into an empty or new folder and return the copy, opened.

    Raises:
        WorkspaceExists: the folder holds files.
        CannotWrite: no room, or no right to write.
        NoSnapshot: the ledger is on a database server.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WorkspaceExists(folder=target)
    try:
        target.mkdir(parents=True, exist_ok=True)
        workspace.ledger.snapshot(target / "ledger.sqlite")
        shutil.copy2(workspace.root / SETTINGS_FILE, target / SETTINGS_FILE)
        with bar("progress.copying", len(_FOLDERS)) as shown:
            for name in _FOLDERS:
                _copy(workspace.root / name, target / name)
                step(shown)
    except OSError as fault:
        raise CannotWrite(file=target, cause=fault.strerror or fault) from fault
    return Workspace.open(target)


def _copy(source: Path, target: Path) -> None:
    # Pipes and sockets are no files that anybody handed in; what is half-written belongs to a running night.
    if source.is_dir():
        shutil.copytree(source, target, ignore=_left_out, dirs_exist_ok=True)


def _left_out(folder: str, names: list[str]) -> set[str]:
    half = set(shutil.ignore_patterns(_HALF_WRITTEN)(folder, names))
    return half | {n for n in names if not ((path := Path(folder, n)).is_dir() or path.is_file())}
