"""A leash for the process that tries regular expressions: started when first needed, killed when it takes too long.

It runs `worker` with the interpreter of this program. A frozen program has no interpreter beside it: there it starts
itself with `FROZEN_FLAG`, which the frozen program's first lines look for.
"""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Literal

from crossread.db.finding.hits import Hits
from crossread.db.finding.messages import HARD_SECONDS, Message, read_message, write_message
from crossread.db.finding.wanted import PatternFault, Wanted

FROZEN_FLAG = "--find-patterns"
_START = "import sys; sys.path[:] = sys.argv[1:]; from crossread.db.finding.worker import main; main()"


def command() -> list[str]:
    """What starts the process. It finds its packages where this one does, and takes nothing else from outside."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG]
    return [sys.executable, "-I", "-c", _START, *sys.path]


class PatternProcess:
    """At most one process, for one thread that asks; `cancel` and `close` may be called from any other."""

    def __init__(self, seconds: float = HARD_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._sent: set[str] = set()
        self._is_asking = self._is_closed = False
        self._killed_for: Literal["", "cancel", "late"] = ""

    @property
    def pid(self) -> int | None:
        """The process that is there now."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def find(
        self, key: str, text: str, wanted: Wanted, is_current: Callable[[], bool] = lambda: True
    ) -> Hits | PatternFault | None:
        """The hits of a pattern in the text that is known by `key`; None if `cancel` or `close` ended it.

        Waits for the answer, at most the seconds given to the process. Whoever cancels makes `is_current` false
        before, so that it does not matter who of the two comes first.
        """
        process = self._started()
        while process is not None:
            if not is_current():
                self._is_asking = False
                return None
            answer = self._ask(process, key, text, wanted)
            with self._lock:
                self._is_asking = False
                killed_for, self._killed_for = self._killed_for, ""
                if answer is None and self._process is process:
                    self._end()
            if answer is None:
                if killed_for == "cancel" or self._is_closed:
                    return None
                return PatternFault(kind="slow" if killed_for else "gone")
            head, packed = answer
            if "unknown" not in head:
                return PatternFault(**head["fault"]) if "fault" in head else Hits.from_bytes(packed)
            # It keeps but the texts used last, and this one is none of these any more.
            self._sent.discard(key)
            process = self._started()
        return None

    def cancel(self) -> None:
        """End what is being asked, if anything; the next question starts another process."""
        with self._lock:
            if self._is_asking:
                self._kill("cancel")

    def rest(self) -> None:
        """End the process until it is needed again, if nothing is being asked."""
        with self._lock:
            if not self._is_asking:
                self._end()

    def close(self) -> None:
        """End the process for good, and wait until it is gone. Whoever asks gets None."""
        with self._lock:
            self._is_closed = True
            self._end()

    def _started(self) -> "subprocess.Popen[bytes] | None":
        """The process, ready to be asked; None once it was closed."""
        with self._lock:
            if self._is_closed:
                return None
            if self._process is not None and self._process.poll() is not None:
                self._end()
            if self._process is None:
                self._sent.clear()
                self._process = subprocess.Popen(
                    command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            self._is_asking = True
            return self._process

    def _ask(self, process: "subprocess.Popen[bytes]", key: str, text: str, wanted: Wanted) -> Message | None:
        """Send a question and wait for its answer; None if the process ended before it."""
        assert process.stdin is not None
        assert process.stdout is not None
        brings = key not in self._sent
        asked = {name: getattr(wanted, name) for name in ("text", "case", "accents", "whole_word", "pattern")}
        head = {"key": key, "brings": brings, "wanted": asked}
        leash = threading.Timer(self._seconds, self._let_go)
        leash.daemon = True
        leash.name = "crossread pattern leash"
        leash.start()
        try:
            write_message(process.stdin, head, text.encode("utf-8", "surrogatepass") if brings else b"")
            self._sent.add(key)
            return read_message(process.stdout)
        except (OSError, ValueError):
            # The pipe broke, or was closed by whoever ended the process meanwhile.
            return None
        finally:
            leash.cancel()
            leash.join()

    def _let_go(self) -> None:
        with self._lock:
            if self._is_asking:
                self._kill("late")

    def _kill(self, why: Literal["cancel", "late"]) -> None:
        if self._process is not None:
            self._killed_for = why
            self._process.kill()

    def _end(self) -> None:
        """Kill and bury the process. The pipes are left to whoever still reads them; they end with it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if not self._is_asking:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
