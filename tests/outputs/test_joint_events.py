"""One event that two agencies report is found, counts with both, and is left to a person."""

import pytest

from outputs.consolidation import consolidate
from outputs.corrections import Amendments
from schemas.correction import FindingDecision
from schemas.request import Indicator

CONFERENCES = Indicator(id="hoi-nghi", label="Hội nghị", unit="hội nghị", counts=("hội nghị",))


@pytest.fixture
def night(written):
    def run(first, second, *, decisions=()):
        entries = [written.submission("bao", first), written.submission("sa-dec", second)]
        request = written.request(CONFERENCES)
        amended = Amendments.of(decisions)
        return entries, consolidate(request, written.AGENCIES, entries, written.AFTER_DUE, amended)

    return run


def joint(result):
    return [made for made in result.findings if made.code == "joint-event"]


ONE_EVENT = {
    "same day, same named place": (
        "Ngày {12/5/2019=2019-05-12}, đưa tin [01 hội nghị] truyền thông tại xã Tân Quy Đông.",
        "Tổ chức [01 hội nghị] truyền thông tại xã Tân Quy Đông {ngày 12/5/2019=2019-05-12}.",
    ),
    "same day, one names the other": (
        "Phối hợp với Phòng Văn hóa và Thông tin thành phố Sa Đéc mở [01 hội nghị] {ngày 12/5/2019=2019-05-12}.",
        "Trong {ngày 12/5/2019=2019-05-12} đã mở [01 hội nghị] có 200 người dự.",
    ),
    "no day, partners, the same words": (
        "Phối hợp với Phòng Văn hóa và Thông tin thành phố Sa Đéc tổ chức [02 hội nghị] tuyên truyền phòng, chống ma túy cho học sinh.",
        "Phối hợp với Báo Đồng Tháp tổ chức [02 hội nghị] tuyên truyền phòng, chống ma túy cho học sinh các trường.",
    ),
}

TWO_EVENTS = {
    "same day, other places": (
        "Ngày {26/6/2019=2019-06-26}, tổ chức [01 hội nghị] hưởng ứng tại xã Tân Quy Đông.",
        "Ngày {26/6/2019=2019-06-26}, tổ chức [01 hội nghị] hưởng ứng tại xã Phú Thành.",
    ),
    "same day, no word of the other": (
        "Ngày {26/6/2019=2019-06-26}, tổ chức [01 hội nghị] hưởng ứng.",
        "Ngày {26/6/2019=2019-06-26}, tổ chức [01 hội nghị] hưởng ứng.",
    ),
    "partners, but other days": (
        "Phối hợp với Phòng Văn hóa và Thông tin thành phố Sa Đéc mở [01 hội nghị] {ngày 12/5/2019=2019-05-12}.",
        "Phối hợp với Báo Đồng Tháp mở [01 hội nghị] {ngày 13/5/2019=2019-05-13}.",
    ),
    "equal numbers alone": (
        "Tổ chức [02 hội nghị] tuyên truyền phòng, chống ma túy.",
        "Tổ chức [02 hội nghị] tuyên truyền phòng, chống ma túy.",
    ),
    "the day of the plan that both carry out": (
        "Theo Kế hoạch số <45/KH-UBND> {ngày 12/5/2019=2019-05-12}, mở [01 hội nghị] tại xã Tân Quy Đông.",
        "Mở [01 hội nghị] tại xã Tân Quy Đông theo Kế hoạch số <45/KH-UBND> {ngày 12/5/2019=2019-05-12}.",
    ),
    "the same month": (
        "Phối hợp với Phòng Văn hóa và Thông tin thành phố Sa Đéc mở [03 hội nghị] {tháng 5/2019=2019-05}.",
        "Tổ chức [01 hội nghị] giao ban {tháng 5/2019=2019-05}.",
    ),
}


@pytest.mark.parametrize(("first", "second"), ONE_EVENT.values(), ids=ONE_EVENT)
def test_one_event_is_found_and_counts_twice_until_decided(night, first, second):
    entries, result = night(first, second)
    [found] = joint(result)
    assert found.blocks
    assert found.figure == "hoi-nghi"
    assert all(entry.submission.id in found.next_step() for entry in entries)
    said = [made.value for made in result.figures[0].contributions]
    assert len(said) == 2
    assert result.figures[0].value == sum(said)


@pytest.mark.parametrize(("first", "second"), TWO_EVENTS.values(), ids=TWO_EVENTS)
def test_two_events_are_two(night, first, second):
    _, result = night(first, second)
    assert joint(result) == []


def decision(finding, choose):
    return FindingDecision(
        id="d1", request="dot", by="Lê Thị Hoa", reason="đã hỏi", time="x", finding=finding.id, choose=choose
    )


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_choice_counts_it_once(night, chosen):
    first, second = ONE_EVENT["no day, partners, the same words"]
    entries, before = night(first, second)
    kept, left = entries[chosen].submission, entries[1 - chosen].submission
    _, after = night(first, second, decisions=[decision(joint(before)[0], kept.id)])
    figure = after.figures[0]
    assert [made.submission for made in figure.contributions] == [kept.id]
    assert [(out.submission, out.reason) for out in figure.excluded] == [(left.id, "joint-event")]
    assert figure.excluded[0].of == figure.contributions[0].fact
    assert figure.by_agency[left.agency].state == "reported"
    assert not joint(after)[0].blocks


def test_closed_without_a_choice_both_count(night):
    first, second = ONE_EVENT["same day, same named place"]
    _, before = night(first, second)
    _, after = night(first, second, decisions=[decision(joint(before)[0], None)])
    assert after.figures[0].value == 2
    assert not joint(after)[0].blocks
