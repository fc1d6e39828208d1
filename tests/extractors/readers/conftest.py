"""Small real files: Word packages from their XML, PDFs drawn line by line."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from schemas.document import SourceDocument

FONT = "TestSerif"
A4 = (595, 842)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _relationships(parts: Iterable[str], folder: str = "") -> str:
    links = "".join(
        f'<Relationship Id="{part}" Type="{_OFFICE}/{part.rstrip("0123456789")}" Target="{folder}{part}.xml"/>'
        for part in parts
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


@pytest.fixture
def word_file() -> Callable[..., bytes]:
    """Return a maker of .docx bytes from the XML within w:body and within the root of other parts."""

    def make(body: str, **parts: str) -> bytes:
        roots = {"header": "hdr", "footer": "ftr"}
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
            main = _relationships([]).replace(
                "></", f'><Relationship Id="m" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></'
            )
            package.writestr("_rels/.rels", main)
            package.writestr(
                "word/document.xml", f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
            )
            package.writestr("word/_rels/document.xml.rels", _relationships(parts))
            for name, xml in parts.items():
                root = roots.get(name.rstrip("0123456789"), name)
                package.writestr(f"word/{name}.xml", f"<w:{root} {_NAMESPACES}>{xml}</w:{root}>")
        return content.getvalue()

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
