"""Whose report it is: by folder, else by what its header says (contracts.md, section 3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.agency import Agency, AgencyRegistry
from schemas.facts import Header
from schemas.finding import Finding, finding
from schemas.submission import ReadSubmission
from schemas.wording import fold

# What a parent agency is called before the name of its place: "UBND huyện Tam Nông" -> "huyện Tam Nông".
_PARENTS = ("ủy ban nhân dân", "ubnd", "huyện ủy", "thành ủy", "thị ủy", "đảng ủy")


@dataclass(frozen=True, slots=True)
class Attributed:
    """Submissions with their agencies, and what is doubtful about whose they are."""

    submissions: tuple[ReadSubmission, ...]
    findings: tuple[Finding, ...]


def attribute(submissions: Iterable[ReadSubmission], agencies: AgencyRegistry) -> Attributed:
    """Give each submission its agency: the folder's, which holds; else the one its header names."""
    settled: list[ReadSubmission] = []
    findings: list[Finding] = []
    for entry in submissions:
        named = _named(entry, agencies)
        filed = entry.submission.agency
        whose = filed or (named.id if named else None)
        submission = entry.submission.model_copy(update={"agency": whose})
        settled.append(entry.model_copy(update={"submission": submission}))
        if not entry.assigned and (doubt := _doubt(settled[-1], filed, named, agencies)):
            findings.append(doubt)
    return Attributed(tuple(settled), tuple(findings))


def agency_of(header: Header, agencies: AgencyRegistry) -> Agency | None:
    """Return the one registered agency that a header names as its issuer, with or without its place."""
    if not header.issuer:
        return None
    found = agencies.named(header.issuer)
    if found is None and header.parent:
        found = agencies.named(f"{header.issuer} {_place_of(header.parent)}")
    return found


def _named(entry: ReadSubmission, agencies: AgencyRegistry) -> Agency | None:
    return agency_of(entry.extraction.header, agencies) if entry.extraction else None


def _place_of(parent: str) -> str:
    words = fold(parent)
    return next((words.removeprefix(kind).strip() for kind in _PARENTS if words.startswith(kind)), words)


def _doubt(
    entry: ReadSubmission, filed: str | None, named: Agency | None, agencies: AgencyRegistry
) -> Finding | None:
    submission = entry.submission
    made: Finding | None = None
    if filed is None and named is None:
        made = finding("agency-unknown", file=submission.file)
    elif filed is None and "/" in submission.file:
        made = finding("folder-unknown", file=submission.file, agency=named.name if named else "")
    elif filed and named and named.id != filed:
        holder = agencies.get(filed)
        made = finding(
            "folder-header-differ",
            file=submission.file,
            folder=holder.name if holder else filed,
            header=named.name,
        )
    if made is None:
        return None
    return made.model_copy(update={"agency": submission.agency, "submission": submission.id})
