"""Lists of actors: appended, never altered; the last one given is in force."""

from sqlalchemy import Connection, func, insert, select

from twosource.model.actors import ActorList
from twosource.stores import bodies, schema
from twosource.stores.kept_rulings import is_by
from twosource.stores.logbook import write_line


def keep_list(connection: Connection, given: ActorList, at: str) -> bool:
    """Keep a list as the one in force; False where it is the one in force already."""
    table = schema.actor_lists
    current = connection.execute(
        select(table.c.number, table.c.sha256).order_by(table.c.number.desc()).limit(1)
    ).first()
    if current is not None and current.sha256 == given.sha256:
        return False
    number = 1 + connection.execute(select(func.count()).select_from(table)).scalar_one()
    row = {
        "number": number,
        "name": given.name,
        "sha256": given.sha256,
        "added_at": at,
        "body": bodies.write(given.actors),
    }
    connection.execute(insert(table), row)
    detail: dict[str, str | int] = {
        "list": given.name,
        "sha256": given.sha256,
        "actors": len(given.actors),
    }
    write_line(connection, at, "actor list kept", detail, ("actor_lists", number))
    return True


def current_list(connection: Connection, until: str | None = None) -> ActorList | None:
    """Give the list in force, or in force `until` then; None where none was ever given."""
    table = schema.actor_lists
    rows = connection.execute(select(table).order_by(table.c.number.desc()))
    row = next((one for one in rows if is_by(one.added_at, until)), None)
    return None if row is None else ActorList(row.name, row.sha256, bodies.read_actors(row.body))
