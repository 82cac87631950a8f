"""Files and folders that are read-only, or become it under an open project: told in words, and nothing lost."""

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from crossread.db.errors import CrossreadError, ReadOnlyProjectError
from crossread.db.project import Project
from tests.safety.harness import Row
from tests.safety.mixed_work import faults, fingerprint

NOBODY = 65_534
Harm = Callable[[Path], None]


def _file(path: Path) -> None:
    path.chmod(0o444)


def _folder(path: Path) -> None:
    path.parent.chmod(0o555)


def _both(path: Path) -> None:
    _file(path)
    _folder(path)


def _mend(path: Path) -> None:
    path.parent.chmod(0o755)
    path.chmod(0o644)


HARMS: dict[str, Harm] = {"file": _file, "folder": _folder, "file and folder": _both}


def rows(*, long: bool, seed: int) -> list[Row]:
    """Each harm before opening, and while the project is open."""
    if sys.platform == "win32":
        return [Row("files and folders made read-only (not on Windows)", 0, 0, "not tried here")]
    with tempfile.TemporaryDirectory(prefix="crossread-read-only-") as folder:
        # What is imported now a child need not read, who may not if it lies in the home of another.
        _open_meanwhile(Path(folder) / "case" / "case.crossread", _mend)
    found = []
    for what, deed in (("before it is opened", _opened_after), ("while it is open", _open_meanwhile)):
        wrong = [f"{name}: {each}" for name, harm in HARMS.items() for each in _as_nobody(deed, harm)]
        note = "; ".join(wrong)
        found.append(Row(f"file or folder made read-only {what}", len(HARMS), len(wrong), note))
    return found


def _as_nobody(deed: Callable[[Path, Harm], list[str]], harm: Harm) -> list[str]:
    """Do it in a child that is not root, to whom nothing is read-only; answers with what is wrong."""
    folder = Path(tempfile.mkdtemp(prefix="crossread-read-only-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        said = "the child failed"
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = "\n".join(deed(folder / "case" / "case.crossread", harm))
        except (OSError, CrossreadError, ImportError, ArithmeticError):
            said = traceback.format_exc().splitlines()[-1]
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    for each in folder.rglob("*"):
        each.chmod(0o755)
    shutil.rmtree(folder)
    return said.splitlines()


def _made(path: Path) -> str:
    path.parent.mkdir()
    with Project.create(path, title="Read-only") as project:
        project.sources.add("Evening", "The line says that all are safe.")
        return fingerprint(project)


def _opened_after(path: Path, harm: Harm) -> list[str]:
    was = _made(path)
    harm(path)
    wrong = []
    try:
        Project.open(path).close()
        wrong.append("it was opened for writing")
    except ReadOnlyProjectError as told:
        if len(str(told)) < 30:
            wrong.append(f"told as “{told}”")
    with Project.open_for_reading(path) as project:
        if fingerprint(project) != was:
            wrong.append("what is read is not what was written")
    _mend(path)
    return wrong + _found(path, was)


def _open_meanwhile(path: Path, harm: Harm) -> list[str]:
    _made(path)
    wrong = []
    project = Project.open(path)
    project.events.add("Before")
    harm(path)
    for number in range(3):
        try:
            project.events.add(f"Event {number}")
        except CrossreadError as told:
            if len(str(told)) < 30:
                wrong.append(f"told as “{told}”")
    last = fingerprint(project)
    project.close()
    with Project.open_for_reading(path) as reading:
        if fingerprint(reading) != last:
            wrong.append("what is read while it is read-only is not what was written")
    _mend(path)
    return wrong + _found(path, last)


def _found(path: Path, was: str) -> list[str]:
    """What is wrong when it can be written to again."""
    wrong = []
    with Project.open(path) as project:
        wrong += faults(project)
        if fingerprint(project) != was:
            wrong.append("something was lost")
        project.events.add("After")
    left = [each.name for each in path.parent.iterdir() if each != path]
    return wrong + ([f"left beside the file: {left}"] if left else [])
