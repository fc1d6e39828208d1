"""What the tables of a report say around their cells, and what their numbers count."""

import pytest

from extractors.quantities import find
from extractors.reading import CellContext, FoundQuantity, Reading, Surroundings
from extractors.tables import contexts
from extractors.view import view
from schemas.document import Block, Cell, SourceDocument, Table
from schemas.place import LinePlace


def document(drawn: str, title: str = "") -> SourceDocument:
    """Make a document of one table; "<" takes the cell to its left in, "^" the one above."""
    blocks: list[Block] = []
    start = 0

    def add(text: str, kind: str) -> int:
        nonlocal start
        place = LinePlace(line=len(blocks) + 1)
        blocks.append(Block(text, start, kind, lambda _start, _end, place=place: place))  # type: ignore[arg-type]
        start += len(text) + 1
        return len(blocks) - 1

    above = add(title, "paragraph") if title else None
    cells: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(drawn.strip().splitlines(), 1):
        for column, text in enumerate((cell.strip() for cell in line.split("|")), 1):
            if text in {"<", "^"}:
                anchor = (row, column - 1) if text == "<" else (row - 1, column)
                own = cells[anchor]
                cells[row, column] = own
                grown = Cell(own.row, own.column, own.block, row - own.row + 1, column - own.column + 1)
                cells = {at: grown if cell is own else cell for at, cell in cells.items()}
            else:
                cells[row, column] = Cell(row, column, add(text, "cell"))
    return SourceDocument(
        text="\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
        media_type="text/plain",
        reader="text",
        tables=(Table(tuple(dict.fromkeys(cells.values())), above),),
    )


def by_text(drawn: str, title: str = "") -> dict[str, CellContext]:
    made = document(drawn, title)
    return {made.blocks[at].text: context for at, context in contexts(made).items()}


def quantities(drawn: str, title: str = "") -> list[str]:
    made = document(drawn, title)
    around = contexts(made)
    found: list[str] = []
    for at, block in enumerate(made.blocks):
        if block.text and block.kind == "cell":
            reading = Reading(surroundings=Surroundings(kind="cell", cell=around.get(at)))
            find(view(block.text), reading)
            found += [show(quantity) for quantity in reading.quantities]
    return found


def show(quantity: FoundQuantity) -> str:
    value = quantity.value
    numbers = [*value] if isinstance(value, tuple) else [value]
    qualifier = "" if quantity.qualifier == "exact" else f" ({quantity.qualifier})"
    rate = f" /{quantity.per}" if quantity.per else ""
    return "-".join(format(n.normalize(), "f") for n in numbers) + f" {quantity.unit}{qualifier}{rate}"


TABLES = {
    "unit column": (
        """STT | Chỉ tiêu | ĐVT | Kết quả
           1 | Trường hợp vi phạm | trường hợp | 5.721
           2 | Tiền phạt | tỷ đồng | trên 3,949""",
        "",
        ["5721 trường hợp", "3949000000 đồng (over)"],
    ),
    "unit column, and a column of money beside it": (
        """TT | Hạng mục | ĐVT | Số lượng | Thành tiền (triệu đồng)
           1 | Loa nén | cái | 68 | 81,6
           Cộng | | | | 409""",
        "",
        ["68 cái", "81600000 đồng", "409000000 đồng"],
    ),
    "note above": (
        """STT | Chương trình | Quý I | Cộng
           1 | Thời sự | 66 | 67,5
           Tổng cộng | | 540 | 1.576,5""",
        "Thời lượng phát sóng (đơn vị tính: giờ)",
        ["66 giờ", "67.5 giờ", "540 giờ", "1576.5 giờ"],
    ),
    "columns name what they count": (
        """TT | Đơn vị | Số hội nghị | Số lượt người dự | Tỷ lệ (%)
           1 | Huyện A | 12 | hơn 1.200 | 95,5
           2 | Huyện B | 0 | - | """,
        "",
        ["12 hội nghị", "1200 lượt người (over)", "95.5 %", "0 hội nghị"],
    ),
    "rows name what they count": (
        """Hình thức | Số lượng
           Áp phích | 320
           Tờ rơi | 5.000""",
        "",
        ["320 Áp phích", "5000 Tờ rơi"],
    ),
    "who reports heads the first column as a unit might": (
        """TT | Đơn vị | Số tin
           1 | Báo | 30
           2 | Đài | 25""",
        "",
        ["30 tin", "25 tin"],
    ),
    "merged headings and a row of column numbers": (
        """TT | Đơn vị | Năm 2020 | <
           ^ | ^ | Số tin | Số bài
           (1) | (2) | (3) | (4)
           1 | Báo A | 15 | 27""",
        "",
        ["15 tin", "27 bài"],
    ),
    "words and numbers in one cell": (
        """Đơn vị | Kết quả | Ghi chú
           Huyện A | 06 lớp tập huấn | 12/15 xã
           Huyện B | 7 | 85%""",
        "",
        ["6 lớp tập huấn", "12-15 xã", "7 Huyện B", "85 %"],
    ),
    "years head columns": (
        """Nội dung | 2018 | 2019
           Số vụ | 12 | 15""",
        "",
        ["12 vụ", "15 vụ"],
    ),
    "names in numbers": (
        """TT | Họ tên | Năm sinh | Điện thoại | Số con
           1 | Nguyễn Văn A | 1980 | 0912345678 | 2""",
        "",
        ["2 con"],
    ),
}


