"""The window around a project: how it begins, what it shows of a step, renaming, dropping, closing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import recent, settings
from crossread.desktop.application.early import saved_desks
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.welcome import Welcome
from crossread.desktop.application.wiring import connections
from crossread.desktop.application.wiring.look import want_textures
from crossread.desktop.application.wiring.sources import put_sources
from crossread.desktop.look import textures, theme
from crossread.desktop.look.textures import Weight
from crossread.desktop.widgets.buttons import QuietButton

TEXTS = {"Evening": "All were saved.\n\nShe is in tow.", "Morning": "Many were lost.", "Inquiry": "1,490 were lost."}


@pytest.fixture
def store(tmp_path: Path, qtbot: QtBot) -> Settings:
    return Settings(tmp_path / "home" / "settings.json")


@pytest.fixture
def window(qtbot: QtBot, session: Session, store: Settings) -> Iterator[MainWindow]:
    mode = theme.watcher().mode
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.show_project(False)
    made.resize(1700, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    store.save()
    theme.set_mode(mode)


@pytest.fixture
def texts_path(tmp_path: Path) -> Path:
    path = tmp_path / "texts.crossread"
    with Project.create(path, title="Texts") as project:
        for title, text in TEXTS.items():
            project.sources.add(title, text)
    return path


@pytest.fixture
def reading(window: MainWindow, texts_path: Path, qtbot: QtBot) -> MainWindow:
    shown: list[str] = []
    window.feed.content_shown.connect(shown.append)
    window.session.open(texts_path)
    qtbot.waitUntil(lambda: len(shown) == 3)
    return window


def dropped(window: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def test_without_a_project_it_says_how_to_begin(window: MainWindow) -> None:
    assert window.windowTitle() == "Crossread"
    assert window.findChild(Welcome) is not None
    assert not window.actions_["save_copy"].isEnabled()
    assert not window.actions_["add_pane"].isEnabled()


def test_a_project_is_laid_out_side_by_side(reading: MainWindow, texts_path: Path) -> None:
    assert reading.windowTitle() == "Texts – Crossread"
    assert len(reading.desk.open_sources()) == 3
    assert recent.there(reading.settings) == [texts_path]
    assert reading.actions_["save_copy"].isEnabled()


def test_a_step_is_shown_and_taken_back_in_words(reading: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reading.session.changed):
        reading.session.run(lambda project: project.events.add("Surrender & after"))
    assert reading.actions_["undo"].text() == "&Undo: add event “Surrender && after”"
    with qtbot.waitSignal(reading.session.undone):
        reading.actions_["undo"].trigger()
    assert not reading.actions_["undo"].isEnabled() or "Surrender" not in reading.actions_["undo"].text()
    assert "Surrender" in reading.actions_["redo"].text()


def test_the_title_of_a_window_tells_a_copy_from_what_it_is_a_copy_of(
    window: MainWindow, texts_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = texts_path.rename(tmp_path / "Texts (as of 2026-11-22).crossread")
    with qtbot.waitSignal(window.session.opened):
        window.session.open(copy)
    qtbot.waitUntil(lambda: window.windowTitle() == "Texts (as of 2026-11-22) – Crossread")


def test_the_title_is_edited_in_its_place(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["rename_project"].trigger()
    field = reading.top_bar.title.findChild(QLineEdit)
    assert field is not None
    field.setText("Ice")
    with qtbot.waitSignal(reading.session.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert reading.windowTitle() == "Ice – Crossread"
    reading.actions_["rename_project"].trigger()
    field.setText("No")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert reading.session.title == "Ice"


def test_dropped_files_are_asked_for(reading: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reading.import_requested) as wished:
        dropped(reading, [tmp_path / "a.txt", tmp_path])
    assert wished.args == [[tmp_path / "a.txt", tmp_path]]


def test_a_dropped_project_is_opened(reading: MainWindow, project_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reading.session.opened):
        dropped(reading, [project_path])
    assert reading.session.title == "Ice"


def test_files_dropped_on_nothing_get_a_project(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "mine"), ""))
    with qtbot.waitSignal(window.import_requested) as wished:
        dropped(window, [tmp_path / "a.txt"])
    assert wished.args == [[tmp_path / "a.txt"]]
    assert window.session.path == tmp_path / "mine.crossread"


def test_a_project_that_cannot_be_opened_is_told_in_the_window(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    junk = tmp_path / "junk.crossread"
    junk.write_bytes(b"SQLite format 3\0" + bytes(100))
    with qtbot.waitSignal(reading.session.open_failed):
        reading.session.open(junk)
    assert reading.messages.isVisible()
    assert reading.messages.text.endswith(".")
    assert reading.session.title == "Texts"


def test_a_copy_and_an_export_are_written(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for action_id, name, written in (
        ("save_copy", "copy", tmp_path / "copy.crossread"),
        ("export_json", "out.json", tmp_path / "out.json"),
    ):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name, **__: (str(tmp_path / name), ""))
        with qtbot.waitSignal(reading.files.said) as said:
            reading.actions_[action_id].trigger()
        assert said.args == [f"Written to {written.name}"]
        assert written.stat().st_size > 0
    with Project.open_for_reading(tmp_path / "copy.crossread") as copy:
        assert len(copy.sources.all()) == 3


def test_json_is_taken_in_or_refused_in_words(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(
        '{"format": "crossread", "version": 1, '
        '"events": [{"id": "1a1b1c1d-0000-4000-8000-000000000001", "title": "X"}]}'
    )
    bad.write_text('{"format": "crossread", "version": 1, "events": [{"title": 7}]}')
    put_sources(reading)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(good), ""))
    with qtbot.waitSignal(reading.session.changed):
        reading.actions_["import_json"].trigger()
    qtbot.waitUntil(lambda: "good.json" in reading.messages.text)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(bad), ""))
    reading.actions_["import_json"].trigger()
    qtbot.waitUntil(lambda: "bad.json" in reading.messages.text)
    assert reading.messages.isVisible()


def test_the_name_is_asked_once_and_may_stay_empty(reading: MainWindow, qtbot: QtBot, project_path: Path) -> None:
    from crossread.desktop.application.name_bar import NameBar

    bar = reading.findChild(NameBar)
    assert bar is not None
    assert bar.isVisible()
    next(button for button in bar.findChildren(QuietButton) if "Without" in button.text()).click()
    assert not bar.isVisible()
    assert reading.settings.get(settings.AUTHOR_ASKED)
    assert reading.settings.get(settings.AUTHOR) == ""
    with qtbot.waitSignal(reading.session.opened):
        reading.session.open(project_path)
    assert not bar.isVisible()


def test_the_question_for_the_name_gives_the_keys_back(reading: MainWindow, qtbot: QtBot) -> None:
    from crossread.desktop.application.name_bar import NameBar

    bar = reading.findChild(NameBar)
    assert bar is not None
    field = bar.findChild(QLineEdit)
    assert field is not None
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    text = reading.desk.panes[0].view
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Ana")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert reading.settings.get(settings.AUTHOR) == "Ana"
    qtbot.waitUntil(text.hasFocus)


def test_closing_a_project_goes_back_to_the_beginning(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["close_project"].trigger()
    welcome = reading.findChild(Welcome)
    assert welcome is not None
    assert welcome.isVisible()
    assert not reading.actions_["undo"].isEnabled()


def test_what_lay_open_lies_open_again(
    reading: MainWindow, texts_path: Path, qtbot: QtBot, session: Session, store: Settings
) -> None:
    kept = reading.desk.open_sources()[1]
    for source_id in reading.desk.open_sources():
        if source_id != kept:
            reading.desk.close_source(source_id)
    reading.close()
    session.close()
    assert session.wait_until_closed(10)
    again = MainWindow(session, Settings(store._path))
    qtbot.addWidget(again)
    again.show_project(True)
    again.show()
    with qtbot.waitSignal(again.feed.content_shown):
        session.open(texts_path)
    assert again.desk.open_sources() == [kept]


def test_panels_and_timeline_come_with_their_actions(reading: MainWindow, qtbot: QtBot) -> None:
    assert not reading.actions_["show_left"].isVisible()
    reading.resize(2600, 900)
    reading.put_panel("left", QWidget())
    reading.put_timeline(QWidget())
    assert reading.actions_["show_left"].isChecked()
    reading.actions_["show_left"].trigger()
    assert not reading.frame.is_shown("left")
    reading.actions_["show_timeline"].trigger()
    assert reading.frame.timeline_is_strip


def test_keys_are_shown_while_they_work(reading: MainWindow, window: MainWindow) -> None:
    assert ("Ctrl T", "another pane") in reading.actions_.hints()
    window.session.close()
    assert window.actions_.hints() == []


def test_the_themes_are_one_key_away_and_kept(window: MainWindow) -> None:
    window.settings.set(settings.THEME, "light")
    for expected in ("sepia", "dark", "light"):
        window.actions_["next_theme"].trigger()
        assert theme.current().name == window.settings.get(settings.THEME) == expected
    for mode in ("sepia", "system", "system"):
        window.actions_[f"theme_{mode}"].trigger()
        checked = [each for each in theme.MODES if window.actions_[f"theme_{each}"].isChecked()]
        assert checked == [mode]
    assert theme.watcher().mode == "system"


def test_how_texts_are_set_is_kept_and_holds_at_once(reading: MainWindow) -> None:
    reading.actions_["paragraph_numbers"].trigger()
    reading.actions_["show_furniture"].trigger()
    reading.actions_["justified"].trigger()
    assert reading.actions_["paragraph_numbers"].isChecked()
    taste = reading.desk.sizing.taste
    assert (taste.numbers, taste.furniture, taste.justified) == (True, True, True)
    reading.settings.set(settings.LINE_LENGTH, 55)
    reading.actions_["larger_text"].trigger()
    assert reading.settings.get(settings.READING_SIZE) == taste.size + 1
    for pane in reading.desk.panes:
        assert pane.view.size_of_text == taste.size + 1
        assert pane.view.setting.measure == round(pane.view.setting.character * 55)
    reading.actions_["normal_text"].trigger()
    assert reading.desk.text_size == taste.size
    reading.actions_["paragraph_numbers"].trigger()
    assert not reading.settings.get(settings.PARAGRAPH_NUMBERS)


def test_patterns_behind_letters_are_a_choice_which_more_contrast_overrules(reading: MainWindow) -> None:
    drawn: list[object] = []
    theme.watcher().theme_changed.connect(drawn.append)
    assert reading.actions_["event_patterns"].isChecked()
    assert textures.weight() is Weight.QUIET
    reading.actions_["event_patterns"].trigger()
    assert textures.weight() is Weight.NONE
    want_textures("contrast", True)
    assert textures.weight() is Weight.CLEAR
    assert len(drawn) == 2, "what is shown is drawn anew each time"
    want_textures("contrast", None)
    reading.actions_["event_patterns"].trigger()
    assert textures.weight() is Weight.QUIET
    theme.watcher().theme_changed.disconnect(drawn.append)


def test_everything_that_takes_the_keys_has_a_name(reading: MainWindow, name_of: Callable[[QWidget], str]) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in reading.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not name_of(widget)
    ]
    assert nameless == []


@pytest.fixture
def name_of() -> Callable[[QWidget], str]:
    from PySide6.QtGui import QAccessible

    def name(widget: QWidget) -> str:
        interface = QAccessible.queryAccessibleInterface(widget)
        return interface.text(QAccessible.Text.Name) if interface is not None else ""

    return name


def test_what_lies_open_is_kept_before_the_window_closes(
    reading: MainWindow, qtbot: QtBot, store: Settings, texts_path: Path
) -> None:
    connections.keep_desk(reading)
    reading.desk.close_source(reading.desk.open_sources()[0])
    left = reading.desk.open_sources()

    def kept() -> list[str]:
        state = saved_desks(store.latest(settings.DESK)).get(str(texts_path))
        assert isinstance(state, dict)
        return [pane["source"] for pane in state["panes"]]

    qtbot.waitUntil(lambda: bool(store.latest(settings.DESK)) and kept() == left)
