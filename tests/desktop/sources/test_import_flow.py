"""Taking in: the sheet and its keys, what is refused and why, stopping, and that nothing is ever half done."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from crossread.db import taking_in
from crossread.db.intake import Planned
from crossread.db.project import Project
from crossread.db.records import Source
from crossread.desktop.application.session import Session
from crossread.desktop.sources import import_flow, import_planning
from crossread.desktop.sources.import_flow import ImportFlow
from crossread.desktop.sources.import_table import AUTHOR, CHECK, PUBLISHED, REMARK, TITLE
from crossread.desktop.sources.primary_button import PrimaryButton
from crossread.desktop.sources.work_progress import ProgressBar
from crossread.desktop.widgets.labels import PlainLabel
from tests.desktop.sources.conftest import Ask

EVENING = (
    "All are safe\n\nBy A. Reporter\n15 April 1912\n\nEvery passenger has been taken off in safety, it is declared.\n"
)
MORNING = "Many are lost\n\nBy B. Writer\n16 April 1912\n\nMore than a thousand people must be mourned this morning.\n"
CYRILLIC = "Корабль затонул\n\nКорабль столкнулся с айсбергом в ночь на 15 апреля. Погибли многие, сообщают газеты.\n"


@dataclass(frozen=True, slots=True)
class Scene:
    """An import on a host, and the folder of two articles that is taken in."""

    flow: ImportFlow
    session: Session
    host: QWidget
    folder: Path
    qtbot: QtBot
    answer_of: Ask

    def take(self, *paths: Path) -> QTableView:
        """Take in and wait for the sheet; its table."""
        self.flow.take(list(paths))
        self.qtbot.waitUntil(lambda: self.flow.sheet.isVisible() and not self.flow.busy)
        table = self.flow.sheet.findChild(QTableView)
        assert table is not None
        return table

    def sources(self) -> list[Source]:
        """All sources of the project; the first three were there before."""
        found = self.answer_of(lambda project: project.sources.all())
        assert isinstance(found, list)
        return found

    def wake(self) -> None:
        """Without a window manager nobody gives the keys back to the window when a small one over it goes."""
        self.host.activateWindow()
        self.qtbot.waitUntil(self.host.isActiveWindow)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keys go."""
        self.wake()
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key)

    def add(self) -> list[str]:
        """Press Enter and wait; ids of what was added."""
        with self.qtbot.waitSignal(self.flow.added) as told:
            self.press(Qt.Key.Key_Return)
        assert told.args is not None
        return list(told.args[0])

    def edit(self, table: QTableView, row: int, column: int, typed: str) -> None:
        """Type into a field of the table, and Enter."""
        self.wake()
        table.setFocus()
        table.setCurrentIndex(table.model().index(row, column))
        self.qtbot.keyClick(table, Qt.Key.Key_F2)
        self.wake()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        field.insert(typed)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.wake()
        self.qtbot.waitUntil(table.hasFocus)

    @property
    def button(self) -> PrimaryButton:
        """The one that adds."""
        found = self.flow.sheet.findChild(PrimaryButton)
        assert found is not None
        return found

    @property
    def bar(self) -> ProgressBar:
        """The progress."""
        found = self.host.findChild(ProgressBar)
        assert found is not None
        return found

    def box(self) -> QComboBox:
        """The one choice that the lower part of the sheet shows."""
        return next(box for box in self.flow.sheet.findChildren(QComboBox) if box.isVisible())

    def texts(self) -> list[str]:
        """What the labels of the sheet say."""
        return [label.text() for label in self.flow.sheet.findChildren(PlainLabel) if label.isVisible()]


@pytest.fixture
def scene(qtbot: QtBot, session: Session, tmp_path: Path, answer_of: Ask) -> Scene:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 560)
    host.show()
    qtbot.waitExposed(host)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "evening.txt").write_text(EVENING, encoding="utf-8")
    (folder / "morning.txt").write_text(MORNING, encoding="utf-8")
    return Scene(ImportFlow(session, host), session, host, folder, qtbot, answer_of)


