"""From .doc to .docx by msdoc2docx, and on to the reader of .docx."""

import struct
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from doc2docx import convert
from doc2docx.cfb.container import CompoundFileLimits
from doc2docx.diagnostics import ConversionReport
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

from extractors.readers.docx_parts import read_package
from extractors.readers.second_opinion import compared, office_docx
from extractors.readers.word97_mending import Mending, mended
from extractors.readers.word97_streams import Streams
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, ProtectedFile
from schemas.finding import Finding, finding
from schemas.limits import Limits

_MEGABYTE = 1024 * 1024
_BOXES_LOST = "MAIN_TEXTBOX_TABLE_MALFORMED"
# What the converter could not carry over, by the words of the catalogue for it.
_LOSSES = {
    _BOXES_LOST: "lost.boxes",
    "HEADER_FOOTER_TABLE_MALFORMED": "lost.margins",
    "MALFORMED_TABLE_FLATTENED": "lost.tables",
    "TABLE_DEPTH_LIMITED": "lost.tables",
    "NUMBERING_TABLE_MALFORMED": "lost.numbers",
    "NOTE_REFERENCE_DEFERRED": "lost.notes",
    "OLE_OBJECT_OMITTED": "lost.objects",
    "OLE_OBJECT_STORAGE_MISSING": "lost.objects",
    "INLINE_BINARY_DATA_DEFERRED": "lost.forms",
}


def read_doc(content: bytes, name: str, limits: Limits, media_type: str, reader: str) -> SourceDocument:
    """Read a .doc as the .docx that it becomes; where that fails, as an office suite reads it, if asked."""
    try:
        package, report = _converted(content, name, limits)
    except DamagedFile:
        by_office = office_docx(content, ".doc", limits)
        if by_office is None:
            raise
        document = read_package(by_office, name, limits, media_type, reader)
        return replace(document, findings=(finding("read-by-office-suite"), *document.findings))
    document = read_package(_mended(package, content, report, limits), name, limits, media_type, reader)
    document = replace(document, findings=(*document.findings, *_losses(report)))
    return compared(document, content, ".doc", limits)


def _converted(content: bytes, name: str, limits: Limits) -> tuple[bytes, ConversionReport]:
    """Return the .docx of a .doc, and what the converter says of it.

    Raises:
        ProtectedFile: it opens with a password only.
        DamagedFile: it is broken, or was written before Word 97.
    """
    most = CompoundFileLimits(limits.file_mb * _MEGABYTE, limits.unpacked_mb * _MEGABYTE, 100_000)
    with tempfile.TemporaryDirectory(prefix="tonghop-doc-") as folder:
        source, target = Path(folder) / "in.doc", Path(folder) / "out.docx"
        source.write_bytes(content)
        try:
            report = convert(source, target, limits=most).report
        except EncryptedDocumentError as fault:
            raise ProtectedFile(file=name) from fault
        except (Doc2DocxError, ValueError, IndexError, KeyError, struct.error, RecursionError) as fault:
            raise DamagedFile(file=name, cause="cause.bad-doc") from fault
        return target.read_bytes(), report


def _mended(package: bytes, content: bytes, report: ConversionReport, limits: Limits) -> bytes:
    streams = Streams.of(content)
    lost = any(said.code == _BOXES_LOST for said in report.diagnostics)
    boxes = streams.textbox_paragraphs() if lost else []
    return mended(package, Mending(tuple(streams.authors()), tuple(boxes)), limits)


def _losses(report: ConversionReport) -> Iterator[Finding]:
    """Yield one finding that names the parts of which something may be missing."""
    parts = dict.fromkeys(_LOSSES[said.code] for said in report.diagnostics if said.code in _LOSSES)
    for part in parts:
        yield finding("doc-part-unsure", part=part)
