"""The foot of the paper: recipients and signature."""

import re
from collections.abc import Iterator

from outputs.lint.parts import Parts
from outputs.lint.rules import short, told
from schemas.finding import Finding

_FILES = re.compile(r"- Lưu: VT\b.*\.\Z")
_TITLE = re.compile(r"(?:ThS|TS|PGS|GS|BS|KS|CN|Thạc sĩ|Tiến sĩ|Bác sĩ|Kỹ sư|Ông|Bà)\b\.?", re.IGNORECASE)


def check(parts: Parts) -> Iterator[Finding]:
    """Yield what is wrong with the words of recipients and signature."""
    heading = parts.recipients_heading
    if heading is not None and heading.text != "Nơi nhận:":
        yield told("recipients-heading-words", heading, found=heading.text)
    for line in parts.recipients[:-1]:
        if not (line.text.startswith("- ") and line.text.endswith(";")):
            yield told("recipients-line", line, found=short(line.text))
    for line in parts.recipients[-1:]:
        if not _FILES.match(line.text):
            yield told("recipients-files", line, found=short(line.text))
    if parts.signer is not None and _TITLE.match(parts.signer.text):
        yield told("signer-title", parts.signer, found=parts.signer.text)
