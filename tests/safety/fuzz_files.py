"""Damaged project files, and mutated JSON taken in: words instead of a crash, a hang, or a changed project."""

import sys

from tests.fuzz.driving import Tried, drive
from tests.safety.harness import Row

LONG = {"hurt_files": 2_500, "hurt_values": 1_500, "hurt_json": 8_000}
SHORT = {"hurt_files": 16, "hurt_values": 8, "hurt_json": 120}


def rows(*, long: bool, seed: int) -> list[Row]:
    """Hurt files in each of the ways, and put what nobody would write into sound ones; mutate an export."""
    totals = LONG if long else SHORT
    files = _tried("hurt_files", totals["hurt_files"], seed)
    values = _tried("hurt_values", totals["hurt_values"], seed)
    imported = _tried("hurt_json", totals["hurt_json"], seed)
    return [
        Row(
            "damaged file opened, read, checked, exported, written to",
            files.inputs,
            len(files.wrong),
            f"{files.counts['salvaged']:,} of them salvaged, {files.counts['refused']:,} refused in words",
        ),
        Row(
            "file with values that nobody would write: the same",
            values.inputs,
            len(values.wrong),
            f"{values.counts['salvaged']:,} of them salvaged, {values.counts['faulty']:,} with faults told",
        ),
        Row(
            "mutated JSON taken in",
            imported.inputs,
            len(imported.wrong),
            f"{imported.counts['refused']:,} refused, nothing changed, {imported.counts['taken']:,} taken and undone",
        ),
    ]


def _tried(kind: str, total: int, seed: int) -> Tried:
    tried = drive(kind, total, seed)
    for wrong in tried.wrong:
        print(wrong, file=sys.stderr)
    return tried
