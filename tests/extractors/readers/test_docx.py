import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from extractors.readers.dispatch import read
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, EmptyFile, TooLarge
from schemas.limits import Limits
from schemas.place import ParagraphPlace

WordFile = Callable[..., bytes]
Check = Callable[[SourceDocument], None]


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(*contents: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(contents)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def box(words: str) -> str:
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{p(r(words))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p(r(words))}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code_run = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return mark.format("begin") + code_run + mark.format("separate") + r(result) + mark.format("end")


def shown(content: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(content, "bao-cao.docx").blocks]


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        pytest.param(r("91/KH-") + r("STTTT"), "91/KH-STTTT", id="a symbol over two runs"),
        pytest.param(r("91/KH") + "<w:r><w:noBreakHyphen/></w:r>" + r("STTTT"), "91/KH-STTTT", id="no-break hyphen"),
        pytest.param(r("tuyên") + "<w:r><w:softHyphen/></w:r>" + r("truyền"), "tuyêntruyền", id="soft hyphen"),
        pytest.param(r("Số:") + "<w:r><w:tab/></w:r>" + r("91"), "Số:\t91", id="tab"),
        pytest.param(r("một") + "<w:r><w:br/></w:r>" + r("hai"), "một\nhai", id="line break"),
        pytest.param(r("06\u00a0lớp"), "06 lớp", id="no-break space"),
        pytest.param(r("lơ\u0301p"), "lớp", id="NFD"),
        pytest.param(r("1.200") + r("1", '<w:vertAlign w:val="superscript"/>'), "1.200¹", id="a raised mark is no digit"),
        pytest.param(r("20 m") + r("2", '<w:vertAlign w:val="superscript"/>'), "20 m2", id="square metres"),
        pytest.param("<w:ins w:author='A'>" + r("mới") + "</w:ins><w:del w:author='B'><w:r><w:delText>cũ</w:delText></w:r></w:del>", "mới", id="tracked"),
        pytest.param("<w:moveFrom>" + r("a") + "</w:moveFrom><w:moveTo>" + r("b") + "</w:moveTo>", "b", id="moved"),
        pytest.param("<w:sdt><w:sdtPr/><w:sdtContent>" + r("12") + "</w:sdtContent></w:sdt>" + r(" lớp"), "12 lớp", id="content control"),
        pytest.param("<w:hyperlink>" + r("Công báo") + "</w:hyperlink>", "Công báo", id="hyperlink"),
        pytest.param(r("tổng ") + field("=SUM(ABOVE)", "126"), "tổng 126", id="result of a field"),
        pytest.param(r("trang ") + field("PAGE", "3") + r(" hết"), "trang  hết", id="page number"),
        pytest.param('<w:fldSimple w:instr=" DATE ">' + r("5/3/2020") + "</w:fldSimple>", "5/3/2020", id="simple field"),
        pytest.param(r("a") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("b"), "ab", id="a field never closed"),
        pytest.param(r("a") + r("ẩn", "<w:vanish/>") + r("b", '<w:vanish w:val="0"/>'), "ab", id="hidden"),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_it_is_shown(word_file: WordFile, paragraph: str, words: str) -> None:
    assert shown(word_file(p(paragraph))) == [("paragraph", words)]


def test_paragraphs_are_counted_with_those_in_tables_and_boxes(
    word_file: WordFile, check_blocks: Check
) -> None:
    body = (
        p(r("một"))
        + p()
        + tbl(tr(tc(p(r("ba"))), tc(p(r("bốn")), p(r("năm")))))
        + p(r("sáu") + box("bảy"))
        + p(r("tám"))
    )
    document = read(word_file(body), "a.docx")
    check_blocks(document)
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("paragraph", "một"), ("cell", "ba"), ("cell", "bốn\nnăm"),
        ("paragraph", "sáu"), ("textbox", "bảy"), ("paragraph", "tám"),
    ]  # fmt: skip
    assert document.text == "một\nba | bốn\nnăm\nsáu\nbảy\ntám"
    places = {block.text: block.place(block.start, block.end) for block in document.blocks}
    assert places["ba"] == ParagraphPlace(part="body", paragraph=3, table=1, row=1, column=1)
    assert places["bốn\nnăm"] == tuple(
        ParagraphPlace(part="body", paragraph=number, table=1, row=1, column=2) for number in (4, 5)
    )
    assert places["bảy"] == ParagraphPlace(part="textbox", paragraph=7)
    assert places["tám"] == ParagraphPlace(part="body", paragraph=8)
    start = document.text.index("năm")
    assert document.blocks[2].place(start, start + 3) == ParagraphPlace(
        part="body", paragraph=5, table=1, row=1, column=2
    )


