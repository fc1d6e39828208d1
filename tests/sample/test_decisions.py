"""What persons decide is kept with who and why, changes what it is about, and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sample_night import HAND_COUNT, tonghop

pytestmark = pytest.mark.xdist_group("sample-night")

SIGNED = ("--by", "Lê Thị Hoa", "--reason", "Đã hỏi lại đơn vị")
REQUEST = HAND_COUNT["request"]


def asked(workspace, *arguments):
    return json.loads(tonghop(workspace, *arguments, "--format", "json"))


def figures(workspace):
    name = (workspace / "out" / REQUEST / "current.txt").read_text().strip()
    return {
        figure["id"]: figure
        for figure in json.loads((workspace / "out" / REQUEST / name / "figures.json").read_text("utf-8"))[
            "figures"
        ]
    }


def fact(workspace, figure, agency, kind="contributions"):
    return asked(workspace, "trace", figure, "--agency", agency)[kind][0]["fact"]


def submission(workspace, agency):
    (found,) = [a for a in asked(workspace, "status")["requests"][0]["agencies"] if a["agency"] == agency]
    return found["submissions"][0]["submission"]


def changed(before, after):
    return {id for id in before if before[id]["rendered"] != after[id]["rendered"]}


def test_a_corrected_value_stands_beside_its_words(own):
    before = figures(own)
    tonghop(own, "correct", fact(own, "lop-tap-huan", "vhtt-tan-hong"), "--value", "13", *SIGNED)
    after = figures(own)
    assert after["lop-tap-huan"]["value"] == before["lop-tap-huan"]["value"] + 10
    assert changed(before, after) == {"lop-tap-huan"}
    (entry,) = asked(own, "trace", "lop-tap-huan", "--agency", "vhtt-tan-hong")["contributions"]
    assert (entry["quote"], entry["rule"]) == ("03 lớp tập huấn", "correction")
    (made,) = asked(own, "corrections")["corrections"]
    assert entry["correction"] == made["id"]
    assert (made["by"], made["reason"]) == ("Lê Thị Hoa", "Đã hỏi lại đơn vị")


def test_an_excluded_fact_is_listed_with_its_reason(own):
    id = fact(own, "lop-tap-huan", "vhtt-tan-hong")
    tonghop(own, "correct", id, "--exclude", "repeated", *SIGNED)
    assert figures(own)["lop-tap-huan"]["value"] == 56
    (out,) = [e for e in figures(own)["lop-tap-huan"]["excluded"] if e["fact"] == id]
    assert out["reason"] == "repeated"


def test_an_unclassed_fact_is_taken_into_a_figure(own):
    name = (own / "out" / REQUEST / "current.txt").read_text().strip()
    unclassed = json.loads((own / "out" / REQUEST / name / "figures.json").read_text("utf-8"))["unclassed"]
    (entry,) = [e for e in unclassed if e["quote"] == "15 tin tức, sự kiện"]
    before = figures(own)["tin-bai"]["value"]
    tonghop(own, "correct", entry["fact"], "--include", "--figure", "tin-bai", *SIGNED)
    assert figures(own)["tin-bai"]["value"] == before + 15


def test_a_withdrawn_decision_changes_nothing_any_more(own):
    before = figures(own)
    recorded = asked(own, "correct", fact(own, "lop-tap-huan", "vhtt-tan-hong"), "--value", "13", *SIGNED)
    tonghop(own, "corrections", "withdraw", recorded["correction"]["id"], *SIGNED)
    assert changed(before, figures(own)) == set()
    assert asked(own, "corrections") == {"corrections": []}
    assert asked(own, "verify")["ok"]


def test_a_submission_is_taken_out(own):
    before = figures(own)["lop-tap-huan"]["value"]
    tonghop(own, "correct", "--submission", submission(own, "vhtt-tan-hong"), "--ignore", *SIGNED)
    assert figures(own)["lop-tap-huan"]["value"] == before - 3
    assert figures(own)["lop-tap-huan"]["by_agency"]["vhtt-tan-hong"]["state"] == "missing"


def test_a_submission_is_given_to_another_agency(own):
    tonghop(
        own, "correct", "--submission", submission(own, "vhtt-tan-hong"), "--agency", "vhtt-lai-vung", *SIGNED
    )
    by_agency = figures(own)["lop-tap-huan"]["by_agency"]
    assert by_agency["vhtt-lai-vung"]["value"] == 3
    assert by_agency["vhtt-tan-hong"]["state"] == "missing"


def test_a_figure_that_a_person_read_completes_the_total(own):
    before = figures(own)["lop-tap-huan"]["value"]
    failed = submission(own, "vhtt-tam-nong")
    tonghop(
        own,
        "enter",
        "--submission",
        failed,
        "--figure",
        "lop-tap-huan",
        "--value",
        "4",
        "--quote",
        "04 lớp",
        *SIGNED,
    )
    figure = figures(own)["lop-tap-huan"]
    assert figure["value"] == before + 4
    assert figure["by_agency"]["vhtt-tam-nong"]["state"] == "reported"
    (entry,) = [e for e in figure["contributions"] if e["agency"] == "vhtt-tam-nong"]
    assert (entry["rule"], entry["quote"]) == ("entered", "04 lớp")


def test_a_decided_finding_is_closed(own):
    findings = asked(own, "trace", "lop-tap-huan")["findings"]
    assert findings, "the sample has doubts to decide"
    tonghop(own, "decide", findings[0]["id"], *SIGNED)
    (closed,) = [f for f in asked(own, "trace", "lop-tap-huan")["findings"] if f["id"] == findings[0]["id"]]
    (made,) = asked(own, "corrections")["corrections"]
    assert closed["decision"] == made["id"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["correct", "khong-co", "--value", "1", *SIGNED], 1),
        (["correct", "--value", "1", *SIGNED], 2),
        (["correct", "x", "--value", "1", "--include", *SIGNED], 2),
        (["correct", "x", "--value", "mười ba lớp", *SIGNED], 2),
        (["correct", "x", "--value", "1"], 2),
        (["correct", "--submission", "khong-co", "--ignore", *SIGNED], 1),
        (["decide", "khong-co", *SIGNED], 1),
        (["corrections", "withdraw", "khong-co", *SIGNED], 1),
    ],
    ids=["unknown fact", "no fact", "two actions", "no number", "nobody signs", "unknown submission",
         "unknown finding", "unknown decision"],
)  # fmt: skip
def test_a_mistaken_decision_records_nothing(own, arguments, code):
    before = (own / "ledger.head").read_text()
    program = Path(sys.executable).with_name("tonghop")
    ran = subprocess.run(
        [program, "--workspace", own, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == code, ran.stderr
    assert "Traceback" not in ran.stderr
    assert (own / "ledger.head").read_text() == before
