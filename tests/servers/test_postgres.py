"""The server that other tests use: it starts, keeps databases apart, and is gone afterwards."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

import postgres as servers
import pytest
from postgres import postgres, postgres_url  # noqa: F401
from sqlalchemy import Connection, create_engine, make_url, text

pytestmark = pytest.mark.services


@contextmanager
def connected(url) -> Iterator[Connection]:
    engine = create_engine(make_url(url).set(drivername="postgresql+pg8000"))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def test_each_test_has_a_database_of_its_own(postgres, postgres_url):  # noqa: F811
    with connected(postgres_url) as connection:
        connection.execute(text("CREATE TABLE t (x int)"))
        connection.commit()
    with connected(postgres.new_database()) as connection:
        assert connection.scalar(text("SELECT count(*) FROM pg_tables WHERE tablename = 't'")) == 0


def test_a_server_ends_with_its_block():
    if lacking := servers.why_not():
        pytest.skip(lacking)
    with servers.running() as server:
        port = server.port
    with closing(socket.socket()) as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
