"""What became of one report: its state in a release, and the fate of every number, date and symbol in it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from outputs.archive import Archive, sha256_of
from outputs.fates import Fates, Mark, Outcome, Traced, fates_of, marks
from outputs.history import History, MadeRelease
from outputs.members import documents
from outputs.placing import placed
from outputs.release import MANIFEST
from outputs.trace import figures_of
from schemas.errors import UnknownName
from schemas.facts import Extraction
from schemas.figure import Contribution, Exclusion, Mention, Unclassed
from schemas.submission import Submission, SubmissionState

Answer = dict[str, Any]

_AROUND = 40
"""Letters of the text shown on each side of a number that was read as none."""


def meant(history: History, asked: str) -> list[Submission]:
    """Return the submissions that are meant by an id, a path in the inbox, or a file with the same bytes.

    A mail or archive means all that is in it.

    Raises:
        UnknownName: there is none; the nearest are named.
    """
    held = list(history.submissions.values())
    path = asked.replace("\\", "/")
    bytes_of = sha256_of(Path(asked).read_bytes()) if Path(asked).is_file() else None
    found = [entry for entry in held if entry.id == asked]
    found = found or [entry for entry in held if _lies_at(entry, path)]
    found = found or [entry for entry in held if bytes_of and entry.sha256 == bytes_of]
    if not found:
        raise UnknownName.nearest("named.submission", path, [name for e in held for name in (e.file, e.id)])
    return [member for entry in found for member in documents(history, entry)]


def _lies_at(entry: Submission, path: str) -> bool:
    whole = f"/{entry.request}/{entry.file}"
    return whole.endswith(f"/{path}") or path.endswith(f"/inbox{whole}")


def file_trail(entry: Submission, made: MadeRelease, archive: Archive) -> Answer:
    """Return what a release made of a submission; its state is None where the release is older than it.

    Raises:
        ArchiveFault: the archive has lost what the release was made of.
    """
    listed = json.loads(archive.get(made.files[MANIFEST]))["submissions"]
    held = next((each for each in listed if each["submission"] == entry.id), None)
    figures = figures_of(made, archive)
    state = held["state"] if held else None
    facts: list[Answer] = []
    if held and held["reading"]:
        reading = placed(Extraction.model_validate_json(archive.get(held["reading"])), entry.members)
        facts = _facts(reading, entry.id, _known(figures, entry.id), state)
    return {
        "submission": entry.id,
        "request": entry.request,
        "release": made.release,
        "agency": held["agency"] if held else entry.agency,
        "file": entry.file,
        "sha256": entry.sha256,
        "state": state,
        "failure": held["failure"] if held else None,
        "facts": facts,
        "findings": [each for each in figures["findings"] if each["submission"] == entry.id],
    }


def _known(figures: Answer, submission: str) -> Fates:
    def own(
        figure: str | None, kind: type[Mention], each: Iterable[Answer]
    ) -> Iterator[tuple[str | None, Mention]]:
        return ((figure, kind.model_validate(raw)) for raw in each if raw["submission"] == submission)

    mentions: list[tuple[str | None, Mention]] = [*own(None, Unclassed, figures["unclassed"])]
    for figure in figures["figures"]:
        mentions += own(figure["id"], Contribution, figure["contributions"])
        mentions += own(figure["id"], Exclusion, figure["excluded"])
    return fates_of(mentions)


def _facts(reading: Extraction, submission: str, known: Fates, state: str | None) -> list[Answer]:
    """Return every fact in reading order, and what was read as none; what a person entered comes last."""
    text = reading.document.text if reading.document else ""
    found = marks(reading, submission, known, counts=state == SubmissionState.COUNTED)
    rows = [row for mark in found for row in _of_mark(mark, text)]
    shown = {row["fact"] for row in rows}
    return rows + [_entered(outcomes) for (_, fact), outcomes in known.items() if fact not in shown]


def _of_mark(mark: Mark, text: str) -> Iterator[Answer]:
    for traced in mark.facts:
        yield _of_fact(traced)
    if not mark.facts:
        around = text[max(mark.start - _AROUND, 0) : mark.end + _AROUND]
        yield {
            "fact": None,
            "kind": None,
            "quote": text[mark.start : mark.end],
            "context": " ".join(around.split()),
            "source": None,
            "fate": str(mark.fate),
            "outcomes": [],
        }


def _of_fact(traced: Traced) -> Answer:
    fact = traced.fact
    said = fact.model_dump(mode="json", include={"text", "source"})
    return {
        "fact": fact.id,
        "kind": type(fact).__name__,
        "quote": said["text"],
        "context": getattr(fact, "context", ""),
        "source": said["source"],
        "fate": str(traced.fate),
        "outcomes": [_outcome(each) for each in traced.outcomes],
    }


def _entered(outcomes: tuple[Outcome, ...]) -> Answer:
    mention = outcomes[0].mention
    said = mention.model_dump(mode="json") if mention else {}
    return {
        "fact": said.get("fact"),
        "kind": None,
        "quote": said.get("quote", ""),
        "context": said.get("context", ""),
        "source": said.get("source"),
        "fate": str(outcomes[0].fate),
        "outcomes": [_outcome(each) for each in outcomes],
    }


def _outcome(outcome: Outcome) -> Answer:
    mention = outcome.mention.model_dump(mode="json") if outcome.mention else {}
    read = {key: mention.get(key) for key in ("value", "low", "high", "qualifier", "unit", "of")}
    why = str(outcome.why) if outcome.why else None
    return {"figure": outcome.figure, "fate": str(outcome.fate), "why": why, **read}
