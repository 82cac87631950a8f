"""The hands of the random user: one event after the other, through the window system's own way into Qt."""

import argparse
import faulthandler
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QThread, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from crossread.desktop.look import theme
from tests.fuzz.monkey import HANG_S
from tests.fuzz.monkey_changes import change
from tests.fuzz.monkey_keys import Keyboard, is_there

Step = Callable[[], None]
_KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F3,
    Qt.Key.Key_F6, Qt.Key.Key_Menu,
)  # fmt: skip
_TYPED = (
    "e",
    "c",
    "sink",
    "1490",
    ">100k @Reuters",
    "1912-04-15",
    "~",
    "!",
    "late 1912",
    "a",
    " ",
    "[",
    "(",
    '"',
    "é",
    "漢",
)
_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_SIZES = ((1280, 800), (640, 400), (900, 600), (1920, 1080), (1500, 500), (700, 1000))
_NOT_BY_CHANCE = ("quit",)
_DIALOGS = ("about", "preferences", "backups", "check_project", "history", "report", "edit_keys", "timeline_png")
_THEMES = ("theme_light", "theme_dark", "theme_sepia", "theme_system", "next_theme")


class Monkey:
    """Does one thing in each turn of the event loop, also of the loops that menus and dialogs run."""

    def __init__(self, window: Any, options: argparse.Namespace, projects: list[Path], others: list[Path]) -> None:
        self._window, self._options = window, options
        self._projects, self._others = projects, others
        self._chance = random.Random(options.seed)
        self._log = (projects[0].parent / "events.log").open("w", encoding="utf-8")
        self._keys = Keyboard(window)
        self._depth = 0
        self.counts: Counter[str] = Counter()
        self.visited: set[str] = set()
        self._kinds: list[tuple[int, str, Step]] = [
            (34, "click", self._click),
            (5, "right click", lambda: self._click(Qt.MouseButton.RightButton)),
            (5, "double click", self._double_click),
            (7, "drag", self._drag),
            (8, "wheel", self._wheel),
            (14, "key", self._key),
            (7, "typing", self._type),
            (6, "shortcut", self._shortcut),
            (5, "action", self._action),
            (2, "dialog", lambda: self._trigger(self._chance.choice(_DIALOGS))),
            (3, "undo or redo", self._undo),
            (2, "hover", self._hover),
            (2, "size", self._resize),
            (1, "drop", self._drop),
            (2, "workspace", self._workspace),
            (1, "theme", self._theme),
            (1, "open", self._open),
            (1, "wait", lambda: QTest.qWait(self._chance.choice((1, 20, 150)))),
        ]
        if options.changes:
            self._kinds.append((12, "change from elsewhere", self._change))
        window.actions_["quit"].setEnabled(False)
        QTimer.singleShot(1500, self._turn)

    @property
    def _is_over(self) -> bool:
        return sum(self.counts.values()) >= int(self._options.events)

    def _turn(self) -> None:
        if self._is_over:
            self._end()
            return
        faulthandler.dump_traceback_later(HANG_S, exit=True)
        # Before what it does: a menu's own loop must go on with the next.
        QTimer.singleShot(self._chance.choice((1, 1, 1, 5)), self._turn)
        # The waiting inside of QTest is no loop that a user can act in; that of a menu is.
        if self._depth >= QThread.currentThread().loopLevel():
            return
        self._depth += 1
        try:
            self._do_something()
        finally:
            self._depth -= 1

    def _do_something(self) -> None:
        weights = [weight for weight, _, _ in self._kinds]
        _, name, step = self._chance.choices(self._kinds, weights)[0]
        if QApplication.activePopupWidget() is not None and self._chance.random() < 0.2:
            name, step = "escape", lambda: self._keys.press(Qt.Key.Key_Escape)
        stay = self._options.stay
        if stay and self._window.session.is_open and self._window.workspace != stay and self._chance.random() < 0.7:
            self._window.workspaces.show(stay)
        self.counts[name] += 1
        self.visited.add(self._window.workspace)
        self._note(f"{sum(self.counts.values())} {name}")
        step()
        if not self._window.session.is_open and self._chance.random() < 0.3:
            self._window.session.open(self._projects[self._chance.random() < 0.15])

    def _end(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
            QTimer.singleShot(20, self._end)
            return
        for each in QApplication.topLevelWidgets():
            each.close()
        QTimer.singleShot(50, QApplication.quit)

    def _note(self, text: str) -> None:
        self._log.write(text + "\n")
        self._log.flush()

    # Where

    def _top(self) -> QWidget:
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            return popup
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.windowHandle()]
        active = QApplication.activeWindow()
        if active in shown and self._chance.random() < 0.8:
            assert active is not None
            return active
        return self._chance.choice(shown) if shown else self._window

    def _place(self) -> tuple[QWidget, QWindow, QPoint] | None:
        """A widget drawn by lot, so that small ones get as much as large ones, and a point of its window in it."""
        top = self._top()
        handle = top.windowHandle()
        if handle is None:
            return None
        inside = [each for each in top.findChildren(QWidget) if each.isVisible() and each.window() is top]
        widget = self._chance.choice(inside) if inside and self._chance.random() < 0.9 else top
        at = QPoint(self._chance.randrange(max(widget.width(), 1)), self._chance.randrange(max(widget.height(), 1)))
        place = _inside(handle, widget.mapTo(top, at) if widget is not top else at)
        self._note(
            f"  on {type(widget).__name__} “{widget.accessibleName()}” in {type(top).__name__} {place.toTuple()}"
        )
        return widget, handle, place

    # What

    def _modifiers(self) -> Qt.KeyboardModifier:
        return self._chance.choice(_MODIFIERS)

    def _click(self, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        place = self._place()
        if place is None:
            return
        _, handle, at = place
        modifiers = self._modifiers()
        QTest.mousePress(handle, button, modifiers, at)
        # The press may close what it came to; QTest itself would go on with what is gone.
        if is_there(handle):
            QTest.mouseRelease(handle, button, modifiers, _inside(handle, at))

    def _double_click(self) -> None:
        """Not `QTest.mouseDClick`: the first click may close a dialog, and it would send the second all the same."""
        place = self._place()
        if place is None:
            return
        _, handle, at = place
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for send in (QTest.mousePress, QTest.mouseRelease):
            if is_there(handle):
                send(handle, left, none, _inside(handle, at))
        if is_there(handle):
            at = _inside(handle, at)
            where, there = QPointF(at), QPointF(handle.mapToGlobal(at))
            event = QMouseEvent(QEvent.Type.MouseButtonDblClick, where, there, left, left, none)
            QApplication.sendEvent(handle, event)
        if is_there(handle):
            QTest.mouseRelease(handle, left, none, _inside(handle, at))

    def _drag(self) -> None:
        place = self._place()
        if place is None:
            return
        _, handle, at = place
        far = QPoint(self._chance.randint(-400, 400), self._chance.randint(-300, 300))
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, self._modifiers(), at)
        for share in (0.1, 0.3, 0.6, 1.0):
            if not is_there(handle):
                return
            at = _inside(handle, place[2] + (QPointF(far) * share).toPoint())
            QTest.mouseMove(handle, at)
        if is_there(handle):
            QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _inside(handle, at))

    def _hover(self) -> None:
        place = self._place()
        if place is not None:
            QTest.mouseMove(place[1], place[2])
            QTest.qWait(self._chance.choice((1, 30, 700)))

    def _wheel(self) -> None:
        place = self._place()
        if place is None:
            return
        _, handle, at = place
        delta = QPoint(self._chance.choice((0, 0, 120, -240)), self._chance.choice((120, -120, -480, 960, 5)))
        event = QWheelEvent(
            QPointF(at), QPointF(handle.mapToGlobal(at)), QPoint(), delta, Qt.MouseButton.NoButton,
            self._modifiers(), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(handle, event)

    def _key(self) -> None:
        key, modifiers = self._chance.choice(_KEYS), self._modifiers()
        self._note(f"  {key.name} {modifiers.name}")
        for _ in range(self._chance.choice((1, 1, 1, 6))):
            self._keys.press(key, modifiers)

    def _type(self) -> None:
        text = self._chance.choice(_TYPED)
        self._note(f"  {text}")
        self._keys.type(text)

    def _shortcut(self) -> None:
        action = self._chance.choice([each for each in self._actions() if each.shortcut()])
        keys = QKeySequence(action.shortcut())
        self._note(f"  {action.objectName()} {keys.toString()}")
        if QApplication.activePopupWidget() is None:
            self._keys.press_all(keys)

    def _action(self) -> None:
        action = self._chance.choice(self._actions())
        self._note(f"  {action.objectName()} {'' if action.isEnabled() else '(disabled)'}")
        if action.isEnabled() and (action.objectName() != "close_project" or self._chance.random() < 0.2):
            action.trigger()

    def _trigger(self, name: str) -> None:
        self._note(f"  {name}")
        known = self._window.actions_
        if known.is_connected(name) and known[name].isEnabled():
            known[name].trigger()

    def _theme(self) -> None:
        """The user's choice, or the system's."""
        if self._chance.random() < 0.5:
            self._trigger(self._chance.choice(_THEMES))
        else:
            theme.watcher().tell_system(self._chance.random() < 0.5)

    def _open(self) -> None:
        """Another project, the same, one that is damaged, or no project at all."""
        path = self._chance.choice([*self._projects, *self._projects, *self._others])
        self._note(f"  {path.name}")
        self._window.session.open(path)

    def _actions(self) -> list[QAction]:
        known = self._window.actions_
        return [known[each.id] for each in known.specs if known.is_connected(each.id) and each.id not in _NOT_BY_CHANCE]

    def _undo(self) -> None:
        for _ in range(self._chance.choice((1, 1, 5))):
            (self._window.session.undo if self._chance.random() < 0.6 else self._window.session.redo)()

    def _resize(self) -> None:
        width, height = self._chance.choice(_SIZES)
        self._note(f"  {width}×{height}")
        self._window.resize(width, height)
        if self._chance.random() < 0.1:
            self._window.hide()
            QTest.qWait(5)
            self._window.show()
            self._window.activateWindow()

    def _workspace(self) -> None:
        if self._window.session.is_open:
            self._window.workspaces.show(self._chance.choice(("read", "review", "search")))

    def _drop(self) -> None:
        data = QMimeData()
        dropped = self._chance.sample([*self._others, *self._projects], self._chance.choice((1, 1, 2)))
        self._note(f"  {[each.name for each in dropped]}")
        data.setUrls([QUrl.fromLocalFile(str(each)) for each in dropped])
        handle = self._window.windowHandle()
        if handle is None or QApplication.activeModalWidget() is not None:
            return
        at = QPoint(self._window.width() // 2, self._window.height() // 2)
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(handle, QDragEnterEvent(at, copy, data, left, none))
        QApplication.sendEvent(handle, QDragMoveEvent(at, copy, data, left, none))
        QApplication.sendEvent(handle, QDropEvent(QPointF(at), copy, data, left, none))

    def _change(self) -> None:
        """The project changes while everything is looked at."""
        seed = self._chance.randrange(1 << 30)
        self._window.session.run(lambda project: change(project, random.Random(seed)))


def _inside(handle: QWindow, at: QPoint) -> QPoint:
    return QPoint(min(max(at.x(), 0), handle.width() - 1), min(max(at.y(), 0), handle.height() - 1))
