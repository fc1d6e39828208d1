"""Ledgers made before there were steps are taken as they are; new ones come out the same."""

import sqlite3

import pytest

from outputs.ledger import Ledger
from schemas.errors import LedgerOfNewerProgram

OLD = """
CREATE TABLE events (
	sequence INTEGER NOT NULL, time VARCHAR NOT NULL, actor VARCHAR NOT NULL, kind VARCHAR NOT NULL,
	payload TEXT NOT NULL, prev VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL,
	PRIMARY KEY (sequence), UNIQUE (prev), UNIQUE (hash)
);
CREATE INDEX ix_events_kind ON events (kind);
CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
INSERT INTO events VALUES (1, '2020-08-03T12:00:00+07:00', 'tonghop', 'night.started', '{"code":"0.1"}',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'c6708d14edd8520843b7c623eaf340b2a6a143ac34b7f462de9c1632dcc296b8');
"""


def schema(path):
    """Return the tables, indexes and triggers of a file, spaces aside."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%'")
        return {
            (kind, name, "".join((sql or "").split())) for kind, name, sql in found if "alembic" not in name
        }


@pytest.fixture
def old(tmp_path):
    with sqlite3.connect(tmp_path / "old.sqlite") as connection:
        connection.executescript(OLD)
    return tmp_path / "old.sqlite"


def test_an_existing_ledger_keeps_its_events(old, tmp_path):
    before = schema(old)
    ledger = Ledger(f"sqlite:///{old}", tmp_path / "old.head")
    assert [event.sequence for event in ledger.events()] == [1]
    assert list(ledger.faults()) == []
    assert schema(old) > before
    ledger.close()
    Ledger(f"sqlite:///{old}", tmp_path / "old.head").close()
    with sqlite3.connect(old) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]


def test_a_new_ledger_is_made_like_an_existing_one(old, tmp_path):
    Ledger(f"sqlite:///{tmp_path}/new.sqlite", tmp_path / "new.head").close()
    Ledger(f"sqlite:///{old}", tmp_path / "old.head").close()
    assert {entry[:2] for entry in schema(tmp_path / "new.sqlite")} == {entry[:2] for entry in schema(old)}
    triggers = [entry for entry in schema(tmp_path / "new.sqlite") if entry[0] == "trigger"]
    assert set(triggers) <= schema(old)


def test_a_ledger_of_a_newer_program_is_left_alone(tmp_path):
    url = f"sqlite:///{tmp_path}/new.sqlite"
    Ledger(url, tmp_path / "new.head").close()
    with sqlite3.connect(tmp_path / "new.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerOfNewerProgram, match="9999"):
        Ledger(url, tmp_path / "new.head")
