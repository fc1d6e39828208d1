"""From the ledger to a release: gather what was read, consolidate, write what changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import rfc8785

from extractors.version import READING_ROOMS, code_version
from flows.intake import VIETNAM
from flows.workspace import SETTINGS_FILE, Workspace
from outputs.archive import Archive
from outputs.history import History
from outputs.ledger import Kind, NewEvent
from outputs.release import (
    MANIFEST,
    Ingredient,
    Ingredients,
    manifest,
    point_to,
    release_name,
    write_release,
)
from schemas.facts import Extraction
from schemas.figure import Consolidation
from schemas.request import Request
from schemas.submission import ReadSubmission, Submission

RELEASE_ROOMS = (*READING_ROOMS, "outputs")


@dataclass(frozen=True, slots=True)
class Released:
    """The newest release of a request, whether this run made it, and what it says."""

    name: str
    folder: Path
    is_new: bool
    result: Consolidation


def due_passed(request: Request, now: datetime) -> bool:
    """Return whether the due day has ended, in Vietnam."""
    end = datetime.combine(request.due + timedelta(days=1), time(), VIETNAM)
    return now >= end


def gather(workspace: Workspace, history: History, request: str) -> list[ReadSubmission]:
    """Return a request's submissions with what was read in them, from the archive."""
    extractions: dict[str, Extraction] = {}
    gathered = []
    for submission in history.of_request(request):
        reading = history.readings.get(submission.bytes_key)
        failed = history.failures.get(submission.bytes_key)
        if reading and submission.sha256 not in extractions:
            extractions[submission.sha256] = _stored(workspace.archive, reading.result)
        gathered.append(
            ReadSubmission(
                submission=submission,
                extraction=extractions.get(submission.sha256) if reading else None,
                failure=failed.failure if failed else None,
                gone=submission.id in history.replaced,
            )
        )
    return gathered


def consolidated(workspace: Workspace, history: History, request: Request, now: datetime) -> Consolidation:
    """Return what the stored facts of a request say at a moment; writes nothing."""
    # pandas costs a third of a second: commands that only look at the ledger do not pay for it.
    from outputs.attribution import attribute  # noqa: PLC0415
    from outputs.consolidation import consolidate  # noqa: PLC0415

    attributed = attribute(gather(workspace, history, request.id), workspace.agencies)
    result = consolidate(request, workspace.agencies, attributed.submissions, now)
    return result.model_copy(update={"findings": (*attributed.findings, *result.findings)})


def release(workspace: Workspace, request: Request, clock: Callable[[], datetime]) -> Released:
    """Make a release of a request, unless the newest one was made of the same ingredients.

    Raises:
        CannotWrite: the release could not be written; the earlier one is whole and still current.
    """
    history = History.of(workspace.ledger.events())
    made_at = clock()
    ingredients = _ingredients(workspace, history, request, made_at)
    result = consolidated(workspace, history, request, made_at)
    newest = history.newest_release(request.id)
    if newest and newest.inputs == ingredients.digest:
        return Released(newest.release, workspace.out(request.id) / newest.release, False, result)
    name = release_name(request.id, len(history.releases.get(request.id, ())) + 1)
    folder = workspace.out(request.id) / name
    files = _written(workspace, request, result, name, made_at)
    head = workspace.ledger.head()
    files[MANIFEST] = manifest(
        name,
        ingredients,
        result,
        files,
        time=made_at.isoformat(timespec="seconds"),
        previous=newest.release if newest else None,
        head=(head.sequence, head.hash),
    )
    write_release(folder, files)
    workspace.ledger.append([_made(workspace, name, ingredients, files)], made_at)
    point_to(workspace.out(request.id), name)
    return Released(name, folder, True, result)


def _written(
    workspace: Workspace, request: Request, result: Consolidation, name: str, made_at: datetime
) -> dict[str, bytes]:
    from outputs import audit_page, figures_file, report, workbook  # noqa: PLC0415
    from outputs.release_content import ReleaseContent  # noqa: PLC0415

    content = ReleaseContent(
        consolidation=result,
        request=request,
        office=workspace.settings.office,
        agencies=workspace.agencies,
        release=name,
        time=made_at,
        ledger_head=workspace.ledger.head().hash,
    )
    lang = workspace.settings.locale
    return {
        "bao-cao.docx": report.write(content, lang),
        "so-lieu.xlsx": workbook.write(content, lang),
        "kiem-toan.html": audit_page.write(content, lang),
        "figures.json": figures_file.write(content, lang),
    }


def _ingredients(workspace: Workspace, history: History, request: Request, now: datetime) -> Ingredients:
    keep = workspace.archive.put
    return Ingredients(
        request=request.id,
        code=code_version(*RELEASE_ROOMS),
        settings_sha256=keep((workspace.root / SETTINGS_FILE).read_bytes()),
        agencies_sha256=keep((workspace.root / "registry" / "agencies.toml").read_bytes()),
        request_sha256=keep(workspace.request_file(request.id).read_bytes()),
        due_passed=due_passed(request, now),
        submissions=tuple(_ingredient(history, entry) for entry in history.of_request(request.id)),
    )


def _ingredient(history: History, submission: Submission) -> Ingredient:
    reading = history.readings.get(submission.bytes_key)
    failed = history.failures.get(submission.bytes_key)
    return Ingredient(
        submission=submission.id,
        agency=submission.agency,
        file=submission.file,
        sha256=submission.sha256,
        received=submission.received.isoformat(timespec="seconds"),
        replaces=submission.replaces,
        reading=reading.result if reading else None,
        failure=failed.failure.code if failed else None,
    )


def _made(workspace: Workspace, name: str, ingredients: Ingredients, files: Mapping[str, bytes]) -> NewEvent:
    kept = workspace.archive.put(rfc8785.dumps(ingredients.model_dump(mode="json")))
    payload = {
        "release": name,
        "request": ingredients.request,
        "inputs": ingredients.digest,
        "ingredients": kept,
        "files": {file: workspace.archive.put(content) for file, content in sorted(files.items())},
    }
    return NewEvent(Kind.RELEASE_MADE, payload)


def _stored(archive: Archive, sha256: str) -> Extraction:
    return Extraction.model_validate_json(archive.get(sha256))
