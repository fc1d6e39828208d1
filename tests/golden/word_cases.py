"""Small reports as Word files, a function each; what they say stands in word-files/<name>.txt.

The expected words, facts and places were written by hand from these sources, before the program was run.
"""

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from word_xml import (
    box,
    changed,
    control,
    definition,
    deleted,
    field,
    grid,
    level,
    note,
    note_mark,
    numbered,
    numbers,
    p,
    r,
    tbl,
    tc,
    tr,
    with_members,
    word_package,
)


def notes() -> bytes:
    """Marks of notes within a sentence, at its end and in a table cell."""
    body = (
        p(r("Sở đã ban hành 03 kế hoạch"), note_mark("footnote", 2), r(" và mở 12 lớp tập huấn."), note_mark("footnote", 3))
        + p(r("Trong năm 2019, đăng 36 tin, bài"), note_mark("endnote", 1), r("; phát 20 phóng sự."))
        + tbl(
            tr(tc(p(r("Đơn vị"))), tc(p(r("Số buổi")))),
            tr(tc(p(r("Sa Đéc"), note_mark("footnote", 4))), tc(p(r("15")))),
            tr(tc(p(r("Lấp Vò"))), tc(p(r("8")))),
        )
        + p(r("Nơi nhận: Lưu VT."))
    )  # fmt: skip
    footnotes = (
        note(
            "footnote", 2, p(r(" Kế hoạch số 91/KH-STTTT ngày 26/4/2019;")), p(r("Kế hoạch số 12/KH-STTTT."))
        )
        + note("footnote", 3, p(r(" Có hơn 400 học viên dự.")))
        + note("footnote", 4, p(r(" Có 2 buổi làm chung.")))
    )
    return word_package(body, {"footnotes": footnotes, "endnotes": note("endnote", 1, p(r(" Gồm 30 tin.")))})


def text_boxes() -> bytes:
    """A box with two paragraphs, a box of old programs alone, and a table in a box."""
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r('Treo 25 băng rôn.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    body = (
        p(r("Kết quả như sau:"), box(p(r("Mở 06 lớp tập huấn.")), p(r("Phát 1.200 tờ rơi."))))
        + p(r("Ngoài ra:"), old)
        + p(r("Bảng kèm:"), box(grid("Đơn vị | Số lớp\nCao Lãnh | 4")))
        + p(r("Tổng cộng 10 lớp."))
    )
    return word_package(body, {})


def changes() -> bytes:
    """Words typed in, deleted and moved; a paragraph mark and a row deleted, a row added."""
    body = (
        p(r("Mở "), changed("del", "Lan", deleted("05")), changed("ins", "Lan", r("06")), r(" lớp tập huấn."))
        + p(changed("moveFrom", "Minh", r("Cấp 500 tờ rơi.")), properties="<w:rPr><w:moveFrom w:author='Minh'/></w:rPr>")
        + p(r("Theo Công văn số "), properties="<w:rPr><w:del w:author='Lan'/></w:rPr>")
        + p(r("554/STTTT-TTBCXB ngày 22/8/2019."))
        + p(changed("moveTo", "Minh", r("Cấp 500 tờ rơi.")))
        + tbl(
            tr(tc(p(r("Đơn vị"))), tc(p(r("Số lớp")))),
            tr(tc(p(r("Sa Đéc"))), tc(p(r("9"))), properties="<w:del w:author='Hoa'/>"),
            tr(tc(p(r("Lai Vung"))), tc(p(r("7"))), properties="<w:ins w:author='Hoa'/>"),
        )
    )  # fmt: skip
    return word_package(body, {})


def content_controls() -> bytes:
    """Controls around a word, a paragraph, a cell and a row; a drop-down list of a form."""
    choices = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="05"/><w:listEntry w:val="08"/></w:ddList></w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        p(r("Đã mở "), control(r("14")), r(" lớp tập huấn."))
        + control(p(r("Đài phát 120 buổi phát thanh.")), p(r("Báo đăng 45 bài.")))
        + tbl(
            tr(tc(p(r("Đơn vị"))), tc(p(r("Số cuộc")))),
            control(tr(tc(p(r("Tam Nông"))), control(tc(p(control(r("11"))))))),
        )
        + p(r("Có "), choices, r(" đoàn kiểm tra."))
    )
    return word_package(body, {})


