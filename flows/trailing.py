"""The answers of `trace` that begin at a paper: a printed report, a submitted file, a cited document."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.workers import ReadingPool
from flows.workspace import Workspace
from outputs.archive import sha256_of
from outputs.document_trail import document_trail
from outputs.edited_report import Printing, candidates, compared, names_of
from outputs.file_trail import file_trail, meant
from outputs.history import History, MadeRelease
from outputs.ledger import Kind
from outputs.report.controls import Control, controls
from outputs.trace import figures_of
from schemas.errors import (
    NoFiguresInReport,
    NoPermission,
    NothingReleased,
    UnknownName,
    UnreadableFile,
)
from schemas.limits import Limits

Answer = dict[str, Any]

REPORT = "bao-cao.docx"


@dataclass(frozen=True, slots=True)
class ReportTask:
    """A report from anywhere: hostile until read, so a worker reads it."""

    name: str
    content: bytes


def of_report(workspace: Workspace, file: Path, release: str | None) -> Answer:
    """Return the figures of a printed or edited report, and which are other than the release printed.

    Raises:
        UnknownName: there is no such file or release.
        UnreadableFile: it is no Word file.
        NoFiguresInReport: no figure in it has an identity, or none of a release of this workspace.
    """
    content = _bytes(file)
    with ReadingPool(1, Limits()) as pool:
        held = pool.answer(file.name, pool.schedule(_controls, ReportTask(file.name, content)))
    history = History.of(workspace.ledger.events(Kind.RELEASE_MADE))
    chosen = _printed_by(workspace, history, held, release, file)
    newest = history.newest_release(chosen.release.request)
    return {
        "file": str(file),
        "request": chosen.release.request,
        "release": chosen.release.release,
        "newest": newest.release if newest else None,
        "untouched": sha256_of(content) == chosen.release.files[REPORT],
        "figures": compared(held, chosen.printing),
    }


@dataclass(frozen=True, slots=True)
class _Chosen:
    release: MadeRelease
    printing: Printing


def _printed_by(
    workspace: Workspace, history: History, held: tuple[Control, ...], release: str | None, file: Path
) -> _Chosen:
    """Return the release that printed a report: the one named, or the one that most figures are of."""
    made = [entry for chain in history.releases.values() for entry in chain]
    names = [history.release(release).release] if release else candidates(held, [e.release for e in made])
    if not held or not names:
        raise NoFiguresInReport(file=file)
    tags = {control.tag for control in held}
    chosen = [_Chosen(entry, _printing(workspace, entry)) for entry in made if entry.release in names]
    return max(chosen, key=lambda each: len(tags & set(each.printing.names)))


def _printing(workspace: Workspace, made: MadeRelease) -> Printing:
    printed = controls(workspace.archive.get(made.files[REPORT]), REPORT, Limits())
    return Printing(printed, names_of(figures_of(made, workspace.archive)))


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise UnknownName(kind="named.file", name=file)
    try:
        return file.read_bytes()
    except PermissionError as fault:
        raise NoPermission(file=file) from fault
    except OSError as fault:
        raise UnreadableFile(file=file, cause=fault.strerror or fault) from fault


def _controls(task: ReportTask) -> tuple[Control, ...]:
    return controls(task.content, task.name, Limits())


def of_file(workspace: Workspace, asked: str, release: str | None) -> Answer:
    """Return what became of a submitted file: of each submission that the words name.

    Raises:
        UnknownName: there is none; the nearest are named.
        NothingReleased: its request has no release yet.
    """
    history = History.of(workspace.ledger.events())
    found = meant(history, asked)
    if release:
        request = history.release(release).request
        found = [entry for entry in found if entry.request == request] or found
    told = [
        file_trail(entry, made, workspace.archive)
        for entry in found
        if (made := _release(history, entry.request, release)) is not None
    ]
    if not told:
        raise NothingReleased(request=found[0].request)
    return {"asked": asked, "submissions": told}


def of_document(workspace: Workspace, symbol: str, release: str | None) -> Answer:
    """Return who cites a document in a release, or in the newest of each request; raises UnknownName."""
    history = History.of(workspace.ledger.events(Kind.RELEASE_MADE))
    chosen = [history.release(release)] if release else [made[-1] for made in history.releases.values()]
    return document_trail(symbol, chosen, workspace.archive)


def _release(history: History, request: str, release: str | None) -> MadeRelease | None:
    return history.release(release) if release else history.newest_release(request)
