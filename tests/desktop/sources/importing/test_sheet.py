"""The sheet: what is taken in, what was guessed and can be changed, and its keys."""

import json
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from crossread.db.project import Project
from crossread.desktop.sources.import_table import AUTHOR, CHECK, PUBLISHED, REMARK, TITLE
from tests.desktop.sources.importing.scene import CYRILLIC, EVENING, Scene, data


def test_one_enter_adds_all_in_one_step(scene: Scene) -> None:
    table = scene.take(scene.folder)
    assert [data(table, row, TITLE) for row in range(2)] == ["All are safe", "Many are lost"]
    assert data(table, 1, PUBLISHED) == "16 Apr 1912"
    assert scene.button.text() == "Add 2 sources"
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.press(Qt.Key.Key_Return)
    assert said.args == ["Added: 2 sources.", True]
    assert not scene.flow.sheet.isVisible()
    found = [(one.title, one.published_ground) for one in scene.sources()[3:]]
    assert found == [("All are safe", "stated"), ("Many are lost", "stated")]
    assert scene.session.undo_words == "add 2 sources"
    scene.session.undo()
    assert len(scene.sources()) == 3


def test_what_was_guessed_can_be_changed_there(scene: Scene) -> None:
    table = scene.take(scene.folder)
    scene.edit(table, 0, TITLE, "Safe, says the line")
    scene.edit(table, 0, PUBLISHED, "late April 1912")
    scene.edit(table, 1, AUTHOR, "B. Writer")
    assert len(scene.sources()) == 3, "Enter in a field must not add"
    assert scene.flow.sheet.isVisible()
    assert data(table, 0, PUBLISHED) == "late Apr 1912"
    scene.add()
    first, second = scene.sources()[3:]
    assert (first.title, first.published, first.published_ground) == (
        "Safe, says the line",
        "[1912-04-21..1912-04-30]",
        "typed",
    )
    assert second.author == "B. Writer"


def test_a_date_that_is_not_understood_is_not_lost_and_not_added(scene: Scene) -> None:
    table = scene.take(scene.folder)
    scene.edit(table, 0, PUBLISHED, "sometime")
    assert data(table, 0, PUBLISHED) == "sometime"
    assert scene.flow.sheet.note.startswith("“sometime” is not understood as a date.")
    assert not scene.button.isEnabled()
    scene.press(Qt.Key.Key_Return)
    assert scene.flow.sheet.isVisible()
    scene.edit(table, 0, PUBLISHED, "")
    assert scene.button.isEnabled()
    scene.edit(table, 0, TITLE, "")
    assert data(table, 0, TITLE) == "All are safe"


def test_files_are_ticked_off_with_mouse_and_keys(scene: Scene) -> None:
    table = scene.take(scene.folder)
    place = table.visualRect(table.model().index(0, CHECK)).topLeft() + QPoint(18, 14)
    scene.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert scene.button.text() == "Add 1 source"
    assert "left out" in data(table, 0, TITLE, REMARK)
    table.setCurrentIndex(table.model().index(1, CHECK))
    scene.qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not scene.button.isEnabled()
    scene.qtbot.keyClick(table, Qt.Key.Key_Space)
    scene.add()
    assert [one.title for one in scene.sources()[3:]] == ["Many are lost"]


def test_escape_leaves_all(scene: Scene) -> None:
    scene.take(scene.folder)
    scene.press(Qt.Key.Key_Escape)
    assert not scene.flow.sheet.isVisible()
    assert len(scene.sources()) == 3


def test_a_changed_file_is_a_new_text_and_may_be_its_own_source(scene: Scene) -> None:
    evening = scene.folder / "evening.txt"
    scene.take(evening)
    source_id = scene.add()[0]
    evening.write_text(EVENING + "Later: most of them.\n", encoding="utf-8")
    table = scene.take(evening)
    assert data(table, 0, TITLE, REMARK) == "evening.txt · a new text of “All are safe”"
    assert scene.button.text() == "Add 1 new text"
    assert not table.model().index(0, TITLE).flags() & Qt.ItemFlag.ItemIsEditable
    action = scene.box()
    assert [action.itemText(at) for at in range(action.count())] == [
        "Add as a new text of “All are safe”",
        "Add as a source of its own",
        "Leave out",
    ]
    assert scene.add() == [source_id]
    assert scene.answer_of(lambda project: len(project.sources.revisions(source_id))) == 2
    evening.write_text(EVENING + "Later still.\n", encoding="utf-8")
    scene.take(evening)
    action = scene.box()
    action.setFocus()
    scene.qtbot.keyClick(action, Qt.Key.Key_Down)
    assert scene.button.text() == "Add 1 source"
    assert scene.add() != [source_id]
    assert len(scene.sources()) == 5


