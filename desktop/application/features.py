"""The features and their places in the window, in the order in which they are put there after the first paint.

A feature is a stage: the modules that it needs, which are loaded in a thread, and a function that builds it, which is
called in the window's thread when they are there, in a turn of the event loop of its own.
"""

import importlib
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from crossread.db.record import record
from crossread.desktop.application import apart

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

PATIENCE_S = 1.0
_WIRING = "crossread.desktop.application.wiring"


@record
class Stage:
    """One step after the first paint: `build` names a function of a module in `wiring/` that takes the window.

    `modules` are loaded before it in a thread, so that the call takes less than 50 ms.
    """

    build: str
    modules: tuple[str, ...] = ()


STAGES: tuple[Stage, ...] = (
    Stage(
        build="access.put_access",
        modules=("crossread.desktop.look.portal",) if sys.platform.startswith("linux") else (),
    ),
    Stage(build="connections.put_style", modules=("crossread.desktop.look.style",)),
    Stage(
        build="connections.put_actions",
        modules=(
            "PySide6.QtSvg",
            "crossread.desktop.application.actions.actions",
            "crossread.desktop.application.actions.menus",
        ),
    ),
    Stage(build="look.put_system_scheme"),
    Stage(build="search.expect_workspaces", modules=("crossread.desktop.application.workspaces",)),
    Stage(
        build="sources.put_sources",
        modules=(
            "crossread.desktop.application.left_panel",
            "crossread.desktop.sources.import_flow",
            "crossread.desktop.sources.source_editor",
            "crossread.desktop.sources.source_list",
        ),
    ),
    Stage(build="moved.put_watch"),
    Stage(build="only_reading.put_only_reading", modules=("crossread.db.store.writability",)),
    Stage(build="desk_memory.put_desk_memory", modules=("crossread.desktop.application.settings_file", "tempfile")),
    Stage(build="codebook.put_codebook", modules=("crossread.desktop.codebook.codebook",)),
    Stage(build="annotation.put_annotation", modules=("crossread.desktop.annotation.panel",)),
    Stage(build="edges.put_edges", modules=("crossread.desktop.application.edge_tab",)),
    Stage(build="timeline.put_timeline", modules=("crossread.desktop.timeline.timeline",)),
    Stage(build="tagging.put_tagging", modules=("crossread.desktop.tagging.picker",)),
    Stage(build="typed_ahead.put_typed_ahead", modules=("crossread.desktop.widgets.typed_aside",)),
    Stage(
        build="finding.put_finding",
        modules=("crossread.desktop.application.tagging_hits", "crossread.desktop.finding.finder"),
    ),
    Stage(build="boundary.put_boundary"),
    Stage(
        build="lining.put_lining",
        modules=("crossread.desktop.read.lining.lining", "crossread.desktop.read.lining.step_switch"),
    ),
    Stage(
        build="search.put_search_space",
        modules=("crossread.desktop.application.search_space", "crossread.desktop.application.workspaces"),
    ),
    Stage(build="search.put_search", modules=("crossread.desktop.search.panel",)),
    Stage(
        build="commands.put_commands",
        modules=(
            "crossread.desktop.application.actions.shortcuts",
            "crossread.desktop.commands.key_editor",
            "crossread.desktop.commands.palette",
            "crossread.desktop.commands.sheet",
        ),
    ),
    Stage(build="keys.put_view_keys"),
    Stage(
        build="repeats.put_repeats",
        modules=("crossread.desktop.commands.repeat_row", "crossread.desktop.tagging.repeating"),
    ),
    Stage(build="overview.put_overview", modules=("crossread.desktop.overview.overview",)),
    Stage(build="review.put_review", modules=("crossread.desktop.review.workspace",)),
    Stage(build="verdicts.put_verdicts", modules=("crossread.desktop.review.parts",)),
    Stage(build="silence.put_silence"),
    Stage(build="agreement.put_agreement"),
    Stage(
        build="trajectory.put_trajectory",
        modules=(
            "crossread.desktop.review.trajectory.section",
            "crossread.desktop.review.trajectory.sparks",
            "crossread.desktop.review.wording.section",
        ),
    ),
    Stage(build="copies.put_copies", modules=("crossread.desktop.copies.origins_line",)),
    Stage(build="report.put_report"),
    Stage(build="history.put_history"),
    Stage(build="guide.put_guide"),
    Stage(build="backups.put_backups", modules=("crossread.desktop.backups.dialog",)),
    Stage(build="checking.put_checking"),
    Stage(build="one_writer.put_one_writer"),
    Stage(build="places.put_places", modules=("crossread.db.store.places",)),
)


def put_all(window: "MainWindow") -> None:
    """Put every feature into the window now."""
    for stage in STAGES:
        _builder(stage)(window)


def put_by_and_by(window: "MainWindow", then: Callable[[], None] = lambda: None) -> None:
    """Put one feature after the other, none of them at once; `then` is called in the end."""
    _running.append(_Stages(window, then))


class _Stages:
    """Has them loaded in a thread, builds in the window's; no longer than there is a window."""

    def __init__(self, window: "MainWindow", then: Callable[[], None]) -> None:
        self._window, self._then = window, then
        built = self._built = threading.Event()
        loaded = apart.Line(self._build)
        apart.start(lambda: _load(loaded, built), name="crossread stages")

    def _build(self, number: int) -> None:
        is_there = isValid(self._window)
        if is_there:
            _builder(STAGES[number])(self._window)
        # In a turn of its own, after the window has shown what was built.
        QTimer.singleShot(0, self._built.set)
        if number == len(STAGES) - 1:
            _running.remove(self)
            if is_there:
                self._then()


_running: list[_Stages] = []
"""What must be kept until it has ended."""


def _load(loaded: apart.Line, built: threading.Event) -> None:
    """Load what the stages need, one after the other, in a thread."""
    for number, stage in enumerate(STAGES):
        for name in (f"{_WIRING}.{stage.build.split('.')[0]}", *stage.modules):
            importlib.import_module(name)
        loaded(number)
        # Two that run Python take turns, so what is loaded while something is built makes the window wait longer.
        built.wait(PATIENCE_S)
        built.clear()


def _builder(stage: Stage) -> "Callable[[MainWindow], None]":
    module, name = stage.build.split(".")
    build: Callable[[MainWindow], None] = getattr(importlib.import_module(f"{_WIRING}.{module}"), name)
    return build
