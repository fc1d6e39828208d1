"""Nothing is entered but the next event of the chain.

SQLite lets `INSERT OR REPLACE` overwrite a row without asking the trigger against DELETE.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_NOT_NEXT = (
    "NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM events) OR NEW.prev <> "
    f"coalesce((SELECT hash FROM events ORDER BY sequence DESC LIMIT 1), '{'0' * 64}')"
)
_SQLITE = (
    f"CREATE TRIGGER events_refuse_insert BEFORE INSERT ON events WHEN {_NOT_NEXT} "
    "BEGIN SELECT RAISE(ABORT, 'only the next event is entered'); END"
)
_POSTGRESQL = (
    "CREATE FUNCTION only_the_next_event() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF {_NOT_NEXT} THEN RAISE EXCEPTION 'only the next event is entered'; END IF; "
    "RETURN NEW; END $$",
    "CREATE TRIGGER events_refuse_insert BEFORE INSERT ON events "
    "FOR EACH ROW EXECUTE FUNCTION only_the_next_event()",
)


def upgrade() -> None:
    for statement in (_SQLITE,) if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
