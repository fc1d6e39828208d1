"""Each report stands whole in the audit page, and the way leads from a figure to its words and back."""

import re
from dataclasses import replace

import pytest
from lxml import html

from outputs import audit_page
from outputs.audit_page.masking import mask
from outputs.audit_page.showing import Showing
from outputs.audit_page.source_view import Grid, Paragraph, sources


@pytest.fixture(scope="module")
def release(read_release):
    return read_release.release()


@pytest.fixture(scope="module")
def written(release):
    return audit_page.write(release)


@pytest.fixture(scope="module")
def page(written):
    return html.document_fromstring(written.decode("utf-8"))


def said(element) -> str:
    return " ".join(element.text_content().split())


def pieces(view):
    for part in view.flow:
        if isinstance(part, Paragraph):
            yield from part.pieces
        elif isinstance(part, Grid):
            yield from (piece for row in part.rows for cell in row for piece in cell.pieces)


def test_every_word_of_every_report_is_shown(release):
    for view in sources(Showing(release)):
        document = release.readings[view.submission].document
        shown = "".join(piece.text for piece in pieces(view))
        assert shown == "".join(document.text[block.start : block.end] for block in document.blocks)


def test_every_fact_of_every_report_has_one_anchor(release):
    for view in sources(Showing(release)):
        read = release.readings[view.submission]
        facts = (*read.quantities, *read.zero_statements, *read.references, *read.dates)
        anchors = [anchor for piece in pieces(view) for anchor in piece.anchors]
        assert sorted(anchors) == sorted(f"source={view.submission}&fact={fact.id}" for fact in facts)


def test_every_mention_of_the_release_links_to_its_words_and_back(release, page):
    ids = set(page.xpath("//@id"))
    for figure in release.consolidation.figures:
        for each in (*figure.contributions, *figure.excluded):
            (row,) = page.xpath(
                f"//*[@id='figure={figure.id}&source={each.submission}&fact={each.fact}']/ancestor::tr"
            )
            forth = f"source={each.submission}&fact={each.fact}"
            assert forth in ids and f"#{forth}" in row.xpath(".//@href")
            (mark,) = page.xpath(f"//*[@id='{forth}']/ancestor-or-self::*[contains(@class, 'm ')][1]")
            assert mark.get("href")[1:] in ids
            assert figure.label in mark.get("title")


def test_marks_say_what_became_of_the_words(page):
    (report,) = page.xpath("//details[@id='source=s0']")
    fates = {
        said(mark): mark.get("class").split()[1] for mark in report.xpath(".//*[@class='whole']//*[@title]")
    }
    assert fates["06 lớp tập huấn"] == "counted"
    assert fates["09 lớp tập huấn"] == "left-out"
    assert fates["300 cây bút"] == "unclassed"
    assert fates["91/KH-STTTT"] == fates["12/BC-BĐT"] == "symbol"
    assert fates["ngày 26/4/2019"] == "date"
    assert fates["0912.345.678"] == "none"


def test_a_report_that_does_not_count_says_so_at_every_quantity(page):
    (copy,) = page.xpath("//details[@id='source=s1']")
    assert not copy.xpath(".//*[contains(@class, 'counted')][ancestor::*[@class='whole']]")
    titles = [
        mark.get("title") for mark in copy.xpath(".//*[@class='m left-out'][ancestor::*[@class='whole']]")
    ]
    assert any("bản trùng" in title for title in titles) and any(
        "trùng với tệp khác" in title for title in titles
    )


def test_tables_stay_tables(page):
    (report,) = page.xpath("//details[@id='source=s3']")
    rows = [[said(cell) for cell in row.xpath("./td")] for row in report.xpath(".//table//tr")]
    assert rows == [["Xã", "Lớp tập huấn", "Tờ rơi"], ["Tân Phú", "02", "150"], ["An Bình", "03", ""]]


def test_what_counts_in_a_pdf_is_seen_on_its_page(release, page):
    counted = [
        each
        for figure in release.consolidation.figures
        for each in figure.contributions
        if each.file.endswith(".pdf")
    ]
    pictures = page.xpath("//tr[@class='pictured']//img")
    assert len(pictures) == len(counted) == 2
    for picture in pictures:
        assert picture.get("src").startswith("data:image/png;base64,") and "sa-dec/BC 01.pdf" in picture.get(
            "alt"
        )


def test_pages_of_a_pdf_are_named(page):
    (report,) = page.xpath("//details[@id='source=s2']")
    assert "trang 1" in [said(leaf) for leaf in report.xpath(".//*[@class='leaf']")]


def test_what_a_file_or_its_name_says_cannot_act(written, page):
    assert len(page.xpath("//script")) == 1 and not page.xpath("//img[@src='x']")
    assert not page.xpath("//*/@*[starts-with(name(), 'on')]")
    assert "</script><script>hacked()" in page.xpath("//details[@id='source=s0']")[0].text_content()
    assert not re.search("[\u200e\u200f\u202a-\u202e]", written.decode())


def test_ids_are_unique_and_links_lead_somewhere(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href")} <= set(ids)


def test_same_release_same_bytes(release, written):
    assert audit_page.write(replace(release)) == written


def test_persons_are_masked_where_the_office_asks_for_it(read_release):
    masked = audit_page.write(read_release.release(mask=True)).decode()
    assert "Nguyễn Văn Bình" not in masked and "0912.345.678" not in masked
    assert "•••••• ••• ••••" in masked and "••••.•••.•••" in masked
    assert "Nguyễn Văn Bình" in audit_page.write(read_release.release()).decode()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("ông Nguyễn Văn Bình có", "ông •••••• ••• •••• có", id="a name"),
        pytest.param("Em Lê Thị Hoa, 12 tuổi", "Em •• ••• •••, 12 tuổi", id="a child"),
        pytest.param("đối tượng Trần Văn A", "đối tượng •••• ••• •", id="with an initial"),
        pytest.param("ĐT: 0912 345 678.", "ĐT: •••• ••• •••.", id="mobile"),
        pytest.param("(0277) 3851234", "(••••) •••••••", id="landline"),
        pytest.param("+84 912345678", "+•• •••••••••", id="abroad"),
        pytest.param("học sinh Trường Tiểu học Kim Đồng", "học sinh Trường Tiểu học Kim Đồng", id="a school"),
        pytest.param("1.200 tin; 05/8/2020; 0,5%", "1.200 tin; 05/8/2020; 0,5%", id="numbers stay"),
        pytest.param("12.000.000.000 đồng", "12.000.000.000 đồng", id="money stays"),
    ],
)  # fmt: skip
def test_what_is_masked(words, expected):
    assert mask(words) == expected and len(mask(words)) == len(words)
