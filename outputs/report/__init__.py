"""bao-cao.docx: the consolidated report in the lawful layout (Decree 30/2020/NĐ-CP, annex I)."""

import io

from outputs.office_files import settled
from outputs.release_content import ReleaseContent
from outputs.report import (
    annex_charts,
    annex_figures,
    closing_block,
    doubts,
    heading_block,
    questions,
    results,
    seal,
    signed,
    situation,
)
from outputs.report.paper import Paper
from outputs.words.written import lowered, printable
from schemas.catalogue import text


def write(content: ReleaseContent, lang: str = "vi") -> bytes:
    """Return the report as a Word file; the same content gives the same bytes."""
    paper = Paper(content.release, doubts.about(content, lang))
    heading_block.add(paper, content, lang)
    situation.add_opening(paper, content, lang)
    situation.add(paper, content, lang)
    results.add(paper, content, lang)
    _add_directions(paper, content, lang)
    closing_block.add(paper, content, lang)
    annex_figures.add(paper, content, lang)
    annex_charts.add(paper, content, lang)
    if content.issue is None:
        questions.add(paper, content, lang)
    seal.add(paper, content, lang)
    paper.notes.save(paper.document)
    paper.comments.save(paper.document)
    _describe(paper, content, lang)
    file = io.BytesIO()
    paper.document.save(file)
    return settled(file.getvalue())


def _add_directions(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write part 3, which a person completes, and the closing sentence."""
    issuer, asked = content.office.issuer, content.request.requested_by
    paper.say("TH Clause", text("report.directions", lang))
    for line in directions(content, lang):
        paper.say("TH Body", line)
    subject = lowered(content.request.subject)
    key = "report.closing" if asked else "report.closing.unasked"
    asker = asked.issuer if asked else ""
    if old := signed.replaced(content, lang):
        paper.say("TH Body", old)
    paper.say("TH Body", text(key, lang, subject=subject, issuer=issuer, asker=asker))


def directions(content: ReleaseContent, lang: str) -> list[str]:
    """Return part 3: the request's own words; without any, a sentence, and in a draft who must add to it."""
    if content.request.directions:
        return [f"- {line}" for line in content.request.directions]
    key = "report.directions.text" if content.issue is None else "report.directions.issued"
    return [text(key, lang, issuer=content.office.issuer)]


def _describe(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Fill the file's properties from the release: nothing in them depends on clock or machine."""
    properties = paper.document.core_properties
    when = content.local_time.replace(tzinfo=None, microsecond=0)
    properties.author = properties.last_modified_by = printable(content.office.issuer)[:255]
    properties.title = printable(text("report.subject", lang, subject=content.request.subject))[:255]
    properties.subject, properties.identifier = content.request.id[:255], content.release[:255]
    properties.created = properties.modified = when
    properties.revision, properties.language = 1, "vi-VN" if lang == "vi" else "en-GB"
    properties.comments = properties.keywords = properties.category = ""
