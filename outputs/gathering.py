"""Which submissions a release is made of, as the ledger has them; a verifier asks this of an older ledger."""

from outputs.history import History
from outputs.release import FailedReading, Ingredient, OpenedContainer
from schemas.submission import Submission


def gathered(history: History, request: str) -> tuple[Ingredient, ...]:
    """Return a request's submissions with what became of each, in the order in which they were seen.

    A container that was opened is none of them: its members are.
    """
    entries = (e for e in history.of_request(request) if not history.containers.has_opened(e))
    return tuple(_ingredient(history, entry) for entry in entries)


def containers(history: History, request: str) -> tuple[OpenedContainer, ...]:
    """Return the containers that a request's members came in, those whose place others took left out."""
    return tuple(
        OpenedContainer(
            submission=entry.id,
            agency=entry.agency,
            file=entry.file,
            sha256=entry.sha256,
            index=history.containers.held[entry.id].index,
        )
        for entry in history.of_request(request)
        if entry.id in history.containers.held and entry.id not in history.replaced
    )


def _ingredient(history: History, submission: Submission) -> Ingredient:
    reading = history.readings.get(submission.bytes_key)
    failed = history.failures.get(submission.bytes_key)
    return Ingredient(
        submission=submission.id,
        agency=submission.agency,
        file=submission.file,
        sha256=submission.sha256,
        size=submission.size,
        received=submission.received.isoformat(timespec="seconds"),
        replaces=submission.replaces,
        reading=reading.result if reading else None,
        failure=FailedReading(code=failed.failure.code, values=failed.failure.values) if failed else None,
        members=submission.members,
        container=submission.container,
        covering=submission.covering,
        sender=submission.sender,
        sent=submission.sent.isoformat() if submission.sent else None,
        left=submission.container is not None and submission.id in history.replaced,
    )
