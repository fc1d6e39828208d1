"""An insider with every file and the database in hand, who recomputes every hash that he can."""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pg8000.dbapi
import rfc8785
from sqlalchemy import make_url

from flows.verifying import Wanted, verified
from flows.workspace import Workspace
from outputs.chain import Head
from outputs.derivation import Circumstances, derive
from outputs.merkle import Frontier
from outputs.release import Ingredients

COLUMNS = ("sequence", "time", "actor", "kind", "payload", "prev", "hash")


class Insider:
    """Works on one workspace, its ledger in SQLite or in PostgreSQL."""

    def __init__(self, root: Path, url: str) -> None:
        self.root, self.url = root, url

    def verify(self, *, heads=(), reread=False, release=None):
        """Return what `tonghop verify` answers; what it opened is closed again."""
        workspace = Workspace.open(self.root)
        try:
            return verified(workspace, Wanted(release, tuple(heads), reread)).as_answer("en")
        finally:
            workspace.ledger.close()

    # The database, without its guards.

    def connect(self):
        address = make_url(self.url)
        if address.get_backend_name() == "sqlite":
            return closing(sqlite3.connect(address.database))
        return closing(pg8000.dbapi.connect(address.username, address.host, address.database, address.port))

    @property
    def is_sqlite(self):
        return self.url.startswith("sqlite")

    def rows(self):
        with self.connect() as connection:
            cursor = connection.cursor()
            cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM events ORDER BY sequence")
            found = [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]
        return [row | {"payload": json.loads(row["payload"])} for row in found]

    def write(self, rows):
        """Replace all events, and put the guards back as they were."""
        with self.connect() as connection:
            cursor = connection.cursor()
            guards = self._guards_off(cursor)
            cursor.execute("DELETE FROM events")
            mark = "?" if self.is_sqlite else "%s"
            for row in rows:
                values = [row[c] if c != "payload" else canonical(row[c]) for c in COLUMNS]
                cursor.execute(f"INSERT INTO events VALUES ({', '.join([mark] * len(COLUMNS))})", values)
            self._guards_on(cursor, guards)
            connection.commit()

    def _guards_off(self, cursor):
        if not self.is_sqlite:
            cursor.execute("ALTER TABLE events DISABLE TRIGGER ALL")
            return []
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = cursor.fetchall()
        for name, _ in guards:
            cursor.execute(f"DROP TRIGGER {name}")
        return [sql for _, sql in guards]

    def _guards_on(self, cursor, guards):
        if not self.is_sqlite:
            cursor.execute("ALTER TABLE events ENABLE TRIGGER ALL")
        for sql in guards:
            cursor.execute(sql)

    def write_head(self, rows):
        """Make `ledger.head` name the newest of these events."""
        newest = rows[-1]
        (self.root / "ledger.head").write_text(f"{newest['sequence']} {newest['hash']}\n")

    # The archive and the releases.

    def keep(self, content: bytes) -> str:
        """Put bytes into the archive under their own hash, as the program would."""
        return Workspace.open(self.root).archive.put(content)

    def archived(self, sha256: str) -> Path:
        path = self.root / "archive" / sha256[:2] / sha256
        path.chmod(0o644)
        return path

    def folder(self, release: str) -> Path:
        return self.root / "out" / release.rpartition("-")[0] / release

    def remake(self, rows):
        """Derive every release anew from altered events, with the program's own code, and rewrite the chain."""
        archive = Workspace.open(self.root).archive
        swapped, previous = {}, None
        for at, row in enumerate(rows):
            payload = row["payload"]
            if row["kind"] == "extraction.completed" and "was" in payload:
                swapped[payload.pop("was")] = payload["result"]
            if row["kind"] == "release.made":
                rehash(rows)
                self._remake(archive, payload, rows[:at], row["time"], previous, swapped)
                previous = payload["release"]
        rehash(rows)

    def _remake(self, archive, payload, before, time, previous, swapped):
        told = json.loads(archive.get(payload["ingredients"]))
        for entry in told["submissions"]:
            entry["reading"] = swapped.get(entry["reading"], entry["reading"])
        ingredients = Ingredients.model_validate(told)
        head = Head(before[-1]["sequence"], before[-1]["hash"])
        root = Frontier(row["hash"] for row in before).root
        given = Circumstances(payload["release"], datetime.fromisoformat(time), previous, head, root)
        derived = derive(ingredients, archive, given, lambda _: payload["pictures"])
        payload["inputs"] = ingredients.digest
        payload["ingredients"] = archive.put(canonical(ingredients.model_dump(mode="json")).encode())
        payload["summary"] = archive.put(derived.summary)
        payload["files"] = {name: archive.put(content) for name, content in derived.files.items()}
        for name, content in derived.files.items():
            (self.folder(payload["release"]) / name).write_bytes(content)


def canonical(value) -> str:
    return rfc8785.dumps(value).decode()


def rehash(rows, start=0):
    """Recompute sequence, prev and hash of all events from a place on."""
    for at in range(start, len(rows)):
        row = rows[at]
        row["sequence"] = at + 1
        row["prev"] = rows[at - 1]["hash"] if at else "0" * 64
        fields = {key: value for key, value in row.items() if key != "hash"}
        row["hash"] = hashlib.sha256(rfc8785.dumps(fields)).hexdigest()
    return rows


def first(rows, kind):
    """Return where the first event of a kind stands in a list."""
    return next(at for at, row in enumerate(rows) if row["kind"] == kind)


def codes(answer):
    return {fault["code"] for fault in answer["faults"]}


def places(answer, code):
    return [fault["where"] for fault in answer["faults"] if fault["code"] == code]
