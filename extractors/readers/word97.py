"""Word 97-2003 files (.doc): made into a .docx in memory, then read as one.

Places count as in a .docx: paragraphs of the body, of notes, of text boxes. LibreOffice is asked for a
second opinion where `limits.second_opinion` says so.
"""

from extractors.readers.file_signatures import OLE, known_kind
from schemas.document import SourceDocument
from schemas.limits import Limits

NAME = "doc"
MEDIA_TYPE = "application/msword"
EXTENSIONS = (".doc", ".dot")


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes are an OLE file whose root holds a Word document."""
    if not content.startswith(OLE) or known_kind(content) != "doc":
        return False
    # Other formats must not pay for the converter.
    from extractors.readers.compound_files import holds_stream  # noqa: PLC0415

    return holds_stream(content, "WordDocument", otherwise=name.lower().endswith(EXTENSIONS))


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read a .doc, each block with the number of its paragraph.

    Raises:
        DamagedFile, ProtectedFile, TooLarge, EmptyFile: as the file is.
    """
    from extractors.readers.word97_conversion import read_doc  # noqa: PLC0415

    return read_doc(content, name, limits, MEDIA_TYPE, NAME)
