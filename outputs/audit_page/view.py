"""What the template shows, put into words and order; the template itself decides nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from outputs.audit_page.passage import Passage, passage
from outputs.audit_page.repeats import Turn, turns
from outputs.release_content import GAPS, ReleaseContent
from outputs.words.agency_names import group_name, names, short_name
from outputs.words.failure_words import cause, remedy
from outputs.words.place_words import place_words
from outputs.words.wording import render
from outputs.words.written import count, iso_day, moment
from schemas.catalogue import text
from schemas.figure import Contribution, Exclusion, Figure, FigureState, Mention, Unclassed
from schemas.finding import Finding, Severity
from schemas.interval import Interval

Turns: TypeAlias = Mapping[str, Turn]


@dataclass(frozen=True, slots=True)
class Row:
    """A mention: the words, where they stand, how they were read, and why they count or do not."""

    agency: str
    agency_id: str
    anchor: str
    """Where links to this agency's part of a figure lead; "" for further rows of the agency."""
    quote: str
    passage: Passage
    reading: str
    file: str
    sha256: str
    place: str
    why: str
    fact: str
    correction: str | None = None
    instead: str | None = None
    """What counts in its stead."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What an agency says of a figure, and the link to its proof."""

    words: str
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An agency with a cell a figure."""

    agency_id: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    name: str
    rows: tuple[MatrixRow, ...]


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
class Silence:
    """An agency that gives no number for a figure, and why."""

    agency: str
    agency_id: str
    anchor: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class FigureView:
    figure: Figure
    anchor: str
    contributions: tuple[Row, ...]
    excluded: tuple[Row, ...]
    silences: tuple[Silence, ...]
    by_group: tuple[tuple[str, str], ...]
    gaps: int
    note: str


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


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that an agency delivered."""

    file: str
    state: str
    words: str
    received: str
    sha256: str
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


def figure_anchor(figure: str, agency: str | None = None) -> str:
    """Return the deep link to a figure, or to one agency's part of it."""
    return f"figure={figure}" if agency is None else f"figure={figure}&agency={agency}"


def figures(content: ReleaseContent, lang: str) -> tuple[FigureView, ...]:
    known = turns(content)
    return tuple(_figure(content, figure, known, lang) for figure in content.consolidation.figures)


def matrix(content: ReleaseContent, lang: str) -> tuple[MatrixGroup, ...]:
    """Return the figures by agency, group by group."""
    figures = content.consolidation.figures
    return tuple(
        MatrixGroup(
            name=group_name(content, group, lang),
            rows=tuple(
                MatrixRow(
                    agency_id=each.agency,
                    name=short_name(content, each.agency),
                    cells=tuple(_cell(figure, each.agency, lang) for figure in figures),
                )
                for each in members
            ),
        )
        for group in content.groups
        if (members := content.members(group))
    )


def questions(content: ReleaseContent, lang: str) -> tuple[Question, ...]:
    """Return the findings, the gravest first."""
    order = (Severity.BLOCKING, Severity.WARNING, Severity.INFO)
    ranked = sorted(content.consolidation.findings, key=lambda finding: order.index(finding.severity))
    return tuple(_question(content, finding, lang) for finding in ranked)


def deliveries(content: ReleaseContent, lang: str) -> tuple[DeliveryView, ...]:
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
                    late=held.late,
                    cause=cause(content, held, lang),
                    remedy=remedy(content, held, lang),
                )
                for held in each.submissions
            ),
        )
        for each in content.deliveries
    )


def unclassed(content: ReleaseContent, lang: str) -> tuple[Row, ...]:
    known = turns(content)
    return tuple(_row(content, each, "", known, lang) for each in content.consolidation.unclassed)


def cited(content: ReleaseContent, lang: str) -> tuple[CitedRow, ...]:
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


def tiles(content: ReleaseContent, lang: str) -> tuple[tuple[str, str, str], ...]:
    """Return the summary: what is counted, the count in words, and whether it needs attention."""
    result = content.consolidation
    expected = [each for each in content.deliveries if each.expected]
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


