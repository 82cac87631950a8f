"""What a project says is never read as markup: names that hold some are shown letter by letter, wherever they are."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style, theme

EVIL = '<b>EVIL</b><img src="file:///etc/hostname">'
NAMES = {
    "title", "author", "publisher", "kind", "note", "name", "aliases", "description", "statement", "text", "unit",
    "scope", "reason", "confidence", "reliability", "via", "date_given", "value_given", "created_by", "by",
    "decided_by",
}  # fmt: skip
VIEWS = (
    "workspace_review", "grid_detail", "workspace_search", "show_annotations", "show_copies", "sweep_silences",
    "show_agreement", "find_command", "show_shortcuts", "backups", "report", "workspace_read",
)  # fmt: skip
MOST_ROWS = 200


def made_evil(thing: Any, key: str = "") -> Any:
    """The project with markup in every name; the texts themselves stay, and so do the quotes from them."""
    if isinstance(thing, dict):
        # Kinds of relations and zones are from closed sets, texts of revisions are what quotes are taken from.
        kept = {"text"} if "sha256" in thing else {"kind"} if thing.keys() & {"a", "start"} else set()
        return {name: value if name in kept else made_evil(value, name) for name, value in thing.items()}
    if isinstance(thing, list):
        return [made_evil(each, key) for each in thing]
    return f"{EVIL} {thing}" if isinstance(thing, str) and key in NAMES else thing


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evil")
    told = json.loads((files("crossread.resources") / "sample" / "titanic.crossread.json").read_text("utf-8"))
    changed = folder / "evil.crossread.json"
    changed.write_text(json.dumps(made_evil(told)), encoding="utf-8")
    path = folder / "evil.crossread"
    with Project.create(path, title=f"{EVIL} project", author=EVIL) as project:
        import_json(project, changed)
    return path


@pytest.fixture
def window(qtbot: QtBot, evil: Path, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    style.apply(qapp)
    mode = theme.watcher().mode
    session = Session(EVIL)
    made = MainWindow(session, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    features.put_all(made)
    shown: list[str] = []
    made.feed.content_shown.connect(shown.append)
    session.open(evil)
    qtbot.waitUntil(lambda: len(shown) > 0)
    yield made
    session.close()
    session.wait_until_closed(20)
    theme.set_mode(mode)


def read_as_markup(tip: str) -> bool:
    """Qt takes whatever holds a tag for markup, unless its signs are written as entities."""
    return "<b>EVIL" in tip


def faults_of(widget: QWidget) -> Iterator[str]:
    who = f"{type(widget).__name__} {widget.objectName()}"
    if read_as_markup(widget.toolTip()):
        yield f"the tooltip of {who}"
    if isinstance(widget, QLabel) and "EVIL" in widget.text() and widget.textFormat() != Qt.TextFormat.PlainText:
        yield f"the label {who}"
    if isinstance(widget, QTextEdit) and "EVIL" in widget.toPlainText() and "<b>" not in widget.toPlainText():
        yield f"the text of {who}"
    for action in widget.findChildren(QAction):
        if read_as_markup(action.toolTip()):
            yield f"the tooltip of the action {action.objectName()} of {who}"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from (f"the tooltip of a row of {who}" for tip in tips_of(widget.model()) if read_as_markup(tip))


def tips_of(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent if parent is not None else QModelIndex()
    for row in range(min(model.rowCount(above), MOST_ROWS)):
        # A list hides how many columns it has, a table that it has no rows below rows.
        columns = 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(above), 20)
        for column in range(columns):
            index = model.index(row, column, above)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield tip
            if column == 0 and not isinstance(model, QAbstractListModel | QAbstractTableModel):
                yield from tips_of(model, index)


def test_no_name_is_read_as_markup(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda *arguments: said.append(str(arguments[1])))
    assert "EVIL" in window.windowTitle()
    seen: set[str] = set()
    found: set[str] = set()
    for view in ("", *VIEWS):
        if view:
            window.actions_[view].trigger()
        qtbot.wait(150)
        for widget in QApplication.allWidgets():
            found.update(faults_of(widget))
            if isinstance(widget, QLabel) and "EVIL" in widget.text():
                seen.add(view)
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible() and top.isWindow():
                top.close()
    assert found == set()
    # And the names are to be seen, or nothing would have been shown.
    assert seen
    assert [tip for tip in said if read_as_markup(tip)] == []
