"""Taking in 1,000 texts against writing the very rows that come of it; and guessing what a text says of itself."""

import random
import shutil
import sqlite3
from pathlib import Path

from crossread.db.intake import Planned, guess
from crossread.db.project import Project
from crossread.db.store import files
from crossread.db.taking_in import plan_for, take_in
from tests.bench.harness import Meter, bench
from tests.bench.projects import article

TEXTS = 1_000
LENGTH = 15_000
# Written by plain statements; the full-text index of the texts cannot be read back and is written from them.
TABLES = ("texts", "sources", "revisions", "zones", "documents", "steps", "history")


@bench("taking in 1,000 texts of 15 kB, guessing apart, against writing the same rows bare", rounds=5, at_most_times=10)
def take_in_texts(meter: Meter) -> None:
    """History and index are included on both sides; the plan, which reads and guesses, is made beforehand."""
    folder = meter.folder / "texts"
    folder.mkdir()
    rng = random.Random(1)
    for number in range(TEXTS):
        (folder / f"{number:04}.txt").write_text(f"Report {number}\n\n{article(rng, LENGTH)}", encoding="utf-8")
    empty = meter.folder / "empty.crossread"
    files.create(empty)
    with Project.create(meter.folder / "first.crossread") as project:
        planned = plan_for(project, [folder]).planned
        take_in(project, planned)
        rows = {table: project.store.rows(f"SELECT * FROM {table}") for table in TABLES}
    for number in meter.rounds(warm=1):
        with meter.compared():
            _write_bare(Path(shutil.copy(empty, meter.folder / f"bare{number}.crossread")), rows)
        _time_taking_in(meter, meter.folder / f"taken{number}.crossread", planned)


def _time_taking_in(meter: Meter, path: Path, planned: tuple[Planned, ...]) -> None:
    with Project.create(path) as project, meter.timed():
        take_in(project, planned)


def _write_bare(path: Path, rows: dict[str, list[tuple[object, ...]]]) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        if values:
            conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    conn.executemany("INSERT INTO text_index (rowid, body) VALUES (?, ?)", [(row[0], row[2]) for row in rows["texts"]])
    conn.executemany(
        "INSERT INTO document_index (rowid, body) VALUES (?, ?)", [(row[0], row[3]) for row in rows["documents"]]
    )
    conn.execute("COMMIT")
    conn.close()


@bench("guessing title, date, language and zones of a text of 15 kB", rounds=200, wall_p50_ms=5)
def guess_text(meter: Meter) -> None:
    """Each round another text."""
    rng = random.Random(2)
    texts = [f"Report {number}\n\n15 April 1912\n\n{article(rng, LENGTH)}" for number in range(210)]
    for number in meter.rounds():
        with meter.timed():
            guess(texts[number + 3], f"{number}.txt")
