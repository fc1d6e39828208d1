"""Annex I: the figures by agency."""

from docx.shared import Length, Mm
from docx.table import _Row

from outputs.release_content import ReleaseContent
from outputs.report import signed, totals
from outputs.report.clauses import without_unit
from outputs.report.layout import LANDSCAPE_TEXT_WIDTH, TEXT_WIDTH, add_annex_section
from outputs.report.paper import Paper, repeat_heading
from outputs.report.pieces import Pieces, Printed, Words, bold
from outputs.words.agency_names import group_name, short_name
from schemas.catalogue import text
from schemas.figure import Figure, FigureState

_NUMBER, _NAME = Mm(9), Mm(48)
_MOST_UPRIGHT, _MOST_ACROSS = 5, 9
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write the annex: landscape where the figures are many, several tables where they are too many."""
    figures = content.consolidation.figures
    landscape = len(figures) > _MOST_UPRIGHT
    add_annex_section(paper.document, landscape=landscape)
    paper.say("TH Annex", text("report.annex", lang, number="I"))
    paper.say("TH Title", text("report.annex-figures.title", lang))
    paper.say("TH Annex Note", signed.annex_note(content, lang))
    width = LANDSCAPE_TEXT_WIDTH if landscape else TEXT_WIDTH
    most = _MOST_ACROSS if landscape else _MOST_UPRIGHT
    for at in range(0, len(figures), most):
        _add_table(paper, content, figures[at : at + most], width, lang)
    paper.say("TH Small Cell", text("report.annex-figures.legend", lang))


def of_agency(figure: Figure, agency: str, lang: str) -> Pieces:
    """Return what an agency says of a figure: its number, or why there is none."""
    said = figure.by_agency.get(agency)
    if said is None:
        return (Words(text("shown.state.absent", lang)),)
    if said.state is FigureState.REPORTED:
        return (Printed(without_unit(figure, said.rendered), figure.id, agency),)
    return (Words(text(f"shown.state.{said.state.value}", lang)),)


def _add_table(
    paper: Paper, content: ReleaseContent, figures: tuple[Figure, ...], width: Length, lang: str
) -> None:
    lines = _lines(content, figures, lang)
    value = Length((width - _NUMBER - _NAME) // len(figures))
    table = paper.table(len(lines) + 1, (_NUMBER, _NAME, *[value] * len(figures)), ruled=True)
    heads = [text("report.column.number", lang), text("report.column.agency", lang)]
    heads += [f"{figure.label} ({figure.unit})" for figure in figures]
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        paper.fill_cell(cell, "TH Small Cell Centred", (Words(head, bold=True),))
    for row, line in zip(table.rows[1:], lines, strict=True):
        _fill(paper, row, line)
    repeat_heading(table)


def _lines(content: ReleaseContent, figures: tuple[Figure, ...], lang: str) -> list[tuple[Pieces, ...]]:
    """Return the rows: each group with its sums, its agencies below it, and the total last."""
    lines: list[tuple[Pieces, ...]] = []
    groups = [group for group in content.groups if content.members(group)]
    for at, group in enumerate(groups):
        number = _ROMAN[at] if at < len(_ROMAN) else str(at + 1)
        sums = [bold(totals.of_group(content, figure, group, lang)) for figure in figures]
        members = content.members(group)
        if len(members) == 1:
            sums = [bold(of_agency(figure, members[0].agency, lang)) for figure in figures]
        name = content.name_of(members[0].agency) if len(members) == 1 else group_name(content, group, lang)
        lines.append((bold((Words(number),)), bold((Words(name),)), *sums))
        if len(members) > 1:
            lines += _members(content, group, figures, lang)
    sums = [bold(totals.of_all(content, figure, lang)) for figure in figures]
    lines.append(((), bold((Words(text("report.column.total", lang)),)), *sums))
    return lines


def _members(
    content: ReleaseContent, group: str, figures: tuple[Figure, ...], lang: str
) -> list[tuple[Pieces, ...]]:
    lines: list[tuple[Pieces, ...]] = []
    for at, delivery in enumerate(content.members(group), 1):
        name = short_name(content, delivery.agency)
        cells = [of_agency(figure, delivery.agency, lang) for figure in figures]
        lines.append(((Words(str(at)),), (Words(name[:1].upper() + name[1:]),), *cells))
    return lines


def _fill(paper: Paper, row: _Row, line: tuple[Pieces, ...]) -> None:
    for at, (cell, content) in enumerate(zip(row.cells, line, strict=True)):
        paper.fill_cell(cell, "TH Small Cell" if at == 1 else "TH Small Cell Centred", content)