def data(table: QTableView, row: int, column: int, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str:
    return str(table.model().index(row, column).data(role))


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


def test_what_cannot_be_taken_in_is_listed_with_its_reason(scene: Scene) -> None:
    (scene.folder / "empty.txt").write_bytes(b"")
    (scene.folder / "notes.pdf").write_bytes(b"%PDF-")
    table = scene.take(scene.folder)
    assert table.model().rowCount() == 3
    assert data(table, 2, TITLE) == "empty.txt"
    assert data(table, 2, TITLE, REMARK) == "“empty.txt” is empty. Leave it out, or save the text into it first."
    assert scene.flow.sheet.note == "Passed over: notes.pdf (not a text file)"
    table.setCurrentIndex(table.model().index(2, TITLE))
    assert any(one.startswith("“empty.txt” is empty.") for one in scene.texts())
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.press(Qt.Key.Key_Return)
    assert said.args == ["Added: 2 sources.", True]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "is a PNG picture, not a text"),
        ("nul.txt", b"a\0b", "U+0000"),
        ("report.docx", b"PK\x03\x04", "does not end in .txt"),
        ("missing.txt", None, "There is no file"),
        ("folder", None, "There is no text in the folder"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(
    scene: Scene, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    with scene.qtbot.waitSignal(scene.flow.refused) as refused:
        scene.flow.take([path])
    assert refused.args is not None
    assert words in refused.args[0]
    assert not scene.flow.sheet.isVisible()


def test_a_file_that_is_too_large_is_refused(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as out:
        out.truncate(50_000_001)
    with scene.qtbot.waitSignal(scene.flow.refused) as refused:
        scene.flow.take([path])
    assert refused.args is not None
    assert "too large" in refused.args[0]


def test_a_full_disk_leaves_all_as_it_was_and_the_sheet_open(scene: Scene) -> None:
    (scene.folder / "long.txt").write_text("A long one\n\n" + MORNING * 20_000, encoding="utf-8")
    table = scene.take(scene.folder)
    scene.edit(table, 0, TITLE, "Typed by hand")

    def fill_disk(project: Project) -> None:
        pages = project.store.number("PRAGMA page_count")
        project.store.conn.execute(f"PRAGMA max_page_count = {pages + 5}")

    scene.answer_of(fill_disk)
    with scene.qtbot.waitSignal(scene.flow.refused) as refused:
        scene.press(Qt.Key.Key_Return)
    assert refused.args == ["The disk is full, so this was not saved; free some space and do it again."]
    assert len(scene.sources()) == 3
    assert scene.flow.sheet.isVisible()
    assert "Typed by hand" in [data(table, row, TITLE) for row in range(3)]
    scene.answer_of(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1000000").close())
    with scene.qtbot.waitSignal(scene.flow.added):
        scene.button.click()
    assert len(scene.sources()) == 6


class Gate:
    """Holds the thread that works until it is opened, so that a test can act meanwhile."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def wait(self) -> None:
        self.reached.set()
        assert self.opened.wait(10)


def test_reading_can_be_stopped(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, real = Gate(), import_planning.plan_one

    def slow(project: Project, path: Path, encoding: str | None = None) -> object:
        if path.name == "morning.txt":
            gate.wait()
        return real(project, path, encoding)

    monkeypatch.setattr(import_planning, "plan_one", slow)
    scene.flow.take([scene.folder])
    bar = scene.bar
    scene.qtbot.waitUntil(lambda: bar.isVisible() and bar.text == "Reading 1 of 2…")
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        scene.press(Qt.Key.Key_Escape)
    assert said.args == ["Stopped; nothing was added.", False]
    assert not bar.isVisible()
    gate.opened.set()
    scene.qtbot.wait(100)
    assert not scene.flow.sheet.isVisible()
    assert not scene.flow.busy


def test_adding_can_be_stopped_and_nothing_is_half_done(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, real = Gate(), taking_in.take_in

    def slow(project: Project, planned: list[Planned], *, on_progress: Callable[[int, int], None]) -> object:
        def report(done: int, total: int) -> None:
            gate.wait()
            on_progress(done, total)

        return real(project, planned, on_progress=report)

    monkeypatch.setattr(import_flow, "take_in", slow)
    scene.take(scene.folder)
    scene.press(Qt.Key.Key_Return)
    bar = scene.bar
    scene.qtbot.waitUntil(lambda: bar.isVisible() and gate.reached.is_set())
    assert not scene.button.isEnabled()
    scene.flow.stop()
    assert bar.text == "Stopping…"
    with scene.qtbot.waitSignal(scene.flow.said) as said:
        gate.opened.set()
    assert said.args == ["Stopped; nothing was added.", False]
    assert len(scene.sources()) == 3
    assert scene.flow.sheet.isVisible()
    assert scene.button.isEnabled()


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
    assert refused.args[0].startswith("wrong.json was not taken in, nothing was changed. $.events[0]")


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


def test_without_a_project_that_can_be_changed_it_says_so(scene: Scene) -> None:
    scene.session.close()
    told: list[str] = []
    scene.flow.refused.connect(told.append)
    scene.flow.take([scene.folder])
    assert told == ["No project is open. Open or make one first, then add the files."]


def test_the_sheet_goes_with_its_project(scene: Scene) -> None:
    scene.take(scene.folder)
    scene.session.close()
    assert not scene.flow.sheet.isVisible()
    assert scene.flow.sheet.drafts == []


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
