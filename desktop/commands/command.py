"""What can be found and done: a command with its keys, and a place to go to. No Qt."""

from typing import Literal

from crossread.db.record import record
from crossread.desktop.commands.key_places import ANYWHERE, KeyPlace

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
    place: KeyPlace = ANYWHERE
    """Where its keys count."""
    is_fixed: bool = False
    """It is no action: keys that cannot be changed, and what they do."""
    description: str = ""
    icon: str = ""
    why: str = ""
    is_on: bool = False
    """It stays on until it is done again, and is on now."""

    @property
    def heading(self) -> str:
        """What it stands below where all keys are listed: the place, and the menu in a place with several."""
        if not self.place.by_menu or self.section == self.place.title:
            return self.place.title
        says_both = self.section.casefold().endswith(self.place.title.casefold())
        return self.section if says_both else f"{self.place.title} · {self.section}"

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
