"""Cutting the power: a day's writes and syncs are recorded, and at each point the disk is what it may be after a cut.

The record is of the very calls that SQLite and the program make: with the write-ahead log, the change to it and from it
when a project is opened and closed, a new project, a copy that replaces another. Faults are planted to see that a loss
would be told.
"""

import random
import tempfile
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from tests.safety import shim
from tests.safety.disk import KEEPS, Disk, Entry, Keep, read_record
from tests.safety.harness import Row
from tests.safety.kills import Told
from tests.safety.mixed_work import faults, fingerprint, make_import

_NAMES = {"nothing": "none of what was not synced", "everything": "all of it", "some": "some of it, torn by sectors"}


def rows(*, long: bool, seed: int) -> list[Row]:
    """Cuts at points of a record, three kinds of disk at each; and the same with a fault planted."""
    if shim.compiler() is None:
        return [Row("power cuts (needs a C compiler, and Linux)", 0, 0, "not tried here")]
    with tempfile.TemporaryDirectory(prefix="crossread-power-") as name:
        folder = Path(name)
        library = shim.build(folder)
        json = make_import(folder / "import.json", seed)
        days, steps, cuts = (3, 30, 700) if long else (1, 6, 15)
        tried: dict[Keep, int] = dict.fromkeys(KEEPS, 0)
        lost: dict[Keep, int] = dict.fromkeys(KEEPS, 0)
        notes: list[str] = []
        for day in range(days):
            record = _record(folder / f"day-{day}", library, json, seed=seed + day, steps=steps)
            for keep, wrong in _cut(record, folder, random.Random(seed + day), cuts):
                tried[keep] += 1
                lost[keep] += bool(wrong)
                notes += [f"{keep}: {wrong}"] if wrong else []
        found = [
            Row(f"power cuts that leave {_NAMES[keep]}", tried[keep], lost[keep], "; ".join(notes[:3]))
            for keep in KEEPS
        ]
        for fault, words in (("unsynced", "synchronous=OFF"), ("unsynced-folder", "folders never synced")):
            record = _record(folder / fault, library, json, seed=seed, steps=steps, fault=fault)
            caught = sum(bool(wrong) for _, wrong in _cut(record, folder, random.Random(seed), 0))
            found.append(Row(f"power cuts with a fault planted ({words})", 1, int(not caught), f"told {caught} times"))
    return found


def _record(folder: Path, library: Path, json: Path, *, seed: int, steps: int, fault: str = "none") -> list[Entry]:
    watched = folder / "watched"
    watched.mkdir(parents=True)
    log = folder / "record"
    shim.run(
        library, watched, "recorded", [str(watched / "case.crossread"), str(json), str(seed), str(steps), fault], log
    )
    return list(read_record(log))


def _cut(record: list[Entry], folder: Path, rng: random.Random, cuts: int) -> "list[tuple[Keep, str]]":
    """Cut at that many points, drawn at random; answers with what is wrong after each, or nothing.

    Without a number: where something was acknowledged a moment ago, and with nothing kept that was not synced.
    """
    points = set(rng.sample(range(len(record)), min(cuts, len(record))))
    if not cuts:
        marks = [number for number, entry in enumerate(record) if entry.name.startswith(("done", "copied"))]
        points = {*marks[:3], *marks[-3:]}
    disk, said, copied = Disk(), Told(), ""
    found: list[tuple[Keep, str]] = []
    for number, entry in enumerate(record):
        if entry.kind == "m":
            said.hear(entry.name)
            if entry.name.startswith("copied "):
                copied = entry.name.removeprefix("copied ")
        disk.apply(entry)
        if number not in points:
            continue
        for keep in KEEPS if cuts else KEEPS[:1]:
            with tempfile.TemporaryDirectory(dir=folder) as after:
                disk.cut_power(Path(after), keep, rng)
                found.append((keep, _judge(Path(after), said, copied)))
    return found


def _judge(folder: Path, said: Told, copied: str) -> str:
    """What is wrong on the disk after a cut, in words, or nothing."""
    path, copy = folder / "case.crossread", folder / "copy.crossread"
    if not path.exists():
        return "the file is gone" if said.done else ""
    try:
        with Project.open(path) as project:
            found, wrong = fingerprint(project), faults(project)
        if wrong:
            return wrong[0]
        if said.done and found not in {said.done, *said.intended}:
            return "what is in the file is neither what was acknowledged nor what was to follow"
        if copied:
            with Project.open_for_reading(copy) as whole:
                found, wrong = fingerprint(whole), faults(whole)
            if wrong or found not in (copied, said.done):
                return wrong[0] if wrong else "the copy is another than was acknowledged"
    except CrossreadError as error:
        return str(error)
    return ""
