"""What is done in other threads: nothing of the window's is let go of there, and threads are started in one place."""

import ast
import gc
import threading
import weakref
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.desktop.application import apart
from crossread.desktop.application.session import Session
from crossread.desktop.application.workers import Answer
from tests.fuzz import letting_go

ROOT = Path(__file__).resolve().parents[3]
MAY_START = {
    "desktop/application/apart.py",
    # A worker of a project gets its jobs from the session, which has them from there.
    "desktop/application/workers.py",
    # There is no window yet.
    "desktop/application/early.py",
    # They know no window.
    "desktop/application/settings_file.py",
    "db/finding/process.py",
    "db/finding/worker.py",
    "db/store/lock.py",
}
STARTS = {"Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "ThreadPoolExecutor", "start_new_thread"}
MODULES = {"concurrent", "_thread", "multiprocessing", "asyncio", "QtConcurrent"}


class Owned(QObject):
    """Says in which thread it was let go of."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        super().__init__()
        weakref.finalize(self, lambda: threads.append(threading.current_thread()))

    def take(self, *_: object) -> None:
        """Waits for an answer."""


def speak(lines: list[apart.Line]) -> None:
    """To be done in another thread."""
    for line in lines:
        line(1, 2)


def starters(text: str) -> set[str]:
    """What in a file starts threads, or could."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names if each.name.split(".")[0] in MODULES}
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").split(".")[0] in MODULES or node.module == "threading":
                found.add(f"from {node.module}")
            found |= {each.name for each in node.names if each.name in STARTS | MODULES}
        elif isinstance(node, ast.ClassDef):
            found |= {ast.unparse(base) for base in node.bases if ast.unparse(base).split(".")[-1] in STARTS}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[0] in {"threading"}:
            found |= {ast.unparse(node.func)} if ast.unparse(node.func).split(".")[-1] in STARTS else set()
    return found


def test_threads_are_started_in_one_place() -> None:
    wrong = {
        f"{path.relative_to(ROOT)}: {', '.join(sorted(found))}"
        for folder in ("desktop", "db")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if str(path.relative_to(ROOT).as_posix()) not in MAY_START
        if (found := starters(path.read_text("utf-8")))
    }
    assert wrong == set()


@pytest.mark.parametrize(
    "planted",
    [
        "import threading\nthreading.Thread(target=print).start()",
        "from threading import Thread",
        "import threading\nclass Mine(threading.Thread): pass",
        "from concurrent.futures import ThreadPoolExecutor",
        "from PySide6.QtCore import QThread",
        "import threading\nthreading.Timer(1, print)",
    ],
)
def test_another_way_is_seen(planted: str) -> None:
    assert starters(planted)


def test_no_item_of_a_layout_is_asked_for() -> None:
    # PySide keeps the wrapper of a `QWidgetItem` while there is the layout; Qt deletes the item with its widget, and
    # whatever is made at its place next takes the program down when it goes. `takeAt` gives the item away, and is fine.
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}: ask `indexOf`, or keep the widget"
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"itemAtPosition", "itemAt"}
        and not (isinstance(node.value, ast.Call) and ast.unparse(node.value) == "super()")
    ]
    assert wrong == []


def test_a_deed_and_who_waits_are_let_go_of_in_the_windows_thread(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    answers: list[object] = []
    for number in range(20):
        asks, waits = Owned(threads), Owned(threads)

        def deed(asks: Owned = asks, number: int = number) -> int:
            if number % 2:
                raise CrossreadError(asks.objectName() or "No.")
            return number

        def then(answer: object, waits: Owned = waits) -> None:
            answers.append(answer)
            waits.take()

        apart.start(deed, then, name="deed")
        del asks, waits, deed, then
    qtbot.waitUntil(lambda: len(answers) == 20)
    qtbot.waitUntil(lambda: len(threads) == 40)
    assert set(threads) == {threading.current_thread()}


def test_what_was_asked_of_a_project_too(session: Session, project_path: Path, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    with qtbot.waitSignal(session.opened):
        session.open(project_path)
    done: list[object] = []
    for number in range(10):
        asks, waits = Owned(threads), Owned(threads)

        def question(project: Project, asks: Owned = asks, number: int = number) -> int:
            if number % 2:
                raise CrossreadError(asks.objectName() or "No.")
            return project.step_number

        session.ask(question, waits.take, on_failed=waits.take, key="one of many" if number < 6 else None)
        session.run(question, waits.take, waits.take)
        del asks, waits, question
    session.run(lambda _project: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: len(threads) == 20)
    assert set(threads) == {threading.current_thread()}


def test_answers_come_in_turn_and_not_to_who_is_gone(qtbot: QtBot) -> None:
    done: list[int] = []
    deeds = apart.InTurn("in turn")
    gone = QObject()
    for number in range(6):
        deeds.begin(partial(done.append, number), lambda _: done.append(100), owner=gone if number == 3 else None)
    delete(gone)
    qtbot.waitUntil(lambda: done.count(100) == 5)
    assert [number for number in done if number < 100] == list(range(6))


def test_an_error_that_nobody_waits_for_is_raised_in_the_window(qtbot: QtBot) -> None:
    def deed() -> None:
        raise CrossreadError("No.")

    with qtbot.captureExceptions() as raised:
        thread = apart.start(deed, name="deed")
        qtbot.waitUntil(lambda: len(raised) == 1)
    thread.join()
    assert str(raised[0][1]) == "No."


def test_a_line_is_heard_by_who_is_there(qtbot: QtBot) -> None:
    class Hearer(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.heard: list[tuple[int, int, threading.Thread]] = []

        def hear(self, done: int, total: int) -> None:
            self.heard.append((done, total, threading.current_thread()))

    here, left, dropped = Hearer(), Hearer(), Hearer()
    lines = [apart.Line(one.hear) for one in (here, left, dropped)]
    delete(left)
    del dropped
    gc.collect()
    answers: list[object] = []
    apart.start(partial(speak, lines), answers.append, name="speaker")
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], Answer)
    assert here.heard == [(1, 2, threading.current_thread())]
    assert left.heard == []


def test_who_is_let_go_of_elsewhere_is_told() -> None:
    told: list[str] = []
    end = letting_go.watch(told.append)
    try:
        space: dict[str, Any] = {"__name__": "crossread.planted", "QObject": QObject}
        exec("class Planted(QObject):\n    def __init__(self):\n        super().__init__()\n", space)
    finally:
        kept, dropped = [space["Planted"]()], space["Planted"]()
        del dropped
        assert told == []
        thread = threading.Thread(target=kept.clear, name="elsewhere")
        thread.start()
        thread.join()
        end()
    assert len(told) == 1
    assert told[0].startswith("Planted was let go of in the thread “elsewhere”")
