"""Moving the boundaries of the chosen annotation in the window: keys, and the steps that they become."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.desktop.read.boundary import Edge, Step

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.read.text_view import TextView

STEPS: dict[str, tuple[Step, bool]] = {
    "boundary_left": ("character", False),
    "boundary_right": ("character", True),
    "boundary_word_left": ("word", False),
    "boundary_word_right": ("word", True),
    "boundary_up": ("sentence", False),
    "boundary_down": ("sentence", True),
}
EDGES: dict[str, Edge] = {"boundary_start": "start", "boundary_end": "end"}
_QUOTE = 40
_WORDS = 48


class _LastMove:
    """The step of the last move, with which the moves of one rest go on."""

    def __init__(self) -> None:
        self.step_id: str | None = None
        self.quote = ""


def put_boundary(window: "MainWindow") -> None:
    """Let boundaries be moved in every pane, as far as the project can be changed."""
    last, do, session, desk = _LastMove(), window.actions_.connect_to, window.session, window.desk
    for action_id, (step, forward) in STEPS.items():
        do(action_id, partial(_move, window, step, forward))
    for action_id, edge in EDGES.items():
        do(action_id, partial(_choose, window, edge))
    session.standing_changed.connect(lambda: desk.set_movable(session.writable))
    desk.set_movable(session.writable)
    desk.move_requested.connect(partial(_keep, window, last))
    desk.edge_moved.connect(lambda words: window.status.set_word(_said(words)))
    desk.panes_changed.connect(lambda: _give_keys(window))
    _give_keys(window)


def _give_keys(window: "MainWindow") -> None:
    for pane in window.desk.panes:
        pane.view.addActions([window.actions_[action_id] for action_id in (*STEPS, *EDGES)])


def _view(window: "MainWindow") -> "TextView | None":
    """The text in use if the chosen annotation lies in it, else the pane in which it does."""
    chosen, active = window.choice.annotation_id, window.desk.active_view
    views = [active] if active is not None else []
    views += [pane.view for pane in window.desk.panes]
    return next((view for view in views if view.buckets.get(chosen) is not None), None)


def _move(window: "MainWindow", step: Step, forward: bool) -> None:
    view = _view(window)
    if view is not None:
        view.move_boundary(step, forward=forward)


def _choose(window: "MainWindow", edge: Edge) -> None:
    view = _view(window)
    if view is not None:
        view.choose_edge(edge)


def _keep(window: "MainWindow", last: _LastMove, annotation_id: str, bounds: tuple[int, int], goes_on: bool) -> None:
    """Move it in the project. Moves of one rest are one step; each is safe as soon as it is shown."""

    def move(project: Project) -> None:
        if not goes_on:
            last.step_id, last.quote = None, project.annotations.get(annotation_id).quote
        with project.step("move_annotation", quote=_short(last.quote, _QUOTE), continues=last.step_id) as step:
            project.annotations.move(annotation_id, *bounds)
        last.step_id = step.id

    def refused(error: CrossreadError) -> None:
        window.desk.settle_move(annotation_id, kept=False)
        window.messages.show_message(str(error), kind="warning")

    window.session.run(move, lambda _: window.desk.settle_move(annotation_id, kept=True), refused)


def _said(words: str) -> str:
    return QCoreApplication.translate("Window", "The passage: “{words}”").format(words=_short(words, _WORDS))


def _short(words: str, most: int) -> str:
    """Both ends of some words: they are what is moved."""
    plain = " ".join(words.split())
    if len(plain) <= most:
        return plain
    half = most // 2 - 1
    return f"{plain[:half].rstrip()} … {plain[-half:].lstrip()}"
