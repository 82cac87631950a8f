"""How far a check is, seen from another thread, and the way to stop it."""

from crossread.db.stopping import Stoppable


class Watch(Stoppable):
    """One check under way. `stop` may be called from any thread, and `share` be read."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0

    def tell(self, share: float | None = None) -> None:
        """Take note of how much is done, from 0 to 1. Raises StoppedError if it is to end."""
        if share is not None:
            self.share = share
        self.go_on()


class _Unwatched(Watch):
    def tell(self, share: float | None = None) -> None:
        """Nobody looks."""


UNWATCHED = _Unwatched()
