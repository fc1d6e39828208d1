"""The ledger on a real PostgreSQL server: it only grows, and one night at a time holds it."""

import subprocess
import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from postgres import postgres, postgres_url  # noqa: F401
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DatabaseError

from outputs.ledger import Kind, Ledger, NewEvent
from schemas.errors import LedgerNotEmpty, LedgerOfNewerProgram, LedgerUnreachable

pytestmark = pytest.mark.services
NOON = datetime(2020, 8, 3, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def ledger(postgres_url, tmp_path):  # noqa: F811
    made = Ledger(postgres_url, tmp_path / "ledger.head")
    made.append([NewEvent(Kind.NIGHT_STARTED, {"code": "0.1"})], NOON)
    made.append(
        [NewEvent(Kind.NIGHT_ENDED, {"read": n, "tên": "Sa Đéc\x00"} if n else {"read": 0}) for n in (0, 1)],
        NOON,
    )
    yield made
    made.close()


def run_as_owner(url, *statements):
    engine = create_engine(make_url(url).set(drivername="postgresql+pg8000"))
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


def test_the_chain_is_that_of_a_file(ledger, tmp_path):
    file = Ledger(f"sqlite:///{tmp_path}/ledger.sqlite", tmp_path / "file.head")
    ledger.copy_to(file)
    assert list(file.events()) == list(ledger.events())
    assert file.head() == ledger.head()
    assert list(ledger.faults()) == list(file.faults()) == []
    with pytest.raises(LedgerNotEmpty):
        ledger.copy_to(file)
    file.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE events SET actor = 'x'", "DELETE FROM events", "TRUNCATE events"]
)
def test_the_database_itself_refuses_changes(ledger, postgres_url, statement):  # noqa: F811
    with pytest.raises(DatabaseError, match="never changed"):
        run_as_owner(postgres_url, statement)
    assert len(list(ledger.events())) == 3


def test_tampering_shows_at_the_first_broken_event(ledger, postgres_url):  # noqa: F811
    run_as_owner(
        postgres_url,
        "ALTER TABLE events DISABLE TRIGGER USER",
        "UPDATE events SET time = '2020-08-04' WHERE sequence = 2",
    )
    assert next(iter(ledger.faults())).sequence == 2


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path):
    with pytest.raises(LedgerUnreachable) as fault:
        Ledger("postgresql://tonghop:hunter2@127.0.0.1:1/x", tmp_path / "ledger.head")
    assert "127.0.0.1:1" in str(fault.value)
    assert "hunter2" not in str(fault.value)


def test_an_older_program_leaves_a_newer_ledger_alone(ledger, postgres_url, tmp_path):  # noqa: F811
    run_as_owner(postgres_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerOfNewerProgram, match="9999"):
        Ledger(postgres_url, tmp_path / "ledger.head")


APPEND_MANY = """
import sys
from datetime import datetime
from pathlib import Path
from outputs.ledger import Kind, Ledger, NewEvent
ledger = Ledger(sys.argv[1], Path(sys.argv[2]))
for n in range(40):
    ledger.append([NewEvent(Kind.NIGHT_STARTED, {"by": sys.argv[3], "n": n, "k": k}) for k in (0, 1)], datetime(2020, 8, 3))
"""


def appenders(url, tmp_path):
    """Append to one workspace's ledger from three processes at once, which all find it new."""
    command = [sys.executable, "-c", APPEND_MANY, url, tmp_path / "ledger.head"]
    running = [subprocess.Popen([*command, by]) for by in "abc"]
    assert [process.wait(120) for process in running] == [0, 0, 0]


@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_events_of_several_processes_form_one_chain(kind, postgres, tmp_path):  # noqa: F811
    url = postgres.new_database() if kind == "postgresql" else f"sqlite:///{tmp_path}/ledger.sqlite"
    appenders(url, tmp_path)
    ledger = Ledger(url, tmp_path / "ledger.head")
    events = list(ledger.events())
    assert len(events) == 240
    assert list(ledger.faults()) == []
    pairs = [(entry.payload["by"], entry.payload["n"]) for entry in events]
    assert pairs[::2] == pairs[1::2], "events of one append stand together"
    ledger.close()


HOLD = """
import sys, time
from pathlib import Path
from outputs.ledger import Ledger
with Ledger(sys.argv[1], Path(sys.argv[2])).night() as since:
    print(since, flush=True)
    time.sleep(60)
"""


def test_a_night_holds_the_ledger_until_its_process_dies(ledger, postgres_url, tmp_path):  # noqa: F811
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, postgres_url, tmp_path / "other.head"], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline().strip() == "None"
    with ledger.night() as since:
        assert since.tzinfo is not None
    other.kill()
    other.wait()
    for _ in range(100):
        with ledger.night() as since:
            if since is None:
                return
        time.sleep(0.1)
    pytest.fail("the lock of a dead process was not let go")
