"""Digital PDF: text by pdfium, ruled tables by pdfplumber, boxes of characters only when asked for."""

from schemas.document import SourceDocument
from schemas.limits import Limits

NAME = "pdf"
MEDIA_TYPE = "application/pdf"
EXTENSIONS = (".pdf",)

_HEAD = 1024


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes begin as a PDF; mail programs may put some bytes before its mark."""
    return b"%PDF-" in content[:_HEAD]


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read a PDF, each block with the pages and boxes of its words.

    Raises:
        DamagedFile, ProtectedFile, NoTextLayer, EmptyFile, TooManyPages: as the file is.
    """
    # Other formats must not pay for pdfium.
    from extractors.readers.pdf_document import read_pdf  # noqa: PLC0415

    return read_pdf(content, name, limits, MEDIA_TYPE, NAME)
