"""Figures: a printed number, the mentions it is made of, and those left out with the reason.

The models are `figures.json` (contracts.md, section 5), field by field.
"""

from enum import StrEnum
from typing import Literal

from schemas.base import Model, Number
from schemas.finding import Finding
from schemas.interval import Interval, Qualifier
from schemas.period import Period
from schemas.place import Source
from schemas.submission import AgencyState, Failure, Submission, SubmissionState


class Rule(StrEnum):
    """Why a mention counts."""

    STATED_TOTAL = "stated-total"
    TABLE_TOTAL = "table-total"
    TABLE_SUM = "table-sum"
    DISTINCT_MENTIONS = "distinct-mentions"
    CORRECTION = "correction"
    ENTERED = "entered"


class Reason(StrEnum):
    """Why a mention does not count."""

    PART_OF_TOTAL = "part-of-total"
    REPEATED = "repeated"
    OTHER_PERIOD = "other-period"
    SUPERSEDED = "superseded"
    DUPLICATE_FILE = "duplicate-file"
    MEAN = "mean"
    PER_UNIT = "per-unit"
    PLAN = "plan"
    COMPARISON = "comparison"
    CUMULATIVE = "cumulative"
    PERCENT = "percent"
    DRAFT = "draft"
    TEMPLATE = "template"
    COVERING = "covering"
    """In the words of a mail, beside the report that it brings."""
    MIXED_KINDS = "mixed-kinds"
    TIE = "tie"
    JOINT_EVENT = "joint-event"
    DECISION = "decision"


class FigureState(StrEnum):
    """What an agency says of one indicator."""

    REPORTED = "reported"
    ZERO = "zero"
    AWAITED = "awaited"
    MISSING = "missing"
    FAILED = "failed"
    SILENT = "silent"


class Mention(Model):
    """A quantity of one submission, as a figure or a list of what was left out shows it."""

    fact: str
    agency: str | None
    submission: str
    file: str
    sha256: str
    quote: str
    context: str
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    unit: str | None
    per: str | None = None
    source: Source


class Contribution(Mention):
    """A mention that counts, by which rule."""

    rule: Rule
    correction: str | None = None


class Exclusion(Mention):
    """A mention that does not count, why, and in favour of which fact or submission."""

    reason: Reason
    of: str | None = None


class Unclassed(Mention):
    """A quantity that no indicator claims."""

    reason: Reason | None = None
    """MIXED_KINDS or TIE where indicators claim it in part or together."""


class WordedSum(Model):
    """A sum and the words in which it is printed."""

    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    rendered: str

    @property
    def interval(self) -> Interval:
        return Interval(value=self.value, low=self.low, high=self.high, qualifier=self.qualifier)


class AgencyFigure(Model):
    """What one agency contributes; numbers are None where it says none."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier | None = None
    rendered: str
    state: FigureState


class Figure(Model):
    """One printed number of the consolidated report. `qualifier` is None where nothing was reported."""

    id: str
    label: str
    unit: str
    combine: Literal["sum", "max", "list"]
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier | None
    rendered: str
    complete: bool
    by_group: dict[str, WordedSum]
    by_agency: dict[str, AgencyFigure]
    contributions: tuple[Contribution, ...]
    excluded: tuple[Exclusion, ...]


class SelectedSubmission(Model):
    """A submission and whether it counts."""

    submission: Submission
    state: SubmissionState
    late: bool = False
    of: str | None = None
    """The submission that counts in its stead."""
    failure: Failure | None = None
    """Why it could not be read; of a failed one only."""


class AgencyDelivery(Model):
    """One agency towards the request, and all that it delivered."""

    agency: str
    name: str
    group: str
    expected: bool
    state: AgencyState
    submissions: tuple[SelectedSubmission, ...]


class CitedDocument(Model):
    """A document that submissions cite, and who cites it."""

    symbol: str
    type: str | None
    date: str | None
    cited_by: tuple[str, ...]
    """Agency ids."""
    quotes: tuple[str, ...]


class Consolidation(Model):
    """All that one release of one request says: what the writers of outputs show."""

    request: str
    period: Period
    figures: tuple[Figure, ...]
    unclassed: tuple[Unclassed, ...]
    findings: tuple[Finding, ...]
    deliveries: tuple[AgencyDelivery, ...]
    cited: tuple[CitedDocument, ...]
