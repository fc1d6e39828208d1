"""Tables without rules in PDF: what is one, what is none, and where its cells end."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.extraction import extract
from extractors.readers.dispatch import read
from schemas.document import SourceDocument
from schemas.place import PagePlace

PdfFile = Callable[..., bytes]
Check = Callable[[SourceDocument], None]
FILES = Path(__file__).parent / "files"

XS = (60, 100, 330, 430)
DISTRICTS = (
    ("STT", "Đơn vị", "Số lớp", "Số người"),
    ("1", "Huyện Châu Thành", "06", "1.200"),
    ("2", "Huyện Lấp Vò", "12", "850"),
    ("3", "Thành phố Sa Đéc", "04", "320"),
    ("", "Tổng cộng", "22", "2.370"),
)


def rows(table: Sequence[Sequence[str]], xs: Sequence[int] = XS, top: int = 700, pitch: int = 20):
    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(table):
            for x, words in zip(xs, row, strict=True):
                canvas.drawString(x, top - at * pitch, words)

    return draw


def said(*lines: str, left: int = 60, top: int = 760):
    def draw(canvas: Canvas) -> None:
        for at, words in enumerate(lines):
            canvas.drawString(left, top - at * 18, words)

    return draw


def page(*draws):
    return lambda canvas: [draw(canvas) for draw in draws]


def table_of(document: SourceDocument) -> list[dict[int, str]]:
    """Return the rows of the only table: words by column."""
    (table,) = document.tables
    found: list[dict[int, str]] = [{} for _ in range(max(cell.row for cell in table.cells))]
    for cell in table.cells:
        found[cell.row - 1][cell.column] = document.blocks[cell.block].text
    return found


def test_figures_under_each_other_are_a_table(pdf_file: PdfFile, check_blocks: Check) -> None:
    content = pdf_file(page(said("Kết quả như sau:", top=730), rows(DISTRICTS), said("Hết.", top=590)))
    document = read(content, "a.pdf")
    check_blocks(document)
    assert document.text == (
        "Kết quả như sau:\nSTT | Đơn vị | Số lớp | Số người\n1 | Huyện Châu Thành | 06 | 1.200\n"
        "2 | Huyện Lấp Vò | 12 | 850\n3 | Thành phố Sa Đéc | 04 | 320\nTổng cộng | 22 | 2.370\nHết."
    )
    assert document.tables[0].title == 0


def test_its_figures_have_row_column_unit_and_place(pdf_file: PdfFile) -> None:
    content = pdf_file(page(said("Kết quả tập huấn như sau:", top=730), rows(DISTRICTS)))
    figure = next(
        fact
        for fact in extract(read(content, "a.pdf"), file="a.pdf", sha256="0").quantities
        if fact.text == "1.200"
    )
    assert (figure.value, figure.unit) == (1200, "người")
    assert isinstance(figure.source, PagePlace)
    x0, top, x1, bottom = figure.source.bbox
    with pdfplumber.open(io.BytesIO(content)) as file:
        inside = [
            letter["text"]
            for letter in file.pages[0].chars
            if x0 <= (letter["x0"] + letter["x1"]) / 2 <= x1
            and top <= (letter["top"] + letter["bottom"]) / 2 <= bottom
        ]
    assert "".join(inside) == "1.200"


def test_words_over_several_columns_and_lines_of_one_cell(pdf_file: PdfFile) -> None:
    heading = page(
        said("Kết quả thực hiện", left=345, top=730),
        rows((("STT", "Đơn vị", "Số lớp", "Số người"),), top=712),
    )
    body = page(
        rows((("1", "Phòng Văn hóa và Thông tin", "06", "1.200"),), top=685),
        said("huyện Châu Thành", left=100, top=670),
        rows((("2", "Huyện Lấp Vò", "12", "850"),), top=643),
    )
    assert table_of(read(pdf_file(page(heading, body)), "a.pdf")) == [
        {1: "STT", 2: "Đơn vị", 3: "Kết quả thực hiện"},
        {3: "Số lớp", 4: "Số người"},
        {1: "1", 2: "Phòng Văn hóa và Thông tin\nhuyện Châu Thành", 3: "06", 4: "1.200"},
        {1: "2", 2: "Huyện Lấp Vò", 3: "12", 4: "850"},
    ]


def test_a_page_that_an_office_suite_laid_out() -> None:
    """The label stands in the middle of its cell's height: its lines begin above the figures."""
    found = table_of(read((FILES / "aligned.pdf").read_bytes(), "a.pdf"))
    assert found[0] == {1: "STT", 2: "Đơn vị", 3: "Kết quả thực hiện"}
    assert found[2] == {
        1: "1",
        2: "Phòng Văn hóa và\nThông tin huyện\nChâu Thành phối\nhợp với Huyện\nđoàn và các xã",
        3: "06",
        4: "1.200",
    }
    assert [row[3] for row in found[2:]] == ["06", "12", "04", "10", "32"]


