"""Word files (.docx, .docm, .dotx): what the reader of the page sees, in document order.

The body first, text boxes after the paragraph that holds them; then footnotes, endnotes, headers and
footers. Tracked insertions are in, deletions out; comments are a finding, not text.
"""

import io
import zipfile

from schemas.document import SourceDocument
from schemas.limits import Limits

NAME = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSIONS = (".docx", ".docm", ".dotx")

_MEMBER = b"word/"


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes are a package with Word parts, or what is left of one."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # Cut short: names stand before each member too. The first ones may be of any office format.
        office = _MEMBER in content or b"[Content_Types].xml" in content[:4096]
        return office and (_MEMBER in content or name.lower().endswith(EXTENSIONS))
    return any(member.lower().startswith("word/") for member in names)


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read a Word file, each block with the number of its paragraph.

    Raises:
        DamagedFile, ProtectedFile, TooLarge, EmptyFile: as the file is.
    """
    # Other formats must not pay for lxml.
    from extractors.readers.docx_parts import read_package  # noqa: PLC0415

    return read_package(content, name, limits, MEDIA_TYPE, NAME)
