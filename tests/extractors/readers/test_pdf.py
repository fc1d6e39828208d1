import io
import pickle
from collections.abc import Callable
from itertools import pairwise

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.dispatch import read
from schemas.document import SourceDocument
from schemas.errors import EmptyFile, NoTextLayer, ProtectedFile, TooManyPages
from schemas.limits import Limits
from schemas.place import Box, PagePlace, Source, places

PdfFile = Callable[..., bytes]
Check = Callable[[SourceDocument], None]
Draw = Callable[[Canvas], None]

LEFT, PITCH = 85, 18
PARAGRAPH = (
    "Sở Thông tin và Truyền thông phối hợp mở 06 lớp tập huấn tuyên",
    "truyền cho hơn 1.200 học sinh, sinh viên theo Kế hoạch số 91/KH-",
    "STTTT ngày 26/4/2019 của Sở.",
)


def lines(*texts: str, top: float = 770, left: float = LEFT) -> Draw:
    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(texts):
            canvas.drawString(left, top - at * PITCH, text)

    return draw


def together(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def texts(content: bytes) -> list[str]:
    return [block.text for block in read(content, "a.pdf").blocks]


def boxes(source: Source) -> list[tuple[int, Box]]:
    found = []
    for place in places(source):
        assert isinstance(place, PagePlace)
        several = isinstance(place.bbox[0], tuple)
        found += [(place.page, box) for box in (place.bbox if several else (place.bbox,))]
    return found  # type: ignore[return-value]


def words_within(content: bytes, source: Source) -> str:
    """Return what another library finds in the boxes: letters whose middle lies inside."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        return "".join(
            letter["text"]
            for page, (x0, top, x1, bottom) in boxes(source)
            for letter in document.pages[page - 1].chars
            if x0 <= (letter["x0"] + letter["x1"]) / 2 <= x1
            and top <= (letter["top"] + letter["bottom"]) / 2 <= bottom
        )


def test_wrapped_lines_are_one_paragraph_and_boxes_one_a_line(pdf_file: PdfFile, check_blocks: Check) -> None:
    content = pdf_file(lines(*PARAGRAPH))
    document = read(content, "a.pdf")
    check_blocks(document)
    assert texts(content) == ["\n".join(PARAGRAPH)]
    start = document.text.index("91/KH-")
    source = document.blocks[0].place(start, start + len("91/KH-\nSTTTT"))
    assert len(boxes(source)) == 2
    assert words_within(content, source) == "91/KH-STTTT"
    assert document.pages == 1


def turned(draw: Draw) -> Draw:
    """Draw so that a page turned by 90 degrees shows it upright."""

    def turn(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        draw(canvas)

    return turn


@pytest.mark.parametrize(
    ("rotation", "drawn"),
    [
        pytest.param(0, lines(*PARAGRAPH), id="upright"),
        pytest.param(90, turned(lines(*PARAGRAPH, top=500)), id="a landscape page"),
        pytest.param(90, lines(*PARAGRAPH), id="words run down"),
        pytest.param(180, lines(*PARAGRAPH), id="upside down"),
        pytest.param(270, lines(*PARAGRAPH), id="words run up"),
    ],
)
def test_boxes_lie_on_the_page_as_displayed(pdf_file: PdfFile, rotation: int, drawn: Draw) -> None:
    content = pdf_file(drawn, rotation=rotation)
    document = read(content, "a.pdf")
    assert document.text == "\n".join(PARAGRAPH)
    start = document.text.index("hơn 1.200")
    source = document.blocks[0].place(start, start + len("hơn 1.200"))
    ((_, (x0, top, x1, bottom)),) = boxes(source)
    width, height = (842, 595) if rotation % 180 else (595, 842)
    assert 0 <= x0 < x1 <= width
    assert 0 <= top < bottom <= height
    found = words_within(content, source).replace(" ", "")
    assert sorted(found) == sorted("hơn1.200")


def test_boxes_count_from_the_corner_of_the_part_that_is_shown(pdf_file: PdfFile) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 100, 595, 800))
        lines(*PARAGRAPH)(canvas)

    document = read(pdf_file(draw), "a.pdf")
    ((_, (x0, top, _, _)),) = boxes(document.blocks[0].place(0, 2))
    assert abs(x0 - (LEFT - 50)) < 1
    assert 15 < top < 30


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(lines("Kết quả:", "- Mở 02 lớp;", "- Mở 03 buổi."), ["Kết quả:", "- Mở 02 lớp;", "- Mở 03 buổi."], id="items"),
        pytest.param(lines("1. Tình hình", "Trong năm, Sở đã mở 06 lớp."), ["1. Tình hình", "Trong năm, Sở đã mở 06 lớp."], id="title"),
        pytest.param(together(lines("Một đoạn"), lines("đoạn khác", top=730)), ["Một đoạn", "đoạn khác"], id="a gap"),
        pytest.param(
            together(lines("Số: 87/BC-PVHTT", left=120), lines("Sa Đéc, ngày 21 tháng 7 năm 2020", left=320)),
            ["Số: 87/BC-PVHTT", "Sa Đéc, ngày 21 tháng 7 năm 2020"],
            id="two columns on one height",
        ),
        pytest.param(lines("Số:        /BC-STTTT"), ["Số: /BC-STTTT"], id="a blank number is one line"),
        pytest.param(lines("ngày         tháng 8 năm 2020"), ["ngày tháng 8 năm 2020"], id="a blank day is one line"),
    ],
)  # fmt: skip
def test_paragraphs(pdf_file: PdfFile, drawn: Draw, expected: list[str]) -> None:
    assert texts(pdf_file(drawn)) == expected


def test_a_sentence_runs_over_the_page_break(pdf_file: PdfFile, check_blocks: Check) -> None:
    def page(number: int, words: tuple[str, ...]) -> Draw:
        running = lines("Báo cáo của Sở TTTT", top=25)
        return together(
            running, lines(*words), lines(str(number), top=810, left=295) if number > 1 else lines()
        )

    content = pdf_file(page(1, PARAGRAPH[:2]), page(2, PARAGRAPH[2:]))
    document = read(content, "a.pdf")
    check_blocks(document)
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("paragraph", "\n".join(PARAGRAPH)),
        ("footer", "Báo cáo của Sở TTTT"),
    ]
    start = document.text.index("91/KH-")
    source = document.blocks[0].place(start, start + len("91/KH-\nSTTTT"))
    assert [page for page, _ in boxes(source)] == [1, 2]
    assert words_within(content, source) == "91/KH-STTTT"


def test_notes_at_the_foot_stand_apart(pdf_file: PdfFile, check_blocks: Check) -> None:
    def draw(canvas: Canvas) -> None:
        lines(*PARAGRAPH)(canvas)
        width = canvas.stringWidth(PARAGRAPH[2][:-1], "TestSerif", 12)
        canvas.setFont("TestSerif", 7)
        canvas.drawString(LEFT + width + 5, 770 - 2 * PITCH + 4, "1")
        canvas.drawString(LEFT, 84, "1")
        canvas.setFont("TestSerif", 9)
        canvas.drawString(LEFT + 6, 80, "Kế hoạch số 228/KH-STTTT ngày 28/11/2018.")

    document = read(pdf_file(draw), "a.pdf")
    check_blocks(document)
    body, note = document.blocks
    assert body.text.endswith("của Sở. ¹")
    assert (note.kind, note.text) == ("footnote", "Kế hoạch số 228/KH-STTTT ngày 28/11/2018.")


def test_a_number_that_opens_a_line_of_a_note_is_no_mark(pdf_file: PdfFile) -> None:
    def draw(canvas: Canvas) -> None:
        lines(*PARAGRAPH)(canvas)
        canvas.setFont("TestSerif", 9)
        for at, words in enumerate(
            ("1 Kế hoạch số", "218/STTTT-BCXB và", "05 văn bản khác.", "2 Công văn số 40/STTTT.")
        ):
            canvas.drawString(LEFT, 110 - 12 * at, words)

    notes = [block.text for block in read(pdf_file(draw), "a.pdf").blocks if block.kind == "footnote"]
    assert notes == ["Kế hoạch số\n218/STTTT-BCXB và\n05 văn bản khác.", "Công văn số 40/STTTT."]


def ruled(canvas: Canvas) -> None:
    """Draw a table of three columns whose heading's last two cells are one."""
    xs, ys = (85, 200, 320, 440), (700, 670, 640, 610)
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    canvas.line(xs[2], ys[1], xs[2], ys[-1])
    for x in (xs[0], xs[1], xs[3]):
        canvas.line(x, ys[0], x, ys[-1])
    rows = (("Đơn vị", "Kết quả", ""), ("", "Số lớp", "Số buổi"), ("Sa Đéc", "06", "hơn 1.200"))
    for row, words in enumerate(rows):
        for x, word in zip(xs, words, strict=False):
            canvas.drawString(x + 5, ys[row] - 20, word)


def test_ruled_tables_have_a_grid_and_are_not_repeated(pdf_file: PdfFile, check_blocks: Check) -> None:
    content = pdf_file(together(lines("Biểu 1. Kết quả"), ruled, lines("Hết.", top=560)))
    document = read(content, "a.pdf")
    check_blocks(document)
    assert (
        document.text == "Biểu 1. Kết quả\nĐơn vị | Kết quả\nSố lớp | Số buổi\nSa Đéc | 06 | hơn 1.200\nHết."
    )
    (table,) = document.tables
    assert [(c.row, c.column, c.rows, c.columns) for c in table.cells] == [
        (1, 1, 1, 1), (1, 2, 1, 2), (2, 2, 1, 1), (2, 3, 1, 1), (3, 1, 1, 1), (3, 2, 1, 1), (3, 3, 1, 1),
    ]  # fmt: skip
    assert table.title == 0
    cell = document.blocks[table.cells[-1].block]
    assert words_within(content, cell.place(cell.start, cell.end)).replace(" ", "") == "hơn1.200"


def test_a_table_over_two_pages_is_one(pdf_file: PdfFile, check_blocks: Check) -> None:
    def rows(*words: tuple[str, str], top: float) -> Draw:
        def draw(canvas: Canvas) -> None:
            bottom = top - 30 * len(words)
            for x in (85, 200, 320):
                canvas.line(x, top, x, bottom)
            for at in range(len(words) + 1):
                canvas.line(85, top - 30 * at, 320, top - 30 * at)
            for at, (left, right) in enumerate(words):
                canvas.drawString(90, top - 30 * at - 20, left)
                canvas.drawString(205, top - 30 * at - 20, right)

        return draw

    first = together(lines("Biểu 1. Kết quả"), rows(("Đơn vị", "Số lớp"), ("Sa Đéc", "06"), top=160))
    second = together(rows(("Lấp Vò", "05"), top=780), lines("Hết.", top=700))
    document = read(pdf_file(first, second), "a.pdf")
    check_blocks(document)
    assert document.text == "Biểu 1. Kết quả\nĐơn vị | Số lớp\nSa Đéc | 06\nLấp Vò | 05\nHết."
    (table,) = document.tables
    last = table.cells[-1]
    assert (last.row, last.column, len(table.cells)) == (3, 2, 6)
    block = document.blocks[last.block]
    assert [page for page, _ in boxes(block.place(block.start, block.end))] == [2]


def test_marks_are_composed_and_boxes_still_hit(pdf_file: PdfFile) -> None:
    content = pdf_file(lines("a\u0301n 06 lo\u031b\u0301p xa\u0303"))
    document = read(content, "a.pdf")
    assert document.text == "án 06 lớp xã"
    source = document.blocks[0].place(3, 5)
    assert words_within(content, source) == "06"


def test_running_words_are_found_by_place_not_by_repetition_alone(pdf_file: PdfFile) -> None:
    pages = [lines(f"{number}. Phần {number}", "Đã mở 06 lớp tập huấn.", top=600) for number in (1, 2, 3)]
    kinds = {block.kind for block in read(pdf_file(*pages), "a.pdf").blocks}
    assert kinds == {"paragraph"}


@pytest.mark.parametrize(
    ("pages", "options", "error"),
    [
        pytest.param([lines("bí mật")], {"password": "x"}, ProtectedFile, id="password"),
        pytest.param([lambda canvas: None], {}, EmptyFile, id="blank page"),
        pytest.param([lambda canvas: canvas.drawInlineImage(_picture(), 0, 0, 595, 842)], {}, NoTextLayer, id="picture"),
        pytest.param([lines("a")] * 3, {"limits": Limits(pages=2)}, TooManyPages, id="too many pages"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(
    pdf_file: PdfFile, pages: list[Draw], options: dict[str, object], error: type[Exception]
) -> None:
    limits = options.pop("limits", Limits())
    assert isinstance(limits, Limits)
    with pytest.raises(error):
        read(pdf_file(*pages, **options), "a.pdf", limits)


def _picture() -> object:
    from PIL import Image

    return Image.new("RGB", (20, 20), "white")


def test_a_picture_page_among_others_is_a_finding(pdf_file: PdfFile) -> None:
    content = pdf_file(lines(*PARAGRAPH), lambda canvas: canvas.drawInlineImage(_picture(), 0, 0, 595, 842))
    (doubt,) = read(content, "a.pdf").findings
    assert (doubt.code, doubt.values) == ("page-without-text", {"pages": "2"})


def test_three_hundred_pages_are_within_the_limits(pdf_file: PdfFile) -> None:
    document = read(pdf_file(*[lines(*PARAGRAPH)] * 300), "a.pdf")
    assert document.pages == 300
    assert all(above.end <= below.start for above, below in pairwise(document.blocks))


def test_a_file_that_pdfium_had_to_mend_is_a_finding(pdf_file: PdfFile) -> None:
    content = pdf_file(lines(*PARAGRAPH)).replace(b"1 0 obj", b"%" + b" " * 40 + b"\n1 0 obj", 1)
    document = read(content, "a.pdf")
    assert document.text == "\n".join(PARAGRAPH)
    assert [doubt.code for doubt in document.findings] == ["pdf-repaired"]


def test_places_survive_the_way_to_another_process(pdf_file: PdfFile) -> None:
    document = read(pdf_file(lines(*PARAGRAPH), lines("Hết.")), "a.pdf")
    block = document.blocks[0]
    before = block.locate(0, 5)
    assert pickle.loads(pickle.dumps(block.locate))(0, 5) == before
