"""Spreadsheets as districts send them, built here; two more were saved by LibreOffice (files/origin.md)."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from extractors.extraction import extract
from extractors.numbers import from_digits
from extractors.readers.dispatch import read
from extractors.readers.spreadsheet_numbers import shown
from extractors.readers.spreadsheet_sheets import SheetCell, cell_name, column_number
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, EmptyFile, ProtectedFile, TooLarge, UnreadableFile
from schemas.finding import finding_kinds
from schemas.limits import Limits
from schemas.place import CellPlace

# Cells know no time zone.
MOMENT = datetime.combine(date(2020, 8, 5), time())
FILES = Path(__file__).parent / "files"
Fill = Callable[[xlsxwriter.Workbook], None]


def excel(fill: Fill) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        fill(book)
    return content.getvalue()


def sheet_of(*rows: list[object]) -> bytes:
    """Make a workbook of one sheet; a formula is a pair of itself and its computed value."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if isinstance(value, tuple):
                    sheet.write_formula(row, column, value[0], None, value[1])
                elif value is not None:
                    sheet.write(row, column, value)

    return excel(fill)


def district_sheet() -> bytes:
    """A district's half-year report: letterhead, merged headings, unit note, hidden row, total row."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu 1")
        thousands, percent = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "0.0%"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for area, words in {
            "A1:C1": "UBND HUYỆN THÁP MƯỜI",
            "E1:H1": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "A2:C2": "PHÒNG VĂN HÓA VÀ THÔNG TIN",
            "E2:H2": "Độc lập - Tự do - Hạnh phúc",
            "A3:C3": "Số: 45/BC-VHTT",
            "E3:H3": "Tháp Mười, ngày 05 tháng 8 năm 2020",
            "A5:H5": "BÁO CÁO",
            "A6:H6": "Kết quả công tác tuyên truyền 6 tháng đầu năm 2020",
            "A8:A9": "STT",
            "B8:B9": "Đơn vị",
            "C8:D8": "Lớp tập huấn (lớp)",
            "E8:E9": "Người dự",
            "F8:F9": "Tờ rơi (tờ)",
            "G8:G9": "Tỷ lệ đạt (%)",
            "H8:H9": "Ngày báo cáo",
            "A13:B13": "Tổng cộng",
        }.items():
            sheet.merge_range(area, words)
        sheet.write("G7", "ĐVT: lượt người")
        sheet.write_row("C9", ["Kế hoạch", "Thực hiện"])
        rows = [
            (1, "Xã Mỹ An", 6, 5, 1200, "1.500", 0.125, date(2020, 7, 1)),
            (2, "Xã Tân Kiều", 4, 4, 1050, "2.000", 0.5, date(2020, 7, 2)),
            (3, "Thị trấn Mỹ An", 10, "hơn 10", 3000, "12.000", 1, date(2020, 7, 3)),
        ]
        for at, (number, name, plan, done, people, leaflets, share, reported) in enumerate(rows, start=9):
            sheet.write_row(at, 0, [number, name, plan, done])
            sheet.write(at, 4, people, thousands)
            sheet.write(at, 5, leaflets)
            sheet.write(at, 6, share, percent)
            sheet.write_datetime(at, 7, datetime.combine(reported, time()), day)
        sheet.write_formula("C13", "=SUM(C10:C12)", None, 20)
        sheet.write_formula("D13", "=SUM(D10:D12)", None, 9)
        sheet.write_formula("E13", "=SUM(E10:E12)", thousands, 5250)
        sheet.write("F13", "15.000")
        sheet.set_row(10, None, None, {"hidden": True})
        sheet.write("A15", "Người lập biểu")
        sheet.write("F15", "TRƯỞNG PHÒNG")

    return excel(fill)


DISTRICT = {
    "xlsx": district_sheet,
    "xls": (FILES / "district.xls").read_bytes,
    "ods": (FILES / "district.ods").read_bytes,
}

# cell, quote, value, unit, row words, column words, role
FACTS = """
C10 | 6      | 6     | lớp        | Xã Mỹ An       | Lớp tập huấn (lớp) Kế hoạch  | part
D10 | 5      | 5     | lớp        | Xã Mỹ An       | Lớp tập huấn (lớp) Thực hiện | part
E10 | 1.200  | 1200  | lượt người | Xã Mỹ An       | Người dự                     | part
F10 | 1.500  | 1500  | tờ         | Xã Mỹ An       | Tờ rơi (tờ)                  | part
G10 | 12,5%  | 12.5  | %          | Xã Mỹ An       | Tỷ lệ đạt (%)                | part
C11 | 4      | 4     | lớp        | Xã Tân Kiều    | Lớp tập huấn (lớp) Kế hoạch  | part
D11 | 4      | 4     | lớp        | Xã Tân Kiều    | Lớp tập huấn (lớp) Thực hiện | part
E11 | 1.050  | 1050  | lượt người | Xã Tân Kiều    | Người dự                     | part
F11 | 2.000  | 2000  | tờ         | Xã Tân Kiều    | Tờ rơi (tờ)                  | part
G11 | 50,0%  | 50    | %          | Xã Tân Kiều    | Tỷ lệ đạt (%)                | part
C12 | 10     | 10    | lớp        | Thị trấn Mỹ An | Lớp tập huấn (lớp) Kế hoạch  | part
D12 | hơn 10 | 10    | lớp        | Thị trấn Mỹ An | Lớp tập huấn (lớp) Thực hiện | part
E12 | 3.000  | 3000  | lượt người | Thị trấn Mỹ An | Người dự                     | part
F12 | 12.000 | 12000 | tờ         | Thị trấn Mỹ An | Tờ rơi (tờ)                  | part
G12 | 100,0% | 100   | %          | Thị trấn Mỹ An | Tỷ lệ đạt (%)                | part
C13 | 20     | 20    | lớp        | Tổng cộng      | Lớp tập huấn (lớp) Kế hoạch  | total
D13 | 9      | 9     | lớp        | Tổng cộng      | Lớp tập huấn (lớp) Thực hiện | total
E13 | 5.250  | 5250  | lượt người | Tổng cộng      | Người dự                     | total
F13 | 15.000 | 15000 | tờ         | Tổng cộng      | Tờ rơi (tờ)                  | total
"""


@pytest.mark.parametrize("kind", DISTRICT)
def test_a_district_sheet_gives_the_same_facts_in_every_format(kind: str) -> None:
    read_again = extract(read(DISTRICT[kind](), f"district.{kind}"), file=f"district.{kind}", sha256="0")
    expected = [[part.strip() for part in line.split("|")] for line in FACTS.strip().splitlines()]
    found = []
    for fact in read_again.quantities:
        assert isinstance(fact.source, CellPlace) and fact.source.sheet == "Biểu 1"
        assert not isinstance(fact.value, tuple)
        value = format(Decimal(fact.value).normalize(), "f")
        found.append([fact.source.cell, fact.text, value, fact.unit, fact.row, fact.column, fact.row_role])
    assert found == expected
    assert [(day.source.cell, day.edtf) for day in read_again.dates if isinstance(day.source, CellPlace)] == [
        ("E3", "2020-08-05"), ("A6", "2020-01/2020-06"),
        ("H10", "2020-07-01"), ("H11", "2020-07-02"), ("H12", "2020-07-03"),
    ]  # fmt: skip
    header = read_again.header
    assert (header.symbol, header.type, header.subject) == (
        "45/BC-VHTT",
        "Báo cáo",
        "Kết quả công tác tuyên truyền 6 tháng đầu năm 2020",
    )


@pytest.mark.parametrize("kind", DISTRICT)
def test_what_is_doubtful_in_the_district_sheet(kind: str) -> None:
    document = read(DISTRICT[kind](), f"district.{kind}")
    assert doubts(document) == [("hidden-cells", "A11"), ("sum-disagrees", "F13")]
    hidden, wrong = document.findings
    assert "dòng 11" in hidden.message and "rows 11" in hidden.words("en")
    assert (wrong.values["printed"], wrong.values["computed"]) == ("15.000", "15.500")


def doubts(document: SourceDocument) -> list[tuple[str, str]]:
    return [
        (doubt.code, doubt.source.cell if isinstance(doubt.source, CellPlace) else "")
        for doubt in document.findings
    ]


def codes(content: bytes, name: str = "a.xlsx") -> list[tuple[str, str]]:
    return doubts(read(content, name))


@pytest.mark.parametrize("kind", DISTRICT)
def test_every_cell_with_words_is_a_block_at_its_place(
    kind: str, check_blocks: Callable[[SourceDocument], None]
) -> None:
    document = read(DISTRICT[kind](), f"district.{kind}")
    check_blocks(document)
    sheet = load_workbook(io.BytesIO(district_sheet()))["Biểu 1"]
    filled = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value is not None]
    places = [block.place(block.start, block.end) for block in document.blocks]
    assert sorted(place.cell for place in places if isinstance(place, CellPlace)) == sorted(filled)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (1200, "General", "1.200"),
        (1234.5, "General", "1.234,5"),
        (0.1 + 0.2, "General", "0,3"),
        (2020, "General", "2020"),
        (2020, "#,##0", "2.020"),
        (6, "00", "06"),
        (1200, "0", "1200"),
        (1234, "[Red]#,##0.00", "1.234,00"),
        (1.2, "0.###", "1,2"),
        (0.125, "0.0%", "12,5%"),
        (12.5, '0.0"%"', "12,5%"),
        (1200, '#,##0" người"', "1.200 người"),
        (1200, "#,##0\\ [$₫-42A]", "1.200 ₫"),
        (-1200, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_)', "-1.200"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_)', "0"),
        (1200000, "#,##0,", "1.200"),
        (1e300, "0.00E+00", f"1{'.000' * 100}"),
        (1.5, "# ?/?", "1,5"),
        ("1.200", "#,##0", "1.200"),
        ("Tổng\u00a0số ", "@", "Tổng số"),
        (True, "General", "TRUE"),
        (MOMENT, "mm-dd-yy", "05/08/2020"),
        (MOMENT, "[$-42A]dd\\ mmmm\\ yyyy", "05/08/2020"),
        (MOMENT, "mmm-yy", "08/2020"),
        (MOMENT.replace(hour=14, minute=30), "dd/mm/yyyy hh:mm", "05/08/2020 14:30"),
        (date(2020, 8, 5), "General", "05/08/2020"),
        (time(7, 5), "h:mm", "07:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (None, "General", ""),
    ],
    ids=str,
)
def test_values_are_written_as_a_vietnamese_reader_sees_them(
    value: str | float | datetime | date | time | timedelta | None, code: str, expected: str
) -> None:
    assert shown(SheetCell(value, code)) == expected


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from(["General", "#,##0.000"]))
def test_a_number_that_is_shown_reads_as_itself(value: Decimal, code: str) -> None:
    words = shown(SheetCell(float(value), code))
    assert from_digits(words.removeprefix("-")) == abs(value)


@given(st.integers(1, 16384), st.integers(1, 1048576))
def test_names_of_cells(column: int, row: int) -> None:
    name = cell_name((row, column))
    letters = name.rstrip("0123456789")
    assert (column_number(letters), int(name[len(letters) :])) == (column, row)


def laid_out(content: bytes, name: str = "a.xlsx") -> list[str]:
    return read(content, name).text.split("\n")


def test_titles_stand_before_the_table_and_notes_after_it() -> None:
    document = read(
        sheet_of(
            ["KẾT QUẢ"], ["Quý III năm 2020"], [None, None, "ĐVT: lớp"], ["Xã", "Kế hoạch", "Thực hiện"],
            ["Mỹ An", 6, 5], ["Tân Kiều", 4, 4], ["Ghi chú: đến ngày 30/9/2020"],
        ),
        "a.xlsx",
    )  # fmt: skip
    (table,) = document.tables
    kinds = [(block.text, block.kind) for block in document.blocks]
    assert kinds[:3] == [
        ("KẾT QUẢ", "paragraph"),
        ("Quý III năm 2020", "paragraph"),
        ("ĐVT: lớp", "paragraph"),
    ]
    assert kinds[-1] == ("Ghi chú: đến ngày 30/9/2020", "paragraph")
    assert table.title == 2
    grid = {(cell.row, cell.column): document.blocks[cell.block].text for cell in table.cells}
    assert grid == {
        (1, 1): "Xã", (1, 2): "Kế hoạch", (1, 3): "Thực hiện",
        (2, 1): "Mỹ An", (2, 2): "6", (2, 3): "5",
        (3, 1): "Tân Kiều", (3, 2): "4", (3, 3): "4",
    }  # fmt: skip


def test_a_merged_heading_covers_its_columns_and_no_more_than_the_table() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A2", "Xã")
        sheet.merge_range("B1:XFD1", "Số lớp")
        sheet.write_row("B2", ["Nam", "Nữ"])
        sheet.write_row("A3", ["Mỹ An", 6, 5])

    (table,) = read(excel(fill), "a.xlsx").tables
    spans = {(cell.row, cell.column): (cell.rows, cell.columns) for cell in table.cells}
    assert spans[1, 1] == (2, 1)
    assert spans[1, 2] == (1, 2)


def test_a_heading_that_was_not_merged_covers_those_below_it() -> None:
    rows = [["Xã", "Số lớp", None, "Ghi chú"], [None, "Nam", "Nữ"], ["Mỹ An", 6, 5, "đạt"]]
    (table,) = read(sheet_of(*rows), "a.xlsx").tables
    assert {cell.column: cell.columns for cell in table.cells if cell.row == 1} == {1: 1, 2: 2, 4: 1}


def test_blank_rows_part_tables_but_not_a_total_from_its_rows() -> None:
    rows = [
        ["Xã", "Số lớp"],
        ["Mỹ An", 6],
        ["Tân Kiều", 4],
        [],
        ["Tổng cộng", 10],
        [],
        ["Xã", "Số tin"],
        ["A", 2],
    ]
    document = read(sheet_of(*rows), "a.xlsx")
    first, second = document.tables
    assert [cell.row for cell in first.cells] == [1, 1, 2, 2, 3, 3, 5, 5]
    assert [cell.row for cell in second.cells] == [1, 1, 2, 2]


def test_sections_inside_a_table_do_not_part_it() -> None:
    rows = [
        ["TT", "Xã", "Số lớp"],
        ["I. Khu vực Bắc"],
        [1, "Mỹ An", 6],
        ["II. Khu vực Nam"],
        [1, "Tân Kiều", 4],
    ]
    (table,) = read(sheet_of(*rows), "a.xlsx").tables
    assert len({cell.row for cell in table.cells}) == 5


def test_the_names_of_several_sheets_head_them_where_they_say_something() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("Tuyên truyền", "Sheet2", "T6"):
            book.add_worksheet(name).write_row("A1", ["Số lớp", 6])

    document = read(excel(fill), "a.xlsx")
    headings = [block for block in document.blocks if block.kind == "heading"]
    assert [block.text for block in headings] == ["Tuyên truyền"]
    assert headings[0].locate(0, 1) == CellPlace(sheet="Tuyên truyền", cell="A1")


def test_hidden_sheets_rows_and_columns_are_read_and_named() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Chính").write_row("A1", ["Số lớp", 6])
        part = book.add_worksheet("Phụ")
        for row in range(9):
            part.write_row(row, 0, ["Xã", row, row])
        for row in (1, 2, 3, 6, 20):
            part.set_row(row, None, None, {"hidden": True})
        part.set_column("C:E", None, None, {"hidden": True})
        secret = book.add_worksheet("Mật")
        secret.write("B2", "10 lớp")
        secret.very_hidden()

    document = read(excel(fill), "a.xlsx")
    assert [(doubt.values["kind"], doubt.values["which"]) for doubt in document.findings] == [
        ("hidden.rows", "2-4, 7"),
        ("hidden.columns", "C"),
        ("hidden.sheet", "B2:B2"),
    ]
    assert "10 lớp" in document.text


HEADING = ["Xã", "Số lớp"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([["A", 6], ["B", 4], ["Tổng cộng", ("=SUM(B2:B3)", 10)]], {}, id="it holds"),
        pytest.param(
            [["A", 6], ["B", 4], ["Tổng cộng", ("=SUM(B2:B3)", 9)]], {"B4": "10"}, id="computed long ago"
        ),
        pytest.param(
            [["A", 1600], ["B", "1.200"], ["Tổng cộng", ("=SUM(B2:B3)", 1600)]], {"B4": "2.800"}, id="a number as text"
        ),
        pytest.param(
            [["A", 6], ["B", 4], ["C", 5], ["Tổng cộng", ("=SUM(B2:B3)", 10)]], {"B5": "15"}, id="a row left out"
        ),
        pytest.param([["A", 6], ["B", 4], ["Cả hai", ("=B2+B3", 11)]], {"B4": "10"}, id="plus signs"),
        pytest.param([["A", 6], ["B", 4], ["Hơn", ("=B2-B3", 3)]], {}, id="no plain sum"),
        pytest.param([["A", 6], ["B", "hơn 4"], ["Tổng cộng", 12]], {}, id="a part that cannot be added"),
        pytest.param([["A", 0.3], ["B", 0.6], ["Tổng cộng", 0.9]], {}, id="binary noise"),
        pytest.param([["A", 1.24], ["B", 2.34], ["Tổng cộng", 3.6]], {}, id="rounded for print"),
        pytest.param([["A", 6], ["B", 4], ["Tổng cộng", 12]], {"B4": "10"}, id="typed wrongly"),
        pytest.param(
            [["Tổng số", 10], ["A", 6], ["B", 3]], {"B2": "9"}, id="the total comes first"
        ),
        pytest.param(
            [["A", 1], ["B", 2], ["Cộng", 3], ["C", 4], ["D", 5], ["Cộng", 9], ["Tổng cộng", 12]], {}, id="subtotals"
        ),
    ],
)  # fmt: skip
def test_sums_are_checked(rows: list[list[object]], expected: dict[str, str]) -> None:
    document = read(sheet_of(HEADING, *rows), "a.xlsx")
    found = {d.values["cell"]: d.values["computed"] for d in document.findings if d.code == "sum-disagrees"}
    assert found == expected


def test_parts_of_parts_are_not_added_twice() -> None:
    rows = [
        ["TT", "Nội dung", "Số lớp"],
        ["I", "Bắc", 10],
        [1, "A", 6],
        [2, "B", 4],
        ["II", "Nam", 5],
        [1, "C", 5],
    ]
    assert codes(sheet_of(*rows, [None, "Tổng cộng", 15])) == []
    assert codes(sheet_of(*rows, [None, "Tổng cộng", 16])) == [("sum-disagrees", "C7")]


def test_rates_do_not_add_up() -> None:
    rows = [["Xã", "Tỷ lệ", "Bình quân"], ["A", 50, 3], ["B", 60, 5], ["Tổng cộng", 55, 4]]
    assert codes(sheet_of(*rows)) == []


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param([1200, 1350, 1.2], ["B4"], id="a decimal among thousands"),
        pytest.param(["1.200", "1.350", "1.2"], ["B4"], id="the same as text"),
        pytest.param([1.234, 2.345, 1.2], ["B2", "B3", "B4"], id="a whole column read the English way"),
        pytest.param([1200, 1350, 12], [], id="a small count"),
        pytest.param([1.5, 2.5, 1200], [], id="decimals are usual there"),
        pytest.param([1200, 1350, 1.5, 3, 4, 5, 6], [], id="a column of all kinds"),
    ],
)
def test_lost_thousands_are_flagged(column: list[object], expected: list[str]) -> None:
    rows = [["Xã", "Số học sinh"], *([f"Xã {at}", value] for at, value in enumerate(column))]
    found = codes(sheet_of(*rows))
    assert [cell for code, cell in found if code == "thousands-doubtful"] == expected


def test_kilometres_may_have_three_decimals() -> None:
    rows = [["Xã", "Chiều dài (km)"], ["A", 1.234], ["B", 2.345], ["C", 1.2]]
    assert codes(sheet_of(*rows)) == []


def test_formulas_without_a_result_are_named_and_not_computed() -> None:
    book = Workbook()
    assert book.active is not None
    for row in (
        ["Xã", "Số lớp"],
        ["A", 6],
        ["B", "=3+1"],
        ["C", '=IF(B2>9,B2,"")'],
        ["Tổng cộng", "=SUM(B2:B3)"],
    ):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    document = read(content.getvalue(), "a.xlsx")
    (doubt,) = document.findings
    assert (doubt.code, doubt.values["cells"]) == ("no-cached-value", "B3, B5")
    assert document.text == "Xã | Số lớp\nA | 6\nB\nC\nTổng cộng"


def test_failed_formulas_are_named_and_give_no_quantity() -> None:
    document = read(sheet_of(HEADING, ["A", 6], ["B", ("=1/0", "#DIV/0!")]), "a.xlsx")
    assert doubts(document) == [("formula-error", "B3")]
    assert [fact.text for fact in extract(document, file="a.xlsx", sha256="0").quantities] == ["6"]


def test_the_last_value_of_a_link_to_another_file_is_read() -> None:
    assert laid_out(sheet_of(HEADING, ["A", ("='/etc/[passwd]Sheet1'!A1", 6)])) == ["Xã | Số lớp", "A | 6"]


def test_text_in_a_legacy_font_is_repaired() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Sè líp tËp huÊn", 6])
    book.active["A1"].font = Font(name=".VnTime")
    content = io.BytesIO()
    book.save(content)
    document = read(content.getvalue(), "a.xlsx")
    assert document.text == "Số lớp tập huấn | 6"
    assert doubts(document) == [("legacy-text-repaired", "A1")]


CSV = "STT{0}Đơn vị{0}Số lớp\n1{0}Sa Đéc{0}06\n2{0}Lai Vung{0}1.200\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_as_text(delimiter: str, charset: str) -> None:
    content = CSV.format(delimiter).encode(charset)
    document = read(content, "Kết quả.csv")
    assert document.media_type == "text/csv"
    assert document.text == "STT | Đơn vị | Số lớp\n1 | Sa Đéc | 06\n2 | Lai Vung | 1.200"
    last = document.blocks[-1]
    assert last.place(last.start, last.end) == CellPlace(sheet="Kết quả", cell="C3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('a,"b, c"\n1,"x\ny"\n', ["a | b, c", "1 | x", "y"], id="quoted"),
        pytest.param("sep=;\na;1,5\nb;2,5\n", ["a | 1,5", "b | 2,5"], id="Excel's line for the delimiter"),
        pytest.param("một\nhai\n", ["một", "hai"], id="one column"),
    ],
)
def test_csv_dialects(text: str, expected: list[str]) -> None:
    assert laid_out(text.encode(), "a.csv") == expected


def repacked(content: bytes, **changed: bytes) -> bytes:
    """Return a package with some of its parts replaced; "__" stands for "/" and "_x" for ".x"."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.namelist():
            key = member.replace("/", "__").replace(".xml", "_xml")
            new.writestr(member, changed.get(key, old.read(member)))
    return made.getvalue()


