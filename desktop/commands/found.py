"""What the palette finds: commands and places alike, as items with a name, a group and perhaps a reason why not."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crossread.db.record import record
from crossread.desktop.commands.command import Command, Keys, Place
from crossread.desktop.naming.matching import Index, Named
from crossread.desktop.widgets.key_text import spoken


@record
class Item:
    """One row. `key` is unlike that of any other; it is what is remembered as used."""

    key: str
    id: str
    title: str
    group: str
    others: tuple[str, ...] = ()
    keys: Keys = ()
    why: str = ""
    icon: str = ""
    is_on: bool = False
    place: Place | None = None

    @property
    def is_able(self) -> bool:
        """Whether Enter does anything."""
        return not self.why


@record
class Found:
    """The items to show, the best first, and what was typed to find them."""

    items: tuple[Item, ...] = ()
    typed: str = ""


def item_of(thing: Command | Place) -> Item:
    """What the palette shows for it."""
    if isinstance(thing, Place):
        group = {"source": _tr("Go to source"), "event": _tr("Event"), "claim": _tr("Claim")}[thing.kind]
        others = (thing.letter,) if thing.letter else ()
        return Item(
            key=f"{thing.kind}:{thing.id}", id=thing.id, title=thing.title, group=group, others=others, place=thing
        )
    return Item(
        key=thing.id,
        id=thing.id,
        title=thing.title,
        group=thing.section,
        others=(thing.description,) if thing.description else (),
        keys=thing.keys,
        why=thing.why,
        icon=thing.icon,
        is_on=thing.is_on,
    )


def make_index(items: Sequence[Item]) -> Index:
    """The names as the search looks for them."""
    return Index([Named(id=item.key, text=item.title, others=item.others, group=item.group) for item in items])


def words_of(item: Item) -> str:
    """A row for those who hear it."""
    parts = [item.title, item.group, *(spoken(key) for key in item.keys[:1]), item.why]
    if item.is_on:
        parts.insert(1, _tr("on"))
    if item.place is not None and item.place.aside:
        parts.append(item.place.aside)
    return ", ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
