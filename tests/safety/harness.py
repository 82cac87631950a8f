"""What the proofs of safety are written with, and the command that runs them: `packaging/safety`.

A section is a module of this folder, named in `SECTIONS`, with

    def rows(*, long: bool, seed: int) -> list[Row]

that does harm to projects and counts what was lost. The short form takes seconds and stands in the tests too
(`test_<section>.py`); the long form takes minutes. What is drawn at random is drawn from `seed`, so that a run can be
had again.
"""

import argparse
import importlib
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = 1912
LONGEST_NOTE = 300

SECTIONS: tuple[str, ...] = (
    "kills",
    "window_kills",
    "power",
    "full_disk",
    "read_only",
    "taken_away",
    "backups",
    "earlier_states",
    "fuzz_model",
    "fuzz_files",
    "fuzz_window",
)
"""The modules of this folder in the order of the table, one on each line: two who add one do not meet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was done, how often, and how many of these lost or broke something."""

    what: str
    tried: int
    lost: int
    note: str = ""


HEADS = ("what", "tried", "lost", "")


def run(section: str, *, long: bool, seed: int) -> list[Row]:
    """The rows of one section, in an empty home: no settings or backups of whoever runs it are read or written."""
    module = importlib.import_module(f"tests.safety.{section}")
    with tempfile.TemporaryDirectory(prefix="crossread-safety-") as home:
        kept = dict(os.environ)
        os.environ.update(
            HOME=home,
            QT_QPA_PLATFORM=kept.get("QT_QPA_PLATFORM", "offscreen"),
            XDG_CONFIG_HOME=f"{home}/config",
            XDG_DATA_HOME=f"{home}/data",
            XDG_STATE_HOME=f"{home}/state",
            XDG_CACHE_HOME=f"{home}/cache",
        )
        try:
            found: list[Row] = module.rows(long=long, seed=seed)
        finally:
            os.environ.clear()
            os.environ.update(kept)
    return found


def table(rows: Sequence[Row]) -> str:
    """The rows as a table of Markdown, figures to the right."""
    cells = [HEADS, *((row.what, f"{row.tried:,}", f"{row.lost:,}", row.note[:LONGEST_NOTE]) for row in rows)]
    widths = [max(3, *(len(line[column]) for line in cells)) for column in range(len(HEADS))]
    rule = [f"{'-' * (width - 1)}:" if 0 < column < 3 else "-" * width for column, width in enumerate(widths)]
    lines = [
        " | ".join(
            cell.rjust(width) if 0 < column < 3 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in cells
    ]
    lines.insert(1, " | ".join(rule))
    return "\n".join(f"| {line} |" for line in lines)


def main() -> int:
    """Runs the sections and prints the table. Exit 0 if nothing was lost, 1 if something was, 2 for a wrong word."""
    parser = argparse.ArgumentParser(prog="packaging/safety", description="Proves that nothing is lost.")
    parser.add_argument("--long", action="store_true", help="as often as the table of the docs says, in minutes")
    parser.add_argument("--seed", type=int, default=SEED, help=f"what chance is drawn from ({SEED})")
    parser.add_argument("--only", metavar="KEY", action="append", help=f"these alone: {', '.join(SECTIONS)}")
    options = parser.parse_args()
    if unknown := set(options.only or ()) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))} (there are {', '.join(SECTIONS)})")
    rows: list[Row] = []
    for section in options.only or SECTIONS:
        print(f"… {section}", file=sys.stderr, flush=True)
        began = time.monotonic()
        rows += run(section, long=options.long, seed=options.seed)
        print(f"  {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    form = "long" if options.long else "short"
    print(
        f"{form} form, seed {options.seed}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()} {platform.machine()}\n"
    )
    print(table(rows))
    return 1 if any(row.lost for row in rows) else 0
