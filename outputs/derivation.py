"""From ingredients to a release: the same function makes it, and derives it again to verify it.

All that it reads comes out of the archive by hash, so that what lies in the workspace today cannot
change what a release of last year was made of.
"""

import gc
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from outputs import audit_page, covering, figures_file, report, workbook
from outputs.archive import Archive
from outputs.attribution import attribute
from outputs.consolidation import consolidate
from outputs.corrections import Amendments
from outputs.fates import counted_marks
from outputs.ledger import Head
from outputs.pictures import Books, Illustrate, Pictures
from outputs.placing import placed
from outputs.release import MANIFEST, Ingredient, Ingredients, OpenedContainer, manifest
from outputs.release_content import ReleaseContent
from outputs.stored_readings import StoredReadings
from schemas.agency import AgencyRegistry
from schemas.container import ContainerIndex
from schemas.facts import Extraction
from schemas.figure import Consolidation
from schemas.finding import Finding
from schemas.request import Office, Request
from schemas.submission import Failure, ReadSubmission, Submission

WRITERS = {
    "bao-cao.docx": report.write,
    "so-lieu.xlsx": workbook.write,
    "kiem-toan.html": audit_page.write,
    "figures.json": figures_file.write,
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a release takes from the ledger: its name, its time and what stood before it."""

    name: str
    time: datetime
    previous: str | None
    head: Head
    root: str
    """Of the Merkle tree over the events up to the head."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A release before it is written: what it says, and its files."""

    result: Consolidation
    files: dict[str, bytes]
    pictures: Books
    """Where the pictures that its files show are kept."""

    @property
    def summary(self) -> bytes:
        """What the release says without its mentions, as `status` and a night with nothing new tell it.

        To say it again costs a file's reading, not a consolidation: at 1,000 reports 0.2 s, not 20.
        """
        figures = (
            figure.model_copy(update={"contributions": (), "excluded": ()}) for figure in self.result.figures
        )
        told = self.result.model_copy(update={"figures": tuple(figures), "unclassed": (), "cited": ()})
        return told.model_dump_json().encode()


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What ingredients name, read out of the archive, and what it comes to."""

    request: Request
    agencies: AgencyRegistry
    readings: dict[str, Extraction]
    """As they were read, by submission: before any correction."""
    result: Consolidation


def consolidated(ingredients: Ingredients, archive: Archive, now: datetime) -> Consolidation:
    """Return what the facts named by ingredients say at a moment.

    Raises:
        ArchiveFault: something that the ingredients name is missing from the archive or has changed.
    """
    return _gathered(ingredients, archive, now).result


def _gathered(ingredients: Ingredients, archive: Archive, now: datetime) -> _Gathered:
    agencies = AgencyRegistry.model_validate(_toml(archive, ingredients.agencies_sha256))
    request = Request.model_validate(_toml(archive, ingredients.request_sha256))
    amendments = Amendments.of(ingredients.corrections)
    read = _read(ingredients.submissions, request.id, archive)
    submissions = amendments.to_submissions(covering.marked(read, request))
    attributed = attribute(submissions, agencies)
    result = consolidate(request, agencies, attributed.submissions, now, amendments)
    whose = amendments.to_findings([*attributed.findings, *_inside(ingredients.containers, archive)])
    return _Gathered(
        request,
        agencies,
        {entry.submission.id: entry.extraction for entry in submissions if entry.extraction},
        result.model_copy(update={"findings": (*whose, *result.findings)}),
    )


def derive(
    ingredients: Ingredients, archive: Archive, given: Circumstances, illustrate: Illustrate
) -> Derived:
    """Return a release with all its files, `release.json` included; raises as `consolidated` does."""
    content, books = _content(ingredients, archive, given, illustrate)
    lang = str(_toml(archive, ingredients.settings_sha256).get("locale", "vi"))
    with _collected_once():
        files = {name: write(content, lang) for name, write in WRITERS.items()}
    files[MANIFEST] = manifest(
        given.name,
        ingredients,
        content.consolidation,
        files,
        time=given.time.isoformat(timespec="seconds"),
        previous=given.previous,
        head=(given.head.sequence, given.head.hash, given.root),
        pictures=books,
    )
    return Derived(content.consolidation, files, books)


def _content(
    ingredients: Ingredients, archive: Archive, given: Circumstances, illustrate: Illustrate
) -> tuple[ReleaseContent, Books]:
    """Return what the writers show; what was read is let go here, and fetched again by who shows it."""
    settings = _toml(archive, ingredients.settings_sha256)
    gathered = _gathered(ingredients, archive, given.time)
    books = illustrate(gathered.result)
    content = ReleaseContent(
        consolidation=gathered.result,
        request=gathered.request,
        office=Office.model_validate(settings["office"]),
        agencies=gathered.agencies,
        release=given.name,
        time=given.time,
        ledger_head=given.head.hash,
        ledger_sequence=given.head.sequence,
        ledger_root=given.root,
        readings=StoredReadings(ingredients.submissions, archive),
        texts=counted_marks(gathered.result, gathered.readings),
        pictures=Pictures(archive, books).of,
        issue=ingredients.issue,
    )
    return content, books


@contextmanager
def _collected_once() -> Iterator[None]:
    """Keep the garbage collector off what is gathered while files are written, a fifth of their time else."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _toml(archive: Archive, sha256: str) -> dict[str, Any]:
    return tomllib.loads(archive.get(sha256).decode())


def _read(ingredients: Iterable[Ingredient], request: str, archive: Archive) -> list[ReadSubmission]:
    listed = tuple(ingredients)
    replaced = {entry.replaces for entry in listed if entry.replaces}
    extractions: dict[str, Extraction] = {}
    for entry in listed:
        if entry.reading and entry.reading not in extractions:
            extractions[entry.reading] = Extraction.model_validate_json(archive.get(entry.reading))
    return [
        ReadSubmission(
            submission=_submission(entry, request),
            extraction=placed(extractions[entry.reading], entry.members) if entry.reading else None,
            failure=_failure(entry),
            gone=entry.left or entry.submission in replaced,
        )
        for entry in listed
    ]


def _inside(containers: Iterable[OpenedContainer], archive: Archive) -> Iterator[Finding]:
    """Yield what was found when the containers were opened, where they lie now."""
    for container in containers:
        index = ContainerIndex.model_validate_json(archive.get(container.index))
        for made in index.findings_at(container.file):
            yield made.model_copy(update={"agency": container.agency, "submission": container.submission})


def _submission(entry: Ingredient, request: str) -> Submission:
    return Submission(
        id=entry.submission,
        request=request,
        agency=entry.agency,
        file=entry.file,
        sha256=entry.sha256,
        received=datetime.fromisoformat(entry.received),
        size=entry.size,
        replaces=entry.replaces,
        members=entry.members,
        container=entry.container,
        covering=entry.covering,
        sender=entry.sender,
        sent=datetime.fromisoformat(entry.sent) if entry.sent else None,
    )


def _failure(entry: Ingredient) -> Failure | None:
    if entry.failure is None:
        return None
    # Since when, and how often it was tried, is for the operator: a release does not depend on it.
    return Failure(
        code=entry.failure.code,
        values=entry.failure.values,
        since=datetime.fromisoformat(entry.received),
        attempts=1,
    )
