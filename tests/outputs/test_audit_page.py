"""The audit page proves every figure, offline, and nothing that a document says can act in it."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html

from outputs import audit_page
from outputs.audit_page.passage import passage
from outputs.audit_page.repeats import turns
from outputs.release_content import ReleaseContent
from schemas.place import PagePlace


@pytest.fixture(scope="module")
def written(content: ReleaseContent) -> bytes:
    return audit_page.write(content)


@pytest.fixture(scope="module")
def page(written: bytes) -> html.HtmlElement:
    return html.document_fromstring(written.decode("utf-8"))


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_policy_allows_this_style_and_script_only(page: html.HtmlElement) -> None:
    (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    policy = dict(part.split(" ", 1) for part in meta.get("content").split("; "))
    assert policy["default-src"] == "'none'" and policy["base-uri"] == "'none'"
    for element, name in (("style", "style-src"), ("script", "script-src")):
        (asset,) = page.xpath(f"//{element}")
        digest = base64.b64encode(hashlib.sha256(asset.text.encode()).digest()).decode()
        assert policy[name] == f"'sha256-{digest}'"


def test_nothing_is_loaded_from_elsewhere(written: bytes, page: html.HtmlElement) -> None:
    assert not page.xpath(
        "//@src[not(starts-with(., 'data:'))] | //link | //iframe | //object | //form | //@style"
    )
    assert not page.xpath("//*/@*[starts-with(name(), 'on')]")
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    assert b"http://" not in written and b"https://" not in written


def test_what_a_document_says_is_escaped(written: bytes, page: html.HtmlElement) -> None:
    assert len(page.xpath("//script")) == 1
    assert b"<script>alert" not in written and b"&lt;script&gt;alert" in written
    assert "<script>alert('05')</script> 05 lớp" in page.xpath("//mark/text()")
    assert b"\x00" not in written


def test_links_lead_somewhere_and_ids_are_unique(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href")} <= set(ids)


def test_every_figure_has_a_deep_link_and_its_contributions(
    content: ReleaseContent, page: html.HtmlElement
) -> None:
    for figure in content.consolidation.figures:
        (proof,) = page.xpath(f"//article[@id='figure={figure.id}']")
        text = said(proof)
        for each in (*figure.contributions, *figure.excluded):
            assert (
                " ".join(each.quote.split()) in text
                and each.sha256 in proof.text_content()
                and each.fact in text
            )
        for agency in figure.by_agency:
            assert page.xpath(f"//*[@id='figure={figure.id}&agency={agency}']"), agency


@pytest.mark.parametrize(
    ("agency", "place"),
    [
        ("vhtt-thi-xa-hong-ngu", "trang 2"),
        ("vhtt-thanh-pho-cao-lanh", "bảng 2, hàng 3, cột 1"),
        ("vhtt-chau-thanh", "dòng 12–13"),
        ("so-tttt", "đoạn 14"),
    ],
)
def test_places_are_said_in_words(page: html.HtmlElement, agency: str, place: str) -> None:
    (row,) = page.xpath(f"//tr[@id='figure=lop-tap-huan&agency={agency}']")
    assert place in said(row)


def test_who_gives_no_number_is_named(page: html.HtmlElement) -> None:
    (row,) = page.xpath("//li[@id='figure=lop-tap-huan&agency=vhtt-lai-vung']")
    assert said(row) == "Phòng Văn hóa và Thông tin huyện Lai Vung chưa nộp"


def test_release_and_ledger_head_are_shown(content: ReleaseContent, page: html.HtmlElement) -> None:
    (proof,) = page.xpath("//section[@id='kiem-chung']")
    assert content.release in said(proof) and content.ledger_head in said(proof)


def test_findings_failures_and_cited_documents_are_shown(
    content: ReleaseContent, page: html.HtmlElement
) -> None:
    text = said(page.xpath("//main")[0])
    for finding in content.consolidation.findings:
        assert finding.message in text and finding.remedy in text
    assert "bị hỏng" in text
    assert all(document.symbol in text for document in content.consolidation.cited)


def test_tables_can_be_read_aloud(page: html.HtmlElement) -> None:
    assert all(table.xpath("./caption") for table in page.xpath("//table"))
    assert all(cell.get("scope") for cell in page.xpath("//th"))
    assert page.get("lang") == "vi" and page.xpath("//main") and page.xpath("//nav[@aria-label]")
    labelled = set(page.xpath("//label/@for"))
    assert labelled == {control.get("id") for control in page.xpath("//input | //select")}


def test_same_content_same_bytes(content: ReleaseContent, written: bytes) -> None:
    assert audit_page.write(content) == written


def test_english_page_is_written_too(content: ReleaseContent) -> None:
    assert "Where each figure comes from" in audit_page.write(content, "en").decode()


@pytest.mark.parametrize(
    ("context", "quote", "parts", "headings"),
    [
        pytest.param("có 06 lớp.", "06 lớp", ("có ", "06 lớp", "."), (), id="in a sentence"),
        pytest.param("có 06\nlớp mới.\n2. Kết quả", "06 lớp", ("có ", "06\nlớp", " mới."), ("2. Kết quả",), id="over a line"),
        pytest.param("2. Kết quả\ncó 06 lớp", "06 lớp", ("có ", "06 lớp", ""), ("2. Kết quả",), id="heading first"),
        pytest.param("106 lớp và 06 lớp", "06 lớp", ("106 lớp và ", "06 lớp", ""), (), id="no part of a number"),
        pytest.param("02 và 02", "02", ("", "02", " và ", "02", ""), (), id="said twice"),
        pytest.param("không có", "06 lớp", ("không có",), (), id="not verbatim"),
        pytest.param("", "06 lớp", (), (), id="no context"),
        pytest.param("a.b", ".", ("a", ".", "b"), (), id="no pattern language"),
    ],
)  # fmt: skip
def test_quote_is_marked_in_its_sentence(
    context: str, quote: str, parts: tuple[str, ...], headings: tuple[str, ...]
) -> None:
    found = passage(context, quote)
    assert (found.parts, found.headings) == (parts, headings)


@pytest.mark.parametrize(
    ("turn", "parts"),
    [
        pytest.param((0, 2), ("", "02 lớp", " cho Đoàn; 02 lớp cho Hội"), id="the first of two"),
        pytest.param((1, 2), ("02 lớp cho Đoàn; ", "02 lớp", " cho Hội"), id="the second of two"),
        pytest.param(
            (0, 1), ("", "02 lớp", " cho Đoàn; ", "02 lớp", " cho Hội"), id="another was overlooked"
        ),
    ],
)
def test_of_equal_words_the_right_ones_are_marked(turn: tuple[int, int], parts: tuple[str, ...]) -> None:
    assert passage("02 lớp cho Đoàn; 02 lớp cho Hội", "02 lớp", turn).parts == parts


def test_equal_quotes_take_turns_by_place(content: ReleaseContent) -> None:
    figure = content.consolidation.figures[0]
    right, left = (
        figure.contributions[0].model_copy(
            update={"fact": fact, "source": PagePlace(page=1, bbox=(x, 5.0, x, 9.0))}
        )
        for fact, x in (("right", 270.0), ("left", 115.0))
    )
    twice = figure.model_copy(update={"contributions": (right,), "excluded": (left,)})
    changed = content.consolidation.model_copy(update={"figures": (twice,), "unclassed": ()})
    assert turns(replace(content, consolidation=changed)) == {"left": (0, 2), "right": (1, 2)}


def test_colours_have_enough_contrast() -> None:
    style = audit_page._asset("style.css")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", style))
    pairs = [("ink", "paper"), ("quiet", "ground"), ("accent", "ground"), ("ink", "mark"),
             ("attention", "attention-ground"), ("settled", "settled-ground"), ("grave", "grave-ground")]  # fmt: skip
    assert {pair: contrast(colours[pair[0]], colours[pair[1]]) >= 4.5 for pair in pairs} == dict.fromkeys(
        pairs, True
    )


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
