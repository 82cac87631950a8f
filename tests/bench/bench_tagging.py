"""The picker in a project of 100,000 annotations and 1,000 events and claims: opening, a key, Enter, the conflict."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import Meter, bench
from tests.bench.projects import make

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crossread.desktop.application.session import Session
    from crossread.desktop.tagging.picker import Picker

EVENTS_AND_CLAIMS = 1_000
WORDS = ("ship", "boats", "night", "water", "people", "report", "captain", "saved", "lost", "crew", "ice", "hour")


@dataclass(frozen=True, slots=True)
class Opened:
    """A window with a picker over the big project; `open` opens it beside the n-th passage."""

    window: "QWidget"
    picker: "Picker"
    session: "Session"
    open: Callable[[int], None]


def _fill_codebook(path: Path) -> None:
    from crossread.db.project import Project

    with Project.open(path) as project, project.step("add_event", name="many"):
        for kind, there in (("event", project.events.all()), ("claim", project.claims.all())):
            for number in range(len(there), EVENTS_AND_CLAIMS):
                words = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 6))
                if kind == "event":
                    project.events.add(f"{words} {number}")
                else:
                    project.claims.add(f"How many {words} {number}?", "number")


def _opened(meter: Meter) -> Opened:
    from PySide6.QtCore import QPoint, QRect, QSize
    from PySide6.QtWidgets import QWidget

    from crossread.db.records import Passage
    from crossread.desktop.application.session import Session
    from crossread.desktop.look import style
    from crossread.desktop.tagging.picker import Picker

    path = make(meter.folder / "big.crossread")
    _fill_codebook(path)
    style.apply(meter.application())
    session = Session()
    session.open(path)
    meter.until(lambda: session.is_open)
    window = QWidget()
    window.resize(1280, 800)
    picker = Picker(session, window)
    window.show()
    window.activateWindow()
    meter.until(lambda: len(picker.cache.book.claims) == EVENTS_AND_CLAIMS and bool(picker.cache.counts))
    sources: list[str] = []
    session.ask(lambda project: [each.id for each in project.sources.all()], sources.extend)
    meter.until(lambda: bool(sources))

    def open_for(number: int) -> None:
        start = 20 + 7 * (number % 1_500)
        source_id = sources[number % len(sources)]
        passage = Passage(source_id=source_id, revision=1, start=start, end=start + 31)
        paragraph = Passage(source_id=source_id, revision=1, start=max(start - 300, 0), end=start + 300)
        beside = QRect(window.mapToGlobal(QPoint(300, 200)), QSize(200, 24))
        picker.open_for(passage, "more than 1,250 were then mourned", paragraph, beside)

    return Opened(window, picker, session, open_for)


def _close(meter: Meter, opened: Opened) -> None:
    opened.session.close()
    opened.session.wait_until_closed(60)
    opened.window.deleteLater()
    meter.settle()


@bench("the picker opens, 1,000 events and claims", rounds=60, wall_p99_ms=50, wall_p50_ms=16, gap_ms=50)
def opening(meter: Meter) -> None:
    """From the wish to the end of the paint of the list."""
    opened = _opened(meter)
    for number in meter.rounds():
        meter.settle()
        with meter.timed(), meter.painted(opened.picker.list.viewport()):
            opened.open(number)
        meter.settle()
        opened.picker.close_picker()
    _close(meter, opened)


@bench("a key in the picker, 1,000 events and claims", rounds=100, wall_p50_ms=16, wall_p99_ms=50, gap_ms=50)
def key(meter: Meter) -> None:
    """From a letter to the end of the paint of the list; the line grows and is emptied again."""
    from PySide6.QtTest import QTest

    opened = _opened(meter)
    opened.open(0)
    typed = "saved lost crew"
    for number in meter.rounds():
        letter = typed[number % len(typed)]
        if not number % len(typed):
            opened.picker.edit.selectAll()
        meter.settle(5)
        with meter.timed(), meter.painted(opened.picker.list.viewport()):
            QTest.keyClicks(opened.picker.edit, letter)
    _close(meter, opened)


@bench("Enter in the picker until it is committed", rounds=100, wall_p50_ms=10, wall_p99_ms=50, gap_ms=50)
def enter(meter: Meter) -> None:
    """A new annotation with a position and a value, each in another passage."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    opened = _opened(meter)
    tagged: list[str] = []
    opened.picker.tagged.connect(tagged.append)
    for number in meter.rounds():
        opened.open(number + 10)
        QTest.keyClicks(opened.picker.edit, "lost")
        QTest.keyClick(opened.picker.edit, Qt.Key.Key_Tab)
        QTest.keyClicks(opened.picker.edit, ">5")
        meter.settle(80)
        before = len(tagged)
        with meter.timed():
            QTest.keyClick(opened.picker.edit, Qt.Key.Key_Return)
            meter.until(_longer(tagged, before))
        meter.settle(400)
    _close(meter, opened)


@bench("a conflict is said after the last key", rounds=40, wall_p99_ms=150, gap_ms=50)
def conflict(meter: Meter) -> None:
    """From the last key, over the rest that is waited for, to the line with the conflict."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    opened = _opened(meter)
    label = opened.picker.conflicts[0]
    for number in meter.rounds():
        opened.open(number)
        QTest.keyClicks(opened.picker.edit, "counted 7")
        QTest.keyClick(opened.picker.edit, Qt.Key.Key_Tab)
        QTest.keyClicks(opened.picker.edit, "150")
        # 150 stands against all that is said on the claim; 1500 against some of it. Without a value: against nothing.
        QTest.keyClicks(opened.picker.edit, "x")
        meter.until(lambda: not label.isVisible())
        with meter.timed():
            QTest.keyClick(opened.picker.edit, Qt.Key.Key_Backspace)
            meter.until(label.isVisible)
        opened.picker.close_picker()
    _close(meter, opened)


def _longer(found: list[str], than: int) -> Callable[[], bool]:
    return lambda: len(found) > than
