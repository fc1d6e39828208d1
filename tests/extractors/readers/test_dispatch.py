import subprocess
import sys
from collections.abc import Callable
from random import Random

import pytest

from extractors.readers.dispatch import read, readers
from schemas.errors import DamagedFile, EmptyFile, ProtectedFile, TooLarge, UnknownFormat, UnreadableFile
from schemas.finding import finding_kinds
from schemas.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BODY = "<w:p><w:r><w:t>" + "Sở đã mở 06 lớp tập huấn. " * 400 + "</w:t></w:r></w:p>"


@pytest.fixture(params=["docx", "pdf"])
def sound_file(
    request: pytest.FixtureRequest, word_file: Callable[..., bytes], pdf_file: Callable[..., bytes]
) -> tuple[str, bytes]:
    kind: str = request.param
    made = {
        "docx": lambda: word_file(BODY),
        "pdf": lambda: pdf_file(lambda canvas: canvas.drawString(85, 700, "Sở đã mở 06 lớp tập huấn.")),
    }
    return kind, made[kind]()


def test_no_reader_vanishes() -> None:
    assert list(readers()) == ["doc", "docx", "pdf", "rtf", "scan", "spreadsheet", "text"]


def test_reading_a_text_does_not_pay_for_other_formats() -> None:
    code = (
        "import sys; from extractors.readers.dispatch import read; read('Số 91'.encode(), 'a.txt');"
        "print(sorted({'lxml', 'docx', 'openpyxl', 'xlrd', 'pypdfium2', 'pdfplumber', 'spacy', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a", "a.xyz"])
def test_files_are_read_by_their_bytes(sound_file: tuple[str, bytes], name: str) -> None:
    kind, content = sound_file
    document = read(content, name)
    assert document.reader == kind
    codes = [doubt.code for doubt in document.findings]
    assert codes == ([] if name == f"a.{kind}" else ["wrong-extension"])


@pytest.mark.parametrize("tenth", range(10))
def test_a_file_cut_short_is_damage(sound_file: tuple[str, bytes], tenth: int) -> None:
    kind, content = sound_file
    expected = EmptyFile if tenth == 0 else DamagedFile
    with pytest.raises(expected) as caught:
        read(content[: len(content) * tenth // 10], f"a.{kind}")
    assert caught.value.message("vi") != caught.value.message("en")
    assert f"a.{kind}" in caught.value.message()


@pytest.mark.parametrize("seed", range(40))
def test_broken_bytes_never_raise_a_stranger(sound_file: tuple[str, bytes], seed: int) -> None:
    kind, content = sound_file
    dice = Random(seed)
    broken = bytearray(content)
    for _ in range(dice.choice([1, 5, 50, 500])):
        broken[dice.randrange(len(broken))] = dice.randrange(256)
    try:
        document = read(bytes(broken), f"a.{kind}")
    except UnreadableFile as refused:
        assert refused.code in finding_kinds()
    else:
        assert all(document.text[block.start : block.end] == block.text for block in document.blocks)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "a"])
def test_random_bytes_are_refused(name: str, seed: int) -> None:
    with pytest.raises(UnreadableFile):
        read(Random(seed).randbytes(5000), name)


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        pytest.param(b"", "a.docx", EmptyFile, id="no bytes"),
        pytest.param(
            _OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", ProtectedFile, id="password on .docx"
        ),
        pytest.param(
            _OLE + "PowerPoint Document".encode("utf-16-le"), "a.docx", UnknownFormat, id=".ppt named .docx"
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), "a.pdf", DamagedFile, id="broken picture named .pdf"),
        pytest.param(b"<html>1", "a.xls", UnknownFormat, id="HTML named .xls"),
        pytest.param(b"From: a\n", "a.eml", UnknownFormat, id="mail has no reader yet"),
        pytest.param(bytes(2 * 1024 * 1024), "a.pdf", TooLarge, id="larger than the limit"),
    ],
)
def test_other_files_are_refused_by_name_of_the_fault(
    content: bytes, name: str, error: type[UnreadableFile]
) -> None:
    with pytest.raises(error) as caught:
        read(content, name, Limits(file_mb=1))
    assert type(caught.value) is error
    assert caught.value.remedy("vi")
