"""Small real files: Word packages from their XML, PDFs drawn line by line."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from word_xml import word_package

from schemas.document import SourceDocument

FONT = "TestSerif"
A4 = (595, 842)


@pytest.fixture
def word_file() -> Callable[..., bytes]:
    """Return a maker of .docx bytes from the XML within w:body and within the root of other parts."""

    def make(body: str, **parts: str) -> bytes:
        return word_package(body, parts)

    return make


@pytest.fixture(scope="session")
def font() -> str:
    """Return the name of a registered font that has Vietnamese letters."""
    pdfmetrics.registerFont(TTFont(FONT, str(Path(__file__).parents[2] / "fonts" / "DejaVuSerif.ttf")))
    return FONT


@pytest.fixture
def pdf_file(font: str) -> Callable[..., bytes]:
    """Return a maker of PDF bytes: each page draws on a canvas that has the font set at 12 points."""

    def make(*pages: Callable[[Canvas], None], rotation: int = 0, password: str | None = None) -> bytes:
        content = io.BytesIO()
        # reportlab swaps the sides of a turned page; swapped twice, the paper stays A4.
        size = A4[::-1] if rotation % 180 else A4
        canvas = Canvas(content, pagesize=size, encrypt=password, invariant=1)
        for draw in pages:
            canvas.setPageRotation(rotation)
            canvas.setFont(font, 12)
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return content.getvalue()

    return make


@pytest.fixture
def check_blocks() -> Callable[[SourceDocument], None]:
    """Return a check of what is true of every document, whatever the format."""

    def check(document: SourceDocument) -> None:
        end = 0
        for block in document.blocks:
            assert block.start >= end
            assert document.text[block.start : block.end] == block.text
            assert document.text[end : block.start].strip(" \n") in {"", "|"}
            assert block.text.strip() == block.text != ""
            for at in range(block.start, block.end):
                assert block.place(at, at + 1)
            end = block.end
        for table in document.tables:
            assert all(document.blocks[cell.block].text for cell in table.cells)

    return check
