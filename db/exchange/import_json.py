"""Taking a `crossread.json` file into a project: one transaction, one step; all of it, or nothing for one thing wrong.

The file is read once and piece by piece. Its lists are taken in the order in which they refer to each other; a list
that comes too early in the file waits in memory.
"""

from collections.abc import Callable, Iterable
from os import PathLike
from pathlib import Path
from typing import Any, Protocol

from crossread.db.errors import ContractError, CrossreadError
from crossread.db.exchange import checks, shapes
from crossread.db.exchange.checks import WrongError, kind_of, shown
from crossread.db.exchange.import_annotations import AnnotationsIn
from crossread.db.exchange.import_codebook import ClaimsIn, EventsIn, VoicesIn
from crossread.db.exchange.import_judgements import RelationsIn, SilencesIn, VerdictsIn
from crossread.db.exchange.import_sources import SourcesIn
from crossread.db.exchange.incoming import Imported, Incoming, refusal
from crossread.db.exchange.reading import JsonFile, Progress
from crossread.db.project import Project
from crossread.db.store.connections import roomy

FORMAT = "crossread"
VERSION = 1


class _Part(Protocol):
    def take(self, path: str, item: Any) -> None: ...

    def finish(self) -> None: ...


_PARTS: dict[str, Callable[[Incoming], _Part]] = {
    "sources": SourcesIn,
    "voices": VoicesIn,
    "events": EventsIn,
    "claims": ClaimsIn,
    "annotations": AnnotationsIn,
    "relations": RelationsIn,
    "silences": SilencesIn,
    "verdicts": VerdictsIn,
}


def import_json(project: Project, path: str | PathLike[str], *, progress: Progress | None = None) -> Imported:
    """Take a file into the project as one step; answers with what was added and changed.

    An empty project takes the file's id and title too. `progress` is called with the bytes read and their total; an
    exception that it raises cancels the import and goes through.

    Raises ContractError for the first thing that breaks the format, with its JSON path, and CrossreadError for a file
    that is not JSON or cannot be read; the project is then as it was.
    """
    file = Path(path)
    with roomy(project.store.conn), project.step("import_json", kind="import", name=file.name):
        return _take_file(project, file, progress)


def plan_import(project: Project, path: str | PathLike[str], *, progress: Progress | None = None) -> Imported:
    """What `import_json` would add and change, with all its checks and errors; the project stays as it is.

    Must not be called inside a step: it does the work and takes it back.
    """
    plan = Imported()
    try:
        with roomy(project.store.conn), project.step("import_json", kind="import"):
            plan = _take_file(project, Path(path), progress)
            raise _PlanMadeError
    except _PlanMadeError:
        return plan


class _PlanMadeError(Exception):
    pass


def _take_file(project: Project, path: Path, progress: Progress | None) -> Imported:
    with JsonFile(path, progress) as file:
        taking = _Taking(project, file)
        try:
            taking.run()
        except ContractError:
            # What looks wrong may be right in a later version, which the file may name only further down.
            _check_version(_version_of(path))
            raise
    return taking.result


def _version_of(path: Path) -> Any:
    """The version that a file gives, wherever in it; this one's if there is none to be found."""
    with JsonFile(path) as file:
        try:
            for key in file.top_keys():
                if key == "version":
                    return file.value("$.version")
                file.skip()
        except CrossreadError:
            return VERSION
    return VERSION


def _check_version(value: Any) -> None:
    if type(value) is int and value > VERSION:
        raise ContractError(
            "$.version", f"this file was written by a later version of Crossread (format {value}); update Crossread"
        )
    if type(value) is not int or value != VERSION:
        raise ContractError("$.version", f"must be {VERSION}")


class _Taking:
    def __init__(self, project: Project, file: JsonFile) -> None:
        self._project = project
        self._file = file
        self._incoming = Incoming(project.store)
        self._was_empty = _is_empty(project)
        self._done: set[str] = set()
        self._waiting: dict[str, list[Any]] = {}
        self._about: dict[str, Any] = {}

    @property
    def result(self) -> Imported:
        return self._incoming.result

    def run(self) -> None:
        for key in self._file.top_keys():
            self._take_key(key)
        for section in _PARTS:
            if section in self._waiting:
                self._take_section(section, enumerate(self._waiting.pop(section)))
        for check in self._incoming.at_the_end:
            check()
        if self._was_empty and self._about:
            self._take_about()
        self._incoming.reindex()

    def _take_key(self, key: str) -> None:
        if key in _PARTS:
            items = self._file.items(f"$.{key}")
            before = list(_PARTS)[: list(_PARTS).index(key)]
            if self._done.issuperset(before):
                self._take_section(key, items)
            else:
                self._waiting[key] = [item for _, item in items]
            return
        value = self._file.value(f"$.{key}")
        if key == "version":
            _check_version(value)
        elif key == "format":
            if value != FORMAT:
                said = shown(value) if isinstance(value, str) else kind_of(value)
                raise ContractError(
                    "$.format", f"must be “{FORMAT}”, not {said}; choose a file that Crossread exported"
                )
        elif key == "exported_at":
            _read("$", _EXPORTED_AT, {"exported_at": value})
        elif key == "project":
            self._about = _read("$.project", shapes.PROJECT, value)
        else:
            raise ContractError("$", f"has the key {shown(key)}, which the format does not know; take it out")

    def _take_section(self, section: str, items: Iterable[tuple[int, Any]]) -> None:
        part = _PARTS[section](self._incoming)
        for index, item in items:
            part.take(f"$.{section}[{index}]", item)
        part.finish()
        self._done.add(section)

    def _take_about(self) -> None:
        info = self._project.info
        about = {"id": info.id, "title": info.title, **self._about}
        if (about["id"], about["title"]) != (info.id, info.title):
            self._project.store.update("project", info.id, about)


_EXPORTED_AT = shapes.Shape("", {"exported_at": checks.time})


def _read(path: str, shape: shapes.Shape, value: Any) -> dict[str, Any]:
    try:
        return shape.read(value)
    except WrongError as wrong:
        raise refusal(path, wrong) from None


def _is_empty(project: Project) -> bool:
    return not any(
        project.store.row(f"SELECT 1 FROM {table} LIMIT 1") for table in ("sources", "voices", "events", "claims")
    )
