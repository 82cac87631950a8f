"""Lining up in the whole window: chosen in the codebook, gone through by keys, let go with Escape, kept when closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage, Position
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.settings import IN_STEP
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.read.lining.lining import Lining
from crossread.desktop.read.lining.step_switch import StepSwitch
from tests.desktop.conftest import OpenWhole

LINE = "The liner was in tow, they said, and all on board were safe by noon.\n\n"
FIGURES = {"Evening": ("2000", 700), "Morning": ("866", 4200), "Inquiry": ("711", 2100)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "saved.crossread"
    with Project.create(made, title="Saved") as project:
        claim = project.claims.add("How many were saved?", "number")
        for title, (figure, start) in FIGURES.items():
            source = project.sources.add(title, LINE * 100)
            project.annotations.add(
                Passage(source_id=source.id, revision=1, start=start, end=start + 20),
                positions=[Position(id="", claim_id=claim.id, value=figure)],
            )
    return made


@pytest.fixture
def window(open_whole: OpenWhole, path: Path) -> MainWindow:
    return open_whole(path, 1900, 1000)


def give_keys(window: MainWindow, qtbot: QtBot, holder: QWidget) -> None:
    # Without a window manager nobody gives the keys back to the window when a small one over it goes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    holder.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is holder)


def lining_of(window: MainWindow) -> Lining:
    found = window.findChild(Lining)
    assert isinstance(found, Lining)
    return found


def choose(window: MainWindow, qtbot: QtBot) -> Lining:
    """Choose the claim in the codebook with the keys."""
    codebook = window.findChild(Codebook)
    assert isinstance(codebook, Codebook)
    qtbot.waitUntil(lambda: bool(codebook.tree.book.entries))
    claim_id = next(iter(codebook.tree.book.entries))
    give_keys(window, qtbot, codebook.view)
    codebook.view.choose(claim_id, tell=True)
    assert window.choice.claim_id == claim_id
    lining = lining_of(window)
    qtbot.waitUntil(lambda: not lining._glide.is_running)
    return lining


def heights(window: MainWindow) -> list[float]:
    return [
        pane.view.height_of(start) - pane.view.verticalScrollBar().value()
        for pane, (_, start) in zip(window.desk.panes, FIGURES.values(), strict=True)
    ]


def said_in_status(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.status.findChildren(QLabel))


def test_a_claim_chosen_in_the_codebook_lines_the_panes_up(window: MainWindow, qtbot: QtBot) -> None:
    lining = choose(window, qtbot)
    stands = heights(window)
    assert max(stands) - min(stands) <= 1
    # The figures cannot stand beside each other: that is said on the links.
    qtbot.waitUntil(lambda: "conflict" in lining._signs.values())


def test_keys_go_from_account_to_account_and_escape_lets_go(window: MainWindow, qtbot: QtBot) -> None:
    lining = choose(window, qtbot)
    give_keys(window, qtbot, window.desk.panes[0].view)
    QTest.keyClick(window.desk.panes[0].view, Qt.Key.Key_F8)
    assert "2 of 3 · B" in said_in_status(window)
    QTest.keyClick(window.desk.panes[1].view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "3 of 3 · C" in said_in_status(window)
    assert window.choice.annotation_id
    view = window.desk.panes[2].view
    assert view.hasFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.choice.claim_id
    assert not any(gap.is_shown for gap in lining.gaps)
    assert not window.actions_["next_passage"].isEnabled()


def test_the_way_of_scrolling_is_switched_by_key_and_switch_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    switch = window.findChild(StepSwitch)
    assert isinstance(switch, StepSwitch)
    assert "tags" in switch.accessibleName()
    give_keys(window, qtbot, window.desk.panes[0].view)
    QTest.keyClick(window.desk.panes[0].view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.settings.get(IN_STEP) == "proportion"
    assert "proportion" in switch.accessibleName()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert window.settings.get(IN_STEP) == "free"
    assert "itself" in switch.accessibleName()
    window.actions_["step_from_here"].trigger()
    assert window.settings.get(IN_STEP) == "proportion"


def test_f6_goes_through_panels_and_panes_and_comes_back_to_where_the_keys_were(
    window: MainWindow, qtbot: QtBot
) -> None:
    right = window.frame.content("right")
    assert right is not None
    # An empty panel has nothing that takes keys.
    window.choice.choose_annotation(next(iter(window.desk.panes[0].view.buckets.all())).id)
    qtbot.waitUntil(lambda: any(field.isVisible() for field in right.findChildren(QPlainTextEdit)))
    give_keys(window, qtbot, window.desk.panes[0].view)
    seen: list[str] = []
    for _ in range(6):
        holder = QApplication.focusWidget()
        assert isinstance(holder, QWidget)
        seen.append(region_of(window, holder))
        QTest.keyClick(holder, Qt.Key.Key_F6)
    assert seen == ["A", "B", "C", "right", "timeline", "left"]
    holder = QApplication.focusWidget()
    assert holder is window.desk.panes[0].view
    QTest.keyClick(holder, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    holder = QApplication.focusWidget()
    assert holder is not None
    assert region_of(window, holder) == "left"
    codebook = window.findChild(Codebook)
    assert isinstance(codebook, Codebook)
    give_keys(window, qtbot, codebook.view)
    QTest.keyClick(codebook.view, Qt.Key.Key_F6)
    holder = QApplication.focusWidget()
    assert holder is window.desk.panes[0].view
    QTest.keyClick(holder, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert codebook.view.hasFocus()


def region_of(window: MainWindow, holder: QWidget) -> str:
    for pane, letter in zip(window.desk.panes, "ABC", strict=True):
        if pane.isAncestorOf(holder):
            return letter
    for name, region in (
        ("left", window.frame.content("left")),
        ("right", window.frame.content("right")),
        ("timeline", window.frame.timeline),
    ):
        if region is not None and (region is holder or region.isAncestorOf(holder)):
            return name
    return type(holder).__name__


def test_a_panel_that_is_hidden_is_passed_by(window: MainWindow, qtbot: QtBot) -> None:
    window.frame.show_panel("right", False)
    give_keys(window, qtbot, window.desk.panes[2].view)
    QTest.keyClick(window.desk.panes[2].view, Qt.Key.Key_F6)
    holder = QApplication.focusWidget()
    assert holder is not None
    assert region_of(window, holder) == "timeline"


def test_a_chosen_claim_that_an_undo_takes_away_is_no_error(window: MainWindow, qtbot: QtBot) -> None:
    session, failed, done, made = window.session, list[str](), list[bool](), list[str]()
    session.failed.connect(failed.append)
    session.run(lambda project: project.claims.add("Who was first?", "answer").id, made.append)
    qtbot.waitUntil(lambda: bool(made))
    with qtbot.waitSignal(session.undone):
        session.undo()
    # As if it had been clicked on just before its row went.
    window.choice.choose_claim(made[0])
    for _ in range(4):
        # When these are answered, what was asked before has been too.
        session.ask(lambda project: project.claims.all(), lambda _all: done.append(True))
    qtbot.waitUntil(lambda: len(done) == 4)
    assert not failed


def test_how_panes_scroll_is_shown_beside_panes_alone(window: MainWindow, qtbot: QtBot) -> None:
    switch = window.status.findChildren(StepSwitch)[0]
    assert switch.isVisible()
    window.workspaces.show("review")
    assert not switch.isVisible()
    window.workspaces.show("read")
    assert switch.isVisible()
    for source_id in window.desk.open_sources()[1:]:
        window.desk.close_source(source_id)
    qtbot.waitUntil(lambda: not switch.isVisible())
