"""What a test of palette, sheet, key editor and digits does with real keys, and finds in the whole window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.records import Annotation
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.commands.key_editor import KeyEditor
from crossread.desktop.commands.palette import Palette
from crossread.desktop.commands.sheet import Sheet
from crossread.desktop.read.text_view import TextView
from crossread.desktop.widgets.buttons import QuietButton

EVENING = "All were saved. She is in tow. The line says 12 were lost.\n\nNobody spoke. Of 1,300 some 40 were lost."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., MainWindow]


def view_of(window: MainWindow) -> TextView:
    view = window.desk.active_view
    assert view is not None
    return view


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    holder = QApplication.focusWidget()
    assert holder is not None
    assert holder.window() is window
    QTest.keyClick(holder, key, held)


def write(text: str) -> None:
    holder = QApplication.focusWidget()
    assert holder is not None
    QTest.keyClicks(holder, text)


def title_of(view: TextView) -> str:
    return view.content.source.title if view.content is not None else ""


def palette_of(window: MainWindow) -> Palette:
    found = window.findChild(Palette)
    assert isinstance(found, Palette)
    return found


def has_places(palette: Palette) -> bool:
    return any(item.place is not None for item in palette.list.found.items)


def sheet_of(window: MainWindow) -> Sheet:
    found = window.findChild(Sheet)
    assert isinstance(found, Sheet)
    return found


def editor_of(window: MainWindow) -> KeyEditor:
    window.actions_["edit_shortcuts"].trigger()
    found = window.findChild(KeyEditor)
    assert isinstance(found, KeyEditor)
    return found


def tagged(window: MainWindow, qtbot: QtBot) -> list[Annotation]:
    content = view_of(window).content
    assert content is not None
    source_id, got = content.source.id, list[list[Annotation]]()
    window.session.ask(lambda project: project.annotations.of_source(source_id), got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def tag(window: MainWindow, qtbot: QtBot, offset: int, words: str) -> None:
    """Tag the sentence at an offset with the picker, as a user does."""
    view = view_of(window)
    view.select(offset, offset)
    window.choice.clear()
    press(window, Qt.Key.Key_Return)
    write(words)
    assert window.picker is not None
    with qtbot.waitSignal(window.picker.tagged):
        press(window, Qt.Key.Key_Return)


def chosen_in_editor(window: MainWindow, words: str) -> KeyEditor:
    editor = editor_of(window)
    editor.line.setText(words)
    editor.line.setFocus()
    press(window, Qt.Key.Key_Return)
    assert editor.detail.field.hasFocus()
    return editor


def said(editor: KeyEditor) -> str:
    return editor.detail.words


def offer(editor: KeyEditor) -> QuietButton:
    return next(each for each in editor.findChildren(QuietButton) if each.text() == "Take it" and each.isVisible())


def _source(window: MainWindow) -> str:
    content = view_of(window).content
    assert content is not None
    return content.source.id
