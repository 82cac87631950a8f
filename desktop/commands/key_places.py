"""Where keys count: the whole window, a workspace, a view. Two places meet if one lies within the other. No Qt."""

from collections.abc import Sequence

from crossread.db.record import record

Fixed = tuple[tuple[str, ...], str]
"""Keys that cannot be changed, and what they do."""


@record
class KeyPlace:
    """One place. `title` says where, as a heading: `In the grid`."""

    id: str
    title: str = ""
    within: tuple[str, ...] = ()
    """The places round it whose keys count here too. What is not among them gives way: the place has its keys first."""
    by_menu: bool = False
    """It has so many actions that they are told apart by their menus."""
    types: bool = False
    """Signs are typed here, to write or to find: none of them is a key of an action."""
    writes: bool = False
    """There are fields here: what edits in them is no key of an action."""
    fixed: tuple[Fixed, ...] = ()

    def meets(self, other: "KeyPlace") -> bool:
        """Whether a key can mean something in both at the same time."""
        return self.id == other.id or other.id in self.within or self.id in other.within


ANYWHERE = KeyPlace(id="window", by_menu=True, types=True, writes=True)
"""The whole window."""


def fixed_in(place: KeyPlace, places: Sequence[KeyPlace], key: str) -> tuple[KeyPlace, str] | None:
    """Where a key cannot be changed that counts in the place too, and what it does there."""
    return next(
        (
            (each, words)
            for each in sorted(places, key=lambda each: each.id != place.id)
            if each.meets(place)
            for keys, words in each.fixed
            if key in keys
        ),
        None,
    )
