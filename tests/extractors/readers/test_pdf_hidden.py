"""Words of a PDF that nobody sees count for nothing, and somebody is told."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from extractors.readers.dispatch import read
from schemas.place import PagePlace

PdfFile = Callable[..., bytes]
SEEN = "Đã mở 06 lớp cho 1.200 người."


def white(canvas: Canvas) -> None:
    canvas.drawString(60, 760, SEEN)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 740, "Đã mở 99 lớp.")


def invisible(canvas: Canvas) -> None:
    canvas.drawString(60, 760, SEEN)
    hidden = canvas.beginText(60, 740)
    hidden.setTextRenderMode(3)
    hidden.textOut("Đã mở 99 lớp.")
    canvas.drawText(hidden)


def outside(canvas: Canvas) -> None:
    canvas.drawString(60, 760, SEEN)
    canvas.drawString(700, 740, "Đã mở 99 lớp.")


def within_a_line(canvas: Canvas) -> None:
    canvas.drawString(60, 760, SEEN)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60 + canvas.stringWidth(SEEN + " ", "TestSerif", 12), 760, "Đã mở 99 lớp.")


def test_they_are_not_read_and_told(pdf_file: PdfFile) -> None:
    for draw in (white, invisible, outside, within_a_line):
        document = read(pdf_file(draw), "a.pdf")
        assert document.text == SEEN, draw
        (doubt,) = document.findings
        assert (doubt.code, doubt.values["quote"]) == ("unseen-text", "Đã mở 99 lớp."), draw
        assert isinstance(doubt.source, PagePlace)


def test_white_words_on_a_dark_ground_are_seen(pdf_file: PdfFile) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(50, 750, 400, 30, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 760, SEEN)

    document = read(pdf_file(draw), "a.pdf")
    assert (document.text, document.findings) == (SEEN, ())


def test_figures_of_a_table_that_nobody_sees_are_left_out(pdf_file: PdfFile) -> None:
    def draw(canvas: Canvas) -> None:
        for at, row in enumerate((("Đơn vị", "Số lớp"), ("Sa Đéc", "06"), ("Lấp Vò", "12"))):
            for x, words in zip((60, 300), row, strict=True):
                canvas.drawString(x, 760 - 20 * at, words)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(330, 740, "999")

    document = read(pdf_file(draw), "a.pdf")
    assert document.text == "Đơn vị | Số lớp\nSa Đéc | 06\nLấp Vò | 12"
    assert [doubt.code for doubt in document.findings] == ["unseen-text"]
