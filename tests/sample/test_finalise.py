"""A report goes out once, under its number; what comes later changes nothing until somebody opens it again."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from sample_night import HAND_COUNT, tonghop

pytestmark = pytest.mark.xdist_group("sample-night")

REQUEST = HAND_COUNT["request"]
SIGNED = ("--number", "5", "--date", "2020-08-05", "--signer", "Trần Minh Khoa")
LATER = "2020-08-06T02:00:00+07:00"
REASON = ("--by", "Lê Thị Hoa", "--reason", "Lai Vung gửi bổ sung")


def asked(workspace, *arguments):
    return json.loads(tonghop(workspace, *arguments, "--format", "json"))


def refused(workspace, *arguments, code=1):
    """Run a command that must change nothing; return what it said."""
    before = (workspace / "ledger.head").read_text()
    program = Path(sys.executable).with_name("tonghop")
    ran = subprocess.run(
        [program, "--workspace", workspace, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == code, ran.stderr
    assert "Traceback" not in ran.stderr
    assert (workspace / "ledger.head").read_text() == before
    return " ".join(ran.stderr.split())


def current(workspace):
    return (workspace / "out" / REQUEST / "current.txt").read_text().strip()


def printed(workspace, release):
    """Return every paragraph of a release's report, those in tables included."""
    document = docx.Document(workspace / "out" / REQUEST / release / "bao-cao.docx")
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [p.text for holder in (document, *cells) for p in holder.paragraphs]


def events(workspace, kind):
    from outputs.ledger import Ledger

    ledger = Ledger(f"sqlite:///{workspace / 'ledger.sqlite'}", workspace / "ledger.head")
    return [entry for entry in ledger.events() if entry.kind == kind]


@pytest.fixture
def issued(own):
    tonghop(own, "finalise", REQUEST, *SIGNED)
    return own


def test_an_issued_report_bears_number_day_and_signer(issued):
    words = printed(issued, current(issued))
    assert "Số: 05/BC-STTTT" in words
    assert "Đồng Tháp, ngày 05 tháng 8 năm 2020" in words
    assert "Trần Minh Khoa" in words
    whole = "\n".join(words)
    assert "Kèm theo Báo cáo số 05/BC-STTTT ngày 05 tháng 8 năm 2020" in whole
    # What was for the clerk alone is out: the annex of questions, what stood in brackets, the blanks.
    assert "CẦN XEM XÉT" not in whole and "[" not in whole and "số      /" not in whole
    (told,) = asked(issued, "status", REQUEST)["requests"]
    assert (told["state"], told["release"]) == ("issued", f"{REQUEST}-0002")
    assert told["issue"]["number"] == "05"
    (event,) = events(issued, "release.issued")
    assert event.actor == "Trần Minh Khoa"
    assert event.payload["release"] == f"{REQUEST}-0002"


def test_issuing_changes_no_figure_and_is_verified(issued):
    assert asked(issued, "diff", f"{REQUEST}-0001", f"{REQUEST}-0002")["changes"] == []
    verified = asked(issued, "verify")
    assert verified["ok"]
    assert [check["state"] for check in verified["releases"]] == ["same", "same"]


def test_a_deputy_signs_for_the_head(own):
    tonghop(own, "finalise", REQUEST, *SIGNED[:4], "--signer", "Ngô Thị Bé", "--position", "Phó Giám đốc")
    words = printed(own, current(own))
    at = words.index("KT. GIÁM ĐỐC")
    assert words[at + 1 : at + 3] == ["PHÓ GIÁM ĐỐC", "Ngô Thị Bé"]


