"""Notes of a Word file are read with the sentence that bears their mark; tables are told apart."""

import io

import pytest
from openpyxl import Workbook
from word_xml import grid, note, note_mark, p, r, word_package

from extractors.extraction import extract
from extractors.readers.dispatch import read
from outputs.selection import Selection, select
from outputs.selection.indicators import Indicators
from outputs.selection.reasons import Asked
from schemas.request import Indicator

CLASSES = Indicator(
    id="lop", label="Lớp tập huấn", unit="lớp", counts=("lớp tập huấn", "lớp"), near=("tập huấn",)
)


def selected(content: bytes, name: str) -> Selection:
    found = extract(read(content, name), file=name, sha256="")
    return select(found, Indicators((CLASSES,)), Asked(()))


def shown(selection: Selection) -> tuple[str, str]:
    counts = ", ".join(chosen.said.text for chosen in selection.chosen)
    return counts, ", ".join(f"{left.said.text} {left.reason}" for left in selection.left_out)


@pytest.mark.parametrize(
    ("sentence", "said", "expected"),
    [
        pytest.param("Đã mở 12 lớp tập huấn.", "05 lớp cho Đoàn; 07 lớp cho Hội.",
                     ("12 lớp tập huấn", "05 lớp part-of-total, 07 lớp part-of-total"), id="the note parts the number"),
        pytest.param("Đã mở nhiều lớp tập huấn.", "05 lớp cho Đoàn; 07 lớp cho Hội.",
                     ("05 lớp, 07 lớp", ""), id="the note alone says how many"),
        pytest.param("Đã mở 03 lớp tập huấn.", "Ngoài ra có 05 lớp do Hội mở.",
                     ("03 lớp tập huấn, 05 lớp", ""), id="more than the number: no part of it"),
        pytest.param("Đã phát 20 phóng sự.", "05 lớp học tham gia.", ("", ""), id="of another thing"),
    ],
)  # fmt: skip
def test_a_note_is_read_with_its_sentence(sentence: str, said: str, expected: tuple[str, str]) -> None:
    body = p(r("Năm 2020, đơn vị có kết quả. "), r(sentence[:-1]), note_mark("footnote", 1), r("."))
    content = word_package(body, {"footnotes": note("footnote", 1, p(r(said)))})
    assert shown(selected(content, "a.docx")) == expected


def test_a_note_in_a_table_is_read_with_its_row() -> None:
    content = word_package(
        grid("Đơn vị | Việc | Số lượng\nSa Đéc | Tập huấn | 6").replace(
            ">Tập huấn</w:t></w:r>", f">Tập huấn</w:t></w:r>{note_mark('footnote', 1)}"
        ),
        {"footnotes": note("footnote", 1, p(r("Có 2 lớp mở tại xã.")))},
    )
    found = extract(read(content, "a.docx"), file="a.docx", sha256="")
    assert [(fact.text, fact.noted) for fact in found.quantities] == [
        ("6", None),
        ("2 lớp", "Sa Đéc | Tập huấn | 6"),
    ]


def test_two_tables_of_one_sheet_are_two() -> None:
    book = Workbook()
    for row in (
        ["Đơn vị", "Số lớp tập huấn"], ["Sa Đéc", 6], ["Lấp Vò", 4], ["Tổng cộng", 10], [], [],
        ["Đơn vị", "Số lớp tập huấn"], ["Lai Vung", 3], ["Tam Nông", 2],
    ):  # fmt: skip
        book.active.append(row)
    stored = io.BytesIO()
    book.save(stored)
    selection = selected(stored.getvalue(), "a.xlsx")
    assert shown(selection) == ("10, 3, 2", "6 part-of-total, 4 part-of-total")
    assert {chosen.said.table for chosen in selection.chosen} == {1, 2}
