"""Who reads: worker processes of this machine, or the workers of a Dask cluster (`engine = "dask"`).

A job is a plain function over a file's name and hash; what it hands back is small, since the worker has put
the facts into the archive itself. So a worker elsewhere needs the archive and nothing else of the night.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeAlias

from extractors.version import READING_ROOMS, code_version
from flows.opening import index_of, is_opened
from flows.settings import Settings
from flows.workers import ReadingPool, Task, content_of, read_content
from outputs.archive import Archive, ArchivedFile
from schemas.errors import EngineOfOtherCode, EngineUnreachable, Quarantined, ReaderDied
from schemas.limits import Limits


@dataclass(frozen=True, slots=True)
class Kept:
    """Facts, or the index of a container, as a worker kept them: where, by which reader and code."""

    result: str
    reader: str | None
    counts: dict[str, int]
    code: str
    is_index: bool = False
    """The file is a container: its members are to be read."""


Outcome: TypeAlias = "Kept | Exception"


class Engine(Protocol):
    """Where files are read."""

    @property
    def width(self) -> int:
        """How many files it reads at once."""

    def submit(self, task: Task) -> "Future[Kept]": ...

    def outcome(self, task: Task, future: "Future[Kept]") -> Outcome:
        """Return what became of a job that has ended.

        Raises:
            EngineUnreachable: the engine itself is gone, which is no verdict on the file.
        """


def keep_reading(task: Task) -> Kept:
    """Read a file of the archive and keep its facts there, or what it holds, here and now.

    Raises:
        UnreadableFile: no reader could read it.
        ArchiveFault: its bytes are not to be had.
        CannotWrite: the archive does not take the facts.
    """
    assert isinstance(task.source, ArchivedFile)
    content = content_of(task)
    if is_opened(task, content):
        return _keep_members(task, content)
    made = read_content(task, content)
    kept = Archive.at(task.source.address).put(made.model_dump_json().encode())
    counts = {kind: len(getattr(made, kind)) for kind in ("references", "dates", "quantities")}
    return Kept(kept, made.reader, counts, code_version(*READING_ROOMS))


def _keep_members(task: Task, content: bytes) -> Kept:
    assert isinstance(task.source, ArchivedFile)
    archive = Archive.at(task.source.address)
    index = index_of(task, content, archive.put)
    kept = archive.put(index.model_dump_json().encode())
    return Kept(kept, index.opener, {}, code_version(*READING_ROOMS), is_index=True)


@contextmanager
def engine_of(settings: Settings, jobs: int | None) -> Iterator[Engine]:
    """Yield the engine that the settings choose, for as long as the context lasts.

    Raises:
        EngineUnreachable: the scheduler that they name does not answer.
    """
    if settings.engine == "dask":
        with _dask(str(settings.scheduler)) as engine:
            yield engine
        return
    width = jobs or settings.jobs or os.cpu_count() or 1
    with ReadingPool(width, settings.reading) as pool:
        yield LocalEngine(pool, width)


def outcomes(engine: Engine, tasks: Sequence[Task]) -> Iterator[tuple[int, Outcome]]:
    """Read files side by side; yield each one's place among them and its outcome, as soon as there is one.

    A worker's death may come from without: its file is tried once more. The second puts it in quarantine.
    """
    waiting = iter(enumerate(tasks))
    running: dict[Future[Kept], int] = {}
    died: set[int] = set()
    while True:
        # A few more than are read at once: no worker waits, and a first night's memory stays flat.
        while len(running) < 3 * engine.width and (entry := next(waiting, None)):
            running[engine.submit(entry[1])] = entry[0]
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            place = running.pop(future)
            outcome = engine.outcome(tasks[place], future)
            if isinstance(outcome, ReaderDied):
                if place not in died:
                    died.add(place)
                    running[engine.submit(tasks[place])] = place
                    continue
                outcome = Quarantined(file=tasks[place].name)
            yield place, outcome


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Worker processes of this machine."""

    pool: ReadingPool
    width: int

    def submit(self, task: Task) -> "Future[Kept]":
        return self.pool.schedule(keep_reading, task)

    def outcome(self, task: Task, future: "Future[Kept]") -> Outcome:
        try:
            return self.pool.answer(task.name, future)
        except Exception as fault:
            return fault


@contextmanager
def _dask(scheduler: str) -> Iterator[Engine]:
    # Half a second, which only an office with a cluster pays.
    from distributed import Client  # noqa: PLC0415

    try:
        client = Client(scheduler, timeout=30, set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError as fault:
        raise EngineUnreachable(scheduler=scheduler, cause=fault) from fault
    with client:
        width = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        if not width:
            raise EngineUnreachable(scheduler=scheduler, cause="0 worker")
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        yield DaskEngine(scheduler, executor, width)


@dataclass(frozen=True, slots=True)
class DaskEngine:
    """The workers of a cluster. One that dies costs nothing: its jobs go to another."""

    scheduler: str
    executor: Executor
    width: int

    def submit(self, task: Task) -> "Future[Kept]":
        return self.executor.submit(read_in_own_process, task)

    def outcome(self, task: Task, future: "Future[Kept]") -> Outcome:
        from distributed import KilledWorker  # noqa: PLC0415
        from distributed.client import FutureCancelledError  # noqa: PLC0415

        try:
            kept = future.result()
        except KilledWorker:
            return ReaderDied(file=task.name)
        except (CancelledError, FutureCancelledError) as fault:
            raise EngineUnreachable(scheduler=self.scheduler, cause=type(fault).__name__) from fault
        except Exception as fault:
            return fault
        if kept.code != (ours := code_version(*READING_ROOMS)):
            raise EngineOfOtherCode(theirs=kept.code, ours=ours)
        return kept


def read_in_own_process(task: Task) -> Kept:
    """Read a file on a worker of a cluster, in a process of its own that the limits may end."""
    pool = _pool_of_worker(task.limits)
    return pool.answer(task.name, pool.schedule(keep_reading, task))


@cache
def _pool_of_worker(limits: Limits) -> ReadingPool:
    """Return the reading processes of this worker: as many as it has threads, kept while it lives."""
    from distributed import get_worker  # noqa: PLC0415

    return ReadingPool(get_worker().state.nthreads, limits)
