"""The actions of single views, whose keys count while the view has the keys: lists, bars, the timeline, the sweep.

Their keys are in `widgets/own_keys.py`, where the views find them too.
"""

from crossread.desktop.application.actions.action_spec import ActionSpec, When
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.widgets.own_keys import OWN_KEYS


def _in(place: str, action_id: str, text: str, *, icon: str = "", when: When = "project", told: str = "") -> ActionSpec:
    return ActionSpec(
        id=action_id,
        text=text,
        menu=place,
        shortcut=OWN_KEYS[place][action_id],
        icon=icon,
        when=when,
        place=place,
        description=told,
    )


VIEW_ACTIONS: tuple[ActionSpec, ...] = (
    _in(
        "picker",
        "picker_kind",
        QT_TRANSLATE_NOOP("Actions", "Another kind for the new claim"),
        when="writable",
        told=QT_TRANSLATE_NOOP("Actions", "Number, date, truth and the others, one after the other"),
    ),
    _in("find_bar", "find_case", QT_TRANSLATE_NOOP("Actions", "Match case")),
    _in("find_bar", "find_accents", QT_TRANSLATE_NOOP("Actions", "Match accents")),
    _in("find_bar", "find_words", QT_TRANSLATE_NOOP("Actions", "Whole words")),
    _in("find_bar", "find_pattern", QT_TRANSLATE_NOOP("Actions", "Regular expression")),
    _in("find_bar", "find_scope", QT_TRANSLATE_NOOP("Actions", "This text or all open ones")),
    _in("source_list", "source_details", QT_TRANSLATE_NOOP("Actions", "Details and texts of the source"), icon="edit"),
    _in("source_list", "source_up", QT_TRANSLATE_NOOP("Actions", "Move the source up"), when="writable"),
    _in("source_list", "source_down", QT_TRANSLATE_NOOP("Actions", "Move the source down"), when="writable"),
    _in(
        "source_list",
        "source_delete",
        QT_TRANSLATE_NOOP("Actions", "Delete the source…"),
        icon="delete",
        when="writable",
    ),
    _in("codebook", "codebook_new", QT_TRANSLATE_NOOP("Actions", "New, of the kind of this row"), when="writable"),
    _in("codebook", "codebook_edit", QT_TRANSLATE_NOOP("Actions", "Edit it"), icon="edit"),
    _in("codebook", "codebook_move", QT_TRANSLATE_NOOP("Actions", "Move it below…"), icon="group", when="writable"),
    _in("codebook", "codebook_merge", QT_TRANSLATE_NOOP("Actions", "Merge it into…"), icon="merge", when="writable"),
    _in(
        "codebook",
        "codebook_delete",
        QT_TRANSLATE_NOOP("Actions", "Delete it from the codebook…"),
        icon="delete",
        when="writable",
    ),
    _in("timeline", "timeline_closer", QT_TRANSLATE_NOOP("Actions", "Closer"), when="read"),
    _in("timeline", "timeline_wider", QT_TRANSLATE_NOOP("Actions", "Further away"), when="read"),
    _in("timeline", "timeline_all", QT_TRANSLATE_NOOP("Actions", "The whole time"), when="read"),
    _in("sweep", "sweep_silent", QT_TRANSLATE_NOOP("Actions", "The source is silent on it"), when="writable"),
    _in("sweep", "sweep_tag", QT_TRANSLATE_NOOP("Actions", "Go to the passage and tag")),
    _in("sweep", "sweep_next", QT_TRANSLATE_NOOP("Actions", "Leave it open, go on")),
    _in("sweep", "sweep_previous", QT_TRANSLATE_NOOP("Actions", "Back to the one before")),
    _in("sweep", "sweep_undo", QT_TRANSLATE_NOOP("Actions", "Take the last step back"), icon="undo", when="undo"),
    _in("finish", "finish_silent", QT_TRANSLATE_NOOP("Actions", "Tick it: the source is silent"), when="writable"),
    _in("finish", "finish_tag", QT_TRANSLATE_NOOP("Actions", "Go to its nearest passage and tag")),
    _in("finish", "finish_next", QT_TRANSLATE_NOOP("Actions", "To the next claim")),
    _in("finish", "finish_previous", QT_TRANSLATE_NOOP("Actions", "To the claim before")),
    _in("finish", "finish_all", QT_TRANSLATE_NOOP("Actions", "Tick all"), when="writable"),
    _in("finish", "finish_done", QT_TRANSLATE_NOOP("Actions", "Finished, as ticked"), icon="check", when="writable"),
    _in(
        "passages",
        "passage_compare",
        QT_TRANSLATE_NOOP("Actions", "Compare its words"),
        told=QT_TRANSLATE_NOOP("Actions", "With those of the passages gone to next"),
    ),
    _in("passages", "passage_aside", QT_TRANSLATE_NOOP("Actions", "Set it aside…"), when="writable"),
    _in("verdict", "verdict_open", QT_TRANSLATE_NOOP("Actions", "It stands open"), when="writable"),
    _in("verdict", "verdict_settled", QT_TRANSLATE_NOOP("Actions", "It is settled"), when="writable"),
    _in("verdict", "verdict_cannot_be_settled", QT_TRANSLATE_NOOP("Actions", "It cannot be settled"), when="writable"),
    _in("verdict", "verdict_not_a_conflict", QT_TRANSLATE_NOOP("Actions", "It is no conflict"), when="writable"),
    _in(
        "verdict",
        "verdict_keep",
        QT_TRANSLATE_NOOP("Actions", "Keep the finding, and on to the next"),
        icon="check",
        when="writable",
    ),
    _in("overview", "overview_add", QT_TRANSLATE_NOOP("Actions", "Add a tag to what is selected…"), when="writable"),
    _in("overview", "overview_replace", QT_TRANSLATE_NOOP("Actions", "Replace a tag of it…"), when="writable"),
    _in("overview", "overview_remove", QT_TRANSLATE_NOOP("Actions", "Remove a tag from it…"), when="writable"),
    _in("overview", "overview_export", QT_TRANSLATE_NOOP("Actions", "Export what is selected…"), icon="export"),
    _in(
        "overview",
        "overview_delete",
        QT_TRANSLATE_NOOP("Actions", "Delete what is selected"),
        icon="delete",
        when="writable",
    ),
)
"""Beside these, the grid's and the queue's: `REVIEW_ACTIONS`, `VERDICT_ACTIONS`."""
