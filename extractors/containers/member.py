"""What a container holds: its files, and what is known of them before they are read."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from schemas.errors import UnreadableFile
from schemas.finding import Finding

_BREAKS = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_DRIVE = re.compile(r"^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Part:
    """One file as its own container gives it, which may be a container too."""

    name: str
    """As it is shown: without line breaks, and without a way out of the container."""
    content: bytes = b""
    fault: UnreadableFile | None = None
    """Why it could not be unpacked."""
    is_body: bool = False
    """The words of a mail themselves: a report only where they read like one."""
    renamed: str | None = None
    """The name it came with, where that one is unsafe."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A container opened once: its parts, and of a mail who sent it when."""

    parts: tuple[Part, ...]
    passed_over: tuple[str, ...] = ()
    """Parts that are no documents: pictures of a signature, files that systems leave."""
    sender: str | None = None
    sent: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a container that is none itself: `path` leads to it, the container's name left out."""

    path: tuple[str, ...]
    content: bytes
    is_body: bool = False
    sender: str | None = None
    sent: datetime | None = None
    """Of the innermost mail around it."""


@dataclass(frozen=True, slots=True)
class Unread:
    """One file of a container that cannot be read, with the way to it as of a member."""

    path: tuple[str, ...]
    fault: UnreadableFile
    sender: str | None = None
    sent: datetime | None = None


@dataclass(slots=True)
class Unpacked:
    """All that was found in a container, however deep."""

    members: list[Member] = field(default_factory=list)
    faults: list[Unread] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def safe_name(written: str) -> str:
    """Return a name to show and to trace by: one line that stays below its container."""
    plain = _DRIVE.sub("", _BREAKS.sub(" ", written).replace("\\", "/")).strip()
    steps = [step.strip() for step in plain.split("/")]
    return "/".join(step for step in steps if step not in ("", ".", ".."))


def is_unsafe(written: str) -> bool:
    """Return whether a name leads out of its container, or holds what a name cannot."""
    plain = written.replace("\\", "/")
    return bool(
        _BREAKS.search(written) or _DRIVE.match(plain) or plain.startswith("/") or ".." in plain.split("/")
    )


def numbered(name: str, taken: Counter[str]) -> str:
    """Return a name that no other part has: the second "a.docx" is "a (2).docx"."""
    taken[name.lower()] += 1
    often = taken[name.lower()]
    path = PurePosixPath(name)
    return name if often == 1 else numbered(str(path.with_name(f"{path.stem} ({often}){path.suffix}")), taken)
