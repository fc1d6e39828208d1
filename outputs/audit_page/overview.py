"""What a release leaves to be done, who delivered what, and which documents are cited."""

from dataclasses import dataclass

from outputs.audit_page.anchors import figure_anchor, source_anchor
from outputs.audit_page.showing import Showing
from outputs.words.agency_names import group_name, names
from outputs.words.failure_words import cause, remedy
from outputs.words.place_words import place_words
from outputs.words.written import count, day, iso_day, moment
from schemas.catalogue import text
from schemas.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A cited document and who cites it."""

    symbol: str
    type: str
    date: str
    agency_ids: str
    """With spaces between them."""
    agencies: str


@dataclass(frozen=True, slots=True)
class Question:
    """A finding in words."""

    finding: Finding
    severity: str
    message: str
    remedy: str
    agency: str
    file: str
    place: str
    figure: str
    figure_anchor: str
    source: str
    """Link to the submission; "" where it is not shown."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that an agency delivered."""

    file: str
    state: str
    words: str
    received: str
    sha256: str
    source: str
    """Link to the whole submission; "" where it could not be read."""
    late: bool
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class DeliveryView:
    agency_id: str
    name: str
    group: str
    state: str
    words: str
    expected: bool
    files: tuple[FileRow, ...]


def questions(showing: Showing) -> tuple[Question, ...]:
    """Return the findings, the gravest first."""
    order = (Severity.BLOCKING, Severity.WARNING, Severity.INFO)
    ranked = sorted(showing.content.consolidation.findings, key=lambda finding: order.index(finding.severity))
    return tuple(_question(showing, finding) for finding in ranked)


def deliveries(showing: Showing) -> tuple[DeliveryView, ...]:
    content, lang = showing.content, showing.lang
    return tuple(
        DeliveryView(
            agency_id=each.agency,
            name=each.name,
            group=group_name(content, each.group, lang),
            state=each.state.value,
            words=text(f"shown.delivery.{each.state}", lang),
            expected=each.expected,
            files=tuple(
                FileRow(
                    file=held.submission.file,
                    state=held.state.value,
                    words=text(f"shown.submission.{held.state}", lang),
                    received=moment(held.submission.received.astimezone(content.local_time.tzinfo), lang),
                    sha256=held.submission.sha256,
                    source=source_anchor(held.submission.id)
                    if held.submission.id in content.readings
                    else "",
                    late=held.late,
                    cause=cause(content, held, lang),
                    remedy=remedy(content, held, lang),
                )
                for held in each.submissions
            ),
        )
        for each in content.deliveries
    )


def cited(showing: Showing) -> tuple[CitedRow, ...]:
    content, lang = showing.content, showing.lang
    return tuple(
        CitedRow(
            symbol=each.symbol,
            type=each.type or "",
            date=iso_day(each.date or "", lang),
            agency_ids=" ".join(each.cited_by),
            agencies=names(content, content.ordered(each.cited_by)),
        )
        for each in content.consolidation.cited
    )


def tiles(showing: Showing) -> tuple[tuple[str, str, str], ...]:
    """Return the summary: what is counted, the count in words, and whether it needs attention."""
    result, lang = showing.content.consolidation, showing.lang
    expected = [each for each in showing.content.deliveries if each.expected]
    heard = [each for each in expected if each.state.value in {"delivered", "late"}]
    whole = [figure for figure in result.figures if figure.complete]
    severities = [finding.severity for finding in result.findings]
    blocking, warning = severities.count(Severity.BLOCKING), severities.count(Severity.WARNING)
    counted: list[tuple[str, str, bool]] = [
        ("heard", f"{count(len(heard), lang)}/{count(len(expected), lang)}", len(heard) < len(expected)),
        (
            "complete",
            f"{count(len(whole), lang)}/{count(len(result.figures), lang)}",
            len(whole) < len(result.figures),
        ),
        ("blocking", count(blocking, lang), blocking > 0),
        ("warning", count(warning, lang), warning > 0),
        ("unclassed", count(len(result.unclassed), lang), bool(result.unclassed)),
    ]
    return tuple(
        (text(f"audit.tile.{key}", lang), number, "attention" if open_ else "settled")
        for key, number, open_ in counted
    )


def issued(showing: Showing) -> str:
    """Say as which paper the release went out, or that it is a draft."""
    issue = showing.content.issue
    if issue is None:
        return text("audit.draft", showing.lang)
    symbol = f"{issue.number}/BC-{showing.content.office.symbol}"
    return text(
        "audit.issued", showing.lang, symbol=symbol, day=day(issue.date, showing.lang), signer=issue.signer
    )


def _question(showing: Showing, finding: Finding) -> Question:
    content, lang = showing.content, showing.lang
    return Question(
        finding=finding,
        severity=text(f"shown.severity.{finding.severity}", lang),
        message=finding.words(lang),
        remedy=finding.next_step(lang),
        agency=content.name_of(finding.agency),
        file=content.file_of(finding.submission),
        place=place_words(finding.source, lang) if finding.source else "",
        figure=showing.labels.get(finding.figure or "", ""),
        figure_anchor=figure_anchor(finding.figure)
        if finding.figure and finding.figure in showing.labels
        else "",
        source=source_anchor(finding.submission)
        if finding.submission and finding.submission in content.readings
        else "",
    )
