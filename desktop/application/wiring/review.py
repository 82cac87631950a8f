"""The workspace Review in the window: what is chosen in it, the way from a cell to its texts and back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.db.project import Project
from crossread.db.records import Annotation
from crossread.desktop.application import settings
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.application.wiring.annotation import make_room, say_with_undo
from crossread.desktop.read.paned_desk import MOST_PANES
from crossread.desktop.widgets.live_keys import live_keys

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

HINTS: tuple[tuple[str, str], ...] = (
    ("grid_detail", QT_TRANSLATE_NOOP("Review", "detail")),
    ("grid_across", QT_TRANSLATE_NOOP("Review", "voices or sources")),
    ("grid_silent", QT_TRANSLATE_NOOP("Review", "silent")),
    ("grid_find", QT_TRANSLATE_NOOP("Review", "filter")),
    ("next_disagreement", QT_TRANSLATE_NOOP("Review", "next disagreement")),
    ("decide", QT_TRANSLATE_NOOP("Review", "decide")),
)
"""Actions of the workspace whose keys are shown in the status line."""


def put_review(window: "MainWindow") -> None:
    """Make the workspace, for others to put their parts into, and offer it."""
    from crossread.desktop.review.workspace import ReviewWorkspace

    review = window.review = ReviewWorkspace(window.session, window)
    # The stack of workspaces takes it when it is first shown; until then it is nowhere to be seen.
    review.hide()
    review.set_detail_width(window.settings.get(settings.REVIEW_DETAIL_WIDTH))
    review.detail_resized.connect(lambda width: window.settings.set(settings.REVIEW_DETAIL_WIDTH, width))
    review.subject_chosen.connect(lambda kind, subject_id: _choose(window, kind, subject_id))
    review.passages_requested.connect(lambda ids: show_passages(window, ids))
    review.source_requested.connect(lambda source_id: _show_source(window, source_id))
    review.said.connect(lambda sentence: say_with_undo(window, sentence))
    review.refused.connect(lambda sentence: window.messages.show_message(sentence, seconds=6))
    window.choice.changed.connect(lambda: _show_choice(window))
    window.workspaces.add("review", lambda: review)
    window.hints_of["review"] = lambda: _hints(window)
    for action_id, deed in (
        ("grid_passages", review.open_passages),
        ("grid_silent", review.mark_silent),
        ("grid_across", review.turn),
        ("grid_find", review.find_rows),
        ("grid_detail", review.toggle_detail),
        ("grid_fold", partial(review.fold, folded=True)),
        ("grid_unfold", partial(review.fold, folded=False)),
    ):
        window.actions_.connect_to(action_id, partial(_do, window, deed))
    _show_choice(window)


def _do(window: "MainWindow", deed: Callable[[], None]) -> None:
    """From anywhere in the window: first to the workspace, and there to the grid."""
    window.workspaces.show("review")
    window.review.show_grid()
    deed()


def _hints(window: "MainWindow") -> list[tuple[str, str]]:
    """The keys of the grid, as they are now; where something else is in its place, how one comes back to it."""
    if not window.review.grid_is_shown:
        return [("Enter", _tr("show both passages")), ("Esc", _tr("back to the grid"))]
    keys = [(live_keys().cap(action_id), _tr(word)) for action_id, word in HINTS]
    return [("Enter", _tr("passages")), *((key, word) for key, word in keys if key)]


def show_passages(window: "MainWindow", annotation_ids: Sequence[str]) -> None:
    """Show annotations in their texts, the first of each source, in as many panes as there can be; choose the first."""
    ids = list(annotation_ids)

    def question(project: Project) -> list[Annotation]:
        known = {each.id: each for each in project.annotations.with_ids(ids)}
        return [known[each] for each in ids if each in known]

    def found(annotations: list[Annotation]) -> None:
        firsts: dict[str, Annotation] = {}
        for each in annotations:
            firsts.setdefault(each.source_id, each)
        shown = list(firsts.values())[:MOST_PANES]
        if not shown:
            return
        window.workspaces.show("read")
        sources = [each.source_id for each in shown]
        if len(sources) > 1:
            _clear_away_for(window, sources)
        else:
            make_room(window, sources[0])
        for each in reversed(shown):
            window.desk.go_to(each.passage, focus=each is shown[0])
        window.choice.choose_annotation(shown[0].id)

    window.session.ask(question, found, key="review passages")


def _clear_away_for(window: "MainWindow", source_ids: Sequence[str]) -> None:
    """Close panes of other sources, the last first, until there is room for all of these beside what is left."""
    desk = window.desk
    others = [each for each in desk.open_sources() if each not in source_ids]
    room = max(desk.width() // max(desk.least_pane_width(), 1), 1)
    while others and len(others) + len(source_ids) > min(room, MOST_PANES):
        desk.close_source(others.pop())


def _show_source(window: "MainWindow", source_id: str) -> None:
    window.workspaces.show("read")
    make_room(window, source_id)
    window.desk.open_source(source_id)


def _choose(window: "MainWindow", kind: str, subject_id: str) -> None:
    if kind == "event":
        window.choice.choose_event(subject_id)
    else:
        window.choice.choose_claim(subject_id)


def _show_choice(window: "MainWindow") -> None:
    choice = window.choice
    kind = "event" if choice.event_id else "claim"
    window.review.show_subject(kind, choice.event_id or choice.claim_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)
