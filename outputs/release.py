"""One release: what it is derived from, its manifest, and its folder, written whole or not at all."""

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rfc8785
from pydantic import SerializerFunctionWrapHandler, model_serializer

from outputs.archive import sha256_of, write_whole
from schemas.base import Model
from schemas.correction import Correction
from schemas.errors import CannotWrite
from schemas.figure import Consolidation
from schemas.issue import Issue
from schemas.submission import SubmissionState

MANIFEST = "release.json"
CURRENT = "current.txt"


class FailedReading(Model):
    """Why a submission could not be read."""

    code: str
    values: dict[str, str]


class Ingredient(Model):
    """A submission as it went into a release."""

    submission: str
    agency: str | None
    """Of its folder."""
    file: str
    sha256: str
    size: int
    received: str
    replaces: str | None
    reading: str | None
    """SHA-256 of the stored extraction; None where reading failed."""
    failure: FailedReading | None
    members: tuple[str, ...] = ()
    container: str | None = None
    covering: bool = False
    sender: str | None = None
    sent: str | None = None
    """Of a member of a container, as of its `Submission`."""
    left: bool = False
    """The container that now lies at its place has no such member."""

    @model_serializer(mode="wrap")
    def _as_before_containers(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return _without_defaults(handler(self), OF_MEMBERS)


OF_MEMBERS = ("members", "container", "covering", "sender", "sent", "left")


class OpenedContainer(Model):
    """A mail or an archive of the inbox, and the index of its members in the archive."""

    submission: str
    agency: str | None
    file: str
    sha256: str
    index: str


class Ingredients(Model):
    """All that a release is derived from. Equal ingredients make the same release, so not a second one."""

    request: str
    code: str
    settings_sha256: str
    agencies_sha256: str
    request_sha256: str
    due_passed: bool
    """What is not there is awaited until the due day has ended, and missing after it."""
    submissions: tuple[Ingredient, ...]
    corrections: tuple[Correction, ...] = ()
    issue: Issue | None = None
    """Number, day and signer of a release as issued; None of a draft."""
    containers: tuple[OpenedContainer, ...] = ()

    @model_serializer(mode="wrap")
    def _as_before_containers(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return _without_defaults(handler(self), ("containers",))

    @property
    def digest(self) -> str:
        return hashlib.sha256(rfc8785.dumps(self.model_dump(mode="json"))).hexdigest()


def _unlisted(entry: Ingredient) -> str | None:
    """Return the state of a submission that no agency's list shows: the words of a mail, or nobody's."""
    return str(SubmissionState.COVERING) if entry.covering else None


def _without_defaults(dumped: dict[str, object], later: tuple[str, ...]) -> dict[str, object]:
    """Leave out what later versions added where it says nothing: older releases keep their digest."""
    return {key: value for key, value in dumped.items() if value or key not in later}


def release_name(request: str, number: int) -> str:
    return f"{request}-{number:04}"


def manifest(
    name: str,
    ingredients: Ingredients,
    consolidation: Consolidation,
    files: Mapping[str, bytes],
    *,
    time: str,
    previous: str | None,
    head: tuple[int, str, str],
    pictures: Mapping[str, str],
) -> bytes:
    """Return `release.json` (contracts.md, section 7)."""
    states = {
        entry.submission.id: str(entry.state)
        for delivery in consolidation.deliveries
        for entry in delivery.submissions
    }
    content: dict[str, Any] = {
        "schema": "tonghop.release/1",
        "request": ingredients.request,
        "release": name,
        "time": time,
        "code": ingredients.code,
        "settings_sha256": ingredients.settings_sha256,
        "agencies_sha256": ingredients.agencies_sha256,
        "request_sha256": ingredients.request_sha256,
        "ingredients_sha256": ingredients.digest,
        "submissions": [
            entry.model_dump(mode="json") | {"state": states.get(entry.submission, _unlisted(entry))}
            for entry in ingredients.submissions
        ],
        "containers": [entry.model_dump(mode="json") for entry in ingredients.containers],
        "corrections": [made.model_dump(mode="json") for made in ingredients.corrections],
        "issue": ingredients.issue.model_dump(mode="json") if ingredients.issue else None,
        "files": {file: sha256_of(content) for file, content in sorted(files.items())},
        "pictures": dict(sorted(pictures.items())),
        "previous": previous,
        "ledger": {"sequence": head[0], "hash": head[1], "root": head[2]},
    }
    return rfc8785.dumps(content) + b"\n"


def write_release(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a release's folder: all of its files or, when the disk is full, none.

    A folder of this name that is there already was never entered in the ledger (the run that wrote it
    died before), so it is no release: it makes way.

    Raises:
        CannotWrite: the files could not be written; earlier releases are whole.
    """
    beside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".writing-"))
        beside.chmod(0o755)
        for name, content in files.items():
            write_whole(beside / name, content)
            (beside / name).chmod(0o644)
        if folder.exists():
            shutil.rmtree(folder)
        beside.rename(folder)
    except OSError as fault:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
        raise CannotWrite(file=folder, cause=fault.strerror or fault) from fault


def point_to(folder: Path, name: str) -> None:
    """Make a release the one that `current.txt` names.

    Raises:
        CannotWrite: the file could not be written.
    """
    try:
        write_whole(folder / CURRENT, f"{name}\n".encode())
    except OSError as fault:
        raise CannotWrite(file=folder / CURRENT, cause=fault.strerror or fault) from fault
