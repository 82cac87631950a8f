"""The actions of the grid in Review.

Their keys are the grid's own (`review/grid/view.py`): in a text the same letters mean something else.
"""

from crossread.desktop.application.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

REVIEW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="grid_passages",
        text=QT_TRANSLATE_NOOP("Actions", "&Passages of the cell"),
        menu="view/grid",
        icon="jump",
        description=QT_TRANSLATE_NOOP(
            "Actions", "In the grid with Enter: its passages in panes; Shift for the whole row"
        ),
    ),
    ActionSpec(
        id="grid_silent",
        text=QT_TRANSLATE_NOOP("Actions", "Mark &silent"),
        menu="view/grid",
        when="writable",
        description=QT_TRANSLATE_NOOP(
            "Actions", "In the grid with S: the source was read for the claim and says nothing"
        ),
    ),
    ActionSpec(
        id="grid_across",
        text=QT_TRANSLATE_NOOP("Actions", "Sources or &voices across"),
        menu="view/grid",
        icon="voice",
        description=QT_TRANSLATE_NOOP("Actions", "In the grid with V: a column for each source, or for each voice"),
    ),
    ActionSpec(
        id="grid_find",
        text=QT_TRANSLATE_NOOP("Actions", "&Filter claims and events"),
        menu="view/grid",
        icon="filter",
        description=QT_TRANSLATE_NOOP("Actions", "In the grid with /: only the rows with the words typed"),
    ),
    ActionSpec(
        id="grid_detail",
        text=QT_TRANSLATE_NOOP("Actions", "&Detail beside the grid"),
        menu="view/grid",
        icon="panel-right",
        description=QT_TRANSLATE_NOOP("Actions", "In the grid with Space: show or hide what is beside it"),
    ),
)
