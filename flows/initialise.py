"""Make a workspace: the province's registry, settings to fill in, and the sample where it is asked for."""

import os
import shutil
import tomllib
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from schemas.errors import CannotWrite, WorkspaceExists

# Reports name people: nobody else on the machine may read what lies below.
_OWNER_AND_GROUP = 0o750


def initialise(folder: Path, *, sample: bool) -> None:
    """Write a new workspace into an empty or new folder.

    Raises:
        WorkspaceExists: the folder holds files.
        CannotWrite: it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceExists(folder=folder)
    try:
        with as_file(files("flows").joinpath("sample")) as source:
            _copy(source, folder, sample)
        folder.chmod(_OWNER_AND_GROUP)
    except OSError as fault:
        raise CannotWrite(file=folder, cause=fault.strerror or fault) from fault


def _copy(source: Path, folder: Path, sample: bool) -> None:
    (folder / "registry").mkdir(parents=True)
    shutil.copyfile(source / "tonghop.toml", folder / "tonghop.toml")
    shutil.copyfile(source / "registry" / "agencies.toml", folder / "registry" / "agencies.toml")
    for name in ("requests", "inbox"):
        if sample:
            shutil.copytree(source / name, folder / name, copy_function=shutil.copyfile)
        else:
            (folder / name).mkdir()
    if sample:
        _set_times(source / "received.toml", folder / "inbox")


def _set_times(received: Path, inbox: Path) -> None:
    """Give the sample's files the times at which they arrived: copies would all have come just now."""
    for file, time in tomllib.loads(received.read_text("utf-8"))["received"].items():
        moment = time if isinstance(time, datetime) else datetime.fromisoformat(time)
        os.utime(inbox / file, (moment.timestamp(), moment.timestamp()))