def _figure(content: ReleaseContent, figure: Figure, known: Turns, lang: str) -> FigureView:
    anchored: set[str] = set()
    counted = _anchored_rows(content, figure, figure.contributions, anchored, known, lang)
    left_out = _anchored_rows(content, figure, figure.excluded, anchored, known, lang)
    silences = tuple(
        Silence(
            agency=content.name_of(agency),
            agency_id=agency,
            anchor="" if agency in anchored else figure_anchor(figure.id, agency),
            state=figure.by_agency[agency].state.value,
            words=text(f"shown.state.{figure.by_agency[agency].state}", lang),
        )
        for agency in content.ordered(figure.by_agency)
        if figure.by_agency[agency].state not in {FigureState.REPORTED, FigureState.ZERO}
    )
    groups = (group for group in content.groups if group in figure.by_group)
    gaps = sum(said.state in GAPS for said in figure.by_agency.values())
    key = "audit.complete" if figure.complete else "audit.incomplete"
    return FigureView(
        figure=figure,
        anchor=figure_anchor(figure.id),
        contributions=counted,
        excluded=left_out,
        silences=silences,
        by_group=tuple(
            (group_name(content, group, lang), figure.by_group[group].rendered) for group in groups
        ),
        gaps=gaps,
        note=text(key, lang, number=count(gaps, lang)),
    )


def _anchored_rows(
    content: ReleaseContent,
    figure: Figure,
    mentions: Iterable[Contribution] | Iterable[Exclusion],
    anchored: set[str],
    known: Turns,
    lang: str,
) -> tuple[Row, ...]:
    """Return rows of which the first of each agency bears the anchor that the matrix links to."""
    rows = []
    for each in mentions:
        agency = each.agency or ""
        anchor = "" if not agency or agency in anchored else figure_anchor(figure.id, agency)
        anchored.add(agency)
        rows.append(_row(content, each, anchor, known, lang))
    return tuple(rows)


def _row(content: ReleaseContent, each: Mention, anchor: str, known: Turns, lang: str) -> Row:
    correction = instead = None
    if isinstance(each, Contribution):
        why, correction = text(f"shown.rule.{each.rule}", lang), each.correction
    elif isinstance(each, Exclusion):
        why, instead = text(f"shown.reason.{each.reason}", lang), _instead(content, each.of, lang)
    else:
        reason = each.reason if isinstance(each, Unclassed) else None
        why = text(f"shown.reason.{reason or 'none'}", lang)
    return Row(
        agency=content.name_of(each.agency) or text("audit.no-agency", lang),
        agency_id=each.agency or "",
        anchor=anchor,
        quote=each.quote,
        passage=passage(each.context, each.quote, known.get(each.fact)),
        reading=_reading(each, lang),
        file=each.file,
        sha256=each.sha256,
        place=place_words(each.source, lang),
        why=why,
        fact=each.fact,
        correction=correction,
        instead=instead,
    )


def _instead(content: ReleaseContent, of: str | None, lang: str) -> str | None:
    """Name what counts instead: a mention by its words, a submission by its file."""
    mentions = (each for figure in content.consolidation.figures for each in figure.contributions)
    counted = next((each for each in mentions if each.fact == of), None)
    if counted:
        return text("audit.instead.fact", lang, quote=counted.quote, id=counted.fact)
    return content.file_of(of) or of


def _reading(each: Mention, lang: str) -> str:
    """Say as what a quote was read."""
    read = Interval(value=each.value, low=each.low, high=each.high, qualifier=each.qualifier)
    return render(read, each.unit or "", lang, each.per)


def _cell(figure: Figure, agency: str, lang: str) -> Cell:
    said = figure.by_agency.get(agency)
    if said is None:
        return Cell(words=text("shown.state.absent", lang), state="absent", href="")
    reported = said.state is FigureState.REPORTED
    words = said.rendered if reported else text(f"shown.state.{said.state}", lang)
    return Cell(words=words, state=said.state.value, href=f"#{figure_anchor(figure.id, agency)}")


def _question(content: ReleaseContent, finding: Finding, lang: str) -> Question:
    figure = next((each for each in content.consolidation.figures if each.id == finding.figure), None)
    return Question(
        finding=finding,
        severity=text(f"shown.severity.{finding.severity}", lang),
        message=finding.words(lang),
        remedy=finding.next_step(lang),
        agency=content.name_of(finding.agency),
        file=content.file_of(finding.submission),
        place=place_words(finding.source, lang) if finding.source else "",
        figure=figure.label if figure else "",
        figure_anchor=figure_anchor(figure.id) if figure else "",
    )
