"""Every action of the app, declared once as data: menus, toolbar and later the palette of actions are made from it."""

from typing import Literal

from crossread.db.record import record
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

When = Literal["always", "project", "writable", "undo", "redo", "read", "pane", "selection", "annotation"]
"""What must be there for an action to be of use: a project, one that can be changed, a step to take back or to do
again, the workspace Read, a pane with a text in it, selected text, an annotation that is chosen."""


@record
class ActionSpec:
    """One action. `menu` is the id of the menu it stands in; `group` draws a line between what differs."""

    id: str
    text: str
    menu: str
    group: int = 0
    shortcut: str = ""
    """The key; several have " or " between them, the first is shown."""
    icon: str = ""
    when: When = "project"
    checkable: bool = False
    local: bool = False
    """The shortcut is that of one view, which takes the key itself: shown in menus, but never taken from a field."""
    description: str = ""
    hint: str = ""
    """The word beside its key in the status line, while it can be done; without one it is not shown there."""


MENUS: tuple[tuple[str, str], ...] = (
    ("project", QT_TRANSLATE_NOOP("Actions", "&Project")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("sources", QT_TRANSLATE_NOOP("Actions", "&Sources")),
    ("annotate", QT_TRANSLATE_NOOP("Actions", "&Annotate")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="new_project",
        text=QT_TRANSLATE_NOOP("Actions", "&New project…"),
        menu="project",
        shortcut="Ctrl+N",
        icon="add",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "Make an empty project in a file of its own"),
    ),
    ActionSpec(
        id="open_project",
        text=QT_TRANSLATE_NOOP("Actions", "&Open project…"),
        menu="project",
        shortcut="Ctrl+O",
        icon="open",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "Open a project instead of this one"),
    ),
    ActionSpec(
        id="open_sample",
        text=QT_TRANSLATE_NOOP("Actions", "Open the &sample project"),
        menu="project",
        icon="read",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "A copy of the sample to try everything on"),
    ),
    ActionSpec(
        id="rename_project",
        text=QT_TRANSLATE_NOOP("Actions", "&Rename project…"),
        menu="project",
        group=1,
        icon="edit",
        when="writable",
        description=QT_TRANSLATE_NOOP("Actions", "Give the project another title; its file keeps its name"),
    ),
    ActionSpec(
        id="save_copy",
        text=QT_TRANSLATE_NOOP("Actions", "Save a &copy…"),
        menu="project",
        group=1,
        shortcut="Ctrl+Shift+S",
        icon="copy",
        description=QT_TRANSLATE_NOOP("Actions", "Write a second file with all that is in this one"),
    ),
    ActionSpec(
        id="import_json",
        text=QT_TRANSLATE_NOOP("Actions", "&Import JSON…"),
        menu="project",
        group=2,
        icon="import",
        when="writable",
        description=QT_TRANSLATE_NOOP("Actions", "Take in what was exported from another project"),
    ),
    ActionSpec(
        id="export_json",
        text=QT_TRANSLATE_NOOP("Actions", "&Export JSON…"),
        menu="project",
        group=2,
        shortcut="Ctrl+E",
        icon="export",
        description=QT_TRANSLATE_NOOP("Actions", "Write everything in the documented format"),
    ),
    ActionSpec(
        id="close_project",
        text=QT_TRANSLATE_NOOP("Actions", "Close pro&ject"),
        menu="project",
        group=3,
        description=QT_TRANSLATE_NOOP("Actions", "Close the project; all is saved already"),
    ),
    ActionSpec(
        id="preferences",
        text=QT_TRANSLATE_NOOP("Actions", "&Preferences…"),
        menu="project",
        group=4,
        shortcut="Ctrl+,",
        icon="settings",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "Your name, light or dark, the size of the text"),
    ),
    ActionSpec(
        id="quit",
        text=QT_TRANSLATE_NOOP("Actions", "&Quit"),
        menu="project",
        group=4,
        shortcut="Ctrl+Q",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "Close the window; all is saved already"),
    ),
    ActionSpec(
        id="undo",
        text=QT_TRANSLATE_NOOP("Actions", "&Undo"),
        menu="edit",
        shortcut="Ctrl+Z",
        icon="undo",
        when="undo",
        description=QT_TRANSLATE_NOOP("Actions", "Take back the last step"),
    ),
    ActionSpec(
        id="redo",
        text=QT_TRANSLATE_NOOP("Actions", "&Redo"),
        menu="edit",
        shortcut="Ctrl+Shift+Z or Ctrl+Y",
        icon="redo",
        when="redo",
        description=QT_TRANSLATE_NOOP("Actions", "Do again what was taken back"),
    ),
    ActionSpec(
        id="add_files",
        text=QT_TRANSLATE_NOOP("Actions", "Add &files…"),
        menu="sources",
        shortcut="Ctrl+I",
        icon="add",
        when="writable",
        description=QT_TRANSLATE_NOOP("Actions", "Take in text files as sources"),
        hint=QT_TRANSLATE_NOOP("Actions", "add sources"),
    ),
    ActionSpec(
        id="add_folder",
        text=QT_TRANSLATE_NOOP("Actions", "Add a f&older…"),
        menu="sources",
        shortcut="Ctrl+Shift+I",
        icon="open",
        when="writable",
        description=QT_TRANSLATE_NOOP("Actions", "Take in every text file of a folder"),
    ),
    ActionSpec(
        id="add_pane",
        text=QT_TRANSLATE_NOOP("Actions", "Open another &pane"),
        menu="sources",
        group=1,
        shortcut="Ctrl+T",
        icon="add-pane",
        description=QT_TRANSLATE_NOOP("Actions", "One more source beside the others"),
        hint=QT_TRANSLATE_NOOP("Actions", "another pane"),
        when="read",
    ),
    ActionSpec(
        id="close_pane",
        text=QT_TRANSLATE_NOOP("Actions", "&Close this pane"),
        menu="sources",
        group=1,
        shortcut="Ctrl+W",
        icon="close",
        when="pane",
        description=QT_TRANSLATE_NOOP("Actions", "Close the pane that has the keys"),
    ),
    ActionSpec(
        id="tag",
        text=QT_TRANSLATE_NOOP("Actions", "&Tag the selection…"),
        menu="annotate",
        shortcut="Return",
        when="pane",
        local=True,
        description=QT_TRANSLATE_NOOP("Actions", "Event or claim, for what is selected or else the sentence"),
        hint=QT_TRANSLATE_NOOP("Actions", "tag"),
    ),
    ActionSpec(
        id="tag_event",
        text=QT_TRANSLATE_NOOP("Actions", "What happened: an &event…"),
        menu="annotate",
        shortcut="E",
        icon="event",
        when="pane",
        local=True,
        description=QT_TRANSLATE_NOOP("Actions", "Tag with an event"),
        hint=QT_TRANSLATE_NOOP("Actions", "event"),
    ),
    ActionSpec(
        id="tag_claim",
        text=QT_TRANSLATE_NOOP("Actions", "What is said: a &claim…"),
        menu="annotate",
        shortcut="C",
        icon="claim",
        when="pane",
        local=True,
        description=QT_TRANSLATE_NOOP("Actions", "Tag with a claim, and what is said on it"),
        hint=QT_TRANSLATE_NOOP("Actions", "claim"),
    ),
    ActionSpec(
        id="edit_note",
        text=QT_TRANSLATE_NOOP("Actions", "&Note"),
        menu="annotate",
        shortcut="N",
        icon="note",
        when="annotation",
        local=True,
        description=QT_TRANSLATE_NOOP("Actions", "Write a note on the annotation"),
        hint=QT_TRANSLATE_NOOP("Actions", "note"),
    ),
    ActionSpec(
        id="copy_citation",
        text=QT_TRANSLATE_NOOP("Actions", "Copy as c&itation"),
        menu="annotate",
        group=1,
        shortcut="Ctrl+Shift+C",
        icon="copy",
        when="annotation",
        description=QT_TRANSLATE_NOOP("Actions", "Quote, source, date and paragraph, to paste elsewhere"),
    ),
    ActionSpec(
        id="delete_annotation",
        text=QT_TRANSLATE_NOOP("Actions", "&Delete the annotation"),
        menu="annotate",
        group=1,
        shortcut="Del",
        icon="delete",
        when="annotation",
        local=True,
        description=QT_TRANSLATE_NOOP("Actions", "The text stays; an undo brings the annotation back"),
    ),
    ActionSpec(
        id="next_annotation",
        text=QT_TRANSLATE_NOOP("Actions", "Ne&xt annotation"),
        menu="annotate",
        group=2,
        shortcut="Alt+Down",
        icon="chevron-down",
        when="pane",
        hint=QT_TRANSLATE_NOOP("Actions", "next"),
    ),
    ActionSpec(
        id="previous_annotation",
        text=QT_TRANSLATE_NOOP("Actions", "Pre&vious annotation"),
        menu="annotate",
        group=2,
        shortcut="Alt+Up",
        icon="chevron-up",
        when="pane",
    ),
    ActionSpec(
        id="workspace_read",
        text=QT_TRANSLATE_NOOP("Actions", "&Read"),
        menu="view",
        shortcut="Ctrl+1",
        icon="read",
        description=QT_TRANSLATE_NOOP("Actions", "The sources side by side"),
    ),
    ActionSpec(
        id="workspace_search",
        text=QT_TRANSLATE_NOOP("Actions", "S&earch"),
        menu="view",
        shortcut="Ctrl+3",
        icon="search",
        description=QT_TRANSLATE_NOOP("Actions", "All texts, notes, events and claims at once"),
    ),
    ActionSpec(
        id="show_left",
        text=QT_TRANSLATE_NOOP("Actions", "&Sources and codebook"),
        menu="view",
        group=1,
        shortcut="F2",
        icon="panel-left",
        checkable=True,
        when="read",
    ),
    ActionSpec(
        id="show_right",
        text=QT_TRANSLATE_NOOP("Actions", "&Annotation"),
        menu="view",
        group=1,
        shortcut="F4",
        icon="panel-right",
        checkable=True,
        when="read",
    ),
    ActionSpec(
        id="show_timeline",
        text=QT_TRANSLATE_NOOP("Actions", "&Timeline"),
        menu="view",
        group=1,
        shortcut="F3",
        icon="timeline",
        checkable=True,
        when="read",
    ),
    ActionSpec(
        id="larger_text",
        text=QT_TRANSLATE_NOOP("Actions", "&Larger text"),
        menu="view",
        group=2,
        shortcut="Ctrl++",
        when="always",
    ),
    ActionSpec(
        id="smaller_text",
        text=QT_TRANSLATE_NOOP("Actions", "S&maller text"),
        menu="view",
        group=2,
        shortcut="Ctrl+-",
        when="always",
    ),
    ActionSpec(
        id="dark",
        text=QT_TRANSLATE_NOOP("Actions", "&Dark"),
        menu="view",
        group=3,
        shortcut="Ctrl+Shift+D",
        icon="dark",
        when="always",
        checkable=True,
        description=QT_TRANSLATE_NOOP("Actions", "Light letters on a dark ground"),
    ),
    ActionSpec(
        id="open_log",
        text=QT_TRANSLATE_NOOP("Actions", "Show the &log's folder"),
        menu="help",
        when="always",
    ),
    ActionSpec(
        id="about",
        text=QT_TRANSLATE_NOOP("Actions", "&About Crossread"),
        menu="help",
        group=1,
        icon="info",
        when="always",
    ),
)
