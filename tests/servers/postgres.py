"""A PostgreSQL server of the tests' own: a process on a temporary folder, gone when they end.

PostgreSQL refuses to run as root; started by root, it runs as the user of its Debian package.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

OWNER = "tonghop"
ROOM = Path("/usr/lib/postgresql")
"""Where Debian puts a version's programs, outside the path."""
UNPRIVILEGED = ("postgres", "nobody")
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    port: int

    def url(self, database: str) -> str:
        """Return a database's address as an office writes it in `tonghop.toml`."""
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"t{uuid.uuid4().hex}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement as the owner of the server, outside any transaction."""
        import pg8000.dbapi

        with closing(pg8000.dbapi.connect(OWNER, "127.0.0.1", database, self.port)) as connection:
            connection.autocommit = True
            connection.cursor().execute(statement)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Run a server for the session; skip, with the reason, where PostgreSQL is not installed."""
    if lacking := why_not():
        pytest.skip(lacking)
    with running() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> str:
    """Return the address of an empty database of the test's own."""
    return postgres.new_database()


def why_not() -> str | None:
    """Return why no server can be started here, None where one can."""
    if _programs() is None:
        return "PostgreSQL is not installed (Debian: postgresql)"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL does not run as root, and there is no user to run it as"
    return None


@contextmanager
def running() -> Iterator[Server]:
    """Start a server on an empty folder, and stop it."""
    programs, user = _programs(), _unprivileged()
    assert programs is not None
    # Not below pytest's own folder: that one is closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="tonghop-postgres-"))
    try:
        if user:
            shutil.chown(folder, user)
        data, port = folder / "data", _free_port()
        initdb = [programs / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run([*initdb, "--no-sync"], check=True, stdout=subprocess.DEVNULL, **_as(user, folder))
        options = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "shared_buffers=16MB"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [programs / "postgres", "-D", data, "-p", str(port), "-k", folder, *options],
                stdout=log,
                stderr=log,
                **_as(user, folder),
            )
        try:
            server = Server(port)
            _wait(server, process, folder / "log")
            yield server
        finally:
            process.terminate()
            _ended(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    # SIGTERM waits for clients to leave; SIGINT sends them away.
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.send_signal(2)
        process.wait(30)


def _wait(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    import pg8000.exceptions

    until = time.monotonic() + START_SECONDS
    while True:
        try:
            return server.execute("SELECT 1")
        except (OSError, pg8000.exceptions.Error):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(log.read_text("utf-8", "replace")) from None
            time.sleep(0.1)


def _programs() -> Path | None:
    found = shutil.which("postgres")
    if found and (Path(found).resolve().parent / "initdb").exists():
        return Path(found).resolve().parent
    versions = [path.parent for path in ROOM.glob("*/bin/initdb")]
    return max(versions, key=lambda path: int(path.parent.name.split(".")[0]), default=None)


def _unprivileged() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in UNPRIVILEGED if name in known), None)


def _as(user: str | None, folder: Path) -> dict[str, object]:
    if user is None:
        return {"cwd": folder}
    return {"cwd": folder, "user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
