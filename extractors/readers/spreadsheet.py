"""Spreadsheets (.xlsx, .xls, .ods, .csv): every cell with words, sheet after sheet, titles above tables.

Numbers are written as a Vietnamese reader sees them, formulas by the value last computed. Hidden sheets,
rows and columns are read and reported; sums that do not hold are reported, never mended.
"""

import io
import zipfile
from pathlib import PurePath

from extractors.readers import text as plain_text
from extractors.readers.file_signatures import OLE, known_kind
from schemas.document import SourceDocument
from schemas.errors import UnknownFormat
from schemas.limits import Limits

NAME = "spreadsheet"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXTENSIONS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".ots", ".csv", ".tsv")

_TEXT_NAMES = (".csv", ".tsv")
_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes are a workbook, or what is left of one; text is one by its name alone."""
    return _kind(content, name) is not None


def is_workbook(content: bytes, name: str) -> bool:
    """Return whether the bytes are a workbook of Excel's package format."""
    return _kind(content, name) == "xlsx"


def read(content: bytes, name: str, limits: Limits) -> SourceDocument:
    """Read a spreadsheet, each cell as a block of its own.

    Raises:
        DamagedFile, ProtectedFile, TooLarge, EmptyFile, UnknownFormat: as the file is.
    """
    kind = _kind(content, name)
    if kind is None:
        raise UnknownFormat(file=name, kind=PurePath(name).suffix or "?")
    # Other formats must not pay for the libraries.
    from extractors.readers.spreadsheet_document import read_workbook  # noqa: PLC0415

    return read_workbook(kind, content, name, limits, NAME)


def _kind(content: bytes, name: str) -> str | None:
    if content.startswith(OLE):
        kind = known_kind(content)
        # Cut short, the directory of its streams is lost: the name alone tells.
        is_xls = kind == "xls" or (kind == "ole" and name.lower().endswith((".xls", ".xlt")))
        return "xls" if is_xls else None
    if content.startswith(_ZIP):
        return _package_kind(content, name.lower())
    suffix = PurePath(name).suffix.lower()
    return "csv" if suffix in _TEXT_NAMES and _is_text(content) else None


def _package_kind(content: bytes, name: str) -> str | None:
    """Tell by the parts of a package; of one cut short, by what stands in it and by its name."""
    if _OPEN_DOCUMENT in content[:200]:
        return "ods"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {part.lower() for part in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        if name.endswith((".ods", ".ots")):
            return "ods"
        office = b"[Content_Types].xml" in content[:4096] or b"xl/" in content
        return "xlsx" if office and (b"xl/" in content or name.endswith(EXTENSIONS)) else None
    if "xl/workbook.xml" in parts:
        return "xlsx"
    is_ods = "content.xml" in parts and name.endswith((".ods", ".ots"))
    return "ods" if is_ods else None


def _is_text(content: bytes) -> bool:
    return plain_text.recognises(content, "table.txt")
