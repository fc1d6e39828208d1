"""What lies in `out/`, against what the ledger says was released there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outputs.archive import sha256_of
from outputs.fault import Fault
from outputs.history import MadeRelease
from outputs.ledger import Event
from outputs.release import CURRENT, MANIFEST
from outputs.release_proof import Entered


def written(out: Path, made: MadeRelease) -> Iterator[Fault]:
    """Yield each file of a release's folder that is not as the ledger has it."""
    folder = out / made.request / made.release
    for name, sha256 in made.files.items():
        where = f"out/{made.request}/{made.release}/{name}"
        if not (folder / name).is_file():
            yield Fault("file-missing", where)
        elif (found := sha256_of((folder / name).read_bytes())) != sha256:
            yield Fault("file-changed", where, {"found": found, "wanted": sha256})


def folder_faults(out: Path, events: list[Event], entered: list[Entered]) -> Iterator[Fault]:
    """Yield each release that names a head which the ledger does not hold: it was cut or replaced."""
    held = {(event.sequence, event.hash) for event in events}
    for folder in _unentered(out, entered):
        if _head_of(folder) not in held:
            yield Fault("release-unheld", f"out/{folder.parent.name}/{folder.name}")
    known = {entry.made.release for entry in entered}
    for current, name in _current(out):
        if name not in known:
            yield Fault("current-unheld", f"out/{current.parent.name}/{CURRENT}", {"name": name})


def folder_notes(out: Path, events: list[Event], entered: list[Entered]) -> Iterator[Fault]:
    """Yield what a run that died may leave: a folder never entered, `current.txt` behind."""
    held = {(event.sequence, event.hash) for event in events}
    for folder in _unentered(out, entered):
        if _head_of(folder) in held:
            yield Fault("release-unfinished", f"out/{folder.parent.name}/{folder.name}")
    newest = {entry.made.request: entry.made.release for entry in entered}
    known = {entry.made.release for entry in entered}
    for current, name in _current(out):
        if name in known and newest.get(current.parent.name) != name:
            yield Fault("current-behind", f"out/{current.parent.name}/{CURRENT}", {"name": name})


def _unentered(out: Path, entered: list[Entered]) -> Iterator[Path]:
    known = {(entry.made.request, entry.made.release) for entry in entered}
    for manifest in sorted(out.glob(f"*/*/{MANIFEST}")):
        folder = manifest.parent
        # A folder with a dot is one that a run began to write and did not finish.
        if (folder.parent.name, folder.name) not in known and not folder.name.startswith("."):
            yield folder


def _current(out: Path) -> Iterator[tuple[Path, str]]:
    for current in sorted(out.glob(f"*/{CURRENT}")):
        yield current, current.read_text("utf-8", "replace").strip()


def _head_of(folder: Path) -> tuple[Any, Any] | None:
    try:
        told = json.loads((folder / MANIFEST).read_bytes())["ledger"]
        return told["sequence"], told["hash"]
    except (ValueError, KeyError, TypeError):
        return None
