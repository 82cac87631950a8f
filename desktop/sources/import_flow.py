"""Taking in what was dropped or chosen: read it, look it through on one sheet, add it as one step."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from crossread.db.errors import CrossreadError
from crossread.db.exchange.incoming import Imported
from crossread.db.intake import Planned
from crossread.db.project import Project
from crossread.db.taking_in import TakenIn, take_in
from crossread.desktop.application.session import Session
from crossread.desktop.sources.import_draft import Draft
from crossread.desktop.sources.import_planning import ImportPlan, StoppedError, plan_files, plan_one
from crossread.desktop.sources.import_sheet import ImportSheet
from crossread.desktop.sources.import_words import added_words, imported_words, refused_words
from crossread.desktop.sources.work_progress import ProgressBar, Work

MANY = 10
"""So many files at once are much."""

log = logging.getLogger(__name__)


class ImportFlow(QObject):
    """One import at a time; what comes while one is under way waits. Nothing is ever half done.

    The sheet and the progress lie over `host`.
    """

    added = Signal(list)
    """Ids of the sources that are new or have a new text, in order."""
    said = Signal(str, bool)
    """Something was done, or needed not be: a sentence, and whether an undo is worth offering."""
    refused = Signal(str)
    """Something cannot be taken in: a sentence that says what to do."""
    project_requested = Signal(object)
    """The `Path` of a project that is to be opened instead."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self._session, self._host = session, host
        self._waiting: list[Path] = []
        self._work: Work | None = None
        self.before_much: Callable[[Project], object] = lambda _project: None
        """Called in the writer's thread before a whole project or many files are taken in."""
        self._sheet = ImportSheet(host)
        self._progress = ProgressBar(host)
        self._sheet.accepted.connect(self._add)
        self._sheet.left.connect(self._leave)
        self._sheet.encoding_requested.connect(self._read_again)
        self._progress.stop_requested.connect(self.stop)
        session.opened.connect(self._forget)
        session.closed.connect(self._forget)
        session.broke.connect(self._recover)

    @property
    def sheet(self) -> ImportSheet:
        """The sheet on which an import is looked through."""
        return self._sheet

    @property
    def busy(self) -> bool:
        """Whether files are being read or added."""
        return self._work is not None

    def take(self, paths: list[Path]) -> None:
        """Take in files and folders: texts, `.json` of ours, or a project, which is opened."""
        projects = [path for path in paths if path.suffix.lower() == ".crossread"]
        if projects:
            self.project_requested.emit(projects[0])
            return
        if not self._session.writable:
            self.refused.emit(
                self._session.only_reading or self.tr("No project is open. Open or make one first, then add the files.")
            )
            return
        self._waiting += [path for path in paths if path not in self._waiting]
        self._go_on()

    def stop(self) -> None:
        """Stop what is under way; nothing of it is kept. A sheet that was being added can be changed again."""
        if self._work is None:
            return
        self._work.stop()
        self._waiting.clear()
        if self._work.writes:
            self._progress.say_stopping()
        else:
            self._end_work()
            self._say_stopped()

    def _say_stopped(self) -> None:
        self.said.emit(self.tr("Stopped; nothing was added."), False)

    def _go_on(self) -> None:
        if self._work is not None or not self._waiting:
            return
        json = next((path for path in self._waiting if path.suffix.lower() == ".json"), None)
        if json is not None:
            self._waiting.remove(json)
            self._import_json(json)
        else:
            paths, self._waiting = self._waiting, []
            self._plan(paths)

    # Reading and looking through

    def _plan(self, paths: list[Path]) -> None:
        work = self._begin(False, self.tr("Looking for texts…"), self.tr("Reading {done} of {total}…"))
        self._session.ask(
            lambda project: plan_files(project, paths, work.report),
            partial(self._planned, work),
            on_failed=partial(self._failed, work),
        )

    def _planned(self, work: Work, plan: ImportPlan) -> None:
        if not self._is_current(work):
            return
        self._end_work()
        if not plan.files and not self._sheet.isVisible():
            if plan.refused:
                self.refused.emit(refused_words([one.sentence for one in plan.refused]))
        elif not self._sheet.isVisible() and not plan.refused and all(one.action == "skip" for one in plan.files):
            self._say_all_there(plan)
        else:
            self._sheet.show_plan(plan)
        self._go_on()

    def _say_all_there(self, plan: ImportPlan) -> None:
        if len(plan.files) == 1:
            sentence = self.tr("“{name}” is in the project already.").format(name=plan.files[0].file_name)
        else:
            sentence = self.tr("All {count} files are in the project already.").format(count=f"{len(plan.files):,}")
        self.said.emit(sentence, False)

    def _read_again(self, draft: Draft, encoding: str) -> None:
        path = draft.planned.path
        self._session.ask(
            lambda project: plan_one(project, path, encoding),
            lambda planned: self._sheet.show_reread(draft, planned),
            key="encoding of a file",
            on_failed=lambda error: self._sheet.show_fault(str(error)),
        )

    def _leave(self) -> None:
        self._put_away()
        self._go_on()

    # Adding

    def _add(self, planned: list[Planned]) -> None:
        self._sheet.set_busy(busy=True)
        work = self._begin(True, self.tr("Adding…"), self.tr("Adding {done} of {total}…"))

        def take(project: Project) -> TakenIn:
            if len(planned) >= MANY:
                self.before_much(project)
            return take_in(project, planned, on_progress=work.report)

        self._session.run(take, partial(self._taken_in, work), partial(self._failed, work))

    def _taken_in(self, work: Work, taken: TakenIn) -> None:
        if self._is_current(work):
            self._end_work()
            self._put_away()
        self.said.emit(added_words(taken), True)
        self.added.emit([*taken.added, *taken.revised])
        self._go_on()

    def _import_json(self, path: Path) -> None:
        work = self._begin(
            True,
            self.tr("Reading {name}…").format(name=path.name),
            self.tr("Reading {name}: {percent} %").replace("{name}", path.name.replace("{", "{{").replace("}", "}}")),
        )

        def take(project: Project) -> tuple[Imported, list[str]]:
            from crossread.db.exchange.import_json import import_json

            self.before_much(project)
            before = {source.id for source in project.sources.all()}
            imported = import_json(project, path, progress=work.report)
            return imported, [source.id for source in project.sources.all() if source.id not in before]

        self._session.run(take, partial(self._imported, work, path), partial(self._json_failed, work, path))

    def _imported(self, work: Work, path: Path, answer: tuple[Imported, list[str]]) -> None:
        if self._is_current(work):
            self._end_work()
        imported, ids = answer
        self.said.emit(imported_words(path, imported), not imported.nothing)
        if ids:
            self.added.emit(ids)
        self._go_on()

    def _json_failed(self, work: Work, path: Path, error: CrossreadError) -> None:
        if isinstance(error, StoppedError) or path.name in str(error):
            self._failed(work, error)
            return
        sentence = self.tr("{name} was not taken in, nothing was changed. {reason}")
        self._failed(work, CrossreadError(sentence.format(name=path.name, reason=str(error))))

    # The work under way

    def _begin(self, writes: bool, beginning: str, pattern: str) -> Work:
        self._work = Work(writes=writes)
        self._progress.begin(self._work, beginning, pattern)
        return self._work

    def _is_current(self, work: Work) -> bool:
        return work is self._work

    def _end_work(self) -> None:
        self._work = None
        self._progress.end()

    def _failed(self, work: Work, error: CrossreadError) -> None:
        if not self._is_current(work):
            return
        self._end_work()
        if self._sheet.isVisible():
            # What was typed is not lost: it can be tried again.
            self._sheet.set_busy(busy=False)
        if isinstance(error, StoppedError):
            self._say_stopped()
        else:
            self.refused.emit(str(error))
        self._go_on()

    def _recover(self, _error: object) -> None:
        if self._work is not None:
            self._end_work()
            if self._sheet.isVisible():
                self._sheet.set_busy(busy=False)

    def _put_away(self) -> None:
        holder = self._host.window().focusWidget()
        if holder is not None and self._sheet.isAncestorOf(holder):
            self._host.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sheet.put_away()

    def _forget(self) -> None:
        self._waiting.clear()
        if self._work is not None:
            self._work.stop()
            self._end_work()
        if self._sheet.isVisible():
            self._put_away()
