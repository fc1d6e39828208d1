"""What the reader says a Word file shows, an office suite prints: automatic numbers, notes, cells."""

import re
import shutil
import subprocess

import pypdfium2
import pytest
from word_cases import CASES
from word_scoring import expected

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)"),
]
# Of the other cases the suite shows more (deleted words) or less (boxes without a size, lists of forms).
SHOWN = ("notes", "numbering", "styled-numbering", "merged-cells", "nested-tables", "total-column", "strict")
_NOT_COMPARED = re.compile(r"[\s•◦|]+")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    files = [folder / f"{name}.docx" for name in SHOWN]
    for file in files:
        file.write_bytes(CASES[file.stem]())
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, *files],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {name: bare(words_of(folder / f"{name}.pdf")) for name in SHOWN}


def words_of(pdf):
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def bare(words):
    return _NOT_COMPARED.sub("", words)


@pytest.mark.parametrize("name", SHOWN)
def test_every_paragraph_and_cell_is_on_paper(printed, name):
    pieces = re.split(r"\n| \| ", expected(name).text)
    # The marks of notes are printed within sentences; the words around them are compared.
    lines = [piece for line in pieces for piece in re.split(r"(?<=kế hoạch) |, (?=bài)|; ", line)]
    assert [line for line in lines if bare(line).rstrip(".") not in printed[name]] == []
