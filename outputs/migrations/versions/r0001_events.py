"""The table of events, which the database itself refuses to change: rows are only added."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SQLITE = (
    "CREATE TRIGGER events_refuse_{name} BEFORE {verb} ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
)
_POSTGRESQL = (
    "CREATE TRIGGER events_refuse_{name} BEFORE {verb} ON events "
    "FOR EACH STATEMENT EXECUTE FUNCTION events_are_never_changed()"
)
_REFUSAL = (
    "CREATE FUNCTION events_are_never_changed() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are never changed'; END $$"
)


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("time", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False, index=True),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("prev", sa.String(64), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
    if op.get_bind().dialect.name == "sqlite":
        trigger, verbs = _SQLITE, ["UPDATE", "DELETE"]
    else:
        trigger, verbs = _POSTGRESQL, ["UPDATE", "DELETE", "TRUNCATE"]
        op.execute(_REFUSAL)
    for verb in verbs:
        op.execute(trigger.format(name=verb.lower(), verb=verb))
