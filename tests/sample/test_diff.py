"""Between two releases every changed figure has its cause, and only its cause."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sample_night import HAND_COUNT, tonghop

pytestmark = pytest.mark.xdist_group("sample-night")

REQUEST = HAND_COUNT["request"]
FIRST, SECOND = f"{REQUEST}-0001", f"{REQUEST}-0002"
SIGNED = ("--by", "Lê Thị Hoa", "--reason", "Đã hỏi lại đơn vị")


def changes(workspace, old=FIRST, new=SECOND):
    answer = json.loads(tonghop(workspace, "diff", old, new, "--format", "json"))
    assert (answer["from"], answer["to"]) == (old, new)
    assert all(change["causes"] for change in answer["changes"]), "no change without a cause"
    return {(change["figure"], change["agency"]): change for change in answer["changes"]}


def kinds(change):
    return [cause["kind"] for cause in change["causes"]]


def next_night(workspace, day=4):
    return tonghop(workspace, "nightly", "--now", f"2020-08-0{day}T02:00:00+07:00", "--no-progress", expect=3)


def traced(workspace, figure, agency):
    return json.loads(tonghop(workspace, "trace", figure, "--agency", agency, "--format", "json"))


def report(number, classes):
    return (
        "UBND HUYỆN TÂN HỒNG\nPHÒNG VĂN HÓA VÀ THÔNG TIN\n"
        f"Số: {number}/BC-PVHTT\nTân Hồng, ngày 24 tháng 7 năm 2020\n\nBÁO CÁO\n"
        "Tuyên truyền công tác cai nghiện ma túy giai đoạn 2016-2020\n\n"
        f"Giai đoạn 2016-2020, Phòng tổ chức {classes} lớp tập huấn tuyên truyền.\n"
    )


def test_a_correction_is_named_with_who_and_why(own):
    fact = traced(own, "lop-tap-huan", "vhtt-tan-hong")["contributions"][0]["fact"]
    tonghop(own, "correct", fact, "--value", "13", *SIGNED)
    found = changes(own)
    assert set(found) == {("lop-tap-huan", None), ("lop-tap-huan", "vhtt-tan-hong")}
    whole = found["lop-tap-huan", None]
    assert (whole["before"]["value"], whole["after"]["value"]) == (59, 69)
    for change in found.values():
        (cause,) = change["causes"]
        assert cause["kind"] == "correction"
        assert "Lê Thị Hoa" in cause["message"] and "Đã hỏi lại đơn vị" in cause["message"]


@pytest.mark.services
def test_a_withdrawn_correction_is_a_cause_too(own):
    fact = traced(own, "lop-tap-huan", "vhtt-tan-hong")["contributions"][0]["fact"]
    made = json.loads(tonghop(own, "correct", fact, "--value", "13", *SIGNED, "--format", "json"))
    tonghop(own, "corrections", "withdraw", made["correction"]["id"], *SIGNED)
    (cause,) = changes(own, SECOND, f"{REQUEST}-0003")["lop-tap-huan", None]["causes"]
    assert (cause["kind"], cause["id"]) == ("correction", made["correction"]["id"])


def test_an_ignored_submission_is_a_correction(own):
    submission = traced(own, "lop-tap-huan", "vhtt-tan-hong")["contributions"][0]["submission"]
    tonghop(own, "correct", "--submission", submission, "--ignore", *SIGNED)
    found = changes(own)
    assert found["lop-tap-huan", "vhtt-tan-hong"]["after"]["state"] == "missing"
    assert {kind for change in found.values() for kind in kinds(change)} == {"correction"}


@pytest.mark.services
def test_new_revised_and_failed_submissions_and_the_printed_night(own):
    inbox = own / "inbox" / REQUEST
    (inbox / "vhtt-lai-vung").mkdir(exist_ok=True)
    (inbox / "vhtt-lai-vung" / "bc.txt").write_text(report(9, "05").replace("TÂN HỒNG", "LAI VUNG"), "utf-8")
    (old,) = (inbox / "vhtt-tan-hong").iterdir()
    old.write_text(report(12, "08"), "utf-8")
    (docx,) = (inbox / "vhtt-lap-vo").iterdir()
    docx.write_bytes(docx.read_bytes()[:5000])
    printed = next_night(own)
    found = changes(own)
    assert kinds(found["lop-tap-huan", "vhtt-lai-vung"]) == ["submission"]
    assert kinds(found["lop-tap-huan", "vhtt-tan-hong"]) == ["revision"]
    assert set(kinds(found["lop-tap-huan", "vhtt-lap-vo"])) <= {"failure", "revision"}
    assert set(kinds(found["lop-tap-huan", None])) >= {"submission", "revision"}
    assert FIRST in printed and SECOND in printed and "vhtt-lai-vung/bc.txt" in printed


def test_a_changed_request_is_a_registry_change(own):
    request = own / "requests" / f"{REQUEST}.toml"
    said = request.read_text("utf-8")
    counts = '["lớp tập huấn", "lớp bồi dưỡng", "lớp"]'
    assert counts in said
    request.write_text(said.replace(counts, '["lớp bồi dưỡng"]'), "utf-8")
    next_night(own)
    found = changes(own)
    assert ("lop-tap-huan", None) in found
    assert {kind for change in found.values() for kind in kinds(change)} == {"registry"}


def test_a_release_does_not_differ_from_itself(own):
    assert changes(own, FIRST, FIRST) == {}


def failing(workspace, *arguments):
    program = Path(sys.executable).with_name("tonghop")
    ran = subprocess.run(
        [program, "--workspace", workspace, *arguments], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stderr


def test_an_unknown_release_names_the_nearest(own):
    code, told = failing(own, "diff", f"{REQUEST}-001", FIRST)
    assert code == 1 and FIRST in told


@pytest.mark.services
def test_releases_of_two_requests_are_not_compared(own):
    other = "dot-hai"
    request = (own / "requests" / f"{REQUEST}.toml").read_text("utf-8")
    (own / "requests" / f"{other}.toml").write_text(
        request.replace(f'id = "{REQUEST}"', f'id = "{other}"'), "utf-8"
    )
    shutil.copytree(own / "inbox" / REQUEST / "vhtt-tan-hong", own / "inbox" / other / "vhtt-tan-hong")
    next_night(own)
    code, told = failing(own, "diff", FIRST, f"{other}-0001")
    assert code == 1 and "hai đợt" in told
