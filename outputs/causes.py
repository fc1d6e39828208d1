"""Why a figure changed between two releases: the ingredient that differs and bears on what changed.

A change is followed through the facts that began or ceased to count: their submission, the submission
counted in its stead, the decisions about either, the reading. Only what none of these explains is put down
to what bears on everything: registry files, code version, the due day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from outputs.release import Ingredient, Ingredients
from schemas.catalogue import spoken, text
from schemas.correction import Correction, EnteredFigure, FactCorrection, SubmissionCorrection

Answer = dict[str, Any]
Counted: TypeAlias = dict[tuple[str, str | None], dict[str, Answer]]


class CauseKind(StrEnum):
    SUBMISSION = "submission"
    REVISION = "revision"
    FAILURE = "failure"
    CORRECTION = "correction"
    RULE = "rule"
    REGISTRY = "registry"


@dataclass(frozen=True)
class Cause:
    """One cause: a submission, a decision, a version of the program or a registry file by its id."""

    kind: CauseKind
    id: str
    words: str
    """Key of the catalogue below "diff."."""
    values: tuple[tuple[str, str], ...] = ()

    def as_answer(self, lang: str) -> Answer:
        message = text(f"diff.{self.words}", lang, **spoken(dict(self.values), lang))
        return {"kind": str(self.kind), "id": self.id, "message": message}


@dataclass(frozen=True)
class Causes:
    """Two releases, asked for the causes of what differs between them."""

    old_figures: Mapping[str, Answer]
    new_figures: Mapping[str, Answer]
    old: Ingredients
    new: Ingredients

    def of_part(self, figure: str, agency: str) -> tuple[Cause, ...]:
        """Return why an agency's part of a figure changed; never nothing."""
        found = list(self._of_facts(figure, agency)) or list(self._of_submissions(figure, agency))
        return tuple(dict.fromkeys(found)) or self._of_everything(figure)

    def of_whole(self, figure: str) -> tuple[Cause, ...]:
        """Return why a figure changed although no agency's part did."""
        found = list(dict.fromkeys(self._of_facts(figure, None)))
        return tuple(found) or self._of_everything(figure)

    def _of_facts(self, figure: str, agency: str | None) -> Iterator[Cause]:
        """Yield the causes of each fact that began or ceased to count, or counts otherwise."""
        before = self._old_counted.get((figure, agency), {})
        after = self._new_counted.get((figure, agency), {})
        for fact in {**before, **after}:
            old, new = before.get(fact), after.get(fact)
            if _number(old) == _number(new):
                continue
            submission = (new or old or {})["submission"]
            yield from self._of_fact(figure, fact, submission)

    def _of_fact(self, figure: str, fact: str, submission: str) -> list[Cause]:
        related = [submission, *sorted(self._stead.get(submission, ()))]
        decided = [c for made in self._decided if (c := self._decision(made, fact, related, figure))]
        return (
            decided
            or [cause for id in related if (cause := self._arrival(id))]
            or [cause for id in related if (cause := self._reading(id))]
        )

    def _of_submissions(self, figure: str, agency: str) -> Iterator[Cause]:
        """Yield what became of an agency's submissions: they may say nothing of the figure."""
        for id in self._submissions_of.get(agency, ()):
            decided = [c for made in self._decided if (c := self._decision(made, "", [id], figure))]
            yield from decided
            if not decided and (cause := self._arrival(id)):
                yield cause

    def _of_everything(self, figure: str) -> tuple[Cause, ...]:
        """Return what differs and bears on all agencies; in the last resort, all that differs."""
        found = [*self._registries(), *self._due(), *self._code()]
        if found:
            return tuple(found)
        arrived = (self._arrival(id) for id in {**self._old_entries, **self._new_entries})
        decided = (self._told(made) for made in self._decided)
        return (*decided, *(cause for cause in arrived if cause))

    # What differs, one thing at a time

    def _arrival(self, id: str) -> Cause | None:
        """Return the cause that a submission is: new, revised, failed, or read after it had failed."""
        old, new = self._old_entries.get(id), self._new_entries.get(id)
        if new is None:
            return None
        file = ("file", new.file)
        if old is not None:
            if bool(old.failure) == bool(new.failure):
                return None
            return Cause(CauseKind.FAILURE, id, "failure" if new.failure else "failure.mended", (file,))
        if new.failure:
            return Cause(CauseKind.FAILURE, id, "failure", (file,))
        if older := self._superseded_by(id):
            return Cause(CauseKind.REVISION, id, "revision", (file, ("older", older)))
        return Cause(CauseKind.SUBMISSION, id, "submission", (file,))

    def _reading(self, id: str) -> Cause | None:
        old, new = self._old_entries.get(id), self._new_entries.get(id)
        if old is None or new is None or old.reading == new.reading:
            return None
        words = (("file", new.file), ("old", self.old.code), ("new", self.new.code))
        return Cause(CauseKind.RULE, self.new.code, "rule.reading", words)

    def _decision(self, made: Correction, fact: str, submissions: Iterable[str], figure: str) -> Cause | None:
        """Return a decision as a cause, if it is about the fact or one of the submissions."""
        match made:
            case FactCorrection():
                concerns = made.fact == fact
            case SubmissionCorrection():
                concerns = {made.submission, made.target} & set(submissions) != set()
            case EnteredFigure():
                concerns = made.figure == figure and made.submission in submissions
            case _:
                concerns = made.choose is not None and made.choose in submissions
        return self._told(made) if concerns else None

    def _told(self, made: Correction) -> Cause:
        stands = made.id in self._new_decisions
        words = "correction" if stands else "correction.withdrawn"
        return Cause(
            CauseKind.CORRECTION, made.id, words, (("id", made.id), ("by", made.by), ("reason", made.reason))
        )

    def _registries(self) -> Iterator[Cause]:
        for name in ("request", "agencies", "settings"):
            old, new = (getattr(side, f"{name}_sha256") for side in (self.old, self.new))
            if old != new:
                yield Cause(CauseKind.REGISTRY, new, f"registry.{name}")

    def _due(self) -> Iterator[Cause]:
        if self.old.due_passed != self.new.due_passed:
            yield Cause(CauseKind.RULE, "due", "rule.due" if self.new.due_passed else "rule.not-due")

    def _code(self) -> Iterator[Cause]:
        if self.old.code != self.new.code:
            words = (("old", self.old.code), ("new", self.new.code))
            yield Cause(CauseKind.RULE, self.new.code, "rule.code", words)

    # Who is whose

    @cached_property
    def _old_entries(self) -> dict[str, Ingredient]:
        return {entry.submission: entry for entry in self.old.submissions}

    @cached_property
    def _new_entries(self) -> dict[str, Ingredient]:
        return {entry.submission: entry for entry in self.new.submissions}

    @cached_property
    def _new_decisions(self) -> frozenset[str]:
        return frozenset(made.id for made in self.new.corrections)

    @cached_property
    def _decided(self) -> list[Correction]:
        """Decisions that stand on one side only: new ones and withdrawn ones."""
        old = {made.id for made in self.old.corrections}
        gone = [made for made in self.old.corrections if made.id not in self._new_decisions]
        return [*(made for made in self.new.corrections if made.id not in old), *gone]

    @cached_property
    def _stead(self) -> dict[str, set[str]]:
        """Submissions that count in the stead of another, by the other."""
        found: dict[str, set[str]] = {}
        for entry in self._mentions():
            if entry.get("of") in self._new_entries:
                found.setdefault(entry["submission"], set()).add(entry["of"])
        for ingredient in self.new.submissions:
            if ingredient.replaces:
                found.setdefault(ingredient.replaces, set()).add(ingredient.submission)
        return found

    def _superseded_by(self, id: str) -> str | None:
        """Return the file of an older submission in whose stead a new one counts."""
        older = (old for old, instead in self._stead.items() if id in instead and old in self._old_entries)
        return next((self._old_entries[old].file for old in older), None)

    @cached_property
    def _submissions_of(self) -> dict[str | None, list[str]]:
        """Each agency's submissions on either side, by folder, by what was read in them, by decision."""
        pairs = [(e.agency, e.submission) for e in (*self.old.submissions, *self.new.submissions)]
        pairs += [(entry["agency"], entry["submission"]) for entry in self._mentions()]
        for made in self._decided:
            if isinstance(made, SubmissionCorrection):
                pairs.append((made.target, made.submission))
        found: dict[str | None, list[str]] = {}
        for agency, submission in dict.fromkeys(pairs):
            found.setdefault(agency, []).append(submission)
        return found

    @cached_property
    def _old_counted(self) -> Counted:
        return _counted(self.old_figures)

    @cached_property
    def _new_counted(self) -> Counted:
        return _counted(self.new_figures)

    def _mentions(self) -> Iterator[Answer]:
        for figures in (self.old_figures, self.new_figures):
            for figure in figures.values():
                yield from figure["contributions"]
                yield from figure["excluded"]


def _counted(figures: Mapping[str, Answer]) -> Counted:
    """Return what counts by figure and agency; under None what counts for the figure at all."""
    found: Counted = {}
    for id, figure in figures.items():
        for entry in figure["contributions"]:
            for agency in {None, entry["agency"]}:
                found.setdefault((id, agency), {})[entry["fact"]] = entry
    return found


def _number(entry: Answer | None) -> tuple[Any, ...] | None:
    keys = ("value", "low", "high", "qualifier", "per", "rule", "agency")
    return tuple(entry[key] for key in keys) if entry else None
