"""Files made to harm: each is refused in words, or does nothing. Nothing of a file is run, fetched or deleted."""

import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from crossread.db.errors import CrossreadError, NotAProjectError
from crossread.db.exchange.export_json import export_json
from crossread.db.project import Project
from crossread.db.records import Annotation, Source
from crossread.db.salvage import salvage
from crossread.db.store import connections
from crossread.db.verify import verify
from crossread.desktop.command_line.main import main

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, i FROM n"


@pytest.fixture
def file(project: Project, annotation: Annotation) -> Path:
    """A project at rest."""
    project.events.add("Sinking", date="1912-04-15")
    project.close()
    return project.path


def altered(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            conn.execute(statement)
    return path


def schema_row(kind: str, name: str, table: str, sql: str) -> str:
    quoted = sql.replace("'", "''")
    return f"INSERT INTO sqlite_master VALUES ('{kind}', '{name}', '{table}', 0, '{quoted}')"


SCHEMAS: list[tuple[str, str]] = [
    ("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM sources; END", "trigger t"),
    ("CREATE TRIGGER text_index_t AFTER INSERT ON events BEGIN DELETE FROM sources; END", "trigger text_index_t"),
    (f"CREATE VIEW v AS {ENDLESS}", "view v"),
    (f"CREATE VIEW text_index_more AS {ENDLESS}", "view text_index_more"),
    ("CREATE VIRTUAL TABLE evil USING fts5(x)", "table evil"),
    ("CREATE TABLE extra (a)", "table extra"),
    (
        schema_row("view", "sqlite_stat1", "sqlite_stat1", f"CREATE VIEW sqlite_stat1 AS {ENDLESS}"),
        "sqlite_stat1|damaged",
    ),
    (
        """UPDATE sqlite_master SET sql = 'CREATE TABLE ''text_index_data''(id INTEGER PRIMARY KEY, block BLOB,
        g AS (zeroblob(100000000)))' WHERE name = 'text_index_data'""",
        "table text_index_data",
    ),
    (
        """UPDATE sqlite_master SET sql = 'CREATE TABLE ''text_index_config''(k PRIMARY KEY, v DEFAULT (randomblob(9)))
        WITHOUT ROWID' WHERE name = 'text_index_config'""",
        "table text_index_config",
    ),
    ("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'events'", "table events"),
    (
        "UPDATE sqlite_master SET sql = replace(sql, 'unicode61', 'porter') WHERE name = 'text_index'",
        "table text_index",
    ),
    (
        """UPDATE sqlite_master SET sql = replace(sql, '(claim_id)', '(load_extension(claim_id))')
        WHERE name = 'answers_by_claim'""",
        "answers_by_claim|damaged",
    ),
]


@pytest.mark.parametrize(("statement", "named"), SCHEMAS)
def test_a_schema_that_is_not_ours_is_refused_by_name(statement: str, named: str, file: Path) -> None:
    altered(file, statement)
    before, began = file.read_bytes(), time.monotonic()
    for way in (Project.open, Project.open_for_reading):
        with pytest.raises(NotAProjectError, match=named):
            way(file)
    assert file.read_bytes() == before
    assert time.monotonic() - began < 30


def test_what_sqlite_keeps_for_itself_is_no_fault(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("ANALYZE")
    with Project.open(file) as project:
        assert not [fault for fault in verify(project) if not fault.note]


def super_journal(path: Path, victim: Path) -> Path:
    """A rollback journal beside a project that tells SQLite of a super-journal, which it would delete in the end."""
    raw, magic, nonce = path.read_bytes(), bytes.fromhex("d9d505f920a163d7"), 1234
    head = (magic + struct.pack(">5I", 1, nonce, len(raw) // 4096, 512, 4096)).ljust(512, b"\0")
    page = raw[4096:8192]
    check = (nonce + sum(page[at] for at in range(4096 - 200, 0, -200))) & 0xFFFFFFFF
    name = str(victim).encode()
    record = struct.pack(">I", 2) + page + struct.pack(">I", check)
    last = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">2I", len(name), sum(name)) + magic
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(head + record + last)
    return journal


def test_a_journal_cannot_have_another_file_deleted(file: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    super_journal(file, victim)
    for way in (Project.open, Project.open_for_reading):
        with pytest.raises(NotAProjectError, match=r"case\.crossread-journal"):
            way(file)
    salvage(file, tmp_path / "salvaged.crossread")
    assert victim.read_text() == "precious"
    # Without the check SQLite does delete it.
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("SELECT count(*) FROM events").fetchone()
    assert not victim.exists()


def test_a_plain_journal_of_a_crash_is_rolled_back(file: Path, tmp_path: Path) -> None:
    journal = super_journal(file, tmp_path / "victim.txt")
    journal.write_bytes(journal.read_bytes()[: 512 + 8 + 4096])
    with Project.open(file) as project:
        assert len(project.events.all()) == 1


VALUES = [
    ("sources", "title = x'ff00ff'"),
    ("sources", "note = x'00'"),
    ("sources", "title = 'a' || char(0) || 'b'"),
    ("sources", "sort_order = 'first'"),
    ("texts", "text = zeroblob(5000)"),
    ("texts", "length = -5"),
    ("annotations", "start = -1, quote = NULL"),
    ("annotations", '"end" = 9223372036854775807'),
    ("events", "date = zeroblob(100)"),
    ("events", "id = NULL"),
    ("steps", "args = x'7b'"),
    ("steps", "parent = 9223372036854775807, undo_top = -1"),
    ("history", "before = zeroblob(10), op = 'delete'"),
    ("voices", "aliases = replace(hex(zeroblob(100000)), '00', '[')"),
]


@pytest.mark.parametrize(("table", "change"), VALUES)
def test_values_that_no_project_has_are_told_in_words(
    table: str, change: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table is written to without its own rules, which then are put back."""
    with Project.open(file) as project:
        project.voices.add("The line")
    with closing(sqlite3.connect(file, isolation_level=None)) as conn:
        (sql,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    bare = "".join(sql.split(" STRICT")).replace("NOT NULL", "")
    put = "UPDATE sqlite_master SET sql = ? WHERE name = ?"
    for statement, rule in ((bare, "OFF"), (sql, "ON")):
        with closing(sqlite3.connect(file, isolation_level=None)) as conn:
            conn.execute("PRAGMA writable_schema = ON")
            conn.execute(put, (statement, table))
        if rule == "OFF":
            with closing(sqlite3.connect(file, isolation_level=None)) as conn:
                conn.execute("PRAGMA ignore_check_constraints = ON")
                conn.execute(f"UPDATE {table} SET {change}")
    assert main(["verify", str(file)]) == 1
    for line in capsys.readouterr().out.splitlines():
        assert line.endswith(".")
        assert line.isprintable()
    out = tmp_path / "out.json"
    for words in (["sources", str(file)], ["export", str(file), str(out)], ["history", str(file)], ["undo", str(file)]):
        assert main(words) in (0, 1)
        assert len(capsys.readouterr().err.splitlines()) <= 1
    done = salvage(file, tmp_path / "salvaged.crossread")
    assert done.still_wrong == ()


def test_a_value_is_never_larger_than_the_limit(file: Path) -> None:
    conn = connections.connect(file, "read")
    assert conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == connections.LARGEST_VALUE_BYTES
    assert conn.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
    with pytest.raises(sqlite3.DataError):
        conn.execute("SELECT zeroblob(1000000000)").fetchone()
    with pytest.raises(sqlite3.OperationalError):
        conn.execute(f"ATTACH '{file}' AS other")
    conn.close()


@pytest.mark.parametrize("call", ["load_extension('x')", "writefile('x', 'y')", "readfile('/etc/passwd')", "edit('x')"])
def test_no_function_reaches_out_of_the_file(call: str, file: Path) -> None:
    with Project.open_for_reading(file) as project, pytest.raises(sqlite3.OperationalError):
        project.store.conn.execute(f"SELECT {call}").fetchall()


def test_rows_that_all_claim_the_same_pages_end_in_words(file: Path, tmp_path: Path) -> None:
    """Overflow chains that run in a circle: each row says that it is as large as the file."""
    with Project.open(file) as project:
        for number in range(30):
            project.sources.edit(project.sources.add(f"Source {number}", f"Text {number}").id, note="x" * 9000)
    raw = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as conn:
        try:
            pages = conn.execute("SELECT pageno FROM dbstat WHERE pagetype = 'overflow'").fetchall()
        except sqlite3.OperationalError:
            pytest.skip("this SQLite was built without dbstat")
    for (number,) in pages:
        struct.pack_into(">I", raw, (number - 1) * 4096, number)
    file.write_bytes(raw)
    assert main(["verify", str(file)]) == 1
    assert main(["sources", str(file)]) in (0, 1)
    assert salvage(file, tmp_path / "salvaged.crossread").still_wrong == ()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://example.invalid/x", "javascript:alert(1)", "\\\\host\\share"]
)
def test_no_address_in_a_project_is_followed(
    url: str, project: Project, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by reading nor by writing out: whoever opens a socket or a file of that name fails here."""
    project.sources.edit(source.id, url=url, file_name="../../../../etc/passwd", note=f'<img src="{url}">')

    def refused(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refused)
    export_json(project, tmp_path / "out.json")
    project.save_copy(tmp_path / "copy.crossread")
    assert main(["export", str(tmp_path / "copy.crossread"), str(tmp_path / "out.html")]) == 0
    assert f'src="{url}' not in (tmp_path / "out.html").read_text("utf-8")
    assert sorted(each.name for each in tmp_path.iterdir() if "case" not in each.name) == [
        "copy.crossread",
        "out.html",
        "out.json",
    ]


def test_a_file_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    import os

    pipe = tmp_path / "pipe.crossread"
    os.mkfifo(pipe)
    code = "import sys; from crossread.desktop.command_line.main import main; sys.exit(main(['verify', sys.argv[1]]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(pipe)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_link_to_a_project_is_the_project(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.crossread"
    link.symlink_to(file)
    with Project.open(link) as project, pytest.raises(CrossreadError):
        Project.open(file)
    assert project.path == link
    shutil.copy(link, tmp_path / "copy.crossread")
