"""The command line, run as a person runs it: what it prints, where, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

PROGRAM = Path(sys.executable).with_name("tonghop")
SENTENCE = (
    "Phòng tổ chức 06 lớp tập huấn cho hơn 1.200 học sinh theo Kế hoạch số 91/KH-STTTT ngày 26/4/2019.\n"
)


def tonghop(*arguments, cwd):
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, timeout=120, check=False, cwd=cwd
    )


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "bc.txt"
    path.write_text(SENTENCE, "utf-8")
    return path


def test_extract_prints_the_facts_of_one_file(report, tmp_path):
    ran = tonghop("extract", report, cwd=tmp_path)
    facts = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert facts["schema"] == "tonghop.extract/1"
    assert [fact["symbol"] for fact in facts["references"]] == ["91/KH-STTTT"]
    assert [fact["value"] for fact in facts["quantities"]] == [6, 1200]
    for fact in facts["references"] + facts["dates"] + facts["quantities"]:
        assert SENTENCE[fact["start"] : fact["end"]] == fact["text"]
        assert fact["source"] == {"line": 1}


def test_extract_text_is_what_offsets_count_in(report, tmp_path):
    assert tonghop("extract", report, "--text", cwd=tmp_path).stdout == SENTENCE


def test_extract_of_a_folder_writes_one_answer_a_file(report, tmp_path):
    folder = tmp_path / "vào" / "con"
    folder.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph(SENTENCE.strip())
    document.save(folder / "bc.docx")
    (folder.parent / "anh.bin").write_bytes(bytes(range(256)))
    ran = tonghop("extract", "vào", "--out", "ra", "--jobs", "2", cwd=tmp_path)
    assert ran.returncode == 3
    answers = {path.relative_to(tmp_path / "ra").as_posix() for path in (tmp_path / "ra").rglob("*.json")}
    assert answers == {"con/bc.docx.json", "anh.bin.json"}
    read = json.loads((tmp_path / "ra/con/bc.docx.json").read_text("utf-8"))
    assert read["quantities"][0]["source"] == {"part": "body", "paragraph": 1}
    unread = json.loads((tmp_path / "ra/anh.bin.json").read_text("utf-8"))
    assert [finding["code"] for finding in unread["findings"]] == ["unknown-format"]
    assert unread["reader"] is None


def test_extract_never_writes_two_answers_under_one_name(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "bc.txt").write_text(SENTENCE, "utf-8")
    tonghop("extract", "a/bc.txt", "b/bc.txt", "--out", "ra", cwd=tmp_path)
    assert sorted(
        path.relative_to(tmp_path / "ra").as_posix() for path in (tmp_path / "ra").rglob("*.json")
    ) == [
        "a/bc.txt.json",
        "b/bc.txt.json",
    ]


def test_extract_of_an_unreadable_file(tmp_path):
    (tmp_path / "bc.docx").write_bytes(b"PK\x03\x04 cut short")
    ran = tonghop("extract", "bc.docx", "--format", "json", cwd=tmp_path)
    assert ran.returncode == 1
    (finding,) = json.loads(ran.stdout)["findings"]
    assert finding["code"] == "damaged-file"
    assert "bc.docx" in finding["message"]
    told = tonghop("--lang", "en", "extract", "bc.docx", cwd=tmp_path)
    assert told.returncode == 1
    assert "What to do:" in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["extract", "khong-co.txt"], 1),
        (["extract", "a.txt", "b.txt"], 2),
        (["status"], 1),
        (["nightly"], 1),
        (["trace"], 2),
        (["khong-co-lenh"], 2),
    ],
    ids=[
        "no such file",
        "two files and no --out",
        "no workspace",
        "no workspace for the night",
        "no figure",
        "no command",
    ],
)
def test_a_mistake_ends_with_a_message_and_its_code(tmp_path, arguments, code):
    ran = tonghop(*arguments, cwd=tmp_path)
    assert ran.returncode == code, ran.stderr
    assert ran.stderr.strip()
    assert "Traceback" not in ran.stderr


def test_reading_commands_before_the_first_night(tmp_path):
    assert tonghop("init", "w", "--sample", cwd=tmp_path).returncode == 0
    inside = tmp_path / "w"
    standing = json.loads(tonghop("status", "--format", "json", cwd=inside).stdout)["requests"][0]
    assert standing["release"] is None
    assert {agency["state"] for agency in standing["agencies"]} == {"missing"}
    assert json.loads(tonghop("failures", "--format", "json", cwd=inside).stdout) == {"failures": []}
    traced = tonghop("trace", "lop-tap-huan", cwd=inside)
    assert traced.returncode == 1
    assert "tonghop nightly" in traced.stderr
    assert json.loads(tonghop("verify", "--format", "json", cwd=inside).stdout)["ok"] is True


def test_init_writes_over_nothing(tmp_path):
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "thu.txt").write_text("của tôi")
    ran = tonghop("init", "w", "--sample", cwd=tmp_path)
    assert ran.returncode == 1
    assert [path.name for path in (tmp_path / "w").iterdir()] == ["thu.txt"]
