"""A scripted session on a disk that is full, or fails, from any one of its writes on; run as a child behind the shim.

After each failure the deed must have left nothing, been told in words, and succeed when it is done again on a disk that
is well; at the end the file has all of it.
"""

import errno
import json
import random
import shutil
import sqlite3
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from crossread.db.errors import CrossreadError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.records import Passage
from tests.safety import shim
from tests.safety.mixed_work import Work, faults, fingerprint

Deed = Callable[[Project], object]
KINDS = {
    "full": ("f", errno.ENOSPC),
    "quota": ("f", errno.EDQUOT),
    "failing": ("e", errno.EIO),
    "dead": ("f", errno.EIO),
    "read-only": ("f", errno.EROFS),
}


def script(taken_in: Path, out: Path) -> list[tuple[str, Deed]]:
    """What the session does, one deed a step or a file."""

    def source(project: Project) -> str:
        return project.sources.all()[0].id

    def annotate(project: Project) -> object:
        return project.annotations.add(Passage(source_id=source(project), revision=1, start=0, end=9), note="seen")

    return [
        ("annotate", annotate),
        ("add a source", lambda project: project.sources.add("Long", "a word and " * 900)),
        ("export", lambda project: export_json(project, out.with_suffix(".json"))),
        ("import", lambda project: import_json(project, taken_in)),
        ("copy", lambda project: project.save_copy(out)),
        ("undo", lambda project: project.history.undo()),
        ("redo", lambda project: project.history.redo()),
        ("delete", lambda project: project.sources.delete(source(project))),
        ("undo the deletion", lambda project: project.history.undo()),
    ]


class Disk(Protocol):
    """A disk that can be made to fail."""

    def harm(self, nth: int) -> None:
        """Let it fail at the nth call from now on, or with little room; 0 lets it be."""

    def mend(self) -> int:
        """Let it be well again; answers with the calls there were since, if they are counted."""


class Shim:
    """The disk behind the shim."""

    def __init__(self, kind: str) -> None:
        self._how, self._error = KINDS[kind]

    def harm(self, nth: int) -> None:
        """Let it fail at the nth call from now on."""
        if nth:
            shim.arm(self._how, nth, self._error)
        else:
            shim.disarm()

    def mend(self) -> int:
        """Let it be well again; answers with the calls there were."""
        calls = shim.calls()
        shim.disarm()
        return calls


@dataclass(slots=True)
class Came:
    """What came of one session."""

    wrong: list[str] = field(default_factory=list)
    failures: int = 0
    calls: int = 0


def live(path: Path, taken_in: Path, disk: Disk, nth: int) -> Came:
    """One session on a disk that fails at the nth call."""
    came = Came()
    out = path.with_name("copy.crossread")
    disk.harm(nth)
    try:
        project = Project.open(path)
    except CrossreadError:
        came.failures += 1
        came.calls += disk.mend()
        project = Project.open(path)
    for name, deed in script(taken_in, out):
        before = fingerprint(project)
        kept = {each: each.read_bytes() for each in (out, out.with_suffix(".json")) if each.exists()}
        try:
            deed(project)
            continue
        except CrossreadError as told:
            if len(str(told)) < 30 or "Error" in str(told):
                came.wrong.append(f"{name}: told as “{told}”")
        except (sqlite3.Error, OSError):
            came.wrong.append(f"{name}: {traceback.format_exc().splitlines()[-1]}")
        came.failures += 1
        if fingerprint(project) != before:
            came.wrong.append(f"{name}: something of it stayed")
        came.wrong += [f"{name}: {each.name} was changed" for each, was in kept.items() if each.read_bytes() != was]
        came.calls += disk.mend()
        try:
            deed(project)
        except CrossreadError as told:
            came.wrong.append(f"{name}: refused on a disk that is well: {told}")
    came.calls += disk.mend()
    _close(project, disk, came, nth)
    return came


def _close(project: Project, disk: Disk, came: Came, nth: int) -> None:
    """Closing folds the log in, which needs room as well; without it the log stays beside the file."""
    last = fingerprint(project)
    disk.harm(1 + nth % 8 if nth else 0)
    try:
        project.close()
    except (sqlite3.Error, OSError, CrossreadError):
        came.wrong.append(f"close: {traceback.format_exc().splitlines()[-1]}")
    disk.mend()
    with Project.open(project.path) as again:
        if fingerprint(again) != last:
            came.wrong.append("something was lost by closing")
        came.wrong += faults(again)


def make(path: Path, seed: int) -> Path:
    """The project that each session begins with."""
    with Project.create(path, title="Failing") as project:
        work = Work(project, random.Random(seed))
        work.begin()
        for _ in range(12):
            work.step()
        if not project.sources.all():
            project.sources.add("One", "a word and another word")
    return path


def fresh(folder: Path, first: Path) -> Path:
    """A copy of the first project in a folder of its own."""
    shutil.rmtree(folder / "case", ignore_errors=True)
    (folder / "case").mkdir()
    return Path(shutil.copy(first, folder / "case" / "case.crossread"))


def main() -> None:
    """`failing FOLDER JSON SEED TIMES` prints for each kind of failure what came of it, as JSON.

    All writes of a session are taken in turn for the full disk, if TIMES is as many, and a tenth for the other kinds.
    """
    folder, taken_in, seed, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    rng = random.Random(seed)
    first = make(folder / "first.crossread", seed)
    calls = live(fresh(folder, first), taken_in, Shim("full"), 0).calls
    found = {}
    for kind in KINDS:
        tried = min(times if kind == "full" else -(-times // 4), calls if kind == "full" else calls // 10)
        points = sorted(rng.sample(range(1, calls + 1), tried))
        each = [(nth, live(fresh(folder, first), taken_in, Shim(kind), nth)) for nth in points]
        bad = [f"call {nth}: {'; '.join(came.wrong)}" for nth, came in each if came.wrong]
        failures = sum(came.failures for _, came in each)
        found[kind] = {"tried": tried, "lost": len(bad), "notes": bad[:4], "calls": calls, "failures": failures}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
