"""How the report says a figure: "tổ chức 06 lớp tập huấn", or "về lớp tập huấn có 06 lớp"."""

from collections.abc import Iterable

from outputs.release_content import ReleaseContent
from outputs.report.pieces import Note, Pieces, Printed, filled, joined, pieces
from outputs.words.agency_names import names
from outputs.words.written import listed, lowered
from schemas.catalogue import text
from schemas.figure import AgencyFigure, Figure, FigureState, WordedSum
from schemas.request import Request


def printed(figure: Figure, said: AgencyFigure | WordedSum | Figure, part: str | None = None) -> Pieces:
    """Return a figure, or an agency's or group's part of it, as it is printed."""
    return (Printed(said.rendered, figure.id, part),)


def without_unit(figure: Figure, rendered: str) -> str:
    """Return a printed number without its unit, for a column that names the unit."""
    return rendered.removesuffix(f" {figure.unit}")


def phrase_of(request: Request, figure: Figure) -> str | None:
    """Return the request's own words for a figure, where it brings any."""
    return next((indicator.phrase for indicator in request.indicators if indicator.id == figure.id), None)


def sentences(
    content: ReleaseContent,
    said: Iterable[tuple[Figure, Pieces]],
    lead: str,
    plain_lead: str,
    lang: str,
    **who: str,
) -> list[Pieces]:
    """Put figures into sentences: those that the request words after `lead`, the rest after `plain_lead`."""
    worded: list[Pieces] = []
    unworded: list[Pieces] = []
    for figure, number in said:
        phrase = phrase_of(content.request, figure)
        if phrase:
            worded.append(filled(phrase, figure=number))
        else:
            unworded.append(pieces("report.about", lang, label=lowered(figure.label), figure=number))
    made = [(lead, worded), (plain_lead, unworded)]
    return [pieces(key, lang, clauses=joined(clauses), **who) for key, clauses in made if clauses]


def gap_note(content: ReleaseContent, figure: Figure, lang: str) -> Pieces:
    """Return the footnote of an incomplete total: who is missing, and why."""
    if figure.complete:
        return ()
    why = gaps_in_words(content, {id: figure.by_agency[id].state for id in content.gaps(figure)}, lang)
    return (Note(text("report.note.gaps" if why else "report.note.incomplete", lang, agencies=why)),)


def gaps_in_words(content: ReleaseContent, states: dict[str, FigureState], lang: str) -> str:
    """Name agencies without figures, those of one reason together."""
    by_reason: dict[FigureState, list[str]] = {}
    for agency, state in states.items():
        by_reason.setdefault(state, []).append(agency)
    return "; ".join(
        text(f"report.gap.{state.value}", lang, agencies=names(content, members))
        for state, members in by_reason.items()
    )


def none_occurred(figures: Iterable[Figure], lang: str) -> str:
    """Name the figures of which nothing occurred."""
    return listed([lowered(figure.label) for figure in figures], lang)
