import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers import text as reader
from extractors.readers.dispatch import read
from schemas.document import SourceDocument
from schemas.errors import EmptyFile, UnknownFormat
from schemas.limits import Limits
from schemas.place import LinePlace

WORDS = "Kế hoạch số 91/KH-STTTT ngày 26/4/2019; đã mở 06 lớp tập huấn."


def read_text(text: str) -> SourceDocument:
    return read(text.encode(), "bao-cao.txt")


def blocks(text: str) -> list[str]:
    return [block.text for block in read_text(text).blocks]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        pytest.param(WORDS.encode(), [], id="UTF-8"),
        pytest.param(WORDS.encode("utf-8-sig"), [], id="UTF-8 with a mark"),
        pytest.param(WORDS.encode("utf-16"), [], id="UTF-16 with a mark"),
        pytest.param(WORDS.encode("utf-16-le"), [], id="UTF-16, little end first, no mark"),
        pytest.param(WORDS.encode("utf-16-be"), [], id="UTF-16, big end first, no mark"),
        pytest.param(unicodedata.normalize("NFD", WORDS).encode(), [], id="marks split off (NFD)"),
    ],
)
def test_every_unicode_charset_gives_the_same_text(content: bytes, codes: list[str]) -> None:
    document = read(content, "bao-cao.txt")
    assert document.text == WORDS
    assert [doubt.code for doubt in document.findings] == codes


