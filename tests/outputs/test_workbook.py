"""The workbook holds real numbers, words for every gap, and nothing that a spreadsheet would run."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from outputs import workbook
from outputs.release_content import ReleaseContent

SHEETS = ["Tổng hợp", "Theo đơn vị", "Nguồn số liệu", "Không tính", "Chưa phân loại", "Vấn đề cần xử lý",
          "Tình hình nộp", "Văn bản viện dẫn"]  # fmt: skip


@pytest.fixture(scope="module")
def written(content: ReleaseContent) -> bytes:
    return workbook.write(content)


@pytest.fixture(scope="module")
def book(written: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written))


def rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    head, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_sheets_with_frozen_headings_and_filters(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == sheet.dimensions


def test_totals_as_numbers_and_as_printed(book: Workbook) -> None:
    first, second, *_ = rows(book, "Tổng hợp")
    assert (first["Số liệu tổng hợp"], first["Giá trị"], first["Ít nhất"], first["Nhiều nhất"]) == (
        "34 lớp",
        34,
        34,
        34,
    )
    assert (second["Số liệu tổng hợp"], second["Giá trị"], second["Ít nhất"]) == (
        "khoảng 2.433 học viên",
        2433,
        None,
    )
    assert first["Đầy đủ"] == "không"
    assert first["Chưa có số liệu của"] == "Phòng Văn hóa và Thông tin huyện Tam Nông, huyện Lai Vung"


def test_matrix_names_each_state(book: Workbook) -> None:
    classes = {
        row["Cơ quan, đơn vị"]: row["Lớp tập huấn tuyên truyền (lớp)"] for row in rows(book, "Theo đơn vị")
    }
    prefix = "Phòng Văn hóa và Thông tin "
    assert classes[prefix + "huyện Lai Vung"] == "chưa nộp"
    assert classes[prefix + "huyện Tam Nông"] == "không đọc được"
    assert classes[prefix + "huyện Lấp Vò"] == "không nêu"
    assert classes[prefix + "huyện Châu Thành"] == "không phát sinh"
    assert classes[prefix + "thành phố Sa Đéc"] == 6
    assert classes["Tổng cộng"] == 34


def test_an_inexact_number_stands_as_words(book: Workbook) -> None:
    students = {
        row["Cơ quan, đơn vị"]: row["Người được tập huấn (học viên)"] for row in rows(book, "Theo đơn vị")
    }
    assert students["Sở Thông tin và Truyền thông"] == "khoảng 1.250 học viên"


def test_contributions_lead_to_file_and_place(content: ReleaseContent, book: Workbook) -> None:
    listed = rows(book, "Nguồn số liệu")
    assert len(listed) == sum(len(figure.contributions) for figure in content.consolidation.figures)
    city = next(
        row for row in listed if row["Cơ quan, đơn vị"] == "Phòng Văn hóa và Thông tin thành phố Cao Lãnh"
    )
    assert (city["Nguyên văn"], city["Vị trí"]) == ("12 lớp", "bảng 2, hàng 3, cột 1")
    assert city["Căn cứ tính"] == "dòng tổng cộng của bảng"
    assert len(str(city["Mã băm tệp (SHA-256)"])) == 64


def test_excluded_and_unclassed_carry_their_reason(book: Workbook) -> None:
    assert [row["Lý do không tính"] for row in rows(book, "Không tính")] == [
        "đã nằm trong tổng số", "số kế hoạch, chưa thực hiện",
    ]  # fmt: skip
    assert rows(book, "Chưa phân loại")[0]["Lý do không tính"] == "không thuộc chỉ tiêu nào"


def test_findings_gravest_first_with_remedy(book: Workbook) -> None:
    listed = rows(book, "Vấn đề cần xử lý")
    assert [row["Mức"] for row in listed] == ["Phải giải quyết", "Cần kiểm tra", "Cần kiểm tra"]
    assert all(row["Cách xử lý"] for row in listed)


def test_deliveries_name_every_agency_and_failure(book: Workbook) -> None:
    listed = rows(book, "Tình hình nộp")
    assert len({row["Cơ quan, đơn vị"] for row in listed}) == 15
    failed = next(row for row in listed if row["Xử lý tệp"] == "không đọc được")
    assert "bị hỏng" in str(failed["Lý do không đọc được"])


def test_nothing_in_it_is_run_or_linked(written: bytes, book: Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    hostile = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert hostile, "the example must hold words that look like a formula"
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_same_content_same_bytes(content: ReleaseContent, written: bytes) -> None:
    assert workbook.write(content) == written
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert {m.compress_type for m in package.infolist()} == {zipfile.ZIP_STORED}


def test_english_workbook_is_written_too(content: ReleaseContent) -> None:
    assert openpyxl.load_workbook(io.BytesIO(workbook.write(content, "en"))).sheetnames[0] == "Totals"
