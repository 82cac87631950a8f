"""What is done in other threads than the window's, and the one way back from them.

Python drops an object in the thread that lets go of it last. A widget, or any other `QObject`, that is dropped in
another thread than the window's goes in two halves: Python's there, with all that it holds, and Qt's in the window's
thread, in the midst of whatever is being done there (PySide 6.11), which may take the program down. And a signal of an
object that goes meanwhile must not be emitted. So another thread is handed numbers and plain data alone:
what is to be done there, and who waits for it, is held here, is put and taken in the window's thread, and answers come
through one postbox, which is never deleted. Nobody else in `desktop/` starts a thread, but the workers of a project,
which get their jobs from here, and where no window is known: the reading at the start, the writing of the settings. A
test looks for that.
"""

import threading
from collections import deque
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from typing import Any, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from crossread.db.record import record
from crossread.desktop.application.workers import Answer, attempt

T = TypeVar("T")


@record
class _Held:
    """A deed, and who waits for what it answers; nobody does any more once the `owner` is gone."""

    deed: Callable[..., Any] | None
    then: Callable[..., None] | None
    owner: QObject | None


_numbers = count(1)
_held: dict[int, _Held] = {}
_lines: "dict[int, WeakMethod[Callable[..., None]]]" = {}
_letters: deque[tuple[int, tuple[Any, ...]]] = deque()


class _Postbox(QObject):
    """Lives as long as the process, in the window's thread."""

    came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_open = True
        self.came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self) -> None:
        number, words = _letters.popleft()
        line = _lines.get(number)
        if line is not None:
            hear = line()
            if hear is not None and is_there(hear):
                hear(*words)
            return
        held = _held.pop(number, None)
        if held is not None and held.then is not None and (held.owner is None or isValid(held.owner)):
            held.then(*words)


_box: list[_Postbox] = []
"""None before it is needed: it is made in the window's thread."""


def _open_box() -> None:
    if not _box:
        _box.append(_Postbox())


def is_there(callback: Callable[..., object]) -> bool:
    """False for a method of a `QObject` that Qt has deleted meanwhile."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def hold(deed: Callable[..., Any] | None, then: Callable[..., None] | None, *, owner: QObject | None = None) -> int:
    """Hold a deed and who waits for it, until `tell` was called with their number. In the window's thread."""
    _open_box()
    number = next(_numbers)
    _held[number] = _Held(deed=deed, then=then, owner=owner)
    return number


def do(number: int, *arguments: Any) -> Any:
    """Do the deed of a number, in whatever thread this is; nothing of it is kept here."""
    deed = _held[number].deed
    assert deed is not None
    return deed(*arguments)


def tell(number: int, *words: Any) -> None:
    """From any thread: call who waits for a number with plain data, in the window's thread, in a turn of its own.

    Every number must be told once, for what is held is let go of then.
    """
    _letters.append((number, words))
    if _box[0].is_open:
        _box[0].came.emit()


class Line:
    """Calls a method in the window's thread, from whatever thread, as often as one likes, and does not keep its owner.

    The words must be plain data. When the owner is gone nobody hears them.
    """

    __slots__ = ("_number",)

    def __init__(self, hear: Callable[..., None]) -> None:
        _open_box()
        number, forget_line = next(_numbers), _lines.pop
        self._number = number
        _lines[number] = WeakMethod(hear, lambda _: forget_line(number, None))

    def __call__(self, *words: Any) -> None:
        """Say this; it is heard in a turn of the event loop of its own."""
        tell(self._number, *words)


def start(
    deed: Callable[[], T],
    then: Callable[[Answer[T] | Exception], None] | None = None,
    *,
    name: str,
    owner: QObject | None = None,
    daemon: bool = True,
) -> threading.Thread:
    """Do a deed in a thread of its own; `then` gets its answer, or the error, unless the `owner` is gone by then.

    Without `then` an error is raised in the window's thread.
    """
    number = hold(deed, then or _raise_error, owner=owner)
    thread = threading.Thread(target=_do_and_tell, args=(number,), name=name, daemon=daemon)
    thread.start()
    return thread


def _raise_error(answer: Answer[Any] | Exception) -> None:
    if isinstance(answer, Exception):
        raise answer


def _do_and_tell(number: int) -> None:
    tell(number, attempt(lambda: do(number)))


class InTurn:
    """Deeds that are done one after the other, by a thread that is there only while there is something to do.

    What was begun is done to its end, whatever becomes of who began it.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._queue: SimpleQueue[int] = SimpleQueue()
        self._lock = threading.Lock()
        self._waiting = 0

    def begin(
        self, deed: Callable[[], T], then: Callable[[Answer[T] | Exception], None], *, owner: QObject | None = None
    ) -> None:
        """Do it after what waits already."""
        with self._lock:
            self._queue.put(hold(deed, then, owner=owner))
            self._waiting += 1
            if self._waiting == 1:
                threading.Thread(target=self._work, name=self._name, daemon=True).start()

    def _work(self) -> None:
        while True:
            _do_and_tell(self._queue.get())
            with self._lock:
                self._waiting -= 1
                if self._waiting == 0:
                    return


def end() -> None:
    """At the end of the program: nobody is called any more, and what still goes on in other threads is left alone."""
    for box in _box:
        box.is_open = False