def test_a_workbook_whose_looks_are_broken_keeps_its_values() -> None:
    broken = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><sz val="x"/></font></fonts></styleSheet>'
    document = read(repacked(sheet_of(HEADING, ["A", 1200]), xl__styles_xml=broken), "a.xlsx")
    assert document.text == "Xã | Số lớp\nA | 1.200"
    assert doubts(document) == [("values-only", "")]


def test_an_area_merged_over_the_whole_sheet_costs_nothing() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().merge_range("A1:B2", "Số lớp: 06")

    content = excel(fill)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").replace(b'"A1:B2"', b'"A1:XFD1048576"')
    document = read(repacked(content, xl__worksheets__sheet1_xml=sheet), "a.xlsx")
    assert document.text == "Số lớp: 06"
    assert doubts(document) == [("values-only", "")]


def ods(rows: str, manifest: str = "") -> bytes:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        body = f'<table:table table:name="T6">{rows}</table:table>'
        package.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>{body}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
    return made.getvalue()


def test_repeated_cells_stand_as_often_as_they_say() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="float" office:value="6" table:number-columns-repeated="2"/>'
        "</table:table-row>"
    )
    document = read(ods('<table:table-row table:number-rows-repeated="1000000"/>' + row), "a.ods")
    assert [block.place(block.start, block.end).cell for block in document.blocks] == [  # type: ignore[union-attr]
        "C1000001", "D1000001", "C1000002", "D1000002",
    ]  # fmt: skip


