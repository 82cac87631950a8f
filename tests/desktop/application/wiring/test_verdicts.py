"""The queue walked by keyboard alone in the whole window: next, decide, why, next; passages opened; undone."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import connections
from crossread.desktop.application.wiring.review import put_review
from crossread.desktop.application.wiring.verdicts import Verdicts, put_verdicts
from crossread.desktop.review.detail.card import PassageCard

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    path = tmp_path / "sample.crossread"
    with Project.create(path, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
        project.history.start_here()
    store = Settings(tmp_path / "home" / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    connections.put_actions(made)
    put_review(made)
    put_verdicts(made)
    with qtbot.waitSignal(session.opened):
        session.open(path)
    qtbot.waitUntil(made.findChildren(QMenuBar)[0].isVisible)
    QTest.keyClick(made, _Key.Key_2, _CTRL)
    qtbot.waitUntil(made.review.grid.view.hasFocus)
    verdicts = made.findChild(Verdicts)
    assert isinstance(verdicts, Verdicts)
    qtbot.waitUntil(lambda: len(verdicts.parts.queue.items) > 0)
    yield made
    store.save()


@pytest.fixture
def verdicts(window: MainWindow) -> Verdicts:
    found = window.findChild(Verdicts)
    assert isinstance(found, Verdicts)
    return found


def _press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_holder(), key, held)


def _holder() -> QWidget:
    holder = QApplication.focusWidget()
    assert holder is not None
    return holder


def _first(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> str:
    """Choose the first of the queue, with the keys in the grid."""
    first = verdicts.parts.queue.items[0]
    window.choice.choose_claim(first.id)
    qtbot.waitUntil(lambda: verdicts.parts.feed.shown is not None and verdicts.parts.feed.shown.id == first.id)
    window.review.grid.view.setFocus()
    return first.id


def _next(verdicts: Verdicts, qtbot: QtBot) -> str:
    before = verdicts.parts.feed.shown.id if verdicts.parts.feed.shown is not None else ""
    _press(_Key.Key_J)
    qtbot.waitUntil(lambda: verdicts.parts.feed.shown is not None and verdicts.parts.feed.shown.id != before)
    assert verdicts.parts.feed.shown is not None
    return verdicts.parts.feed.shown.id


def test_j_and_k_go_through_the_queue_from_the_grid(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> None:
    items = verdicts.parts.queue.items
    assert _first(window, verdicts, qtbot) == items[0].id
    assert (window.choice.claim_id or window.choice.event_id) == items[0].id
    assert _next(verdicts, qtbot) == items[1].id
    _press(_Key.Key_K)
    qtbot.waitUntil(lambda: verdicts.parts.feed.shown is not None and verdicts.parts.feed.shown.id == items[0].id)
    assert window.review.subject == (items[0].kind, items[0].id)


def test_a_disagreement_is_decided_without_the_mouse(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> None:
    first, second = verdicts.parts.queue.items[:2]
    _first(window, verdicts, qtbot)
    left = verdicts.parts.queue.left
    _press(_Key.Key_D)
    _press(_Key.Key_3)
    assert verdicts.parts.finding.reason.hasFocus()
    QTest.keyClicks(_holder(), "Just two letters: J and K")
    assert verdicts.parts.finding.reason.words == "Just two letters: J and K"
    _press(_Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: verdicts.parts.feed.shown is not None and verdicts.parts.feed.shown.id == second.id)
    qtbot.waitUntil(lambda: verdicts.parts.queue.left == left - 1)
    assert isinstance(_holder(), PassageCard)
    assert verdicts.parts.queue.items[0].id == second.id
    assert window.session.undo_words == "decide a disagreement"
    window.session.undo()
    qtbot.waitUntil(lambda: verdicts.parts.queue.left == left)
    assert verdicts.parts.queue.items[0].id == first.id


def test_o_opens_a_passage_of_every_source_in_panes(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> None:
    _first(window, verdicts, qtbot)
    _press(_Key.Key_O)
    qtbot.waitUntil(lambda: window.workspaces.current == "read")
    qtbot.waitUntil(lambda: len(window.desk.open_sources()) > 1)


def test_enter_on_a_passage_goes_to_it_in_its_text(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> None:
    _first(window, verdicts, qtbot)
    verdicts.parts.detail.take_keys()
    card = _holder()
    assert isinstance(card, PassageCard)
    wanted = card.passage.said.annotation_id
    assert window.choice.annotation_id == wanted
    _press(_Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspaces.current == "read" and window.choice.annotation_id == wanted)
    qtbot.waitUntil(lambda: card.passage.said.source_id in window.desk.open_sources())


def test_a_passage_is_copied_with_its_source(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> None:
    _first(window, verdicts, qtbot)
    card = verdicts.parts.detail.cards[0]
    QGuiApplication.clipboard().setText("")
    card.setFocus()
    QTest.keyClick(card, _Key.Key_C, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "")
    text = QGuiApplication.clipboard().text()
    assert card.passage.source_title in text
    assert f"paragraph {card.passage.paragraph}" in text


def test_x_asks_in_place(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> None:
    _first(window, verdicts, qtbot)
    _press(_Key.Key_X)
    form = verdicts.parts.detail.form
    assert form is not None
    qtbot.waitUntil(lambda: form.isAncestorOf(_holder()))
    QTest.keyClicks(_holder(), "x")
    assert verdicts.parts.detail.form is form
    _press(_Key.Key_Escape)
    assert verdicts.parts.detail.form is None


def test_from_the_palette_it_goes_to_review_first(window: MainWindow, verdicts: Verdicts, qtbot: QtBot) -> None:
    window.workspaces.show("read")
    window.actions_["next_disagreement"].trigger()
    assert window.workspaces.current == "review"
    qtbot.waitUntil(lambda: verdicts.parts.feed.shown is not None)
