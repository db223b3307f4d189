"""Alembic's way in: it runs on the connection that `service.migrate` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=True
)
context.run_migrations()
