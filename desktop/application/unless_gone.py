"""What is asked about something that may be gone by the time its turn comes: then there is nothing to tell."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from crossread.db.errors import CrossreadError, DamagedProjectError, InvalidRecordError

if TYPE_CHECKING:
    from crossread.desktop.application.session import Session


def unless_gone(session: "Session") -> Callable[[CrossreadError], None]:
    """For a question's `on_failed`: tells any error as the session would, but that a record is gone.

    An undo can take away what is chosen or on its way into a pane while it is asked about.
    """

    def tell(error: CrossreadError) -> None:
        if isinstance(error, InvalidRecordError):
            return
        session.failed.emit(str(error))
        if isinstance(error, DamagedProjectError):
            session.damaged.emit(str(error))

    return tell
