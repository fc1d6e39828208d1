"""What Alembic runs to take a step: in the connection and transaction of the ledger."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
