"""The command that takes things in: texts as sources, or a project's JSON. All of them, or none."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from crossread.db.errors import ContractError, CrossreadError
from crossread.db.project import Project
from crossread.db.store.steps import StepUnderWay
from crossread.desktop.command_line.opening import to_change

_JSON = ".json"
_LATER = (".jsonld", ".qdpx")


def take_in(arguments: Namespace) -> int:
    """Add sources from texts and folders, or records from .json files."""
    paths = [Path(path) for path in arguments.paths]
    for path in paths:
        if path.suffix.lower() in _LATER:
            raise CrossreadError(f"{path.name}: {path.suffix} files cannot be taken in yet; only texts and .json.")
        if not path.exists():
            raise CrossreadError(f"There is no file {path}; check its name.")
    json_files = [path for path in paths if path.suffix.lower() == _JSON]
    texts = [path for path in paths if path.suffix.lower() != _JSON]
    said: list[str] = []
    with _project(Path(arguments.project)) as project, _step(project, paths):
        said += [_take_json(project, path) for path in json_files]
        if texts:
            said += _take_texts(project, texts, arguments.encoding)
    for line in said:
        print(line)
    return 0


def _step(project: Project, paths: Sequence[Path]) -> AbstractContextManager[StepUnderWay]:
    if len(paths) == 1:
        return project.step("import_file", kind="import", name=paths[0].name)
    return project.step("import_files", kind="import", count=len(paths))


@contextmanager
def _project(path: Path) -> Iterator[Project]:
    """The project, made if there is none; one that was made for an import that fails goes again."""
    if path.exists():
        with to_change(path) as project:
            yield project
        return
    done = False
    try:
        with Project.create(path) as project:
            yield project
        done = True
    finally:
        if not done:
            path.unlink(missing_ok=True)


def _take_json(project: Project, path: Path) -> str:
    from crossread.db.exchange.import_json import import_json

    try:
        taken = import_json(project, path)
    except ContractError as error:
        raise CrossreadError(f"{path.name} was not taken in, nothing was changed. {error}") from error
    if taken.nothing:
        return f"{path.name}: the project had it all already"
    parts = [f"{count} {kind}" for kind, count in taken.added.items()]
    parts += [f"{count} {kind} changed" for kind, count in taken.changed.items()]
    return f"{path.name}: {', '.join(parts)}"


def _take_texts(project: Project, paths: Sequence[Path], encoding: str | None) -> list[str]:
    from crossread.db.taking_in import plan_for, take_in

    plan = plan_for(project, paths, encoding=encoding)
    for skipped in plan.skipped:
        print(f"crossread: {skipped.path.name}: {skipped.reason}", file=sys.stderr)
    for each in plan.planned:
        if each.encoding_guessed:
            print(
                f"crossread: {each.file_name}: the encoding was guessed as {each.encoding}; "
                "if that is wrong, undo and say --encoding",
                file=sys.stderr,
            )
        if each.remark:
            print(f"crossread: {each.remark}", file=sys.stderr)
    take_in(project, plan.planned)
    return [f"added: {each.guesses.title} ({each.file_name})" for each in plan.planned if each.action == "add"]
