"""The actions of silence and of agreement between coders; part of the list in `action_list`."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

SILENCE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="finish_source",
        text=QT_TRANSLATE_NOOP("Actions", "Fi&nished with this source…"),
        menu="sources",
        group=2,
        shortcut="Ctrl+Shift+E",
        icon="check",
        when="pane",
        description=QT_TRANSLATE_NOOP("Actions", "List the claims it does not touch, with what comes nearest to each"),
    ),
    ActionSpec(
        id="sweep_silences",
        text=QT_TRANSLATE_NOOP("Actions", "&Go through what is open…"),
        menu="sources",
        group=2,
        shortcut="Ctrl+Shift+U",
        icon="jump",
        description=QT_TRANSLATE_NOOP(
            "Actions", "Claim by claim, source by source: tag what is said, or mark the source silent"
        ),
    ),
    ActionSpec(
        id="show_agreement",
        text=QT_TRANSLATE_NOOP("Actions", "A&greement between coders…"),
        menu="view",
        icon="voice",
        description=QT_TRANSLATE_NOOP("Actions", "How far those who tagged the same texts agree, and where not"),
    ),
)
