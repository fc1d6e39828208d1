"""What the writers of a release are given: all of it, and nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from schemas.agency import AgencyRegistry
from schemas.facts import Extraction
from schemas.figure import AgencyDelivery, Consolidation, Figure, FigureState, Mention
from schemas.issue import Issue
from schemas.picture import Picture
from schemas.place import places
from schemas.request import Office, Request
from schemas.submission import AgencyState

OFFICE_TIME = ZoneInfo("Asia/Ho_Chi_Minh")

GAPS = frozenset({FigureState.AWAITED, FigureState.MISSING, FigureState.FAILED})
"""States that leave a total incomplete. A silent agency has reported, and says nothing of the figure."""


@dataclass(frozen=True, eq=False)
class ReleaseContent:
    """One release of one request. The same content gives the same bytes, whoever writes it and when."""

    consolidation: Consolidation
    request: Request
    office: Office
    agencies: AgencyRegistry
    release: str
    time: datetime
    """When the release was made, as the ledger has it; with a time zone."""
    ledger_head: str
    """Hash of the last event before the release."""
    ledger_sequence: int = 0
    ledger_root: str = ""
    """Sequence of that event, and root of the Merkle tree over all up to it."""
    readings: Mapping[str, Extraction] = field(default_factory=dict)
    """What was read in each submission, by its id; none for those that could not be read. Looking one up
    may cost its fetching: go through them once, and keep none."""
    texts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many words of each fate stand in each submission whose text is kept (`fates.counted_marks`)."""
    pictures: Callable[[Mention], tuple[Picture, ...]] = field(default=lambda mention: ())
    """The pictures of a mention's words on the pages of its file."""
    issue: Issue | None = None
    """Number, day and signer of a release as issued; None of a draft."""

    @property
    def local_time(self) -> datetime:
        return self.time.astimezone(OFFICE_TIME)

    def name_of(self, agency: str | None) -> str:
        """Return an agency's full name; its id where nobody knows it, nothing for none."""
        return self._names_and_groups.get(agency or "", (agency or "", ""))[0]

    def group_of(self, agency: str) -> str:
        """Return an agency's group, "" where nobody knows it."""
        return self._names_and_groups.get(agency, ("", ""))[1]

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups that take part, in the order of the registry, unregistered ones last."""
        present = {delivery.group for delivery in self.consolidation.deliveries}
        known = self.agencies.groups
        return (*(g for g in known if g in present), *sorted(present - set(known)))

    @cached_property
    def deliveries(self) -> tuple[AgencyDelivery, ...]:
        """Who was to report or did, in the order of the registry."""
        taking_part = (d for d in self.consolidation.deliveries if d.expected or d.submissions)
        return tuple(sorted(taking_part, key=lambda delivery: self._rank(delivery.agency)))

    def members(self, group: str) -> tuple[AgencyDelivery, ...]:
        return tuple(delivery for delivery in self.deliveries if delivery.group == group)

    def in_state(self, *states: AgencyState) -> tuple[str, ...]:
        """Return the agencies in any of these states towards the request."""
        return tuple(delivery.agency for delivery in self.deliveries if delivery.state in states)

    def gaps(self, figure: Figure) -> tuple[str, ...]:
        """Return the agencies without which a figure's total is incomplete."""
        return self.ordered(id for id, said in figure.by_agency.items() if said.state in GAPS)

    def ordered(self, agencies: Iterable[str]) -> tuple[str, ...]:
        """Return agencies in the order of the registry."""
        return tuple(sorted(set(agencies), key=self._rank))

    def file_of(self, submission: str | None) -> str:
        """Return the path of a submission's file in the inbox, "" where it is not of this request."""
        return self._files.get(submission or "", "")

    def shows(self, mention: Mention) -> bool:
        """Return whether a mention's words can be shown in the text of its submission."""
        return mention.submission in self.texts and bool(places(mention.source))

    def _rank(self, agency: str) -> tuple[int, str]:
        return self._order.get(agency, len(self._order)), agency

    @cached_property
    def _order(self) -> dict[str, int]:
        return {agency.id: at for at, agency in enumerate(self.agencies.agency)}

    @cached_property
    def _names_and_groups(self) -> dict[str, tuple[str, str]]:
        delivering = {each.agency: (each.name, each.group) for each in self.consolidation.deliveries}
        return delivering | {agency.id: (agency.name, agency.group) for agency in self.agencies.agency}

    @cached_property
    def _files(self) -> dict[str, str]:
        held = (s.submission for d in self.consolidation.deliveries for s in d.submissions)
        return {submission.id: submission.file for submission in held}
