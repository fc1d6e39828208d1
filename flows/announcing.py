"""What a night shows and tells in Prefect: tables for the operator's page, events for automations.

Nothing here is needed to derive a release; a page that cannot be reached costs a night nothing but these.
Import this module only after `flows.prefect_home.settle`.
"""

from typing import Any

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows.outcome import NightOutcome, RequestOutcome
from schemas.catalogue import text

FAILED_EVENT = "tonghop.submission.failed"
RELEASE_EVENT = "tonghop.release.made"


def announce(night: NightOutcome, failures: list[dict[str, Any]], lang: str) -> None:
    """Show each request's completeness and the failed submissions, and emit the events of a night.

    `failures` is the answer of the command `failures`.
    """
    for request in night.requests:
        create_markdown_artifact(
            completeness(request, lang),
            key=f"completeness-{request.request}",
            description=text("page.completeness", lang, request=request.request),
        )
        if request.is_new:
            _tell_release(request)
    rows = [_row(failure, lang) for failure in failures]
    if rows:
        create_table_artifact(rows, key="failures", description=text("page.failures", lang, count=len(rows)))
    for failure in failures:
        emit_event(
            FAILED_EVENT,
            resource={
                "prefect.resource.id": f"tonghop.submission.{failure['submission']}",
                "prefect.resource.name": failure["file"],
            },
            payload=failure,
        )


def completeness(request: RequestOutcome, lang: str) -> str:
    """Return the table of agencies of a request, with where its files are, as Markdown."""
    heads = [text(key, lang) for key in ("table.agency", "table.state")]
    lines = [f"**{request.release}**", "", f"| {heads[0]} | {heads[1]} |", "|---|---|"]
    lines += [
        f"| {_cell(name)} | {text(f'shown.delivery.{state}', lang)} |" for name, state in request.deliveries
    ]
    return "\n".join([*lines, "", f"`{request.folder}`"])


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


def _row(failure: dict[str, Any], lang: str) -> dict[str, Any]:
    shown = {
        "table.submission": "submission",
        "table.file": "file",
        "table.why": "message",
        "table.remedy": "remedy",
        "table.attempts": "attempts",
    }
    return {text(key, lang): failure[name] for key, name in shown.items()}


def _tell_release(request: RequestOutcome) -> None:
    emit_event(
        RELEASE_EVENT,
        resource={
            "prefect.resource.id": f"tonghop.release.{request.release}",
            "prefect.resource.name": request.release,
        },
        payload={
            "request": request.request,
            "release": request.release,
            "folder": str(request.folder),
            "agencies": request.agencies,
            "failed": request.failed_submissions,
            "blocking": request.blocking,
            "missing": list(request.missing),
        },
    )
