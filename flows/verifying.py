"""`verify`: the evidence of a workspace, and its files read again by the workers where that is asked."""

from dataclasses import dataclass

from extractors.version import READING_ROOMS, code_version
from flows.consolidating import RELEASE_ROOMS
from flows.opening import index_of, is_opened
from flows.progress import bar, step
from flows.workers import ReadingPool, Task, content_of, read_content
from flows.workspace import Workspace
from outputs.history import History
from outputs.rereading import Again, Reading, judged, readings
from outputs.verification import Evidence, Verified, verify
from schemas.container import ContainerIndex
from schemas.errors import ArchiveFault, BrokenLedger, LedgerUnreachable, UnreadableFile
from schemas.facts import Extraction


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be verified: all or one release, against which printed heads, from the bytes up or not."""

    release: str | None = None
    heads: tuple[str, ...] = ()
    reread: bool = False


def verified(workspace: Workspace, wanted: Wanted) -> Verified:
    """Return what holds and what does not.

    Raises:
        UnknownName: there is no such release; the nearest are named.
    """
    history = _history(workspace)
    made = [entry.release for chain in history.releases.values() for entry in chain] if history else []
    if wanted.release is not None and history is not None:
        history.release(wanted.release)
    code = code_version(*RELEASE_ROOMS)
    evidence = Evidence(workspace.ledger, workspace.archive, workspace.root / "out", code, wanted.heads)
    with bar("progress.verifying", len(made)) as shown:
        found = verify(evidence, wanted.release, lambda name: step(shown) if name in made else None)
    if wanted.reread and history is not None:
        _reread(workspace, history, found)
    return found


def _history(workspace: Workspace) -> History | None:
    """Return the state of the workspace; None where the ledger tells none, a fault by itself."""
    try:
        return History.of(workspace.ledger.events())
    except (BrokenLedger, LedgerUnreachable, ValueError, KeyError, TypeError):
        return None


def _reread(workspace: Workspace, history: History, found: Verified) -> None:
    """Read all archived files again, side by side, and add what comes out otherwise."""
    code, limits = code_version(*READING_ROOMS), workspace.settings.reading
    pending = list(readings(history))
    with (
        ReadingPool(workspace.settings.jobs, limits) as pool,
        bar("progress.reading", len(pending)) as shown,
    ):
        tasks = [_task(workspace, each) for each in pending]
        futures = [pool.schedule(_read_again, task) for task in tasks]
        for reading, task, future in zip(pending, tasks, futures, strict=True):
            again: Again
            try:
                again = pool.answer(task.name, future)
            except UnreadableFile as fault:
                again = fault.code
            except ArchiveFault:
                continue  # told with the archive
            fault_found, note = judged(reading, again, workspace.archive, code)
            found.faults += [fault_found] if fault_found else []
            found.notes += [note] if note else []
            step(shown)


def _task(workspace: Workspace, reading: Reading) -> Task:
    """Return how the file was read: under the name and with the day of arrival that its submission has."""
    entry = reading.submission
    source, limits = workspace.archive.file(entry.sha256), workspace.settings.reading
    is_member = entry.container is not None
    return Task(source, entry.file, limits, entry.received.date(), reading.reader, is_member)


def _read_again(task: Task) -> Extraction | ContainerIndex:
    content = content_of(task)
    return index_of(task, content) if is_opened(task, content) else read_content(task, content)
