"""Several files of one agency to one request: which of them is the report (contracts.md, section 3).

Same content, or two forms of one report: one counts. A declared replacement, a numbered version of a
draft, a later version without a word: the older is superseded. A supplement is added. Else all count.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from extractors import declarations
from schemas.facts import Extraction, Header
from schemas.finding import Finding, finding
from schemas.submission import ReadSubmission, SubmissionState
from schemas.wording import fold, syllables

_PDF = "application/pdf"
_SYMBOL_NUMBER = re.compile(r"\A\s*0*(\d+)")
_RELATION_WORDS = re.compile(r"\([^()]*\)|\b(?:bổ sung|thay thế|đính chính|dự thảo)\b")
# Fewer facts in common than this say nothing about two files being one report.
_ENOUGH_FACTS = 3
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a submission, and which one counts in its stead."""

    state: SubmissionState
    of: str | None = None


@dataclass(slots=True)
class Versions:
    """Verdicts on the submissions that do not count, and the pairs of forms of one report."""

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    forms: list[tuple[ReadSubmission, ReadSubmission]] = field(default_factory=list)
    """The form left out and the form that counts."""
    findings: list[Finding] = field(default_factory=list)


Newness: TypeAlias = tuple[date, int, datetime, str]


def newness(entry: ReadSubmission) -> Newness:
    """Order submissions: by header date, then number, then the time they were received."""
    header = _header(entry)
    written = header.date.latest if header.date else None
    number = _SYMBOL_NUMBER.match(header.symbol or "")
    submission = entry.submission
    return written or date.min, int(number[1]) if number else 0, submission.received, submission.file


def judge_versions(entries: Sequence[ReadSubmission]) -> Versions:
    """Judge the readable submissions of one agency among themselves."""
    versions = Versions()
    by_age = sorted(entries, key=newness)
    supplements = _heed_declarations(by_age, versions)
    _keep_one_form(_standing(by_age, versions), versions)
    _supersede_drafts(_standing(by_age, versions), versions)
    _supersede_older(_standing(by_age, versions), supplements, versions)
    _follow_chains(versions)
    return versions


def _extraction(entry: ReadSubmission) -> Extraction:
    assert entry.extraction is not None
    return entry.extraction


def _header(entry: ReadSubmission) -> Header:
    return entry.extraction.header if entry.extraction else Header()


def _standing(entries: Iterable[ReadSubmission], versions: Versions) -> list[ReadSubmission]:
    return [entry for entry in entries if entry.submission.id not in versions.verdicts]


@dataclass(frozen=True, slots=True)
class _Said:
    relation: str
    symbol: str | None
    type: str | None


def _declared(entry: ReadSubmission) -> list[_Said]:
    """Return what a report says it is to others, in its text and in its subject."""
    extraction = _extraction(entry)
    said = [_Said(d.relation, d.symbol, d.type) for d in extraction.declares]
    header = extraction.header
    title = f"{header.type or ''} {header.subject or ''}".strip()
    return said + [_Said(found.relation, None, found.type) for found in declarations.find(title)]


def _heed_declarations(by_age: Sequence[ReadSubmission], versions: Versions) -> set[str]:
    """Supersede what others say they replace; return the submissions that only supplement."""
    supplements: set[str] = set()
    for entry in by_age:
        for said in _declared(entry):
            if said.relation == "supplements":
                supplements.add(entry.submission.id)
                continue
            target = _target(entry, said, by_age)
            if target is not None:
                versions.verdicts[target.submission.id] = _superseded(entry)
            elif said.symbol is not None and len(by_age) >= 1:
                made = finding("replaces-unknown", file=entry.submission.file, symbol=said.symbol)
                versions.findings.append(_of(made, entry))
    return supplements


def _target(entry: ReadSubmission, said: _Said, by_age: Sequence[ReadSubmission]) -> ReadSubmission | None:
    """Return the submission that a declaration means: by symbol, else the last older one of the kind."""
    others = [other for other in by_age if other is not entry]
    if said.symbol is not None:
        named = [other for other in others if _same_words(_header(other).symbol, said.symbol)]
        return named[0] if named else None
    older = [other for other in others if newness(other) < newness(entry)]
    kind = said.type or _header(entry).type
    alike = [
        other for other in older if _same_words(_header(other).type, kind) or _header(other).type is None
    ]
    return alike[-1] if alike else None


