"""Scans made from plain text: set in type, drawn as a picture, then turned, stamped, blurred and specked."""

import io
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

FONT = Path(__file__).parents[1] / "fonts" / "DejaVuSerif.ttf"
RED = (205, 40, 50)


@dataclass(frozen=True)
class Scanner:
    """How a page is spoilt on its way through a scanner; a clean one spoils nothing."""

    dpi: int = 200
    turned: float = 0.0
    """Degrees counter-clockwise."""
    blur: float = 0.0
    noise: float = 0.0
    """Standard deviation of grey levels."""
    jpeg: int | None = None
    stamped: bool = False
    seed: int = 1

    def scan(self, page: Image.Image) -> Image.Image:
        """Return the page as it comes out of the scanner."""
        image = stamp(page) if self.stamped else page
        if self.turned:
            image = image.rotate(self.turned, Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))
        if self.blur:
            image = image.filter(ImageFilter.GaussianBlur(self.blur))
        if self.noise:
            image = _specked(image, self.noise, self.seed)
        return _through_jpeg(image, self.jpeg) if self.jpeg else image


CLEAN = Scanner()
OFFICE = Scanner(turned=1.3, blur=0.6, noise=8, jpeg=75, stamped=True)
"""What an office's scanner makes of a stamped page."""
POOR = Scanner(turned=-1.8, blur=1.0, noise=14, jpeg=45, stamped=True)


def _specked(image: Image.Image, noise: float, seed: int) -> Image.Image:
    random = np.random.default_rng(seed)
    levels = np.asarray(image).astype(np.float32)
    speckles = random.normal(0, noise, levels.shape[:2])[..., None]
    return Image.fromarray(np.clip(levels + speckles, 0, 255).astype(np.uint8))


def _through_jpeg(image: Image.Image, quality: int) -> Image.Image:
    content = io.BytesIO()
    image.save(content, "JPEG", quality=quality)
    return Image.open(content).convert("RGB")


def stamp(page: Image.Image) -> Image.Image:
    """Press a round red stamp on a page, over the words in its lower right part: ink darkens what is below."""
    ink = Image.new("RGB", page.size, "white")
    brush = ImageDraw.Draw(ink)
    radius, x, y = page.width // 8, int(page.width * 0.6), int(page.height * 0.4)
    for inset in (0, radius // 8):
        brush.ellipse(
            (x - radius + inset, y - radius + inset, x + radius - inset, y + radius - inset),
            outline=RED,
            width=max(radius // 24, 2),
        )
    brush.regular_polygon((x, y, radius // 3), 5, fill=RED)
    return Image.fromarray((np.asarray(page).astype(np.uint16) * np.asarray(ink) // 255).astype(np.uint8))


def style(size: float = 12) -> ParagraphStyle:
    pdfmetrics.registerFont(TTFont("ScanSerif", str(FONT)))
    return ParagraphStyle(
        "body",
        fontName="ScanSerif",
        fontSize=size,
        leading=1.3 * size,
        alignment=TA_JUSTIFY,
        firstLineIndent=cm,
        spaceAfter=6,
    )


def typeset(text: str, size: float = 12) -> list[Flowable]:
    """Set a plain text in type: paragraphs as lines, columns parted by " | " as ruled tables."""
    body = style(size)
    flat = replace_style(body)
    story: list[Flowable] = []
    rows: list[list[str]] = []
    for line in (*text.split("\n"), ""):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 1:
            rows.append(cells)
            continue
        if rows:
            story += [_table(rows, flat), Spacer(1, 8)]
            rows = []
        if line.strip():
            story.append(Paragraph(escape(line.strip()), body))
    return story


def replace_style(body: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle("cell", parent=body, firstLineIndent=0, spaceAfter=0, alignment=0)


def _table(rows: list[list[str]], flat: ParagraphStyle) -> Table:
    columns = max(len(row) for row in rows)
    filled = [[Paragraph(escape(cell), flat) for cell in row] + [""] * (columns - len(row)) for row in rows]
    return Table(
        filled, colWidths=[16 * cm / columns] * columns, style=[("GRID", (0, 0), (-1, -1), 0.8, black)]
    )


def pdf_of(text: str, size: float = 12) -> bytes:
    target = io.BytesIO()
    SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=2.5 * cm,
        rightMargin=2 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        invariant=1,
    ).build(typeset(text, size))
    return target.getvalue()


def pages_of(pdf: bytes, scanner: Scanner = CLEAN) -> list[Image.Image]:
    """Draw the pages of a PDF and send each through the scanner."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = [page.render(scale=scanner.dpi / 72).to_pil().convert("RGB") for page in document]
    return [replace(scanner, seed=scanner.seed + at).scan(page) for at, page in enumerate(drawn)]


def scanned_pdf(pages: list[Image.Image], dpi: int = 200, quality: int = 90) -> bytes:
    """Return a PDF of pictures alone, as a scanner makes it."""
    content = io.BytesIO()
    pages[0].save(content, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=quality)
    return content.getvalue()


def as_picture(pages: list[Image.Image], kind: str, dpi: int = 200) -> bytes:
    """Return pages as the bytes of a JPEG, PNG or TIFF, the last with all of them."""
    content = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:], "compression": "tiff_lzw"} if kind == "TIFF" else {}
    pages[0].save(content, kind, dpi=(dpi, dpi), **more)
    return content.getvalue()


def joined(*parts: bytes) -> bytes:
    """Return the pages of several PDFs as one."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    content = io.BytesIO()
    whole.save(content)
    return content.getvalue()
