"""Page, fonts and paragraph forms of Decree 30/2020/NĐ-CP, annex I."""

from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
A4 = (Mm(210), Mm(297))
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
PAGE_NUMBER_FROM_EDGE = Mm(10)
TEXT_WIDTH = Length(A4[0] - LEFT - RIGHT)
LANDSCAPE_TEXT_WIDTH = Length(A4[1] - LEFT - RIGHT)

BODY_SIZE = Pt(14)
FIRST_LINE = Cm(1.27)
BETWEEN_PARAGRAPHS = Pt(6)
LINE_SPACING = 1.15

# name: size, bold, italic, alignment, first-line indent, space after, outline level (clauses and points)
_FORMS: dict[str, tuple[Length, bool, bool, ALIGN, Length | None, Length, int | None]] = {
    "TH Body": (BODY_SIZE, False, False, ALIGN.JUSTIFY, FIRST_LINE, BETWEEN_PARAGRAPHS, None),
    "TH Clause": (BODY_SIZE, True, False, ALIGN.JUSTIFY, FIRST_LINE, BETWEEN_PARAGRAPHS, 0),
    "TH Point": (BODY_SIZE, False, False, ALIGN.JUSTIFY, FIRST_LINE, BETWEEN_PARAGRAPHS, 1),
    "TH Addressee": (BODY_SIZE, False, False, ALIGN.CENTER, None, BETWEEN_PARAGRAPHS, None),
    "TH Heading 12": (Pt(12), False, False, ALIGN.CENTER, None, Pt(0), None),
    "TH Heading 12 Bold": (Pt(12), True, False, ALIGN.CENTER, None, Pt(0), None),
    "TH Heading 13": (Pt(13), False, False, ALIGN.CENTER, None, Pt(0), None),
    "TH Heading 13 Bold": (Pt(13), True, False, ALIGN.CENTER, None, Pt(0), None),
    "TH Place And Date": (Pt(13), False, True, ALIGN.CENTER, None, Pt(0), None),
    "TH Title": (BODY_SIZE, True, False, ALIGN.CENTER, None, Pt(0), None),
    "TH Recipients Heading": (Pt(12), True, True, ALIGN.LEFT, None, Pt(0), None),
    "TH Recipients": (Pt(11), False, False, ALIGN.LEFT, None, Pt(0), None),
    "TH Signature": (BODY_SIZE, True, False, ALIGN.CENTER, None, Pt(0), None),
    "TH Annex": (Pt(14), True, False, ALIGN.CENTER, None, Pt(0), 0),
    "TH Annex Note": (Pt(13), False, True, ALIGN.CENTER, None, BETWEEN_PARAGRAPHS, None),
    "TH Caption": (Pt(13), True, False, ALIGN.CENTER, None, Pt(4), None),
    "TH After Table": (Pt(6), False, False, ALIGN.LEFT, None, Pt(0), None),
    "TH Cell": (Pt(12), False, False, ALIGN.LEFT, None, Pt(0), None),
    "TH Cell Centred": (Pt(12), False, False, ALIGN.CENTER, None, Pt(0), None),
    "TH Small Cell": (Pt(10), False, False, ALIGN.LEFT, None, Pt(0), None),
    "TH Small Cell Centred": (Pt(10), False, False, ALIGN.CENTER, None, Pt(0), None),
    "footnote text": (Pt(10), False, False, ALIGN.JUSTIFY, None, Pt(0), None),
}
_COMMENT_STYLES = {"CommentReference": "annotation reference", "CommentText": "annotation text"}
"""By the ids under which python-docx refers to them."""
_KEPT_WITH_NEXT = frozenset({"TH Clause", "TH Point", "TH Caption", "TH Annex", "TH Annex Note"})
_LOOSELY_SET = frozenset({"TH Body", "TH Clause", "TH Point"})


def set_up(document: DocumentObject) -> None:
    """Give a new document its first section and its styles."""
    _normal(document)
    for name in _FORMS:
        _add_form(document, name)
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    for id, kind in (("CommentReference", WD_STYLE_TYPE.CHARACTER), ("CommentText", WD_STYLE_TYPE.PARAGRAPH)):
        style = document.styles.add_style(_COMMENT_STYLES[id], kind, builtin=True)
        style.element.set(qn("w:styleId"), id)
        style.font.size = Pt(8 if kind is WD_STYLE_TYPE.CHARACTER else 10)
    lay_out(document.sections[0])
    number_pages(document.sections[0])


def lay_out(section: Section, *, landscape: bool = False) -> None:
    """Give a section the lawful page; the first page of each shows no number."""
    width, height = A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = PAGE_NUMBER_FROM_EDGE
    section.different_first_page_header_footer = True


def add_annex_section(document: DocumentObject, *, landscape: bool) -> None:
    """Begin an annex on a new page; its pages are numbered on their own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    lay_out(section, landscape=landscape)
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    # The order of a section's properties is fixed: page numbers follow the margins.
    section._sectPr.find(qn("w:pgMar")).addnext(numbering)


def number_pages(section: Section) -> None:
    """Centre the page number in the top margin; later sections inherit the header."""
    # An empty header of its own keeps the first page's text where the margin puts it.
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].paragraph_format.line_spacing = Pt(1)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for kind, words in (("begin", None), (None, " PAGE "), ("separate", None), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        run._r.append(_field_character(kind) if kind else _instruction(words or ""))
        if kind == "separate":
            paragraph.add_run("1").font.size = Pt(13)


def add_rule(paragraph: Paragraph, length: Length, width: Length) -> None:
    """Make an empty paragraph a centred rule of some length within a column of some width."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Length(
        max(0, (width - length) // 2)
    )
    paragraph.paragraph_format.line_spacing = Pt(3)
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders: Any = OxmlElement("w:pBdr")
    borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _normal(document: DocumentObject) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY_SIZE
    normal.font.color.rgb = RGBColor(0, 0, 0)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    _one_font(normal.element.get_or_add_rPr())
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _one_font(defaults)
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "vi-VN")


def _one_font(properties: Any) -> None:
    """Name the font for every script, and drop the theme's fonts, which would win over it."""
    fonts = properties.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _add_form(document: DocumentObject, name: str) -> None:
    size, bold, italic, alignment, first_line, after, outline = _FORMS[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not name.startswith("TH "))
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold, style.font.italic = size, bold, italic
    form = style.paragraph_format
    form.alignment, form.first_line_indent = alignment, first_line
    # Cells keep a little air above and below their words.
    air = Pt(0) if "Cell" not in name else Pt(1) if "Small" in name else Pt(2)
    form.space_before, form.space_after = air, max(air, after)
    form.line_spacing = LINE_SPACING if name in _LOOSELY_SET else 1.0
    form.keep_with_next = name in _KEPT_WITH_NEXT
    form.widow_control = True
    if outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(outline))
        style.element.get_or_add_pPr().append(level)


def _field_character(kind: str) -> Any:
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    return character


def _instruction(words: str) -> Any:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = words
    return instruction
