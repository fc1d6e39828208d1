"""Take in the members of the containers that were opened: each file in a mail or archive is a submission."""

from datetime import datetime

from flows.intake import VIETNAM, submission_id
from flows.turn import Clock
from flows.workspace import Workspace
from outputs.containers import unpacked
from outputs.history import History, failed, received
from outputs.ledger import NewEvent
from outputs.members import waiting
from schemas.container import ContainerIndex, Inside
from schemas.submission import Submission


def take_in_members(workspace: Workspace, request: str, clock: Clock) -> History:
    """Enter the members of a request's opened containers in the ledger, each container all or none."""
    history = History.of(workspace.ledger.events())
    for container in waiting(history, request):
        stored = history.containers.opened[container.sha256]
        index = ContainerIndex.model_validate_json(workspace.archive.get(stored.index))
        taken = _Unpacking(history, container, index, clock()).events(stored.index)
        for event in workspace.ledger.append(taken, clock()):
            history.add(event)
    return history


class _Unpacking:
    """One container whose members are taken in."""

    def __init__(self, history: History, container: Submission, index: ContainerIndex, now: datetime) -> None:
        self._history = history
        self._container = container
        self._index = index
        self._now = now.astimezone(VIETNAM)
        self._held = set(history.containers.members(container.id))

    def events(self, index: str) -> list[NewEvent]:
        made: list[NewEvent] = []
        members: list[str] = []
        for inside in self._index.inside:
            member = self._submission(inside)
            members.append(member.id)
            events = [] if member.id in self._held else [received(member)]
            if inside.fault:
                fault = self._index.told_at(inside.fault, self._container.file)
                events.append(failed(member, "", fault.code, fault.values))
            made += [event for event in events if not self._history.says(event)]
        return [*made, unpacked(self._container, index, members)]

    def _submission(self, inside: Inside) -> Submission:
        container = self._container
        file = "/".join((container.file, *inside.member))
        before = self._history.at_path(container.request, file)
        if before and before.id in self._held and before.sha256 == inside.sha256:
            return before
        replaces = before.id if before else None
        return Submission(
            id=submission_id(container.request, file, inside.sha256, replaces),
            request=container.request,
            agency=container.agency,
            file=file,
            sha256=inside.sha256,
            received=self._received(inside),
            size=inside.size,
            members=inside.member,
            container=container.sha256,
            covering=inside.covering,
            sender=inside.sender,
            sent=inside.sent,
            replaces=replaces,
        )

    def _received(self, inside: Inside) -> datetime:
        """Return the mail's date; of an archive, and of a mail from the future, when the file came."""
        if inside.sent is not None and inside.sent <= self._now:
            return inside.sent.astimezone(VIETNAM).replace(microsecond=0)
        arrived = self._container.received
        return min(arrived, self._history.first_seen.get(inside.sha256, arrived))
