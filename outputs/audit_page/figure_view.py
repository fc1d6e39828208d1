"""A figure with its proof: what counts, what is left out, who is silent."""

from dataclasses import dataclass

from outputs.audit_page.anchors import figure_anchor
from outputs.audit_page.rows import Row, Rows, row
from outputs.audit_page.showing import Showing
from outputs.audit_page.sum_tree import Branch, sum_tree
from outputs.release_content import GAPS, ReleaseContent
from outputs.words.written import count
from schemas.catalogue import text
from schemas.figure import Figure, FigureState


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
    contributions: Rows
    excluded: Rows
    silences: tuple[Silence, ...]
    tree: Branch | None
    """How the total was added up; None where nothing was."""
    gaps: int
    note: str


def figures(showing: Showing) -> tuple[FigureView, ...]:
    return tuple(_figure(showing, figure) for figure in showing.content.consolidation.figures)


def unclassed(showing: Showing) -> tuple[Row, ...]:
    return tuple(row(showing, each) for each in showing.content.consolidation.unclassed)


def _figure(showing: Showing, figure: Figure) -> FigureView:
    content, lang = showing.content, showing.lang
    counting = frozenset(each.agency or "" for each in figure.contributions)
    named = counting.union(each.agency or "" for each in figure.excluded)
    gaps = sum(said.state in GAPS for said in figure.by_agency.values())
    key = "audit.complete" if figure.complete else "audit.incomplete"
    return FigureView(
        figure=figure,
        anchor=figure_anchor(figure.id),
        contributions=Rows(showing, figure, figure.contributions),
        excluded=Rows(showing, figure, figure.excluded, counting),
        silences=_silences(content, figure, named, lang),
        tree=sum_tree(showing, figure),
        gaps=gaps,
        note=text(key, lang, number=count(gaps, lang)),
    )


def _silences(
    content: ReleaseContent, figure: Figure, linked: frozenset[str], lang: str
) -> tuple[Silence, ...]:
    return tuple(
        Silence(
            agency=content.name_of(agency),
            agency_id=agency,
            anchor="" if agency in linked else figure_anchor(figure.id, agency),
            state=figure.by_agency[agency].state.value,
            words=text(f"shown.state.{figure.by_agency[agency].state}", lang),
        )
        for agency in content.ordered(figure.by_agency)
        if figure.by_agency[agency].state not in {FigureState.REPORTED, FigureState.ZERO}
    )
