"""Open a container in a worker: its members' bytes go to the archive, and an index says where each lay."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from flows.workers import Task
from outputs.archive import sha256_of
from schemas.container import ContainerIndex, Inside
from schemas.errors import NothingInside
from schemas.finding import Finding

if TYPE_CHECKING:
    from extractors.containers.member import Member, Unread


def is_opened(task: Task, content: bytes) -> bool:
    """Return whether a file is a mail or an archive, to be opened and not read as a document."""
    from extractors.containers.unpacking import opener_of  # noqa: PLC0415 - as in `flows.workers`

    if task.is_member or task.reader:
        return False
    return opener_of(content, task.name) is not None


def index_of(task: Task, content: bytes, keep: Callable[[bytes], str] = sha256_of) -> ContainerIndex:
    """Open a container; `keep` takes the bytes of each member and returns their hash.

    Raises:
        UnreadableFile: it cannot be opened, or nothing is in it.
    """
    from extractors.containers.unpacking import opener_of, unpacked  # noqa: PLC0415

    opener = opener_of(content, task.name)
    assert opener is not None
    found = unpacked(content, task.name, task.limits)
    if not found.members and not found.faults:
        raise NothingInside(file=task.name, names="–")
    return ContainerIndex(
        sha256=sha256_of(content),
        file=task.name,
        opener=opener.NAME,
        inside=(
            *(_member(member, keep(member.content)) for member in found.members),
            *(_unread(unread) for unread in found.faults),
        ),
        findings=tuple(found.findings),
    )


def _member(member: "Member", sha256: str) -> Inside:
    return Inside(
        member=member.path,
        sha256=sha256,
        size=len(member.content),
        covering=member.is_body,
        sender=member.sender,
        sent=member.sent,
    )


def _unread(unread: "Unread") -> Inside:
    fault = Finding(code=unread.fault.code, values=unread.fault.values)
    return Inside(member=unread.path, sender=unread.sender, sent=unread.sent, fault=fault)
