"""A person's decisions, bound to what they were made on (contracts.md, sections 2 and 5).

A correction names who, when and why, and leaves the original as it is. One on a fact is bound to the hash of
the file and to the fact's id, itself a hash of place and words: when either changes, it no longer fits.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from schemas.base import Model
from schemas.figure import Reason
from schemas.interval import Qualifier


class _Decided(Model):
    id: str
    request: str
    by: str
    reason: str
    time: str


class FactCorrection(_Decided):
    """What a person read in a fact, or whether it counts."""

    kind: Literal["fact"] = "fact"
    fact: str
    sha256: str
    quote: str
    action: Literal["value", "exclude", "include"]
    value: str | None = None
    """A decimal number as text: the ledger's JSON holds no fractions."""
    qualifier: Qualifier | None = None
    unit: str | None = None
    exclude_as: Reason | None = None
    """Of `exclude`: the reason under which it is listed."""
    figure: str | None = None
    """Of `include`: the figure that an unclassed fact goes into."""


class SubmissionCorrection(_Decided):
    """Whose a submission is, what it replaces, or that it is none."""

    kind: Literal["submission"] = "submission"
    submission: str
    sha256: str
    action: Literal["agency", "replaces", "ignore"]
    target: str | None = None
    """An agency's id, or the submission that is replaced."""


class FindingDecision(_Decided):
    """A finding closed, with the submission chosen where it asks for a choice."""

    kind: Literal["decision"] = "decision"
    finding: str
    choose: str | None = None


class EnteredFigure(_Decided):
    """A figure that a person read where no reader could."""

    kind: Literal["entry"] = "entry"
    submission: str
    sha256: str
    figure: str
    value: str
    qualifier: Qualifier = Qualifier.EXACT
    quote: str


Correction: TypeAlias = Annotated[
    FactCorrection | SubmissionCorrection | FindingDecision | EnteredFigure, Field(discriminator="kind")
]
