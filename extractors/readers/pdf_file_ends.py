"""The end of a PDF file: whether it is there, and its index where it says."""

import re

from schemas.errors import DamagedFile


def check_end(content: bytes, name: str) -> None:
    """Refuse a file whose end is missing: pdfium would rebuild what is left and say nothing.

    Raises:
        DamagedFile: no end mark, or objects behind the last one.
    """
    end = content.rfind(b"%%EOF")
    if end < 0 or b" obj" in content[end:]:
        raise DamagedFile(file=name, cause="cause.bad-pdf")


def index_is_whole(content: bytes) -> bool:
    """Return whether the file's last index lies where its end says; if not, pdfium guesses."""
    pointers = re.findall(rb"startxref\s+(\d{1,12})", content)
    if not pointers:
        return False
    # Offsets count from the mark of the PDF, before which mail programs may have put some bytes.
    at = int(pointers[-1]) + content.find(b"%PDF-")
    return bool(re.match(rb"\s*(?:xref|\d+\s+\d+\s+obj)", content[at : at + 40]))
