"""What is done with the annotations that are selected: asked for in place, done on the writer's thread as one step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.overview import words
from crossread.desktop.overview.chooser import Chooser
from crossread.desktop.overview.deed_bar import DeedBar
from crossread.desktop.overview.names import Name, Names
from crossread.desktop.overview.work import StoppedError, Work

if TYPE_CHECKING:
    from crossread.db.overview.bulk import Report, TagKind

Change = Callable[[Project, list[str], "Report"], int]


class Deeds(QObject):
    """One at a time. What is meant is given as keys with the step at which they were read."""

    done = Signal(str)
    """A step was made: a sentence, to be said with the way back."""
    said = Signal(str)
    """Something else is to be said."""

    def __init__(self, session: Session, bar: DeedBar, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._bar = session, bar
        self._chooser = Chooser(owner)
        self._work: Work | None = None
        self._keys: list[int] = []
        self._step = 0
        bar.stop_requested.connect(self.stop)
        session.closed.connect(self._end)
        session.opened.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def stop(self) -> None:
        """Let what is being done end; nothing of it stays."""
        if self._work is not None:
            self._work.stop()

    def mean(self, keys: list[int], step: int) -> None:
        """What is done next is done with these."""
        self._keys, self._step = keys, step

    def delete(self) -> None:
        """Delete them; an undo brings them back."""

        def delete(project: Project, ids: list[str], report: "Report") -> int:
            from crossread.db.overview import bulk

            return bulk.delete(project, ids, report=report)

        self._run(
            delete,
            words.tr("Deleting {done} of {total} annotations…"),
            lambda count: words.tr("Deleted {annotations}.").format(annotations=words.annotations(count)),
        )

    def ask_add(self, names: Names, at: QPoint) -> None:
        """Ask for an event or claim, which may be a new one, and add it where it is not."""
        title = words.tr("Add a tag to {annotations}").format(annotations=words.annotations(len(self._keys)))
        self._chooser.ask_one(title, names.tags, at, self._add, makes=True)

    def ask_remove(self, names: Names, at: QPoint) -> None:
        """Ask for one of the events and claims that they have, and take it off."""
        title = words.tr("Remove which tag from {annotations}?").format(annotations=words.annotations(len(self._keys)))
        self._ask_theirs(title, names, at, self._remove)

    def ask_replace(self, names: Names, at: QPoint) -> None:
        """Ask for one of the events and claims that they have, and for what comes in its place."""

        def other(old: Name) -> None:
            title = words.tr("Replace “{name}” by which?").format(name=old.title)
            same = names.events if old.kind == "event" else names.claims
            others = [each for each in same.values() if each.id != old.id and each.value_type == old.value_type]
            if others:
                self._chooser.ask_one(title, others, at, lambda new: self._replace(old, new))
            else:
                self.said.emit(
                    words.tr("There is nothing else of this kind to put in the place of “{name}”.").format(
                        name=old.title
                    )
                )

        title = words.tr("Replace which tag of {annotations}?").format(annotations=words.annotations(len(self._keys)))
        self._ask_theirs(title, names, at, other)

    def export(self, path: Path) -> None:
        """Write them with all that they refer to as JSON."""
        keys, step, work = self._keys, self._step, self._begin(words.tr("Exporting {done} of {total} annotations…"))

        def write(project: Project) -> int:
            from crossread.db.exchange.export_json import export_json
            from crossread.db.overview.rows import ids_of

            ids = ids_of(project.store, keys, since=step)
            work.report(0, len(ids))
            export_json(project, path, only=ids, report=lambda done: work.report(done, len(ids)))
            return len(ids)

        def written(count: int) -> None:
            self._end()
            told = words.tr("Wrote {annotations} to {name}.")
            self.said.emit(told.format(annotations=words.annotations(count), name=path.name))

        self._session.ask(write, written, on_failed=self._failed)

    def _add(self, name: Name) -> None:
        kind = _kind(name)

        def add(project: Project, ids: list[str], report: "Report") -> int:
            from crossread.db.overview import bulk

            if not ids:
                return 0
            if name.id:
                return bulk.add_tag(project, ids, kind, name.id, report=report)
            with project.step("tag_many", name=name.title, count=len(ids)):
                return bulk.add_tag(project, ids, kind, _made(project, name), report=report)

        def told(count: int) -> str:
            if not count:
                return words.tr("All of them have “{name}” already.").format(name=name.title)
            return words.tr("Tagged {annotations} “{name}”.").format(
                annotations=words.annotations(count), name=name.title
            )

        self._run(add, words.tr("Tagging {done} of {total} annotations…"), told)

    def _remove(self, name: Name) -> None:
        kind = _kind(name)

        def remove(project: Project, ids: list[str], report: "Report") -> int:
            from crossread.db.overview import bulk

            return bulk.remove_tag(project, ids, kind, name.id, report=report)

        def told(count: int) -> str:
            return words.tr("Took “{name}” off {annotations}.").format(
                annotations=words.annotations(count), name=name.title
            )

        self._run(remove, words.tr("Untagging {done} of {total} annotations…"), told)

    def _replace(self, old: Name, new: Name) -> None:
        kind = _kind(old)

        def change(project: Project, ids: list[str], report: "Report") -> int:
            from crossread.db.overview import bulk

            return bulk.replace_tag(project, ids, kind, old.id, new.id, report=report)

        def told(count: int) -> str:
            return words.tr("Tagged {annotations} “{new}” instead of “{old}”.").format(
                annotations=words.annotations(count), new=new.title, old=old.title
            )

        self._run(change, words.tr("Tagging {done} of {total} annotations…"), told)

    def _ask_theirs(self, title: str, names: Names, at: QPoint, take: Callable[[Name], None]) -> None:
        """Offer the tags that any of them has, the commonest first, with how many have it."""
        keys = self._keys

        def read(project: Project) -> list[tuple[str, int]]:
            from crossread.db.overview.tags_of import tags_of

            return tags_of(project.store, keys)

        def offer(found: list[tuple[str, int]]) -> None:
            offered = [_counted(name, count) for tag_id, count in found if (name := names.tag(tag_id)) is not None]
            if offered:
                self._chooser.ask_one(title, offered, at, lambda name: take(names.tag(name.id) or name))
            else:
                self.said.emit(words.tr("None of the selected annotations has a tag."))

        self._session.ask(read, offer, key="overview tags")

    def _run(self, change: Change, pattern: str, told: Callable[[int], str]) -> None:
        if self._work is not None or not self._session.writable or not self._keys:
            return
        keys, step, work = self._keys, self._step, self._begin(pattern)

        def operation(project: Project) -> int:
            from crossread.db.overview.rows import ids_of

            return change(project, ids_of(project.store, keys, since=step), work.report)

        def done(count: int) -> None:
            self._end()
            (self.done if count else self.said).emit(told(count))

        self._session.run(operation, done, self._failed)

    def _begin(self, pattern: str) -> Work:
        work = self._work = Work(len(self._keys))
        self._bar.begin(work, pattern)
        return work

    def _failed(self, error: CrossreadError) -> None:
        self._end()
        self.said.emit(words.tr("Stopped; nothing was changed.") if isinstance(error, StoppedError) else str(error))

    def _end(self) -> None:
        self._work = None
        self._bar.end()


def _made(project: Project, name: Name) -> str:
    """Make the event or claim that was typed; its id."""
    if name.kind == "event":
        return project.events.add(name.title).id
    return project.claims.add(name.title, name.value_type or "truth").id


def _kind(name: Name) -> "TagKind":
    return "event" if name.kind == "event" else "claim"


def _counted(name: Name, count: int) -> Name:
    return replace(name, aside=words.annotations(count))
