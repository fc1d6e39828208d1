"""Which submissions a rerun reads again."""

from collections.abc import Sequence

from extractors.readers.dispatch import readers
from flows.workspace import Workspace
from outputs.history import History
from schemas.errors import UnknownName


def chosen(workspace: Workspace, submissions: Sequence[str], reader: str | None) -> list[str]:
    """Return the ids of the submissions to read again: those named, or without names every failed one.

    A file in quarantine is read again only where it is named.

    Raises:
        UnknownName: no submission begins with one of the ids, or no reader has the name.
    """
    if reader is not None and reader not in readers():
        raise UnknownName(kind="named.reader", name=reader, known=", ".join(readers()))
    history = History.of(workspace.ledger.events())
    failed = [
        entry.id
        for entry in history.submissions.values()
        if entry.bytes_key in history.failures
        and entry.id not in history.replaced
        and not history.in_quarantine(entry)
    ]
    if not submissions:
        return failed
    return [_one(history, name, failed) for name in submissions]


def _one(history: History, name: str, failed: Sequence[str]) -> str:
    """Return the submission that an id, or the beginning of one, names."""
    found = [id for id in history.submissions if id.startswith(name)]
    if len(found) != 1:
        raise UnknownName(kind="named.submission", name=name, known=", ".join(found or failed))
    return found[0]
