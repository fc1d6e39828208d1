"""Rich text (.rtf): made into the parts of a .docx in memory, then read as one.

Places count as in a .docx. LibreOffice is asked for a second opinion where `limits.second_opinion` says so.
"""

from schemas.document import SourceDocument
from schemas.limits import Limits

NAME = "rtf"
MEDIA_TYPE = "application/rtf"
EXTENSIONS = (".rtf",)

_MARK = b"{\\rtf"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes begin as rich text."""
    return content[:64].removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(_MARK)


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read rich text, each block with the number of its paragraph.

    Raises:
        DamagedFile, TooLarge, EmptyFile: as the file is.
    """
    # Other formats must not pay for lxml.
    from extractors.readers.docx_parts import read_package  # noqa: PLC0415
    from extractors.readers.rtf_package import package_of  # noqa: PLC0415
    from extractors.readers.rtf_parser import parsed  # noqa: PLC0415
    from extractors.readers.second_opinion import compared  # noqa: PLC0415

    package = package_of(parsed(content, name, limits))
    document = read_package(package, name, limits, MEDIA_TYPE, NAME)
    return compared(document, content, EXTENSIONS[0], limits)
