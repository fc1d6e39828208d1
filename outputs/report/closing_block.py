"""The foot of the report: recipients on the left, signature on the right."""

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Length, Mm, Pt

from outputs.release_content import ReleaseContent
from outputs.report import signed
from outputs.report.layout import TEXT_WIDTH
from outputs.report.paper import Paper
from schemas.catalogue import text

_LEFT = Mm(85)
_RIGHT = Length(TEXT_WIDTH - _LEFT)
_ROOM_FOR_SIGNATURE = Pt(70)


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write recipients and signature of a report."""
    add_foot(paper, content, recipients(content, lang), lang)


def add_foot(paper: Paper, content: ReleaseContent, receiving: list[str], lang: str) -> None:
    """Write recipients and signature; they stay on one page."""
    gap = paper.say("TH Recipients", "")
    gap.paragraph_format.keep_with_next = True
    table = paper.table(1, (_LEFT, _RIGHT), ruled=False)
    left, right = table.rows[0].cells
    paper.fill_cell(left, "TH Recipients Heading", text("report.recipients", lang))
    for recipient in receiving:
        paper.fill(left.add_paragraph(style="TH Recipients"), recipient)
    (first, *more), signer = signed.signature(content)
    paper.fill_cell(right, "TH Signature", first)
    for line in more:
        paper.fill(right.add_paragraph(style="TH Signature"), line)
    name = paper.fill(right.add_paragraph(style="TH Signature"), signer)
    name.paragraph_format.space_before = _ROOM_FOR_SIGNATURE
    for cell in (left, right):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
        for paragraph in cell.paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True


def recipients(content: ReleaseContent, lang: str) -> list[str]:
    """Return the lines of "Nơi nhận": who asked, who stands above, the files."""
    asked = content.request.requested_by
    receiving = ([asked.issuer] if asked else []) + [content.office.parent]
    lines = [text("report.recipient", lang, name=name) for name in dict.fromkeys(receiving)]
    return [*lines, text("report.recipient.files", lang, unit=content.office.unit)]
