"""Word packages that are odd, broken or hostile: read where that is harmless, else one failure that says why."""

import io
import zipfile
from collections.abc import Callable

import pytest
from word_xml import grid, p, r, word_package

from extractors.readers.dispatch import read
from schemas.errors import DamagedFile, EmptyFile, TooLarge, UnreadableFile
from schemas.limits import Limits

WORDS = "Sở đã mở 06 lớp tập huấn."
Members = list[tuple[str, bytes]]
LIMITS = Limits(part_mb=1, unpacked_mb=3)


def members(**parts: str) -> Members:
    package = zipfile.ZipFile(io.BytesIO(word_package(p(r(WORDS)), parts)))
    return [(name, package.read(name)) for name in package.namelist()]


def packed(members: Members) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def without(name: str, **parts: str) -> Members:
    return [(own, data) for own, data in members(**parts) if own != name]


def renamed(old: str, new: str) -> Members:
    return [(new if own == old else own, data) for own, data in members()]


def replaced(old: bytes, new: bytes, **parts: str) -> Members:
    return [(name, data.replace(old, new)) for name, data in members(**parts)]


def document(words: str) -> bytes:
    return dict(members())["word/document.xml"].replace(WORDS.encode(), words.encode())


BODY = "word/document.xml"
HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
HARMLESS: dict[str, Callable[[], Members]] = {
    "no relations of the package": lambda: without("_rels/.rels"),
    "main relation to a part that is not there": lambda: replaced(b"word/document.xml", b"word/lost.xml"),
    "relation to styles that are not there": lambda: without("word/styles.xml", styles=""),
    "relation without target": lambda: replaced(b'Target="styles.xml"', b'Target=""', styles=""),
    "relation that leaves the package": lambda: replaced(
        b'Target="styles.xml"', b'Target="http://example.vn/x" TargetMode="External"', styles=""
    ),
    "relation upwards out of the package": lambda: replaced(b'"styles.xml"', b'"../../../etc/passwd"', styles=""),
    "no content types": lambda: without("[Content_Types].xml"),
    "absolute member name": lambda: renamed(BODY, "/word/document.xml"),
    "member name with backslashes": lambda: renamed(BODY, "word\\document.xml"),
    "member name in other case": lambda: renamed(BODY, "Word/Document.XML"),
    "a member that would climb out of a folder": lambda: [*members(), ("../../etc/cron.d/x", b"* * * * *")],
    "the same member twice": lambda: [*members(), (BODY, document(WORDS))],
    "macros": lambda: [*members(), ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")],
}  # fmt: skip


@pytest.mark.parametrize("make", HARMLESS.values(), ids=HARMLESS)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_odd_and_harmless_is_read(make: Callable[[], Members]) -> None:
    found = read(packed(make()), "a.docx", LIMITS)
    assert found.text == WORDS
    assert found.findings == ()


@pytest.mark.parametrize("name", ["bao-cao.docm", "bao-cao.dotx", "bao-cao.docx"])
def test_files_with_macros_and_templates_are_word_files(name: str) -> None:
    macro = replaced(b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")
    assert read(packed(macro), name).findings == ()


def nested(depth: int) -> str:
    table = p(r("1"))
    for _ in range(depth):
        table = f"<w:tbl><w:tr><w:tc>{table}</w:tc></w:tr></w:tbl>"
    return table


def lying_about_size() -> bytes:
    """A part that says it unpacks to a hundred bytes and holds two megabytes."""
    true = document("0" * 2_000_000)
    content = packed([(name, data if name != BODY else true) for name, data in members()])
    return content.replace(len(true).to_bytes(4, "little"), (100).to_bytes(4, "little"))


REFUSED: dict[str, tuple[Callable[[], bytes], type[UnreadableFile], str]] = {
    "two bodies of one name": (
        lambda: packed([*members(), (BODY, document("99 lớp"))]), DamagedFile, "cause.duplicate-parts"),
    "two bodies, one by an absolute name": (
        lambda: packed([*members(), ("/word/document.xml", document("99 lớp"))]), DamagedFile, "cause.duplicate-parts"),
    "two bodies, one in capitals": (
        lambda: packed([*members(), ("WORD/DOCUMENT.XML", document("99 lớp"))]), DamagedFile, "cause.duplicate-parts"),
    "no body": (lambda: packed(without(BODY)), DamagedFile, "cause.no-document-part"),
    "a body of no bytes": (
        lambda: packed([(n, b"" if n == BODY else d) for n, d in members()]), DamagedFile, "cause.bad-xml"),
    "styles of no bytes": (
        lambda: packed([(n, b"" if n == "word/styles.xml" else d) for n, d in members(styles="")]), DamagedFile, "cause.bad-xml"),
    "a part that unpacks beyond the limit": (
        lambda: packed([(n, document("0" * 1_500_000) if n == BODY else d) for n, d in members()]), TooLarge, ""),
    "pictures that unpack beyond the limit": (
        lambda: packed([*members(), ("word/media/a.png", bytes(4_000_000))]), TooLarge, ""),
    "a part that says it is small": (lying_about_size, DamagedFile, "cause.bad-package"),
    "elements beyond any sense": (lambda: word_package(nested(400), {}), DamagedFile, "cause.bad-xml"),
    "relations that are no XML": (
        lambda: packed([*without("_rels/.rels"), ("_rels/.rels", b"<Relationships")]), DamagedFile, "cause.bad-xml"),
    "no words": (lambda: word_package(p() + grid(" | \n | "), {}), EmptyFile, ""),
}  # fmt: skip


@pytest.mark.parametrize(("make", "error", "cause"), REFUSED.values(), ids=REFUSED)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_cannot_be_trusted_is_one_failure(
    make: Callable[[], bytes], error: type[UnreadableFile], cause: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(make(), "bao-cao.docx", LIMITS)
    assert type(caught.value) is error
    assert caught.value.values.get("cause", "") == cause
    for language in ("vi", "en"):
        assert "bao-cao.docx" in caught.value.message(language)
        assert len(caught.value.remedy(language)) > 20


def test_tables_within_tables_are_read_to_some_depth() -> None:
    document = read(word_package(nested(60), {}), "a.docx")
    assert document.text == "1"
    assert document.blocks[0].place(0, 1).model_dump()["table"] == 60
