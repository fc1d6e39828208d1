"""From the ledger to a release: gather what was read, derive, write what changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import rfc8785

from extractors.version import READING_ROOMS, code_version
from flows.drawing import Illustrator
from flows.intake import VIETNAM
from flows.workspace import SETTINGS_FILE, Workspace
from outputs.comparison import Comparison, compare_releases
from outputs.derivation import Circumstances, Derived, consolidated, derive
from outputs.gathering import containers, gathered
from outputs.history import History, MadeRelease
from outputs.issuing import after_issue
from outputs.ledger import Kind, NewEvent
from outputs.release import (
    Ingredients,
    point_to,
    release_name,
    write_release,
)
from schemas.errors import ArchiveFault
from schemas.figure import Consolidation
from schemas.request import Request

RELEASE_ROOMS = (*READING_ROOMS, "outputs")


@dataclass(frozen=True, slots=True)
class Released:
    """The newest release of a request, whether this run made it, and what it says."""

    name: str
    folder: Path
    is_new: bool
    result: Consolidation
    changes: Comparison | ArchiveFault | None = None
    """What a new release changes against the one it takes the place of, or why that cannot be told."""
    is_issued: bool = False


def release(workspace: Workspace, request: Request, clock: Callable[[], datetime]) -> Released:
    """Make a release of a request, unless the newest one was made of the same ingredients.

    An issued release stands until its request is opened again, whatever has arrived since.

    Raises:
        CannotWrite: the release could not be written; the earlier one is whole and still current.
    """
    history = History.of(workspace.ledger.events())
    now = clock()
    newest = history.newest_release(request.id)
    if newest and request.id in history.issued:
        return _kept(workspace, newest, as_issued(workspace, history, request), is_issued=True)
    ingredients = gather(workspace, history, request, now)
    if newest and newest.inputs == ingredients.digest:
        return _kept(workspace, newest, _summed_up(workspace, newest, ingredients, now))
    return make(workspace, history, ingredients, now)


def make(
    workspace: Workspace,
    history: History,
    ingredients: Ingredients,
    now: datetime,
    also: Callable[[str], Sequence[NewEvent]] = lambda name: (),
) -> Released:
    """Derive and write a release of ingredients; `also` are events of the release entered together with it.

    Raises:
        CannotWrite: the release could not be written; the earlier one is whole and still current.
    """
    newest = history.newest_release(ingredients.request)
    folder = workspace.out(ingredients.request)
    name = release_name(ingredients.request, len(history.releases.get(ingredients.request, ())) + 1)
    ledger = workspace.ledger
    given = Circumstances(name, now, newest.release if newest else None, ledger.head(), ledger.root())
    derived = derive(
        ingredients, workspace.archive, given, Illustrator(workspace, newest.pictures if newest else {})
    )
    write_release(folder / name, derived.files)
    for event in workspace.ledger.append([_made(workspace, name, ingredients, derived), *also(name)], now):
        history.add(event)
    point_to(folder, name)
    # Its files, large as they may be, are written: comparing needs the room.
    result = derived.result
    del derived
    changes = _changes(workspace, newest, history.release(name)) if newest else None
    return Released(name, folder / name, True, result, changes, ingredients.issue is not None)


def standing(workspace: Workspace, history: History, request: Request, now: datetime) -> Consolidation:
    """Return how a request stands at a moment, by what was read so far; makes no release."""
    if request.id in history.issued:
        return as_issued(workspace, history, request)
    return consolidated(gather(workspace, history, request, now), workspace.archive, now)


def summary(workspace: Workspace, history: History, request: Request, now: datetime) -> Consolidation:
    """Return how a request stands as `standing` does, maybe without the mentions behind its figures."""
    newest = history.newest_release(request.id)
    if newest is None or request.id in history.issued:
        return standing(workspace, history, request, now)
    return _summed_up(workspace, newest, gather(workspace, history, request, now), now)


def _summed_up(
    workspace: Workspace, newest: MadeRelease, ingredients: Ingredients, now: datetime
) -> Consolidation:
    """Return what the newest release told, where a new one would tell the same."""
    if newest.summary is None or newest.inputs != ingredients.digest:
        return consolidated(ingredients, workspace.archive, now)
    return Consolidation.model_validate_json(workspace.archive.get(newest.summary))


def as_issued(workspace: Workspace, history: History, request: Request) -> Consolidation:
    """Return what an issued release says, with a finding for each file that has arrived since."""
    made = history.release(history.issued[request.id].release)
    ingredients = Ingredients.model_validate_json(workspace.archive.get(made.ingredients))
    result = consolidated(ingredients, workspace.archive, datetime.fromisoformat(made.time))
    known = {entry.submission for entry in ingredients.submissions}
    opened = history.containers.has_opened
    later = [entry for entry in history.of_request(request.id) if entry.id not in known and not opened(entry)]
    return result.model_copy(update={"findings": (*result.findings, *after_issue(made.release, later))})


def _kept(
    workspace: Workspace, newest: MadeRelease, result: Consolidation, *, is_issued: bool = False
) -> Released:
    """Return the newest release; a folder that somebody deleted comes back out of the archive."""
    folder = workspace.out(newest.request)
    if not (folder / newest.release).is_dir():
        kept = {file: workspace.archive.get(sha256) for file, sha256 in newest.files.items()}
        write_release(folder / newest.release, kept)
    point_to(folder, newest.release)
    return Released(newest.release, folder / newest.release, False, result, is_issued=is_issued)


def gather(workspace: Workspace, history: History, request: Request, now: datetime) -> Ingredients:
    """Return all that a release made now would be derived from; settings go to the archive."""
    keep = workspace.archive.put
    return Ingredients(
        request=request.id,
        code=code_version(*RELEASE_ROOMS),
        settings_sha256=keep((workspace.root / SETTINGS_FILE).read_bytes()),
        agencies_sha256=keep((workspace.root / "registry" / "agencies.toml").read_bytes()),
        request_sha256=keep(workspace.request_file(request.id).read_bytes()),
        due_passed=due_passed(request, now),
        submissions=gathered(history, request.id),
        containers=containers(history, request.id),
        corrections=history.corrections_of(request.id),
    )


def _changes(workspace: Workspace, old: MadeRelease, new: MadeRelease) -> Comparison | ArchiveFault:
    """Compare a release with the one before; an older one lost from the archive does not undo the new one."""
    try:
        return compare_releases(workspace.archive, old, new)
    except ArchiveFault as fault:
        return fault


def due_passed(request: Request, now: datetime) -> bool:
    """Return whether the due day has ended, in Vietnam."""
    return now >= datetime.combine(request.due + timedelta(days=1), time(), VIETNAM)


def _made(workspace: Workspace, name: str, ingredients: Ingredients, derived: Derived) -> NewEvent:
    keep = workspace.archive.put
    payload = {
        "release": name,
        "request": ingredients.request,
        "inputs": ingredients.digest,
        "ingredients": keep(rfc8785.dumps(ingredients.model_dump(mode="json"))),
        "files": {file: keep(content) for file, content in sorted(derived.files.items())},
        "pictures": dict(derived.pictures),
        "summary": keep(derived.summary),
    }
    return NewEvent(Kind.RELEASE_MADE, payload)
