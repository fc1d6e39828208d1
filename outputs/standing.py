"""How a request stands: the answers of `status` and `failures` (contracts.md, section 6)."""

from collections.abc import Iterable
from typing import Any

from outputs.attribution import sender_of
from outputs.history import History, IssuedRelease
from outputs.issuing import AFTER_ISSUE
from schemas.agency import AgencyRegistry
from schemas.catalogue import spoken, text
from schemas.figure import AgencyDelivery, Consolidation, SelectedSubmission
from schemas.finding import Severity
from schemas.request import Request

Answer = dict[str, Any]


def status(
    request: Request,
    result: Consolidation,
    release: str | None,
    release_dir: str | None,
    issued: IssuedRelease | None = None,
) -> Answer:
    """Return one request's entry in the answer of `status`."""
    severities = [finding.severity for finding in result.findings if finding.decision is None]
    return {
        "request": request.id,
        "subject": request.subject,
        "release": release,
        "release_dir": release_dir,
        "state": "issued" if issued else "open",
        "issue": issued.issue.model_dump(mode="json") if issued else None,
        "after_issue": [
            {"submission": made.submission, "agency": made.agency, "file": made.values["file"]}
            for made in result.findings
            if made.code == AFTER_ISSUE
        ],
        "due": request.due.isoformat(),
        "agencies": [_agency(delivery) for delivery in result.deliveries],
        "findings": {
            "blocking": severities.count(Severity.BLOCKING),
            "warning": severities.count(Severity.WARNING),
        },
    }


def _agency(delivery: AgencyDelivery) -> Answer:
    return {
        "agency": delivery.agency,
        "name": delivery.name,
        "group": delivery.group,
        "expected": delivery.expected,
        "state": str(delivery.state),
        "submissions": [_submission(entry) for entry in delivery.submissions],
    }


def _submission(entry: SelectedSubmission) -> Answer:
    submission = entry.submission
    return {
        "submission": submission.id,
        "file": submission.file,
        "member": list(submission.members),
        "sender": submission.sender,
        "sha256": submission.sha256,
        "received": submission.received.isoformat(timespec="seconds"),
        "state": str(entry.state),
        "late": entry.late,
        "of": entry.of,
    }


def failures(history: History, requests: Iterable[str], agencies: AgencyRegistry, lang: str) -> list[Answer]:
    """Return the failed submissions that nobody replaced, of some requests, oldest first."""
    wanted = set(requests)
    found = []
    for submission in history.submissions.values():
        failed = history.failures.get(submission.bytes_key)
        if failed is None or submission.request not in wanted or submission.id in history.replaced:
            continue
        failure, sender = failed.failure, sender_of(submission, agencies)
        values = spoken(failure.values, lang)
        found.append(
            {
                "submission": submission.id,
                "request": submission.request,
                "agency": submission.agency or (sender.id if sender else None),
                "file": submission.file,
                "member": list(submission.members),
                "sha256": submission.sha256,
                "code": failure.code,
                "message": text(f"error.{failure.code}", lang, **values),
                "remedy": text(f"error.{failure.code}.remedy", lang, **values),
                "since": failure.since.isoformat(timespec="seconds"),
                "attempts": failure.attempts,
            }
        )
    return found
