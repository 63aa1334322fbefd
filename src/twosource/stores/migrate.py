"""Bring the tables of a record up to date; the only place that runs Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def list_revisions() -> tuple[str, ...]:
    """Give the revisions this program knows, oldest first."""
    scripts = ScriptDirectory.from_config(_configure())
    return tuple(step.revision for step in scripts.walk_revisions())[::-1]


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Make or change the tables up to a revision, inside the transaction the connection is in."""
    config = _configure()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _configure() -> Config:
    config = Config()
    # Alembic takes `%` for the start of a name to fill in, and a folder may hold one.
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    return config
