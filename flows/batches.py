"""Decisions taken together, after a review: all of a file's rows are recorded, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows import drafting
from flows.batch_files import Fault, read_batch
from flows.consolidating import Released
from flows.correcting import append_and_release, entered_in_ledger, now
from flows.drafting import Draft, Entered, Person, Read
from flows.subjects import Subjects
from flows.turn import alone_in
from flows.workspace import Workspace
from schemas.batch import Row, Wish
from schemas.correction import Correction
from schemas.errors import BadBatchRow, BatchRefused, TonghopError
from schemas.interval import Qualifier

# What differs between two records of one and the same decision.
_OF_THE_RECORD = frozenset({"id", "time"})


@dataclass(frozen=True, slots=True)
class Applied:
    """What a batch entered into the ledger, what stood there already, and the releases it led to."""

    made: tuple[Correction, ...]
    known: int
    released: tuple[Released, ...]

    def as_answer(self) -> dict[str, Any]:
        return {
            "corrections": [made.model_dump(mode="json") for made in self.made],
            "already_recorded": self.known,
            "releases": [
                {"request": each.result.request, "release": each.name, "release_dir": str(each.folder)}
                for each in self.released
            ],
        }


@dataclass(frozen=True, slots=True)
class _Signed:
    place: str
    person: Person
    draft: Draft


def apply(workspace: Workspace, file: Path, by: str | None, reason: str | None) -> Applied:
    """Record every decision that a file asks for; `by` and `reason` hold for rows that name none.

    A row recorded before is passed over, so that a file can be applied again.

    Raises:
        BatchRefused: a row cannot be recorded, so none was; it names each such row.
        AlreadyIssued: a request that it is about stands as issued.
    """
    batch = read_batch(file)
    with alone_in(workspace):
        subjects = Subjects.of(workspace)
        signed, faults = _signed(subjects, batch.rows, by, reason)
        faults = [*batch.faults, *faults, *_contradictions(signed)]
        if faults:
            raise BatchRefused(tuple(faults), file=file, count=len(faults))
        fresh, known = _fresh(signed, subjects.history.corrections.values())
        if not fresh:
            return Applied((), known, ())
        requests = list(dict.fromkeys(made.request for made in fresh))
        released = append_and_release(workspace, requests, [entered_in_ledger(made) for made in fresh])
    return Applied(tuple(fresh), known, tuple(released))


def _signed(
    subjects: Subjects, rows: Sequence[Row], by: str | None, reason: str | None
) -> tuple[list[_Signed], list[Fault]]:
    """Draft each row's decisions in a person's name; a row that cannot be drafted is a fault."""
    signed: list[_Signed] = []
    faults: list[Fault] = []
    for row in rows:
        try:
            person = _person(row.wish, by, reason)
            signed += [_Signed(row.place, person, draft) for draft in _drafts(subjects, row.wish)]
        except TonghopError as fault:
            faults.append((row.place, fault))
    return signed, faults


def _person(wish: Wish, by: str | None, reason: str | None) -> Person:
    if not (who := wish.by or by):
        raise BadBatchRow(cause="batch.no-name", given="by")
    if not (why := wish.reason or reason):
        raise BadBatchRow(cause="batch.no-reason", given="reason")
    return Person(who, why)


def _drafts(subjects: Subjects, wish: Wish) -> list[Draft]:
    if wish.finding:
        return drafting.decision(subjects, wish.finding, wish.choose)
    if wish.submission:
        return [_on_submission(subjects, wish.submission, wish)]
    return [_on_fact(subjects, wish.fact or "", wish)]


def _on_fact(subjects: Subjects, fact: str, wish: Wish) -> Draft:
    if wish.value:
        return drafting.value(subjects, fact, Read(wish.value, wish.qualifier, wish.unit))
    if wish.exclude:
        return drafting.exclude(subjects, fact, wish.exclude)
    return drafting.include(subjects, fact, wish.figure)


def _on_submission(subjects: Subjects, id: str, wish: Wish) -> Draft:
    if wish.quote:
        read = wish.qualifier or Qualifier.EXACT
        entered = Entered(id, wish.figure or "", wish.value or "", read, wish.quote)
        return drafting.entry(subjects, entered)
    action = "agency" if wish.agency else "replaces" if wish.replaces else "ignore"
    return drafting.submission(subjects, id, action, wish.agency or wish.replaces)


def _contradictions(signed: Sequence[_Signed]) -> list[Fault]:
    """Return each row that decides otherwise on what an earlier row decides."""
    first: dict[tuple[str, ...], _Signed] = {}
    faults: list[Fault] = []
    for each in signed:
        held = first.setdefault(_about(each.draft), each)
        if held.draft != each.draft:
            faults.append((each.place, BadBatchRow(cause="batch.contradicts", given=held.place)))
    return faults


def _about(draft: Draft) -> tuple[str, ...]:
    """Return what a decision is about; whether a fact counts is one question, how it reads another."""
    given = draft.given
    subject = str(given.get("fact") or given.get("submission") or given.get("finding"))
    question = str(given.get("action") or given.get("figure") or "")
    if question in ("exclude", "include"):
        question = "counts"
    return draft.kind.__name__, subject, question


def _fresh(signed: Sequence[_Signed], standing: Sequence[Correction] | Any) -> tuple[list[Correction], int]:
    """Return the decisions not yet in the ledger, each once, and how many stand there already."""
    recorded = [_content(made) for made in standing]
    fresh: list[Correction] = []
    known = 0
    for each in signed:
        made = each.draft.made(each.person, now())
        if _content(made) in recorded:
            known += 1
            continue
        recorded.append(_content(made))
        fresh.append(made)
    return fresh, known


def _content(made: Correction) -> dict[str, Any]:
    return made.model_dump(mode="json", exclude=set(_OF_THE_RECORD))