BOMB = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float"'
    ' office:value="6" table:number-columns-repeated="16000"/></table:table-row>'
)


def circular() -> bytes:
    """Return an .xls that says its sectors are listed in sector 1, whose list of more lists is itself."""
    content = bytearray((FILES / "district.xls").read_bytes())
    struct.pack_into("<II", content, 68, 1, 2)
    struct.pack_into("<I", content, 512 + 2 * 512 - 4, 1)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        pytest.param(ods(BOMB), "a.ods", TooLarge, id="a few bytes for milliards of cells"),
        pytest.param(
            sheet_of(*([f"{at}" * 900] for at in range(800))),
            "a.xlsx",
            TooLarge,
            id="a part beyond the limit",
        ),
        pytest.param(ods("", "<encryption-data/>"), "a.ods", ProtectedFile, id="password on .ods"),
        pytest.param(sheet_of([]), "a.xlsx", EmptyFile, id="no cell"),
        pytest.param(b";;\n;;\n", "a.csv", EmptyFile, id="delimiters alone"),
        pytest.param(b"\x00\x01\xff" * 100, "a.csv", DamagedFile, id="binary named .csv"),
        pytest.param((FILES / "district.xls").read_bytes()[:3000], "a.xls", DamagedFile, id=".xls cut short"),
        pytest.param(circular(), "a.xls", DamagedFile, id=".xls whose sectors lead in a circle"),
        pytest.param(ods("")[:-40], "a.ods", DamagedFile, id=".ods cut short"),
        pytest.param(district_sheet()[:-40], "a.xlsx", DamagedFile, id=".xlsx cut short"),
        pytest.param(
            repacked(sheet_of(HEADING), xl__workbook_xml=b"<workbook"), "a.xlsx", DamagedFile, id="broken XML"
        ),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_of_the_fault(
    content: bytes, name: str, error: type[UnreadableFile]
) -> None:
    with pytest.raises(error) as caught:
        read(content, name, Limits(part_mb=1))
    assert type(caught.value) is error


@pytest.mark.parametrize("kind", DISTRICT)
@pytest.mark.parametrize("seed", range(12))
def test_broken_bytes_never_raise_a_stranger(kind: str, seed: int) -> None:
    dice = Random(seed)
    broken = bytearray(DISTRICT[kind]())
    for _ in range(dice.choice([1, 5, 50, 500])):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    try:
        document = read(bytes(broken), f"a.{kind}")
    except UnreadableFile as refused:
        assert refused.code in finding_kinds()
    else:
        assert all(document.text[block.start : block.end] == block.text for block in document.blocks)
