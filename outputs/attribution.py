"""Whose report it is: by folder, else by its sender, else by its header (contracts.md, section 3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from schemas.agency import Agency, AgencyRegistry
from schemas.agency_likeness import likely
from schemas.facts import Header
from schemas.finding import Finding, finding
from schemas.submission import ReadSubmission, Submission
from schemas.wording import contains, fold

# What a parent agency is called before the name of its place: "UBND huyện Tam Nông" -> "huyện Tam Nông".
_PARENTS = ("ủy ban nhân dân", "ubnd", "huyện ủy", "thành ủy", "thị ủy", "đảng ủy")


@dataclass(frozen=True, slots=True)
class Attributed:
    """Submissions with their agencies, and what is doubtful about whose they are."""

    submissions: tuple[ReadSubmission, ...]
    findings: tuple[Finding, ...]


def attribute(submissions: Iterable[ReadSubmission], agencies: AgencyRegistry) -> Attributed:
    """Give each submission its agency: the folder's, which holds; else its sender's; else the header's."""
    settled: list[ReadSubmission] = []
    findings: list[Finding] = []
    for entry in submissions:
        named, sender = _named(entry, agencies), sender_of(entry.submission, agencies)
        filed = entry.submission.agency
        whose = filed or next((found.id for found in (sender, named) if found), None)
        submission = entry.submission.model_copy(update={"agency": whose})
        settled.append(entry.model_copy(update={"submission": submission}))
        if not entry.covers:
            findings += _doubts(settled[-1], _Signs(filed, sender, named), agencies)
    return Attributed(tuple(settled), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Signs:
    """Whose a report is by its folder, by the mail that it came in, and by its header."""

    filed: str | None
    sender: Agency | None
    named: Agency | None


def sender_of(submission: Submission, agencies: AgencyRegistry) -> Agency | None:
    """Return the registered agency that sent the mail in which a report came."""
    day = (submission.sent or submission.received).date()
    return agencies.sending(submission.sender, day) if submission.sender else None


def agency_of(header: Header, agencies: AgencyRegistry) -> Agency | None:
    """Return the one registered agency that a header names as its issuer, with or without its place."""
    return next((a for words in _names(header) if (a := agencies.named(words, _day(header)))), None)


def _names(header: Header) -> list[str]:
    """Return what a header calls its issuer: as it stands, then with the place of the agency above it."""
    if not header.issuer:
        return []
    return [header.issuer, *([f"{header.issuer} {_place_of(header.parent)}"] if header.parent else [])]


def _day(header: Header) -> date | None:
    return header.date.latest if header.date else None


def _named(entry: ReadSubmission, agencies: AgencyRegistry) -> Agency | None:
    return agency_of(entry.extraction.header, agencies) if entry.extraction else None


def _place_of(parent: str) -> str:
    words = fold(parent)
    return next((words.removeprefix(kind).strip() for kind in _PARENTS if words.startswith(kind)), words)


def _doubts(entry: ReadSubmission, signs: _Signs, agencies: AgencyRegistry) -> Iterator[Finding]:
    """Yield what is doubtful about whose report it is; what a person said is not doubted."""
    of = {"agency": entry.submission.agency, "submission": entry.submission.id}
    made = [] if entry.assigned else [_whose(entry, signs, agencies), _sent_by_other(entry, signs, agencies)]
    for each in (*made, _outside_its_days(entry, agencies)):
        if each is not None:
            yield each.model_copy(update=of)


def _whose(entry: ReadSubmission, signs: _Signs, agencies: AgencyRegistry) -> Finding | None:
    file, filed, named = entry.submission.file, signs.filed, signs.named
    if filed is None and signs.sender is not None:
        return _sent(entry, signs.sender, named, agencies)
    if filed is None:
        return _unfiled(entry, named, agencies)
    holder = agencies.get(filed)
    folder = holder.name if holder else filed
    if named and named.id != filed:
        return finding("folder-header-differ", file=file, folder=folder, header=named.name)
    issuer = entry.extraction.header.issuer if entry.extraction else None
    if named is None and issuer and holder and not _may_be(issuer, holder, agencies):
        return finding("header-unregistered", file=file, folder=folder, header=" ".join(issuer.split()))
    return None


def _sent(
    entry: ReadSubmission, sender: Agency, named: Agency | None, agencies: AgencyRegistry
) -> Finding | None:
    """Return the doubt about a report in a mail that lies in nobody's folder: a mailbox, say."""
    file, address = entry.submission.file, entry.submission.sender
    if named and named.id != sender.id:
        return finding(
            "sender-header-differ", file=file, address=address, sender=sender.name, header=named.name
        )
    issuer = entry.extraction.header.issuer if entry.extraction else None
    if named is None and issuer and not _may_be(issuer, sender, agencies):
        header = " ".join(issuer.split())
        return finding(
            "sender-header-unregistered", file=file, address=address, sender=sender.name, header=header
        )
    return None


def _sent_by_other(entry: ReadSubmission, signs: _Signs, agencies: AgencyRegistry) -> Finding | None:
    """Return the doubt about a mail that another agency sent than the one in whose folder it lies."""
    filed, sender = signs.filed, signs.sender
    if filed is None or sender is None or sender.id == filed:
        return None
    holder = agencies.get(filed)
    return finding(
        "folder-sender-differ",
        file=entry.submission.file,
        folder=holder.name if holder else filed,
        address=entry.submission.sender,
        sender=sender.name,
    )


def _may_be(issuer: str, holder: Agency, agencies: AgencyRegistry) -> bool:
    """Return whether an unregistered issuer is the folder's agency, misspelt or without its place."""
    if any(contains(name, issuer) or contains(issuer, name) for name in (holder.name, *holder.aliases)):
        return True
    return holder in likely(issuer, agencies)


def _unfiled(entry: ReadSubmission, named: Agency | None, agencies: AgencyRegistry) -> Finding | None:
    """Return the doubt about a file in the folder of no agency, with the agencies that may be meant."""
    file = entry.submission.file
    folder, slash, _ = entry.submission.inbox_file.partition("/")
    meant = likely(folder, agencies) if slash else ()
    if named is not None:
        other = [agency for agency in meant if agency.id != named.id]
        if other:
            return finding("folder-misspelt", file=file, likely=_listed(other), agency=named.name)
        if entry.submission.sender:
            return finding(
                "sender-unregistered", file=file, address=entry.submission.sender, agency=named.name
            )
        return finding("folder-unknown", file=file, agency=named.name) if slash else None
    header = entry.extraction.header if entry.extraction else Header()
    meant = meant or next((found for words in _names(header) if (found := likely(words, agencies))), ())
    if meant:
        said = folder if slash and likely(folder, agencies) else header.issuer or ""
        return finding("agency-likely", file=file, said=said, likely=_listed(meant))
    if entry.submission.sender:
        return finding("sender-unknown", file=file, address=entry.submission.sender)
    return finding("agency-unknown", file=file)


def _outside_its_days(entry: ReadSubmission, agencies: AgencyRegistry) -> Finding | None:
    """Return the doubt about a report dated when its agency was not yet, or no longer, of this name."""
    submission = entry.submission
    agency = agencies.get(submission.agency or "")
    day = (_day(entry.extraction.header) if entry.extraction else None) or submission.received.date()
    if agency is None or agency.valid is None or agency.is_valid_on(day):
        return None
    return finding("agency-not-valid", file=submission.file, agency=agency.name, valid=agency.valid,
                   day=f"{day:%d/%m/%Y}")  # fmt: skip


def _listed(agencies: Iterable[Agency]) -> str:
    return "; ".join(f"{agency.name} ({agency.id})" for agency in agencies)