def test_merged_cells_stand_once_on_the_grid(word_file: WordFile, check_blocks: Check) -> None:
    rows = (
        tr(tc(p(r("STT")), properties='<w:vMerge w:val="restart"/>'), tc(p(r("Kết quả")), properties='<w:gridSpan w:val="2"/>')),
        tr(tc(p(), properties="<w:vMerge/>"), tc(p(r("Lớp"))), tc(p(r("Buổi")))),
        tr(tc(p(r("cũ"))), properties="<w:del/>"),
        tr(tc(p(r("06"))), tc(p(r("10"))), properties='<w:gridBefore w:val="1"/>'),
    )  # fmt: skip
    document = read(word_file(p(r("Biểu 1")) + tbl(*rows)), "a.docx")
    check_blocks(document)
    (table,) = document.tables
    assert [
        (document.blocks[c.block].text, c.row, c.column, c.rows, c.columns) for c in table.cells
    ] == [
        ("STT", 1, 1, 2, 1), ("Kết quả", 1, 2, 1, 2), ("Lớp", 2, 2, 1, 1), ("Buổi", 2, 3, 1, 1),
        ("06", 4, 2, 1, 1), ("10", 4, 3, 1, 1),
    ]  # fmt: skip
    assert table.title == 0
    assert document.text == "Biểu 1\nSTT | Kết quả\nLớp | Buổi\n06 | 10"


def test_a_table_in_a_cell_is_a_table_of_its_own(word_file: WordFile, check_blocks: Check) -> None:
    inner = tbl(tr(tc(p(r("trong"))), tc(p(r("kia")))))
    document = read(word_file(tbl(tr(tc(p(r("ngoài")), inner, p()), tc(p(r("bên")))))), "a.docx")
    check_blocks(document)
    assert document.text == "ngoài\ntrong | kia | bên"
    place = document.blocks[1].place(document.blocks[1].start, document.blocks[1].end)
    assert place == ParagraphPlace(part="body", paragraph=2, table=2, row=1, column=1)
    assert [len(table.cells) for table in document.tables] == [2, 2]


def test_notes_follow_the_body_in_the_order_of_their_marks(word_file: WordFile, check_blocks: Check) -> None:
    def mark(kind: str, id: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'

    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p()}</w:footnote>'
        f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", r(" Công văn 2"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("Kế hoạch 1"))}{p(r("dòng hai"))}</w:footnote>'
        f'<w:footnote w:id="9">{p(r("không ai dẫn"))}</w:footnote>'
    )
    body = p(r("cộng đồng") + mark("footnote", 2) + r(".") + mark("endnote", 1)) + p(
        r("hết") + mark("footnote", 1)
    )
    content = word_file(body, footnotes=notes, endnotes=f'<w:endnote w:id="1">{p(r("cuối"))}</w:endnote>')
    document = read(content, "a.docx")
    check_blocks(document)
    assert shown(content) == [
        ("paragraph", "cộng đồng."), ("paragraph", "hết"),
        ("footnote", "Kế hoạch 1"), ("footnote", "dòng hai"), ("footnote", "Công văn 2"), ("endnote", "cuối"),
    ]  # fmt: skip
    numbers = [b.place(b.start, b.end) for b in document.blocks[2:]]
    assert numbers == [
        ParagraphPlace(part="footnote", paragraph=3),
        ParagraphPlace(part="footnote", paragraph=4),
        ParagraphPlace(part="footnote", paragraph=2),
        ParagraphPlace(part="endnote", paragraph=1),
    ]


