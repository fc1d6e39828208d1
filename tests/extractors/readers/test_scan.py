"""Scans: pictures of pages, read by OCR with places, confidence and the engine's name."""

import dataclasses
import io

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scan_files import OFFICE, Scanner, as_picture, joined, pages_of, pdf_of, scanned_pdf

from extractors.extraction import extract
from extractors.page_pictures import draw
from extractors.readers import ocr_tesseract
from extractors.readers.dispatch import read
from extractors.readers.ocr_engines import OcrLine, OcrWord
from extractors.readers.ocr_order import in_order
from extractors.readers.ocr_picture import prepare, without_red
from extractors.readers.ocr_rules import rules_in
from extractors.readers.pdf_scans import quality
from schemas.errors import DamagedFile, NoTextLayer, OcrEngineMissing, TooLarge, TooManyPages
from schemas.limits import Limits

TEXT = "Căn cứ Kế hoạch số 91/KH-STTTT ngày 26/4/2019, đã mở 126 lớp tập huấn cho hơn 1.200 học viên."
TABLE = "Đơn vị | Số lớp\nSa Đéc | 12\nLấp Vò | 34"
PIP = Limits(ocr_engine="trueocr")
SYSTEM = Limits(ocr_engine="tesseract")
needs_tesseract = pytest.mark.skipif(
    ocr_tesseract.installed() is None, reason="Tesseract with Vietnamese data is not installed"
)


def top_of(pages: list[Image.Image], share: float = 0.3) -> list[Image.Image]:
    """The upper part of each page: a smaller picture is read faster."""
    return [page.crop((0, 0, page.width, int(page.height * share))) for page in pages]


def facts(content: bytes, name: str, limits: Limits = PIP):
    return extract(read(content, name, limits), file=name, sha256="0")


def readings(found) -> tuple[set[str], set[str]]:
    return {each.symbol for each in found.references}, {str(each.value) for each in found.quantities}


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return top_of(pages_of(pdf_of(TEXT)))[0]


def test_a_picture_is_read_with_places_confidence_and_engine(page):
    found = facts(as_picture([page], "PNG"), "quet.png")
    assert (found.reader, found.media_type, found.pages) == ("scan", "image/png", 1)
    assert readings(found) == ({"91/KH-STTTT"}, {"126", "1200"})
    assert [reading.engine.split()[0] for reading in found.ocr] == ["trueocr"]
    symbol = found.references[0].source
    assert symbol.page == 1 and 0 < symbol.confidence <= 1
    # As the digital page has it, the box is around the words: two points of a difference are letters' feet.
    digital = facts(pdf_of(TEXT), "a.pdf").references[0].source
    assert np.allclose(symbol.bbox, digital.bbox, atol=6)


def test_words_of_a_picture_file_are_drawn_in_their_frame(page):
    content = as_picture([page], "PNG")
    source = facts(content, "a.png").references[0].source
    drawn = draw(content, "a.png", {"symbol": source})["symbol"]
    assert drawn is not None and drawn.height > 40


def test_boxes_are_those_of_the_page_as_displayed():
    whole = pages_of(pdf_of("\n".join([TEXT] * 12)))[0]
    turned = whole.transpose(Image.Transpose.ROTATE_90)
    upright = facts(as_picture([whole], "JPEG"), "a.jpg").references[0].source.bbox
    left, top, right, bottom = facts(as_picture([turned], "JPEG"), "a.jpg").references[0].source.bbox
    width = whole.width * 72 / 200
    assert np.allclose((top, bottom), (width - upright[2], width - upright[0]), atol=6)
    assert np.allclose((left, right), (upright[1], upright[3]), atol=6)


def test_pages_of_a_tiff_are_read_up_to_the_limit(page):
    content = as_picture([page, page], "TIFF")
    found = facts(content, "quet.tif", PIP.model_copy(update={"ocr_pages": 1}))
    assert (found.pages, [reading.page for reading in found.ocr]) == (2, [1])
    assert [(f.code, f.values) for f in found.findings] == [("page-without-text", {"pages": "2"})]
    with pytest.raises(TooManyPages):
        read(content, "quet.tif", PIP.model_copy(update={"pages": 1}))


