"""What changed between two releases of one request: each figure and agency's part, with its causes."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from outputs.archive import Archive
from outputs.causes import Cause, Causes
from outputs.history import MadeRelease
from outputs.release import Ingredients

Answer = dict[str, Any]

_WORDS = frozenset({"context", "quote", "file", "sha256", "source", "unit"})
_COMPARED = ("value", "low", "high", "qualifier", "rendered", "state", "complete")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two releases: its figures, and what they were derived from."""

    release: str
    figures: dict[str, Answer]
    ingredients: Ingredients

    @classmethod
    def of(cls, made: MadeRelease, archive: Archive) -> "Side":
        """Take a release out of the archive, where nobody can have edited it unseen.

        Raises:
            ArchiveFault: what the ledger names is missing from the archive or has changed.
        """
        told = json.loads(archive.get(made.files["figures.json"]), object_hook=_without_words)
        figures = {figure["id"]: figure for figure in told["figures"]}
        return cls(made.release, figures, Ingredients.model_validate_json(archive.get(made.ingredients)))


def _without_words(entry: Answer) -> Answer:
    """Return a mention without what no comparison asks for: the words of 100,000 are half a gigabyte."""
    if "context" in entry:
        return {key: value for key, value in entry.items() if key not in _WORDS}
    return entry


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, or one agency's part of it, before and after; None where it did not exist."""

    figure: str
    label: str
    agency: str | None
    before: Answer | None
    after: Answer | None
    causes: tuple[Cause, ...]

    def as_answer(self, lang: str) -> Answer:
        causes = [cause.as_answer(lang) for cause in self.causes]
        said = {"figure": self.figure, "label": self.label, "agency": self.agency}
        return said | {"before": self.before, "after": self.after, "causes": causes}


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two releases."""

    old: str
    new: str
    changes: tuple[Change, ...]

    def as_answer(self, lang: str) -> Answer:
        """Return the answer of `tonghop diff` (contracts.md, section 6)."""
        changes = [change.as_answer(lang) for change in self.changes]
        return {"from": self.old, "to": self.new, "changes": changes}


def compare(before: Side, after: Side) -> Comparison:
    """Compare two releases of one request."""
    return Comparison(before.release, after.release, tuple(_changes(before, after)))


def compare_releases(archive: Archive, old: MadeRelease, new: MadeRelease) -> Comparison:
    """Compare two releases as the archive holds them; raises as `Side.of` does."""
    return compare(Side.of(old, archive), Side.of(new, archive))


def _changes(before: Side, after: Side) -> Iterator[Change]:
    """Yield each changed figure, in the request's order, followed by the agencies' parts that changed."""
    causes = Causes(before.figures, after.figures, before.ingredients, after.ingredients)
    for figure in {**after.figures, **before.figures}:
        old, new = before.figures.get(figure), after.figures.get(figure)
        label = (new or old or {})["label"]
        parts = [
            Change(figure, label, agency, *said, causes.of_part(figure, agency))
            for agency in _agencies(old, new)
            if (said := (_said(_part(old, agency)), _said(_part(new, agency)))) and said[0] != said[1]
        ]
        whole = (_said(old), _said(new))
        if whole[0] != whole[1] or parts:
            together = _once(cause for part in parts for cause in part.causes)
            yield Change(figure, label, None, *whole, together or causes.of_whole(figure))
        yield from parts


def _agencies(old: Answer | None, new: Answer | None) -> Iterable[str]:
    return {**(new or {}).get("by_agency", {}), **(old or {}).get("by_agency", {})}


def _part(figure: Answer | None, agency: str) -> Answer | None:
    part: Answer | None = figure["by_agency"].get(agency) if figure else None
    return part


def _said(figure: Answer | None) -> Answer | None:
    return {key: figure[key] for key in _COMPARED if key in figure} if figure else None


def _once(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    return tuple({(cause.kind, cause.id): cause for cause in causes}.values())
