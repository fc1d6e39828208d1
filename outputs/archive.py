"""The bytes of everything that was ever read, kept by their hash and never changed."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from schemas.errors import ArchiveFault, CannotWrite


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Archive:
    """A folder of files named by the SHA-256 of their bytes, two letters a sub-folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep bytes and return their hash. What is already there is left as it is.

        Raises:
            CannotWrite: no room, or no right to write. Nothing half-written stays.
        """
        sha256 = sha256_of(content)
        path = self.path(sha256)
        if path.exists():
            return sha256
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
            path.chmod(0o444)
        except OSError as fault:
            raise CannotWrite(file=path, cause=fault.strerror or fault) from fault
        return sha256

    def put_file(self, source: Path) -> str:
        """Keep a file's bytes, however large, and return their hash; it is the hash of what was kept.

        Raises:
            OSError: the file cannot be read.
            CannotWrite: no room, or no right to write.
        """
        with source.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            if self.path(sha256).exists():
                return sha256
            file.seek(0)
            return self._copied(file)

    def _copied(self, file: BinaryIO) -> str:
        digest = hashlib.sha256()
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.root, prefix=".writing-", delete=False) as copy:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
            path = self.path(digest.hexdigest())
            path.parent.mkdir(exist_ok=True)
            Path(copy.name).replace(path)
            path.chmod(0o444)
        except OSError as fault:
            raise CannotWrite(file=self.root, cause=fault.strerror or fault) from fault
        return digest.hexdigest()

    def get(self, sha256: str) -> bytes:
        """Return the bytes with this hash.

        Raises:
            ArchiveFault: the file is missing, unreadable, or its bytes have changed.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as fault:
            raise ArchiveFault(sha256=sha256, cause=fault.strerror or fault) from fault
        if sha256_of(content) != sha256:
            raise ArchiveFault(sha256=sha256, cause="SHA-256 ≠")
        return content


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
