"""All rows that can be got out of a damaged file: asked of SQLite first, then read off its pages.

Of several versions of one record the one that lies where it belongs counts, then the later one. A record that the
history says was deleted stays deleted, also where an old page still holds it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.record import record
from crossread.db.salvage import shapes
from crossread.db.salvage.cells import LOST, Lost, RawRow, Value, carve, read_leaf
from crossread.db.salvage.pages import INTERIOR, LEAF, PAGE_SIZES, Pages
from crossread.db.store import stranger
from crossread.db.store.connections import connect

Progress = Callable[[float], None]
Values = dict[str, Value | Lost]

_SQLITE, _REACHED, _LOOSE, _CARVED = range(4)
_IDENTITY = {"texts": "sha256", "steps": "number", "history": "key"}
_TOLD_EVERY = 64


@record
class Row:
    """One row by the names of its columns; `cut` names the one whose end is gone. `rank` is lower for a surer place."""

    values: Values
    rank: int
    cut: str | None = None


@record
class Gathered:
    """The rows by table, and what the reading met with: pages and cells that make no sense."""

    rows: dict[str, list[Row]]
    pages: int
    bad_pages: int
    by_sqlite: bool


def gather(copy: Path, on_progress: Progress) -> Gathered:
    """Read all that can be read. `copy` is a copy of the damaged file, which SQLite may write to.

    Raises CrossreadError if nothing of a project is found.
    """
    pages = Pages.of_file(copy)
    on_progress(0.02)
    asked, is_sound = _ask_sqlite(copy)
    on_progress(0.15)
    if is_sound:
        return Gathered(rows=_chosen(asked), pages=pages.count, bad_pages=0, by_sqlite=True)
    found, bad = _read_pages(pages, on_progress)
    if not found and not pages.has_header:
        for size in PAGE_SIZES:
            other = Pages.of_file(copy, page_size=size)
            found, bad = _read_pages(other, lambda _share: None)
            if found:
                pages = other
                break
    merged = {table: [*asked.get(table, []), *found.get(table, [])] for table in {*asked, *found}}
    if not any(merged.values()):
        raise CrossreadError(
            f"Nothing of a Crossread project could be found in {copy.name}; go back to a backup of it."
        )
    return Gathered(rows=_chosen(merged), pages=pages.count, bad_pages=bad, by_sqlite=False)


def _ask_sqlite(copy: Path) -> tuple[dict[str, list[Row]], bool]:
    """What SQLite answers with, and whether all of it is sound. A schema that is not ours is not asked anything."""
    try:
        conn = connect(copy, "write")
    except CrossreadError:
        return {}, False
    conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
    found: dict[str, list[Row]] = {}
    try:
        with stranger.time_limit(conn, copy, seconds=600):
            stranger.check_schema(conn, copy, stranger.check_pragmas(conn, copy))
            is_sound = conn.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            for table in shapes.names():
                rows, is_whole = _asked(conn, table)
                is_sound = is_sound and is_whole
                found[table] = rows
    except (CrossreadError, sqlite3.DatabaseError):
        is_sound = False
    finally:
        conn.close()
    return found, is_sound


def _asked(conn: sqlite3.Connection, table: str) -> tuple[list[Row], bool]:
    """The rows from the beginning and, where that breaks off, from the end."""
    columns = shapes.columns_of(table)
    names = ", ".join(f'"{column.name}"' for column in columns)
    rows: dict[Value, Row] = {}
    is_whole = True
    for direction in ("ASC", "DESC"):
        try:
            for values in conn.execute(
                f'SELECT {names} FROM {table} NOT INDEXED ORDER BY "{columns[0].name}" {direction}'
            ):
                if values[0] in rows:
                    break
                # A page that took the place of another holds rows of another table.
                if shapes.fits(table, values):
                    rows[values[0]] = _named(table, values, _SQLITE, None)
                else:
                    is_whole = False
        except sqlite3.DatabaseError:
            is_whole = False
        if is_whole:
            break
    return list(rows.values()), is_whole


def _read_pages(pages: Pages, on_progress: Progress) -> tuple[dict[str, list[Row]], int]:
    reached, free = _reached(pages), pages.free()
    found: dict[str, list[Row]] = {}
    bad_pages = 0
    for number in range(1, pages.count + 1):
        if number % _TOLD_EVERY == 0:
            on_progress(0.15 + 0.5 * number / pages.count)
        kind = pages.kind(number)
        if number in free and number not in reached:
            continue
        if kind == LEAF:
            rows, bad = read_leaf(pages, number)
            rank = _REACHED if number in reached else _LOOSE
            _add(found, rows, rank)
            if not bad:
                continue
        elif not any(pages.page(number)):
            bad_pages += number in reached
            continue
        # What is no leaf any more may have been one.
        bad_pages += kind == LEAF or (number in reached and not kind)
        _add(found, list(carve(pages, number)), _CARVED)
    return found, bad_pages


def _add(found: dict[str, list[Row]], rows: Sequence[RawRow], rank: int) -> None:
    """Rows of one page, to the table that they are of; one that is of another is looked at on its own."""
    table = shapes.table_of([row.values for row in rows])
    for row in rows:
        of = table if table is not None and shapes.fits(table, row.values) else shapes.table_of([row.values])
        if of is not None:
            columns = shapes.columns_of(of)
            cut = columns[row.cut].name if row.cut is not None else None
            found.setdefault(of, []).append(_named(of, row.values, rank, cut))


def _named(table: str, values: Iterable[Value | Lost], rank: int, cut: str | None) -> Row:
    names = [column.name for column in shapes.columns_of(table)]
    return Row(values=dict(zip(names, values, strict=True)), rank=rank, cut=cut)


def _reached(pages: Pages) -> set[int]:
    """The pages that hang on the schema: what lies on them is in use."""
    seen: set[int] = set()
    waiting = [1]
    while waiting:
        number = waiting.pop()
        if number in seen or not pages.is_there(number):
            continue
        seen.add(number)
        kind = pages.kind(number)
        if kind == INTERIOR:
            waiting.extend(pages.children(number))
        elif kind == LEAF:
            rows = (row.values for row in read_leaf(pages, number)[0])
            roots = (row[3] for row in rows if len(row) == 5 and row[0] == "table")
            waiting.extend(root for root in roots if isinstance(root, int))
    return seen


def _chosen(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """One row for each record, none that was deleted; in the order of their keys."""
    gone = _deleted(rows.get("history", []))
    chosen: dict[str, list[Row]] = {}
    for table, candidates in rows.items():
        identity = _IDENTITY.get(table, "id")
        best: dict[Value, Row] = {}
        loose: list[Row] = []
        for row in sorted(candidates, key=_standing, reverse=True):
            name = row.values[identity]
            if isinstance(name, Lost):
                loose.append(row)
            elif not (row.rank > _REACHED and (table, name) in gone):
                best.setdefault(name, row)
        chosen[table] = sorted([*best.values(), *loose], key=_key)
    return chosen


def _standing(row: Row) -> tuple[bool, int, str]:
    changed = row.values.get("modified_at", "")
    is_whole = row.cut is None and LOST not in row.values.values()
    return is_whole, -row.rank, changed if isinstance(changed, str) else ""


def _key(row: Row) -> int:
    key = row.values.get("key", row.values.get("number"))
    return key if isinstance(key, int) else 0


def _deleted(history: Sequence[Row]) -> set[tuple[Value | Lost, Value | Lost]]:
    """What the history's last word on a record says is gone."""
    last: dict[tuple[Value | Lost, Value | Lost], Value | Lost] = {}
    for row in sorted(history, key=_key):
        last[row.values["table_name"], row.values["row_id"]] = row.values["op"]
    return {record_id for record_id, op in last.items() if op == "delete"}
