"""What an action is declared as, and where actions stand: the menus, and the parts that are no menu of the bar."""

from typing import Literal

from crossread.db.record import record
from crossread.desktop.application.actions.key_place_list import KEY_PLACES
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

When = Literal["always", "project", "writable", "undo", "redo", "read", "pane", "selection", "annotation", "tag"]
"""What must be there for an action to be of use: a project, one that can be changed, a step to take back or to do
again, the workspace Read, a pane with a text in it, selected text, an annotation that is chosen, an event
or claim that is chosen."""


@record
class ActionSpec:
    """One action. `menu` is the id of the menu or section it stands in; `group` draws a line between what differs."""

    id: str
    text: str
    menu: str
    group: int = 0
    shortcut: str = ""
    """The key; several have " or " between them, the first is shown."""
    icon: str = ""
    when: When = "project"
    checkable: bool = False
    place: str = ""
    """Where its keys count: a place of `key_place_list`. Without one, wherever it is of use: in Read if it needs
    something of Read, else in the whole window. The keys of a view's own place are in `widgets/own_keys.py`."""
    description: str = ""
    hint: str = ""
    """The word beside its key in the status line, while it can be done; without one it is not shown there."""

    @property
    def where(self) -> str:
        """The id of the place where its keys count."""
        return self.place or ("read" if self.when in _OF_READ else "window")


_OF_READ = frozenset({"read", "pane", "selection", "annotation", "tag"})

MENUS: tuple[tuple[str, str], ...] = (
    ("project", QT_TRANSLATE_NOOP("Actions", "&Project")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("sources", QT_TRANSLATE_NOOP("Actions", "&Sources")),
    ("annotate", QT_TRANSLATE_NOOP("Actions", "&Annotate")),
    ("annotate/repeat", QT_TRANSLATE_NOOP("Actions", "Recent ta&gs")),
    ("annotate/boundary", QT_TRANSLATE_NOOP("Actions", "&Boundaries")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("view/theme", QT_TRANSLATE_NOOP("Actions", "T&heme")),
    ("view/step", QT_TRANSLATE_NOOP("Actions", "Lining &up")),
    ("view/timeline", QT_TRANSLATE_NOOP("Actions", "Timeline as a &file")),
    ("view/grid", QT_TRANSLATE_NOOP("Actions", "&Grid")),
    ("view/queue", QT_TRANSLATE_NOOP("Actions", "&Disagreements")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

SECTIONS: tuple[tuple[str, str], ...] = (
    *MENUS,
    ("caret", QT_TRANSLATE_NOOP("Actions", "Moving in a text")),
    ("select", QT_TRANSLATE_NOOP("Actions", "Selecting in a text")),
    *((place.id, place.title) for place in KEY_PLACES if not place.by_menu),
)
"""Where actions stand in the sheet and the palette: the menus, what would make menus too long, and single views."""

NEEDS: dict[When, str] = {
    "always": "",
    "project": QT_TRANSLATE_NOOP("Actions", "needs an open project"),
    "writable": QT_TRANSLATE_NOOP("Actions", "needs a project that can be changed"),
    "undo": QT_TRANSLATE_NOOP("Actions", "there is no step to take back"),
    "redo": QT_TRANSLATE_NOOP("Actions", "nothing was taken back"),
    "read": QT_TRANSLATE_NOOP("Actions", "needs the workspace Read"),
    "pane": QT_TRANSLATE_NOOP("Actions", "needs a text in a pane"),
    "selection": QT_TRANSLATE_NOOP("Actions", "needs selected text"),
    "annotation": QT_TRANSLATE_NOOP("Actions", "needs a chosen annotation"),
    "tag": QT_TRANSLATE_NOOP("Actions", "needs a chosen event or claim"),
}
"""What to say of an action that is of no use now."""
NOT_SHOWN = QT_TRANSLATE_NOOP("Actions", "its view is not shown")
"""The same of an action of a view that is not to be seen."""