def fields() -> bytes:
    """A table of contents, formulas, links, smart tags, hyphens, symbols cut into runs."""
    contents = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("KẾT QUẢ"), "<w:r><w:tab/></w:r>", field("PAGEREF _Toc1", "12"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )  # fmt: skip
    link = f'<w:hyperlink r:id="x">{r("554/STTTT-")}{r("TTBCXB")}</w:hyperlink>'
    tag = f'<w:smartTag w:element="date">{r("ngày ")}<w:smartTag w:element="day">{r("22/8/2019")}</w:smartTag></w:smartTag>'
    body = (
        contents
        + p(r("Kế hoạch số 9"), r("1"), r("/KH"), "<w:r><w:noBreakHyphen/></w:r>", r("STTTT ngày 26/4/2019."))
        + p(r("Công văn số "), link, r(" "), tag, r("."))
        + p(r("Tổng cộng "), field("=SUM(ABOVE) \\# 0", "126"), r(" lớp tập"), "<w:r><w:softHyphen/></w:r>", r(" huấn."))
        + p(r("Diện tích 20 m"), r("2", '<w:vertAlign w:val="superscript"/>'), r("; đạt "),
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', r(" 95%."))
        + p(r("Có 1.2"), r("00"), r("1", '<w:vertAlign w:val="superscript"/>'), r(" lượt người."))
    )  # fmt: skip
    return word_package(body, {})


def numbering() -> bytes:
    """Numbers that Word makes: levels, letters, Roman, restarts, bullets, a bare number before a noun."""
    multi = definition(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."),
        level(3, "lowerLetter", "%4)"), level(4, "bullet", "\uf0b7", fonts="Symbol"),
    )  # fmt: skip
    bare = definition(1, level(0, "decimal", "%1"))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = multi + bare + numbers(1, 0) + numbers(2, 1) + numbers(3, 1, again)
    body = (
        p(r("CÔNG TÁC CHỈ ĐẠO"), properties=numbered(1))
        + p(r("Ban hành văn bản"), properties=numbered(1, 1))
        + p(r("Ban hành 04 kế hoạch."), properties=numbered(1, 2))
        + p(r("Ban hành 07 công văn."), properties=numbered(1, 2))
        + p(r("KẾT QUẢ"), properties=numbered(1))
        + p(r("Tuyên truyền"), properties=numbered(1, 1))
        + p(r("Đăng 36 bài."), properties=numbered(1, 3))
        + p(properties=numbered(1, 3))
        + p(r("Phát 20 phóng sự."), properties=numbered(1, 3))
        + p(r("Tại Sa Đéc: 3 lớp."), properties=numbered(1, 4))
        + p(r("lớp tập huấn cho 40 học viên."), properties=numbered(2))
        + p(r("lớp tập huấn cho 50 học viên."), properties=numbered(2))
        + p(r("200 tờ rơi đã cấp."), properties=numbered(3))
    )  # fmt: skip
    return word_package(body, {"numbering": lists})


def styled_numbering() -> bytes:
    """Numbers that come with the heading styles; a paragraph that switches its number off."""
    outline = definition(
        0, level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>'), level(1, "decimal", "%1.%2.", '<w:pStyle w:val="H2"/>')
    )  # fmt: skip
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        p(r("Mở đầu"), properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p(r("Tổ chức thực hiện"), properties='<w:pStyle w:val="H1"/>')
        + p(r("Tập huấn"), properties='<w:pStyle w:val="H2"/>')
        + p(r("Mở 06 lớp tập huấn."))
        + p(r("Tuyên truyền"), properties='<w:pStyle w:val="H2"/>')
        + p(r("Đăng 15 tin."))
        + p(r("Kiến nghị"), properties='<w:pStyle w:val="H1"/>')
    )
    return word_package(body, {"numbering": outline + numbers(1, 0), "styles": styles})


def merged_cells() -> bytes:
    """Headings over two columns and rows, row numbers that Word makes, a total row that does not hold."""
    span = '<w:gridSpan w:val="2"/>'
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    auto = p(properties=numbered(1))
    rows = (
        tr(tc(p(r("TT")), properties=start), tc(p(r("Đơn vị")), properties=start), tc(p(r("Kết quả")), properties=span)),
        tr(tc(p(), properties=goes_on), tc(p(), properties=goes_on), tc(p(r("Số lớp"))), tc(p(r("Số học viên")))),
        tr(tc(auto), tc(p(r("Sa Đéc"))), tc(p(r("06"))), tc(p(r("240")))),
        tr(tc(auto), tc(p(r("Hồng Ngự"))), tc(p(r("04"))), tc(p(r("hơn 150")))),
        tr(tc(auto), tc(p(r("Lấp Vò"))), tc(p(r("05"))), tc(p(r("200")))),
        tr(tc(p(r("Tổng cộng")), properties=span), tc(p(r("16"))), tc(p(r("hơn 590")))),
    )  # fmt: skip
    lists = definition(0, level(0, "decimal", "%1.")) + numbers(1, 0)
    return word_package(p(r("Biểu 1. Kết quả tập huấn")) + tbl(*rows), {"numbering": lists})


def nested_tables() -> bytes:
    """A table within a cell, and a second table under the first without a word between them."""
    inner = grid("Loại | Số lượng (tờ)\nÁp phích | 320")
    outer = tbl(
        tr(tc(p(r("Đơn vị"))), tc(p(r("Chi tiết"))), tc(p(r("Số buổi")))),
        tr(tc(p(r("Báo"))), tc(p(r("Ấn phẩm:")), inner, p()), tc(p(r("12")))),
        tr(tc(p(r("Đài"))), tc(p(r("Không"))), tc(p(r("9")))),
    )
    second = grid("Đơn vị | Số tin\nBáo | 30\nĐài | 25")
    return word_package(outer + p() + second, {})


def margins_and_comments() -> bytes:
    """Headers, one of them switched off; a footer with page numbers; comments and hidden text."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    commented = '<w:commentRangeStart w:id="0"/>' + r("06 lớp tập huấn") + '<w:commentRangeEnd w:id="0"/>'
    body = (
        p(r("Báo cáo quý III/2020."))
        + p(r("Đã mở "), commented, '<w:r><w:commentReference w:id="0"/></w:r>', r("."))
        + p(r("Đã đăng 45 bài"), r(" (kế hoạch 60 bài)", "<w:vanish/>"), r("."))
        + section
    )
    parts = {
        "header1": p(r("Kèm theo Công văn số 62/STTTT-BCXB")),
        "header2": p(r("Mẫu cũ: 99 lớp")),
        "footer1": p(r("Trang "), field("PAGE", "3"), r("/"), field("NUMPAGES", "9")),
        "comments": f'<w:comment w:id="0" w:author="Nguyễn Lan">{p(r("Xem lại: sổ ghi 07 lớp?"))}</w:comment>',
    }
    return word_package(body, parts)


def total_column() -> bytes:
    """A column and a row of totals, both right; the unit stands in the title."""
    table = grid(
        """Đơn vị | Quý I | Quý II | Tổng cộng
           Sa Đéc | 10 | 12 | 22
           Lai Vung | 8 | 9 | 17
           Tổng cộng | 18 | 21 | 39"""
    )
    return word_package(p(r("Thời lượng phát sóng (đơn vị tính: giờ)")) + table, {})


def strict() -> bytes:
    """The namespaces of the ISO standard, which Word writes as "Strict Open XML"."""
    body = p(r("Đã mở 06 lớp tập huấn"), note_mark("footnote", 1), r(".")) + grid("Đơn vị | Số tin\nBáo | 30")
    return word_package(body, {"footnotes": note("footnote", 1, p(r("Có 40 học viên.")))}, strict=True)


def embedded_workbook() -> bytes:
    """A workbook of two sheets and a stray number, of which the page shows three rows; and a broken one."""
    book = Workbook()
    shown = book.active
    shown.title = "Tập huấn"
    for row in (["Đơn vị", "Số lớp"], ["Sa Đéc", 6], ["Lấp Vò", 4], [], [], ["Nháp", 99]):
        shown.append(row)
    book.create_sheet("Huyện khác").append(["Số lớp", 88])
    stored = io.BytesIO()
    book.save(stored)
    sized = with_members(stored.getvalue(), workbook_xml=_with_size(stored.getvalue(), "A1:B3"))

    def shows(relation: str) -> str:
        return f'<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="{relation}"/></w:object></w:r>'

    body = p(r("Kết quả tập huấn:")) + p(shows("package")) + p(r("Phát 20 phóng sự.")) + p(shows("oleObject"))
    return word_package(body, {}, files={"package": sized, "oleObject": b"PK nothing"})


def _with_size(book: bytes, area: str) -> bytes:
    xml = zipfile.ZipFile(io.BytesIO(book)).read("xl/workbook.xml").decode()
    return xml.replace("</sheets>", f'</sheets><oleSize ref="{area}"/>').encode()


CASES: dict[str, Callable[[], bytes]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        notes, text_boxes, changes, content_controls, fields, numbering, styled_numbering, merged_cells,
        nested_tables, margins_and_comments, total_column, strict, embedded_workbook,
    )
}  # fmt: skip