def test_the_scanned_page_of_a_mixed_pdf_is_read(page):
    found = facts(joined(pdf_of("Đã phát 15 tin, bài trong tháng."), scanned_pdf([page])), "a.pdf")
    assert found.reader == "pdf"
    assert readings(found) == ({"91/KH-STTTT"}, {"15", "126", "1200"})
    assert [place.page for place in (found.quantities[0].source, found.references[0].source)] == [1, 2]
    assert [reading.page for reading in found.ocr] == [2]


def test_a_text_layer_of_nonsense_yields_to_the_picture(page):
    nonsense = "Qx zvbk wqrt plmk zzxw qqkj vbnm xcvb wrtp ghjk zxcv qwrt mnbv " * 2
    found = facts(scanned_pdf_with_text(page, nonsense), "a.pdf")
    assert "91/KH-STTTT" in readings(found)[0]
    assert "ocr-over-text-layer" in {finding.code for finding in found.findings}


def test_a_good_text_layer_under_a_picture_counts(page):
    found = facts(scanned_pdf_with_text(page, TEXT), "a.pdf")
    assert "91/KH-STTTT" in readings(found)[0]
    assert found.ocr == ()
    assert "text-layer-kept" in {finding.code for finding in found.findings}


def scanned_pdf_with_text(page: Image.Image, words: str) -> bytes:
    """A scan with invisible text over it, as scanners with OCR make it."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas
    from scan_files import style

    style()
    content = io.BytesIO()
    width, height = page.width * 72 / 200, page.height * 72 / 200
    canvas = Canvas(content, pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(page), 0, 0, width, height)
    written = canvas.beginText(60, height - 80)
    written.setFont("ScanSerif", 8)
    written.setTextRenderMode(3)
    written.textLines("\n".join(words[at : at + 90] for at in range(0, len(words), 90)))
    canvas.drawText(written)
    canvas.save()
    return content.getvalue()


def test_facts_of_which_the_engine_is_not_sure_are_shown(page, monkeypatch):
    document = read(as_picture([page], "PNG"), "a.png", PIP)
    strict = tuple(each.model_copy(update={"doubtful_below": 1.01}) for each in document.readings)
    found = extract(dataclasses.replace(document, readings=strict), file="a.png", sha256="0")
    doubts = [finding for finding in found.findings if finding.code == "low-confidence"]
    assert {doubt.values["quote"] for doubt in doubts} >= {"91/KH-STTTT", "126 lớp tập huấn"}
    assert all(doubt.source for doubt in doubts)
    # What is thought of the reading is no part of a fact's identity.
    ids = {fact.id for fact in extract(document, file="a.png", sha256="0").quantities}
    assert ids == {fact.id for fact in found.quantities}


def test_a_red_stamp_is_dropped_and_black_words_below_it_stay():
    image = Image.new("RGB", (60, 20), (240, 240, 235))
    brush = ImageDraw.Draw(image)
    brush.rectangle((20, 0, 40, 19), fill=(205, 40, 50))
    brush.rectangle((0, 8, 59, 11), fill=(30, 8, 10))
    grey = without_red(image)
    assert (grey[:7] > 240).all()
    assert (grey[8:12] < 60).all()


def test_a_page_is_straightened_and_its_boxes_lead_back(page):
    prepared = prepare(page.rotate(2, Image.Resampling.BICUBIC, fillcolor="white"), 200)
    assert prepared.dpi == 300
    middle = page.width * 36 / 200, page.height * 36 / 200
    box = prepared.way.shown((middle[0] - 1, middle[1] - 1, middle[0] + 1, middle[1] + 1))
    assert np.allclose(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), middle, atol=0.5)
    assert not prepared.turned


def test_rules_make_a_grid_and_are_rubbed_out():
    image = Image.new("L", (900, 600), 255)
    brush = ImageDraw.Draw(image)
    for x in (100, 400, 800):
        brush.line((x, 100, x, 500), fill=0, width=3)
    for y in (100, 300, 500):
        brush.line((100, y, 800, y), fill=0, width=3)
    brush.rectangle((420, 120, 440, 150), fill=0)
    rules = rules_in(np.asarray(image), 300)
    assert [(cell.row, cell.column) for cell in rules.grids[0]] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert (rules.rubbed_out < 128).sum() == 21 * 31


def line(words: str, left: float, base: float, width: float | None = None) -> OcrLine:
    right = left + (width or 10 * len(words))
    return OcrLine((OcrWord(words, (left, base - 15, right, base + 5), 0.9),), 20, base)


def said(lines: list[OcrLine]) -> list[str]:
    return [" ".join(line.words[0].text for line in row.lines) for row in in_order(lines)]


def test_columns_are_read_one_after_the_other():
    left = [line(f"cột trái dòng {n}", 0, 30 * n) for n in range(4)]
    right = [line(f"cột phải dòng {n}", 300, 30 * n + 2) for n in range(4)]
    title = line("một dòng chạy suốt cả trang giấy", 50, 150, 500)
    assert said([title, *right, *left]) == [
        *(f"cột trái dòng {n}" for n in range(4)),
        *(f"cột phải dòng {n}" for n in range(4)),
        "một dòng chạy suốt cả trang giấy",
    ]


def test_numbers_beside_words_are_rows():
    lines = [
        *(line(f"Huyện thứ {n}", 0, 30 * n) for n in range(4)),
        *(line(f"{n}0", 300, 30 * n) for n in range(4)),
    ]
    assert said(lines) == [f"Huyện thứ {n} {n}0" for n in range(4)]


def test_quality_is_the_share_of_syllables():
    assert quality("đã mở hai lớp tập huấn") == 1
    assert quality("qxz vbkl đã mở") == 0.5


@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param(as_picture([Image.new("RGB", (400, 300), "white")], "PNG"), NoTextLayer, id="blank"),
        pytest.param(as_picture([Image.new("RGB", (400, 300), "white")], "PNG")[:90], DamagedFile, id="cut"),
        pytest.param(as_picture([Image.new("1", (12000, 12000))], "PNG"), TooLarge, id="bomb"),
    ],
)
def test_pictures_that_cannot_be_read(content, error):
    with pytest.raises(error):
        read(content, "a.png", PIP)


def test_an_engine_that_is_not_there_is_named(page, monkeypatch):
    monkeypatch.setattr(ocr_tesseract, "installed", lambda: None)
    from extractors.readers.ocr_engines import _engine

    _engine.cache_clear()
    with pytest.raises(OcrEngineMissing) as raised:
        read(as_picture([page], "PNG"), "a.png", SYSTEM)
    _engine.cache_clear()
    assert "tesseract-ocr-vie" in raised.value.remedy()


def test_a_stamped_and_turned_scan_with_pip_alone():
    found = facts(scanned_pdf(top_of(pages_of(pdf_of(TABLE), OFFICE))), "a.pdf")
    cells = {(each.row, str(each.value)) for each in found.quantities}
    assert len(cells) == 2 and {value for _, value in cells} == {"12", "34"}


@pytest.mark.services
@needs_tesseract
@pytest.mark.parametrize("scanner", [Scanner(), OFFICE], ids=["clean", "stamped, turned, specked"])
def test_tesseract_reads_text_and_table(scanner):
    found = facts(scanned_pdf(pages_of(pdf_of(f"{TEXT}\n{TABLE}"), scanner)), "a.pdf", SYSTEM)
    assert readings(found) == ({"91/KH-STTTT"}, {"126", "1200", "12", "34"})
    assert found.ocr[0].engine.startswith("tesseract ")
