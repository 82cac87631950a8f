"""Nothing moves where the system, the settings or the variable ask for that; and nothing moves without asking."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QVariantAnimation
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtWidgets import QApplication, QStyle, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.application.left_panel import LeftPanel
from crossread.desktop.look import motion, style
from crossread.desktop.look.portal import MOTION, PATH, SETTINGS, PortalMotion, _is_still

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
MOVERS = {
    "QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QSequentialAnimationGroup", "QParallelAnimationGroup",
    "QMovie", "QScroller", "QGraphicsItemAnimation", "QAbstractAnimation", "setAnimated", "setMovie",
}  # fmt: skip
"""What moves things in Qt."""


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    style.apply(qapp)
    yield
    for who in ("settings", "test"):
        motion.tell(who, None)


def test_whoever_asks_for_it_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not motion.is_reduced()
    assert motion.duration(140) == 140
    for who in ("settings", "test"):
        motion.tell(who, True)
        assert motion.is_reduced()
        motion.tell(who, False)
        assert not motion.is_reduced()
    monkeypatch.setenv(motion.VARIABLE, "1")
    assert motion.is_reduced()
    assert motion.duration(140) == 0
    monkeypatch.setenv(motion.VARIABLE, "0")
    assert not motion.is_reduced()


def test_the_caret_does_not_blink_and_qts_own_animations_take_no_time(qapp: QApplication) -> None:
    blinking = QApplication.cursorFlashTime()
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    assert qapp.style().styleHint(hint) > 0
    motion.tell("settings", True)
    assert QApplication.cursorFlashTime() == 0
    assert qapp.style().styleHint(hint) == 0
    motion.tell("settings", None)
    assert QApplication.cursorFlashTime() == blinking
    assert motion.lit(900) == 900


def test_a_panel_is_at_once_where_it_belongs(qtbot: QtBot) -> None:
    motion.tell("settings", True)
    panel = LeftPanel(QWidget())
    qtbot.addWidget(panel)
    editor = QWidget()
    panel.put_editor(editor)
    panel.resize(240, 800)
    panel.show()
    editor.show()
    slide = panel.findChild(QVariantAnimation)
    assert slide is not None
    assert slide.state() == QVariantAnimation.State.Stopped
    assert editor.height() >= 400


@pytest.mark.parametrize(
    ("value", "expected"), [(1, True), (0, False), (2, None), (True, False), (False, True), ("no", None), (None, None)]
)
def test_what_the_portal_says_is_read(value: object, expected: bool | None) -> None:
    assert _is_still(value) is expected
    assert _is_still(QDBusVariant(QDBusVariant(value))) is expected


def test_a_change_on_the_desktop_holds_at_once(qtbot: QtBot) -> None:
    namespace, key = MOTION[0]
    portal = PortalMotion(namespace, key, QDBusConnection("a bus that is not there"))
    portal.told.connect(lambda still: motion.tell("test", still))
    portal.listen()
    assert not motion.is_reduced()
    message = QDBusMessage.createSignal(PATH, SETTINGS, "SettingChanged")
    message.setArguments([namespace, key, 1])
    portal._changed(message)
    assert motion.is_reduced()


def movers_without_leave(source: str) -> set[str]:
    """What moves things in a module that does not ask `motion`."""
    names = {
        node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        for node in ast.walk(ast.parse(source))
    }
    asks = bool(names & {"motion"}) and bool(names & {"duration", "is_reduced"})
    return set() if asks else names & MOVERS


def test_whatever_moves_asks_first() -> None:
    found = {
        str(path.relative_to(DESKTOP)): movers
        for path in DESKTOP.rglob("*.py")
        if (movers := movers_without_leave(path.read_text(encoding="utf-8")))
    }
    assert not found, "these move things without asking crossread.desktop.look.motion"


def test_the_check_sees_what_does_not_ask() -> None:
    moves = "from PySide6.QtCore import QPropertyAnimation\nslide = QPropertyAnimation()\n"
    assert movers_without_leave(moves) == {"QPropertyAnimation"}
    assert not movers_without_leave(moves + "slide.setDuration(motion.duration(100))\n")
    assert movers_without_leave("view.setAnimated(True)") == {"setAnimated"}
