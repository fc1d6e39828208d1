"""Faults of .doc and .rtf files: each ends as one failure or one finding, and none is taken for another."""

import shutil
import subprocess
from pathlib import Path

import pytest

from extractors.readers import second_opinion
from extractors.readers.dispatch import read
from schemas.errors import DamagedFile, ProtectedFile, UnknownFormat
from schemas.limits import Limits

FILES = Path(__file__).parents[2] / "golden" / "old-files"
DOC = (FILES / "notes.doc").read_bytes()
RTF = (FILES / "notes.rtf").read_bytes()
ASKING = Limits(second_opinion=True)


def codes(content: bytes, name: str, limits: Limits | None = None) -> list[str]:
    return [found.code for found in read(content, name, limits).findings]


def rtf(body: str, head: str = "") -> bytes:
    return rf"{{\rtf1\ansi\ansicpg1258\deff0{{\fonttbl{{\f0\fnil\fcharset163 Times New Roman;}}{{\f1\fnil\fcharset0 .VnTime;}}{{\f2\fnil\fcharset2 Symbol;}}}}{head} {body}}}".encode(
        "latin-1"
    )


def text(body: str, head: str = "") -> str:
    return read(rtf(body, head), "a.rtf").text


CP1258 = rb"M\'f5\'cc 06 l\'f5\'ecp t\'e2\'f2p hu\'e2\'ecn"


@pytest.mark.parametrize("code_page", [b"1258", b"1252"])
@pytest.mark.parametrize("charset", [b"163", b"0"])
def test_vietnamese_bytes_are_read_in_the_charset_of_their_font(code_page: bytes, charset: bytes) -> None:
    font = rb"{\fonttbl{\f0\fnil\fcharset" + charset + rb" Times New Roman;}}"
    content = rb"{\rtf1\ansi\ansicpg" + code_page + rb"\deff0" + font + rb"\f0 " + CP1258 + b"}"
    # A font that declares nothing is in the file's own code page.
    wanted = "Mờ 06 lớp tập huấn" if b"163" in charset or code_page == b"1258" else "MõÌ 06 lõìp tâòp huâìn"
    assert read(content, "a.rtf").text == wanted


@pytest.mark.parametrize(("content", "kind"), [(DOC, "doc"), (RTF, "rtf")])
@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.docx", "a.pdf", "a"])
def test_what_a_file_is_follows_from_its_bytes(content: bytes, kind: str, name: str) -> None:
    document = read(content, name)
    assert document.reader == kind
    assert [found.code for found in document.findings] == ([] if name == f"a.{kind}" else ["wrong-extension"])


def test_a_word_file_named_doc_is_read_as_one(word_file) -> None:
    assert codes(word_file("<w:p><w:r><w:t>Mở 06 lớp.</w:t></w:r></w:p>"), "a.doc") == ["wrong-extension"]


def test_a_web_page_named_doc_is_refused_by_its_kind() -> None:
    with pytest.raises(UnknownFormat) as refused:
        read(b"<html><body>M&#7903; 06 l&#7899;p</body></html>", "a.doc")
    assert "html" in refused.value.message()


@pytest.mark.parametrize("tenth", range(1, 10))
def test_rich_text_cut_short_is_damage(tenth: int) -> None:
    with pytest.raises(DamagedFile):
        read(RTF[: len(RTF) * tenth // 10], "a.rtf")


@pytest.mark.parametrize("tenth", range(1, 9))
def test_an_old_file_cut_short_is_damage(tenth: int) -> None:
    with pytest.raises(DamagedFile):
        read(DOC[: len(DOC) * tenth // 10], "a.doc")


def test_an_encrypted_old_file_is_refused_as_protected() -> None:
    # Bit 8 of the flags of the FIB says so; its key stands in the table stream.
    at = DOC.index(b"\xec\xa5") + 10
    locked = (
        DOC[:at] + (int.from_bytes(DOC[at : at + 2], "little") | 0x100).to_bytes(2, "little") + DOC[at + 2 :]
    )
    with pytest.raises((ProtectedFile, DamagedFile)):
        read(locked, "a.doc")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(r"\uc1 M\u7903? 06 l\u7899?p", "Mở 06 lớp", id="Unicode with a stand-in"),
        pytest.param(r"\uc3 M\u7903\'e1\'bb\'9f 06", "Mở 06", id="Unicode with three stand-ins"),
        pytest.param(r"\uc0 M\u7903 06", "Mở06", id="Unicode without stand-ins"),
        pytest.param(r"\f2\'b3\f0  95%", "≥ 95%", id="sign of the Symbol font"),
        pytest.param(r"12\~l\u7899?p\-h\u7885?c 1\_2", "12 lớphọc 1-2", id="signs that say how lines break"),
        pytest.param(r"{\pict\wmetafile8 0102}{\*\unknown 99 l\u7899?p}06", "06", id="pictures and what nobody knows"),
        pytest.param(r"{\field{\*\fldinst HYPERLINK x}{\fldrslt 06 tin}}", "06 tin", id="result of a field"),
        pytest.param(r"Trang {\field{\*\fldinst PAGE}{\fldrslt 3}}", "Trang", id="page number"),
        pytest.param(r"\v 99 l\v0 06", "06", id="hidden"),
        pytest.param(r"{\upr{M? 06}{\*\ud M\u7903? 06}}", "Mở 06", id="words in two forms"),
        pytest.param(r"05{\bin4 }}{{} tin", "05 tin", id="binary data with braces"),
    ],
)  # fmt: skip
def test_words_are_read_as_shown(body: str, shown: str) -> None:
    assert text(body) == shown


def test_tables_of_cells_merged_both_ways() -> None:
    rows = (
        r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\intbl A\cell B\cell\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\intbl\cell 1\cell 2\cell\row"
        r"\trowd\cellx2000\cellx3000\intbl T\cell 3\cell\row\pard"
    )
    document = read(rtf(rows), "a.rtf")
    cells = [
        (c.row, c.column, c.rows, c.columns, document.blocks[c.block].text) for c in document.tables[0].cells
    ]
    assert cells == [(1, 1, 2, 1, "A"), (1, 2, 1, 2, "B"), (2, 2, 1, 1, "1"), (2, 3, 1, 1, "2"), (3, 1, 1, 2, "T"), (3, 3, 1, 1, "3")]  # fmt: skip


def test_deep_groups_cost_nothing() -> None:
    assert text("{" * 50_000 + "06 tin" + "}" * 50_000 + "07 tin") == "07 tin"


class TestSecondOpinion:
    def test_is_not_asked_for_by_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(subprocess, "run", None)
        assert codes(DOC, "a.doc") == []

    def test_says_so_where_there_is_no_office(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(second_opinion, "_PROGRAM", "no-such-program")
        assert codes(DOC, "a.doc", ASKING) == ["no-second-opinion"]

    @pytest.mark.parametrize("case", ["notes", "nested-tables", "legacy-fonts"])
    @pytest.mark.parametrize("kind", ["doc", "rtf"])
    @pytest.mark.services
    @pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
    def test_agrees_on_sound_files(self, case: str, kind: str) -> None:
        found = codes((FILES / f"{case}.{kind}").read_bytes(), f"a.{kind}", ASKING)
        assert not {"second-opinion-differs", "no-second-opinion"} & set(found)
