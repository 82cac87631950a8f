"""The window for everyone: what is told to those who hear it, nothing that moves for those who want it still,
and clear patterns for those who need more contrast."""

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from crossread.desktop.application import settings
from crossread.desktop.application.wiring.look import want_textures
from crossread.desktop.look import motion
from crossread.desktop.read.caret_speech import CaretSpeech
from crossread.desktop.widgets.spoken import put_roles

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def put_access(window: "MainWindow") -> None:
    """Tell screen readers what each part of the window is, and what lies at the caret of every pane."""
    put_roles(window)
    window.desk.panes_changed.connect(lambda: _give_speech(window))
    _give_speech(window)
    window.settings.changed.connect(lambda key: _setting_changed(window, key))
    _setting_changed(window, settings.REDUCE_MOTION.key)
    _listen_for_stillness(window)
    _listen_for_contrast(window)


def _give_speech(window: "MainWindow") -> None:
    for pane in window.desk.panes:
        speech = pane.view.findChild(CaretSpeech)
        if speech is None:
            CaretSpeech(pane.view, lambda: len(window.feed.sources))
        else:
            speech.look()


def _setting_changed(window: "MainWindow", key: str) -> None:
    if key == settings.REDUCE_MOTION.key:
        motion.tell("settings", window.settings.get(settings.REDUCE_MOTION))


def _listen_for_stillness(window: "MainWindow") -> None:
    if not sys.platform.startswith("linux"):
        return
    from crossread.desktop.look.portal import MOTION, PortalMotion

    for namespace, key in MOTION:
        portal = PortalMotion(namespace, key, parent=window)
        portal.told.connect(partial(motion.tell, key))
        portal.listen()


def _listen_for_contrast(window: "MainWindow") -> None:
    """Clear patterns for those whose system gives them more contrast: Qt knows some systems, the portal the others."""
    hints = QGuiApplication.styleHints()
    # Qt 6.10 and later.
    if hasattr(hints, "accessibility"):
        told = hints.accessibility()
        told.contrastPreferenceChanged.connect(_contrast_told)
        _contrast_told(told.contrastPreference())
    if not sys.platform.startswith("linux"):
        return
    from crossread.desktop.look.portal import CONTRAST, PortalContrast

    for namespace, key in CONTRAST:
        portal = PortalContrast(namespace, key, parent=window)
        portal.told.connect(partial(want_textures, key))
        portal.listen()


def _contrast_told(preference: object) -> None:
    want_textures("qt", preference == Qt.ContrastPreference.HighContrast)
