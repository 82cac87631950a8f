"""Reading what is to be taken in, away from the window: which files are texts, and what is wrong with the others.

Unlike the command line, which takes all or nothing, a file that cannot be taken in is listed with its reason here, so
that the rest of a folder can be added once that was seen.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.intake import Planned, Skipped
from crossread.db.project import Project

Report = Callable[[int, int], None]


class StoppedError(CrossreadError):
    """The user stopped the work; raised by what reports progress, so that a step is taken back whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file or folder that cannot be taken in, and a sentence that says why and what to do."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What was found. `titles` are those of the sources that the files may be new texts of, by id."""

    files: tuple[Planned, ...]
    refused: tuple[Refused, ...] = ()
    passed_over: tuple[Skipped, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)


def plan_files(project: Project, paths: Iterable[Path], report: Report) -> ImportPlan:
    """Read every text among files and folders; writes nothing. `report` is told how many of how many are read."""
    files, refused, passed_over = _find(paths)
    planned: list[Planned] = []
    seen: dict[str, str] = {}
    for number, path in enumerate(files, start=1):
        try:
            one = plan_one(project, path)
        except StoppedError:
            raise
        except CrossreadError as error:
            refused.append(Refused(path=path, sentence=str(error)))
        else:
            if seen.get(one.sha256) == one.file_name:
                one = replace(one, action="skip")
            seen.setdefault(one.sha256, one.file_name)
            planned.append(one)
        report(number, len(files))
    known = {source_id for one in planned for source_id in (*one.same_name, *one.same_text)}
    return ImportPlan(
        files=tuple(planned),
        refused=tuple(refused),
        passed_over=tuple(passed_over),
        titles={source_id: project.sources.get(source_id).title for source_id in known},
    )


def plan_one(project: Project, path: Path, encoding: str | None = None) -> Planned:
    """Read one file, in an encoding if one is given. Raises UnusableTextError if it cannot be taken in."""
    from crossread.db.taking_in import plan_for

    return plan_for(project, [path], encoding=encoding).planned[0]


def _find(paths: Iterable[Path]) -> tuple[list[Path], list[Refused], list[Skipped]]:
    from crossread.db.intake import find_files

    files: dict[str, Path] = {}
    refused: list[Refused] = []
    passed_over: list[Skipped] = []
    for path in paths:
        try:
            found = find_files([path])
        except CrossreadError as error:
            refused.append(Refused(path=path, sentence=str(error)))
            continue
        passed_over.extend(found.skipped)
        for file in found.files:
            files.setdefault(os.path.realpath(file), file)
    return list(files.values()), refused, passed_over
