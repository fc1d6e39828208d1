"""The top of the report: agencies, nation, number, place and date, type and subject."""

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Length, Mm, Pt
from docx.table import _Cell

from outputs.release_content import ReleaseContent
from outputs.report import signed
from outputs.report.layout import TEXT_WIDTH, add_rule
from outputs.report.paper import Paper
from outputs.report.pieces import Words
from schemas.catalogue import text

_LEFT = Mm(75)
_RIGHT = Length(TEXT_WIDTH - _LEFT)
_LONGEST_LINE = 28
# Width of the motto in Times New Roman Bold, of a bold capital on average, and of a small letter; in em.
_MOTTO_WIDTH = 12.4
_CAPITAL, _SMALL = 0.63, 0.45
_SHARE_OF_LINE = 0.4
"""A rule under an agency or a subject has 1/3 to 1/2 of the line's length."""


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write the heading block of a report."""
    add_columns(paper, content, signed.number(content, lang), lang)
    _add_title(paper, content, lang)


def add_columns(paper: Paper, content: ReleaseContent, symbol: str, lang: str) -> _Cell:
    """Write agencies, nation, number, place and date; return the cell of the number."""
    # LibreOffice puts a line of its own before a table that opens a document: give it one without height.
    paper.say("TH Heading 12", "").paragraph_format.line_spacing = Pt(1)
    table = paper.table(2, (_LEFT, _RIGHT), ruled=False)
    (agencies, nation), (number, place) = (row.cells for row in table.rows)
    _add_agencies(paper, content, agencies)
    _add_nation(paper, nation, lang)
    paper.fill_cell(number, "TH Heading 13", symbol)
    paper.fill_cell(place, "TH Place And Date", signed.place_and_date(content, lang))
    for cell in (agencies, nation, number, place):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
    for cell in (number, place):
        cell.paragraphs[0].paragraph_format.space_before = Pt(4)
    below: _Cell = number
    return below


def balanced(words: str) -> list[str]:
    """Break a name that is too long for one line at the space nearest its middle, as typists do."""
    if len(words) <= _LONGEST_LINE or " " not in words:
        return [words]
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(words) / 2))
    return [words[:middle], words[middle + 1 :]]


def _add_agencies(paper: Paper, content: ReleaseContent, cell: _Cell) -> None:
    style = "TH Heading 12"
    parent = balanced(content.office.parent.upper())
    issuer = balanced(content.office.issuer.upper())
    paper.fill_cell(cell, style, parent[0])
    for line in parent[1:]:
        paper.fill(cell.add_paragraph(style=style), line)
    for line in issuer:
        paper.fill(cell.add_paragraph(style="TH Heading 12 Bold"), line)
    length = Length(int(len(issuer[-1]) * _CAPITAL * Pt(12) * _SHARE_OF_LINE))
    add_rule(cell.add_paragraph(style=style), length, _LEFT)


def _add_nation(paper: Paper, cell: _Cell, lang: str) -> None:
    paper.fill_cell(cell, "TH Heading 12 Bold", text("report.nation", lang))
    paper.fill(cell.add_paragraph(style="TH Heading 13 Bold"), text("report.motto", lang))
    add_rule(cell.add_paragraph(style="TH Heading 13"), Length(int(_MOTTO_WIDTH * Pt(13))), _RIGHT)


def _add_title(paper: Paper, content: ReleaseContent, lang: str) -> None:
    kind = paper.say("TH Title", text("report.type", lang))
    kind.paragraph_format.space_before = Pt(18)
    subject = text("report.subject", lang, subject=content.request.subject)
    paper.say("TH Title", (Words(subject),))
    line = min(Length(int(len(subject) * _SMALL * Pt(14))), TEXT_WIDTH)
    rule = paper.say("TH Title", "")
    add_rule(rule, Length(int(line * _SHARE_OF_LINE)), TEXT_WIDTH)
    rule.paragraph_format.space_after = Pt(12)
