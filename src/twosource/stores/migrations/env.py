"""How Alembic runs the revisions: on the connection it is handed, in the transaction it is in."""

from alembic import context

from twosource.stores import schema


def run_revisions() -> None:
    """Run the revisions Alembic chose."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=schema.metadata,
        version_table=schema.VERSION_TABLE,
        transactional_ddl=True,
    )
    context.run_migrations()


# Alembic loads this file under a name of its own; imported as a module it does nothing.
if __name__ == "env_py":
    run_revisions()
