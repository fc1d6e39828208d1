"""The audit page of the sample: pictures drawn once, kept in the archive, and guarded like all else."""

import json

import pytest
from lxml import html
from sample_night import tonghop

from schemas.picture import PictureBook

pytestmark = pytest.mark.xdist_group("other-night")

REQUEST = "cai-nghien-2016-2020"


def released(root):
    folder = root / "out" / REQUEST
    return folder / (folder / "current.txt").read_text().strip()


def told(root):
    return json.loads((released(root) / "release.json").read_text("utf-8"))


def kept(root, sha256):
    return root / "archive" / sha256[:2] / sha256


@pytest.fixture(scope="module")
def page(workspace):
    return html.document_fromstring((released(workspace) / "kiem-toan.html").read_text("utf-8"))


def test_every_mention_that_counts_in_a_pdf_has_its_picture(workspace, page):
    figures = json.loads((released(workspace) / "figures.json").read_text("utf-8"))["figures"]
    sources = [each["source"] for figure in figures for each in figure["contributions"]]
    on_pages = sum(
        "page" in place for source in sources for place in (source if isinstance(source, list) else [source])
    )
    assert on_pages > 10 and len(page.xpath("//img[@class='words']")) == on_pages


def test_every_report_stands_whole_in_the_page(workspace, page):
    assert len(page.xpath("//details[@data-source]")) == len(told(workspace)["submissions"])
    assert len(page.xpath("//*[@class='whole']//*[contains(@class, 'm counted')]")) > 50


def test_every_sum_agrees(page):
    checks = page.xpath("//*[contains(@class, 'check ')]/@class")
    assert len(checks) > 50 and set(checks) == {"check agrees"}


def test_a_second_release_draws_nothing_anew(own):
    before = told(own)["pictures"]
    finding = next(f for f in json.loads((released(own) / "figures.json").read_text("utf-8"))["findings"])
    tonghop(own, "decide", finding["id"], "--by", "Lê An", "--reason", "Đã xem")
    assert before and told(own)["pictures"] == before and told(own)["release"].endswith("-0002")


def test_a_picture_that_was_changed_is_found(own):
    path = kept(own, next(iter(told(own)["pictures"].values())))
    book = PictureBook.model_validate_json(path.read_bytes())
    path.chmod(0o644)
    path.write_text(book.model_copy(update={"drawn": "by hand"}).model_dump_json())
    answer = json.loads(tonghop(own, "verify", "--format", "json", expect=1))
    assert any(path.name in fault["where"] for fault in answer["faults"])
