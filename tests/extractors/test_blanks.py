"""Numbers that a form leaves blank, in prose and in tables."""

import io

import docx
import pytest

from extractors import blanks
from extractors.readers.dispatch import read

FORM = """SỞ THÔNG TIN VÀ TRUYỀN THÔNG
Số: ......./BC-......
Đồng Tháp, ngày ..... tháng ..... năm 2020

BÁO CÁO
Kết quả tuyên truyền

1. Đã tổ chức ........ lớp tập huấn cho ....... học viên.
2. Số tin, bài đã phát: ..........
3. Tờ rơi đã phát: ……… tờ
"""


def in_text(text):
    return blanks.count(read(text.encode(), "mau.txt"))


def test_a_form_has_blanks_where_numbers_belong_but_not_in_its_heading():
    assert in_text(FORM) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền qua loa, đài, báo, pa nô…",
        "Các xã, phường, thị trấn… đã tổ chức 06 lớp.",
        "Nơi nhận: - Như trên; - Lưu: VT...",
        "Kế hoạch số ..../KH-UBND ngày ... tháng ... năm 2020",
        "Tổ chức được 06 lớp......................",
    ],
    ids=["list goes on", "list goes on in a sentence", "recipients", "blank number and day", "leader dots"],
)
def test_dots_that_leave_no_number_blank(text):
    assert in_text(text) == 0


def table(rows):
    document = docx.Document()
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    target = io.BytesIO()
    document.save(target)
    return blanks.count(read(target.getvalue(), "bieu.docx"))


def test_empty_cells_of_a_table_without_numbers_are_blanks():
    assert table([["TT", "Nội dung", "Số lượng"], ["1", "Lớp tập huấn", ""], ["2", "Tin, bài", "……"]]) == 2


def test_a_table_with_numbers_is_filled_in():
    assert table([["TT", "Nội dung", "Số lượng"], ["1", "Lớp tập huấn", "06"], ["2", "Tin, bài", ""]]) == 0


def test_a_table_of_two_columns_may_be_layout():
    assert table([["Nơi nhận", "GIÁM ĐỐC"], ["- Như trên", ""]]) == 0