def test_headers_and_footers_come_last_and_once(word_file: WordFile) -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    content = word_file(
        p(r("thân"), properties=section) + section, header1=p(r("đầu trang")), footer1=p(field("PAGE", "2"))
    )
    assert shown(content) == [("paragraph", "thân"), ("header", "đầu trang")]


def test_words_whose_paragraph_mark_was_deleted_run_on(word_file: WordFile) -> None:
    joined = p(r("Nghị định số "), properties="<w:rPr><w:del/></w:rPr>") + p(r("09/2019/NĐ-CP"))
    document = read(word_file(joined), "a.docx")
    assert document.text == "Nghị định số 09/2019/NĐ-CP"
    assert document.blocks[0].place(0, len(document.text)) == (
        ParagraphPlace(part="body", paragraph=1),
        ParagraphPlace(part="body", paragraph=2),
    )


def test_changes_comments_and_hidden_text_are_findings(word_file: WordFile) -> None:
    body = p("<w:ins w:author='Lan'>" + r("a") + "</w:ins>" + r("b", "<w:vanish/>"))
    content = word_file(body, comments=f'<w:comment w:author="Minh">{p(r("Xem lại số này"))}</w:comment>')
    document = read(content, "a.docx")
    assert document.text == "a"
    assert {doubt.code: doubt.values.get("authors") for doubt in document.findings} == {
        "tracked-changes": "Lan", "hidden-text": None, "has-comments": "Minh",
    }  # fmt: skip


def test_a_file_of_python_docx_is_read_in_order(check_blocks: Check) -> None:
    made = Document()
    made.add_heading("Kết quả", level=1)
    made.add_paragraph("Đã mở 06 lớp.")
    grid = made.add_table(rows=2, cols=3)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Đơn vị", "Số lớp"
    grid.cell(0, 1).merge(grid.cell(0, 2))
    grid.cell(1, 0).text, grid.cell(1, 1).text, grid.cell(1, 2).text = "Sa Đéc", "6", "8"
    made.add_paragraph("Hết.")
    content = BytesIO()
    made.save(content)
    document = read(content.getvalue(), "a.docx")
    check_blocks(document)
    assert document.text == "Kết quả\nĐã mở 06 lớp.\nĐơn vị | Số lớp\nSa Đéc | 6 | 8\nHết."
    assert [block.kind for block in document.blocks[:2]] == ["heading", "paragraph"]
    assert document.tables[0].title == 1


def test_external_entities_are_not_followed(word_file: WordFile) -> None:
    source = zipfile.ZipFile(BytesIO(word_file(p(r("x")))))
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for member in source.namelist():
            xml = source.read(member)
            if member == "word/document.xml":
                xml = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + xml.replace(
                    b">x<", b">[&e;]<"
                )
            package.writestr(member, xml)
    assert read(content.getvalue(), "a.docx").text in {"[]", "["}


def test_a_package_without_words_is_empty(word_file: WordFile) -> None:
    with pytest.raises(EmptyFile):
        read(word_file(p()), "a.docx")


def test_a_package_that_unpacks_beyond_the_limit_is_refused(word_file: WordFile) -> None:
    with pytest.raises(TooLarge):
        read(word_file(p(r("a" * 3_000_000))), "a.docx", Limits(part_mb=2))


def test_a_part_that_is_no_xml_is_damage(word_file: WordFile) -> None:
    with pytest.raises(DamagedFile) as caught:
        read(word_file("<w:p>"), "a.docx")
    assert "XML" in caught.value.message("vi")
