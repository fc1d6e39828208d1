"""Which code read a file: facts are kept under the version of all that made them."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

READING_ROOMS = ("schemas", "extractors")


@cache
def code_version(*rooms: str) -> str:
    """Return the program's version and a digest of the sources and registries of some rooms.

    Two checkouts of one version that differ in a rule differ here, so their facts are never mixed.
    """
    digest = hashlib.sha256()
    for room in rooms:
        for name, content in sorted(_sources(files(room), room)):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return f"{version('tonghop')}+{digest.hexdigest()[:12]}"


def _sources(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        inner = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _sources(entry, inner)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            found.append((inner, entry.read_bytes()))
    return found
