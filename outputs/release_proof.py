"""One release proved: what its manifest says, what it was made of, and all its files derived again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from outputs.archive import Archive, sha256_of
from outputs.chain import Head
from outputs.comparison import Change, Side, compare
from outputs.derivation import Circumstances, Derived, derive
from outputs.fault import Fault
from outputs.history import MadeRelease
from outputs.release import MANIFEST, Ingredient, Ingredients, OpenedContainer
from schemas.correction import Correction
from schemas.errors import ArchiveFault, TonghopError

SUMMARY = "summary"
"""Under this name a summary that differs is told, beside the files of the release."""


class ReleaseState(StrEnum):
    """What came of deriving a release again."""

    SAME = "same"
    DIFFERS = "differs"
    OTHER_CODE = "other-code"
    """Made by another version of the program: a difference would prove nothing."""
    NOT_DERIVABLE_HERE = "not-derivable-here"


@dataclass(frozen=True, slots=True)
class Basis:
    """What the ledger has of a request at one moment."""

    submissions: tuple[Ingredient, ...]
    corrections: tuple[Correction, ...]
    containers: tuple[OpenedContainer, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A release, and what the ledger held when it was entered."""

    made: MadeRelease
    head: Head
    root: str
    previous: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    release: str
    state: ReleaseState
    changed: tuple[str, ...] = ()
    """Files that come out otherwise."""
    why: str = ""
    changes: tuple[Change, ...] = ()
    """Of OTHER_CODE: what this version would print otherwise, and why."""

    def as_answer(self, lang: str) -> dict[str, Any]:
        told = {"release": self.release, "state": str(self.state), "changed": list(self.changed)}
        return told | {"why": self.why, "changes": [change.as_answer(lang) for change in self.changes]}


def told_faults(archive: Archive, entry: Entered) -> Iterator[Fault]:
    """Yield where a release's manifest or ingredients do not follow from the events before it.

    Whoever rewrites an event and all hashes after it must also rewrite what later releases were made of.
    """
    made = entry.made
    try:
        told = json.loads(archive.get(made.files[MANIFEST]))
        used = Ingredients.model_validate_json(archive.get(made.ingredients))
    except ArchiveFault:
        return  # told with the archive
    except (ValueError, KeyError):
        # What other code made may have another form; what ours made is derived again and would differ.
        return
    said = {
        "ledger": {"sequence": entry.head.sequence, "hash": entry.head.hash, "root": entry.root},
        "previous": entry.previous,
        "time": made.time,
        "release": made.release,
        "files": {name: sha256 for name, sha256 in made.files.items() if name != MANIFEST},
        "ingredients_sha256": made.inputs,
    }
    wrong = [key for key, value in said.items() if told.get(key) != value]
    if wrong:
        yield Fault("manifest-differs", f"{made.release}/{MANIFEST}", {"keys": ", ".join(wrong)})
    if used.digest != made.inputs:
        yield Fault("ingredients-differ", made.release, {"what": "inputs"})
    for what, in_ledger, in_release in (
        ("submissions", entry.basis.submissions, used.submissions),
        ("corrections", entry.basis.corrections, used.corrections),
        ("containers", entry.basis.containers, used.containers),
    ):
        if in_ledger != in_release:
            yield Fault("ingredients-differ", made.release, {"what": what})


def derived_again(archive: Archive, code: str, entry: Entered) -> ReleaseCheck:
    """Derive a release again from the archive, with the time, head and name that the ledger has."""
    made = entry.made
    try:
        raw = json.loads(archive.get(made.ingredients))
    except ArchiveFault as fault:
        return ReleaseCheck(made.release, ReleaseState.NOT_DERIVABLE_HERE, why=fault.message())
    except ValueError:
        return ReleaseCheck(made.release, ReleaseState.DIFFERS, ("ingredients",))
    made_by = str(raw.get("code")) if isinstance(raw, dict) else ""
    try:
        ingredients = Ingredients.model_validate(raw)
        derived = derive(ingredients, archive, _circumstances(entry), lambda _: made.pictures)
    except ArchiveFault as fault:
        return ReleaseCheck(made.release, ReleaseState.NOT_DERIVABLE_HERE, why=fault.message())
    except (ValueError, KeyError, TonghopError) as fault:
        # This code made it once, so it can make it again; of other code that is not known.
        state = ReleaseState.DIFFERS if made_by == code else ReleaseState.NOT_DERIVABLE_HERE
        return ReleaseCheck(made.release, state, tuple(sorted(made.files)), why=f"{made_by}: {fault}")
    return _compared(archive, code, made, ingredients, derived)


def _circumstances(entry: Entered) -> Circumstances:
    time = datetime.fromisoformat(entry.made.time)
    return Circumstances(entry.made.release, time, entry.previous, entry.head, entry.root)


def _compared(
    archive: Archive, code: str, made: MadeRelease, ingredients: Ingredients, derived: Derived
) -> ReleaseCheck:
    kept, again = dict(made.files), dict(derived.files)
    if made.summary is not None:
        kept[SUMMARY], again[SUMMARY] = made.summary, derived.summary
    hashes = {name: sha256_of(content) for name, content in again.items()}
    changed = tuple(name for name in sorted({*kept, *again}) if kept.get(name) != hashes.get(name))
    if not changed:
        return ReleaseCheck(made.release, ReleaseState.SAME)
    if ingredients.code == code:
        return ReleaseCheck(made.release, ReleaseState.DIFFERS, changed)
    figures = json.loads(derived.files["figures.json"])["figures"]
    here = Side(
        made.release,
        {figure["id"]: figure for figure in figures},
        ingredients.model_copy(update={"code": code}),
    )
    try:
        changes = compare(Side.of(made, archive), here).changes
    except ArchiveFault as fault:
        return ReleaseCheck(made.release, ReleaseState.NOT_DERIVABLE_HERE, changed, fault.message())
    return ReleaseCheck(made.release, ReleaseState.OTHER_CODE, changed, ingredients.code, changes)
