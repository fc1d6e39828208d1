"""An error in one request does not take the others with it."""

import json

import pytest
from sample_night import NOW, tonghop

REPORT = "PHÒNG VĂN HÓA VÀ THÔNG TIN\nSố: 45/BC-PVHTT\n\nBÁO CÁO\nKết quả năm 2020\n\nĐã tổ chức 06 lớp tập huấn.\n"


def add_request(root, id):
    first = (root / "requests" / "cai-nghien-2016-2020.toml").read_text("utf-8")
    renamed = first.replace('id = "cai-nghien-2016-2020"', f'id = "{id}"')
    (root / "requests" / f"{id}.toml").write_text(renamed, "utf-8")
    folder = root / "inbox" / id / "vhtt-sa-dec"
    folder.mkdir(parents=True)
    (folder / "bao cao.txt").write_text(REPORT, "utf-8")


# Three nights.
@pytest.mark.services
def test_a_request_that_cannot_be_written_stops_no_other(own):
    for id in ("dot-hai", "dot-mot"):
        add_request(own, id)
    (own / "out" / "dot-hai").write_text("not a folder", "utf-8")
    night = json.loads(tonghop(own, "nightly", "--now", NOW, "--format", "json", "--no-progress", expect=3))
    assert [entry["request"] for entry in night["requests"]] == ["cai-nghien-2016-2020", "dot-mot"]
    [broken] = night["broken"]
    assert broken["request"] == "dot-hai"
    assert "dot-hai" in broken["message"]
    assert (own / "out" / "dot-mot" / "current.txt").is_file()

    (own / "out" / "dot-hai").unlink()
    again = json.loads(tonghop(own, "nightly", "--now", NOW, "--format", "json", "--no-progress", expect=3))
    assert again["broken"] == []
    assert [entry["request"] for entry in again["requests"] if entry["is_new"]] == ["dot-hai"]
