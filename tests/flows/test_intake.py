"""What arrives in the inbox becomes a submission once, and keeps its history when it changes or moves."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from flows import intake
from flows.initialise import initialise
from flows.workspace import Workspace
from outputs.history import History
from schemas.errors import InboxUnreachable

NIGHT = datetime(2020, 8, 3, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
REQUEST = "cai-nghien-2016-2020"


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "SETTLING_SECONDS", 0.05)
    initialise(tmp_path / "w", sample=True)
    opened = Workspace.open(tmp_path / "w")
    for path in (opened.inbox / REQUEST).rglob("*"):
        if path.is_file():
            path.unlink()
    return opened


def put(workspace, file, content):
    path = workspace.inbox / REQUEST / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def night(workspace):
    """Take in what is new; return the files received and the history after it."""
    history = History.of(workspace.ledger.events())
    taken = intake.take_in(workspace, history, NIGHT)
    workspace.ledger.append(taken.events, NIGHT)
    files = [event.payload["file"] for event in taken.events if event.kind == "submission.received"]
    return files, History.of(workspace.ledger.events())


def test_a_file_is_taken_in_once(workspace):
    put(workspace, "vhtt-sa-dec/bc.txt", b"06 l\xe1\xbb\x9bp")
    assert night(workspace)[0] == ["vhtt-sa-dec/bc.txt"]
    assert night(workspace)[0] == []


def test_the_folder_says_whose_it_is(workspace):
    put(workspace, "vhtt-sa-dec/con/bc.txt", b"a")
    put(workspace, "khong-co/bc.txt", b"b")
    put(workspace, "bc.txt", b"c")
    agencies = {entry.file: entry.agency for entry in night(workspace)[1].submissions.values()}
    assert agencies == {"vhtt-sa-dec/con/bc.txt": "vhtt-sa-dec", "khong-co/bc.txt": None, "bc.txt": None}


def test_other_bytes_at_a_path_take_the_place_of_the_older(workspace):
    put(workspace, "vhtt-sa-dec/bc.txt", b"first")
    night(workspace)
    put(workspace, "vhtt-sa-dec/bc.txt", b"second")
    files, history = night(workspace)
    assert files == ["vhtt-sa-dec/bc.txt"]
    assert len(history.submissions) == 2
    assert len(history.replaced) == 1


def test_a_file_changed_back_counts_again(workspace):
    for content in (b"first", b"second", b"first"):
        put(workspace, "vhtt-sa-dec/bc.txt", content)
        history = night(workspace)[1]
    current = history.at_path(REQUEST, "vhtt-sa-dec/bc.txt")
    assert workspace.archive.get(current.sha256) == b"first"
    assert current.id not in history.replaced


def test_a_moved_file_leaves_its_old_place(workspace):
    old = put(workspace, "vhtt-sa-dec/bc.txt", b"report")
    night(workspace)
    new = workspace.inbox / REQUEST / "vhtt-lap-vo" / "bc.txt"
    new.parent.mkdir(exist_ok=True)
    old.rename(new)
    history = night(workspace)[1]
    standing = [e.agency for e in history.submissions.values() if e.id not in history.replaced]
    assert standing == ["vhtt-lap-vo"]


def test_a_copied_file_leaves_both(workspace):
    put(workspace, "vhtt-sa-dec/bc.txt", b"report")
    night(workspace)
    put(workspace, "vhtt-lap-vo/bc.txt", b"report")
    history = night(workspace)[1]
    assert not history.replaced
    assert len(history.submissions) == 2


def test_a_deleted_file_still_counts(workspace):

    path = put(workspace, "vhtt-sa-dec/bc.txt", b"report")
    night(workspace)
    path.unlink()
    files, history = night(workspace)
    assert files == []
    assert len(history.submissions) == 1
    assert not history.replaced


def test_a_growing_file_is_left_for_the_next_run(workspace, monkeypatch):
    path = put(workspace, "vhtt-sa-dec/bc.txt", b"half")
    monkeypatch.setattr(intake.time, "sleep", lambda _: path.write_bytes(b"half and whole"))
    taken = intake.take_in(workspace, History(), NIGHT)
    assert taken.events == ()
    assert taken.unsettled == (f"{REQUEST}/vhtt-sa-dec/bc.txt",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened_is_a_failed_submission(workspace):
    put(workspace, "vhtt-sa-dec/bc.txt", b"report").chmod(0)
    history = night(workspace)[1]
    (failed,) = history.failures.values()
    assert failed.failure.code == "no-permission"


def test_received_is_the_earlier_of_file_time_and_night(workspace):
    path = put(workspace, "vhtt-sa-dec/bc.txt", b"report")
    arrived = datetime(2020, 7, 30, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    os.utime(path, (arrived.timestamp(), arrived.timestamp()))
    put(workspace, "vhtt-lap-vo/bc.txt", b"another")
    received = {e.agency: e.received for e in night(workspace)[1].submissions.values()}
    assert received == {"vhtt-sa-dec": arrived, "vhtt-lap-vo": NIGHT}


def test_a_folder_of_no_request_is_named(workspace):
    (workspace.inbox / "quy-3" / "vhtt-sa-dec").mkdir(parents=True)
    assert intake.take_in(workspace, History(), NIGHT).unknown_requests == ("quy-3",)


@pytest.mark.parametrize("name", ["~$bc.docx", ".DS_Store", "bc.docx.part", "Thumbs.db"])
def test_what_programs_leave_behind_is_no_submission(workspace, name):
    put(workspace, f"vhtt-sa-dec/{name}", b"junk")
    assert night(workspace)[0] == []


def test_a_pipe_named_like_a_report_is_passed_over(workspace):
    folder = workspace.inbox / REQUEST / "vhtt-sa-dec"
    folder.mkdir(parents=True, exist_ok=True)
    os.mkfifo(folder / "bc.pdf")
    assert night(workspace)[0] == []


def test_an_inbox_that_went_away_is_told_and_nobody_withdrew(workspace):
    put(workspace, "vhtt-sa-dec/bc.txt", b"report")
    night(workspace)
    workspace.inbox.rename(workspace.root / "unmounted")
    with pytest.raises(InboxUnreachable, match="inbox"):
        night(workspace)
    (workspace.root / "unmounted").rename(workspace.inbox)
    assert night(workspace)[0] == []


def test_a_file_that_grows_while_it_is_copied_is_left_for_the_next_run(workspace, monkeypatch):
    """Its writer comes back just after its bytes were kept: half a report is no report."""
    path = put(workspace, "vhtt-sa-dec/bc.txt", b"half")
    keep = workspace.archive.put_file

    def growing(source):
        sha256 = keep(source)
        path.write_bytes(b"half and whole")
        return sha256

    monkeypatch.setattr(workspace.archive, "put_file", growing)
    assert night(workspace)[0] == []
    monkeypatch.undo()
    monkeypatch.setattr(intake, "SETTLING_SECONDS", 0.05)
    files, history = night(workspace)
    assert files == ["vhtt-sa-dec/bc.txt"]
    assert [entry.size for entry in history.submissions.values()] == [14]
