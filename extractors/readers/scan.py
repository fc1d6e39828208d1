"""Scans as pictures: JPEG, PNG, TIFF of one or more pages, WebP and BMP; read by OCR."""

from schemas.document import SourceDocument
from schemas.limits import Limits

NAME = "scan"
MEDIA_TYPE = "image/*"
EXTENSIONS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".webp", ".bmp")

_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes begin as one of these pictures."""
    is_webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    is_bmp = content.startswith(b"BM") and content[6:10] == b"\x00\x00\x00\x00"
    return content.startswith(_BEGINNINGS) or is_webp or is_bmp


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read a picture, each block with the pages and boxes of its words.

    Raises:
        DamagedFile, TooLarge, TooManyPages, NoTextLayer, OcrEngineMissing: as the file, or the machine, is.
    """
    # Other formats must not pay for OpenCV.
    from extractors.readers.scan_document import read_scan  # noqa: PLC0415

    return read_scan(content, name, limits, NAME)
