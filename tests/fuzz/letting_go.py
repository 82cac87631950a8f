"""Tells of every object of the window's that is let go of in another thread: what that breaks shows much later."""

import builtins
import sys
import threading
import traceback
import weakref
from collections.abc import Callable
from typing import Any

_LINES = 6


def watch(tell: Callable[[str], None]) -> Callable[[], None]:
    """From now on: any `QObject` of a class of ours that is defined after this. Answers with what ends it."""
    really: Any = builtins.__build_class__
    window = threading.current_thread()
    known: dict[int, weakref.ref[object]] = {}

    def note(one: object) -> None:
        key, name = id(one), type(one).__name__

        def gone(_: object) -> None:
            known.pop(key, None)
            here = threading.current_thread()
            if here is not window:
                trace = "".join(traceback.format_stack()[-_LINES:-1])
                tell(f"{name} was let go of in the thread “{here.name}”:\n{trace}")

        known[key] = weakref.ref(one, gone)

    def build(body: Any, name: str, *bases: Any, **more: Any) -> Any:
        made = really(body, name, *bases, **more)
        core: Any = sys.modules.get("PySide6.QtCore")
        is_ours = str(getattr(made, "__module__", "")).startswith("crossread.")
        # PySide itself is half there when its own first classes are made.
        if is_ours and hasattr(core, "QObject") and issubclass(made, core.QObject) and "__init__" in vars(made):
            begin = vars(made)["__init__"]

            def begin_and_note(self: object, *given: Any, **named: Any) -> None:
                begin(self, *given, **named)
                if id(self) not in known:
                    note(self)

            made.__init__ = begin_and_note
        return made

    def end() -> None:
        vars(builtins)["__build_class__"] = really
        known.clear()

    vars(builtins)["__build_class__"] = build
    return end
