"""A desktop of the test's own: a screen that nobody sees, a window manager, message buses, and the program on it.

Everything in it is started by us and ended by us; whatever it starts of its own carries our mark in its environment,
and is waited for and ended too.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TypeVar

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE_S = 90.0
PAUSE_S = 0.05
MARK = "CROSSREAD_TEST_DESKTOP"

T = TypeVar("T")


def missing() -> str:
    """What of the tools there is not; empty if all are there."""
    lacking = [name for name in ("Xvfb", "openbox", "xdotool", "dbus-daemon") if shutil.which(name) is None]
    if not any(Path(path).exists() for path in LAUNCHERS):
        lacking.append("at-spi2-core")
    ask = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(ask, capture_output=True, check=False).returncode:
        lacking.append("python3-gi with gir1.2-atspi-2.0")
    return ", ".join(lacking)


def until(condition: Callable[[], T], what: str, patience_s: float = PATIENCE_S) -> T:
    """Waits until a condition answers something, and answers that; fails with `what` was waited for."""
    ends = time.monotonic() + patience_s
    while not (got := condition()):
        if time.monotonic() > ends:
            raise AssertionError(f"waited {patience_s:.0f} s for {what}; got {got!r}")
        time.sleep(PAUSE_S)
    return got


class ScreenReader:
    """Asks the process that hears (see `screen_reader`)."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._asks: IO[str] = process.stdin
        self._answers: IO[str] = process.stdout
        assert self._read() == "ready"

    def ask(self, do: str, **arguments: object) -> Any:
        """One question; None if there is no such thing, or it is just gone."""
        self._asks.write(json.dumps({"do": do, **arguments}) + "\n")
        self._asks.flush()
        return self._read()

    def _read(self) -> Any:
        line = self._answers.readline()
        assert line, "the screen reader has ended"
        return json.loads(line)["answer"]


class RealSession:
    """Processes on a screen of their own. Use with `with`."""

    def __init__(self, folder: Path, size: str = "1280x800") -> None:
        self._folder, self._size = folder, size
        self._mark = uuid.uuid4().hex
        self._started: list[subprocess.Popen[str]] = []
        self.environment: dict[str, str] = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "AT_SPI", "DBUS_"))},
            MARK: self._mark,
        }

    def __enter__(self) -> "RealSession":
        try:
            self._begin()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _begin(self) -> None:
        reads, writes = os.pipe()
        self._start(
            "Xvfb",
            "-displayfd",
            str(writes),
            "-screen",
            "0",
            f"{self._size}x24",
            "-nolisten",
            "tcp",
            pass_fds=(writes,),
        )
        os.close(writes)
        with os.fdopen(reads) as told:
            number = told.readline().strip()
        assert number, "Xvfb found no display"
        self.environment["DISPLAY"] = f":{number}"
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._start(next(path for path in LAUNCHERS if Path(path).exists()), "--launch-immediately")
        self._start("openbox")
        until(lambda: self.run("xdotool", "get_desktop").isdigit(), "the window manager")

    def _start(self, *command: str, **more: Any) -> "subprocess.Popen[str]":
        log = (self._folder / f"{Path(command[0]).name}.log").open("a")
        options = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, **more}
        with log:
            process: subprocess.Popen[str] = subprocess.Popen(
                command, env=self.environment, text=True, start_new_session=True, **options
            )
        self._started.append(process)
        return process

    def program(self, *arguments: str, environment: Mapping[str, str] | None = None) -> "subprocess.Popen[str]":
        """Starts Crossread as a screen reader's user does."""
        self.environment.update({"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
        self.environment.update(environment or {})
        return self._start(str(Path(sys.executable).parent / "crossread"), *arguments)

    def screen_reader(self) -> ScreenReader:
        """Starts the process that hears."""
        script = Path(__file__).with_name("screen_reader.py")
        return ScreenReader(self._start(SYSTEM_PYTHON, str(script), stdin=subprocess.PIPE, stdout=subprocess.PIPE))

    def run(self, *command: str) -> str:
        """Runs a command on the screen; answers with what it printed."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)
        return done.stdout.strip()

    def activate(self, title: str) -> None:
        """Bring a window to the front and click into it, as its user would: nobody may have been given the keys."""
        for window in self.run("xdotool", "search", "--onlyvisible", "--name", title).split():
            self.run("xdotool", "windowactivate", window)
            self.run("xdotool", "mousemove", "--window", window, "500", "420", "click", "1")

    def press(self, *keys: str, times: int = 1) -> None:
        """Presses keys as a person does, one after the other, all of them so often."""
        self.run("xdotool", "key", "--delay", "8", *keys * times)

    def type(self, text: str) -> None:
        """Types a text."""
        self.run("xdotool", "type", "--delay", "12", text)

    def log_of(self, name: str) -> str:
        """What a process wrote."""
        path = self._folder / f"{name}.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def end(self) -> None:
        """Ends what was started, last first, and what that started in its turn."""
        for process in reversed(self._started):
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(20)
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in self._marked():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, number)
            with contextlib.suppress(AssertionError):
                until(lambda: not list(self._marked()), "the end of all", patience_s=10)
                return

    def _marked(self) -> Iterator[int]:
        mark = f"{MARK}={self._mark}".encode()
        for place in Path("/proc").iterdir():
            if place.name.isdigit() and int(place.name) != os.getpid():
                with contextlib.suppress(OSError):
                    if mark in (place / "environ").read_bytes():
                        yield int(place.name)
