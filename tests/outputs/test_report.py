"""The report is lawful in its layout, true to the figures, and the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from lxml import etree

from outputs import report
from outputs.release_content import ReleaseContent
from outputs.report.cited import findings_about
from outputs.report.footnotes import Footnotes
from outputs.report.heading_block import balanced
from outputs.report.identity import LONGEST_TAG, tag
from outputs.report.pieces import Words, filled
from outputs.report.results import letter
from schemas.figure import Consolidation, FigureState
from schemas.finding import finding
from schemas.issue import Issue
from schemas.submission import AgencyState

TITLED = ("1. Tình hình triển khai thực hiện", "2. Kết quả đạt được", "3. Phương hướng")


@pytest.fixture(scope="module")
def written(content: ReleaseContent) -> bytes:
    return report.write(content)


@pytest.fixture(scope="module")
def document(written: bytes) -> Document:
    return docx.Document(io.BytesIO(written))


def part(written: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        return etree.fromstring(package.read(name))


def words(element: etree._Element) -> str:
    """Return all words of an element, those in content controls included."""
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def paragraphs(document: Document) -> list[str]:
    return [words(p) for p in document.element.body.iter(qn("w:p"))]


def controls(document: Document) -> Iterator[tuple[str, str]]:
    """Yield tag and words of each printed figure."""
    for control in document.element.body.iter(qn("w:sdt")):
        yield control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")), words(control)


def notes(written: bytes) -> list[str]:
    return [words(note) for note in part(written, "word/footnotes.xml") if note.get(qn("w:type")) is None]


def test_page_is_a4_with_the_lawful_margins(document: Document) -> None:
    for section in document.sections:
        sides = sorted((section.page_width, section.page_height))
        assert [round(side.mm) for side in sides] == [210, 297]
        assert (section.left_margin, section.right_margin) == (
            pytest.approx(Mm(30), abs=999),
            pytest.approx(Mm(15), abs=999),
        )
        assert Mm(19.9) <= section.top_margin <= Mm(25) and Mm(19.9) <= section.bottom_margin <= Mm(25)
        assert section.different_first_page_header_footer


def test_page_number_stands_centred_in_the_header_and_not_on_page_one(document: Document) -> None:
    header = document.sections[0].header
    assert " PAGE " in "".join(i.text for i in header._element.iter(qn("w:instrText")))
    assert header.paragraphs[0].alignment == 1
    assert not list(document.sections[0].first_page_header._element.iter(qn("w:instrText")))


def test_annexes_number_their_pages_anew(document: Document) -> None:
    starts = [s._sectPr.find(qn("w:pgNumType")) for s in document.sections]
    assert [s is not None and s.get(qn("w:start")) for s in starts] == [False, "1", "1"]


def test_one_font_in_black(written: bytes) -> None:
    for name in ("word/styles.xml", "word/document.xml", "word/footnotes.xml"):
        fonts = {value for e in part(written, name).iter(qn("w:rFonts")) for value in e.attrib.values()}
        assert fonts <= {"Times New Roman"}
        assert {c.get(qn("w:val")) for c in part(written, name).iter(qn("w:color"))} <= {"000000"}


@pytest.mark.parametrize(
    ("starts", "size", "bold", "italic"),
    [
        pytest.param("CỘNG HÒA XÃ HỘI", 12, True, False, id="nation"),
        pytest.param("Độc lập - Tự do", 13, True, False, id="motto"),
        pytest.param("ỦY BAN NHÂN DÂN", 12, False, False, id="parent"),
        pytest.param("SỞ THÔNG TIN", 12, True, False, id="issuer"),
        pytest.param("Số:      /BC-STTTT", 13, False, False, id="number left blank"),
        pytest.param("Đồng Tháp, ngày      tháng 8 năm 2020", 13, False, True, id="day left blank"),
        pytest.param("BÁO CÁO", 14, True, False, id="type"),
        pytest.param("Tuyên truyền thực hiện", 14, True, False, id="subject"),
        pytest.param("1. Tình hình", 14, True, False, id="titled clause"),
        pytest.param("a) Sở Thông tin", 14, False, False, id="point"),
        pytest.param("Nơi nhận:", 12, True, True, id="recipients heading"),
        pytest.param("- Lưu: VT, BCXB.", 11, False, False, id="files"),
        pytest.param("GIÁM ĐỐC", 14, True, False, id="position"),
        pytest.param("Trần Minh Khoa", 14, True, False, id="signer"),
    ],
)  # fmt: skip
def test_parts_have_the_lawful_size_and_style(
    document: Document, starts: str, size: int, bold: bool, italic: bool
) -> None:
    everywhere = [*document.paragraphs, *(p for t in document.tables for c in t._cells for p in c.paragraphs)]
    font = next(p for p in everywhere if p.text.startswith(starts)).style.font
    assert (font.size, bool(font.bold), bool(font.italic)) == (Pt(size), bold, italic)


def test_body_is_justified_and_indented(document: Document) -> None:
    form = document.styles["TH Body"].paragraph_format
    assert (form.alignment, form.space_after) == (3, Pt(6))
    assert form.first_line_indent == pytest.approx(Cm(1.27), abs=999)


def test_opening_cites_the_request_and_the_text_ends_as_it_must(document: Document) -> None:
    said = paragraphs(document)
    opening = next(line for line in said if line.startswith("Thực hiện Công văn số"))
    assert "1058/SLĐTBMXH-BTPCTNXH ngày 10/7/2020 của Sở Lao động" in opening and opening.endswith("như sau:")
    closing = [line for line in said if line.endswith("./.")]
    assert len(closing) == 1 and closing[0].startswith("Trên đây là báo cáo")
    assert [line for line in said if line in TITLED] == list(TITLED)


def test_groups_follow_the_order_of_the_registry(document: Document) -> None:
    points = [line for line in paragraphs(document) if re.match(r"[a-zđ]\) ", line)]
    assert points == [
        "a) Sở Thông tin và Truyền thông",
        "b) Các cơ quan báo chí trong tỉnh",
        "c) Phòng Văn hóa và Thông tin huyện, thị xã, thành phố",
        "d) Tổng hợp chung",
    ]


def test_points_are_lettered_as_the_vietnamese_alphabet_runs() -> None:
    assert [letter(at) for at in range(8)] == ["a", "b", "c", "d", "đ", "e", "g", "h"]


@pytest.mark.parametrize(
    "sentence",
    [
        "- Trong giai đoạn 2016-2020, đã tổ chức 06 lớp tập huấn tuyên truyền; tập huấn cho khoảng 1.250 học viên; đăng, phát 15 tin, bài.",
        "- Báo Đồng Tháp đã đăng, phát 145 tin, bài.",
        "- Tính chung, các đơn vị đã đăng, phát hơn 1.345 tin, bài.",
        "- Tổ chức 28 lớp tập huấn tuyên truyền (tổng hợp từ 04 đơn vị).",
        "- Về tờ rơi, tờ gấp có 11.000 tờ rơi (thành phố Cao Lãnh 6.500 tờ rơi, thành phố Sa Đéc 4.500 tờ rơi).",
        "- Không phát sinh buổi chiếu phim lưu động (theo báo cáo của huyện Châu Thành).",
        "- Có 01 cơ quan, đơn vị chưa gửi báo cáo: Phòng Văn hóa và Thông tin huyện Lai Vung.",
        "- Có 01 cơ quan, đơn vị gửi báo cáo sau thời hạn, số liệu vẫn được tổng hợp: Phòng Văn hóa và Thông tin huyện Tháp Mười.",
    ],
)  # fmt: skip
def test_sentences_read_as_an_official_writes(document: Document, sentence: str) -> None:
    assert sentence in paragraphs(document)


def test_footnotes_are_real(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        types = package.read("[Content_Types].xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert "wordprocessingml.footnotes+xml" in types and "relationships/footnotes" in relations
    root = part(written, "word/footnotes.xml")
    separators = [(n.get(qn("w:id")), n.get(qn("w:type"))) for n in root if n.get(qn("w:type"))]
    assert separators == [("0", "separator"), ("1", "continuationSeparator")]
    named = part(written, "word/settings.xml").find(qn("w:footnotePr"))
    assert [n.get(qn("w:id")) for n in named] == ["0", "1"]
    body = part(written, "word/document.xml")
    referred = [r.get(qn("w:id")) for r in body.iter(qn("w:footnoteReference"))]
    assert referred == [n.get(qn("w:id")) for n in root if not n.get(qn("w:type"))]


def test_cited_documents_stand_in_one_footnote_the_doubtful_one_marked(written: bytes) -> None:
    cited = notes(written)[0]
    assert cited.count("Kế hoạch") == 1 and "số 91/KH-STTTT ngày 26/4/2019" in cited
    assert "số 40/STTTT-TTBCXB ngày 10/01/2019" in cited
    assert re.search(
        r"số 364/STTTT-TTBCXB ngày 23/5/2029 \[cần đối chiếu, xem vấn đề số \d+ tại Phụ lục II\]", cited
    )
    assert cited.count("cần đối chiếu") == 1
    assert "1058/SLĐTBMXH" not in cited, "the letter that is answered stands in the opening sentence"


@pytest.mark.parametrize(
    ("quote", "symbols"),
    [
        pytest.param("364/STTTT-TTBCXB ngày 23/05/2029", ["364/STTTT-TTBCXB"], id="symbol and date"),
        pytest.param("ngày 23/05/2029", ["364/STTTT-TTBCXB"], id="its date alone"),
        pytest.param("1364/STTTT-TTBCXB", [], id="another number"),
        pytest.param("23/05/2029 đến 24/05/2029", [], id="more than its date"),
    ],
)
def test_findings_find_the_document_they_are_about(
    content: ReleaseContent, quote: str, symbols: list[str]
) -> None:
    doubt = finding("date-in-future", quote=quote, document_date="").model_copy(update={"agency": "so-tttt"})
    changed = content.consolidation.model_copy(update={"findings": (doubt,)})
    about = [d.symbol for d in changed.cited if findings_about(replace(content, consolidation=changed), d)]
    assert about == symbols


def test_incomplete_totals_say_who_is_missing(written: bytes) -> None:
    said = [note for note in notes(written) if "chưa có số liệu của" in note]
    assert len(said) == 1, "the same words are one note, referred to again"
    assert (
        "huyện Lai Vung (chưa gửi báo cáo)" in said[0]
        and "huyện Tam Nông (báo cáo không đọc được)" in said[0]
    )
    again = [
        f
        for f in part(written, "word/document.xml").iter(qn("w:fldSimple"))
        if "NOTEREF" in f.get(qn("w:instr"))
    ]
    assert again and {words(field) for field in again} == {"2"}


def test_a_complete_report_needs_no_such_note(content: ReleaseContent) -> None:
    said = {FigureState.MISSING: FigureState.SILENT, FigureState.FAILED: FigureState.SILENT}
    figures = tuple(
        figure.model_copy(
            update={
                "complete": True,
                "by_agency": {
                    id: of.model_copy(update={"state": said.get(of.state, of.state)})
                    for id, of in figure.by_agency.items()
                },
            }
        )
        for figure in content.consolidation.figures
    )
    whole = replace(content, consolidation=content.consolidation.model_copy(update={"figures": figures}))
    assert not [note for note in notes(report.write(whole)) if "chưa có số liệu" in note]


def test_every_printed_figure_can_be_traced(content: ReleaseContent, document: Document) -> None:
    release = content.release
    printed = dict(controls(document))
    for figure in content.consolidation.figures:
        if figure.combine == "list":
            continue
        assert printed[tag(release, figure.id)] in figure.rendered
        for group, of in figure.by_group.items():
            if tag(release, figure.id, f"@{group}") in printed:
                assert printed[tag(release, figure.id, f"@{group}")] in of.rendered
        for agency, said in figure.by_agency.items():
            if said.state is FigureState.REPORTED:
                assert printed[tag(release, figure.id, agency)] in said.rendered


def test_no_number_is_printed_more_exactly_than_it_is_known(
    content: ReleaseContent, document: Document
) -> None:
    rendered = {
        said.rendered
        for figure in content.consolidation.figures
        for said in (figure, *figure.by_group.values(), *figure.by_agency.values())
    }
    bare = {words.rsplit(" ", n)[0] for words in rendered for n in (1, 2)}
    assert {printed for _, printed in controls(document)} <= rendered | bare


def test_styles_refer_to_styles_that_are_there(written: bytes) -> None:
    styles = part(written, "word/styles.xml")
    there = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    links = {e.get(qn("w:val")) for name in ("basedOn", "next", "link") for e in styles.iter(qn(f"w:{name}"))}
    used = {
        e.get(qn("w:val"))
        for file in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/comments.xml")
        for name in ("pStyle", "rStyle", "tblStyle")
        for e in part(written, file).iter(qn(f"w:{name}"))
    }
    assert links | used <= there


def test_control_ids_are_unique(written: bytes) -> None:
    ids = [e.get(qn("w:val")) for e in part(written, "word/document.xml").iter(qn("w:id"))]
    assert ids and len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        pytest.param(("r-0001", "lop", None), "r-0001|lop", id="total"),
        pytest.param(("r-0001", "lop", "vhtt-sa-dec"), "r-0001|lop|vhtt-sa-dec", id="agency"),
        pytest.param(("r-0001", "lop", "@district"), "r-0001|lop|@district", id="group"),
    ],
)
def test_tags_name_release_figure_and_part(name: tuple[str, str, str | None], whole: str) -> None:
    assert tag(*name) == whole


def test_a_long_tag_is_cut_to_what_word_takes_and_stays_unique() -> None:
    long = [
        tag("cai-nghien-2016-2020-0001", "tin-bai-moi-dai", f"vhtt-thanh-pho-cao-lanh-{n}") for n in range(50)
    ]
    assert len(set(long)) == 50 and {len(each) for each in long} == {LONGEST_TAG}


def test_annex_one_has_every_agency_and_state(document: Document) -> None:
    table = next(t for t in document.tables if t.cell(0, 1).text == "Cơ quan, đơn vị")
    rows = {words(row._tr.tc_lst[1]): [words(cell) for cell in row._tr.tc_lst[2:]] for row in table.rows}
    assert rows["Huyện Lai Vung"][0] == "chưa nộp" and rows["Huyện Tam Nông"][0] == "không đọc được"
    assert rows["Huyện Châu Thành"][0] == "không phát sinh" and rows["Huyện Lấp Vò"][0] == "không nêu"
    assert rows["Thành phố Sa Đéc"][:2] == ["06", "285"]
    assert document.sections[1].orientation == 1, "seven figures need a landscape page"


def test_annex_two_lists_what_is_open(content: ReleaseContent, document: Document) -> None:
    said = "\n".join(paragraphs(document))
    assert "Có 02 số liệu trong các báo cáo chưa thuộc chỉ tiêu nào" in said
    assert "huyện Tam Nông: Tệp vhtt-tam-nong/Báo cáo (mới nhất).docx bị hỏng hoặc bị cắt cụt" in said
    assert "nhận sau thời hạn" in said and "trùng với tệp khác" in said
    for each in content.consolidation.findings:
        assert each.message in said and each.remedy in said
    assert content.ledger_head in said and content.release in said


def test_same_content_same_bytes(content: ReleaseContent, written: bytes) -> None:
    assert report.write(content) == written
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert {m.compress_type for m in package.infolist()} == {zipfile.ZIP_STORED}
        assert {m.date_time for m in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_english_report_is_written_too(content: ReleaseContent) -> None:
    said = paragraphs(docx.Document(io.BytesIO(report.write(content, "en"))))
    assert "REPORT" in said and "2. Results" in said


def test_a_report_without_any_submission_is_still_a_report(content: ReleaseContent) -> None:
    nothing = content.consolidation
    figures = tuple(
        figure.model_copy(
            update={
                **dict.fromkeys(("value", "low", "high", "qualifier")), "rendered": "chưa có số liệu",
                "by_group": {}, "contributions": (), "excluded": (),
                "by_agency": {
                    id: of.model_copy(update={"state": FigureState.MISSING, "qualifier": None})
                    for id, of in figure.by_agency.items()
                },
            }
        )
        for figure in nothing.figures
    )  # fmt: skip
    deliveries = tuple(
        d.model_copy(update={"state": AgencyState.MISSING, "submissions": ()}) for d in nothing.deliveries
    )
    empty = Consolidation(request=nothing.request, period=nothing.period, figures=figures, unclassed=(),
                          findings=(), deliveries=deliveries, cited=())  # fmt: skip
    written = report.write(replace(content, consolidation=empty))
    said = "\n".join(paragraphs(docx.Document(io.BytesIO(written))))
    assert "Có 15 cơ quan, đơn vị chưa gửi báo cáo" in said and "Không có vấn đề cần xem xét." in said


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert filled("{a} và {b}", a="{b}", b="x") == (Words("{b}"), Words(" và "), Words("x"))


def test_same_note_is_written_once() -> None:
    document = docx.Document()
    document.styles.add_style("footnote reference", 2)
    made = Footnotes()
    for words_ in ("một", "hai", "một"):
        made.refer(document.add_paragraph(), words_)
    assert len(list(document.element.body.iter(qn("w:footnoteReference")))) == 2


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("SỞ TƯ PHÁP", ["SỞ TƯ PHÁP"]),
        ("ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", ["ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG THÁP"]),
    ],
)
def test_long_names_break_near_their_middle(name: str, lines: list[str]) -> None:
    assert balanced(name) == lines


def test_each_doubtful_figure_has_a_comment_that_leads_to_its_finding(
    content: ReleaseContent, written: bytes
) -> None:
    doubtful = [
        f for f in content.consolidation.findings if f.figure and f.severity != "info" and not f.decision
    ]
    assert doubtful
    comments = part(written, "word/comments.xml")
    said = [words(comment) for comment in comments]
    for made in doubtful:
        assert any(f"mã {made.id}" in comment and made.remedy in comment for comment in said)
    assert not any(comment.get(qn("w:date")) for comment in comments)
    ids = {comment.get(qn("w:id")) for comment in comments}
    marked = part(written, "word/document.xml").iter(qn("w:commentRangeStart"))
    # The words commented on are the printed figure itself, in its content control.
    assert {start.get(qn("w:id")) for start in marked if start.getparent().tag == qn("w:sdtContent")} == ids


def test_of_many_doubts_about_a_figure_the_comment_tells_three_and_where_the_others_stand(
    content: ReleaseContent,
) -> None:
    first = next(f for f in content.consolidation.findings if f.figure and f.severity == "warning")
    many = [first.model_copy(update={"submission": f"{at:012}"}) for at in range(9)]
    result = content.consolidation.model_copy(update={"findings": tuple(many)})
    doubtful = replace(content, consolidation=result)
    comments = [words(comment) for comment in part(report.write(doubtful), "word/comments.xml")]
    # One beside the total, one beside the agency's part.
    assert len(comments) == 2
    assert all(f"mã {many[2].id}" in said and f"mã {many[3].id}" not in said for said in comments)
    assert all("Và 6 vấn đề nữa về số này: số 4-9, Phụ lục II." in said for said in comments)


def test_an_issued_report_bears_no_comments(content: ReleaseContent) -> None:
    issue = Issue(number="5", date=date(2020, 8, 5), signer="Trần Minh Khoa")
    with zipfile.ZipFile(io.BytesIO(report.write(replace(content, issue=issue)))) as package:
        assert "word/comments.xml" not in package.namelist()
