import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from word_xml import box, field, note_mark, p, r, tbl, tc, tr, with_members

from extractors.readers.dispatch import read
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, EmptyFile, TooLarge
from schemas.limits import Limits
from schemas.place import ParagraphPlace

WordFile = Callable[..., bytes]
Check = Callable[[SourceDocument], None]


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
        + p(r("sáu") + box(p(r("bảy"))))
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
    assert document.text == "ngoài | bên\ntrong | kia"
    place = document.blocks[2].place(document.blocks[2].start, document.blocks[2].end)
    assert place == ParagraphPlace(part="body", paragraph=2, table=2, row=1, column=1)
    assert [len(table.cells) for table in document.tables] == [2, 2]


def test_notes_are_read_where_their_marks_stand(word_file: WordFile, check_blocks: Check) -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p()}</w:footnote>'
        f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", r(" Công văn 2"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("Kế hoạch 1"))}{p(r("dòng hai"))}</w:footnote>'
        f'<w:footnote w:id="9">{p(r("không ai dẫn"))}</w:footnote>'
    )
    body = p(r("cộng đồng") + note_mark("footnote", 2) + r(".") + note_mark("endnote", 1)) + p(
        r("hết") + note_mark("footnote", 1)
    )
    content = word_file(body, footnotes=notes, endnotes=f'<w:endnote w:id="1">{p(r("cuối"))}</w:endnote>')
    document = read(content, "a.docx")
    check_blocks(document)
    assert shown(content) == [
        ("paragraph", "cộng đồng."), ("footnote", "Kế hoạch 1"), ("footnote", "dòng hai"), ("endnote", "cuối"),
        ("paragraph", "hết"), ("footnote", "Công văn 2"),
    ]  # fmt: skip
    notes_alone = [block for block in document.blocks if block.mark is not None]
    assert [block.place(block.start, block.end) for block in notes_alone] == [
        ParagraphPlace(part="footnote", paragraph=3),
        ParagraphPlace(part="footnote", paragraph=4),
        ParagraphPlace(part="endnote", paragraph=1),
        ParagraphPlace(part="footnote", paragraph=2),
    ]
    before = [document.text[: block.mark].rpartition("\n")[2] for block in notes_alone]
    assert before == ["cộng đồng", "cộng đồng", "cộng đồng.", "hết"]


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
        "tracked-changes": "Lan", "hidden-text": None, "comment": None,
    }  # fmt: skip
    assert document.findings[-1].values == {"author": "Minh", "text": "Xem lại số này", "quote": "…"}
    assert document.findings[-1].source == ParagraphPlace(part="comment", paragraph=1)


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


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param('<!ENTITY e SYSTEM "file:///etc/hostname">', id="a file of this machine"),
        pytest.param('<!ENTITY a "ha"><!ENTITY e "&a;&a;&a;">', id="entities that grow"),
        pytest.param("", id="no entity"),
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_part_that_declares_types_or_entities_is_refused(
    word_file: WordFile, declared: str, coding: str
) -> None:
    content = word_file(p(r("x")))
    xml = zipfile.ZipFile(BytesIO(content)).read("word/document.xml").decode()
    unsafe = (
        f"<?xml version='1.0' encoding='{coding}'?><!DOCTYPE d [{declared}]>{xml.replace('>x<', '>[&e;]<')}"
    )
    with pytest.raises(DamagedFile) as caught:
        read(with_members(content, document_xml=unsafe.encode(coding)), "a.docx")
    assert caught.value.values["cause"] == "cause.document-type"
    assert "không an toàn" in caught.value.message("vi")


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


def test_very_many_comments_are_counted_not_listed(word_file: WordFile) -> None:
    comments = "".join(
        f'<w:comment w:id="{id}" w:author="Lan">{p(r("Xem lại"))}</w:comment>' for id in range(150)
    )
    starts = "".join(f'<w:commentRangeStart w:id="{id}"/>' for id in range(150))
    document = read(word_file(p(starts, r("06 lớp")), comments=comments), "a.docx")
    codes = [doubt.code for doubt in document.findings]
    assert codes == ["comment"] * 100 + ["has-comments"]
    assert document.findings[-1].values == {"count": "50", "authors": "Lan"}
    assert document.findings[0].values["quote"] == "06 lớp"
