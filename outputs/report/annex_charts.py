"""The charts at the end of annex I."""

import io

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Inches

from outputs.charts import WIDTH_INCHES, charts
from outputs.release_content import ReleaseContent
from outputs.report.paper import Paper
from outputs.words.written import printable


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write each chart under its title; what it shows is told in words to those who do not see it."""
    for chart in charts(content, lang):
        paper.say("TH Caption", chart.title)
        paragraph = paper.document.add_paragraph(style="TH Small Cell")
        paragraph.alignment = ALIGN.CENTER
        paragraph.add_run().add_picture(io.BytesIO(chart.png), width=Inches(WIDTH_INCHES))
        for properties in paragraph._p.iter(qn("wp:docPr")):
            properties.set("descr", printable(chart.alt))
