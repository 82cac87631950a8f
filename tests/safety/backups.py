"""SIGKILL while backups are made and put in the project's place: no half backup is taken for whole, none is lost.

A child works on a project, backs it up, and puts backups in its place, telling what it is about to do and what is done.
After the kill the project must be in one of the states that were told, every backup that was told must be there and
hold what was backed up, and whatever else is listed must be whole.
"""

import random
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from crossread.db import backups
from crossread.db.backups import checking, drafts, making, restoring
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from tests.safety.harness import Row
from tests.safety.kills import Told, judge, run_child, watch_commits
from tests.safety.mixed_work import Work, fingerprint

LONG, SHORT = 200, 5
KILLS_PER_FILE = 10
LONGEST_S = 2.0

Say = Callable[[str], None]


def live(path: Path, root: Path, seed: int, say: Say) -> None:
    """The child's life, until it is killed."""
    rng = random.Random(seed)
    making.PAGES_A_STEP = 4
    while True:
        fresh = not path.exists()
        project = Project.create(path, title="Backed up") if fresh else Project.open(path)
        watch_commits(project, say)
        say(f"done {fingerprint(project)}")
        work = Work(project, rng)
        if fresh:
            work.begin()
            say(f"done {fingerprint(project)}")
        for _ in range(rng.randint(1, 3)):
            work.step()
            say(f"done {fingerprint(project)}")
        made = backups.make(path, root, pause=0.001)
        if made is not None:
            say(f"backup {made.path.name} {fingerprint(project)}")
        project.close()
        there = backups.listed(root)
        if there and rng.random() < 0.7:
            chosen = rng.choice(there)
            say(f"intend {_held(chosen)}")
            restoring.replace(path, chosen, root)
            say(f"done {_held(chosen)}")


def rows(*, long: bool, seed: int) -> list[Row]:
    """Kills at random points, ten in a row on each project and its backups."""
    rng, kills, lost, notes, whole = random.Random(seed), 0, 0, [""], 0
    wanted = LONG if long else SHORT
    with tempfile.TemporaryDirectory(prefix="crossread-backups-") as folder:
        while kills < wanted:
            path = Path(folder) / f"killed-{kills}" / "case.crossread"
            path.parent.mkdir()
            root, before, known = path.parent / "backups", "", dict[str, str]()
            for _ in range(min(KILLS_PER_FILE, wanted - kills)):
                told = run_child(partial(live, path, root, rng.randrange(1 << 30)), rng.uniform(0.1, LONGEST_S))
                kills += 1
                before, wrong = judge(path, told, before)
                known |= _told_backups(told)
                wrong += faults(root, known)
                whole += len(backups.listed(root))
                lost += bool(wrong)
                notes += [f"kill {kills}: {'; '.join(wrong)}"] if wrong else []
    note = f"{whole:,} backups read to their end" + "; ".join(notes)
    return [Row("kills (SIGKILL) while backups are made and restored", kills, lost, note)]


def faults(root: Path, known: dict[str, str]) -> list[str]:
    """What is wrong with the backups in a folder, of which those known by name must hold what they held."""
    wrong, there = [], {backup.path.name: backup for backup in backups.listed(root)}
    for name, backup in there.items():
        try:
            checking.check(backup)
            if name in known and _held(backup) != known[name]:
                wrong.append(f"{name} holds something else")
        except CrossreadError as error:
            wrong.append(f"{name}: {error}")
    wrong += [f"{name} is gone" for name in known if name not in there]
    drafts.clean(root)
    left_over = [left.name for left in root.rglob("*") if drafts.SUFFIX in left.name]
    return wrong + [f"left behind: {name}" for name in left_over]


def _told_backups(told: Told) -> dict[str, str]:
    lines = [line.removeprefix("backup ").rpartition(" ") for line in told.lines if line.startswith("backup ")]
    return {name: fingerprint_told for name, _, fingerprint_told in lines}


def _held(backup: backups.Backup) -> str:
    with Project.open_for_reading(backup.path) as project:
        return fingerprint(project)