def _tone_apart(letter: str) -> str:
    """Return a letter as windows-1258 writes it: the tone is a character of its own."""
    split = unicodedata.normalize("NFD", letter)
    tones = [mark for mark in split[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
    return unicodedata.normalize("NFC", "".join(mark for mark in split if mark not in tones)) + "".join(tones)


def test_windows_1258_is_read_and_said_so() -> None:
    content = "".join(map(_tone_apart, WORDS)).encode("cp1258")
    document = read(content, "bao-cao.txt")
    assert document.text == WORDS
    assert [doubt.code for doubt in document.findings] == ["charset-assumed"]


def test_a_file_cut_inside_a_character_is_read_up_to_there() -> None:
    document = read("Sở đã tổ chức 06 lớp ở".encode()[:-1], "cut.txt")
    assert document.text == "Sở đã tổ chức 06 lớp "
    assert [doubt.code for doubt in document.findings] == ["text-cut-short"]


def test_only_line_ends_change() -> None:
    assert read(b"  a \r\n\r\n\tb\rc  \n", "a.txt").text == "  a \n\n\tb\nc  \n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("một\nhai\n\nBa", ["một\nhai", "Ba"], id="a blank line parts paragraphs"),
        pytest.param(
            "theo Nghị định số\n09/2019/NĐ-CP", ["theo Nghị định số\n09/2019/NĐ-CP"], id="number wrapped"
        ),
        pytest.param("số 34/2016/NĐ-\nCP ngày 14", ["số 34/2016/NĐ-\nCP ngày 14"], id="symbol wrapped"),
        pytest.param(
            "¹ Lấy từ Báo cáo số 77/BC-\nPTTH&TTĐT ngày 30-\n6-2015.",
            ["¹ Lấy từ Báo cáo số 77/BC-\nPTTH&TTĐT ngày 30-\n6-2015."],
            id="joint wrapped in a note",
        ),
        pytest.param(
            "ban hành ngày 06\ntháng 4 năm 2016", ["ban hành ngày 06\ntháng 4 năm 2016"], id="date wrapped"
        ),
        pytest.param("Kết quả:\n- 02 lớp;\n- 03 buổi.", ["Kết quả:", "- 02 lớp;", "- 03 buổi."], id="list"),
        pytest.param(
            "1. Mở 02 lớp.\na) Cho Đoàn;\nb) Cho Hội.",
            ["1. Mở 02 lớp.", "a) Cho Đoàn;", "b) Cho Hội."],
            id="points",
        ),
        pytest.param("Hết.\nNăm sau làm tiếp.", ["Hết.", "Năm sau làm tiếp."], id="sentence on its own line"),
        pytest.param(
            "2. Phân tích lỗi:\nKhông đội mũ 32", ["2. Phân tích lỗi:", "Không đội mũ 32"], id="titled clause"
        ),
        pytest.param(
            "-----\n[1] Kế hoạch.\n[2] Công văn.", ["-----", "[1] Kế hoạch.", "[2] Công văn."], id="notes"
        ),
        pytest.param("|\nSố:  /BC-VP\n|", ["|\nSố:  /BC-VP\n|"], id="bars alone are no table"),
        pytest.param(
            "Sở đã phối hợp với Sở Lao động\n- Thương binh và Xã hội mở lớp cho\ncán bộ các xã.",
            ["Sở đã phối hợp với Sở Lao động\n- Thương binh và Xã hội mở lớp cho\ncán bộ các xã."],
            id="a dash that wrapping put first",
        ),
        pytest.param(
            f"{'- Sở ban hành công văn chỉ đạo công tác điều trị, cai nghiện'}\n\ncho người sử dụng.",
            ["- Sở ban hành công văn chỉ đạo công tác điều trị, cai nghiện\n\ncho người sử dụng."],
            id="a page break inside a sentence",
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


TABLE = "Bảng 1\nSTT | Đơn vị | Số lớp\n1 | Sa Đéc | 06\n2 |  | hơn 10\n\nHết."


def test_bars_make_a_table() -> None:
    document = read_text(TABLE)
    (table,) = document.tables
    grid = {(cell.row, cell.column): document.blocks[cell.block].text for cell in table.cells}
    assert grid == {
        (1, 1): "STT", (1, 2): "Đơn vị", (1, 3): "Số lớp",
        (2, 1): "1", (2, 2): "Sa Đéc", (2, 3): "06",
        (3, 1): "2", (3, 3): "hơn 10",
    }  # fmt: skip
    assert table.title == 0
    assert document.text == TABLE


@pytest.mark.parametrize(
    "text", ["| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n1 | 2"], ids=["framed", "open"]
)
def test_framed_and_open_tables_have_the_same_grid(text: str) -> None:
    document = read_text(text)
    cells = document.tables[0].cells
    assert [(c.row, c.column, document.blocks[c.block].text) for c in cells] == [
        (1, 1, "a"), (1, 2, "b"), (2, 1, "1"), (2, 2, "2"),
    ]  # fmt: skip


def test_words_over_two_lines_have_both_as_their_place() -> None:
    document = read_text("Một\n\nNghị định số\n09/2019/NĐ-CP")
    start = document.text.index("số")
    assert document.blocks[1].place(start, start + 15) == (LinePlace(line=3), LinePlace(line=4))
    assert document.blocks[1].place(start, start + 2) == LinePlace(line=3)


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        pytest.param(b"", "a.txt", EmptyFile, id="no bytes"),
        pytest.param(b" \r\n\t ", "a.txt", EmptyFile, id="blank"),
        pytest.param(b"\x00\x01\x02\xff" * 50, "a.bin", UnknownFormat, id="binary"),
        pytest.param(b"<html><p>a</p></html>", "a.txt", UnknownFormat, id="HTML under a .txt name"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(content, name)


PIECES = st.lists(
    st.sampled_from(
        ["Sở ", "- ", "1. ", "a | b", " | ", "|", "\n", "\n\n", "số ", "09/2019/NĐ-CP", ".", ":", "(1) "]
    )
)


@given(PIECES.map("".join).filter(str.strip))
def test_blocks_stand_where_they_say_and_lose_nothing(text: str) -> None:
    document = reader.read(text.encode(), "a.txt", Limits())
    end = 0
    left_over = ""
    for block in document.blocks:
        assert block.start >= end
        assert document.text[block.start : block.end] == block.text
        left_over += document.text[end : block.start]
        end = block.end
        for at in range(block.start, block.end):
            place = block.place(at, at + 1)
            lines = [place] if isinstance(place, LinePlace) else place
            assert lines[0] == LinePlace(line=document.text.count("\n", 0, at) + 1)
    assert not (left_over + document.text[end:]).strip(" |\n-")
