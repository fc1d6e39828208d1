"""The totals of the whole report: in words, and as a table."""

from docx.shared import Length, Mm

from outputs.release_content import ReleaseContent
from outputs.report.clauses import gap_note, none_occurred, printed, sentences, without_unit
from outputs.report.layout import TEXT_WIDTH
from outputs.report.paper import Paper, repeat_heading
from outputs.report.pieces import Pieces, Printed, Words, begun, bold, pieces
from outputs.words.agency_names import short_group_name
from outputs.words.written import in_period
from schemas.catalogue import text
from schemas.figure import Figure
from schemas.interval import Qualifier
from schemas.period import Period

_NUMBER, _UNIT, _VALUE = Mm(10), Mm(23), Mm(25)
_MOST_GROUPS = 3
"""More groups than these make the columns too narrow: the annex shows them."""


def when(content: ReleaseContent, lang: str) -> str:
    """Return the period of the report, as it stands in a sentence."""
    return in_period(Period.from_edtf(content.request.period), lang)


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write the totals."""
    for sentence in in_words(content, lang):
        paper.say("TH Body", (Words("- "), *begun(sentence)))
    paper.say("TH Caption", text("report.totals.caption", lang))
    _add_table(paper, content, lang)


def in_words(content: ReleaseContent, lang: str) -> list[Pieces]:
    """Say all totals; a figure that nobody reported is named as such."""
    figures = [figure for figure in content.consolidation.figures if figure.combine != "list"]
    zero = [figure for figure in figures if figure.qualifier is Qualifier.EXACT and figure.value == 0]
    unknown = [figure for figure in figures if figure.qualifier is None]
    summed = [
        (figure, (*printed(figure, figure), *gap_note(content, figure, lang)))
        for figure in figures
        if figure not in zero and figure not in unknown
    ]
    made = sentences(
        content, summed, "report.overall", "report.overall.plain", lang, when=when(content, lang)
    )
    if zero:
        made.append(pieces("report.overall.none", lang, figures=none_occurred(zero, lang)))
    if unknown:
        made.append(pieces("report.overall.unknown", lang, figures=none_occurred(unknown, lang)))
    return made


def _add_table(paper: Paper, content: ReleaseContent, lang: str) -> None:
    groups = [group for group in content.groups if content.members(group)]
    groups = groups if 1 < len(groups) <= _MOST_GROUPS else []
    values = [_VALUE] * (len(groups) + 1)
    label = Length(TEXT_WIDTH - _NUMBER - _UNIT - sum(values))
    figures = content.consolidation.figures
    table = paper.table(len(figures) + 1, (_NUMBER, label, _UNIT, *values), ruled=True)
    heads = [text(f"report.column.{name}", lang) for name in ("number", "indicator", "unit")]
    heads += [short_group_name(content, group, lang) for group in groups] + [
        text("report.column.total", lang)
    ]
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        paper.fill_cell(cell, "TH Cell Centred", (Words(head, bold=True),))
    for at, (row, figure) in enumerate(zip(table.rows[1:], figures, strict=True), 1):
        number, name, unit, *rest = row.cells
        paper.fill_cell(number, "TH Cell Centred", str(at))
        paper.fill_cell(name, "TH Cell", figure.label)
        paper.fill_cell(unit, "TH Cell Centred", figure.unit)
        for cell, group in zip(rest, groups, strict=False):
            paper.fill_cell(cell, "TH Cell Centred", of_group(content, figure, group, lang))
        paper.fill_cell(rest[-1], "TH Cell Centred", bold(of_all(content, figure, lang)))
    repeat_heading(table)
    paper.say("TH After Table", "")


def of_group(content: ReleaseContent, figure: Figure, group: str, lang: str) -> Pieces:
    """Return a group's sum for a cell, or why there is none."""
    if figure.combine == "list":
        return (Words(text("report.cell.listed", lang)),)
    if group in figure.by_group:
        return (Printed(without_unit(figure, figure.by_group[group].rendered), figure.id, f"@{group}"),)
    members = [delivery.agency for delivery in content.members(group)]
    states = {figure.by_agency[agency].state.value for agency in members if agency in figure.by_agency}
    one = states.pop() if len(states) == 1 else "unknown"
    return (Words(text(f"report.cell.{one}", lang)),)


def of_all(content: ReleaseContent, figure: Figure, lang: str) -> Pieces:
    """Return a figure's total for a cell, with the footnote of an incomplete one."""
    if figure.combine == "list":
        return (Words(text("report.cell.listed", lang)),)
    if figure.qualifier is None:
        return (Words(figure.rendered),)
    return (Printed(without_unit(figure, figure.rendered), figure.id), *gap_note(content, figure, lang))
