"""The actions of projects as a whole: new, open, copies, JSON, the report; and of the program."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.actions.backups import BACKUPS_ACTIONS
from crossread.desktop.application.actions.checking import CHECKING_ACTIONS
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

PROJECT_ACTIONS: tuple[ActionSpec, ...] = (
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
    *BACKUPS_ACTIONS,
    *CHECKING_ACTIONS,
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
        id="report",
        text=QT_TRANSLATE_NOOP("Actions", "Repor&t…"),
        menu="project",
        group=2,
        shortcut="Ctrl+Shift+R",
        icon="note",
        description=QT_TRANSLATE_NOOP(
            "Actions", "Write what was compared and found, with its quotes: HTML, PDF, Markdown"
        ),
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
        description=QT_TRANSLATE_NOOP("Actions", "Your name, the theme, how texts are set"),
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
)
