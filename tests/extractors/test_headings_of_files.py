"""Headings as files have them: a Word table of two columns without rules, a PDF page set by coordinates."""

import io
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.extraction import extract
from extractors.readers.dispatch import read
from schemas.facts import Header

FONT = next((Path(__file__).parents[1] / "fonts").rglob("DejaVuSerif.ttf"))
LEFT = ("UBND HUYỆN LẤP VÒ", "TRUNG TÂM VĂN HÓA - THỂ THAO", "VÀ TRUYỀN THANH", "Số: 45/BC-TTVHTTTT")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "",
    "Lấp Vò, ngày 05 tháng 7 năm 2020",
)
TITLE = ("BÁO CÁO", "Kết quả công tác truyền thanh", "6 tháng đầu năm 2020")
BODY = "Thực hiện Công văn số 12/STTTT-BCXB ngày 03/6/2020, Trung tâm báo cáo như sau:"
SIGNED = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Nguyễn Thị Hoa")

WANTED = {
    "issuer": "TRUNG TÂM VĂN HÓA - THỂ THAO VÀ TRUYỀN THANH",
    "parent": "UBND HUYỆN LẤP VÒ",
    "symbol": "45/BC-TTVHTTTT",
    "place": "Lấp Vò",
    "date": "2020-07-05",
    "type": "Báo cáo",
    "subject": "Kết quả công tác truyền thanh 6 tháng đầu năm 2020",
    "period": "2020-01/2020-06",
    "signer": "Nguyễn Thị Hoa",
    "signer_position": "PHÓ GIÁM ĐỐC",
    "signing_capacity": "KT.",
}


def header_of(content: bytes, name: str) -> Header:
    return extract(read(content, name), file=name, sha256="").header


def shown(header: Header) -> dict[str, object]:
    said = {field: getattr(header, field) for field in WANTED}
    return said | {
        "date": header.date and header.date.edtf,
        "period": header.period and header.period.edtf,
    }


def word_file(*, a_row_each: bool, blank_between: bool) -> bytes:
    made = docx.Document()
    rows = len(LEFT) if a_row_each else 1
    table = made.add_table(rows, 2)
    for column, lines in enumerate((LEFT, RIGHT)):
        if a_row_each:
            for row, line in enumerate(lines):
                table.cell(row, column).text = line
        else:
            table.cell(0, column).text = "\n".join(lines)
    for line in TITLE:
        if blank_between:
            made.add_paragraph()
        made.add_paragraph(line)
    made.add_paragraph()
    made.add_paragraph(BODY)
    made.add_paragraph("1. Kết quả: tổ chức 06 lớp.")
    signature = made.add_table(1, 2)
    signature.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    signature.cell(0, 1).text = "\n".join(SIGNED)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def pdf_file(step: int) -> bytes:
    pdfmetrics.registerFont(TTFont("Serif", FONT))
    saved = io.BytesIO()
    page = Canvas(saved, pagesize=A4)
    page.setFont("Serif", 10)
    for nth, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        page.drawCentredString(165, 780 - 16 * nth, left)
        page.drawCentredString(425, 780 - 16 * nth, right)
    for nth, line in enumerate(TITLE):
        page.drawCentredString(297, 680 - step * nth, line)
    page.drawString(85, 570, BODY)
    page.drawString(85, 550, "1. Kết quả: tổ chức 06 lớp.")
    for nth, line in enumerate(("Nơi nhận:", "- Như trên;", "- Lưu: VT.")):
        page.drawString(85, 480 - 16 * nth, line)
    for nth, line in enumerate(SIGNED):
        page.drawCentredString(425, 480 - 16 * nth, line)
    page.save()
    return saved.getvalue()


@pytest.mark.parametrize("a_row_each", [True, False], ids=["a row a line", "one row"])
@pytest.mark.parametrize("blank_between", [True, False], ids=["blank paragraphs", "close"])
def test_heading_table_of_a_word_file(a_row_each: bool, blank_between: bool) -> None:
    content = word_file(a_row_each=a_row_each, blank_between=blank_between)
    assert shown(header_of(content, "a.docx")) == WANTED


@pytest.mark.parametrize("step", [16, 28], ids=["close", "apart"])
def test_heading_of_a_pdf_page(step: int) -> None:
    assert shown(header_of(pdf_file(step), "a.pdf")) == WANTED
