"""The file of an open project is deleted, renamed, replaced or written over: noticed, and all of it saved elsewhere."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from crossread.db.errors import CrossreadError, MovedProjectError
from crossread.db.project import Project
from tests.safety.harness import Row
from tests.safety.mixed_work import faults, fingerprint

Harm = Callable[[Path], object]


def _other(path: Path) -> Path:
    other = path.parent.parent / "other.crossread"
    if not other.exists():
        Project.create(other, title="Other").close()
    return other


def _delete_all(path: Path) -> None:
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()


def _replace(path: Path) -> None:
    shutil.copy(_other(path), path.with_name("new"))
    path.with_name("new").replace(path)


HARMS: dict[str, Harm] = {
    "deleted": Path.unlink,
    "deleted with its log": _delete_all,
    "renamed": lambda path: path.rename(path.with_name("renamed.crossread")),
    "replaced": _replace,
    "its log deleted": lambda path: path.with_name(f"{path.name}-wal").unlink(),
    "folder renamed": lambda path: path.parent.rename(path.parent.with_name("moved")),
    "folder deleted": lambda path: shutil.rmtree(path.parent),
}
"""What can be done to a file by another program while its content is not touched."""


def rows(*, long: bool, seed: int) -> list[Row]:
    """Each harm once: refused, told, rescued; and what was put in the place is as it was put there."""
    wrong = [f"{name}: {each}" for name, harm in HARMS.items() for each in _take_away(harm)]
    over = _write_over()
    return [
        Row("file deleted, renamed or replaced under an open project", len(HARMS), len(wrong), "; ".join(wrong)),
        Row("file written over by another program: left as that wrote it", 1, len(over), "; ".join(over)),
    ]


def _take_away(harm: Harm) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="crossread-away-") as name:
        path, copy = Path(name) / "case" / "case.crossread", Path(name) / "copy.crossread"
        path.parent.mkdir()
        wrong = []
        project = Project.create(path, title="Taken away")
        project.sources.add("Evening", "The line says that all are safe.")
        was = fingerprint(project)
        harm(path)
        try:
            project.events.add("Lost")
            wrong.append("a step was committed to nowhere")
        except MovedProjectError:
            pass
        project.save_copy(copy)
        project.close()
        with Project.open(copy) as rescued:
            if fingerprint(rescued) != was:
                wrong.append("the copy has not everything")
            wrong += faults(rescued)
        if path.exists() and harm is _replace and path.read_bytes() != _other(path).read_bytes():
            wrong.append("what was put in the place was changed")
        return wrong


def _write_over() -> list[str]:
    with tempfile.TemporaryDirectory(prefix="crossread-over-") as name:
        path = Path(name) / "case" / "case.crossread"
        path.parent.mkdir()
        wrong = []
        project = Project.create(path, title="Written over")
        wanted = _other(path).read_bytes()
        path.write_bytes(wanted)
        try:
            project.events.add("Lost")
            wrong.append("a step was committed over it")
        except CrossreadError:
            pass
        project.close()
        return wrong + (["it was changed"] if path.read_bytes() != wanted else [])
