"""Figures by agency: who says what, each cell with the way to its proof."""

from dataclasses import dataclass

from outputs.audit_page.anchors import figure_anchor
from outputs.audit_page.showing import Showing
from outputs.words.agency_names import group_name, short_name
from schemas.catalogue import text
from schemas.figure import Figure, FigureState


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


def matrix(showing: Showing) -> tuple[MatrixGroup, ...]:
    """Return the figures by agency, group by group."""
    content, lang = showing.content, showing.lang
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


def _cell(figure: Figure, agency: str, lang: str) -> Cell:
    said = figure.by_agency.get(agency)
    if said is None:
        return Cell(words=text("shown.state.absent", lang), state="absent", href="")
    reported = said.state is FigureState.REPORTED
    words = said.rendered if reported else text(f"shown.state.{said.state}", lang)
    return Cell(words=words, state=said.state.value, href=f"#{figure_anchor(figure.id, agency)}")
