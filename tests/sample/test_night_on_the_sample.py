"""One night on the sample workspace, through the program itself, held against the hand count.

The hand count was made from the documents by a person who had not seen the code of selection.
"""

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sample_night import HAND_COUNT, NOW, tonghop

pytestmark = pytest.mark.xdist_group("sample-night")

FIGURES = {figure["id"]: figure for figure in HAND_COUNT["figure"]}


@pytest.fixture(scope="module")
def release(workspace):
    out = workspace / "out" / HAND_COUNT["request"]
    return out / (out / "current.txt").read_text().strip()


@pytest.fixture(scope="module")
def figures(release):
    answer = json.loads((release / "figures.json").read_text("utf-8"))
    return {figure["id"]: figure for figure in answer["figures"]}


@pytest.fixture(scope="module")
def unclassed(release):
    return json.loads((release / "figures.json").read_text("utf-8"))["unclassed"]


@pytest.fixture(scope="module")
def standing(workspace):
    return json.loads(tonghop(workspace, "status", "--format", "json"))["requests"][0]


def said(quote):
    return re.sub(r"\s+", " ", quote).strip()


def told(entry):
    """What a mention says, as the hand count lists it."""
    return entry["agency"], Path(entry["file"]).name, said(entry["quote"]), entry.get("value")


@pytest.mark.parametrize("id", FIGURES)
def test_the_total_is_the_counted_one(figures, id):
    wanted, found = FIGURES[id], figures[id]
    if wanted["combine"] == "list":
        assert found["value"] is None
        return
    for key in ("value", "low", "high", "qualifier", "rendered", "complete"):
        assert found[key] == wanted.get(key), key


@pytest.mark.parametrize("id", [id for id in FIGURES if FIGURES[id]["combine"] != "list"])
def test_each_group_sums_to_the_counted(figures, id):
    for wanted in FIGURES[id].get("by_group", []):
        found = figures[id]["by_group"].get(wanted["group"])
        if "qualifier" not in wanted:
            # Nobody of the group says anything of it.
            assert found is None, wanted["group"]
            continue
        assert found, wanted["group"]
        for key in ("value", "low", "high", "qualifier", "rendered"):
            assert found[key] == wanted.get(key), (wanted["group"], key)


@pytest.mark.parametrize("id", FIGURES)
def test_each_agency_says_what_was_counted(figures, id):
    found = {
        agency: (part["state"], part["value"], part["qualifier"])
        for agency, part in figures[id]["by_agency"].items()
    }
    wanted = {
        part["agency"]: (part["state"], part.get("value"), part.get("qualifier"))
        for part in FIGURES[id]["by_agency"]
    }
    assert found == wanted


@pytest.mark.parametrize("id", FIGURES)
def test_what_counts_is_what_was_counted(figures, id):
    assert sorted(map(told, figures[id]["contributions"]), key=str) == sorted(
        map(told, _with_pairs(FIGURES[id]["counted"], figures[id])), key=str
    )


@pytest.mark.parametrize("id", FIGURES)
def test_what_is_left_out_has_a_true_reason(figures, unclassed, id):
    found = {}
    for entry in figures[id]["excluded"]:
        found.setdefault(told(entry)[::2], set()).add(entry["reason"])
    aside = {told(entry)[::2] for entry in unclassed}
    for wanted in FIGURES[id]["excluded"]:
        if wanted["reason"] in ("duplicate-file", "superseded"):
            # Which file of a pair counts is open, and with it whose quotes are listed here.
            continue
        key = (wanted["agency"], said(wanted["quote"]))
        if wanted["reason"] == "mixed-kinds" and key in aside:
            continue
        assert key in found, wanted
        assert found[key] & {wanted["reason"], wanted.get("or_reason")}, (wanted, found[key])


def test_what_nobody_asks_for_is_in_no_figure(figures):
    counted = {told(entry)[:3] for figure in figures.values() for entry in figure["contributions"]}
    for entry in HAND_COUNT["not_asked"]["quantities"]:
        assert (entry["agency"], entry["file"], entry["quote"]) not in counted, entry


def test_each_agency_is_in_the_counted_state(standing):
    found = {agency["agency"]: agency["state"] for agency in standing["agencies"] if agency["expected"]}
    assert found == {agency["id"]: agency["state"] for agency in HAND_COUNT["agency"]}


def test_each_submission_is_in_the_counted_state(standing):
    found = {
        (agency["agency"], Path(entry["file"]).name): entry["state"]
        for agency in standing["agencies"]
        for entry in agency["submissions"]
    }
    pairs = {}
    for wanted in HAND_COUNT["submission"]:
        key = (wanted["agency"], Path(wanted["file"]).name)
        if "pair" in wanted:
            pairs.setdefault(wanted["pair"], []).append(found[key])
        else:
            assert found[key] == wanted["state"], key
    assert all(sorted(states) == ["counted", "duplicate-file"] for states in pairs.values())
    assert len(found) == len(HAND_COUNT["submission"])


def test_the_doubts_are_told(release):
    findings = json.loads((release / "figures.json").read_text("utf-8"))["findings"]
    for wanted in HAND_COUNT["finding"]:
        fitting = [f for f in findings if f["code"] == wanted["code"] and f["agency"] == wanted["agency"]]
        assert fitting, wanted


def test_the_failed_submission_says_why_and_what_to_do(workspace):
    (failure,) = json.loads(tonghop(workspace, "failures", "--format", "json"))["failures"]
    assert failure["agency"] == "vhtt-tam-nong"
    assert failure["code"] == "damaged-file"
    assert failure["message"] and failure["remedy"]


