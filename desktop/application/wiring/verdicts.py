"""The disagreement in the workspace Review: the queue over it, its passages, and the finding below them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from crossread.db.project import Project
from crossread.db.records import Annotation, Source
from crossread.db.text import paragraph_number
from crossread.desktop.application.wiring.annotation import go_to
from crossread.desktop.application.wiring.review import show_passages

if TYPE_CHECKING:
    from crossread.db.grid import Grid
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.review.parts import Parts

QUEUE, DETAIL, FINDING = 0, 10, 90
"""Places in the column; what others have to say of a claim stands between the passages and the finding."""


def put_verdicts(window: "MainWindow") -> None:
    """Offer the three parts to the column of the workspace, which has them made when it is first seen."""
    Verdicts(window)


class Verdicts(QObject):
    """Holds the parts together, as long as there is a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._review = window, window.review
        self._made: Parts | None = None
        self._grid: Grid | None = None
        self._take_keys = False
        self._deeds: dict[str, tuple[str, Callable[[], None]]] = {
            "next_disagreement": ("next", lambda: self._step(1)),
            "previous_disagreement": ("previous", lambda: self._step(-1)),
            "open_disagreement": ("open", self._open_all),
            "decide": ("decide", self._decide),
            "tell_apart": ("apart", self._tell_apart),
        }
        self._review.put_detail(lambda: self.parts.bar, QUEUE)
        self._review.put_detail(lambda: self.parts.detail, DETAIL)
        self._review.put_detail(lambda: self.parts.finding, FINDING)
        for action_id, (_, do) in self._deeds.items():
            window.actions_.connect_to(action_id, partial(self._in_review, do))
        window.before_closing.append(self._keep)
        self._put_keys()
        # The grid is read once for both.
        self._review.grid.feed.grid_read.connect(self._take_grid)
        self._review.grid.feed.cleared.connect(self._forget_grid)

    def _take_grid(self, grid: "Grid", _names: object) -> None:
        self._grid = grid
        if self._made is not None:
            self._made.queue.take_grid(grid)

    def _forget_grid(self) -> None:
        self._grid = None

    @property
    def parts(self) -> "Parts":
        """The parts, made if need be."""
        if self._made is None:
            from crossread.desktop.review.parts import Parts

            made = self._made = Parts(self._window.session, self, is_fed=True)
            if self._grid is not None:
                made.queue.take_grid(self._grid)
            made.detail.open_requested.connect(self._open_one)
            made.detail.copy_requested.connect(self._copy)
            made.detail.history_requested.connect(self._window.history_requested)
            made.detail.passage_chosen.connect(self._window.choice.choose_annotation)
            made.finding.decided.connect(self._go_on)
            made.feed.arrived.connect(self._give_keys)
            made.bar.wished.connect(lambda wish: dict(self._deeds.values())[wish]())
        return self._made

    def _keep(self) -> None:
        if self._made is not None:
            self._made.finding.keep()

    def _put_keys(self) -> None:
        """The keys are the workspace's: a field in which one types keeps its letters."""
        self._review.addActions([self._window.actions_[action_id] for action_id in self._deeds])

    # What is done

    def _in_review(self, do: Callable[[], None]) -> None:
        """From anywhere in the window: first to the workspace, and there to the grid."""
        self._window.workspaces.show("review")
        self._review.show_grid()
        do()

    def _show_detail(self) -> None:
        if not self._review.detail_is_shown:
            self._review.show_detail(True)

    def _step(self, by: int) -> None:
        found = self.parts.queue.step(by)
        if found is None:
            told = _tr("This is the last disagreement.") if by > 0 else _tr("This is the first disagreement.")
            self._window.messages.show_message(told if self.parts.queue.items else _tr("No disagreement."), seconds=4)
            return
        self._show(*found)

    def _go_on(self) -> None:
        """What was decided is kept; show the next that is to be decided, with the keys in its passages."""
        found = self.parts.queue.next_to_decide()
        self._take_keys = True
        if found is None:
            self.parts.detail.take_keys()
            self._window.messages.show_message(_tr("Kept. Every disagreement is decided."), seconds=6)
            return
        self._show(*found)

    def _show(self, kind: str, subject_id: str) -> None:
        self._show_detail()
        choice = self._window.choice
        if kind == "event":
            choice.choose_event(subject_id)
        else:
            choice.choose_claim(subject_id)
        # The choice may have been that before, with something else shown.
        self._review.show_subject(kind, subject_id)

    def _give_keys(self) -> None:
        if self._take_keys:
            self._take_keys = False
            self.parts.detail.take_keys()

    def _open_all(self) -> None:
        ids = self.parts.detail.passages()
        if ids:
            show_passages(self._window, ids)

    def _open_one(self, annotation_id: str) -> None:
        self._window.workspaces.show("read")
        go_to(self._window, annotation_id)

    def _decide(self) -> None:
        self._show_detail()
        self.parts.finding.take_keys()

    def _tell_apart(self) -> None:
        self._show_detail()
        self.parts.detail.ask_apart()

    def _copy(self, annotation_id: str) -> None:
        """Copy a passage as Read does."""
        from crossread.desktop.annotation.citation import citation

        def question(project: Project) -> tuple[Annotation, Source, int]:
            annotation = project.annotations.get(annotation_id)
            text = project.sources.text(annotation.source_id, annotation.revision)
            return annotation, project.sources.get(annotation.source_id), paragraph_number(text, annotation.start)

        def found(answer: tuple[Annotation, Source, int]) -> None:
            QGuiApplication.clipboard().setText(citation(*answer, _tr("paragraph")))
            self._window.messages.show_message(_tr("Copied with its source"), seconds=4)

        self._window.session.ask(question, found, key="review citation")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
