"""A reminder (công văn đôn đốc): an official letter to agencies whose reports are missing or unreadable."""

import io
from collections.abc import Sequence
from datetime import date

from docx.shared import Pt

from outputs.office_files import settled
from outputs.release_content import ReleaseContent
from outputs.report import closing_block, heading_block
from outputs.report.paper import Paper
from outputs.words.agency_names import names
from outputs.words.written import day, lowered
from schemas.catalogue import text
from schemas.submission import AgencyState

REMINDED = (AgencyState.MISSING, AgencyState.FAILED)


def to_remind(content: ReleaseContent) -> tuple[str, ...]:
    """Return the expected agencies that have sent nothing in time, or nothing that could be read."""
    return tuple(d.agency for d in content.deliveries if d.expected and d.state in REMINDED)


def write(content: ReleaseContent, agencies: Sequence[str], due: date | None, lang: str = "vi") -> bytes:
    """Return the letter to some agencies; number and day are left blank until it is signed."""
    paper = Paper(content.release)
    office = content.office
    symbol = text("reminder.number", lang, symbol=office.symbol, unit=office.unit)
    number = heading_block.add_columns(paper, content, symbol, lang)
    subject = lowered(content.request.subject)
    about = number.add_paragraph(style="TH Heading 12")
    about.paragraph_format.space_before = Pt(6)
    paper.fill(about, text("reminder.about", lang))
    _add_addressees(paper, content, agencies, lang)
    for line in (
        _asked(content, subject, lang),
        *_wanting(content, agencies, lang),
        _wish(content, due, lang),
        text("reminder.closing", lang),
    ):
        paper.say("TH Body", line)
    receiving = [text("reminder.as-above", lang), text("report.recipient.files", lang, unit=office.unit)]
    closing_block.add_foot(paper, content, receiving, lang)
    file = io.BytesIO()
    paper.document.core_properties.title = text("reminder.about", lang)
    paper.document.save(file)
    return settled(file.getvalue())


def _add_addressees(paper: Paper, content: ReleaseContent, agencies: Sequence[str], lang: str) -> None:
    named = [content.name_of(agency) for agency in agencies]
    if len(named) == 1:
        line = paper.say("TH Addressee", text("reminder.to", lang, agency=named[0]))
        line.paragraph_format.space_before = Pt(18)
        return
    paper.say("TH Addressee", text("reminder.to.many", lang)).paragraph_format.space_before = Pt(18)
    for at, name in enumerate(named, 1):
        key = "reminder.to.last" if at == len(named) else "reminder.to.each"
        paper.say("TH Body", text(key, lang, agency=name))


def _asked(content: ReleaseContent, subject: str, lang: str) -> str:
    asked, issuer, due = content.request.requested_by, content.office.issuer, content.request.due
    given = {"subject": subject, "issuer": issuer, "due": day(due, lang)}
    if asked is None:
        return text("reminder.asked", lang, **given)
    known = (d.type for d in content.consolidation.cited if d.symbol == asked.symbol and d.type)
    kind = next(known, text("report.document", lang))
    letter = {"type": kind, "symbol": asked.symbol, "date": day(asked.date, lang), "asker": asked.issuer}
    return text("reminder.asked.by", lang, **given, **letter)


def _wanting(content: ReleaseContent, agencies: Sequence[str], lang: str) -> list[str]:
    """Say of whom there is no report, and whose could not be read."""
    issuer = content.office.issuer
    found = []
    for state in REMINDED:
        of_state = [agency for agency in content.in_state(state) if agency in agencies]
        if of_state:
            who = names(content, of_state)
            found.append(text(f"reminder.{state.value}", lang, issuer=issuer, agencies=who))
    return found


def _wish(content: ReleaseContent, due: date | None, lang: str) -> str:
    issuer = content.office.issuer
    if due is None:
        return text("reminder.wish", lang, issuer=issuer)
    return text("reminder.wish.due", lang, issuer=issuer, due=day(due, lang))
