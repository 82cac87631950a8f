"""What holds for every test: no screen, no network, a home of its own, no Qt warning, nothing left behind.

Each rule is a fixture that applies by itself and fails with a sentence that says what to do.
"""

import contextlib
import gc
import itertools
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The time of one example says nothing on a machine that others use too; in CI a run must be repeatable.
settings.register_profile("crossread", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("crossread")

HOMES = itertools.count(1)
PATIENCE_S = 6.0


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the home of each test."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of the test's own, so that no test reads or writes the settings of whoever runs it."""
    number = next(HOMES)
    folder = homes / f"{number}"
    folder.mkdir()
    runtime = homes / f"{number}-run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name, below in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
    }.items():
        monkeypatch.setenv(name, str(folder / below))
    for name in ("XDG_DOCUMENTS_DIR", "XDG_DOWNLOAD_DIR", "XDG_CONFIG_DIRS", "XDG_DATA_DIRS"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test at the first attempt to reach another process over the network or to resolve a name."""

    def refuse(what: object) -> NoReturn:
        # `Failed` is no `Exception`: code under test that catches errors of the network cannot hide it.
        pytest.fail(f"Crossread opens no network connection, and this test tried to reach {what!r}")

    def connect(self: socket.socket, address: object, really: Any = socket.socket.connect) -> None:
        if self.family != socket.AF_UNIX:
            refuse(address)
        really(self, address)

    def connect_ex(self: socket.socket, address: object, really: Any = socket.socket.connect_ex) -> Any:
        if self.family != socket.AF_UNIX:
            refuse(address)
        return really(self, address)

    def getaddrinfo(host: object, *_: object, **__: object) -> NoReturn:
        refuse(host)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def top_level_widgets() -> "list[QWidget]":
    """All windows that live now; none if the test has not loaded Qt."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    found: list[QWidget] = widgets.QApplication.topLevelWidgets()
    return found


def delete_what_is_to_be_deleted() -> None:
    """Carries out every `deleteLater` and drops the wrappers that only a reference cycle keeps."""
    core = sys.modules["PySide6.QtCore"]
    gc.collect()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def address(widget: "QWidget") -> int:
    """Which widget it is: Python's own `id` is that of a wrapper, and these come and go."""
    pointers: tuple[int, ...] = sys.modules["shiboken6"].getCppPointer(widget)
    return pointers[0]


def told(widget: "QWidget") -> str:
    """What a person needs to recognise a widget."""
    words = [type(widget).__name__, repr(widget.objectName()) if widget.objectName() else "", widget.windowTitle()]
    return " ".join(word for word in words if word)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fails the test that leaves a window open or a thread running for the next one to stumble over."""
    widgets_before = {address(widget) for widget in top_level_widgets()}
    threads_before = set(threading.enumerate())
    yield

    def left_threads() -> list[threading.Thread]:
        return [
            thread
            for thread in threading.enumerate()
            # Dummies are Qt's own threads that once ran some Python; Qt itself warns of one that is destroyed running.
            if thread not in threads_before and thread.is_alive() and not isinstance(thread, threading._DummyThread)
        ]

    patience_ends = time.monotonic() + PATIENCE_S
    while left_threads() and time.monotonic() < patience_ends:
        time.sleep(0.01)
    if threads := left_threads():
        names = ", ".join(f"{thread.name}{' (daemon)' if thread.daemon else ''}" for thread in threads)
        pytest.fail(f"threads still run after the test: {names}. Stop and join them before the test ends")

    def left_widgets() -> "list[QWidget]":
        # Qt keeps one tool tip for itself; pop-ups with a parent go when that goes.
        return [
            widget
            for widget in top_level_widgets()
            if address(widget) not in widgets_before
            and widget.parent() is None
            and widget.metaObject().className() != "QTipLabel"
        ]

    if left_widgets():
        delete_what_is_to_be_deleted()
    if widgets := left_widgets():
        names = ", ".join(told(widget) for widget in widgets)
        for widget in widgets:
            with contextlib.suppress(RuntimeError):  # deleted together with the one before it
                widget.close()
                widget.deleteLater()
        delete_what_is_to_be_deleted()
        pytest.fail(f"windows are left over after the test: {names}. Give each to qtbot.addWidget, or close it")
