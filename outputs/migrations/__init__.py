"""The ledger's tables, step by step (Alembic): the same steps on SQLite and on PostgreSQL.

A ledger made before there were steps holds the table of the first one, and is taken to be at it.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

FIRST, NEWEST = "0001", "0002"
_VERSIONS = "alembic_version"


def revision(connection: Connection) -> str | None:
    """Return the step that a database is at, None for an empty one."""
    tables = inspect(connection)
    if tables.has_table(_VERSIONS):
        return str(connection.scalar(text(f"SELECT version_num FROM {_VERSIONS}")))
    return "" if tables.has_table("events") else None


def upgrade(connection: Connection) -> None:
    """Take the steps that a database lacks, in the transaction that is open."""
    # A third of a second, which only a new or an older ledger pays.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    if revision(connection) == "":
        command.stamp(config, FIRST)
    command.upgrade(config, NEWEST)
