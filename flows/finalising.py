"""Issue a request's report as a numbered paper, and open an issued request again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flows.consolidating import Released, gather, make, release
from flows.turn import Clock, alone_in
from flows.workspace import Workspace
from outputs.derivation import consolidated
from outputs.history import History, issued, reopened
from outputs.issuing import check
from schemas.errors import AlreadyIssued, NothingReleased, NotIssued
from schemas.issue import Issue, IssuedPaper


@dataclass(frozen=True, slots=True)
class Finalised:
    """A release as issued, or the draft that an opened request goes on with."""

    request: str
    released: Released
    issue: Issue | None

    def as_answer(self) -> dict[str, Any]:
        return {
            "request": self.request,
            "state": "issued" if self.issue else "open",
            "issue": self.issue.model_dump(mode="json") if self.issue else None,
            "release": self.released.name,
            "release_dir": str(self.released.folder),
        }


def finalise(workspace: Workspace, request: str, issue: Issue, clock: Clock, lang: str) -> Finalised:
    """Make a new release that bears a number, a day and a signer, and enter it as issued.

    Raises:
        AlreadyIssued: the request stands as issued.
        NothingReleased: nothing was ever consolidated.
        BlockingOpen, NumberUsed, DayNotCome, DayBeforeData: see `outputs.issuing.check`.
    """
    asked = workspace.request(request)
    with alone_in(workspace):
        history = History.of(workspace.ledger.events())
        refuse_if_issued(history, request)
        if history.newest_release(request) is None:
            raise NothingReleased(request=request)
        now = clock()
        ingredients = gather(workspace, history, asked, now)
        check(consolidated(ingredients, workspace.archive, now), issue, history.papers, now.date(), lang)
        signed = issue.model_copy(update={"replaces": _issued_before(history, request)})
        released = make(
            workspace,
            history,
            ingredients.model_copy(update={"issue": signed}),
            now,
            lambda name: [issued(name, request, signed)],
        )
    return Finalised(request, released, signed)


def reopen(workspace: Workspace, request: str, by: str, reason: str, clock: Clock) -> Finalised:
    """Open an issued request again: what arrived since counts in a new draft, the issued release stays.

    Raises:
        NotIssued: the request is open.
    """
    asked = workspace.request(request)
    with alone_in(workspace):
        history = History.of(workspace.ledger.events())
        if request not in history.issued:
            raise NotIssued(request=request)
        event = reopened(request, history.issued[request].release, by, reason)
        workspace.ledger.append([event], clock())
        return Finalised(request, release(workspace, asked, clock), None)


def refuse_if_issued(history: History, request: str) -> None:
    """Refuse a decision that could change nothing.

    Raises:
        AlreadyIssued: the request stands as issued.
    """
    if held := history.issued.get(request):
        raise AlreadyIssued(request=request, number=held.issue.number, date=f"{held.issue.date:%d/%m/%Y}")


def _issued_before(history: History, request: str) -> IssuedPaper | None:
    earlier = [paper.issue.paper for paper in history.papers if paper.request == request]
    return earlier[-1] if earlier else None


def day_of_issue(written: str) -> datetime | None:
    """Read a day as ISO or as papers write it (2020-08-05, 05/8/2020); None where it is none."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(written.strip(), form)  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None
