"""Which submissions a release is made of, as the ledger has them; a verifier asks this of an older ledger."""

from outputs.history import History
from outputs.release import FailedReading, Ingredient
from schemas.submission import Submission


def gathered(history: History, request: str) -> tuple[Ingredient, ...]:
    """Return a request's submissions with what became of each, in the order in which they were seen."""
    return tuple(_ingredient(history, entry) for entry in history.of_request(request))


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
    )
