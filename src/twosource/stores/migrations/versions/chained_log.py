"""The log as a chain, what it commits to by salted digests, and tombstones."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from twosource.stores.chain import START, hash_line, make_salt, salt_digest, write_row

revision = "0006"
down_revision: str | None = "0004"

_REASON = "the log of a record is append-only"
_CHANGES = (
    "new.name IS NOT NULL OR new.salt IS NOT NULL OR new.body IS NOT NULL OR new.line <> old.line"
    " OR new.place <> old.place OR new.kind <> old.kind OR new.digest <> old.digest"
)
_RULES = {
    "log_keeps_its_words": ("UPDATE", "log", ""),
    "log_keeps_its_lines": ("DELETE", "log", ""),
    "log_items_keep_their_words": ("UPDATE", "log_items", f"WHEN ({_CHANGES})"),
    "log_items_keep_their_lines": ("DELETE", "log_items", ""),
}
# Not as a condition of the trigger: a column that one speaks of can be given no other order.
_FORBID_ITEMS = f"""
CREATE FUNCTION refuse_change_of_item() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION '{_REASON}'; END IF;
  IF {_CHANGES} THEN RAISE EXCEPTION '{_REASON}'; END IF;
  RETURN NEW;
END $$
"""
_ROWS_A_LINE = 500
# What was kept when this revision was written: table -> columns left out.
_KEPT = {
    "reports": ("marks",),
    "collections": (),
    "withdrawals": (),
    "readings": ("superseded_at",),
    "decisions": (),
    "undos": (),
    "actor_lists": (),
    "event_ids": (),
}
# What may change of a row is a kind of its own: kind -> table, columns, the first the key.
_CHANGING = {
    "marks": ("reports", ("key", "marks")),
    "in_force": ("readings", ("id", "superseded_at")),
}


def upgrade() -> None:
    """Make the tables; chain the lines there are, and commit to what is kept."""
    _make_log("chained_log")
    _make_items("chained_log")
    _make_tombstones()
    if not op.get_context().as_sql:
        _Chaining(op.get_bind()).chain_all()
    # Its triggers go with the old table, and their function stays for the new one's.
    op.drop_table("log")
    op.rename_table("chained_log", "log")
    _forbid_changes()


def _make_log(name: str) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def _make_items(log: str) -> None:
    op.create_table(
        "log_items",
        sa.Column("line", sa.Integer, sa.ForeignKey(f"{log}.seq"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("salt", sa.String(64)),
        sa.Column("body", sa.Text),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_index("log_items_by_name", "log_items", ["kind", "name"])


def _make_tombstones() -> None:
    op.create_table(
        "tombstones",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.key")),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("taken", sa.Text, nullable=False),
    )


def _forbid_changes() -> None:
    """Let lines be added only, and of what they commit to salt, name and words be forgotten."""
    if op.get_context().dialect.name == "sqlite":
        raises = f"BEGIN SELECT RAISE(ABORT, '{_REASON}'); END"
        for name, (what, table, when) in _RULES.items():
            op.execute(f"CREATE TRIGGER {name} BEFORE {what} ON {table} {when} {raises}")
        return
    op.execute(_FORBID_ITEMS)
    for table, function in (
        ("log", "refuse_change_of_log"),
        ("log_items", "refuse_change_of_item"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_keeps_its_lines BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log()"
        )


class _Chaining:
    """Chains the lines of an older record, then commits to what it keeps."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._log = sa.table(
            "chained_log", *map(sa.column, ("seq", "at", "what", "previous", "hash"))
        )
        self._items = sa.table(
            "log_items",
            *map(sa.column, ("line", "place", "kind", "name", "salt", "body", "digest")),
        )
        self._last = (0, START)

    def chain_all(self) -> None:
        """Chain every line there is; a record that is made just now has none."""
        old = sa.table("log", *map(sa.column, ("seq", "at", "what", "detail")))
        lines = self._connection.execute(sa.select(old).order_by(old.c.seq)).all()
        for line in lines:
            self._write(line.at, line.what, [_commit("detail", None, line.detail, keep=True)])
        if lines:
            self._commit_to_rows(len(lines))

    def _commit_to_rows(self, lines: int) -> None:
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        told = f'{{"lines":{lines}}}'
        first = [_commit("detail", None, told, keep=True)]
        self._write(at, "older log chained", first)
        rows = list(self._rows())
        for start in range(0, len(rows), _ROWS_A_LINE):
            part = rows[start : start + _ROWS_A_LINE]
            counted = _commit("detail", None, f'{{"rows":{len(part)}}}', keep=True)
            self._write(at, "older content taken into the log", [counted, *part])

    def _rows(self) -> Iterator[dict[str, Any]]:
        for name, without in _KEPT.items():
            yield from self._rows_of(name, name, without=without)
        for kind, (name, columns) in _CHANGING.items():
            yield from self._rows_of(kind, name, only=columns)

    def _rows_of(
        self, kind: str, name: str, *, without: tuple[str, ...] = (), only: tuple[str, ...] = ()
    ) -> Iterator[dict[str, Any]]:
        table = sa.Table(name, sa.MetaData(), autoload_with=self._connection)
        keys = list(table.primary_key.columns)
        for row in self._connection.execute(sa.select(table).order_by(*keys)).mappings():
            key = "/".join(str(row[one.name]) for one in keys)
            content: Mapping[str, Any] = {
                column: value
                for column, value in row.items()
                if column not in without and (not only or column in only)
            }
            yield _commit(kind, key, write_row(kind, content), keep=False)

    def _write(self, at: str, what: str, items: list[dict[str, Any]]) -> None:
        seq, previous = self._last[0] + 1, self._last[1]
        own = hash_line(previous, (seq, at, what), [one["digest"] for one in items])
        row = {"seq": seq, "at": at, "what": what, "previous": previous, "hash": own}
        self._connection.execute(sa.insert(self._log), row)
        numbered = [{"line": seq, "place": place, **one} for place, one in enumerate(items)]
        self._connection.execute(sa.insert(self._items), numbered)
        self._last = (seq, own)


def _commit(kind: str, name: str | None, content: str, *, keep: bool) -> dict[str, Any]:
    salt = make_salt()
    return {
        "kind": kind,
        "name": name,
        "salt": salt,
        "body": content if keep else None,
        "digest": salt_digest(salt, content),
    }
