"""Reports as digital PDF files with an embedded Vietnamese font."""

from __future__ import annotations

import io
from pathlib import Path
from xml.sax.saxutils import escape

from report_model import Heading, Paragraph, Report, Table, merged_spans
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

BODY = ParagraphStyle(
    "body",
    fontName="Serif",
    fontSize=13,
    leading=15.5,
    alignment=TA_JUSTIFY,
    firstLineIndent=1.27 * cm,
    spaceAfter=3,
)
CENTRED = ParagraphStyle("centred", parent=BODY, alignment=TA_CENTER, firstLineIndent=0, spaceAfter=0)
SMALL = ParagraphStyle("small", parent=CENTRED, fontSize=12, leading=15)
PARENT = ParagraphStyle("parent", parent=SMALL, fontSize=11)
LEFT = ParagraphStyle("left", parent=SMALL, alignment=0)


def register_fonts(folder: Path) -> None:
    """Liberation Serif of Debian's fonts-liberation2: its predecessor lacks the Vietnamese glyphs."""
    for name, file in (
        ("Serif", "Regular"),
        ("Serif-Bold", "Bold"),
        ("Serif-Italic", "Italic"),
        ("Serif-BoldItalic", "BoldItalic"),
    ):
        pdfmetrics.registerFont(TTFont(name, folder / f"LiberationSerif-{file}.ttf"))
    pdfmetrics.registerFontFamily("Serif", "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic")


def pdf_of(report: Report) -> bytes:
    """The report as the bytes of a PDF; the same report gives the same bytes."""
    target = io.BytesIO()
    template = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=3 * cm,
        rightMargin=1.5 * cm,
        topMargin=2 * cm,
        bottomMargin=1.8 * cm,
        title=report.subject,
        author="",
        invariant=1,
    )
    story: list[Flowable] = _heading_block(report)
    for block in report.blocks:
        match block:
            case Heading(text):
                story.append(Text(f"<b>{escape(text)}</b>", BODY))
            case Paragraph(text, None):
                story.append(Text(escape(text), BODY))
            case Table():
                story.append(_table(block))
            case _:
                raise ValueError("a sample PDF has no footnotes")
    story.append(_signature_block(report))
    template.build(story, onLaterPages=_page_number)
    return target.getvalue()


def _page_number(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont("Serif", 13)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 1.3 * cm, str(canvas.getPageNumber()))


def _heading_block(report: Report) -> list[Flowable]:
    nation = "<br/>".join(f"<b>{escape(line)}</b>" for line in report.nation)
    block = Grid(
        [
            [
                Text(f"{escape(report.parent)}<br/><b>{escape(report.issuer)}</b>", PARENT),
                Text(nation, SMALL),
            ],
            [
                Text(f"Số{escape(report.number)}", CENTRED),
                Text(f"<i>{escape(report.place_date)}</i>", CENTRED),
            ],
        ],
        colWidths=(7.7 * cm, 8.8 * cm),
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ],
    )
    title = Text(f"<b>{escape(report.kind)}<br/>{escape(report.subject)}</b>", CENTRED)
    return [block, Spacer(1, 8), title, Spacer(1, 10)]


def _table(block: Table) -> Flowable:
    heads = len(block.head)
    rows = []
    for at, texts in enumerate(block.head + block.body):
        bold = at < heads or "Tổng cộng" in texts
        rows.append(
            [
                "" if text in (None, "^") else Text(f"<b>{escape(text)}</b>" if bold else escape(text), SMALL)
                for text in texts
            ]
        )
    style = [("GRID", (0, 0), (-1, -1), 0.6, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in merged_spans(block.head)]
    grid = Grid(rows, colWidths=[width * cm for width in block.widths], style=style, repeatRows=heads)
    return KeepTogether([Text(f"<b>{escape(block.caption)}</b>", CENTRED), Spacer(1, 4), grid, Spacer(1, 6)])


def _signature_block(report: Report) -> Flowable:
    names = "<br/>".join(f"- {escape(name)}" for name in report.recipients)
    left = Text(f"<b><i>Nơi nhận:</i></b><br/><font size=11>{names}</font>", LEFT)
    position = "<br/>".join(f"<b>{escape(line)}</b>" for line in report.position.split("\n"))
    right = Text(f"{position}<br/><br/><br/><b>{escape(report.signer)}</b>", CENTRED)
    return KeepTogether(
        [
            Spacer(1, 4),
            Grid([[left, right]], colWidths=(8 * cm, 8.5 * cm), style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
        ]
    )
