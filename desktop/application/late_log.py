"""Loggers for what the window needs at its start: `logging` itself is loaded with the first line that is logged."""

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from logging import Logger

_wanted: list[bool] = []


def begin() -> None:
    """Have the first line begin the log, if it is not begun until then."""
    _wanted.append(True)


def begin_now() -> None:
    """Begin the log that was asked for."""
    if _wanted:
        from crossread.desktop.application import log

        _wanted.clear()
        log.start()


def logger(name: str) -> "Logger":
    """The logger of a module."""
    return cast("Logger", _LateLogger(name))


class _LateLogger:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        import logging

        begin_now()
        return getattr(logging.getLogger(self._name), attribute)