@pytest.mark.parametrize("id", FIGURES)
def test_every_figure_is_traced_to_words_that_stand_in_the_file(workspace, id):
    answer = json.loads(tonghop(workspace, "trace", id, "--format", "json"))
    assert answer["contributions"] or not FIGURES[id]["counted"]
    for entry in answer["contributions"]:
        assert entry["source"], entry
        assert (workspace / "archive" / entry["sha256"][:2] / entry["sha256"]).is_file()


def test_the_release_holds_its_five_files_by_their_hashes(workspace, release):
    manifest = json.loads((release / "release.json").read_text("utf-8"))
    assert set(manifest["files"]) == {"bao-cao.docx", "so-lieu.xlsx", "kiem-toan.html", "figures.json"}
    for name, sha256 in manifest["files"].items():
        assert (workspace / "archive" / sha256[:2] / sha256).read_bytes() == (release / name).read_bytes()


def test_a_second_night_changes_nothing(workspace, release):
    before = {path: path.read_bytes() for path in release.parent.rglob("*") if path.is_file()}
    printed = tonghop(workspace, "--lang", "en", "nightly", "--now", NOW, "--no-progress", expect=3)
    assert "Nothing new" in printed
    assert {path: path.read_bytes() for path in release.parent.rglob("*") if path.is_file()} == before


def test_an_unknown_figure_names_the_nearest(workspace):
    program = Path(sys.executable).with_name("tonghop")
    ran = subprocess.run(
        [program, "--workspace", workspace, "trace", "lop-tap-hun"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "lop-tap-huan" in ran.stderr


def test_the_readme_shows_what_trace_prints(workspace):
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    command = re.search(r"`tonghop (trace [^`]*)`\):\n\n```\n(.*?)```", readme, re.DOTALL)
    printed = tonghop(workspace, *command[1].split())
    assert _lines(command[2]) == _lines(printed)
    assert max(map(len, printed.splitlines())) <= 80


def _lines(printed):
    """Return the lines that say something; ids of facts follow the boxes that a reader finds, so any will do."""
    return [re.sub(r"\b[0-9a-f]{16}\b", "…", line).rstrip() for line in printed.splitlines() if line.strip()]


def test_the_failed_one_alone_is_read_again(own):
    """A rerun of what failed reads it once more, fails again, and says so; nothing else is touched."""
    tonghop(own, "rerun", "--failed", "--now", NOW, "--no-progress", expect=3)
    (failure,) = json.loads(tonghop(own, "failures", "--format", "json"))["failures"]
    assert failure["attempts"] == 2


def test_a_mended_file_is_read_and_only_its_figures_change(own, figures):
    """What the operator does at 08:00: put the whole file in the place of the truncated one."""
    whole = own / "inbox" / HAND_COUNT["request"] / "vhtt-tam-nong" / "BC 66 Tam Nong.docx"
    whole.unlink()
    (whole.parent / "BC 66 gui lai.txt").write_text(
        "UBND HUYỆN TAM NÔNG\nPHÒNG VĂN HÓA VÀ THÔNG TIN\nSố: 66/BC-PVHTT\n"
        "Tam Nông, ngày 24 tháng 7 năm 2020\n\nBÁO CÁO\n"
        "Tuyên truyền công tác cai nghiện ma túy giai đoạn 2016-2020\n\n"
        "Giai đoạn 2016-2020, Phòng tổ chức 04 lớp tập huấn tuyên truyền.\n",
        "utf-8",
    )
    tonghop(own, "nightly", "--now", "2020-08-04T02:00:00+07:00", "--no-progress", expect=3)
    answer = json.loads(tonghop(own, "trace", "lop-tap-huan", "--format", "json"))
    assert answer["value"] == figures["lop-tap-huan"]["value"] + 4
    unchanged = json.loads(tonghop(own, "trace", "to-roi", "--format", "json"))
    assert unchanged["value"] == figures["to-roi"]["value"]


def _with_pairs(counted, figure):
    """Let a quote counted from one file of a pair stand for the same quote in the other."""
    pair = {}
    for entry in HAND_COUNT["submission"]:
        if "pair" in entry:
            pair.setdefault(entry["pair"], set()).add(Path(entry["file"]).name)
    chosen = {Path(entry["file"]).name for entry in figure["contributions"]}
    for entry in counted:
        name = Path(entry["file"]).name
        others = next((names for names in pair.values() if name in names), {name})
        yield entry | {"file": next(iter(others & chosen), name)}


def test_prefect_keeps_an_honest_record(workspace, release):
    """A failed submission is a failed task run by agency and file; the night says that it has gaps."""
    record = sqlite3.connect(f"file:{workspace}/.tonghop/prefect/prefect.db?mode=ro", uri=True)
    failed = [name for (name,) in record.execute("SELECT name FROM task_run WHERE state_type = 'FAILED'")]
    assert set(failed) == {"vhtt-tam-nong/BC 66 Tam Nong.docx"}
    nights = [
        state for (state,) in record.execute("SELECT state_name FROM flow_run WHERE name LIKE 'nightly%'")
    ]
    assert set(nights) == {"CompletedWithGaps"}
    subflows = [
        name for (name,) in record.execute("SELECT name FROM flow_run WHERE parent_task_run_id IS NOT NULL")
    ]
    assert set(subflows) == {HAND_COUNT["request"]}


def test_what_was_released_can_be_derived_again(workspace, release):
    answer = json.loads(tonghop(workspace, "verify", "--format", "json"))
    assert answer["ok"], answer["faults"]
    assert {entry["state"] for entry in answer["releases"]} == {"same"}
