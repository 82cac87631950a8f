"""Silence in the whole window: swept by keys, undone, finished with together, asked where text may be missing."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage, Silence
from crossread.desktop.application import settings
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.review.grid.menu import cell_menu
from crossread.desktop.silence.finish_page import FinishPage
from crossread.desktop.silence.panel import SilencePanel
from crossread.desktop.silence.sweep_page import SweepPage
from crossread.desktop.sources.source_list import SourceList
from tests.desktop.conftest import OpenWhole

TEXT = "The band played. She had 705 people on board. The lights were seen.\n\nAll was quiet at noon."
CUT = "The list of those who were brought in is long, and it was given out on Monday by the\n\nThe band played."
T = TypeVar("T", bound=QWidget)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "silent.crossread"
    with Project.create(made, title="Silent") as project:
        whole = project.sources.add("The Whole Paper", TEXT)
        project.sources.add("The Torn Paper", CUT)
        claim = project.claims.add("Did the band play?", "truth")
        project.claims.add("How many people were saved?", "number")
        project.claims.add("Were lights seen?", "truth")
        made_annotation = project.annotations.add(Passage(source_id=whole.id, revision=1, start=0, end=16))
        project.annotations.add_position(made_annotation.id, claim.id)
    return made


@pytest.fixture
def window(open_whole: OpenWhole, path: Path) -> MainWindow:
    return open_whole(path, 1800, 950)


def only(window: MainWindow, kind: type[T]) -> T:
    found = window.findChildren(kind)
    assert len(found) == 1
    return found[0]


def silences(window: MainWindow, qtbot: QtBot) -> list[Silence]:
    got: list[list[Silence]] = []
    window.session.ask(lambda project: project.silences.all(), got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def trigger(window: MainWindow, qtbot: QtBot, action_id: str) -> None:
    # Without a window manager nobody gives the keys back to the window when a small one over it goes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_[action_id].trigger()


def swept(window: MainWindow, qtbot: QtBot) -> SweepPage:
    trigger(window, qtbot, "sweep_silences")
    page = only(window, SweepPage)
    qtbot.waitUntil(lambda: page.look is not None)
    qtbot.waitUntil(page.hasFocus)
    return page


def finishing(window: MainWindow, qtbot: QtBot) -> FinishPage:
    trigger(window, qtbot, "finish_source")
    page = only(window, FinishPage)
    qtbot.waitUntil(lambda: bool(page.cards))
    qtbot.waitUntil(page.cards[0].hasFocus)
    return page


def statement(page: SweepPage) -> str:
    return page.look.claim.statement if page.look is not None else ""


def test_swept_by_keys_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    page = swept(window, qtbot)
    assert statement(page) == "How many people were saved?"
    assert page.look is not None
    assert page.look.excerpts[0] == "She had 705 people on board."
    QTest.keyClick(page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: statement(page) == "Were lights seen?")
    qtbot.waitUntil(lambda: [each.created_by for each in silences(window, qtbot)] == ["Ada"])
    qtbot.waitUntil(lambda: bool(window.session.undo_words))
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: statement(page) == "How many people were saved?")
    assert silences(window, qtbot) == []
    QTest.keyClick(page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: statement(page) == "Were lights seen?")
    QTest.keyClick(page, Qt.Key.Key_N)
    qtbot.waitUntil(page.empty.isVisible)
    assert silences(window, qtbot) == []


def test_the_nearest_passage_is_seen_in_its_text_and_enter_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    page = swept(window, qtbot)
    pane = window.desk.panes[0]
    start = TEXT.index("She had")
    qtbot.waitUntil(lambda: pane.view.shown.preview == (start, start + 28))
    assert page.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.view.hasFocus)
    passage = pane.view.selected_passage()
    assert passage is not None
    assert TEXT[passage.start : passage.end] == "She had 705 people on board."
    assert pane.view.shown.preview == (0, 0)


def test_each_passage_is_shown_in_the_height_that_it_takes(window: MainWindow, qtbot: QtBot) -> None:
    page = swept(window, qtbot)
    qtbot.waitUntil(lambda: bool(page.near.rows) and page.near.rows[0].width() > 160)
    qtbot.waitUntil(lambda: all(row.height() == row.sizeHint().height() for row in page.near.rows))


def test_laid_over_the_desk_it_stays_while_its_pages_change(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 700)
    swept(window, qtbot)
    assert window.frame.is_overlay("right")
    page = finishing(window, qtbot)
    window.session.run(lambda project: project.claims.add("A new one", "truth"))
    qtbot.waitUntil(lambda: len(page.cards) == 3)
    assert window.frame.is_shown("right")
    qtbot.waitUntil(page.cards[0].hasFocus)
    swept(window, qtbot)
    assert window.frame.is_shown("right")


def test_escape_brings_the_annotation_back(window: MainWindow, qtbot: QtBot) -> None:
    page = swept(window, qtbot)
    panel = only(window, SilencePanel)
    before = window.frame.content("right")
    assert before is panel
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert window.frame.content("right") is not panel
    assert window.desk.active_pane is not None
    qtbot.waitUntil(window.desk.active_pane.view.hasFocus)


def test_where_text_may_be_missing_it_asks_first(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.open_source(window.desk.open_sources()[1])
    page = swept(window, qtbot)
    QTest.keyClick(page, Qt.Key.Key_S)
    assert page.question.isVisible()
    assert "¶ 1" in page.question.text
    assert silences(window, qtbot) == []
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.question.isVisible()
    QTest.keyClick(page, Qt.Key.Key_S)
    QTest.keyClick(page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(silences(window, qtbot)) == 1)
    # Asked once a source.
    qtbot.waitUntil(lambda: page.look is not None)
    QTest.keyClick(page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(silences(window, qtbot)) == 2)


def test_finished_and_silent_are_one_step(window: MainWindow, qtbot: QtBot) -> None:
    page = finishing(window, qtbot)
    assert [card.look.claim.statement for card in page.cards] == ["How many people were saved?", "Were lights seen?"]
    QTest.keyClick(page.cards[0], Qt.Key.Key_S)
    qtbot.waitUntil(page.cards[1].hasFocus)
    before = window.session.step
    QTest.keyClick(page.cards[1], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.session.step == before + 1)
    assert len(silences(window, qtbot)) == 1
    qtbot.waitUntil(lambda: not only(window, SilencePanel).isVisible())
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: window.session.step == before + 2)
    assert silences(window, qtbot) == []


def test_finishing_asks_where_text_may_be_missing(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.open_source(window.desk.open_sources()[1])
    page = finishing(window, qtbot)
    before = window.session.step
    QTest.keyClick(page.cards[0], Qt.Key.Key_A)
    QTest.keyClick(page.cards[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.question.isVisible()
    assert window.session.step == before
    page.question.yes.click()
    qtbot.waitUntil(lambda: len(silences(window, qtbot)) == 3)
    assert window.session.step == before + 1


def test_finished_in_another_place_it_offers_what_is_not_touched(window: MainWindow, qtbot: QtBot) -> None:
    source_id = window.desk.open_sources()[0]
    window.session.run(lambda project: project.sources.finish(source_id, 1))
    qtbot.waitUntil(lambda: "does not touch 2 claims" in window.messages.text)


def test_the_menu_of_a_source_lists_what_it_does_not_touch(window: MainWindow, qtbot: QtBot) -> None:
    listed = only(window, SourceList)
    torn = listed.rows[1].id
    menu = listed.make_menu(torn)
    (entry,) = [each for each in menu.actions() if each.text() == "Claims it does not touch…"]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    entry.trigger()
    page = only(window, FinishPage)
    qtbot.waitUntil(lambda: len(page.cards) == 3)
    assert page.source_id == torn
    menu.deleteLater()


@pytest.mark.parametrize("of", ["source", "claim"])
def test_from_the_grid_one_goes_through_what_a_source_or_a_claim_leaves_open(
    window: MainWindow, qtbot: QtBot, of: str
) -> None:
    window.workspaces.show("review")
    grid = window.review.grid
    qtbot.waitUntil(lambda: grid.grid is not None and len(grid.grid.rows) == 3)
    assert grid.grid is not None
    row, column = grid.grid.rows[1], grid.grid.columns[1]
    menu = cell_menu(grid, (row, column), grid.grid.state(row.id, column.id), writable=True)
    assert menu.sweep_source.isEnabled()
    assert menu.sweep_claim.isEnabled()
    menu.deleteLater()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    grid.sweep_requested.emit(*((column.id, "") if of == "source" else ("", row.id)))
    assert window.workspaces.current == "read"
    panel = only(window, SilencePanel)
    assert panel.scope.key == of
    page = only(window, SweepPage)
    qtbot.waitUntil(lambda: page.isVisible() and page.look is not None)


def test_what_to_go_through_is_not_cut_off_in_the_panel_as_wide_as_at_first(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.show("review")
    grid = window.review.grid
    qtbot.waitUntil(lambda: grid.grid is not None and len(grid.grid.rows) == 3)
    assert grid.grid is not None
    grid.sweep_requested.emit(grid.grid.columns[1].id, "")
    grid.sweep_requested.emit("", grid.grid.rows[1].id)
    panel = only(window, SilencePanel)
    margins = 26
    assert panel.scope.minimumSizeHint().width() + margins <= settings.RIGHT_WIDTH.default


def test_a_tagged_claim_leaves_the_list_and_ticks_stay(window: MainWindow, qtbot: QtBot) -> None:
    page = finishing(window, qtbot)
    page.cards[1].tick.setChecked(True)
    claim_id, source_id = page.cards[0].look.claim.id, page.source_id

    def tag(project: Project) -> None:
        annotation = project.annotations.add(Passage(source_id=source_id, revision=1, start=17, end=45))
        project.annotations.add_position(annotation.id, claim_id, value="705")

    window.session.run(tag)
    qtbot.waitUntil(lambda: len(page.cards) == 1)
    assert page.cards[0].is_silent


def test_every_part_that_takes_the_keys_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    swept(window, qtbot)
    finishing(window, qtbot)
    panel = only(window, SilencePanel)
    nameless = [
        each
        for each in [panel, *panel.findChildren(QWidget)]
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.accessibleName()
    ]
    assert nameless == []