def test_a_table_that_goes_on_is_one(pdf_file: PdfFile) -> None:
    first = page(said("Kết quả như sau:", top=130), rows(DISTRICTS[:3], top=100))
    second = rows(DISTRICTS[3:], top=780)
    found = table_of(read(pdf_file(first, second), "a.pdf"))
    assert [row[3] for row in found] == ["Số lớp", "06", "12", "04", "22"]


@pytest.mark.parametrize(
    "margin",
    [
        lambda number: said(str(number), left=297, top=806),
        lambda number: said("Báo cáo năm 2020", left=110, top=806),
    ],
    ids=["page number", "running header"],
)
def test_the_margin_above_a_table_that_goes_on_is_no_cell_of_it(pdf_file: PdfFile, margin) -> None:
    first = page(margin(1), said("Kết quả như sau:", top=130), rows(DISTRICTS[:3], top=100))
    second = page(margin(2), rows(DISTRICTS[3:], top=780))
    found = table_of(read(pdf_file(first, second), "a.pdf"))
    assert [row[3] for row in found] == ["Số lớp", "06", "12", "04", "22"]
    assert found[3] == {1: "3", 2: "Thành phố Sa Đéc", 3: "04", 4: "320"}


def test_a_running_header_with_a_number_is_no_row(pdf_file: PdfFile) -> None:
    header = page(said("Báo cáo năm 2020", left=110, top=812), said("77", left=440, top=812))
    first = page(said("Kết quả như sau:", top=130), rows(DISTRICTS[:3], top=100))
    second = page(header, rows((*DISTRICTS[3:], ("", "Ghi chú", "-", "-")), top=780))
    document = read(pdf_file(first, second), "a.pdf")
    cells = [document.blocks[cell.block].text for table in document.tables for cell in table.cells]
    assert "320" in cells
    assert not any("77" in words or "Báo cáo" in words for words in cells)


LETTERHEAD = page(
    said("UBND HUYỆN LẤP VÒ", "PHÒNG VĂN HÓA VÀ THÔNG TIN", "Số: 12/BC-PVHTT", left=60),
    said(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lấp Vò, ngày 05 tháng 8 năm 2020",
        left=310,
    ),
)
CONTENTS = rows(
    (
        ("1. Tuyên truyền", "..........", "3"),
        ("2. Tập huấn", "..........", "7"),
        ("3. Kiến nghị", "......", "9"),
    ),
    xs=(60, 200, 500),
)
FOOT = page(
    said("Nơi nhận:", "- UBND huyện;", "- Lưu: VT, 02 bản.", left=60),
    said("TRƯỞNG PHÒNG", "(Đã ký)", "Nguyễn Văn A", left=380),
)
ITEMS = rows(
    (("1.", "Đã mở 06 lớp tập huấn."), ("2.", "Đã phát 1.200 tờ rơi."), ("3.", "Đã treo 12 băng rôn.")),
    xs=(60, 120),
)


@pytest.mark.parametrize(
    "drawn", [LETTERHEAD, CONTENTS, FOOT, ITEMS], ids=["head", "contents", "foot", "items"]
)
def test_what_stands_side_by_side_without_figures_in_columns_is_none(pdf_file: PdfFile, drawn) -> None:
    assert read(pdf_file(drawn), "a.pdf").tables == ()
