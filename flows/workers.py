"""The pool that reads hostile files: processes with limits on time and memory, ended when they exceed them.

A document is hostile until read: one that hangs or eats memory costs its own reading and nothing else.
"""

import gc
import multiprocessing
import os
import resource
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from outputs.archive import ArchivedFile, sha256_of
from schemas.errors import NoPermission, ReaderDied, ReadingTookTooLong, UnreadableFile
from schemas.facts import Extraction
from schemas.limits import Limits

if TYPE_CHECKING:
    from extractors.files import Opening

Job = TypeVar("Job")
Result = TypeVar("Result")

# Loaded once, in the process from which each worker is forked.
_PRELOADED = ["extractors.preloaded", "extractors.page_pictures", "pdfplumber"]


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: where its bytes lie, under which name it came, and how to read it.

    It holds no bytes: a worker, maybe on another machine, fetches them itself.
    """

    source: Path | ArchivedFile
    name: str
    limits: Limits
    received: date | None = None
    reader: str | None = None
    is_member: bool = False
    """It was taken out of a container: a document, whatever its bytes look like."""

    @property
    def path(self) -> Path:
        """The path of a file that is in no archive."""
        if isinstance(self.source, Path):
            return self.source
        raise TypeError(f"{self.name} is read from an archive")


def read_file(task: Task) -> Extraction:
    """Read one document and extract its facts, here and now.

    Raises:
        UnreadableFile: no reader could read it.
        ArchiveFault: its bytes are no longer in the archive, or the archive cannot be reached.
    """
    return read_content(task, content_of(task))


def read_content(task: Task, content: bytes) -> Extraction:
    """Read the bytes of one document and extract its facts; raises UnreadableFile as `read_file` does."""
    # Imported where they are needed: the process that only shows results need not load spaCy.
    from extractors.extraction import extract  # noqa: PLC0415
    from extractors.readers.dispatch import read  # noqa: PLC0415

    # A Word package is a ring of parts: those of the file before are let go first. Without it a worker
    # held 390 MB after 200 files, with it 71, and was no slower.
    gc.collect(1)
    document = read(content, task.name, task.limits, task.reader)
    return extract(document, file=task.name, sha256=sha256_of(content), received=task.received)


def read_whole(task: Task) -> Extraction:
    """Read a file, a container with all that is in it; raises as `read_file` does."""
    from extractors.files import read  # noqa: PLC0415

    return read(_opening(task))


def whole_text(task: Task) -> str:
    """Return the text that the offsets of `read_whole` count in."""
    from extractors.files import text  # noqa: PLC0415

    return text(_opening(task))


def _opening(task: Task) -> "Opening":
    from extractors.files import Opening  # noqa: PLC0415

    content = content_of(task)
    return Opening(content, task.name, sha256_of(content), task.limits, task.received, task.reader)


def content_of(task: Task) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableFile: they cannot be read.
        ArchiveFault: they are no longer in the archive, or the archive cannot be reached.
    """
    try:
        return task.source.read_bytes()
    except PermissionError as fault:
        raise NoPermission(file=task.name) from fault
    except OSError as fault:
        raise UnreadableFile(file=task.name, cause=fault.strerror or fault) from fault


class ReadingPool:
    """Worker processes that read files; each is forked from one that has loaded the pipeline already."""

    def __init__(self, jobs: int | None, limits: Limits) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        self._limits = limits
        self._pool = ProcessPool(
            max_workers=jobs or os.cpu_count() or 1,
            context=context,
            initializer=_bound_memory,
            initargs=(limits.memory_mb,),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        # After a fault nobody waits for what is still being read.
        if fault is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def submit(self, task: Task) -> "Future[str]":
        """Hand a file to a worker; the future holds the extraction as JSON."""
        return self.schedule(_read_as_json, task)

    def schedule(self, work: Callable[[Job], Result], job: Job) -> "Future[Result]":
        """Hand any work on one file to a worker, under the same limits."""
        future: Future[Result] = self._pool.schedule(work, args=(job,), timeout=self._limits.seconds)
        return future

    def read(self, task: Task) -> Extraction:
        """Read a file in a worker and wait for it.

        Raises:
            UnreadableFile: no reader could read it, or it exceeded the limits.
        """
        return self.result(task, self.submit(task))

    def result(self, task: Task, future: "Future[str]") -> Extraction:
        """Wait for a file handed to `submit`; raises as `read` does."""
        return Extraction.model_validate_json(self.answer(task.name, future))

    def answer(self, name: str, future: "Future[Result]") -> Result:
        """Wait for what a worker answers about a file.

        Raises:
            ReadingTookTooLong: it exceeded the limit on time, and was ended.
            ReaderDied: its process ended, or ran out of memory.
        """
        try:
            return future.result()
        except TookTooLong as fault:
            raise ReadingTookTooLong(file=name, seconds=self._limits.seconds) from fault
        except (ProcessExpired, MemoryError) as fault:
            raise ReaderDied(file=name) from fault


def _read_as_json(task: Task) -> str:
    return read_file(task).model_dump_json()


def _bound_memory(megabytes: int) -> None:
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
