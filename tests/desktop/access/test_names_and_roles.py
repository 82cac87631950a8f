"""Everything that takes the keys, in every state of the window that can be brought about, says what it is."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application import features
from crossread.desktop.application.about import About
from crossread.desktop.application.error_dialog import ErrorDialog
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.preferences import Preferences
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.look import style, theme
from crossread.desktop.sources.import_flow import ImportFlow
from crossread.desktop.sources.source_editor import SourceEditor
from crossread.desktop.timeline.timeline import Timeline

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "resources" / "sample" / "titanic.crossread.json"
MANY = 40
SHOWING = ("workspace_", "find", "search", "show_shortcuts", "edit_shortcuts", "overview", "typography")
"""How the ids of actions begin that show something and ask for no file."""

T = TypeVar("T", bound=QObject)

Role = QAccessible.Role
# What tells nothing: Qt gives these to widgets that it knows nothing of, and to what only holds others.
MEANINGLESS = {Role.NoRole, Role.Client, Role.LayeredPane, Role.Pane, Role.Window, Role.Border, Role.Splitter}


def complaints(state: str) -> list[str]:
    """What a screen reader's user would have to complain about, of all that is shown now."""
    found = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            found += [f"{state}: {_told(widget)} {what}" for what in _faults(widget)]
        if isinstance(widget, QAbstractItemView):
            found += [f"{state}: {_told(widget)} {what}" for what in _mute_rows(widget)]
    return found


def _told(widget: QWidget) -> str:
    within: QWidget | None = widget
    path: list[str] = []
    while within is not None and len(path) < 4:
        path.append(type(within).__name__)
        within = within.parentWidget()
    return f"{' in '.join(path)} {widget.accessibleName()!r}"


def _faults(widget: QWidget) -> Iterator[str]:
    spoken = QAccessible.queryAccessibleInterface(widget)
    if not spoken.text(QAccessible.Text.Name).strip():
        yield "has no name"
    if spoken.role() in MEANINGLESS:
        yield f"has a role that says nothing: {spoken.role().name}"
    if isinstance(widget, QComboBox) and not spoken.text(QAccessible.Text.Description):
        yield "says what is chosen, and not of what"  # Qt names a box after its entry on Linux
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description):
        if "</" in spoken.text(kind):
            yield f"is told as markup: {spoken.text(kind)!r}"


def _mute_rows(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), view.rootIndex()
    columns = model.columnCount(root) if isinstance(view, QTableView | QTreeView) else 1
    for row in range(min(model.rowCount(root), MANY)):
        if view.isIndexHidden(model.index(row, 0, root)):
            continue
        said = [
            str(model.index(row, column, root).data(role) or "").strip()
            for column in range(columns)
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        ]
        if not any(said):
            yield f"says nothing of row {row}"


