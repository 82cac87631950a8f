"""What can be found and done: a command with its keys, and a place to go to. No Qt."""

from typing import Literal

from crossread.db.record import record

Keys = tuple[str, ...]
Kind = Literal["source", "event", "claim"]


@record
class Command:
    """An action as palette, sheet and editor show it. `why` says what is missing if it cannot be done now."""

    id: str
    title: str
    section: str
    keys: Keys = ()
    default_keys: Keys = ()
    local: bool = False
    """Its keys count in a text alone."""
    description: str = ""
    icon: str = ""
    why: str = ""
    is_on: bool = False
    """It stays on until it is done again, and is on now."""

    @property
    def is_changed(self) -> bool:
        """Whether it has other keys than it came with."""
        return self.keys != self.default_keys


@record
class Place:
    """A source, event or claim to go to; `aside` is said quietly behind it, `color` is its own."""

    kind: Kind
    id: str
    title: str
    aside: str = ""
    color: str = ""
    letter: str = ""
    """The letter of a source."""
