"""The program's own report is lawful in its layout; what it is doubtful about it marks itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sample_night import HAND_COUNT, tonghop

pytestmark = pytest.mark.xdist_group("other-night")

REQUEST = HAND_COUNT["request"]


def linted(workspace, release):
    file = workspace / "out" / REQUEST / release / "bao-cao.docx"
    return json.loads(tonghop(workspace, "lint", file, "--format", "json"))["findings"]


def test_a_draft_is_clean_but_for_its_blanks(workspace):
    found = linted(workspace, f"{REQUEST}-0001")
    assert {made["severity"] for made in found} == {"info"}
    layout = {made["code"] for made in found if made["article"]}
    assert layout == {"layout-number-blank", "layout-day-blank", "layout-doubt-marked"}
    # The date of 2029 that a district cites is printed as it is, and marked.
    assert any("364/STTTT-TTBCXB" in made["message"] for made in found)


def test_an_issued_report_has_no_blanks(own):
    tonghop(own, "finalise", REQUEST, "--number", "9", "--date", "2020-08-09", "--signer", "Trần Minh Khoa")
    codes = {made["code"] for made in linted(own, f"{REQUEST}-0002")}
    assert not codes & {"layout-number-blank", "layout-day-blank"}


def test_what_is_no_word_file_is_refused(workspace, tmp_path):
    page = workspace / "out" / REQUEST / f"{REQUEST}-0001" / "kiem-toan.html"
    ran = subprocess.run(
        [Path(sys.executable).with_name("tonghop"), "lint", page], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert ".docx" in ran.stderr and "Traceback" not in ran.stderr


def test_a_submission_with_faults_exits_with_3(workspace):
    file = workspace / "inbox" / REQUEST / "vhtt-sa-dec" / "87-BC-PVHTT.docx"
    answer = json.loads(tonghop(workspace, "lint", file, "--format", "json", expect=3))
    assert answer["schema"] == "tonghop.lint/1"
    assert all(made["remedy"] and made["severity"] for made in answer["findings"])
