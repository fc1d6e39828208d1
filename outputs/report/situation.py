"""The opening sentence and part 1 of the report: who reported, and on what the work rested."""

from outputs.release_content import ReleaseContent
from outputs.report import cited, signed
from outputs.report.paper import Paper
from outputs.report.pieces import Note, Pieces, Words, pieces
from outputs.words.agency_names import names
from outputs.words.written import count, day, lowered, period
from schemas.catalogue import text
from schemas.period import Period
from schemas.submission import AgencyState


def add_opening(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write the sentence that cites the request."""
    asked, issuer = content.request.requested_by, content.office.issuer
    subject = lowered(content.request.subject)
    if asked is None:
        paper.say("TH Body", text("report.opening.unasked", lang, issuer=issuer, subject=subject))
        return
    known = (d.type for d in content.consolidation.cited if d.symbol == asked.symbol and d.type)
    letter = next(known, text("report.document", lang))
    words = text(
        "report.opening",
        lang,
        type=letter,
        symbol=asked.symbol,
        date=day(asked.date, lang),
        asker=asked.issuer,
        issuer=issuer,
        subject=subject,
    )
    paper.say("TH Body", words)


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write part 1."""
    paper.say("TH Clause", text("report.situation", lang))
    for line in (_asked(content, lang), *_delivered(content, lang), *_cited(content, lang)):
        paper.say("TH Body", (Words("- "), *line))


def _asked(content: ReleaseContent, lang: str) -> Pieces:
    expected = [delivery for delivery in content.deliveries if delivery.expected]
    named = Period.from_edtf(content.request.period)
    window = content.request.window
    key = "report.asked" if named.same_days(window) else "report.asked.window"
    return pieces(
        key,
        lang,
        number=count(len(expected), lang),
        period=period(named, lang),
        window=period(window, lang),
        due=day(content.request.due, lang),
    )


def _delivered(content: ReleaseContent, lang: str) -> list[Pieces]:
    """Say who reported in time, late, not readably, not at all; each only where there are any."""
    made = [_in_time(content, lang)]
    for state in (AgencyState.LATE, AgencyState.FAILED, AgencyState.MISSING, AgencyState.AWAITED):
        if agencies := _expected(content, state):
            number, named = count(len(agencies), lang), names(content, agencies)
            made.append(pieces(f"report.delivered.{state.value}", lang, number=number, agencies=named))
    if unasked := [d.agency for d in content.deliveries if not d.expected]:
        made.append(pieces("report.delivered.unasked", lang, agencies=names(content, unasked)))
    return made


def _in_time(content: ReleaseContent, lang: str) -> Pieces:
    in_time, late = (len(_expected(content, s)) for s in (AgencyState.DELIVERED, AgencyState.LATE))
    key = "report.delivered" if late else "report.delivered.in-time" if in_time else "report.delivered.nobody"
    return pieces(
        key,
        lang,
        when=signed.as_of(content, lang),
        all=count(len(_expected(content, *AgencyState)), lang),
        number=count(in_time + late, lang),
        in_time=count(in_time, lang),
    )


def _expected(content: ReleaseContent, *states: AgencyState) -> list[str]:
    """Return the expected agencies in any of these states."""
    return [d.agency for d in content.deliveries if d.expected and d.state in states]


def _cited(content: ReleaseContent, lang: str) -> list[Pieces]:
    documents = cited.cited_documents(content)
    if not documents:
        return []
    note = (Note(cited.note(content, lang)),)
    return [pieces("report.cited-in-text", lang, number=count(len(documents), lang), note=note)]
