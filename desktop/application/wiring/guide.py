"""The guided step in the window: offered on the sample until it was followed or closed once."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from crossread.db.project import Project
from crossread.db.records import Changes, Passage
from crossread.desktop.application import sample, settings

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be tagged, on which claim, and what lies beside it meanwhile."""

    passage: Passage
    claim_id: str
    beside: tuple[str, ...]


def target() -> Target:
    """The target as it ships with the sample."""
    told = json.loads(files("crossread.resources").joinpath("sample", "guide.json").read_text("utf-8"))
    passage = Passage(source_id=told["source_id"], revision=told["revision"], start=told["start"], end=told["end"])
    return Target(passage, told["claim_id"], tuple(told["beside"]))


def put_guide(window: "MainWindow") -> None:
    """Offer the guide whenever the sample is opened and the guide was never closed; an action brings it back."""
    window.session.opened.connect(lambda: _offer(window))
    window.actions_.connect_to("show_guide", lambda: _bring_back(window))
    if window.session.is_open:
        _offer(window)


def _bring_back(window: "MainWindow") -> None:
    window.settings.set(settings.GUIDE_CLOSED, False)
    if window.session.path == sample.copy_path():
        _offer(window, done_too=True)
    else:
        window.files.open_sample()


def _offer(window: "MainWindow", *, done_too: bool = False) -> None:
    wanted = (
        window.session.path == sample.copy_path()
        and window.session.writable
        and not window.settings.get(settings.GUIDE_CLOSED)
    )
    if not wanted:
        window.hide_guide()
        return
    aim = target()

    def begin(done: bool) -> None:
        if done_too or not done:
            _begin(window, aim, 2 if done else 0)

    window.session.ask(lambda project: _is_done(project, aim), begin)


def _begin(window: "MainWindow", aim: Target, step: int) -> None:
    is_new = not window.has_guide
    bar = window.guide_bar()
    bar.show_step(step)
    bar.show()
    if not is_new:
        return
    bar.shown_requested.connect(lambda: _show(window, aim))
    bar.closed.connect(lambda: window.settings.set(settings.GUIDE_CLOSED, True))
    window.desk.passage_selected.connect(lambda passage: _selected(window, aim, passage))
    window.session.changed.connect(lambda changes: _changed(window, aim, changes))


def _show(window: "MainWindow", aim: Target) -> None:
    window.desk.go_to(aim.passage, focus=True)
    pane = window.desk.pane_of(aim.passage.source_id)
    if pane is not None and pane.content is not None:
        pane.view.flash(aim.passage)


def _selected(window: "MainWindow", aim: Target, passage: Passage | None) -> None:
    bar = window.guide_bar()
    if passage is None or not bar.isVisible() or bar.step > 1 or passage.source_id != aim.passage.source_id:
        return
    if passage.start < aim.passage.end and aim.passage.start < passage.end:
        bar.show_step(1)


def _changed(window: "MainWindow", aim: Target, changes: Changes) -> None:
    if window.guide_bar().isVisible() and aim.passage.source_id in changes.annotated_sources:
        window.session.ask(lambda project: _is_done(project, aim), lambda done: _show_done(window, aim, done=done))


def _show_done(window: "MainWindow", aim: Target, *, done: bool) -> None:
    """Go on when it is done, and back when it was undone."""
    bar = window.guide_bar()
    if done:
        bar.show_step(2)
    elif bar.step == 2:
        bar.show_step(0)
        view = window.desk.active_view
        _selected(window, aim, view.selected_passage() if view is not None else None)


def _is_done(project: Project, aim: Target) -> bool:
    """Whether the figure has a position on the claim."""
    return any(
        annotation.start < aim.passage.end and aim.passage.start < annotation.end
        for annotation in project.annotations.of_claim(aim.claim_id)
        if annotation.source_id == aim.passage.source_id
    )
