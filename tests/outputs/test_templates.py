"""Forms sent back unfilled, and drafts, as a request treats them."""

import pytest

from extractors.extraction import extract
from extractors.readers.dispatch import read
from outputs.consolidation import consolidate

HEADING = """PHÒNG VĂN HÓA VÀ THÔNG TIN
Số: {number}/BC-PVHTT

BÁO CÁO
Kết quả tuyên truyền giai đoạn 2016-2020

"""
BLANK = "1. Đã tổ chức ...... lớp tập huấn cho ..... học viên.\n2. Đã phát: ........ tờ rơi\n"
FILLED = "1. Đã tổ chức 06 lớp tập huấn cho ..... học viên.\n2. Đã phát: ........ tờ rơi\n"
NOTHING = "1. Không tổ chức lớp tập huấn nào cho ..... học viên, ..... cán bộ.\n2. Đã phát: ........ tờ rơi\n"
DONE = "1. Đã tổ chức 06 lớp tập huấn.\n"


@pytest.fixture
def night(written):
    def run(body, *, number="45", **request):
        text = (HEADING.format(number=number) + body).encode()
        entry = written.submission("sa-dec", "x")
        found = extract(read(text, "a.txt"), file="a.txt", sha256=entry.submission.sha256)
        entry = entry.model_copy(update={"extraction": found})
        result = consolidate(written.request(**request), written.AGENCIES, [entry], written.AFTER_DUE)
        [delivery] = [d for d in result.deliveries if d.agency == "sa-dec"]
        return delivery.submissions[0].state, delivery.state, [made.code for made in result.findings], result

    return run


def test_a_form_sent_back_unfilled_does_not_count_as_delivered(night):
    state, delivery, codes, result = night(BLANK)
    assert (state, delivery) == ("template", "missing")
    assert "template-unfilled" in codes
    assert not result.figures[0].complete


@pytest.mark.parametrize("body", [FILLED, NOTHING], ids=["one number filled in", "none to report"])
def test_a_form_filled_in_part_counts_and_says_what_is_blank(night, body):
    state, delivery, codes, _ = night(body)
    assert (state, delivery) == ("counted", "delivered")
    assert "numbers-left-blank" in codes


def test_a_report_without_blanks_has_no_such_doubt(night):
    _, _, codes, _ = night(DONE)
    assert not {"template-unfilled", "numbers-left-blank"} & set(codes)


@pytest.mark.parametrize(
    ("rule", "state", "code", "counted"),
    [("count", "counted", "draft-counted", 1), ("leave-out", "draft", "draft-left-out", 0)],
)
def test_a_draft_counts_or_not_as_the_request_says(night, rule, state, code, counted):
    found, _, codes, result = night(DONE, number="      ", drafts=rule)
    assert found == state
    assert code in codes
    assert len(result.figures[0].contributions) == counted
    assert [out.reason for out in result.figures[0].excluded] == ["draft"] * (1 - counted)
