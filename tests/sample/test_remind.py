"""A reminder is a lawful letter to those who are wanting, and to nobody else."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from sample_night import HAND_COUNT, NOW, tonghop

pytestmark = pytest.mark.xdist_group("other-night")

REQUEST = HAND_COUNT["request"]


def printed(file):
    return "\n".join(paragraph.text for paragraph in docx.Document(file).paragraphs)


def lint(workspace, file):
    found = json.loads(tonghop(workspace, "lint", file, "--format", "json"))["findings"]
    return {made["code"] for made in found if made["article"]}


def test_each_wanting_agency_gets_a_lawful_letter(workspace, tmp_path):
    told = tonghop(workspace, "remind", REQUEST, "--out", tmp_path, "--due", "10/8/2020", "--now", NOW)
    files = sorted(Path(line) for line in told.split("\n") if line)
    assert [file.name for file in files] == ["don-doc-vhtt-lai-vung.docx", "don-doc-vhtt-tam-nong.docx"]
    missing, failed = map(printed, files)
    assert "Kính gửi: Phòng Văn hóa và Thông tin huyện Lai Vung" in missing
    assert "chưa nhận được báo cáo của Phòng Văn hóa và Thông tin huyện Lai Vung" in missing
    assert "trước ngày 10/8/2020" in missing
    assert "không đọc được" in failed and "Lai Vung" not in failed
    for file in files:
        assert lint(workspace, file) == {"layout-number-blank", "layout-day-blank"}


def test_one_letter_to_all(workspace, tmp_path):
    (line,) = tonghop(workspace, "remind", REQUEST, "--out", tmp_path, "--together", "--now", NOW).split()
    words = printed(line)
    assert "- Phòng Văn hóa và Thông tin huyện Tam Nông;" in words
    assert "- Phòng Văn hóa và Thông tin huyện Lai Vung." in words
    assert lint(workspace, line) == {"layout-number-blank", "layout-day-blank"}


def test_a_letter_that_somebody_edited_is_not_written_over(workspace, tmp_path):
    kept = tmp_path / f"don-doc-{REQUEST}.docx"
    kept.write_text("đã sửa")
    ran = subprocess.run(
        [Path(sys.executable).with_name("tonghop"), "--workspace", workspace, "remind", REQUEST,
         "--out", tmp_path, "--together"], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1 and "không ghi đè" in ran.stderr
    assert kept.read_text() == "đã sửa"
