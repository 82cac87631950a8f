"""The features and their places in the window, in the order in which they are put there after the first paint."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from crossread.desktop.application.wire_annotation import put_annotation
from crossread.desktop.application.wire_codebook import put_codebook
from crossread.desktop.application.wire_guide import put_guide
from crossread.desktop.application.wire_sources import put_sources
from crossread.desktop.application.wire_tagging import put_tagging
from crossread.desktop.application.wire_timeline import put_timeline

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

STAGES: "tuple[Callable[[MainWindow], None], ...]" = (
    put_sources,
    put_codebook,
    put_annotation,
    put_timeline,
    put_tagging,
    put_guide,
)
"""Each takes less than 50 ms, and the event loop turns between them."""


def put_all(window: "MainWindow") -> None:
    """Put every feature into the window now."""
    for stage in STAGES:
        stage(window)


def put_by_and_by(window: "MainWindow", then: Callable[[], None] = lambda: None) -> None:
    """Put one feature after the other, each in a turn of the event loop of its own."""
    waiting = list(STAGES)

    def step() -> None:
        if not isValid(window):
            return
        if waiting:
            waiting.pop(0)(window)
            QTimer.singleShot(0, step)
        else:
            then()

    step()
