"""What an agency delivered, and what became of it (contracts.md, sections 3 and 6)."""

from datetime import datetime
from enum import StrEnum

from schemas.base import Model
from schemas.facts import Extraction


class SubmissionState(StrEnum):
    COUNTED = "counted"
    SUPERSEDED = "superseded"
    DUPLICATE_FILE = "duplicate-file"
    OTHER_PERIOD = "other-period"
    TEMPLATE = "template"
    DRAFT = "draft"
    FAILED = "failed"
    IGNORED = "ignored"
    COVERING = "covering"
    """The words of a mail that bring a report and are none."""


class AgencyState(StrEnum):
    """Of an agency towards a request."""

    DELIVERED = "delivered"
    LATE = "late"
    AWAITED = "awaited"
    FAILED = "failed"
    MISSING = "missing"


class Submission(Model):
    """One file (or one member of a container) as it lay in the inbox of one request."""

    id: str
    """Hash of request, path (with the way in a container), file hash and what it replaces."""
    request: str
    agency: str | None
    """None while neither folder, sender nor header names a registered agency."""
    file: str
    """Path below `inbox/<request>/`, with slashes; of a member of a container, the way in it goes on."""
    sha256: str
    """Empty where the file could not be opened at all."""
    received: datetime
    size: int
    members: tuple[str, ...] = ()
    """In a container: the names to open in turn, the container's own left out."""
    container: str | None = None
    """SHA-256 of the container that lies in the inbox."""
    covering: bool = False
    """The words of a mail themselves: a report only where nothing else is, or where they look like one."""
    sender: str | None = None
    sent: datetime | None = None
    """Of the innermost mail around it."""
    replaces: str | None = None
    """The submission whose place it takes: other bytes at the same path, or the same file moved."""

    @property
    def bytes_key(self) -> str:
        """What its reading is kept under: its hash, or its own id where its bytes could not be opened."""
        return self.sha256 or self.id

    @property
    def inbox_file(self) -> str:
        """The file of the inbox: the container's, of a member of one."""
        return self.file.removesuffix("".join(f"/{name}" for name in self.members))

    @property
    def within(self) -> str:
        """Where it lies: the folder, or the archive or mail, that holds it."""
        if not self.members:
            return self.file.rpartition("/")[0]
        return self.file.removesuffix(f"/{self.members[-1]}")


class Failure(Model):
    """Why a submission could not be read; words are filled from the catalogue by code and values."""

    code: str
    values: dict[str, str]
    since: datetime
    attempts: int


class ReadSubmission(Model):
    """A submission with what was read in it, or why nothing was: what selection starts from."""

    submission: Submission
    extraction: Extraction | None = None
    failure: Failure | None = None
    late: bool = False
    gone: bool = False
    """Its path now holds other bytes, or its file was moved to another folder: an older version."""
    covers: bool = False
    """The words of a mail that are no report themselves."""
    assigned: bool = False
    """A person said whose it is."""
    ignored: bool = False
    """A person said that it is no report."""
    replaced_by: str | None = None
    """A person said that this submission replaces it."""
