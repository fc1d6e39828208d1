"""Reports as Word files: heading block, paragraphs, merged tables, real footnotes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from report_model import Heading, Paragraph, Report, Table, merged_spans

CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def docx_of(report: Report) -> bytes:
    """The report as the bytes of a .docx; the same report gives the same bytes."""
    document = Document()
    _page(document)
    _heading_block(document, report)
    notes: list[str] = []
    for block in report.blocks:
        match block:
            case Heading(text):
                _paragraph(document, text, bold=True)
            case Paragraph(text, note):
                paragraph = _paragraph(document, text)
                if note is not None:
                    notes.append(note)
                    _footnote_sign(paragraph, len(notes))
            case Table():
                _table(document, block)
    _signature_block(document, report)
    if notes:
        _footnotes_part(document, notes)
    return _fixed(document, report)


def _page(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)


def _line(
    paragraph: WordParagraph,
    text: str,
    size: float,
    *,
    bold=False,
    italic=False,
    underline=False,
    align=CENTRE,
) -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline, run.font.size = bold, italic, underline, Pt(size)


def _heading_block(document: DocumentType, report: Report) -> None:
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _widths(table, (8.0, 9.8))
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], report.parent, 11)
    _line(left.add_paragraph(), report.issuer, 12, bold=True, underline=True)
    _line(right.paragraphs[0], report.nation[0], 12, bold=True, underline=len(report.nation) == 1)
    for motto in report.nation[1:]:
        _line(right.add_paragraph(), motto, 13, bold=True, underline=True)
    left, right = table.rows[1].cells
    _line(left.paragraphs[0], f"Số{report.number}", 13)
    _line(right.paragraphs[0], report.place_date, 13, italic=True)
    _line(document.add_paragraph(), "", 13)
    _line(document.add_paragraph(), report.kind, 14, bold=True)
    _line(document.add_paragraph(), report.subject, 14, bold=True)
    _line(document.add_paragraph(), "", 13)


def _widths(table: WordTable, centimetres: tuple[float, ...]) -> None:
    """Set the grid as well as the cells: Word reads the one, LibreOffice the other."""
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _paragraph(document: DocumentType, text: str, *, bold: bool = False) -> WordParagraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.add_run(text).bold = bold
    return paragraph


def _table(document: DocumentType, block: Table) -> None:
    caption = document.add_paragraph()
    _line(caption, block.caption, 13, bold=True)
    caption.paragraph_format.keep_with_next = True
    rows = len(block.head) + len(block.body)
    table = document.add_table(rows=rows, cols=len(block.widths))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    _widths(table, block.widths)
    for top, left, bottom, right in merged_spans(block.head):
        table.cell(top, left).merge(table.cell(bottom, right))
    for at, texts in enumerate(block.head + block.body):
        in_head, is_total = at < len(block.head), "Tổng cộng" in texts
        for column, text in enumerate(texts):
            if text in (None, "^"):
                continue
            align = WD_ALIGN_PARAGRAPH.LEFT if column == 1 and not in_head else CENTRE
            _line(table.cell(at, column).paragraphs[0], text, 12, bold=in_head or is_total, align=align)
    _line(document.add_paragraph(), "", 8)


def _signature_block(document: DocumentType, report: Report) -> None:
    row = document.add_table(rows=1, cols=2).rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = row.cells
    _line(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for name in report.recipients:
        _line(left.add_paragraph(), f"- {name}", 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    first, *others = report.position.split("\n")
    _line(right.paragraphs[0], first, 14, bold=True)
    for line in (*others, "", "", "", report.signer):
        _line(right.add_paragraph(), line, 14, bold=True)


def _footnote_sign(paragraph: WordParagraph, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    sign = OxmlElement("w:footnoteReference")
    sign.set(qn("w:id"), str(number))
    run._r.append(sign)


def _footnotes_part(document: DocumentType, notes: list[str]) -> None:
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    texts = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:pPr><w:jc w:val="both"/></w:pPr>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="20"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(notes, start=1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{W}">{rules}{texts}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _fixed(document: DocumentType, report: Report) -> bytes:
    """Save with one date for every member, so that building again changes nothing."""
    properties = document.core_properties
    properties.title, properties.author = report.subject, ""
    properties.created = properties.modified = datetime(2020, 7, 1, tzinfo=UTC)
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        # The text last: a file cut off on its way then has lost it for certain.
        for member in sorted(source.infolist(), key=lambda member: member.filename == "word/document.xml"):
            entry = zipfile.ZipInfo(member.filename, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return fixed.getvalue()
