"""A night on an inbox of mails and archives: each report in them is a submission of its own."""

import json
import shutil
import sqlite3

import mailed_inbox
import pytest
from sample_night import HAND_COUNT, NOW, tonghop

pytestmark = pytest.mark.xdist_group("mailed-night")

REQUEST = HAND_COUNT["request"]
TAN_HONG = ("Báo cáo cai nghiện.eml", "Bao cao.zip")
BROKEN = "hop-thu-chung/Fwd Tan Hong.eml/Báo cáo cai nghiện.eml/Bao cao.zip/BC/phu luc.docx"


@pytest.fixture(scope="module")
def mailed(tmp_path_factory):
    root = tmp_path_factory.mktemp("mailed") / "w"
    tonghop(root, "init", root, "--sample")
    mailed_inbox.fill(root)
    tonghop(root, "nightly", "--now", NOW, "--no-progress", expect=3)
    return root


def asked(root, *arguments):
    return json.loads(tonghop(root, *arguments, "--format", "json"))


def agencies(root):
    (request,) = asked(root, "status")["requests"]
    return {entry["agency"]: entry for entry in request["agencies"]}


def states(agency):
    return {entry["file"]: entry["state"] for entry in agency["submissions"]}


def released(root):
    folder = root / "out" / REQUEST
    return folder / (folder / "current.txt").read_text("utf-8").strip()


def findings(root, code):
    made = json.loads((released(root) / "figures.json").read_text("utf-8"))["findings"]
    return [entry for entry in made if entry["code"] == code]


def kinds(root):
    with sqlite3.connect(root / "ledger.sqlite") as ledger:
        return [kind for (kind,) in ledger.execute("SELECT kind FROM events ORDER BY sequence")]


def test_a_report_in_a_mail_belongs_to_its_sender(mailed):
    """In a mailbox, and in the request's own folder; in a forwarded mail the innermost sender holds."""
    found = agencies(mailed)
    assert states(found["vhtt-sa-dec"])["thu tu Sa Dec.eml/87 BC.docx"] == "counted"
    (report, broken) = found["vhtt-tan-hong"]["submissions"]
    assert report["member"] == [*TAN_HONG, "BC/54 BC.docx"]
    assert (report["state"], report["sender"]) == ("counted", "vhtt.tanhong@example.vn")
    assert (broken["file"], broken["state"]) == (BROKEN, "failed")


def test_a_mail_is_late_by_its_own_date(mailed):
    found = agencies(mailed)
    assert {id: found[id]["state"] for id in ("vhtt-sa-dec", "vhtt-tan-hong", "vhtt-huyen-cao-lanh")} == {
        "vhtt-sa-dec": "delivered",
        "vhtt-tan-hong": "delivered",
        "vhtt-huyen-cao-lanh": "late",
    }
    (sent,) = found["vhtt-huyen-cao-lanh"]["submissions"]
    assert sent["received"] == "2020-08-02T08:00:00+07:00"
    assert found["vhtt-thanh-binh"]["state"] == "late", "an archive has no date of its own"


def test_the_same_report_by_mail_and_in_the_folder_counts_once(mailed):
    assert states(agencies(mailed)["vhtt-sa-dec"])["vhtt-sa-dec/87-BC-PVHTT.docx"] == "duplicate-file"
    (counted,) = asked(mailed, "trace", "lop-tap-huan", "--agency", "vhtt-sa-dec")["contributions"]
    assert (counted["value"], counted["file"]) == (6, "thu tu Sa Dec.eml/87 BC.docx")
    assert counted["source"]["member"] == ["87 BC.docx"]


def test_folder_and_sender_that_differ_are_told(mailed):
    (made,) = findings(mailed, "folder-sender-differ")
    assert made["agency"] == "vhtt-thap-muoi", "the folder holds"
    assert made["values"]["address"] == "vhtt.tamnong@example.vn"


def test_the_words_of_a_mail_are_no_report(mailed):
    """Figures in them are told; so is a mail that brings nothing; a picture of a signature is neither."""
    (figures,) = findings(mailed, "figures-in-mail-text")
    assert figures["values"]["quotes"] == "“09 lớp tập huấn”"
    (empty,) = findings(mailed, "mail-without-report")
    assert empty["agency"] == "vhtt-lai-vung"
    assert agencies(mailed)["vhtt-lai-vung"]["state"] == "missing"
    shown = [file for agency in agencies(mailed).values() for file in states(agency)]
    assert not [file for file in shown if file.endswith(".png")]
    assert sum(file.endswith("noi-dung-thu.txt") for file in shown) == 2, "only those that are told"


def test_what_cannot_be_read_fails_alone_with_a_remedy(mailed):
    failed = {entry["file"]: entry for entry in asked(mailed, "failures")["failures"]}
    assert {file: entry["code"] for file, entry in failed.items()} == {
        "vhtt-lap-vo/co mat khau.zip": "protected-file",
        "vhtt-lap-vo/bi cat.zip": "damaged-file",
        "vhtt-lap-vo/bom.zip": "too-large",
        BROKEN: "damaged-file",
    }
    assert all(entry["remedy"] and entry["file"] in entry["message"] for entry in failed.values())
    assert failed[BROKEN]["agency"] == "vhtt-tan-hong"


def test_the_way_is_shown_wherever_a_file_is_named(mailed):
    told = tonghop(mailed, "trace", "lop-tap-huan", "--agency", "vhtt-tan-hong")
    assert " ".join(told.split()).count("Fwd Tan Hong.eml") == 1
    page = (released(mailed) / "kiem-toan.html").read_text("utf-8")
    assert "hop-thu-chung/Fwd Tan Hong.eml/Báo cáo cai nghiện.eml/Bao cao.zip/BC/54 BC.docx" in page
    of_mail = asked(mailed, "trace", "--file", "thu tu Sa Dec.eml")["submissions"]
    assert {entry["file"]: entry["state"] for entry in of_mail} == {
        "thu tu Sa Dec.eml/noi-dung-thu.txt": "covering",
        "thu tu Sa Dec.eml/87 BC.docx": "counted",
    }


def test_a_second_night_opens_nothing(mailed, tmp_path):
    root = shutil.copytree(mailed, tmp_path / "w")
    before = kinds(root)
    tonghop(root, "nightly", "--now", "2020-08-04T02:00:00+07:00", "--no-progress", expect=3)
    assert kinds(root)[len(before) :] == ["night.started", "night.ended"]


def test_a_member_is_read_again_out_of_the_archive(mailed, tmp_path):
    """Though its mail is gone from the inbox; and the release derives again, from the bytes up."""
    root = shutil.copytree(mailed, tmp_path / "w")
    (root / "inbox" / REQUEST / "hop-thu-chung" / "Fwd Tan Hong.eml").unlink()
    (broken,) = [entry for entry in asked(root, "failures")["failures"] if entry["file"] == BROKEN]
    tonghop(root, "rerun", broken["submission"], "--no-progress", expect=3)
    (again,) = [entry for entry in asked(root, "failures")["failures"] if entry["file"] == BROKEN]
    assert again["attempts"] == 2
    told = asked(root, "verify", "--reread", "--no-progress")
    assert (told["ok"], told["notes"], told["checked"]["releases"]) == (True, [], 1)