@pytest.mark.parametrize(("drawn", "title", "expected"), TABLES.values(), ids=TABLES)
def test_numbers_of_a_table(drawn: str, title: str, expected: list[str]) -> None:
    assert quantities(drawn, title) == expected


def test_headings_and_where_the_unit_was_read() -> None:
    around = by_text(
        """TT | Nội dung | ĐVT | Kế hoạch | Thực hiện
           1 | Phát thanh tiếng Mông | giờ | 260 | 281,5"""
    )
    cell = around["281,5"]
    assert (cell.row, cell.column, cell.unit) == ("Phát thanh tiếng Mông", "Thực hiện", "giờ")
    assert cell.unit_from == LinePlace(line=8)
    assert around["1"].numbered


def test_a_total_covers_the_rows_above_it() -> None:
    around = by_text(
        """Đơn vị | Số tin
           Huyện A | 11
           Huyện B | 12
           Tổng cộng | 23
           Huyện C | 14"""
    )
    roles = {text: around[text].role for text in ("11", "12", "23", "14")}
    assert roles == {"11": "part", "12": "part", "23": "total", "14": None}


def test_a_total_in_the_first_row_covers_those_below() -> None:
    around = by_text(
        """Đơn vị | Số tin
           Toàn tỉnh | 23
           Huyện A | 11
           Huyện B | 12"""
    )
    assert [around[text].role for text in ("23", "11", "12")] == ["total", "part", "part"]


def test_a_table_without_numbers_is_layout() -> None:
    assert contexts(document("UBND HUYỆN A | CỘNG HÒA\nSố: 12/BC-UBND | Độc lập - Tự do")) == {}


def test_empty_dash_and_zero_are_three_answers() -> None:
    found = quantities("Đơn vị | Số tin | Số bài | Số ảnh\nHuyện A | | - | 0\nHuyện B | 1 | 2 | 3")
    assert found == ["0 ảnh", "1 tin", "2 bài", "3 ảnh"]


def test_heading_states_a_rate() -> None:
    drawn = """
    Nhà máy | Công suất (m3/ngày) | Năng suất (tạ/ha)
    Tân An | 12.000 | 58,5
    Mỹ Tho | 8.500 | 61
    """
    assert quantities(drawn) == [
        "12000 m3 /ngày",
        "58.5 tạ /ha",
        "8500 m3 /ngày",
        "61 tạ /ha",
    ]


@pytest.mark.parametrize("times", [("6 giờ", "17 giờ"), ("5h30", "17h"), ("6 giờ - 7 giờ", "17 giờ 30 phút")])
def test_a_first_column_of_times_counts_nothing(times: tuple[str, str]) -> None:
    drawn = f"Giờ | Nội dung | Thời lượng (phút)\n{times[0]} | Thời sự | 30\n{times[1]} | Ca nhạc | 15"
    assert quantities(drawn) == ["30 phút", "15 phút"]
