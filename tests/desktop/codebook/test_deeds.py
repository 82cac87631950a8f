"""Grouping, merging and deleting from the list, with what goes along said first, and undo."""

from functools import partial

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from crossread.desktop.application.session import Session
from tests.desktop.codebook.conftest import Host, Ids, Now


def test_deleting_says_first_what_goes_along(host: Host, ids: Ids, now: Now, session: Session, qtbot: QtBot) -> None:
    host.click(ids.sinking)
    host.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(host.codebook.confirm.isVisible)
    said = "Deleting “Sinking” takes 3 tags along. 1 claim about it stays. The passages stay."
    assert host.codebook.confirm.question == said
    assert host.codebook.confirm.yes.hasFocus()
    host.press(Qt.Key.Key_Escape)
    assert not host.codebook.confirm.isVisible()
    assert host.codebook.view.hasFocus()
    host.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(host.codebook.confirm.isVisible)
    host.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("said", "Deleted “Sinking”. Undo brings it back.") in host.told)
    qtbot.waitUntil(lambda: host.titles("event") == ["The night"])
    assert host.told[-1] == ("event_chosen", None) or ("event_chosen", None) in host.told
    session.undo()
    qtbot.waitUntil(lambda: host.titles("event") == ["The night", "Sinking"])
    qtbot.waitUntil(lambda: host.codebook.feed.figures(ids.sinking).here == 3)


def is_asked(host: Host, said: str) -> bool:
    return said in host.codebook.confirm.question


def test_each_kind_says_its_own(host: Host, ids: Ids, qtbot: QtBot) -> None:
    for record_id, said in (
        (ids.lost, "takes 3 positions along. 1 claim below it stays."),
        (ids.why, "takes 1 position and 2 answers along."),
        (ids.broke, "Delete “She broke in two”? Nothing goes along."),
        (ids.line, "Then the sources say it themselves: 3 positions and 1 voice below it."),
        (ids.night, "Delete “The night”? Nothing goes along. 1 event below it stays."),
    ):
        host.codebook.view.choose(record_id, tell=True)
        host.codebook.view.setFocus()
        host.press(Qt.Key.Key_Delete)
        qtbot.waitUntil(partial(is_asked, host, said))
        host.press(Qt.Key.Key_Escape)


def test_choosing_another_row_takes_the_question_away(host: Host, ids: Ids, qtbot: QtBot) -> None:
    host.click(ids.sinking)
    host.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(host.codebook.confirm.isVisible)
    host.click(ids.broke)
    assert not host.codebook.confirm.isVisible()


def test_merging_picks_the_one_that_stays(host: Host, ids: Ids, now: Now, session: Session, qtbot: QtBot) -> None:
    host.click(ids.sinking)
    host.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    picker = host.codebook.drawer.picker
    assert [entry.title for entry in picker.found] == ["The night", "Collision"]
    host.write("colision")
    assert [entry.title for entry in picker.found] == ["Collision"]
    picker.input.selectAll()
    host.write("xyz")
    host.press(Qt.Key.Key_Return)
    assert host.codebook.drawer.is_picking, "nothing was found, so nothing is picked"
    picker.input.selectAll()
    host.write("clsn")
    host.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: host.titles("event") == ["The night"])
    assert host.chosen_id == ids.collision
    assert now(lambda project: project.events.counts()) == {ids.collision: 3}
    assert ("said", "Merged “Sinking” into “Collision”. Undo parts them again.") in host.told
    assert not host.codebook.drawer.isVisible()
    session.undo()
    qtbot.waitUntil(lambda: len(host.titles("event")) == 2)


def test_claims_merge_with_their_own_kind_only(host: Host, ids: Ids) -> None:
    host.click(ids.lost)
    host.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert [entry.title for entry in host.codebook.drawer.picker.found] == ["How many of the crew?"]
    host.press(Qt.Key.Key_Escape)
    assert not host.codebook.drawer.isVisible()
    assert host.codebook.view.hasFocus()


def test_moving_below_another_with_the_keys(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.click(ids.broke)
    host.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    host.write("why")
    host.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: host.titles(ids.why) == ["She broke in two"])
    assert host.chosen_id == ids.broke
    assert now(lambda project: project.claims.get(ids.broke).parent_id) == ids.why


def drop(host: Host, moved: str, goal: str) -> bool:
    """Drop a row on another, as at the end of a drag."""
    view = host.codebook.view
    host.codebook.view.choose(moved)
    at = QPointF(view.visualRect(host.codebook.tree.index_of(goal)).center())
    event = QDropEvent(
        at,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    view.dropEvent(event)
    return event.isAccepted()


def test_a_row_dropped_on_another_is_grouped(host: Host, ids: Ids, qtbot: QtBot) -> None:
    assert drop(host, ids.sinking, ids.night)
    qtbot.waitUntil(lambda: host.titles(ids.night) == ["Collision", "Sinking"])
    assert not drop(host, ids.night, ids.sinking), "a group cannot come into itself"
    assert not drop(host, ids.sinking, ids.lost), "an event is no claim"
    assert not drop(host, ids.sinking, ids.night), "it is there already"
    assert drop(host, ids.sinking, "event")
    qtbot.waitUntil(lambda: host.titles("event") == ["The night", "Sinking"])


def test_the_menu_does_what_the_keys_do(host: Host, ids: Ids) -> None:
    entry = host.codebook.tree.book.entries[ids.crew]
    menu = host.codebook._menu.make("claim", entry, writable=True)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Show its passages",
        "Edit",
        "Move below…",
        "Take out of its group",
        "Merge into…",
        "Delete…",
        "History of this claim",
        "New claim",
        "New below this",
    ]
    menu.actions()[0].trigger()
    assert host.told == [("annotations_requested", "claim", ids.crew)]
    menu.deleteLater()


def test_new_below_this(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    entry = host.codebook.tree.book.entries[ids.night]
    menu = host.codebook._menu.make("event", entry, writable=True)
    menu.actions()[-1].trigger()
    menu.deleteLater()
    host.write("First call")
    host.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "First call" in host.titles(ids.night))