def test_the_same_text_is_recognised(scene: Scene, tmp_path: Path) -> None:
    scene.take(scene.folder)
    scene.add()
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.flow.take([scene.folder])
    assert said.args == ["All 2 files are in the project already.", False]
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.flow.take([scene.folder / "evening.txt"])
    assert said.args == ["“evening.txt” is in the project already.", False]
    other = tmp_path / "copy.txt"
    other.write_text(EVENING.replace("\n", "\r\n"), encoding="utf-8")
    table = scene.take(other, scene.folder / "morning.txt")
    assert data(table, 0, TITLE, REMARK) == "copy.txt · the very text of “All are safe”, added once more"
    assert data(table, 1, TITLE, REMARK) == "morning.txt · in the project already: left out"
    assert scene.button.text() == "Add 1 source"


def test_a_guessed_encoding_can_be_chosen_anew(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "cyrillic.txt"
    path.write_bytes(CYRILLIC.encode("cp1251"))
    table = scene.take(path)
    assert data(table, 0, TITLE) == "Корабль затонул"
    assert "encoding guessed: windows-1251" in data(table, 0, TITLE, REMARK)
    scene.edit(table, 0, AUTHOR, "Иван")
    box = scene.box()
    box.setCurrentIndex(box.findData("koi8-r"))
    box.activated.emit(box.currentIndex())
    scene.qtbot.waitUntil(lambda: data(table, 0, TITLE) != "Корабль затонул")
    assert data(table, 0, AUTHOR) == "Иван", "what was typed stays"
    box.activated.emit(box.findData("utf-8"))
    scene.qtbot.waitUntil(lambda: any("not in the encoding utf-8" in one for one in scene.texts()))
    box.activated.emit(box.findData("windows-1251"))
    scene.qtbot.waitUntil(lambda: data(table, 0, TITLE) == "Корабль затонул")
    scene.add()
    added = scene.answer_of(lambda project: project.sources.text(project.sources.all()[3].id))
    assert added == CYRILLIC


def test_json_is_taken_in_with_a_summary(scene: Scene, tmp_path: Path) -> None:
    from crossread.db.exchange.export_json import export_json

    with Project.create(tmp_path / "other.crossread", title="Other") as other:
        other.sources.add("A memoir", "Long after.")
        other.events.add("Collision")
        export_json(other, tmp_path / "other.json")
    added: list[list[str]] = []
    scene.flow.added.connect(added.append)
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.flow.take([tmp_path / "other.json"])
    assert said.args == ["other.json: 1 source, 1 text, 1 event added.", True]
    assert added == [[scene.sources()[3].id]]
    assert scene.session.undo_words == "import “other.json”"
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.flow.take([tmp_path / "other.json"])
    assert said.args == ["The project has all of other.json already; nothing was changed.", False]
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps({"format": "crossread", "version": 1, "events": [{"title": 7}]}), encoding="utf-8")
    with scene.qtbot.waitSignal(scene.flow.refused) as refused:
        scene.flow.take([wrong])
    assert refused.args is not None
    assert refused.args[0].startswith("wrong.json was not taken in, nothing was changed. In the first event, “title”")


def test_what_comes_together_is_taken_in_one_after_the_other(scene: Scene, tmp_path: Path) -> None:
    events = {"format": "crossread", "version": 1, "events": [{"title": "Collision"}]}
    (tmp_path / "events.json").write_text(json.dumps(events), encoding="utf-8")
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.flow.take([scene.folder / "evening.txt", tmp_path / "events.json"])
    assert said.args == ["events.json: 1 event added.", True]
    scene.qtbot.waitUntil(scene.flow.sheet.isVisible)
    scene.flow.take([scene.folder / "morning.txt"])
    scene.qtbot.waitUntil(lambda: scene.button.text() == "Add 2 sources")


def test_a_project_is_for_the_window(scene: Scene, tmp_path: Path) -> None:
    with scene.qtbot.waitSignal(scene.flow.project_requested) as wished:
        scene.flow.take([tmp_path / "other.crossread"])
    assert wished.args == [tmp_path / "other.crossread"]


def test_what_takes_the_keys_has_a_name(scene: Scene) -> None:
    scene.take(scene.folder)
    for widget in scene.flow.sheet.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget


def test_escape_in_a_field_leaves_only_the_field(scene: Scene) -> None:
    table = scene.take(scene.folder)
    table.setFocus()
    scene.qtbot.keyClick(table, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Something else")
    scene.qtbot.keyClick(field, Qt.Key.Key_Escape)
    scene.qtbot.waitUntil(table.hasFocus)
    assert scene.flow.sheet.isVisible()
    assert data(table, 0, TITLE) == "All are safe"
    scene.press(Qt.Key.Key_Escape)
    assert not scene.flow.sheet.isVisible()
