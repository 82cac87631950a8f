"""The actions that concern several panes at once: lining up, scrolling in step, going from region to region."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

LINE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="next_passage",
        text=QT_TRANSLATE_NOOP("Actions", "&Next passage on it"),
        menu="view/step",
        shortcut="Alt+Right or F8",
        icon="chevron-right",
        when="tag",
        description=QT_TRANSLATE_NOOP("Actions", "On the chosen event or claim: across the panes, then further down"),
        hint=QT_TRANSLATE_NOOP("Actions", "next on it"),
    ),
    ActionSpec(
        id="previous_passage",
        text=QT_TRANSLATE_NOOP("Actions", "&Previous passage on it"),
        menu="view/step",
        shortcut="Alt+Left or Shift+F8",
        icon="chevron-left",
        when="tag",
        description=QT_TRANSLATE_NOOP("Actions", "On the chosen event or claim: back through all panes"),
    ),
    ActionSpec(
        id="line_up",
        text=QT_TRANSLATE_NOOP("Actions", "&Line up again"),
        menu="view/step",
        shortcut="Ctrl+Alt+L",
        when="tag",
        description=QT_TRANSLATE_NOOP("Actions", "All panes on the chosen event or claim, from where one reads"),
    ),
    ActionSpec(
        id="step_kind",
        text=QT_TRANSLATE_NOOP("Actions", "Scroll in &step otherwise"),
        menu="view/step",
        group=1,
        shortcut="Ctrl+L",
        when="read",
        description=QT_TRANSLATE_NOOP("Actions", "By shared events and claims, by proportion, or each pane by itself"),
    ),
    ActionSpec(
        id="step_from_here",
        text=QT_TRANSLATE_NOOP("Actions", "In step from &here"),
        menu="view/step",
        group=1,
        shortcut="Ctrl+Shift+L",
        when="pane",
        description=QT_TRANSLATE_NOOP("Actions", "Keep the panes as far from each other as they stand now"),
    ),
    ActionSpec(
        id="next_region",
        text=QT_TRANSLATE_NOOP("Actions", "Keys to the next pane or panel"),
        menu="view/step",
        group=2,
        shortcut="F6",
        when="read",
        description=QT_TRANSLATE_NOOP(
            "Actions", "Lists at the left, each pane, the annotation, the timeline, and round"
        ),
    ),
    ActionSpec(
        id="previous_region",
        text=QT_TRANSLATE_NOOP("Actions", "Keys to the pane or panel before"),
        menu="view/step",
        group=2,
        shortcut="Shift+F6",
        when="read",
        description=QT_TRANSLATE_NOOP("Actions", "The same way back"),
    ),
)
