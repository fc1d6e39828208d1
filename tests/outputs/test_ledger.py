"""The ledger only grows, and a change anywhere in it shows."""

import hashlib
import json
import sqlite3
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DatabaseError

from outputs.ledger import FIRST_PREV, Kind, Ledger, NewEvent
from schemas.errors import BrokenLedger

NOON = datetime(2020, 8, 3, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def ledger(tmp_path):
    made = Ledger(f"sqlite:///{tmp_path}/ledger.sqlite", tmp_path / "ledger.head")
    made.append([NewEvent(Kind.NIGHT_STARTED, {"code": "0.1"})], NOON)
    made.append(
        [NewEvent(Kind.NIGHT_ENDED, {"read": n, "tên": "Sa Đéc"} if n else {"read": 0}) for n in (0, 1)], NOON
    )
    yield made
    made.close()


def altered(tmp_path, statement):
    """Alter the database as a person with the file in hand could: without its triggers."""
    connection = sqlite3.connect(tmp_path / "ledger.sqlite")
    connection.executescript(
        f"DROP TRIGGER events_refuse_update; DROP TRIGGER events_refuse_delete; {statement};"
    )
    connection.close()


def test_each_event_carries_the_hash_of_the_one_before(ledger):
    events = list(ledger.events())
    assert [event.sequence for event in events] == [1, 2, 3]
    assert [event.prev for event in events] == [FIRST_PREV, events[0].hash, events[1].hash]
    assert list(ledger.faults()) == []


def test_the_hash_is_that_of_canonical_json(ledger):
    first = next(iter(ledger.events())).model_dump()
    claimed = first.pop("hash")
    plain = json.dumps(first, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert hashlib.sha256(plain).hexdigest() == claimed


@pytest.mark.parametrize("statement", ["UPDATE events SET actor = 'x'", "DELETE FROM events"])
def test_the_database_itself_refuses_changes(ledger, tmp_path, statement):
    engine = create_engine(f"sqlite:///{tmp_path}/ledger.sqlite")
    with pytest.raises(DatabaseError), engine.begin() as connection:
        connection.execute(text(statement))
    assert len(list(ledger.events())) == 3


@pytest.mark.parametrize(
    ("statement", "first_broken"),
    [
        ("UPDATE events SET payload = '{}' WHERE sequence = 2", 2),
        ("UPDATE events SET time = '2020-08-04' WHERE sequence = 1", 1),
        ("DELETE FROM events WHERE sequence = 2", 2),
        ("DELETE FROM events WHERE sequence = 3", 3),
    ],
    ids=["payload changed", "time changed", "event taken out", "end cut off"],
)
def test_tampering_shows_at_the_first_broken_event(ledger, tmp_path, statement, first_broken):
    altered(tmp_path, statement)
    assert next(iter(ledger.faults())).sequence == first_broken


def test_nothing_is_appended_to_a_cut_ledger(ledger, tmp_path):
    altered(tmp_path, "DELETE FROM events WHERE sequence = 3")
    with pytest.raises(BrokenLedger):
        ledger.append([NewEvent(Kind.NIGHT_STARTED, {})], NOON)
    assert len(list(ledger.events())) == 2


def test_a_run_that_died_before_the_head_was_written_is_no_fault(ledger, tmp_path):
    (tmp_path / "ledger.head").write_text(f"1 {next(iter(ledger.events())).hash}\n")
    ledger.append([NewEvent(Kind.NIGHT_STARTED, {})], NOON)
    assert list(ledger.faults()) == []
    assert (tmp_path / "ledger.head").read_text().split()[0] == "4"


def test_events_of_one_append_stand_together_or_not_at_all(ledger):
    with pytest.raises(Exception, match=r"(?i)float|serializ|unsupported|type"):
        ledger.append([NewEvent(Kind.NIGHT_STARTED, {}), NewEvent(Kind.NIGHT_ENDED, {"x": object()})], NOON)
    assert len(list(ledger.events())) == 3


EVERYTHING = [
    "UPDATE events SET actor = 'x'",
    "UPDATE events SET actor = 'x' WHERE sequence = 99",
    "DELETE FROM events",
    "INSERT INTO events SELECT 9, time, actor, kind, payload, hash, 'x' FROM events WHERE sequence = 3",
    "INSERT INTO events SELECT 4, time, actor, kind, payload, 'y', 'x' FROM events WHERE sequence = 3",
]


def refuses(url, statement):
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+pg8000")
    engine = create_engine(address)
    try:
        with (
            pytest.raises(DatabaseError, match=r"never changed|only the next event"),
            engine.begin() as connection,
        ):
            connection.execute(text(statement))
    finally:
        engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        *EVERYTHING[2:],
        "INSERT OR REPLACE INTO events SELECT sequence, time, 'x', kind, payload, prev, hash FROM events WHERE sequence = 2",
    ],
)
def test_sqlite_takes_nothing_but_the_next_event(ledger, tmp_path, statement):
    before = list(ledger.rows())
    refuses(f"sqlite:///{tmp_path}/ledger.sqlite", statement)
    assert list(ledger.rows()) == before


@pytest.mark.services
@pytest.mark.parametrize("statement", [*EVERYTHING, "TRUNCATE events"])
def test_postgresql_takes_nothing_but_the_next_event(postgres_url, tmp_path, statement):
    ledger = Ledger(postgres_url, tmp_path / "ledger.head")
    ledger.append([NewEvent(Kind.NIGHT_STARTED, {"tên": "Sa Đéc"})], NOON)
    ledger.append([NewEvent(Kind.NIGHT_ENDED, {"read": n}) for n in range(2)], NOON)
    before = list(ledger.rows())
    assert [row["sequence"] for row in before] == [1, 2, 3]
    assert list(ledger.faults()) == [] and ledger.missing_guards() == ()
    refuses(postgres_url, statement)
    assert list(ledger.rows()) == before
    ledger.close()


def test_nothing_is_appended_where_the_head_was_taken_away(ledger, tmp_path):
    (tmp_path / "ledger.head").unlink()
    with pytest.raises(BrokenLedger):
        ledger.append([NewEvent(Kind.NIGHT_STARTED, {})], NOON)
    assert len(list(ledger.events())) == 3
