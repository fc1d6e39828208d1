"""Which stored readings releases rest on, and what reading the archived bytes again says of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from outputs.archive import Archive
from outputs.fault import Fault
from outputs.history import History
from schemas.container import ContainerIndex
from schemas.errors import ArchiveFault
from schemas.facts import Extraction
from schemas.submission import Submission

BY_MACHINE = frozenset({"reading-took-too-long", "reader-died", "program-fault", "ocr-engine-missing"})
"""Failures that depend on the machine: here the file may be readable, and nobody hid it."""


Again: TypeAlias = Extraction | ContainerIndex | str
"""What a file says when it is read again: its facts, what it holds, or the code of the failure."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the ledger says of some bytes: the facts stored, or the failure."""

    submission: Submission
    key: str
    result: str | None
    failure: str | None
    is_index: bool = False
    """The file is a container: `result` is the index of what it holds."""

    @property
    def reader(self) -> str | None:
        """The reader that a person chose, if one did."""
        return self.key.partition("#")[2] or None

    def is_of(self, code: str) -> bool:
        return self.key.partition("#")[0] == code


def readings(history: History) -> Iterator[Reading]:
    """Yield what is known of each bytes, under the submission in whose name they were read."""
    first: dict[str, Submission] = {}
    for entry in history.submissions.values():
        first.setdefault(entry.bytes_key, entry)
    for key, entry in first.items():
        if not entry.sha256:
            continue  # a path at which no file could be opened: there are no bytes
        if stored := history.readings.get(key):
            yield Reading(entry, stored.key, stored.result, None)
        elif entry.container is None and (index := history.containers.opened.get(key)):
            yield Reading(entry, index.key, index.index, None, is_index=True)
        elif failed := history.failures.get(key):
            yield Reading(entry, failed.key, None, failed.failure.code)


def judged(reading: Reading, again: Again, archive: Archive, code: str) -> tuple[Fault | None, Fault | None]:
    """Return a fault, or a note, about a file read again."""
    where = f"archive/{reading.submission.sha256[:2]}/{reading.submission.sha256}"
    file = reading.submission.file
    if _same(reading, again, archive):
        return None, None
    if not reading.is_of(code):
        return None, Fault("reading-other-code", where, {"file": file, "key": reading.key})
    why = _depends(reading, again, archive)
    if why:
        return None, Fault("reading-not-here", where, {"file": file, "why": why})
    return Fault("reading-differs", where, {"file": file}), None


def _same(reading: Reading, again: Again, archive: Archive) -> bool:
    if isinstance(again, str) or reading.result is None:
        return again == reading.failure
    try:
        return archive.get(reading.result) == again.model_dump_json().encode()
    except ArchiveFault:
        return True  # told with the archive


def _depends(reading: Reading, again: Again, archive: Archive) -> str:
    """Return what of this machine the difference may come from; nothing where it proves a change."""
    for failure in (reading.failure, again if isinstance(again, str) else None):
        if failure in BY_MACHINE:
            return failure
    stored = (
        Extraction.model_validate_json(archive.get(reading.result))
        if reading.result is not None and not reading.is_index
        else None
    )
    # OCR engines are no part of this program, and one of them may be another one here.
    return " → ".join(dict.fromkeys(filter(None, (_engines(stored), _engines(again)))))


def _engines(read: Again | None) -> str:
    pages = read.ocr if isinstance(read, Extraction) else ()
    return ", ".join(dict.fromkeys(page.engine for page in pages))
