"""How far a check is, seen from another thread, and the way to stop it."""

import threading

from crossread.db.errors import CrossreadError


class StoppedError(CrossreadError):
    """The user wants no more of it."""

    def __init__(self) -> None:
        super().__init__("The check was stopped; nothing was changed.")


class Watch:
    """One check under way. `stop` may be called from any thread, and `share` be read."""

    def __init__(self) -> None:
        self.share = 0.0
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let it end soon."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it is to end."""
        return self._stopped.is_set()

    def tell(self, share: float | None = None) -> None:
        """Take note of how much is done, from 0 to 1. Raises StoppedError if it is to end."""
        if share is not None:
            self.share = share
        if self.is_stopped:
            raise StoppedError


class _Unwatched(Watch):
    def tell(self, share: float | None = None) -> None:
        """Nobody looks."""


UNWATCHED = _Unwatched()
