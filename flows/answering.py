"""The reading commands: each returns the answer that JSON prints and tables show."""

from datetime import datetime
from typing import Any

from flows.consolidating import summary
from flows.intake import VIETNAM
from flows.verifying import Wanted, verified
from flows.workspace import Workspace
from outputs import standing
from outputs.comparison import compare_releases
from outputs.history import History
from outputs.ledger import Kind
from outputs.ledger_proofs import figure_proof
from outputs.printed import figure_printed_as
from outputs.trace import Asked, released_figures
from outputs.trace import trace as trace_figure
from schemas.errors import TwoRequests, UnknownName

Answer = dict[str, Any]


def status(workspace: Workspace, request: str | None) -> Answer:
    """Return how each request stands, or one."""
    history = History.of(workspace.ledger.events())
    chosen = [workspace.request(request)] if request else list(workspace.requests.values())
    now = datetime.now(VIETNAM)
    return {
        "requests": [
            standing.status(
                entry,
                summary(workspace, history, entry, now),
                *_release(workspace, history, entry.id),
                history.issued.get(entry.id),
            )
            for entry in chosen
        ]
    }


def failures(workspace: Workspace, lang: str) -> Answer:
    """Return the failed submissions of all requests."""
    history = History.of(workspace.ledger.events())
    return {"failures": standing.failures(history, workspace.requests, workspace.agencies, lang)}


def trace(workspace: Workspace, figure: str, release: str | None, agency: str | None) -> Answer:
    """Return the trace of a figure, named by its id, after its request where need be, or as it is printed."""
    made = History.of(workspace.ledger.events(Kind.RELEASE_MADE))
    if not _is_id(workspace, figure):
        requests = [made.release(release).request] if release else list(made.releases)
        newest = [Asked(request, "", release) for request in requests]
        told = [released_figures(made, workspace.archive, asked) for asked in newest]
        figure, of_agency = figure_printed_as(figure, told)
        agency = agency or of_agency
    request, slash, id = figure.rpartition("/")
    if not slash:
        request = _asking(workspace, id)
    workspace.request(request)
    asked = Asked(request, id, release, agency)
    return trace_figure(released_figures(made, workspace.archive, asked), asked)


def prove(workspace: Workspace, traced: Answer) -> Answer:
    """Return the proof that a traced figure's events stood in the ledger of the printed head."""
    return figure_proof(list(workspace.ledger.events()), traced)


def verify(workspace: Workspace, wanted: Wanted, lang: str) -> Answer:
    """Return what holds and what does not: chain, archive, and each release derived again."""
    return verified(workspace, wanted).as_answer(lang)


def diff(workspace: Workspace, old: str, new: str, lang: str) -> Answer:
    """Return what changed between two releases of one request, with causes.

    Raises:
        UnknownName: there is no such release; the nearest are named.
        TwoRequests: they are releases of two requests.
    """
    history = History.of(workspace.ledger.events())
    before, after = history.release(old), history.release(new)
    if before.request != after.request:
        raise TwoRequests(first=old, second=new)
    return compare_releases(workspace.archive, before, after).as_answer(lang)


def _release(workspace: Workspace, history: History, request: str) -> tuple[str | None, str | None]:
    newest = history.newest_release(request)
    return (newest.release, str(workspace.out(request) / newest.release)) if newest else (None, None)


def _is_id(workspace: Workspace, figure: str) -> bool:
    """Return whether this can only be meant as a figure's id; printed words hold spaces."""
    known = {indicator.id for request in workspace.requests.values() for indicator in request.indicators}
    return "/" in figure or figure in known or not known


def _asking(workspace: Workspace, figure: str) -> str:
    """Return the one request that asks for a figure; the one there is where none does."""
    asking = [
        id
        for id, request in workspace.requests.items()
        if any(indicator.id == figure for indicator in request.indicators)
    ]
    if len(asking) == 1:
        return asking[0]
    if not asking and len(workspace.requests) == 1:
        return next(iter(workspace.requests))
    known = [f"{id}/{figure}" for id in asking] or [
        f"{id}/{indicator.id}"
        for id, request in workspace.requests.items()
        for indicator in request.indicators
    ]
    raise UnknownName(kind="named.figure", name=figure, known=", ".join(known))
