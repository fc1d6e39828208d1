"""Read what is unread of one request; each reading ends in the ledger, done or failed."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from flows.engines import Kept, Outcome, engine_of, outcomes
from flows.progress import bar, step
from flows.turn import Clock
from flows.workers import Task
from flows.workspace import Workspace
from outputs.containers import opened
from outputs.history import History, completed, failed
from outputs.ledger import NewEvent
from schemas.errors import ArchiveFault, CannotWrite, UnreadableFile
from schemas.submission import Submission

# An append waits for the disk: what ends together is entered together. A killed night reads it again.
_TOGETHER, _SECONDS = 64, 1.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which submissions to read, under which key their facts are kept, and how."""

    submissions: Sequence[Submission]
    key: str
    reader: str | None = None
    jobs: int | None = None
    known: History | None = None
    """What was known before: a failure that is told in the same words again is no news. None where a person
    asked for the reading, which counts as an attempt whatever comes of it."""


class ReadingRun:
    """One run over some submissions. A plain class: Prefect looks into everything else it is handed."""

    def __init__(self, workspace: Workspace, wanted: Wanted, clock: Clock) -> None:
        self._workspace, self._wanted, self._clock = workspace, wanted, clock
        self._events: list[NewEvent] = []
        self._kept_at = time.monotonic()
        self.opened = 0
        """Containers, whose members are still to be read."""
        self.failures: list[tuple[Submission, Exception]] = []

    def read(self) -> None:
        """Read all; those that cannot be read are in `failures` afterwards.

        Raises:
            CannotWrite: the archive takes no more. What was read so far is kept.
            EngineUnreachable: the cluster is gone. What was read so far is kept.
        """
        wanted = self._wanted
        tasks = [self._task(entry) for entry in wanted.submissions]
        with (
            engine_of(self._workspace.settings, wanted.jobs) as engine,
            bar("progress.reading", len(tasks)) as shown,
        ):
            try:
                for place, outcome in outcomes(engine, tasks):
                    self._take(wanted.submissions[place], outcome)
                    step(shown)
            finally:
                self._append()

    def _task(self, entry: Submission) -> Task:
        source = self._workspace.archive.file(entry.sha256)
        limits = self._workspace.settings.reading
        return Task(
            source,
            entry.file,
            limits,
            entry.received.date(),
            self._wanted.reader,
            is_member=entry.container is not None,
        )

    def _take(self, submission: Submission, outcome: Outcome) -> None:
        if isinstance(outcome, CannotWrite):
            raise outcome
        if isinstance(outcome, Exception):
            self.failures.append((submission, outcome))
        self.opened += isinstance(outcome, Kept) and outcome.is_index
        self._events.append(self._event(submission, outcome))
        if len(self._events) >= _TOGETHER or time.monotonic() - self._kept_at > _SECONDS:
            self._append()

    def _append(self) -> None:
        known = self._wanted.known
        events = [entry for entry in self._events if known is None or not known.says(entry)]
        self._workspace.ledger.append(events, self._clock())
        self._events, self._kept_at = [], time.monotonic()

    def _event(self, submission: Submission, outcome: Outcome) -> NewEvent:
        key = self._wanted.key
        match outcome:
            case Kept() if outcome.is_index:
                return opened(submission.sha256, key, outcome.result)
            case Kept():
                return completed(submission.sha256, key, outcome.result, outcome.reader, outcome.counts)
            case UnreadableFile():
                return failed(submission, key, outcome.code, outcome.values)
            case ArchiveFault():
                # It may be mended by tomorrow: kept under no code, so that the next night tries again.
                return failed(submission, "", outcome.code, outcome.values)
            case _:
                # A fault of ours, not of the file: it must not stop the night, nor pass for a verdict on it.
                values = {"file": submission.file, "cause": f"{type(outcome).__name__}: {outcome}"}
                return failed(
                    submission, "" if isinstance(outcome, OSError) else key, "program-fault", values
                )
