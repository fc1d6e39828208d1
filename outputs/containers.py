"""Which containers were opened, and which submissions are their members."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from outputs.ledger import Kind, NewEvent
from schemas.submission import Submission


@dataclass(frozen=True, slots=True)
class StoredIndex:
    """Where the index of some container's bytes is kept, and by what code it was made."""

    key: str
    index: str
    """SHA-256, in the archive."""


@dataclass(frozen=True, slots=True)
class Held:
    """The members of one container in the inbox, by the index that they were taken in by."""

    index: str
    members: tuple[str, ...]
    """Ids of their submissions."""


@dataclass(slots=True)
class Containers:
    """What the ledger says of containers. They are submissions that make way for their members."""

    opened: dict[str, StoredIndex] = field(default_factory=dict)
    """By the hash of the container: the same bytes at another place are not opened again."""
    held: dict[str, Held] = field(default_factory=dict)
    """By the container's submission."""

    def __copy__(self) -> "Containers":
        return Containers(copy(self.opened), copy(self.held))

    def open(self, payload: dict[str, Any]) -> None:
        self.opened[payload["sha256"]] = StoredIndex(payload["key"], payload["index"])

    def hold(self, payload: dict[str, Any]) -> set[str]:
        """Take the members of a container into account; return those that are no longer in it."""
        before = self.members(payload["submission"])
        held = Held(payload["index"], tuple(payload["members"]))
        self.held[payload["submission"]] = held
        return set(before) - set(held.members)

    def members(self, container: str) -> tuple[str, ...]:
        """Return the ids of a container's members; none of what is no container."""
        held = self.held.get(container)
        return held.members if held else ()

    def of(self, member: str) -> str | None:
        """Return the id of the container that a submission lies in."""
        return next((id for id, held in self.held.items() if member in held.members), None)

    def index_of(self, entry: Submission) -> StoredIndex | None:
        return self.opened.get(entry.sha256) if entry.container is None else None

    def has_opened(self, entry: Submission) -> bool:
        return self.index_of(entry) is not None

    def is_waiting(self, entry: Submission) -> bool:
        """Return whether a container was opened and its members are not taken in yet."""
        stored, held = self.index_of(entry), self.held.get(entry.id)
        return stored is not None and (held is None or held.index != stored.index)


def opened(sha256: str, key: str, index: str) -> NewEvent:
    """Return the event by which what some container holds enters the ledger."""
    return NewEvent(Kind.CONTAINER_OPENED, {"sha256": sha256, "key": key, "index": index})


def unpacked(container: Submission, index: str, members: Iterable[str]) -> NewEvent:
    """Return the event that says which submissions are the members of a container in the inbox."""
    about = {"sha256": container.sha256, "submission": container.id}
    return NewEvent(Kind.CONTAINER_UNPACKED, about | {"index": index, "members": list(members)})
