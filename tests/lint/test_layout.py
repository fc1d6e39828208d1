"""Each rule of layout has a paper that breaks it and nothing else; a lawful paper breaks none."""

import importlib.util
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from outputs.lint import layout
from schemas.finding import finding_kinds
from schemas.limits import Limits

_spec = importlib.util.spec_from_file_location("papers", Path(__file__).with_name("papers.py"))
papers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(papers)
reword, remove, letter = papers.reword, papers.remove, papers.letter


def codes(content):
    return [made.code.removeprefix("layout-") for made in layout(content, "van-ban.docx", Limits())]


def sized(paragraph, points):
    for run in paragraph.runs:
        run.font.size = Pt(points)


def across(paper):
    section = paper.document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def narrow(paper):
    paper.document.sections[0].left_margin = Mm(20)


def letter_size(paper):
    section = paper.document.sections[0]
    section.page_width, section.page_height = Mm(216), Mm(279)


def themed(paper):
    """Name the theme's font in a style, as Word's own blank document does: nothing on the page says so."""
    style = paper.document.styles.add_style("Thân", 1)
    style.base_style = paper.document.styles["Normal"]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")
    paper.body[2].style = style


def unnumbered(paper):
    for child in list(paper.header._p):
        paper.header._p.remove(child)


def number_run(paper):
    return docx.text.run.Run(paper.header._p.find(f".//{qn('w:r')}"), paper.header)


def numbered_first(paper):
    paper.document.sections[0].different_first_page_header_footer = False


def place_before_nation(paper):
    """Type place and date above the national name."""
    cell = paper.top.rows[0].cells[1]
    cell._tc.insert(cell._tc.index(paper.nation._p), paper.day._p)
    paper.top.rows[1].cells[1].add_paragraph()


def of_party(paper):
    reword(paper.nation, "ĐẢNG CỘNG SẢN VIỆT NAM")


def letter_of_kind(paper):
    letter(paper)
    reword(paper.number, "Số: 05/BC-PVHTT")


def set_letter(size):
    return lambda paper: sized(letter(paper)[0], size)


def set_addressee(paper):
    letter(paper)[1].runs[0].bold = True


def bold(name, value):
    return lambda paper: setattr(getattr(paper, name).runs[0], "bold", value)


def words(name, text):
    return lambda paper: reword(getattr(paper, name), text)


def formed(number, **form):
    return lambda paper: [setattr(paper.body[number].paragraph_format, k, v) for k, v in form.items()]


