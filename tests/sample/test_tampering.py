"""What an insider alters is found and named with its place, though he recomputes every hash that he can.

Each test stands for one way to cheat, on the sample workspace after a night and a correction, with the
ledger in SQLite and on a real PostgreSQL server.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from insider import Insider, canonical, codes, first, places, rehash
from sample_night import HAND_COUNT, tonghop
from sqlalchemy import make_url

from flows.workspace import Workspace
from outputs.ledger import Kind, Ledger, NewEvent

pytestmark = pytest.mark.xdist_group("other-night")

REQUEST = HAND_COUNT["request"]
NEWEST = f"{REQUEST}-0002"
SIGNED = ("--by", "Lê Thị Hoa", "--reason", "Đã hỏi lại đơn vị")


@pytest.fixture(scope="session")
def corrected(workspace, tmp_path_factory):
    """Return the sample after its night and one correction, which made a second release."""
    root = tmp_path_factory.mktemp("corrected") / "w"
    shutil.copytree(workspace, root, ignore=shutil.ignore_patterns(".tonghop"))
    asked = tonghop(root, "trace", "lop-tap-huan", "--agency", "vhtt-tan-hong", "--format", "json")
    fact = json.loads(asked)["contributions"][0]["fact"]
    tonghop(root, "correct", fact, "--value", "13", *SIGNED)
    return root


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def insider(request, corrected, tmp_path, monkeypatch):
    """Return a person with all rights on a copy of the workspace, whose ledger lies in either database."""
    root = shutil.copytree(corrected, tmp_path / "w")
    if request.param == "sqlite":
        return Insider(root, f"sqlite:///{root}/ledger.sqlite")
    made = Insider(root, request.getfixturevalue("postgres_url"))
    rows = Insider(root, f"sqlite:///{root}/ledger.sqlite").rows()
    (root / "ledger.sqlite").unlink()
    monkeypatch.setenv("TONGHOP_DATABASE", made.url)
    Ledger(made.url, root / "ledger.head").close()
    made.write(rows)
    return made


def test_what_nobody_touched_holds(insider):
    answer = insider.verify(heads=[insider.rows()[3]["hash"][:16]])
    assert (answer["faults"], answer["notes"]) == ([], [])
    assert {entry["state"] for entry in answer["releases"]} == {"same"}
    assert answer["checked"]["releases"] == 2


# The archive.


def test_a_flipped_byte_of_a_report(insider):
    sha256 = next(r["payload"]["sha256"] for r in insider.rows() if r["kind"] == "submission.received")
    path = insider.archived(sha256)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    answer = insider.verify()
    assert places(answer, "archive-changed") == [f"archive/{sha256[:2]}/{sha256}"]


def test_a_missing_archive_file(insider):
    rows = insider.rows()
    result = rows[first(rows, "extraction.completed")]["payload"]["result"]
    insider.archived(result).unlink()
    answer = insider.verify()
    assert places(answer, "archive-missing") == [f"archive/{result[:2]}/{result}"]
    assert {entry["state"] for entry in answer["releases"]} == {"not-derivable-here"}


# The ledger.


def edited(rows, at):
    rows[at]["actor"] = "kẻ gian"
    return rows


def test_an_edited_event(insider):
    insider.write(edited(insider.rows(), 4))
    assert places(insider.verify(), "event-altered") == ["event 5"]


def test_an_edited_event_with_its_own_hash(insider):
    rows = edited(insider.rows(), 4)
    again = rehash([dict(row) for row in rows], 4)
    insider.write([*rows[:4], again[4], *rows[5:]])
    assert places(insider.verify(), "event-unlinked") == ["event 6"]


def test_an_edited_event_with_the_whole_chain_rehashed(insider):
    rows = rehash(edited(insider.rows(), 4))
    insider.write(rows)
    answer = insider.verify()
    assert places(answer, "end-rewritten") == [f"event {len(rows)}"]


def test_an_edited_event_with_chain_and_head_rewritten(insider):
    """The first release after the event still names the head that was there when it was made."""
    rows = rehash(edited(insider.rows(), 4))
    insider.write(rows)
    insider.write_head(rows)
    answer = insider.verify()
    assert f"{REQUEST}-0001/release.json" in places(answer, "manifest-differs")
    assert "ledger" in answer["faults"][0]["message"]


def test_a_correction_taken_out_with_chain_and_head_rewritten(insider):
    rows = insider.rows()
    del rows[first(rows, "correction.made")]
    rehash(rows)
    insider.write(rows)
    insider.write_head(rows)
    assert NEWEST in places(insider.verify(), "ingredients-differ")


def test_a_withdrawal_put_in_with_chain_and_head_rewritten(insider):
    rows = insider.rows()
    at = first(rows, "correction.made")
    made = rows[at]["payload"]["correction"]
    payload = {"correction": made["id"], "by": "x", "reason": "x"}
    rows.insert(at + 1, rows[at] | {"kind": "correction.withdrawn", "payload": payload})
    rehash(rows)
    insider.write(rows)
    insider.write_head(rows)
    assert NEWEST in places(insider.verify(), "ingredients-differ")


def test_a_report_hidden_as_unreadable(insider):
    """Its reading is made a failure in the ledger; the release was made of the reading."""
    rows = insider.rows()
    row = rows[first(rows, "extraction.completed")]
    about = {"sha256": row["payload"]["sha256"], "submission": "x", "key": row["payload"]["key"]}
    row |= {"kind": "extraction.failed", "payload": about | {"code": "damaged-file", "values": {}}}
    rehash(rows)
    insider.write(rows)
    insider.write_head(rows)
    assert f"{REQUEST}-0001" in places(insider.verify(), "ingredients-differ")


def test_swapped_events(insider):
    rows = insider.rows()
    a, b = 2, 3
    rows[a]["payload"], rows[b]["payload"] = rows[b]["payload"], rows[a]["payload"]
    insider.write(rows)
    assert places(insider.verify(), "event-altered") == ["event 3", "event 4"]


def test_swapped_events_with_chain_and_head_rewritten(insider):
    rows = insider.rows()
    rows[2], rows[3] = rows[3], rows[2]
    rehash(rows)
    insider.write(rows)
    insider.write_head(rows)
    assert "manifest-differs" in codes(insider.verify())


def test_a_missing_event(insider):
    rows = insider.rows()
    del rows[6]
    insider.write(rows)
    answer = insider.verify()
    assert (places(answer, "event-missing"), places(answer, "event-unlinked")) == (["event 7"], ["event 8"])


def test_a_truncated_end(insider):
    rows = insider.rows()
    insider.write(rows[:-1])
    answer = insider.verify()
    assert places(answer, "end-cut") == [f"event {len(rows)}"]
    assert places(answer, "current-unheld") == [f"out/{REQUEST}/current.txt"]


def test_a_truncated_end_with_the_head_rewritten(insider):
    """The folder of the release that the end told of names a head which is no longer there."""
    rows = insider.rows()[: first(insider.rows(), "correction.made")]
    insider.write(rows)
    insider.write_head(rows)
    answer = insider.verify()
    assert places(answer, "release-unheld") == [f"out/{REQUEST}/{NEWEST}"]


def test_a_head_taken_away_or_garbled(insider):
    (insider.root / "ledger.head").write_text("???")
    assert "head-unreadable" in codes(insider.verify())
    (insider.root / "ledger.head").unlink()
    assert "head-missing" in codes(insider.verify())


def test_a_payload_that_says_nothing(insider):
    rows = insider.rows()
    rows[first(rows, "submission.received")]["payload"] = {"sha256": "x"}
    insider.write(rehash(rows))
    answer = insider.verify()
    assert "event-unreadable" in codes(answer)


def test_guards_taken_out_of_the_database(insider):
    with insider.connect() as connection:
        insider._guards_off(connection.cursor())
        connection.commit()
    assert codes(insider.verify()) == {"guard-missing"}


# Releases.


def forged_figures(insider, release):
    """Return figures.json with another total, and release.json with the hash of that."""
    folder = insider.folder(release)
    told = json.loads((folder / "figures.json").read_bytes())
    told["figures"][0]["value"], told["figures"][0]["rendered"] = 999, "999 lớp"
    figures = json.dumps(told, ensure_ascii=False).encode()
    manifest = json.loads((folder / "release.json").read_bytes())
    manifest["files"]["figures.json"] = insider.keep(figures)
    return {"figures.json": figures, "release.json": canonical(manifest).encode() + b"\n"}


def put_in(insider, release, files, *, ledger):
    for name, content in files.items():
        (insider.folder(release) / name).write_bytes(content)
    if ledger:
        rows = insider.rows()
        (row,) = [r for r in rows if r["kind"] == "release.made" and r["payload"]["release"] == release]
        row["payload"]["files"] |= {name: insider.keep(content) for name, content in files.items()}
        insider.write(rehash(rows))
        insider.write_head(rows)


def test_edited_figures_with_the_manifest_updated(insider):
    put_in(insider, NEWEST, forged_figures(insider, NEWEST), ledger=False)
    places_changed = [f"out/{REQUEST}/{NEWEST}/{name}" for name in ("figures.json", "release.json")]
    assert places(insider.verify(), "file-changed") == places_changed


def test_edited_figures_with_archive_ledger_and_head_updated(insider):
    put_in(insider, NEWEST, forged_figures(insider, NEWEST), ledger=True)
    answer = insider.verify()
    assert places(answer, "release-differs") == [NEWEST]
    assert [entry["state"] for entry in answer["releases"]] == ["same", "differs"]
    assert "figures.json" in answer["releases"][1]["changed"]


def test_an_edited_summary_with_ledger_and_head_updated(insider):
    """What `status` says of the newest release is derived again with it."""
    rows = insider.rows()
    newest = next(row["payload"] for row in reversed(rows) if row["kind"] == "release.made")
    told = insider.archived(newest["summary"]).read_bytes()
    forged = told.replace(b'"state":"missing"', b'"state":"delivered"')
    assert forged != told
    newest["summary"] = insider.keep(forged)
    rehash(rows)
    insider.write(rows)
    insider.write_head(rows)
    answer = insider.verify()
    assert [entry["changed"] for entry in answer["releases"]] == [[], ["summary"]]


def test_trace_tells_what_was_released_whatever_lies_in_the_folder(insider):
    put_in(insider, NEWEST, forged_figures(insider, NEWEST), ledger=False)
    told = json.loads(tonghop(insider.root, "trace", "lop-tap-huan", "--format", "json"))
    assert told["value"] != 999


@pytest.mark.parametrize("ledger", [False, True], ids=["in the folder", "in archive, ledger and head"])
def test_a_replaced_report(insider, ledger):
    report = (insider.folder(f"{REQUEST}-0001") / "bao-cao.docx").read_bytes()
    put_in(insider, NEWEST, {"bao-cao.docx": report}, ledger=ledger)
    answer = insider.verify()
    if ledger:
        assert answer["releases"][1]["changed"] == ["bao-cao.docx"]
        assert places(answer, "manifest-differs") == [f"{NEWEST}/release.json"]
    else:
        assert places(answer, "file-changed") == [f"out/{REQUEST}/{NEWEST}/bao-cao.docx"]


def test_a_release_that_other_code_made_is_no_fault_and_what_would_change_is_listed(insider):
    """Nor can this version prove it: an insider may claim other code, and only paper contradicts him."""
    rows = insider.rows()
    row = rows[first(rows, "release.made")]
    made = json.loads(insider.archived(row["payload"]["ingredients"]).read_bytes()) | {"code": "0.0+older"}
    files = forged_figures(insider, row["payload"]["release"])
    manifest = json.loads(files["release.json"]) | {"code": "0.0+older"}
    row["payload"]["ingredients"] = insider.keep(canonical(made).encode())
    row["payload"]["inputs"] = manifest["ingredients_sha256"] = row_hash(made)
    files["release.json"] = canonical(manifest).encode() + b"\n"
    insider.write(rehash(rows))
    put_in(insider, row["payload"]["release"], files, ledger=True)
    answer = insider.verify(release=row["payload"]["release"])
    (entry,) = answer["releases"]
    assert entry["state"] == "other-code"
    (change,) = [c for c in entry["changes"] if c["agency"] is None]
    assert (change["figure"], change["before"]["rendered"]) == ("lop-tap-huan", "999 lớp")
    assert {cause["kind"] for cause in change["causes"]} == {"rule"}
    assert "release-differs" not in codes(answer)


def row_hash(value):
    import hashlib

    return hashlib.sha256(canonical(value).encode()).hexdigest()


def test_a_restored_old_database(insider, workspace):
    """The ledger as it was after the night, before the correction."""
    old = Insider(workspace, f"sqlite:///{workspace}/ledger.sqlite").rows()
    newest = insider.rows()[-1]["sequence"]
    insider.write(old)
    assert places(insider.verify(), "end-cut") == [f"event {newest}"]
    insider.write_head(old)
    answer = insider.verify()
    assert places(answer, "release-unheld") == [f"out/{REQUEST}/{NEWEST}"]
    assert places(answer, "current-unheld") == [f"out/{REQUEST}/current.txt"]


def test_facts_forged_and_everything_derived_anew(insider):
    """All hashes agree. What contradicts him is the report itself, read again, and any printed head."""
    printed = insider.rows()[-1]["hash"]
    rows = insider.rows()
    row = next(
        r for r in rows if r["kind"] == "extraction.completed" and quantities(insider, r, "lớp tập huấn")
    )
    facts = json.loads(insider.archived(row["payload"]["result"]).read_bytes())
    for quantity in facts["quantities"]:
        if quantity["unit"] and "lớp" in quantity["unit"] and quantity["qualifier"] == "exact":
            quantity |= {"value": 500, "low": 500, "high": 500}
    forged = json.dumps(facts, ensure_ascii=False).encode()
    row["payload"] |= {"was": row["payload"]["result"], "result": insider.keep(forged)}
    insider.remake(rows)
    insider.write(rows)
    insider.write_head(rows)
    assert insider.verify()["faults"] == []
    assert places(insider.verify(heads=[printed]), "head-not-held") == [printed]
    sha256 = row["payload"]["sha256"]
    assert places(insider.verify(reread=True), "reading-differs") == [f"archive/{sha256[:2]}/{sha256}"]


def quantities(insider, row, words):
    facts = json.loads(insider.archived(row["payload"]["result"]).read_bytes())
    return [q for q in facts["quantities"] if q["unit"] and words in q["unit"]]


def test_reading_again_what_nobody_touched(insider):
    answer = insider.verify(reread=True)
    assert (answer["faults"], answer["notes"]) == ([], [])


# Crashes, which are no tampering.


def test_a_run_that_died_before_it_told_the_head_is_noted(insider):
    rows = insider.rows()
    insider.write_head(rows[:-1])
    answer = insider.verify()
    assert answer["faults"] == []
    assert [(note["code"], note["where"]) for note in answer["notes"]] == [("head-behind", "ledger.head")]
    assert str(len(rows)) in answer["notes"][0]["message"]


DIES_WITHIN_A_GROUP = """
import os, sys
from pathlib import Path
from sqlalchemy import event, insert
from flows.workspace import Workspace
from outputs import ledger
opened = Workspace.open(Path(sys.argv[1])).ledger
event.listen(opened._database.engine, "commit", lambda connection: os._exit(9))
from datetime import datetime, timezone
group = [ledger.NewEvent(ledger.Kind.NIGHT_STARTED, {"n": n}) for n in range(500)]
opened.append(group, datetime.now(timezone.utc))
"""


def test_a_group_cut_short_by_a_crash_leaves_nothing(insider):
    before = insider.rows()
    ran = subprocess.run([sys.executable, "-c", DIES_WITHIN_A_GROUP, insider.root], check=False)
    assert ran.returncode == 9
    assert insider.rows() == before
    answer = insider.verify()
    assert (answer["faults"], answer["notes"]) == ([], [])
    workspace = Workspace.open(insider.root)
    made = workspace.ledger.append([NewEvent(Kind.NIGHT_STARTED, {})], datetime_of(before))
    workspace.ledger.close()
    assert made[0].sequence == len(before) + 1
    assert insider.verify()["ok"]


def datetime_of(rows):
    from datetime import datetime

    return datetime.fromisoformat(rows[-1]["time"])


def test_a_damaged_database_file_is_named(insider):
    if not insider.is_sqlite:
        pytest.skip("what PostgreSQL writes is its own affair")
    path = make_url(insider.url).database
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    content = bytearray((insider.root / "ledger.sqlite").read_bytes())
    content[4096 * 2 :] = b"\x07" * (len(content) - 4096 * 2)
    (insider.root / "ledger.sqlite").write_bytes(content)
    answer = insider.verify()
    assert codes(answer) & {"ledger-unreadable", "event-missing"}


def test_the_program_says_where_and_ends_with_1(corrected, tmp_path):
    root = shutil.copytree(corrected, tmp_path / "w")
    (root / "out" / REQUEST / NEWEST / "bao-cao.docx").write_bytes(b"PK")
    told = tonghop(root, "verify", "--no-progress", expect=1)
    assert f"out/{REQUEST}/{NEWEST}/bao-cao.docx" in "".join(told.split())
