"""Nights that something outside disturbs: told in words of the office, and the next one is as if nothing was."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from real_nights import REQUEST, figures, night, start, verified

from flows.initialise import initialise
from flows.workspace import Workspace
from outputs.ledger import Kind

pytestmark = pytest.mark.services
REPORT = "PHÒNG VĂN HÓA VÀ THÔNG TIN\nSố: 45/BC-PVHTT\n\nBÁO CÁO\nKết quả năm 2020\n\nĐã tổ chức 06 lớp tập huấn.\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    root = tmp_path_factory.mktemp("first") / "w"
    initialise(root, sample=True)
    night(root)
    return root


@pytest.fixture
def root(first, tmp_path):
    """Return a workspace after its first night, with one report more in its inbox."""
    copy = shutil.copytree(first, tmp_path / "w", symlinks=True)
    hand_in(copy, b"bao cao.txt")
    return copy


@pytest.fixture(scope="module")
def wanted(first, tmp_path_factory):
    """Return what an undisturbed night makes of that report."""
    copy = shutil.copytree(first, tmp_path_factory.mktemp("undisturbed") / "w", symlinks=True)
    hand_in(copy, b"bao cao.txt")
    night(copy)
    return figures(copy)


def hand_in(root, name):
    path = root / "inbox" / REQUEST / "vhtt-lai-vung" / os.fsdecode(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(REPORT, "utf-8")
    os.utime(path, (1596300000, 1596300000))


def next_night(root):
    """Run the night after, find nothing altered, and return its figures."""
    night(root)
    assert verified(root)["faults"] == []
    return figures(root)


@contextmanager
def held(root, seconds):
    """Keep the ledger locked by a process of its own."""
    code = (
        "import sqlite3, sys, time; held = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "held.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(float(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, root / "ledger.sqlite", str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        yield
        holder.kill()


def test_a_ledger_locked_for_a_moment_is_waited_for(root, wanted):
    with held(root, 6):
        night(root)
    assert figures(root) == wanted


def test_a_ledger_locked_for_long_is_told(root, wanted):
    with held(root, 120):
        told = night(root, expect=1)
    assert "Sổ ghi" in told and "không mất gì" in told and "Traceback" not in told
    assert next_night(root) == wanted


def test_a_clock_set_back_changes_no_figure(root, wanted):
    told = night(root, "--now", "2020-07-30T02:00:00+07:00")
    assert "Traceback" not in told
    assert figures(root)["figures"] == wanted["figures"]
    assert verified(root)["faults"] == []


def test_a_name_in_another_charset_stops_nothing(first, tmp_path):
    root = shutil.copytree(first, tmp_path / "w", symlinks=True)
    hand_in(root, b"b\xe1o c\xe1o.txt")
    night(root)
    assert json.dumps("vhtt-lai-vung/b\\xe1o c\\xe1o.txt") in json.dumps(figures(root))
    assert verified(root)["faults"] == []


def test_power_lost_at_a_random_instant(first, wanted, tmp_path):
    """A copy taken while a night runs, the end of its last write cut off, is what a power cut leaves."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    running = shutil.copytree(first, tmp_path / "running", symlinks=True)
    hand_in(running, b"bao cao.txt")
    process = start(running)
    left = []
    while process.poll() is None:
        time.sleep(chance.uniform(0.5, 3))
        left.append(_copied(running, tmp_path / f"left-{len(left)}"))
    process.communicate()
    for root in chance.sample(left, min(2, len(left))):
        journal = root / "ledger.sqlite-journal"
        if journal.exists():
            with journal.open("r+b") as file:
                file.truncate(chance.randrange(journal.stat().st_size + 1))
        assert next_night(root) == wanted


def _copied(root, to):
    """Copy file by file, those that come and go meanwhile left out."""
    shutil.copytree(root, to, symlinks=True, ignore_dangling_symlinks=True, copy_function=_copy_if_there)
    return to


def _copy_if_there(source, target):
    try:
        shutil.copy2(source, target)
    except FileNotFoundError:
        return


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk takes root")
def test_a_full_disk_is_told_and_nothing_is_lost(first, wanted, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        root = shutil.copytree(first, disk / "w", symlinks=True)
        hand_in(root, b"bao cao.txt")
        for room in (8 << 20, 256 << 10):
            filler = disk / "filler"
            filler.write_bytes(b"\0" * (shutil.disk_usage(disk).free - room))
            told = night(root, expect=1)
            assert "dung lượng đĩa" in told and "Traceback" not in told, told
            filler.unlink()
        assert next_night(root) == wanted
    finally:
        subprocess.run(["umount", disk], check=True)


def test_prefects_own_database_may_be_garbled(root, wanted):
    (database,) = (root / ".tonghop" / "prefect").glob("prefect.db")
    database.write_bytes(b"garbled" * 1000)
    for beside in database.parent.glob("prefect.db-*"):
        beside.unlink()
    assert next_night(root) == wanted


def test_a_ledger_cut_short_is_told_and_never_written_on(root):
    database = root / "ledger.sqlite"
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size // 2)
    before = database.read_bytes()
    told = night(root, expect=1)
    assert "Traceback" not in told and "Cách xử lý" in told
    assert database.read_bytes() == before


def test_what_the_archive_lost_comes_back_from_the_inbox_and_the_readers(root, wanted):
    """A report and the facts of two others are gone: one night puts all back, with the same hashes."""
    night(root)
    opened = Workspace.open(root)
    events = list(opened.ledger.events())
    reports = [event.payload["sha256"] for event in events if event.kind == Kind.SUBMISSION_RECEIVED]
    facts = [event.payload["result"] for event in events if event.kind == Kind.EXTRACTION_COMPLETED]
    for sha256 in (reports[0], *facts[:2]):
        (root / "archive" / sha256[:2] / sha256).unlink()
    assert {fault["code"] for fault in verified(root)["faults"]} == {"archive-missing"}
    assert next_night(root) == wanted
