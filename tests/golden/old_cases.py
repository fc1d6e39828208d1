"""Small reports as .doc and .rtf: Word sources here and in `word_cases.py`, made into old files by LibreOffice.

python tests/golden/old_cases.py       (needs soffice; writes old-files/*.doc and *.rtf anew)
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from legacy_encoding import encode
from word_cases import CASES as WORD_CASES
from word_xml import definition, level, note, note_mark, numbered, numbers, p, r, tbl, tc, tr, word_package

FOLDER = Path(__file__).parent / "old-files"
KINDS = ("doc", "rtf")
# Of the Word cases those that LibreOffice writes whole into an old file.
SHARED = (
    "notes",
    "numbering",
    "styled-numbering",
    "nested-tables",
    "margins-and-comments",
    "total-column",
    "fields",
)


def wide(*contents: str, twips: int, more: str = "") -> str:
    """Return a cell that tells its width, as Word's own files do."""
    return tc(*contents, properties=f'<w:tcW w:w="{twips}" w:type="dxa"/>{more}')


def merged_cells() -> bytes:
    """The case of `word_cases.py` with widths: headings over two columns and rows, a total row that does not hold."""
    span, start, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

    def row(first: str, *words: str) -> str:
        return tr(wide(first, twips=700), wide(p(r(words[0])), twips=3500), *(wide(p(r(word)), twips=1800) for word in words[1:]))  # fmt: skip

    auto = p(properties=numbered(1))
    rows = (
        tr(wide(p(r("TT")), twips=700, more=start), wide(p(r("Đơn vị")), twips=3500, more=start), wide(p(r("Kết quả")), twips=3600, more=span)),
        tr(wide(p(), twips=700, more=goes_on), wide(p(), twips=3500, more=goes_on), wide(p(r("Số lớp")), twips=1800), wide(p(r("Số học viên")), twips=1800)),
        row(auto, "Sa Đéc", "06", "240"),
        row(auto, "Hồng Ngự", "04", "hơn 150"),
        row(auto, "Lấp Vò", "05", "200"),
        tr(wide(p(r("Tổng cộng")), twips=4200, more=span), wide(p(r("16")), twips=1800), wide(p(r("hơn 590")), twips=1800)),
    )  # fmt: skip
    grid = (
        "<w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{twips}"/>' for twips in (700, 3500, 1800, 1800))
        + "</w:tblGrid>"
    )
    lists = definition(0, level(0, "decimal", "%1.")) + numbers(1, 0)
    return word_package(p(r("Biểu 1. Kết quả tập huấn")) + tbl(grid, *rows), {"numbering": lists})


def legacy_fonts() -> bytes:
    """TCVN3 and VNI words by their fonts, in the text, in a cell and in a note; a Unicode word among them."""

    def old(words: str, charset: str, font: str) -> str:
        return r(encode(words, charset), f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')

    body = (
        p(old("Sở đã mở 06 lớp tập huấn", "TCVN3", ".VnTime"), note_mark("footnote", 2), old(" cho 240 học viên.", "TCVN3", ".VnTime"))
        + p(old("Phát được 45 phóng sự trong năm 2019.", "VNI", "VNI-Times"))
        + p(r("Theo Kế hoạch số 91/KH-STTTT ngày 26/4/2019.", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'))
        + tbl(
            tr(wide(p(old("Đơn vị", "TCVN3", ".VnTime")), twips=3000), wide(p(old("Số buổi", "TCVN3", ".VnTime")), twips=2000)),
            tr(wide(p(old("Lấp Vò", "TCVN3", ".VnTime")), twips=3000), wide(p(r("15")), twips=2000)),
        )
    )  # fmt: skip
    footnotes = note("footnote", 2, p(old(" Có 30 cán bộ dự.", "TCVN3", ".VnTime")))
    return word_package(body, {"footnotes": footnotes})


def text_box() -> bytes:
    """A box of a size, with two paragraphs, between the lines of the text."""
    size = '<wp:extent cx="3000000" cy="900000"/><wp:docPr id="1" name="box"/>'
    shape = '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    inside = p(r("Mở 06 lớp tập huấn.")) + p(r("Phát 1.200 tờ rơi."))
    kind = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    box = (
        f'<w:r><w:drawing><wp:inline>{size}<a:graphic><a:graphicData uri="{kind}"><wps:wsp>{shape}'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return word_package(p(r("Kết quả như sau:"), box) + p(r("Tổng cộng 10 lớp.")), {})


CASES: dict[str, Callable[[], bytes]] = {
    **{name: WORD_CASES[name] for name in SHARED},
    "merged-cells": merged_cells,
    "legacy-fonts": legacy_fonts,
    "text-box": text_box,
}


def converted(sources: list[Path], kind: str, target: Path) -> None:
    """Let LibreOffice write files in another format."""
    profile = f"-env:UserInstallation={(target / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", target, *sources]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=300)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case, make in CASES.items():
            (folder / f"{case}.docx").write_bytes(make())
        for kind in KINDS:
            converted(sorted(folder.glob("*.docx")), kind, folder)
            for made in folder.glob(f"*.{kind}"):
                shutil.copyfile(made, FOLDER / made.name)


if __name__ == "__main__":
    main()
