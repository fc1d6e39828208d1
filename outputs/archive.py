"""The bytes of everything that was ever read, kept by their hash and never changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outputs.archive_stores import FolderStore, Store, sha256_of, store_at, write_whole
from schemas.errors import ArchiveFault, CannotWrite

ALTERED = "SHA-256 ≠"
"""Cause of a fault where bytes are there, but not those of the name."""

__all__ = ["Archive", "ArchivedFile", "sha256_of", "write_whole"]


class Archive:
    """Files named by the SHA-256 of their bytes: in a folder, or wherever `store` keeps them."""

    def __init__(self, store: Store | Path) -> None:
        self.store = FolderStore(store) if isinstance(store, Path) else store

    @classmethod
    def at(cls, address: str) -> "Archive":
        """Return the archive at an address: an absolute path, or a URL such as "s3://bucket/folder"."""
        return cls(store_at(address))

    def file(self, sha256: str) -> "ArchivedFile":
        """Return where a worker finds these bytes, on whatever machine it runs."""
        return ArchivedFile(self.store.address, sha256)

    def put(self, content: bytes) -> str:
        """Keep bytes and return their hash. What is already there is left as it is.

        Raises:
            CannotWrite: no room, no right to write, or no way to the store. Nothing half-written stays.
        """
        sha256 = sha256_of(content)
        try:
            if not self.store.holds(sha256):
                self.store.write(sha256, content)
        except OSError as fault:
            raise CannotWrite(file=self._told(sha256), cause=fault.strerror or fault) from fault
        return sha256

    def put_file(self, source: Path) -> str:
        """Keep a file's bytes, however large, and return their hash; it is the hash of what was kept.

        Raises:
            OSError: the file cannot be read.
            CannotWrite: as `put` does.
        """
        with source.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            try:
                return sha256 if self.store.holds(sha256) else self.store.write_file(file)
            except OSError as fault:
                raise CannotWrite(file=self._told(sha256), cause=fault.strerror or fault) from fault

    def get(self, sha256: str) -> bytes:
        """Return the bytes with this hash.

        Raises:
            ArchiveFault: the file is missing, unreadable, or its bytes have changed.
        """
        try:
            content = self.store.read(sha256)
        except OSError as fault:
            raise ArchiveFault(sha256=sha256, cause=fault.strerror or fault) from fault
        if sha256_of(content) != sha256:
            raise ArchiveFault(sha256=sha256, cause=ALTERED)
        return content

    def hashes(self) -> Iterator[str]:
        """Yield the hash of every file that is kept, in no order.

        Raises:
            ArchiveFault: the store cannot be listed.
        """
        try:
            yield from self.store.names()
        except OSError as fault:
            raise ArchiveFault(sha256=self.store.address, cause=fault.strerror or fault) from fault

    def held(self) -> frozenset[str]:
        """Return the hashes of all that is kept; raises as `hashes` does."""
        return frozenset(self.hashes())

    def _told(self, sha256: str) -> str:
        return f"{self.store.address}/{sha256[:2]}/{sha256}"


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """Bytes of an archive, named so that a process of its own can fetch them."""

    address: str
    sha256: str

    def read_bytes(self) -> bytes:
        """Return the bytes; raises as `Archive.get` does."""
        return Archive.at(self.address).get(self.sha256)
