"""Work that takes a while and can be stopped, from any thread, where nothing is lost."""

import threading

from crossread.db.errors import CrossreadError


class StoppedError(CrossreadError):
    """Somebody wanted no more of it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped; nothing was changed.")


class Stoppable:
    """One piece of work under way."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let it end at the next place where nothing is lost; to be called from any thread."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it is to end."""
        return self._stopped.is_set()

    def go_on(self) -> None:
        """Raise StoppedError if it is to end."""
        if self.is_stopped:
            raise StoppedError
