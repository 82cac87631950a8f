"""Which kind of work a step was: what a list of steps is narrowed by."""

from typing import Literal

Group = Literal["tags", "codebook", "sources", "judging", "imports", "ways"]
GROUPS: tuple[Group, ...] = ("tags", "codebook", "sources", "judging", "imports", "ways")

LABELS: dict[Group, tuple[str, ...]] = {
    "tags": (
        *("annotate", "edit_note", "move_annotation", "delete_annotations", "delete_annotation"),
        *("tag", "tag_all_hits", "edit_tag", "untag", "tag_many", "retag", "retag_many", "untag_many"),
        *("add_position", "edit_position", "remove_position"),
    ),
    "codebook": (
        *("add_voice", "edit_voice", "delete_voice", "merge_voices"),
        *("add_event", "edit_event", "delete_event", "merge_events"),
        *("add_claim", "edit_claim", "delete_claim", "merge_claims"),
        *("add_answer", "edit_answer", "delete_answer", "merge_answers"),
    ),
    "sources": (
        *("add_source", "add_sources", "add_revision", "edit_source", "reorder_sources", "set_zones"),
        *("finish_source", "unfinish_source", "delete_source", "delete_revision", "rename_project"),
    ),
    "judging": (
        *("relate_sources", "delete_relation", "mark_silent", "mark_silences", "unmark_silent"),
        *("decide", "tell_apart", "delete_verdict"),
    ),
    "imports": ("import_file", "import_json", "import_files", "salvage"),
    "ways": ("compact_history", "dropped"),
}
_GROUP_OF = {label: group for group, labels in LABELS.items() for label in labels}


def group_of(label: str, kind: str) -> Group:
    """Which group a step belongs to, by its label and kind; what a script named its own way is work on passages."""
    if kind in ("undo", "redo"):
        return "ways"
    if kind in ("import", "merge"):
        return "imports"
    return _GROUP_OF.get(label, "tags")
