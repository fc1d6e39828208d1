"""What a container holds: kept in the archive, so that the way to each report can be proved."""

from datetime import datetime
from typing import Literal

from pydantic import ConfigDict, Field

from schemas.base import Model
from schemas.finding import Finding


class Inside(Model):
    """One file of a container."""

    member: tuple[str, ...]
    """The names to open in turn, the container's own left out."""
    sha256: str = ""
    """Of its own bytes; empty where it could not be unpacked."""
    size: int = 0
    covering: bool = False
    """The words of a mail themselves."""
    sender: str | None = None
    """Address of the innermost mail around it."""
    sent: datetime | None = None
    fault: Finding | None = None
    """Why it could not be unpacked."""


class ContainerIndex(Model):
    """A mail or an archive as it was opened: each file in it with the way to it, nested ones too."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["tonghop.container/1"] = Field("tonghop.container/1", alias="schema")
    sha256: str
    """Of the container."""
    file: str
    """Where it lay when it was opened; the words of its findings begin with it."""
    opener: str
    inside: tuple[Inside, ...]
    findings: tuple[Finding, ...] = ()

    def findings_at(self, file: str) -> tuple[Finding, ...]:
        """Return the findings as they are told of the same bytes at another place of the inbox."""
        return tuple(self.told_at(made, file) for made in self.findings)

    def told_at(self, made: Finding, file: str) -> Finding:
        """Return a finding with the place of the inbox that its container has now."""
        named = made.values.get("file", "")
        if not named.startswith(self.file):
            return made
        return made.model_copy(update={"values": made.values | {"file": file + named[len(self.file) :]}})