# Three nights.
@pytest.mark.services
def test_later_arrivals_wait_until_somebody_opens_the_request(issued):
    folder = issued / "inbox" / REQUEST / "vhtt-lai-vung"
    folder.mkdir()
    (folder / "bao cao.txt").write_text(
        "PHÒNG VĂN HÓA VÀ THÔNG TIN HUYỆN LAI VUNG\nSố: 31/BC-PVHTT\nLai Vung, ngày 05 tháng 8 năm 2020\n\n"
        "BÁO CÁO\nTuyên truyền công tác cai nghiện ma túy giai đoạn 2016-2020\n\n"
        "Trong giai đoạn 2016-2020, Phòng đã tổ chức 07 lớp tập huấn tuyên truyền.\n",
        encoding="utf-8",
    )
    name = current(issued)
    files = {p.name: p.read_bytes() for p in (issued / "out" / REQUEST / name).iterdir()}
    tonghop(issued, "nightly", "--now", LATER, "--no-progress", expect=3)
    assert current(issued) == name
    assert {p.name: p.read_bytes() for p in (issued / "out" / REQUEST / name).iterdir()} == files
    (told,) = asked(issued, "status", REQUEST)["requests"]
    assert [entry["file"] for entry in told["after_issue"]] == ["vhtt-lai-vung/bao cao.txt"]

    tonghop(issued, "reopen", REQUEST, *REASON, "--now", LATER)
    (event,) = events(issued, "request.reopened")
    assert (event.actor, event.payload["reason"]) == ("Lê Thị Hoa", "Lai Vung gửi bổ sung")
    (told,) = asked(issued, "status", REQUEST)["requests"]
    assert (told["state"], told["release"], told["after_issue"]) == ("open", f"{REQUEST}-0003", [])
    (change, *_) = asked(issued, "diff", name, f"{REQUEST}-0003")["changes"]
    assert change["figure"] == "lop-tap-huan"
    assert {p.name: p.read_bytes() for p in (issued / "out" / REQUEST / name).iterdir()} == files

    # The number went out with the first paper: the replacement needs another, and says what it replaces.
    again = ("--date", "2020-08-06", "--signer", "Trần Minh Khoa", "--now", "2020-08-07T08:00:00+07:00")
    assert "số tiếp theo" in refused(issued, "finalise", REQUEST, "--number", "05", *again)
    tonghop(issued, "finalise", REQUEST, "--number", "6", *again)
    assert "Báo cáo này thay thế Báo cáo số 05/BC-STTTT ngày 05/8/2020." in printed(issued, current(issued))
    assert asked(issued, "verify")["ok"]


def test_decisions_on_an_issued_report_are_refused(issued):
    fact = asked(issued, "trace", "lop-tap-huan", "--agency", "vhtt-tan-hong")["contributions"][0]["fact"]
    assert "tonghop reopen" in refused(issued, "correct", fact, "--value", "13", *REASON)


def test_a_blocking_finding_is_named_with_the_command_that_closes_it(own):
    (own / "inbox" / REQUEST / "khong ro.txt").write_text(
        "Số: 9/BC-XYZ\n\nBÁO CÁO\nTuyên truyền cai nghiện 2016-2020\n\nĐã mở 03 lớp tập huấn.\n", "utf-8"
    )
    tonghop(own, "nightly", "--now", "2020-08-04T02:00:00+07:00", "--no-progress", expect=3)
    told = json.loads((own / "out" / REQUEST / current(own) / "figures.json").read_text("utf-8"))["findings"]
    (found,) = [entry for entry in told if entry["severity"] == "blocking"]
    assert f"tonghop decide {found['id']}" in refused(own, "finalise", REQUEST, *SIGNED)
    tonghop(own, "decide", found["id"], "--by", "Lê Thị Hoa", "--reason", "không phải báo cáo")
    tonghop(own, "finalise", REQUEST, *SIGNED)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["finalise", REQUEST, "--number", "5", "--date", "2020-07-01", "--signer", "A"], 1, "số liệu mới nhất"),
        (["finalise", REQUEST, "--number", "5", "--date", "2999-08-05", "--signer", "A"], 1, "chưa đến"),
        (["finalise", REQUEST, "--number", "5", "--date", "2020-02-30", "--signer", "A"], 2, "2020-02-30"),
        (["finalise", REQUEST, "--number", "0", "--date", "2020-08-05", "--signer", "A"], 2, "số đăng ký"),
        (["finalise", REQUEST, "--number", "5/BC", "--date", "2020-08-05", "--signer", "A"], 2, "số đăng ký"),
        (["finalise", REQUEST, "--number", "5", "--date", "2020-08-05", "--signer", " "], 2, "người ký"),
        (["finalise", "khong-co", *SIGNED], 1, REQUEST),
        (["reopen", REQUEST, *REASON], 1, "chưa ban hành"),
        (["reopen", REQUEST, "--by", "A", "--reason", " "], 2, "lý do"),
    ],
    ids=["before the data", "not come yet", "no such day", "number 0", "symbol as number", "nobody signs",
         "unknown request", "not issued", "no reason"],
)  # fmt: skip
def test_a_mistaken_issue_records_nothing(own, arguments, code, said):
    # A box is drawn around the messages on usage, and breaks their lines.
    assert said in refused(own, *arguments, code=code).replace(" │ │ ", " ")


def test_an_issued_request_is_not_issued_again(issued):
    assert "đã ban hành" in refused(issued, "finalise", REQUEST, "--number", "6", *SIGNED[2:])
