"""Digital signatures of a PDF: who signed, when, and whether the bytes are still those that were signed.

Whether the signer's certificate can be trusted is not judged: that needs the lists of the authority that
issued it, and no file sends this program to the network.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from schemas.finding import Finding, finding

_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
# What a broken signature raises on its way to being parsed.
_FAULTS = (
    PdfError,
    SignatureValidationError,
    UnsupportedAlgorithm,
    AttributeError,
    AssertionError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)


def signatures(content: bytes) -> list[Finding]:
    """Return a finding for each signature of a file, which is not altered."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        found: Sequence[EmbeddedPdfSignature] = PdfFileReader(
            BytesIO(content), strict=False
        ).embedded_regular_signatures
    except _FAULTS:
        return [finding("signature-unreadable")]
    return list(_told(found))


def _told(found: Sequence[EmbeddedPdfSignature]) -> Iterator[Finding]:
    for embedded in found:
        try:
            status = validate_pdf_signature(
                embedded, ValidationContext(trust_roots=[], allow_fetching=False), skip_diff=True
            )
            signer, when = _signer(status), _when(status.signer_reported_dt)
        except _FAULTS:
            yield finding("signature-unreadable")
            continue
        if not (status.intact and status.valid):
            yield finding("signature-broken", signer=signer, when=when)
        # Whoever signs after another adds to the file: only the last one covers all of it.
        elif embedded is found[-1] and status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
            yield finding("changed-after-signing", signer=signer, when=when)
        else:
            yield finding("signed", signer=signer, when=when)


def _signer(status: PdfSignatureStatus) -> str:
    named = status.signing_cert.subject.native
    for key in ("common_name", "organization_name"):
        if named.get(key):
            return str(named[key])
    return str(status.signing_cert.subject.human_friendly)


def _when(moment: datetime | None) -> str:
    """Return the moment as signed papers print it, in ISO 8601 (Decree 30/2020, article 13)."""
    return "?" if moment is None else moment.astimezone(_HERE).isoformat(timespec="seconds")
