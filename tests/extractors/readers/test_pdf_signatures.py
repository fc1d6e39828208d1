"""Digital signatures: who signed and when; what was altered or added afterwards is told."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigFieldSpec
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.dispatch import read
from schemas.errors import UnreadableFile
from schemas.finding import finding_kinds

PdfFile = Callable[..., bytes]
SIGNER = "Ủy ban nhân dân huyện Lấp Vò"
WORDS = "Đã mở 06 lớp cho 1.200 người."


@pytest.fixture(scope="module")
def signer() -> SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SIGNER)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    packed = serialization.pkcs12.serialize_key_and_certificates(
        b"", key, certificate, None, serialization.NoEncryption()
    )
    made = SimpleSigner.load_pkcs12_data(packed, other_certs=[])
    assert made is not None
    return made


def signed(content: bytes, signer: SimpleSigner, field: str = "ChuKy") -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    metadata = PdfSignatureMetadata(field_name=field)
    made: io.BytesIO = sign_pdf(writer, metadata, signer, new_field_spec=SigFieldSpec(field))
    return made.getvalue()


def draw(canvas: Canvas) -> None:
    # Uncompressed, so that a test can alter the words.
    canvas.setPageCompression(0)
    canvas.drawString(85, 770, WORDS)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(85, 740, "06 tin")


def codes(content: bytes) -> list[str]:
    return [doubt.code for doubt in read(content, "a.pdf").findings]


def test_who_signed_and_when(pdf_file: PdfFile, signer: SimpleSigner) -> None:
    content = signed(pdf_file(draw), signer)
    document = read(content, "a.pdf")
    (told,) = document.findings
    assert (told.code, told.severity, told.values["signer"]) == ("signed", "info", SIGNER)
    assert abs(datetime.fromisoformat(told.values["when"]) - datetime.now(UTC)) < timedelta(minutes=5)
    assert told.values["when"].endswith("+07:00")
    assert document.text == read(pdf_file(draw), "a.pdf").text


def test_two_signatures_one_after_the_other(pdf_file: PdfFile, signer: SimpleSigner) -> None:
    assert codes(signed(signed(pdf_file(draw), signer), signer, "Dau")) == ["signed", "signed"]


def test_altered_words(pdf_file: PdfFile, signer: SimpleSigner) -> None:
    content = signed(pdf_file(draw), signer)
    assert content.count(b"(06 tin)") == 1
    assert codes(content.replace(b"(06 tin)", b"(96 tin)")) == ["signature-broken"]


def test_what_was_added_after_signing(pdf_file: PdfFile, signer: SimpleSigner) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed(pdf_file(draw), signer)))
    writer.root["/Lang"] = pdf_string("vi")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert codes(out.getvalue()) == ["changed-after-signing"]


def test_a_signature_that_cannot_be_read(pdf_file: PdfFile, signer: SimpleSigner) -> None:
    content = signed(pdf_file(draw), signer)
    start = content.index(b"/Contents <") + len(b"/Contents <")
    broken = content[:start] + b"00" * 20 + content[start + 40 :]
    assert codes(broken) == ["signature-unreadable"]


@pytest.mark.parametrize("seed", range(40))
def test_broken_bytes_never_raise_a_stranger(pdf_file: PdfFile, signer: SimpleSigner, seed: int) -> None:
    dice = Random(seed)
    content = bytearray(signed(pdf_file(draw), signer))
    start = content.index(b"/ByteRange") - 400
    for _ in range(dice.choice([1, 5, 50])):
        content[dice.randrange(start, len(content) - 600)] = dice.randrange(256)
    try:
        found = codes(bytes(content))
    except UnreadableFile as refused:
        found = [refused.code]
    assert set(found) <= set(finding_kinds())
