"""Members of containers among the submissions: which are waited for, and which a name means."""

from collections.abc import Iterable

from outputs.history import History
from schemas.submission import Submission


def waiting(history: History, request: str) -> list[Submission]:
    """Return a request's containers that were opened and whose members are not taken in yet."""
    standing = (entry for entry in history.of_request(request) if entry.id not in history.replaced)
    return [entry for entry in standing if history.containers.is_waiting(entry)]


def documents(history: History, entry: Submission) -> list[Submission]:
    """Return a submission, or of an opened container its members."""
    inside = history.containers.members(entry.id)
    return [history.submissions[id] for id in inside] or [entry]


def to_read_again(history: History, request: str, ids: Iterable[str]) -> list[Submission]:
    """Return the submissions of a request that are read when some are asked for.

    A member that could not be unpacked has no bytes of its own: its container is opened again.
    """
    found: dict[str, Submission] = {}
    for id in ids:
        entry = history.submissions[id]
        if not entry.sha256:
            entry = history.submissions[history.containers.of(id) or id]
        if entry.request == request:
            found[entry.id] = entry
    return list(found.values())
