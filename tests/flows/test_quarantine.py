"""A file that ends the process that reads it twice is left alone until a person asks for it."""

import json
import subprocess

import pytest
from real_nights import PROGRAM, REQUEST, night, verified

from flows.initialise import initialise

pytestmark = pytest.mark.services


def failed(root):
    ran = subprocess.run(
        [PROGRAM, "--workspace", root, "failures", "--format", "json"], capture_output=True, check=True
    )
    return {entry["file"]: entry for entry in json.loads(ran.stdout)["failures"]}


def test_only_a_person_has_it_tried_again(tmp_path):
    """A text far larger than the memory that its reader may take."""
    root = tmp_path / "w"
    initialise(root, sample=True)
    path = root / "tonghop.toml"
    path.write_text(path.read_text("utf-8") + "\n[limits]\nmemory_mb = 700\n", "utf-8")
    bomb = root / "inbox" / REQUEST / "vhtt-sa-dec" / "to.txt"
    bomb.write_bytes(("06 lớp, " * 10 + "\n").encode() * 600_000)
    night(root)
    told = failed(root)["vhtt-sa-dec/to.txt"]
    assert (told["code"], told["attempts"]) == ("quarantined", 1)
    assert "rerun" in told["remedy"]
    night(root)
    rerun = [PROGRAM, "--workspace", root, "rerun", "--no-progress", "-q"]
    subprocess.run([*rerun, "--failed"], capture_output=True, check=False)
    assert failed(root)["vhtt-sa-dec/to.txt"]["attempts"] == 1
    subprocess.run([*rerun, told["submission"]], capture_output=True, check=False)
    assert failed(root)["vhtt-sa-dec/to.txt"]["attempts"] == 2
    assert verified(root)["ok"]
