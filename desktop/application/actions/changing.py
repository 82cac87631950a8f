"""Which actions change the project though nothing but a text, or an annotation in it, is needed to see them."""

from crossread.desktop.application.actions.boundary import BOUNDARY_ACTIONS
from crossread.desktop.application.actions.text import REPEAT_ACTIONS

CHANGING = frozenset(
    {
        "tag",
        "tag_event",
        "tag_claim",
        "edit_note",
        "delete_annotation",
        "finish_source",
        *(spec.id for spec in BOUNDARY_ACTIONS),
        *(spec.id for spec in REPEAT_ACTIONS),
    }
)
"""They are of no use in a project that is open for reading, and say so."""
