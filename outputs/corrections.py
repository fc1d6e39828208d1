"""Apply what persons decided: to submissions, to facts, to what counts, and to findings.

The newest decision on a thing holds. One that no longer fits, because the file or the words changed, is
not applied and is told (`correction-stale`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from outputs.selection import Chosen, LeftOut, Loose, Selection
from schemas.correction import (
    Correction,
    EnteredFigure,
    FactCorrection,
    FindingDecision,
    SubmissionCorrection,
)
from schemas.facts import Extraction, Measure, Quantity
from schemas.figure import Reason, Rule
from schemas.finding import Finding, finding
from schemas.interval import Interval
from schemas.submission import ReadSubmission, Submission

Listed = TypeVar("Listed", LeftOut, Loose)


@dataclass(slots=True)
class Amendments:
    """All standing decisions of one request, by what they are about."""

    values: dict[str, FactCorrection] = field(default_factory=dict)
    excluded: dict[str, FactCorrection] = field(default_factory=dict)
    included: dict[str, FactCorrection] = field(default_factory=dict)
    submissions: list[SubmissionCorrection] = field(default_factory=list)
    entries: dict[tuple[str, str], EnteredFigure] = field(default_factory=dict)
    decisions: dict[str, FindingDecision] = field(default_factory=dict)

    @classmethod
    def of(cls, corrections: Iterable[Correction]) -> "Amendments":
        """Sort corrections, oldest first, so that a newer one takes the place of an older."""
        amendments = cls()
        for made in corrections:
            match made:
                case FactCorrection():
                    amendments._add_fact(made)
                case SubmissionCorrection():
                    amendments.submissions.append(made)
                case EnteredFigure():
                    amendments.entries[made.submission, made.figure] = made
                case FindingDecision():
                    amendments.decisions[made.finding] = made
        return amendments

    def _add_fact(self, made: FactCorrection) -> None:
        if made.action == "value":
            self.values[made.fact] = made
            return
        taken, other = (
            (self.included, self.excluded) if made.action == "include" else (self.excluded, self.included)
        )
        other.pop(made.fact, None)
        taken[made.fact] = made

    def to_submissions(self, submissions: Iterable[ReadSubmission]) -> list[ReadSubmission]:
        """Return submissions with their agency, replacement or removal as decided."""
        amended = {entry.submission.id: entry for entry in submissions}
        for made in self.submissions:
            if made.submission not in amended:
                continue
            if made.action == "agency":
                entry = amended[made.submission]
                moved = entry.submission.model_copy(update={"agency": made.target})
                amended[made.submission] = entry.model_copy(update={"submission": moved, "assigned": True})
            elif made.action == "ignore":
                amended[made.submission] = amended[made.submission].model_copy(update={"ignored": True})
            elif made.target in amended:
                older = amended[made.target]
                amended[made.target] = older.model_copy(update={"replaced_by": made.submission})
        return list(amended.values())

    def to_readings(self, submissions: Iterable[ReadSubmission]) -> list[ReadSubmission]:
        """Return submissions with the facts that persons read otherwise, without those they took out."""
        return [
            entry.model_copy(update={"extraction": self._reread(entry.extraction)})
            if entry.extraction
            else entry
            for entry in submissions
        ]

    def _reread(self, extraction: Extraction) -> Extraction:
        if not (self.values or self.excluded):
            return extraction
        kept = [self._corrected(q) for q in extraction.quantities if q.id not in self.excluded]
        return extraction.model_copy(update={"quantities": tuple(kept)})

    def _corrected(self, quantity: Quantity) -> Quantity:
        made = self.values.get(quantity.id)
        if made is None or made.value is None:
            return quantity
        read = Interval.worded(Decimal(made.value), made.qualifier or quantity.qualifier)
        return quantity.model_copy(
            update={
                "value": read.value,
                "low": read.low,
                "high": read.high,
                "qualifier": read.qualifier,
                "unit": made.unit or quantity.unit,
            }
        )

    def to_selection(
        self, selection: Selection, submission: Submission, original: Extraction, claims: dict[str, str]
    ) -> None:
        """Let decisions hold over what selection chose; `claims` tells each fact's figure."""
        selection.chosen = [self._ruled(chosen) for chosen in selection.chosen]
        for fact, made in self.included.items():
            self._include(fact, made, selection)
        for quantity in original.quantities:
            if decided := self.excluded.get(quantity.id):
                reason = decided.exclude_as or Reason.DECISION
                if quantity.id in claims:
                    selection.left_out.append(LeftOut(quantity, claims[quantity.id], reason))
                else:
                    selection.loose.append(Loose(quantity, reason))
        selection.chosen += self.entered(submission)

    def _ruled(self, chosen: Chosen) -> Chosen:
        made = self.values.get(chosen.said.id)
        return Chosen(chosen.said, chosen.indicator, Rule.CORRECTION, made.id) if made else chosen

    def _include(self, fact: str, made: FactCorrection, selection: Selection) -> None:
        if any(chosen.said.id == fact for chosen in selection.chosen):
            return
        left = _taken(selection.left_out, fact)
        loose = _taken(selection.loose, fact)
        out = left or loose
        figure = made.figure or (left.indicator if left else None)
        if out is not None and figure is not None:
            selection.chosen.append(Chosen(out.said, figure, Rule.CORRECTION, made.id))

    def entered(self, submission: Submission) -> list[Chosen]:
        """Return the figures that a person read from a submission."""
        return [
            Chosen(_as_quantity(made), made.figure, Rule.ENTERED, made.id)
            for (id, _), made in self.entries.items()
            if id == submission.id
        ]

    def to_findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Mark the findings that persons closed."""
        return tuple(
            made.model_copy(update={"decision": self.decisions[made.id].id})
            if made.id in self.decisions
            else made
            for made in findings
        )

    def stale(self, submissions: Sequence[ReadSubmission]) -> list[Finding]:
        """Return a finding for each correction whose file or words are no longer there."""
        facts = {q.id for entry in submissions if entry.extraction for q in entry.extraction.quantities}
        about = [*self.values.values(), *self.excluded.values(), *self.included.values()]
        gone = [made for made in about if made.fact not in facts]
        return [finding("correction-stale", id=made.id, quote=made.quote, by=made.by) for made in gone]


def _taken(listed: list[Listed], fact: str) -> Listed | None:
    """Take a fact out of a list and return what stood there."""
    for at, entry in enumerate(listed):
        if entry.said.id == fact:
            return listed.pop(at)
    return None


def _as_quantity(made: EnteredFigure) -> Quantity:
    """Return an entered figure as a quantity; it has no place but the file in which a person found it."""
    read = Interval.worded(Decimal(made.value), made.qualifier)
    return Quantity(
        id=made.id,
        text=made.quote,
        start=0,
        end=0,
        source=(),
        value=Decimal(made.value),
        low=read.low,
        high=read.high,
        qualifier=made.qualifier,
        unit=None,
        measure=Measure.COUNT,
        context=made.quote,
    )