def _keep_one_form(entries: Sequence[ReadSubmission], versions: Versions) -> None:
    """Of a report handed in as Word file and as PDF, count the PDF: it is the one that was signed."""
    for at, one in enumerate(entries):
        for other in entries[at + 1 :]:
            if {one.submission.id, other.submission.id} & set(versions.verdicts) or not _are_forms(
                one, other
            ):
                continue
            first, second = sorted((one, other), key=lambda entry: entry.submission.received)
            left, kept = (first, second) if _extraction(second).media_type == _PDF else (second, first)
            versions.verdicts[left.submission.id] = Verdict(
                SubmissionState.DUPLICATE_FILE, kept.submission.id
            )
            versions.forms.append((left, kept))


def _are_forms(one: ReadSubmission, other: ReadSubmission) -> bool:
    first, second = _extraction(one), _extraction(other)
    if first.media_type == second.media_type:
        return False
    if _same_words(first.header.symbol, second.header.symbol):
        return True
    named_apart = first.header.symbol is not None and second.header.symbol is not None
    return not named_apart and _same_draft(first.header, second.header) and _same_facts(first, second)


def _same_draft(one: Header, other: Header) -> bool:
    """Return whether neither or both are drafts: a draft gives way to its numbered version as such."""
    return one.number_blank == other.number_blank


def _supersede_drafts(entries: Sequence[ReadSubmission], versions: Versions) -> None:
    numbered = [entry for entry in entries if _header(entry).symbol is not None]
    for draft in entries:
        if not _header(draft).number_blank:
            continue
        final = [
            entry
            for entry in numbered
            if _same_report(draft, entry) or _same_facts(_extraction(draft), _extraction(entry))
        ]
        if final:
            versions.verdicts[draft.submission.id] = _superseded(final[-1])


def _supersede_older(entries: Sequence[ReadSubmission], supplements: set[str], versions: Versions) -> None:
    """Let the newest of reports that look like one count, and ask."""
    for at, older in enumerate(entries):
        newer = [
            other
            for other in entries[at + 1 :]
            if _same_report(older, other) and other.submission.id not in supplements
        ]
        if newer and older.submission.id not in supplements:
            versions.verdicts[older.submission.id] = _superseded(newer[-1])
            file, its = older.submission.file, newer[-1].submission.file
            made = finding("revised-without-word", None, older=file, newer=its)
            versions.findings.append(_of(made, newer[-1]))


def _same_report(one: ReadSubmission, other: ReadSubmission) -> bool:
    """Return whether two headers name one report: one symbol, or issuer, kind and subject alike."""
    first, second = _header(one), _header(other)
    if _same_words(first.symbol, second.symbol):
        return True
    issuers = not (first.issuer and second.issuer) or _same_words(first.issuer, second.issuer)
    kinds = not (first.type and second.type) or _same_words(first.type, second.type)
    subject, its = _bare(first.subject), _bare(second.subject)
    return issuers and kinds and bool(subject) and subject == its


def _same_facts(one: Extraction, other: Extraction) -> bool:
    first, second = _facts(one), _facts(other)
    common = sum((first & second).values())
    return common >= _ENOUGH_FACTS and common >= _NEARLY_ALL * max(first.total(), second.total())


def _facts(extraction: Extraction) -> Counter[tuple[str, str]]:
    return Counter((str(quantity.value), fold(quantity.unit or "")) for quantity in extraction.quantities)


def _follow_chains(versions: Versions) -> None:
    """Name the one that counts in the end: A replaced by B, B by C."""
    for id, verdict in versions.verdicts.items():
        seen, last = {id}, verdict.of
        while last in versions.verdicts and last not in seen:
            seen.add(last)
            last = versions.verdicts[last].of
        versions.verdicts[id] = Verdict(verdict.state, last)


def _superseded(by: ReadSubmission) -> Verdict:
    return Verdict(SubmissionState.SUPERSEDED, by.submission.id)


def _same_words(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and syllables(one) == syllables(other)


def _bare(subject: str | None) -> tuple[str, ...]:
    return syllables(_RELATION_WORDS.sub(" ", fold(subject or "")))


def _of(made: Finding, entry: ReadSubmission) -> Finding:
    submission = entry.submission
    return made.model_copy(update={"agency": submission.agency, "submission": submission.id})
