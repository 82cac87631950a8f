"""The history's triggers: TEMP triggers of the writing connection, made from the one list of tables and columns.

A stored trigger would be refused under `trusted_schema=OFF` and could not know who acts; so the file holds none.
An insert is kept as its row id, an update with what the changed columns held before, a deletion with the whole row.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from crossread.db.store import clock
from crossread.db.store.schema import BY_NAME, TABLES, Table


def install(conn: sqlite3.Connection) -> None:
    """Make the triggers, and the temp table that tells them the number of the step under way.

    Also the function `moved_on`, for statements that restore rows (see `undoing`).
    """
    conn.create_function("moved_on", 1, clock.moved_on)
    conn.execute("CREATE TEMP TABLE current_step (number INTEGER NOT NULL)")
    conn.execute("INSERT INTO current_step VALUES (0)")
    for table in TABLES:
        for statement in _triggers(table):
            conn.execute(statement)


@contextmanager
def in_bulk(conn: sqlite3.Connection, name: str) -> Iterator[None]:
    """Inside a step: rows added to a table meanwhile get their history in one statement at the end.

    It is the same history as the trigger makes row by row, in a third of the time. No row may be deleted meanwhile,
    whose key a new one could take. An exception must roll the step back, which brings the trigger back too.
    """
    table = BY_NAME[name]
    mark = conn.execute(f"SELECT coalesce(max(key), 0) FROM {table.name}").fetchone()[0]
    with silenced(conn, name, "insert"):
        yield
    conn.execute(
        "INSERT INTO history (step, table_name, row_id, owner_id, op) "
        f"SELECT (SELECT number FROM current_step), '{table.name}', id, {table.owner or 'NULL'}, 'insert' "
        f"FROM {table.name} WHERE key > ? ORDER BY key",
        (mark,),
    )


@contextmanager
def silenced(conn: sqlite3.Connection, name: str, op: str) -> Iterator[None]:
    """Inside a step: let rows of a table come (`insert`) or go (`delete`) untraced; the caller writes the history.

    An exception must roll the step back, which brings the trigger back too.
    """
    inserted, _, deleted = _triggers(BY_NAME[name])
    conn.execute(f"DROP TRIGGER temp.{name}_{'inserted' if op == 'insert' else 'deleted'}")
    yield
    conn.execute(inserted if op == "insert" else deleted)


def record_deletion(conn: sqlite3.Connection, table: Table, rows: str, values: tuple[object, ...]) -> None:
    """Write the history of rows that are about to be deleted while the trigger is silent.

    `rows` is what follows FROM, in which the table is called `t`; with an order, the history has it.
    """
    owner = f"t.{table.owner}" if table.owner else "NULL"
    conn.execute(
        "INSERT INTO history (step, table_name, row_id, owner_id, op, before) "
        f"SELECT (SELECT number FROM current_step), '{table.name}', t.id, {owner}, 'delete', {_whole(table, 't')} "
        f"FROM {rows}",
        values,
    )


def _whole(table: Table, row: str) -> str:
    columns = ", ".join(f"'{column}', {row}.\"{column}\"" for column in table.all_columns)
    return f"json_object({columns})"


def _triggers(table: Table) -> tuple[str, str, str]:
    name = table.name
    columns = [f'"{column}"' for column in table.all_columns]
    changed = " UNION ALL ".join(
        f'SELECT \'{column}\' AS c, old."{column}" AS v WHERE old."{column}" IS NOT new."{column}"'
        for column in table.all_columns
    )
    differs = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
    new_owner = f"new.{table.owner}" if table.owner else "NULL"
    old_owner = f"old.{table.owner}" if table.owner else "NULL"

    def record(row: str, owner: str, op: str, before: str) -> str:
        # A step is undone as a whole, so a statement need not be: FAIL spares SQLite to keep each page before it.
        return (
            "INSERT OR FAIL INTO history (step, table_name, row_id, owner_id, op, before) VALUES "
            f"((SELECT number FROM current_step), '{name}', {row}.id, {owner}, '{op}', {before});"
        )

    before = f"(SELECT json_group_object(c, v) FROM ({changed}))"
    inserted = record("new", new_owner, "insert", "NULL")
    updated = record("new", new_owner, "update", before)
    deleted = record("old", old_owner, "delete", _whole(table, "old"))
    return (
        f"CREATE TEMP TRIGGER {name}_inserted AFTER INSERT ON main.{name} BEGIN {inserted} END",
        f"CREATE TEMP TRIGGER {name}_updated AFTER UPDATE ON main.{name} WHEN {differs} BEGIN {updated} END",
        f"CREATE TEMP TRIGGER {name}_deleted AFTER DELETE ON main.{name} BEGIN {deleted} END",
    )
