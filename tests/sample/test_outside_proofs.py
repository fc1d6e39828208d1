"""What leaves the office is checked by docs/verify_ledger.py in a process of its own, without our code."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from sample_night import HAND_COUNT, tonghop

pytestmark = pytest.mark.xdist_group("other-night")

VERIFIER = Path(__file__).parents[2] / "docs" / "verify_ledger.py"
REQUEST = HAND_COUNT["request"]


def checked(file, *printed):
    """Run the verifier in isolation: neither our folders nor installed packages are in its path."""
    command = [sys.executable, "-I", "-S", VERIFIER, file, *printed]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout


def manifest(workspace):
    return json.loads((workspace / "out" / REQUEST / f"{REQUEST}-0001" / "release.json").read_bytes())


@pytest.fixture
def exported(workspace, tmp_path):
    tonghop(workspace, "ledger", "export", "--out", tmp_path / "ledger.jsonl")
    return tmp_path / "ledger.jsonl"


def test_the_export_holds_against_what_report_and_page_print(workspace, exported):
    head = manifest(workspace)["ledger"]
    assert checked(exported, head["hash"], head["root"]) == (0, "whole\n")
    assert checked(exported, "0" * 63 + "1")[0] == 1
    report = workspace / "out" / REQUEST / f"{REQUEST}-0001" / "bao-cao.docx"
    said = "\n".join(p.text for p in Document(io.BytesIO(report.read_bytes())).paragraphs)
    assert all(str(head[key]) in said for key in ("sequence", "hash", "root"))
    page = (report.parent / "kiem-toan.html").read_text("utf-8")
    assert head["hash"] in page and head["root"] in page


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (lambda lines: [*lines[:4], *lines[5:]], "event 5 is missing"),
        (lambda lines: [*lines[:4], lines[4].replace("tonghop", "ai đó", 1), *lines[5:]], "event 5"),
        (lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]], "event 4 is missing"),
    ],
    ids=["taken out", "edited", "swapped"],
)
def test_a_tampered_export_is_named_with_its_place(exported, tamper, told):
    lines = exported.read_text("utf-8").splitlines()
    exported.write_text("\n".join(tamper(lines)) + "\n", "utf-8")
    code, said = checked(exported)
    assert code == 1 and told in said


def test_a_figure_is_proved_against_the_printed_root(workspace, tmp_path):
    file = tmp_path / "proof.json"
    tonghop(workspace, "trace", "lop-tap-huan", "--proof", file)
    root = manifest(workspace)["ledger"]["root"]
    assert checked(file, root) == (0, "whole\n")
    proof = json.loads(file.read_bytes())
    assert {event["kind"] for event in proof["events"]} == {"submission.received", "extraction.completed"}
    proof["events"][0]["payload"]["agency"] = "vhtt-lai-vung"
    file.write_text(json.dumps(proof), "utf-8")
    assert checked(file, root)[0] == 1


def test_two_printed_heads_prove_that_the_ledger_only_grew(workspace, tmp_path):
    file = tmp_path / "grown.json"
    head = manifest(workspace)["ledger"]
    tonghop(workspace, "ledger", "proof", "3", head["hash"], "--out", file)
    assert checked(file, head["root"]) == (0, "whole\n")
    proof = json.loads(file.read_bytes())
    proof["old"]["root"] = head["root"]
    file.write_text(json.dumps(proof), "utf-8")
    assert checked(file)[0] == 1
    tonghop(workspace, "ledger", "proof", "3", "99999", expect=1)
