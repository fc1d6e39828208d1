"""Pages in two columns: read down the left one first, and a sentence goes on in the right one."""

from collections.abc import Callable, Sequence
from itertools import chain

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.dispatch import read
from schemas.document import SourceDocument

PdfFile = Callable[..., bytes]
Check = Callable[[SourceDocument], None]

TITLE = "BÁO CÁO KẾT QUẢ TUYÊN TRUYỀN PHÒNG, CHỐNG MA TÚY"
LEFT = (
    "Trong 06 tháng đầu năm, đài đã",
    "phát sóng 245 tin, 36 bài và 12",
    "phóng sự về phòng, chống ma túy.",
    "Lượt người nghe ước đạt hơn 1.200",
    "lượt mỗi chương trình, tăng 12%",
    "so với cùng kỳ. Trung tâm mở 06",
)
RIGHT = (
    "lớp tập huấn theo Kế hoạch số 91",
    "ngày 26/4/2019 của Ủy ban. Có hơn",
    "350 học sinh dự. Kinh phí đã chi",
    "là 15.000.000 đồng, do huyện cấp.",
    "Các xã đã phát 3.500 tờ rơi, treo",
    "45 băng rôn trên các trục đường.",
)


def column_by_column(canvas: Canvas) -> None:
    for x, lines in ((60, LEFT), (315, RIGHT)):
        for at, words in enumerate(lines):
            canvas.drawString(x, 740 - 16 * at, words)


def row_by_row(canvas: Canvas) -> None:
    for at, pair in enumerate(zip(LEFT, RIGHT, strict=True)):
        for x, words in zip((60, 315), pair, strict=True):
            canvas.drawString(x, 740 - 16 * at, words)


def drawn(way: Callable[[Canvas], None], foot: str = "") -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(297, 780, TITLE)
        way(canvas)
        canvas.drawString(60, 600, foot)

    return draw


@pytest.mark.parametrize("way", [column_by_column, row_by_row])
def test_a_sentence_runs_from_column_to_column(pdf_file: PdfFile, check_blocks: Check, way) -> None:
    document = read(pdf_file(drawn(way, "Trên đây là báo cáo của Trung tâm.")), "a.pdf")
    check_blocks(document)
    whole = "\n".join((*LEFT, *RIGHT))
    assert [block.text for block in document.blocks] == [TITLE, whole, "Trên đây là báo cáo của Trung tâm."]


def test_columns_end_on_a_page_with_few_lines(pdf_file: PdfFile) -> None:
    def rest(canvas: Canvas) -> None:
        canvas.drawString(60, 780, "Đã phát thêm 12 tin và mở thêm 02")
        canvas.drawString(60, 764, "lớp")
        canvas.drawString(315, 780, "tại các xã.")

    blocks = [block.text for block in read(pdf_file(drawn(column_by_column), rest), "a.pdf").blocks]
    assert blocks[1:] == [
        "\n".join((*LEFT, *RIGHT, "Đã phát thêm 12 tin và mở thêm 02", "lớp", "tại các xã."))
    ]


def test_short_words_side_by_side_are_no_columns(pdf_file: PdfFile) -> None:
    pairs: Sequence[tuple[str, str]] = (
        ("Nơi nhận:", "GIÁM ĐỐC"),
        ("- Như trên;", "(Đã ký)"),
        ("- UBND tỉnh;", ""),
        ("- Lưu: VT.", "Nguyễn Văn A"),
    )

    def foot(canvas: Canvas) -> None:
        for x, lines in zip((60, 380), zip(*pairs, strict=True), strict=True):
            for at, words in enumerate(lines):
                canvas.drawString(x, 700 - 16 * at, words)

    blocks = [block.text for block in read(pdf_file(foot), "a.pdf").blocks]
    assert set("\n".join(blocks).split("\n")) == set(filter(None, chain(*pairs)))
    assert not any("Nơi nhận" in text and "GIÁM ĐỐC" in text for text in blocks)
