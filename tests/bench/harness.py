"""What a bench is written with; `tests/bench/run.py` finds the benches and prints one table.

A bench is a function in `tests/bench/bench_<feature>.py` that takes a `Meter` and times what it does, round by round:

    @bench("Enter in the picker to all views showing it", rounds=50, wall_p99_ms=100, gap_ms=50)
    def tag(meter: Meter) -> None:
        meter.application()                            # Qt without a screen, and a watch over the event loop
        window = open_window(meter.folder / "big.crossread")
        for _ in meter.rounds():                       # three more come first and do not count
            meter.settle()
            with meter.timed(), meter.painted(window.pane, when=lambda: shows_it(window)):
                QTest.keyClick(window.picker, Qt.Key.Key_Return)

    @bench("import of 1,000 texts", rounds=5, at_most_times=10)
    def take_in(meter: Meter) -> None:
        for number in meter.rounds():
            with meter.compared():                     # what it is held against: the same rows, written bare
                write_bare_rows(meter.folder / f"bare-{number}")
            with meter.timed():
                take_in_texts(meter.folder / f"project-{number}")

    @bench("crossread sources", rounds=20, at_most_times=6)
    def sources(meter: Meter) -> None:
        for _ in meter.rounds():
            meter.compared_process([sys.executable, "-c", "pass"])
            meter.process(["crossread", "sources", project])

Each bench runs in a process of its own with an empty home. Import what is heavy inside the function: the files are
loaded to list what they hold.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

WARM_ROUNDS = 3
TICK_MS = 2
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A bench and what it must hold to. Times are in milliseconds; a limit of `None` is not checked."""

    key: str
    title: str
    function: "Callable[[Meter], None]"
    rounds: int
    wall_p50_ms: float | None
    wall_p99_ms: float | None
    gap_ms: float | None
    at_most_times: float | None


BENCHES: dict[str, Bench] = {}


def bench(
    title: str,
    *,
    rounds: int = 30,
    wall_p50_ms: float | None = None,
    wall_p99_ms: float | None = None,
    gap_ms: float | None = None,
    at_most_times: float | None = None,
) -> "Callable[[Callable[[Meter], None]], Callable[[Meter], None]]":
    """Declares a bench and its limits: wall time, the loop's longest gap, times the median it is compared with."""

    def declare(function: "Callable[[Meter], None]") -> "Callable[[Meter], None]":
        key = f"{function.__module__.rpartition('.')[2].removeprefix('bench_')}.{function.__name__}"
        BENCHES[key] = Bench(
            key=key,
            title=title,
            function=function,
            rounds=rounds,
            wall_p50_ms=wall_p50_ms,
            wall_p99_ms=wall_p99_ms,
            gap_ms=gap_ms,
            at_most_times=at_most_times,
        )
        return function

    return declare


@dataclass(slots=True, kw_only=True)
class Samples:
    """Wall and CPU milliseconds of each round; of a process its own CPU, else that of the calling (GUI) thread."""

    wall_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    gap_ms: float | None = None


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: of fewer than a hundred values, the 99th is the greatest."""
    ordered = sorted(values)
    rank = -int(-share * len(ordered) // 1)
    return ordered[max(rank, 1) - 1]


class Meter:
    """Times the rounds of one bench. `folder` is an empty folder that goes when the bench ends."""

    def __init__(self, rounds: int, folder: Path) -> None:
        self.folder = folder
        self.measured = Samples()
        self.baseline = Samples()
        self._rounds = rounds
        self._warm = False
        self._watch: _Watch | None = None

    def rounds(self, warm: int = WARM_ROUNDS) -> Iterator[int]:
        """Counts the rounds, after some that warm up and are not kept (their numbers are negative)."""
        for number in range(-warm, self._rounds):
            self._warm = number < 0
            yield number
        self._warm = False

    def timed(self) -> AbstractContextManager[None]:
        """Times what is inside; with an application, also the longest time in which the event loop did not turn."""
        return self._time(self.measured)

    def compared(self) -> AbstractContextManager[None]:
        """Times what the bench is held against (`at_most_times`)."""
        return self._time(self.baseline)

    @contextmanager
    def _time(self, samples: Samples) -> Iterator[None]:
        if self._watch:
            self._watch.begin()
        cpu = time.thread_time()
        wall = time.perf_counter()
        yield
        wall = time.perf_counter() - wall
        cpu = time.thread_time() - cpu
        gap = self._watch.end() if self._watch else None
        self._keep(samples, wall, cpu, gap)

    def _keep(self, samples: Samples, wall: float, cpu: float, gap: float | None) -> None:
        if self._warm:
            return
        samples.wall_ms.append(wall * 1000)
        samples.cpu_ms.append(cpu * 1000)
        if gap is not None:
            samples.gap_ms = max(samples.gap_ms or 0.0, gap * 1000)

    def process(self, command: Sequence[str | Path]) -> str:
        """Times a program from its start to its exit; answers with what it printed. Fails if the program does."""
        return self._process(self.measured, command)

    def compared_process(self, command: Sequence[str | Path]) -> str:
        """Times the program that the other one is held against."""
        return self._process(self.baseline, command)

    @staticmethod
    def run(command: Sequence[str | Path]) -> str:
        """Runs a program without timing it, to prepare; answers with what it printed. Fails if the program does."""
        words = [str(part) for part in command]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout

    def _process(self, samples: Samples, command: Sequence[str | Path]) -> str:
        before = os.times()
        wall = time.perf_counter()
        printed = self.run(command)
        wall = time.perf_counter() - wall
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        self._keep(samples, wall, cpu, None)
        return printed

    def application(self) -> "QApplication":
        """The application of this process, made at the first call, with the watch over its event loop."""
        from PySide6.QtWidgets import QApplication

        existing = QApplication.instance()
        application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
        if self._watch is None:
            self._watch = _Watch()
        return application

    def until(self, condition: Callable[[], bool]) -> None:
        """Turns the event loop until the condition holds. Raises TimeoutError after a minute."""
        from PySide6.QtCore import QCoreApplication, QEventLoop

        ends = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > ends:
                raise TimeoutError("what the bench waits for did not come about within a minute")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def settle(self, quiet_ms: int = 30) -> None:
        """Turns the event loop for that long, so that work of the round before is not timed with the next."""
        ends = time.monotonic() + quiet_ms / 1000
        self.until(lambda: time.monotonic() >= ends)

    @contextmanager
    def painted(self, *widgets: "QWidget", when: Callable[[], bool] = lambda: True) -> Iterator[None]:
        """Waits, on leaving, for the end of a paint of each widget that began when the condition held.

        For a scroll area, pass its viewport.
        """
        from PySide6.QtCore import QEvent, QObject, QTimer

        waiting = set(widgets)

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and watched in waiting and when():
                    # A timer of no length fires after the event, and so after the paint.
                    QTimer.singleShot(0, self, lambda: waiting.discard(watched))
                return False

        watcher = Filter()
        for widget in widgets:
            widget.installEventFilter(watcher)
        yield
        self.until(lambda: not waiting)
        for widget in widgets:
            widget.removeEventFilter(watcher)


class _Watch:
    """Measures for how long the event loop did not turn, by a timer that should fire every two milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._last = self._longest = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def begin(self) -> None:
        """Starts anew."""
        self._longest = 0.0
        self._last = time.perf_counter()

    def end(self) -> float:
        """The longest gap since `begin`, in seconds."""
        self._tick()
        return self._longest
