"""What decisions are about, found by its id or the beginning of it: facts, submissions, findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flows.consolidating import standing
from flows.intake import VIETNAM
from flows.workspace import Workspace
from outputs.history import History
from schemas.errors import one_of
from schemas.figure import Consolidation, Mention
from schemas.finding import Finding
from schemas.request import Request
from schemas.submission import Submission


@dataclass(frozen=True)
class Subjects:
    """All that can be decided on, as the requests stand at one moment; a batch looks them through once."""

    workspace: Workspace
    history: History

    @classmethod
    def of(cls, workspace: Workspace) -> "Subjects":
        return cls(workspace, History.of(workspace.ledger.events()))

    @cached_property
    def _standing(self) -> list[tuple[Request, Consolidation]]:
        now = datetime.now(VIETNAM).replace(microsecond=0)
        requests = self.workspace.requests.values()
        return [(request, standing(self.workspace, self.history, request, now)) for request in requests]

    @cached_property
    def _facts(self) -> dict[str, tuple[Request, Mention]]:
        found: dict[str, tuple[Request, Mention]] = {}
        for request, result in self._standing:
            for mention in _mentions(result):
                found.setdefault(mention.fact, (request, mention))
        return found

    def fact(self, id: str) -> tuple[Request, Mention]:
        """Return the one mention whose id is or begins with some letters.

        Raises:
            UnknownName: there is none, or there are several.
        """
        found = [fact for fact in self._facts if fact.startswith(id)]
        if len(found) != 1:
            raise one_of("named.fact", id, found, list(self._facts))
        return self._facts[found[0]]

    def submission(self, id: str) -> Submission:
        """Return the one submission whose id is or begins with some letters; raises as `fact`."""
        opened = self.history.containers.has_opened
        held = [entry for entry in self.history.submissions.values() if not opened(entry)]
        found = [entry for entry in held if entry.id.startswith(id)]
        if len(found) != 1:
            raise one_of("named.submission", id, [entry.id for entry in found])
        return found[0]

    def finding(self, id: str) -> tuple[Request, Finding]:
        """Return the one finding whose id is or begins with some letters; raises as `fact`."""
        all_of = [(request, made) for request, result in self._standing for made in result.findings]
        found = {made.id: (request, made) for request, made in all_of if made.id.startswith(id)}
        if len(found) != 1:
            raise one_of("named.finding", id, list(found), [made.id for _, made in all_of if made.blocks])
        return next(iter(found.values()))


def _mentions(result: Consolidation) -> Iterator[Mention]:
    for figure in result.figures:
        yield from figure.contributions
        yield from figure.excluded
    yield from result.unclassed
