"""The members of opened containers, as they enter the ledger and make way for others."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from made import archive, mail, report

from flows import intake
from flows.initialise import initialise
from flows.opening import index_of
from flows.unpacking import take_in_members
from flows.workers import Task
from flows.workspace import Workspace
from outputs.containers import opened, unpacked
from outputs.gathering import containers, gathered
from outputs.history import History, received
from outputs.members import to_read_again, waiting
from outputs.placing import placed
from outputs.verification import Evidence, verify
from schemas.facts import Extraction, Quantity
from schemas.limits import Limits
from schemas.place import LinePlace

NIGHT = datetime(2020, 8, 6, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
REQUEST = "cai-nghien-2016-2020"
FOLDER = "vhtt-sa-dec"


@dataclass
class Office:
    """A workspace whose nights open containers and read nothing."""

    workspace: Workspace

    def put(self, file: str, content: bytes) -> Path:
        path = self.workspace.inbox / REQUEST / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def night(self, now: datetime = NIGHT) -> History:
        ledger = self.workspace.ledger
        ledger.append(intake.take_in(self.workspace, self.history, now).events, now)
        for entry in self.history.unread(REQUEST, "code", self.workspace.archive.held()):
            if entry.container is None and entry.file.endswith((".zip", ".eml")):
                self._open(entry.sha256, entry.file, now)
        take_in_members(self.workspace, REQUEST, lambda: now)
        return self.history

    def _open(self, sha256: str, name: str, now: datetime) -> None:
        task = Task(self.workspace.archive.file(sha256), name, Limits(members=3))
        index = index_of(task, self.workspace.archive.get(sha256), self.workspace.archive.put)
        kept = self.workspace.archive.put(index.model_dump_json().encode())
        self.workspace.ledger.append([opened(sha256, "code", kept)], now)

    @property
    def history(self) -> History:
        return History.of(self.workspace.ledger.events())

    def standing(self) -> list[str]:
        gone = {entry.replaces for entry in gathered(self.history, REQUEST)}
        return [e.file for e in gathered(self.history, REQUEST) if not e.left and e.submission not in gone]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(intake, "SETTLING_SECONDS", 0.05)
    initialise(tmp_path / "w", sample=True)
    shutil.rmtree(tmp_path / "w" / "inbox" / REQUEST)
    return Office(Workspace.open(tmp_path / "w"))


def test_members_take_the_place_of_their_container(office: Office) -> None:
    office.put(f"{FOLDER}/a.zip", archive(("x/1.txt", report(1)), ("2.txt", report(2))))
    history = office.night()
    assert office.standing() == [f"{FOLDER}/a.zip/x/1.txt", f"{FOLDER}/a.zip/2.txt"]
    first = next(e for e in history.submissions.values() if e.members == ("x/1.txt",))
    assert office.workspace.archive.get(first.sha256) == report(1)
    assert office.workspace.archive.get(first.container or "").startswith(b"PK")
    (held,) = containers(history, REQUEST)
    assert (held.file, held.sha256) == (f"{FOLDER}/a.zip", first.container)


def test_a_night_with_nothing_new_takes_in_nothing(office: Office) -> None:
    office.put(f"{FOLDER}/a.zip", archive(("1.txt", report(1))))
    office.night()
    before = len(list(office.workspace.ledger.events()))
    office.night()
    assert len(list(office.workspace.ledger.events())) == before


def test_a_changed_container_takes_its_members_along(office: Office) -> None:
    """What the new one lacks is gone; what both hold is there once, changed or not."""
    office.put(f"{FOLDER}/a.zip", archive(("1.txt", report(1)), ("2.txt", report(2)), ("3.txt", report(3))))
    office.night()
    office.put(f"{FOLDER}/a.zip", archive(("1.txt", report(1)), ("2.txt", report(22))))
    history = office.night()
    assert office.standing() == [f"{FOLDER}/a.zip/1.txt", f"{FOLDER}/a.zip/2.txt"]
    newest = history.at_path(REQUEST, f"{FOLDER}/a.zip/2.txt")
    assert newest and office.workspace.archive.get(newest.sha256) == report(22)


def test_the_same_container_elsewhere_is_not_opened_again(office: Office) -> None:
    content = archive(("1.txt", report(1)))
    old = office.put(f"{FOLDER}/a.zip", content)
    office.night()
    old.unlink()
    office.put("vhtt-lap-vo/b.zip", content)
    history = office.night()
    kinds = [event.kind for event in office.workspace.ledger.events()]
    assert (kinds.count("container.opened"), kinds.count("container.unpacked")) == (1, 2)
    assert office.standing() == ["vhtt-lap-vo/b.zip/1.txt"]
    assert waiting(history, REQUEST) == []


def test_a_copy_beside_the_container_is_no_move(office: Office) -> None:
    office.put(f"{FOLDER}/a.zip", archive(("1.txt", report(1))))
    office.night()
    office.put(f"{FOLDER}/1.txt", report(1))
    office.night()
    assert sorted(office.standing()) == [f"{FOLDER}/1.txt", f"{FOLDER}/a.zip/1.txt"]


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("Wed, 29 Jul 2020 23:30:00 +0000", "2020-07-30T06:30:00+07:00"),
        ("Wed, 05 Aug 2026 09:30:00 +0700", NIGHT.isoformat()),
        ("ngày mai", NIGHT.isoformat()),
    ],
    ids=["by the mail's date", "a mail from the future", "no date"],
)
def test_a_mail_is_received_when_it_says(office: Office, sent: str, day: str) -> None:
    message = mail(("1.txt", report(1)))
    message.replace_header("Date", sent)
    office.put("a.eml", message.as_bytes())
    office.night()
    entries = [entry for entry in office.history.submissions.values() if entry.members]
    assert {entry.received.isoformat() for entry in entries} == {day}
    assert {entry.sender for entry in entries} == {"vanthu.sadec@dongthap.gov.vn"}
    assert [entry.covering for entry in entries] == [True, False]


def test_a_member_that_cannot_be_unpacked_fails_alone(office: Office) -> None:
    """It has no bytes to read again: its container is opened instead."""
    content = bytearray(archive(("mat.txt", report(1)), ("2.txt", report(2))))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    office.put(f"{FOLDER}/a.zip", bytes(content))
    history = office.night()
    (unread,) = [entry for entry in history.submissions.values() if entry.members == ("mat.txt",)]
    failure = history.failures[unread.bytes_key].failure
    assert (failure.code, failure.values["file"]) == ("protected-file", f"{FOLDER}/a.zip/mat.txt")
    (again,) = to_read_again(history, REQUEST, [unread.id])
    assert again.file == f"{FOLDER}/a.zip"


def test_findings_follow_their_container(office: Office) -> None:
    content = archive(("1.txt", report(1)), ("Thumbs.db", b"x"))
    office.put(f"{FOLDER}/a.zip", content)
    index = index_of(Task(Path("-"), f"{FOLDER}/a.zip", Limits()), content)
    (made,) = index.findings_at("vhtt-lap-vo/b.zip")
    assert (made.code, made.values["file"]) == ("no-documents-inside", "vhtt-lap-vo/b.zip")


def test_members_forged_in_the_ledger_are_found(office: Office) -> None:
    office.put(f"{FOLDER}/a.zip", archive(("1.txt", report(1)), ("2.txt", report(2))))
    history = office.night()
    workspace = office.workspace
    evidence = Evidence(workspace.ledger, workspace.archive, workspace.root / "out", "code")
    assert verify(evidence, None, lambda name: None).faults == []
    (event,) = [e for e in workspace.ledger.events() if e.kind == "container.unpacked"]
    other = next(entry for entry in history.submissions.values() if entry.members == ("2.txt",))
    bad = other.model_copy(update={"id": "f" * 12, "sha256": workspace.archive.put(b"nobody sent this")})
    container = next(entry for entry in history.submissions.values() if not entry.members)
    members = [event.payload["members"][0], bad.id]
    workspace.ledger.append([received(bad), unpacked(container, event.payload["index"], members)], NIGHT)
    faults = verify(evidence, None, lambda name: None).faults
    assert [fault.code for fault in faults] == ["container-differs"]


def test_places_lead_into_the_container_and_facts_keep_their_ids() -> None:
    read = Extraction(file="1.txt", sha256="0", media_type="text/plain", reader="text")
    fact = Quantity(id="f", text="06 lớp", start=0, end=6, source=LinePlace(line=3), value=6, low=6, high=6,
                    qualifier="exact", unit="lớp", measure="count")  # fmt: skip
    (moved,) = placed(read.model_copy(update={"quantities": (fact,)}), ("thu.eml", "1.txt")).quantities
    assert (moved.id, moved.source) == ("f", LinePlace(member=("thu.eml", "1.txt"), line=3))
