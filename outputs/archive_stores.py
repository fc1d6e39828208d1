"""Where an archive's bytes lie: a folder, or any object storage that fsspec speaks to (s3://…).

A name never shows half a file, and what lies under a name is never written over.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol

_BLOCK = 1 << 20


class Store(Protocol):
    """Bytes under names; every method raises OSError where the store cannot do it."""

    @property
    def address(self) -> str: ...

    def holds(self, sha256: str) -> bool: ...

    def read(self, sha256: str) -> bytes: ...

    def write(self, sha256: str, content: bytes) -> None: ...

    def write_file(self, file: BinaryIO) -> str:
        """Keep all that a file holds, under the hash of what was copied; return it."""

    def names(self) -> Iterator[str]: ...


def store_at(address: str) -> Store:
    """Return the store at an address: a URL, else the path of a folder."""
    return ObjectStore(address) if "://" in address else FolderStore(Path(address))


class FolderStore:
    """A folder, with a sub-folder for the first two letters."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def address(self) -> str:
        return str(self.root)

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def read(self, sha256: str) -> bytes:
        return self.path(sha256).read_bytes()

    def write(self, sha256: str, content: bytes) -> None:
        path = self._ready(sha256)
        write_whole(path, content)
        path.chmod(0o444)

    def write_file(self, file: BinaryIO) -> str:
        self.root.mkdir(parents=True, exist_ok=True)
        # The bytes may change while they are copied: the name is known only when they are here.
        with tempfile.NamedTemporaryFile(dir=self.root, prefix=".writing-", delete=False) as copy:
            try:
                sha256 = _copied(file, copy)
                os.fsync(copy.fileno())
                path = self._ready(sha256)
                Path(copy.name).replace(path)
            except BaseException:
                Path(copy.name).unlink(missing_ok=True)
                raise
        path.chmod(0o444)
        return sha256

    def names(self) -> Iterator[str]:
        for folder in self.root.glob("??"):
            yield from (path.name for path in folder.iterdir() if not path.name.startswith("."))

    def _ready(self, sha256: str) -> Path:
        path = self.path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


class ObjectStore:
    """A folder of an object storage; keys and secrets come from the environment, as its library has it.

    A put is whole or not at all, and refused where the name is taken (If-None-Match).
    """

    def __init__(self, address: str) -> None:
        # Half a second, which a workspace with a folder need not pay.
        from fsspec.core import url_to_fs  # noqa: PLC0415

        self._address = address.rstrip("/")
        # What another night has put there since must be seen.
        self._files: Any
        self._files, self._root = url_to_fs(self._address, use_listings_cache=False)

    @property
    def address(self) -> str:
        return self._address

    def holds(self, sha256: str) -> bool:
        return bool(self._files.isfile(self._name(sha256)))

    def read(self, sha256: str) -> bytes:
        content: bytes = self._files.cat_file(self._name(sha256))
        return content

    def write(self, sha256: str, content: bytes) -> None:
        try:
            self._files.pipe_file(self._name(sha256), content, mode="create")
        except FileExistsError:
            # Another night was quicker; the name says that it is the same.
            return

    def write_file(self, file: BinaryIO) -> str:
        with tempfile.NamedTemporaryFile() as copy:
            sha256 = _copied(file, copy)
            try:
                self._files.put_file(copy.name, self._name(sha256), mode="create")
            except FileExistsError:
                return sha256
        return sha256

    def names(self) -> Iterator[str]:
        yield from (name.rpartition("/")[2] for name in self._files.find(self._root))

    def _name(self, sha256: str) -> str:
        return f"{self._root}/{sha256[:2]}/{sha256}"


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its name never shows half of it: beside it first, then by one rename."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _copied(file: BinaryIO, copy: Any) -> str:
    """Copy a file's bytes and return the hash of what was copied."""
    digest = hashlib.sha256()
    while chunk := file.read(_BLOCK):
        digest.update(chunk)
        copy.write(chunk)
    copy.flush()
    return digest.hexdigest()
