"""The actions on a disagreement in Review: going through the queue, deciding, telling apart.

Their keys count in that workspace alone: in a text the same letters mean something else.
"""

from crossread.desktop.application.actions.action_spec import ActionSpec, When
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.widgets.own_keys import OWN_KEYS


def _on_one(
    action_id: str, text: str, description: str, *, icon: str, group: int = 0, when: When = "project"
) -> ActionSpec:
    return ActionSpec(
        id=action_id,
        text=text,
        menu="view/queue",
        group=group,
        shortcut=OWN_KEYS["review"][action_id],
        icon=icon,
        when=when,
        place="review",
        description=description,
    )


VERDICT_ACTIONS: tuple[ActionSpec, ...] = (
    _on_one(
        "next_disagreement",
        QT_TRANSLATE_NOOP("Actions", "Next &disagreement"),
        QT_TRANSLATE_NOOP("Actions", "The next in the queue, the heaviest first"),
        icon="chevron-down",
    ),
    _on_one(
        "previous_disagreement",
        QT_TRANSLATE_NOOP("Actions", "Previous d&isagreement"),
        QT_TRANSLATE_NOOP("Actions", "Back through the queue"),
        icon="chevron-up",
    ),
    _on_one(
        "open_disagreement",
        QT_TRANSLATE_NOOP("Actions", "&Open its passages in panes"),
        QT_TRANSLATE_NOOP("Actions", "A passage of every source, side by side in Read"),
        icon="jump",
    ),
    _on_one(
        "decide",
        QT_TRANSLATE_NOOP("Actions", "De&cide"),
        QT_TRANSLATE_NOOP("Actions", "What you found, how surely, and why"),
        icon="check",
        group=1,
        when="writable",
    ),
    _on_one(
        "tell_apart",
        QT_TRANSLATE_NOOP("Actions", "Not the &same thing…"),
        QT_TRANSLATE_NOOP("Actions", "The scope or day that tells the two of a pair apart"),
        icon="swap",
        group=1,
        when="writable",
    ),
)
