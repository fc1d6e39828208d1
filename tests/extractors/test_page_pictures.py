"""Pictures of words on a page: the right part of it, the words in a frame, persons painted over."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.extraction import extract
from extractors.page_pictures import draw
from extractors.readers.dispatch import read
from schemas.errors import UnreadableFile
from schemas.place import PagePlace

FRAME, TINT = (196, 90, 0), (255, 229, 138)
LINES = ("Mở 06 lớp tập huấn cho cán bộ", "do ông Trần Văn A phụ trách", "và phát 1.500 tờ rơi")


def pdf(lines=LINES, *, rotation=0, size=(595, 842)) -> bytes:
    pdfmetrics.registerFont(
        TTFont("PictureSerif", str(Path(__file__).parents[1] / "fonts" / "DejaVuSerif.ttf"))
    )
    content = io.BytesIO()
    # reportlab swaps the sides of a turned page; swapped twice, the paper keeps its form.
    canvas = Canvas(content, pagesize=size[::-1] if rotation % 180 else size, invariant=1)
    canvas.setPageRotation(rotation)
    canvas.setFont("PictureSerif", 12)
    for at, line in enumerate(lines):
        canvas.drawString(80, size[1] - 90 - 20 * at, line)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def places(content: bytes) -> dict[str, PagePlace]:
    found = extract(read(content, "a.pdf"), file="a.pdf", sha256="0")
    return {each.text: each.source for each in found.quantities}


def opened(picture) -> Image.Image:
    image = Image.open(io.BytesIO(base64.b64decode(picture.data)))
    assert image.size == (picture.width, picture.height)
    return image.convert("RGB")


def pixels(image: Image.Image) -> list[tuple[int, int, int]]:
    data = image.tobytes()
    return [tuple(data[at : at + 3]) for at in range(0, len(data), 3)]


def framed(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the frame around the words."""
    found = [
        (at % image.width, at // image.width) for at, pixel in enumerate(pixels(image)) if pixel == FRAME
    ]
    across, down = [x for x, _ in found], [y for _, y in found]
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_words_stand_in_a_frame(rotation):
    content = pdf(rotation=rotation)
    wanted = places(content)
    drawn = draw(content, "a.pdf", wanted)
    assert len(drawn) == 2
    for picture in drawn.values():
        image = opened(picture)
        x0, y0, x1, y1 = framed(image)
        inside = image.crop((x0 + 3, y0 + 3, x1 - 2, y1 - 2))
        colours = {colour for _, colour in inside.getcolors()}
        # Tinted paper and black letters; of the words around it nothing is tinted.
        assert TINT in colours and (0, 0, 0) in colours
        around = image.copy()
        around.paste((255, 255, 255), (x0, y0, x1 + 1, y1 + 1))
        assert TINT not in pixels(around)


def test_only_a_few_lines_are_shown():
    content = pdf()
    for picture in draw(content, "a.pdf", places(content)).values():
        assert picture.height < 150 and picture.width < 500 and len(picture.data) < 12_000


def test_a_large_drawing_is_cut_to_the_words():
    content = pdf(size=(3370, 2384))
    for picture in draw(content, "a0.pdf", places(content)).values():
        assert picture.width <= 1100 and framed(opened(picture))


def test_same_bytes_each_time():
    content = pdf()
    assert draw(content, "a.pdf", places(content)) == draw(content, "a.pdf", places(content))


def test_persons_are_painted_over():
    content = pdf()
    wanted = {"one": places(content)["06 lớp tập huấn"]}
    plain = opened(draw(content, "a.pdf", wanted)["one"])
    masked = opened(
        draw(content, "a.pdf", wanted, lambda text: text.replace("Trần Văn A", "•••• ••• •"))["one"]
    )
    grey = (146, 146, 146)
    assert sum(p == grey for p in pixels(masked)) > 5 * sum(p == grey for p in pixels(plain))


def test_a_page_without_text_is_not_drawn_where_persons_are_masked():
    content = pdf(lines=())
    place = PagePlace(page=1, bbox=(80, 90, 160, 102))
    assert draw(content, "a.pdf", {"one": place}, lambda text: text) == {"one": None}
    assert draw(content, "a.pdf", {"one": place})["one"] is not None


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(PagePlace(page=7, bbox=(80, 90, 160, 102)), id="no such page"),
        pytest.param(PagePlace(page=1, bbox=(80, 9000, 160, 9012)), id="below the page"),
    ],
)
def test_what_cannot_be_drawn_is_said(place):
    assert draw(pdf(), "a.pdf", {"one": place}) == {"one": None}


def test_what_is_no_pdf_cannot_be_opened():
    with pytest.raises(UnreadableFile):
        draw(b"no pdf", "a.pdf", {"one": PagePlace(page=1, bbox=(0, 0, 1, 1))})
