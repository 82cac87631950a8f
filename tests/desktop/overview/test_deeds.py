"""What is done with all that is selected in the overview: one step each, told, and long work can be stopped."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.overview.chooser import Chooser
from crossread.desktop.overview.overview import Overview
from tests.desktop.overview.driving import CTRL, SHIFT, ask, ids_there, popover, press, see
from tests.desktop.overview.making import Case


def test_deleting_is_one_step_and_said(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    said: list[str] = []
    overview.done.connect(said.append)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down)
    press(overview, Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
    press(overview, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "237 annotations")
    assert said == ["Deleted 3 annotations."]
    assert session.undo_words == "delete 3 annotations"
    assert not {case.ids[2], case.ids[5], case.ids[8]} & set(ids_there(overview))
    session.undo()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")


def test_a_tag_is_added_replaced_and_removed(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    qtbot.waitUntil(lambda: bool(overview.model.names.events))
    said: list[str] = []
    overview.done.connect(said.append)

    def choose(*typed: str) -> None:
        for each in typed:
            qtbot.waitUntil(lambda: any(one.isVisible() for one in overview.window().findChildren(Chooser)))
            chooser = popover(overview, Chooser)
            assert isinstance(chooser, Chooser)
            QTest.keyClicks(chooser.line, each)
            QTest.keyClick(chooser.line, Qt.Key.Key_Return)

    press(overview, Qt.Key.Key_A, held=CTRL)
    press(overview, Qt.Key.Key_F2)
    choose("rumour")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert session.undo_words == "tag 192 annotations “Rumour”"
    overview.bar.buttons["replace"].click()
    choose("rumour", "inquiry")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[-1] == "Tagged 240 annotations “Inquiry” instead of “Rumour”."
    overview.bar.buttons["remove"].click()
    choose("inquiry")
    qtbot.waitUntil(lambda: len(said) == 3)
    assert overview.bar.text == "240 annotations selected"
    ask(overview, qtbot, events=(case.made.events[1],))
    assert overview.filters.count.text() == "0 annotations"


def test_a_tag_that_is_not_there_yet_is_made(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    qtbot.waitUntil(lambda: bool(overview.model.names.events))
    done: list[str] = []
    overview.done.connect(done.append)
    press(overview, Qt.Key.Key_A, held=CTRL)

    def typed(words: str) -> Chooser:
        press(overview, Qt.Key.Key_F2)
        chooser = popover(overview, Chooser)
        assert isinstance(chooser, Chooser)
        QTest.keyClicks(chooser.line, words)
        return chooser

    chooser = typed("Quarantine at sea")
    assert [(name.kind, name.id) for name in chooser.found] == [("event", ""), ("claim", "")]
    assert chooser.line.accessibleDescription() == "New event “Quarantine at sea”"
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == ["Tagged 240 annotations “Quarantine at sea”."])
    assert session.undo_words == "tag 240 annotations “Quarantine at sea”"
    qtbot.waitUntil(lambda: "Quarantine at sea" in {name.title for name in overview.model.names.events.values()})
    assert [name.kind for name in typed("quarantine AT sea").found if not name.id] == ["claim"]
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    rumour = typed("rumour")
    assert rumour.found[0].id, "what is there comes first"
    QTest.keyClicks(rumour.line, "s of how many were lost?")
    assert [name.kind for name in rumour.found if not name.id] == ["claim", "event"]
    QTest.keyClick(rumour.line, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: len(done) == 2)
    made = "rumours of how many were lost?"
    qtbot.waitUntil(lambda: any(each.title == made for each in overview.model.names.claims.values()))
    for _ in range(2):
        session.undo()
    gone = {made, "Quarantine at sea"}
    qtbot.waitUntil(lambda: not any(name.title in gone for name in overview.model.names.tags))


def test_the_selected_are_exported(overview: Overview, qtbot: QtBot, tmp_path: Path, case: Case) -> None:
    said: list[str] = []
    overview.said.connect(said.append)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down)
    press(overview, Qt.Key.Key_Down, held=SHIFT)
    overview.bar.buttons["export"].click()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Wrote 2 annotations to 2.json."]
    told = json.loads((tmp_path / "2.json").read_text("utf-8"))
    assert [each["id"] for each in told["annotations"]] == [case.ids[2], case.ids[5]]
    with Project.create(tmp_path / "other.crossread") as other:
        import_json(other, tmp_path / "2.json")
        assert other.annotations.count() == 2


def test_long_work_shows_how_far_it_is_and_can_be_stopped(overview: Overview, qtbot: QtBot, session: Session) -> None:
    said: list[str] = []
    overview.said.connect(said.append)
    press(overview, Qt.Key.Key_A, held=CTRL)
    # The writer is busy with something else, so that the deed waits.
    gate: list[bool] = []
    session.run(lambda _project: _until(gate))
    press(overview, Qt.Key.Key_Delete)
    qtbot.waitUntil(overview.bar.stop.isVisible)
    assert overview.bar.text.startswith("Deleting 0 of 240")
    press(overview, Qt.Key.Key_Escape)
    gate.append(True)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Stopped; nothing was changed."]
    assert overview.bar.text == "240 annotations selected"
    assert not session.undo_words.startswith("delete")


def _until(gate: list[bool]) -> None:
    import time

    while not gate:
        time.sleep(0.01)


def test_what_is_read_only_says_so(make_overview: Callable[..., Overview], case: Case, qtbot: QtBot) -> None:
    with Project.open(case.path):  # somebody else writes
        overview = make_overview(case.path)
        press(overview, Qt.Key.Key_A, held=CTRL)
        assert "reading only" in overview.bar.text
        assert not overview.bar.buttons["delete"].isEnabled()
        assert overview.bar.buttons["export"].isEnabled()
        said: list[str] = []
        overview.said.connect(said.append)
        press(overview, Qt.Key.Key_Delete)
        assert said == ["The project is open for reading only; nothing can be changed here."]
