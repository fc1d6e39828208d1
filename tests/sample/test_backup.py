"""A backup is a workspace: verified, and a night in it finds nothing new."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_night import NOW, tonghop

# Several nights each.
pytestmark = pytest.mark.services


def test_a_backup_is_a_whole_workspace(workspace, tmp_path):
    tonghop(workspace, "backup", tmp_path / "copy", "--no-progress")
    answer = json.loads(tonghop(tmp_path / "copy", "verify", "--format", "json", "--no-progress"))
    assert answer["ok"]
    assert answer["checked"]["releases"] == 1
    night = json.loads(
        tonghop(tmp_path / "copy", "nightly", "--now", NOW, "--format", "json", "--no-progress", expect=3)
    )
    assert (night["read"], night["releases"]) == (0, 0)


def test_a_backup_writes_over_nothing(workspace, tmp_path):
    (tmp_path / "holds-something").write_text("x")
    tonghop(workspace, "backup", tmp_path, expect=1)
    assert [path.name for path in tmp_path.iterdir()] == ["holds-something"]


def test_a_backup_taken_while_events_are_appended_holds_whole_groups(own, tmp_path):
    """A night runs in another process; pipes in the inbox are passed over."""
    os.mkfifo(own / "inbox" / "cai-nghien-2016-2020" / "vhtt-sa-dec" / "x.pdf")
    program = Path(sys.executable).with_name("tonghop")
    rerun = ["rerun", *_ids(own), "--now", NOW, "--no-progress", "-q"]
    process = subprocess.Popen([program, "--workspace", own, *rerun], stderr=subprocess.DEVNULL)
    try:
        for copy in range(4):
            tonghop(own, "backup", tmp_path / f"copy{copy}", "--no-progress")
    finally:
        process.wait(timeout=120)
    assert process.returncode == 3


def _ids(root):
    answer = json.loads(tonghop(root, "status", "--format", "json"))
    agencies = answer["requests"][0]["agencies"]
    return [entry["submission"] for agency in agencies for entry in agency["submissions"]][:6]
