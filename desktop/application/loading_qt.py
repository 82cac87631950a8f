"""Loads Qt for the start, without what PySide does besides and a program of ours never or hardly ever needs. No Qt.

PySide carries Python modules of its own in its library, which it compiles and runs anew at each start: they describe
signatures, for the sentences of a TypeError, for `inspect`, and for the making of stubs. Those of them that are read by
Python alone are put off until somebody asks for something in them.
"""

import builtins
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

from crossread.desktop.application import quick_enums

_FOLDER = "shibokensupport/signature/"
_PUT_OFF = frozenset(
    f"{_FOLDER}{name}.py"
    for name in ("errorhandler", "layout", "parser", "lib/tool", "lib/enum_sig", "lib/pyi_generator")
)
_STAND_IN = f"""
def __getattr__(name):
    from {__name__} import first_used
    return first_used(globals(), name)
"""

_sources: dict[str, Any] = {}
_lock = threading.RLock()


def load_pyside() -> None:
    """Load PySide itself. No other thread may import anything meanwhile.

    PySide goes through the modules that there are, and a module more ends the program: "dictionary changed size".
    """
    with _without_extras():
        import PySide6
    assert PySide6


def load_qt() -> None:
    """Load QtCore, QtGui and QtWidgets, once PySide is there; other threads may import what they like."""
    with _without_extras():
        import PySide6.QtWidgets
    assert PySide6.QtWidgets


@contextmanager
def _without_extras() -> Iterator[None]:
    """What is loaded inside puts off what it can, and leaves `import` as it was.

    PySide lays a hook on `import` that reads the source of every module that is imported after it, to see whether it
    asks for snake_case; no module here does, and the hook is taken away again.
    """
    plain_import, plain_compile = builtins.__import__, builtins.compile

    def compile_late(source: Any, filename: Any, *how: Any, **more: Any) -> CodeType:
        if filename not in _PUT_OFF:
            code: CodeType = plain_compile(source, filename, *how, **more)
            return code
        _sources[filename] = source
        return plain_compile(_STAND_IN, filename, "exec")

    quick_enums.begin()
    vars(builtins)["compile"] = compile_late
    try:
        yield
    finally:
        builtins.__import__ = plain_import
        vars(builtins)["compile"] = plain_compile


def first_used(module: dict[str, Any], name: str) -> Any:
    """What a module that was put off says to a name that it does not have: it is run now, if it has not been."""
    # Python itself asks modules for `__path__` and the like, and means nothing by it.
    if not name.startswith("__"):
        with _lock:
            source = _sources.pop(module["__file__"], None)
            if source is not None:
                exec(compile(source, module["__file__"], "exec"), module)
            if name in module:
                return module[name]
    raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")