CASES = {
    "page-size": letter_size,
    "orientation": across,
    "margin": narrow,
    "font": themed,
    "color": lambda p: setattr(p.body[2].runs[0].font.color, "rgb", RGBColor(0, 0, 255)),
    "page-number-missing": unnumbered,
    "page-number-place": lambda p: setattr(p.header, "alignment", 2),
    "page-number-form": lambda p: setattr(number_run(p).font, "size", Pt(10)),
    "page-number-first": numbered_first,
    "party-paper": of_party,
    "part-missing": lambda p: remove(p.motto),
    "part-order": place_before_nation,
    "motto-words": words("motto", "Độc lập-Tự do-Hạnh phúc"),
    "symbol-form": words("number", "Số 05/BC-PVHTT"),
    "symbol-number": words("number", "Số: 5/BC-PVHTT"),
    "symbol-kind": words("number", "Số: 05/KH-PVHTT"),
    "number-blank": words("number", "Số:     /BC-PVHTT"),
    "date-form": words("day", "Tân Hồng, ngày 5 tháng 08 năm 2020"),
    "date-impossible": words("day", "Tân Hồng, ngày 31 tháng 6 năm 2020"),
    "day-blank": words("day", "Tân Hồng, ngày      tháng 8 năm 2020"),
    "national-name-form": bold("nation", False),
    "motto-form": lambda p: sized(p.motto, 12),
    "parent-agency-form": bold("parent", True),
    "issuer-form": bold("issuer", False),
    "symbol-letters": lambda p: sized(p.number, 12),
    "place-date-letters": lambda p: setattr(p.day.runs[0], "italic", False),
    "type-name-form": words("kind", "Báo cáo"),
    "subject-form": bold("subject", False),
    "letter-subject-form": set_letter(14),
    "addressee-form": set_addressee,
    "post-form": bold("post", False),
    "signer-form": lambda p: sized(p.signer, 12),
    "recipients-heading-form": lambda p: sized(p.recipients_heading, 13),
    "recipients-letters": lambda p: sized(p.recipients[1], 12),
    "body-size": lambda p: sized(p.body[3], 12),
    "body-alignment": lambda p: setattr(p.body[3], "alignment", 0),
    "first-line": formed(3, first_line_indent=Cm(0)),
    "paragraph-gap": formed(3, space_after=Pt(0)),
    "line-spacing": formed(3, line_spacing=2.0),
    "clause-title": lambda p: setattr(p.body[1].runs[0], "bold", False),
    "heading-order": lambda p: reword(p.body[7], "3. Kết quả"),
    "point-order": lambda p: reword(p.body[6], p.body[6].text.replace("đ)", "e)")),
    "ending": lambda p: reword(p.body[9], p.body[9].text.replace("./.", ".")),
    "recipients-heading-words": words("recipients_heading", "Nơi nhận"),
    "recipients-line": lambda p: reword(p.recipients[1], "- UBND huyện"),
    "recipients-files": lambda p: reword(p.recipients[2], "- Lưu VT."),
    "signer-title": words("signer", "ThS. Nguyễn Văn An"),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_a_paper_breaks_one_rule_and_no_other(code):
    paper = papers.Paper()
    CASES[code](paper)
    assert set(codes(paper.saved())) == {code}


def test_every_rule_has_a_paper():
    # The last one is about what a paper says; test_lint.py has its paper.
    rules = {code.removeprefix("layout-") for code, kind in finding_kinds().items() if kind.article}
    assert rules - set(CASES) == {"doubt-marked"}


def test_a_lawful_report_and_a_lawful_letter_break_none():
    assert codes(papers.Paper().saved()) == []
    paper = papers.Paper()
    letter(paper)
    assert codes(paper.saved()) == []


def test_a_report_without_tables_is_read_alike():
    """Typists without tables put one part below the other."""
    paper = papers.Paper()
    body = paper.document.element.body
    for table, parts in (
        (paper.top, (paper.parent, paper.issuer, paper.number, paper.nation, paper.motto, paper.day)),
        (paper.bottom, (paper.recipients_heading, *paper.recipients, paper.post, paper.signer)),
    ):
        at = body.index(table._tbl)
        body.remove(table._tbl)
        for part in reversed(parts):
            body.insert(at, part._p)
    assert codes(paper.saved()) == []


@pytest.mark.parametrize("missing", ["nation", "motto", "parts", "number", "day", "kind", "foot", "signer"])
def test_a_part_that_is_not_there_is_named(missing):
    paper = papers.Paper()
    gone = {
        "parts": [paper.parent, paper.issuer], "foot": [paper.recipients_heading, *paper.recipients],
        "kind": [paper.kind, paper.subject],
    }.get(missing) or [getattr(paper, missing)]  # fmt: skip
    for paragraph in gone:
        reword(paragraph, "")
    assert "part-missing" in codes(paper.saved())


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Tân Hồng, ngày 09 tháng 02 năm 2020", []),
        ("Tân Hồng, ngày 10 tháng 10 năm 2020", []),
        ("Tân Hồng, ngày 09 tháng 2 năm 2020", ["date-form"]),
        ("Tân Hồng, ngày 09 tháng 03 năm 2020", ["date-form"]),
        ("Tân Hồng ngày 09 tháng 3 năm 2020", ["date-form"]),
        ("Tân Hồng, ngày 09/3/2020", ["date-form"]),
        ("Tân Hồng, ngày 29 tháng 02 năm 2019", ["date-impossible"]),
    ],
)
def test_days_and_months_have_two_digits_where_the_decree_says_so(written, found):
    paper = papers.Paper()
    reword(paper.day, written)
    assert codes(paper.saved()) == found


def test_capitals_by_font_setting_are_capitals():
    paper = papers.Paper()
    reword(paper.issuer, "Phòng Văn hóa và Thông tin")
    paper.issuer.runs[0].font.all_caps = True
    assert codes(paper.saved()) == []


def test_a_size_out_of_the_files_defaults_is_found():
    """No style and no run names a size: the file's defaults do."""
    paper = papers.Paper()
    defaults = paper.document.styles.element.find(qn("w:docDefaults"))
    size = defaults.find(f".//{qn('w:sz')}")
    if size is None:
        size = OxmlElement("w:sz")
        defaults.find(f".//{qn('w:rPr')}").append(size)
    size.set(qn("w:val"), "24")
    paper.document.styles["Normal"].font.size = None
    assert {"body-size"} <= set(codes(paper.saved()))


def test_a_table_style_gives_way_to_the_run():
    paper = papers.Paper()
    style = paper.document.styles.add_style("Bảng", 3)
    style.font.name, style.font.size = "Times New Roman", Pt(8)
    paper.bottom.style = style
    assert codes(paper.saved()) == []


def test_a_damaged_package_is_an_error_of_ours():
    from schemas.errors import UnreadableFile

    content = papers.Paper().saved()
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:document" if name == "word/document.xml" else old.read(name))
    with pytest.raises(UnreadableFile):
        codes(broken.getvalue())
