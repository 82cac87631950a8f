"""The actions of the grid in Review. Their keys are the grid's own: in a text the same letters mean something else."""

from crossread.desktop.application.actions.action_spec import ActionSpec, When
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.widgets.own_keys import OWN_KEYS


def _of_grid(
    action_id: str, text: str, description: str, *, icon: str = "", group: int = 0, when: When = "project"
) -> ActionSpec:
    return ActionSpec(
        id=action_id,
        text=text,
        menu="view/grid",
        group=group,
        shortcut=OWN_KEYS["grid"][action_id],
        icon=icon,
        when=when,
        place="grid",
        description=description,
    )


REVIEW_ACTIONS: tuple[ActionSpec, ...] = (
    _of_grid(
        "grid_passages",
        QT_TRANSLATE_NOOP("Actions", "&Passages of the cell"),
        QT_TRANSLATE_NOOP("Actions", "In panes, side by side; Enter in the grid does it too"),
        icon="jump",
    ),
    _of_grid(
        "grid_silent",
        QT_TRANSLATE_NOOP("Actions", "Mark &silent"),
        QT_TRANSLATE_NOOP("Actions", "The source was read for the claim and says nothing"),
        when="writable",
    ),
    _of_grid(
        "grid_across",
        QT_TRANSLATE_NOOP("Actions", "Sources or &voices across"),
        QT_TRANSLATE_NOOP("Actions", "A column for each source, or for each voice"),
        icon="voice",
    ),
    _of_grid(
        "grid_find",
        QT_TRANSLATE_NOOP("Actions", "&Filter claims and events"),
        QT_TRANSLATE_NOOP("Actions", "Only the rows with the words typed"),
        icon="filter",
    ),
    _of_grid(
        "grid_detail",
        QT_TRANSLATE_NOOP("Actions", "&Detail beside the grid"),
        QT_TRANSLATE_NOOP("Actions", "Show or hide what is beside it"),
        icon="panel-right",
    ),
    _of_grid(
        "grid_fold",
        QT_TRANSLATE_NOOP("Actions", "F&old the group"),
        QT_TRANSLATE_NOOP("Actions", "What stands below the row, or the group that it stands in"),
        group=1,
    ),
    _of_grid(
        "grid_unfold",
        QT_TRANSLATE_NOOP("Actions", "&Unfold the group"),
        QT_TRANSLATE_NOOP("Actions", "Show again what stands below the row"),
        group=1,
    ),
)
