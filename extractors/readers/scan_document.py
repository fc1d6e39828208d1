"""A picture file as a source document: each of its pages read by OCR."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.readers.ocr_engines import OcrEngine, OcrFailed, engine_for
from extractors.readers.ocr_pages import OcrPage, read_page
from extractors.readers.pdf_document import Composition
from extractors.readers.pdf_places import CharacterBoxes
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, NoTextLayer, TooLarge, TooManyPages, UnreadableFile
from schemas.finding import Finding, finding
from schemas.limits import Limits

_KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_PAPER = 8.27
"""Inches: the width of A4, which a page is taken to be whose file does not say its size, or not credibly."""
_NARROWEST, _WIDEST = 1.5, 24.0
_MEGAPIXEL = 1_000_000


def read_scan(content: bytes, name: str, limits: Limits, reader: str) -> SourceDocument:
    """Read the pages of a picture file."""
    with opened_picture(content, name, limits) as picture:
        count = int(getattr(picture, "n_frames", 1))
        if count > limits.pages:
            raise TooManyPages(file=name, pages=count, limit=limits.pages)
        media_type = str(Image.MIME.get(picture.format or "", "image/jpeg"))
        pages, findings = _read_all(picture, count, name, limits)
    composition = Composition(CharacterBoxes(content, name, {page.number: page for page in pages}))
    for page in pages:
        composition.add_read(page)
    composition.compose()
    if not composition.builder.blocks:
        raise NoTextLayer(file=name, pages=count)
    composition.builder.findings += findings
    return composition.builder.document(media_type, reader, pages=count)


def opened_picture(content: bytes, name: str, limits: Limits) -> Image.Image:
    """Open a picture file; nothing of it is unpacked yet.

    Raises:
        DamagedFile: it is no picture that can be read.
        TooLarge: it would unpack to more pixels than the limits allow.
    """
    try:
        picture = Image.open(io.BytesIO(content), formats=_KINDS)
    except Image.DecompressionBombError as fault:
        raise TooLarge(file=name, size="> 178 MP", limit=f"{limits.megapixels} MP") from fault
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        raise DamagedFile(file=name, cause="cause.bad-picture") from fault
    _check_pixels(picture, name, limits)
    return picture


def page_of(picture: Image.Image, number: int, name: str, limits: Limits) -> tuple[Image.Image, float]:
    """Return a page of a picture file as displayed, and its dots an inch.

    Raises:
        DamagedFile: the page cannot be unpacked.
        TooLarge: it has more pixels than the limits allow.
    """
    try:
        picture.seek(number - 1)
        _check_pixels(picture, name, limits)
        # A camera may store the picture as it was held, and say in a tag how to turn it.
        page = ImageOps.exif_transpose(picture.copy())
    except (EOFError, OSError, SyntaxError, ValueError) as fault:
        raise DamagedFile(file=name, cause="cause.bad-picture") from fault
    return page, _dots(page, picture)


def as_pdf(content: bytes, name: str, limits: Limits) -> bytes:
    """Return a picture file as a PDF of the same pages, on which places are those of the picture.

    Raises:
        DamagedFile, TooLarge: as `opened_picture` and `page_of` say.
    """
    target = pypdfium2.PdfDocument.new()
    with opened_picture(content, name, limits) as picture:
        for number in range(1, min(int(getattr(picture, "n_frames", 1)), limits.ocr_pages) + 1):
            page, dots = page_of(picture, number, name, limits)
            drawn = io.BytesIO()
            page.convert("RGB").save(drawn, "PDF", resolution=dots)
            target.import_pages(pypdfium2.PdfDocument(drawn.getvalue()))
    whole = io.BytesIO()
    target.save(whole)
    return whole.getvalue()


def _check_pixels(picture: Image.Image, name: str, limits: Limits) -> None:
    pixels = picture.width * picture.height
    if pixels > limits.megapixels * _MEGAPIXEL:
        size = f"{pixels / _MEGAPIXEL:.0f} MP"
        raise TooLarge(file=name, size=size, limit=f"{limits.megapixels} MP")


def _dots(page: Image.Image, picture: Image.Image) -> float:
    """Return the dots an inch that a file says, if they make paper of it; else those of A4."""
    shorter = min(page.size)
    said = picture.info.get("dpi")
    if said and float(said[0]) > 0 and _NARROWEST <= shorter / float(said[0]) <= _WIDEST:
        return float(said[0])
    return shorter / _PAPER


def _read_all(
    picture: Image.Image, count: int, name: str, limits: Limits
) -> tuple[list[OcrPage], list[Finding]]:
    pages: list[OcrPage] = []
    findings: list[Finding] = []
    unread = list(range(limits.ocr_pages + 1, count + 1))
    engine = engine_for(limits, name)
    for page in _pages(picture, count - len(unread), name, limits, engine):
        if isinstance(page, Finding):
            findings.append(page)
        elif page.text:
            pages.append(page)
        else:
            unread.append(page.number)
    if findings and not pages:
        raise UnreadableFile(file=name, cause=findings[0].values["cause"])
    if unread and pages:
        findings.append(finding("page-without-text", pages=", ".join(map(str, sorted(unread)))))
    return pages, findings


def _pages(
    picture: Image.Image, count: int, name: str, limits: Limits, engine: OcrEngine
) -> Iterator[OcrPage | Finding]:
    """Yield each page as read, or the finding that it could not be."""
    for number in range(1, count + 1):
        image, dots = page_of(picture, number, name, limits)
        try:
            yield read_page(image, dots, number, engine)
        except OcrFailed as fault:
            yield finding("ocr-failed", page=number, cause=fault)
