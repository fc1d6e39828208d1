"""Word and text files in charsets from before Unicode, as offices still send them."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from legacy_encoding import encode, encode_bytes
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.dispatch import read
from extractors.readers.text_charset import decoded
from schemas.document import SourceDocument
from schemas.place import LinePlace, ParagraphPlace

LINE = "Kế hoạch số 91/KH-STTTT ngày 26/4/2019: đã mở hơn 1.200 lớp cho người học ở trường"
TITLE = "Báo cáo kết quả tuyên truyền"


def word_file(*paragraphs: list[tuple[str, str]], style_font: str | None = None) -> SourceDocument:
    """Read a Word file of paragraphs of runs, each with its text and the name of its font."""
    made = docx.Document()
    if style_font:
        made.styles["Normal"].font.name = style_font
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for text, font in runs:
            run = paragraph.add_run(text)
            if font:
                run.font.name = font
                run._element.rPr.rFonts.set(qn("w:hAnsi"), font)
    content = io.BytesIO()
    made.save(content)
    return read(content.getvalue(), "bao-cao.docx")


def codes(document: SourceDocument) -> list[str]:
    return [found.code for found in document.findings]


@pytest.mark.parametrize(("font", "charset"), [(".VnTime", "TCVN3"), ("VNI-Times", "VNI")])
def test_runs_by_font(font: str, charset: str) -> None:
    document = word_file([(encode(LINE, charset), font)], [(TITLE, "Times New Roman")])
    assert document.text == f"{LINE}\n{TITLE}"
    [told] = document.findings
    assert (told.code, told.values["charset"], told.values["count"]) == ("legacy-text-repaired", charset, "1")
    assert told.source == ParagraphPlace(part="body", paragraph=1)


def test_a_font_of_capitals() -> None:
    document = word_file([(encode(TITLE, "TCVN3"), ".VnTimeH")], [(encode(LINE, "TCVN3"), ".VnTime")])
    assert document.text == f"{TITLE.upper()}\n{LINE}"


def test_the_font_of_a_style_counts() -> None:
    assert word_file([(encode(LINE, "TCVN3"), "")], style_font=".VnTime").text == LINE


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_a_font_name_over_unicode_lies(font: str) -> None:
    document = word_file([(LINE, font)], [("có", font)], [(TITLE, font)])
    assert document.text == f"{LINE}\ncó\n{TITLE}"
    assert codes(document) == []


def test_a_word_that_reads_in_both_goes_by_the_rest_of_its_font() -> None:
    truth = word_file([(encode(LINE, "TCVN3"), ".VnTime")], [(encode("số", "TCVN3"), ".VnTime")])
    assert truth.text == f"{LINE}\nsố"


def test_a_run_in_another_font_is_not_judged_by_its_neighbours() -> None:
    runs = [(encode("Đã mở các lớp cho người lao động ", "TCVN3"), ".VnTime"), ("cái", "Times New Roman")]
    assert word_file(runs).text == "Đã mở các lớp cho người lao động cái"


def test_runs_of_one_paragraph() -> None:
    line, other = encode("đã mở các lớp, trường", "TCVN3"), encode("người lao động", "VNI")
    cut = line.index("\u00ad")
    runs = [
        ("Kế hoạch ", "Arial"),
        (line[:cut], ".VnTime"),
        (line[cut : cut + 1], ".VnTime"),
        (line[cut + 1 :], ".VnTime"),
        (" cho Facebook và ", "Arial"),
        (other, "VNI-Times"),
    ]
    assert word_file(runs).text == "Kế hoạch đã mở các lớp, trường cho Facebook và người lao động"


def test_letters_tell_without_the_font() -> None:
    document = word_file([(TITLE, "Arial")], [(encode(LINE, "TCVN3"), "Arial")])
    assert document.text == f"{TITLE}\n{LINE}"


def test_too_few_letters_leave_a_doubt() -> None:
    document = word_file([("H\u00adíng tr\u00ad\u00eang", "Arial")])
    assert codes(document) == ["legacy-text-doubtful"]


@pytest.mark.parametrize("charset", ["TCVN3", "VNI", "VISCII"])
def test_bytes_of_a_text_file(charset: str) -> None:
    document = read(encode_bytes(f"{TITLE}\r\n{LINE}\r\n", charset), "bao-cao.txt")
    assert document.text == f"{TITLE}\n{LINE}\n"
    [told] = document.findings
    assert (told.code, told.values["charset"], told.values["count"]) == ("legacy-text-repaired", charset, "2")
    assert told.source == LinePlace(line=1)


@pytest.mark.parametrize("charset", ["TCVN3", "VNI", "VIQR"])
@pytest.mark.parametrize("unicode_charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_codes_in_unicode_text(charset: str, unicode_charset: str) -> None:
    text = f"{TITLE}\nĐược duyệt\n\n{encode(LINE, charset)}\n"
    document = read(text.encode(unicode_charset), "bao-cao.txt")
    assert document.text == f"{TITLE}\nĐược duyệt\n\n{LINE}\n"
    assert document.findings[0].source == LinePlace(line=4)


@pytest.mark.parametrize(
    "content", [b"\x80\x81\xfe\xff" * 50, bytes(range(1, 256)), "Déjà vu".encode("latin-1") * 3]
)
def test_bytes_in_no_vietnamese_charset_are_not_repaired(content: bytes) -> None:
    found = decoded(content)
    assert found is None or found.charset == "windows-1258"


@pytest.mark.parametrize("charset", ["TCVN3", "VNI"])
def test_lines_of_a_pdf(charset: str, pdf_file, check_blocks) -> None:
    def draw(canvas) -> None:
        # Small, for words beyond the edge of the page are not read.
        canvas.setFont("TestSerif", 8)
        canvas.drawString(72, 700, TITLE)
        canvas.drawString(72, 600, encode("Đã mở 06 lớp cho người lao động, trong đó", charset))
        canvas.drawString(72, 560, encode(LINE, charset))

    document = read(pdf_file(draw), "bao-cao.pdf")
    assert document.text.split("\n") == [TITLE, "Đã mở 06 lớp cho người lao động, trong đó", LINE]
    assert codes(document) == ["legacy-text-repaired"]
    check_blocks(document)
    at = document.text.index("91/KH")
    [line] = [block for block in document.blocks if block.start <= at < block.end]
    left, top, right, bottom = line.place(at, at + len("91/KH-STTTT")).bbox
    before = encode(LINE[: LINE.index("91/KH")], charset)
    assert left == pytest.approx(72 + stringWidth(before, "TestSerif", 8), abs=1)
    assert right - left == pytest.approx(stringWidth("91/KH-STTTT", "TestSerif", 8), abs=1)
    assert bottom > 842 - 560 - 8 and top < 842 - 560


def test_a_font_of_a_pdf_that_calls_the_soft_hyphen_a_hyphen() -> None:
    lines = [
        "Đã mở 06 lớp cho người lao động ở trường, xưởng",
        "Kế hoạch số 91/KH-STTTT ngày 26/4/2019; như",
        "nước tưới, đầu tư; thông tin - truyền thông, a-b",
    ]
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    canvas.setFont("Times-Roman", 12)
    for at, line in enumerate(lines):
        canvas.drawString(72, 700 - 60 * at, encode(line, "TCVN3"))
    canvas.save()
    document = read(content.getvalue(), "bao-cao.pdf")
    assert document.text.split("\n") == lines
    assert codes(document) == ["legacy-text-repaired"]
