"""What LibreOffice reads in an old file, compared with what we read: only where a setting asks for it.

It is a second opinion, not the reader: it is not on every machine, and takes seconds a file.
"""

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from extractors.readers.docx_parts import read_package
from schemas.document import SourceDocument
from schemas.errors import UnreadableFile
from schemas.finding import Finding, finding
from schemas.limits import Limits

_PROGRAM = "soffice"
_AS_DOCX = "docx:MS Word 2007 XML"
_NUMBER = re.compile(r"\d+(?:[./-]\d+)*")
_SHOWN = 5


def office_docx(content: bytes, suffix: str, limits: Limits) -> bytes | None:
    """Return the .docx that LibreOffice makes of a file; None where it is not asked or gives up."""
    program = shutil.which(_PROGRAM) if limits.second_opinion else None
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="tonghop-office-") as folder:
        source = Path(folder) / f"in{suffix}"
        source.write_bytes(content)
        # A profile of its own, so that an office that runs already is not asked, and macros never run.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", _AS_DOCX, "--outdir", folder, str(source)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=limits.seconds / 2)
        except (subprocess.SubprocessError, OSError):
            return None
        made = Path(folder) / "in.docx"
        return made.read_bytes() if made.exists() else None


def compared(document: SourceDocument, content: bytes, suffix: str, limits: Limits) -> SourceDocument:
    """Return the document with a finding where LibreOffice reads other numbers in it."""
    if not limits.second_opinion:
        return document
    return replace(document, findings=(*document.findings, *_opinion(document, content, suffix, limits)))


def _opinion(document: SourceDocument, content: bytes, suffix: str, limits: Limits) -> list[Finding]:
    package = office_docx(content, suffix, limits)
    if package is None:
        return [finding("no-second-opinion")]
    try:
        other = read_package(package, f"in{suffix}.docx", limits, document.media_type, document.reader)
    except UnreadableFile:
        return [finding("no-second-opinion")]
    ours, theirs = _numbers(document), _numbers(other)
    if ours == theirs:
        return []
    return [finding("second-opinion-differs", only_here=_few(ours - theirs), only_there=_few(theirs - ours))]


def _numbers(document: SourceDocument) -> Counter[str]:
    """Return the numbers of all words, those that an office makes by itself left out."""
    return Counter(number for block in document.blocks for number in _NUMBER.findall(block.words))


def _few(numbers: Counter[str]) -> str:
    listed = list(numbers.elements())
    return ", ".join(listed[:_SHOWN]) + (" …" if len(listed) > _SHOWN else "") if listed else "–"
