"""The way from each schema version to the next, as sqlite-utils migrations of explicit statements.

To add a step: append a function to `MIGRATIONS` by the decorator, in order; its number is the `user_version` it sets.
sqlite_utils takes 300 ms to import, so this module is imported only to create or to migrate a file.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from crossread.db.store.schema import APPLICATION_ID, VERSION_1

MIGRATIONS = Migrations("crossread")


@MIGRATIONS(name="1 the model, its history and its search index")
def _version_1(db: Database) -> None:
    for statement in VERSION_1:
        db.conn.execute(statement)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute("PRAGMA user_version = 1")


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the file to this version's schema, each version in a transaction of its own."""
    MIGRATIONS.apply(Database(conn, recursive_triggers=False, execute_plugins=False))
