"""What Alembic runs for a migration: on the connection that it was given, inside its transaction."""

from alembic import context

from bot.records.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