class Tour:
    """Goes from one state of the window to the next, and notes what to complain about in each."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.complaints: list[str] = []
        self.seen = 0

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))

    def look(self, state: str) -> None:
        QApplication.processEvents()
        known = {each.partition(": ")[2] for each in self.complaints}
        self.complaints += [each for each in complaints(state) if each.partition(": ")[2] not in known]
        self.seen += 1


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "sample.crossread"
    with Project.create(path, title="Sample") as made:
        import_json(made, SAMPLE)
    return path


@pytest.fixture
def tour(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Tour]:
    style.apply(qapp)
    mode = theme.watcher().mode
    session = Session("Ada")
    store = Settings(tmp_path / "settings.json")
    window = MainWindow(session, store)
    qtbot.addWidget(window)
    window.resize(1900, 1100)
    window.show()
    window.activateWindow()
    features.put_all(window)
    window.show_project(False)
    yield Tour(window, qtbot)
    session.close()
    assert session.wait_until_closed(20)
    store.save()
    theme.set_mode(mode)


def test_whatever_takes_the_keys_says_what_it_is(tour: Tour, project: Path) -> None:
    window = tour.window
    tour.look("the ways to begin")
    window.session.open(project)
    tour.until(lambda: window.desk.panes and all(pane.content for pane in window.desk.panes))
    timeline = _part(window, Timeline)
    tour.until(lambda: timeline.figures is not None and timeline.figures.dated)
    tour.look("the desk")

    view = window.desk.panes[0].view
    one = max(view.buckets.all(), key=lambda each: (len(each.positions), len(each.events)))
    window.desk.panes[0].take_focus()
    view.select(one.start, one.start)
    view.choose_next_here()
    tour.until(lambda: window.choice.annotation_id)
    tour.qtbot.wait(300)
    tour.look("the annotation")

    for key in (Qt.Key.Key_E, Qt.Key.Key_C):
        window.activateWindow()
        tour.until(window.isActiveWindow)
        view.setFocus()
        tour.until(view.hasFocus)
        view.select(one.start, one.end)
        QTest.keyClick(view, key)
        _picker(tour)
    _sources(tour, project.parent)
    _codebook(tour, project)
    window.desk.add_pane()
    tour.look("an empty pane")
    window.desk.close_pane()
    window.ask_name()
    tour.look("the bar that asks for the name")
    window.messages.show_message("A sentence", ("Do it", lambda: None), kind="warning")
    tour.look("a message")
    window.top_bar.title.edit()
    tour.look("the title as a field")
    for dialog in (Preferences(window.settings, window), About(window), ErrorDialog(ValueError("x"), window)):
        dialog.show()
        tour.look(type(dialog).__name__)
        dialog.close()
    _workspaces(tour)
    assert not tour.complaints, "\n".join(tour.complaints)


def _part(window: MainWindow, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert found is not None
    return found


def _picker(tour: Tour) -> None:
    picker = tour.window.picker
    assert picker is not None
    tour.until(lambda: picker.is_open)
    QTest.keyClicks(picker.edit, "How many went down\t>1000 @")
    tour.look("the picker")
    for _ in range(3):
        QTest.keyClick(picker.edit, Qt.Key.Key_Escape)
    tour.until(lambda: not picker.is_open)


def _codebook(tour: Tour, project: Path) -> None:
    codebook = _part(tour.window, Codebook)
    with Project.open_for_reading(project) as read:
        ids: dict[str, str] = {str(claim.value_type): claim.id for claim in read.claims.all()}
        ids |= {"event": read.events.all()[0].id, "voice": read.voices.all()[0].id}
    for kind, record_id in ids.items():
        codebook.edit(record_id)
        tour.qtbot.wait(200)
        tour.look(f"the editor of a {kind}")
    for begin in (codebook.new_event, codebook.new_claim, codebook.new_voice):
        begin()
        tour.qtbot.wait(100)
        tour.look(begin.__name__)


def _sources(tour: Tour, folder: Path) -> None:
    window = tour.window
    editor = _part(window, SourceEditor)
    editor.edit(window.feed.sources[0].id)
    tour.until(editor.isVisible)
    tour.qtbot.wait(300)
    tour.look("the details of a source")
    editor.close_editor()
    flow = _part(window, ImportFlow)
    files = [folder / "one.txt", folder / "two.txt"]
    for file in files:
        file.write_text(f"The {file.stem} paper\n\nNothing was said of it on 15 April 1912.\n", encoding="utf-8")
    flow.take(files)
    tour.until(flow.sheet.isVisible)
    tour.look("the sheet of what is taken in")
    QTest.keyClick(flow.sheet, Qt.Key.Key_Escape)


def _workspaces(tour: Tour) -> None:
    """Every workspace, and everything else that an action shows without asking for a file."""
    actions = tour.window.actions_
    for action_id in (spec.id for spec in actions.specs if spec.id.startswith(SHOWING)):
        if actions[action_id].isEnabled() and actions[action_id].isVisible():
            actions[action_id].trigger()
            tour.qtbot.wait(300)
            tour.look(action_id)


def test_the_check_sees_what_is_nameless_mute_or_told_as_markup(qtbot: QtBot) -> None:
    class Drawn(QWidget):
        pass

    bad = Drawn()
    qtbot.addWidget(bad)
    bad.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bad.setToolTip("<p>bold</p>")
    bad.show()
    found = complaints("here")
    assert [words.split("''")[1].strip() for words in found] == [
        "has no name",
        "has a role that says nothing: Client",
        "is told as markup: '<p>bold</p>'",
    ]
