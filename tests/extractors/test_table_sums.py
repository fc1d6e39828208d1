"""Totals of tables in documents: those that hold are passed over, those that do not are named with their place."""

import pytest
from word_xml import grid, p, r, word_package

from extractors.readers.dispatch import read
from extractors.table_doubts import of_tables

TABLES = {
    "rows that add up": ("Đơn vị | Số lớp\nA | 6\nB | 4\nTổng cộng | 10", []),
    "a row that does not": ("Đơn vị | Số lớp\nA | 6\nB | 4\nTổng cộng | 11", ["11 for 10 at r4 c2 (Tổng cộng, Số lớp)"]),
    "thousands and decimals": ("Đơn vị | Số tờ\nA | 1.200\nB | 800,5\nCộng | 2.000,5", []),
    "dashes and empty cells are nothing": ("Đơn vị | Số lớp\nA | 6\nB | -\nC | \nCộng | 6\nD | 2\nE | 1\nCộng | 3", []),
    "a number that cannot be added stops the check": ("Đơn vị | Số lớp\nA | hơn 6\nB | 4\nCộng | 11", []),
    "rates do not add up": ("Đơn vị | Tỷ lệ (%)\nA | 60\nB | 40\nCộng | 50", []),
    "sub-totals and their total": ("Đơn vị | Số lớp\nA | 6\nB | 4\nCộng | 10\nC | 3\nD | 2\nCộng | 5\nTổng cộng | 15", []),
    "sections with numbers of their own": ("TT | Việc | Số lớp\nI | Tỉnh | 10\n1 | A | 6\n2 | B | 4\nII | Huyện | 5\n1 | C | 5\n | Tổng cộng | 15", []),
    "a column of totals that holds": ("Đơn vị | Quý I | Quý II | Cộng\nA | 6 | 2 | 8\nB | 3 | 4 | 7\nC | 5 | 5 | 10", []),
    "one row of it that does not": ("Đơn vị | Quý I | Quý II | Cộng\nA | 6 | 2 | 8\nB | 3 | 4 | 8\nC | 5 | 5 | 10", ["8 for 7 at r3 c4 (B, Cộng)"]),
    "totals before their parts": ("Đơn vị | Tổng số | Nam | Nữ\nA | 3 | 1 | 2\nB | 7 | 3 | 4\nC | 11 | 5 | 5", ["11 for 10 at r4 c2 (C, Tổng số)"]),
    "totals of two things are not each other's parts": ("Đơn vị | Tổng số lớp | Tổng số học viên\nA | 1 | 40\nB | 2 | 80\nC | 3 | 90", []),
    "a part of the total beside it": ("Đơn vị | Tổng số | Nữ | Xếp loại\nA | 30 | 12 | 1\nB | 40 | 20 | 2\nC | 50 | 21 | 1", []),
}  # fmt: skip


@pytest.mark.parametrize(("drawn", "expected"), TABLES.values(), ids=TABLES)
def test_totals(drawn: str, expected: list[str]) -> None:
    document = read(word_package(p(r("Biểu 1")) + grid(drawn), {}), "a.docx")
    found = []
    for doubt in of_tables(document):
        place = doubt.source.model_dump()
        said = doubt.values
        found.append(
            f"{said['printed']} for {said['computed']} at r{place['row']} c{place['column']} ({said['row']}, {said['column']})"
        )
    assert found == expected
