"""The history as users see it: steps in words, undo and redo."""

from collections.abc import Mapping
from string import Formatter

from crossread.db.part import Part
from crossread.db.records import Step
from crossread.db.store import steps
from crossread.db.store.undoing import Progress

# The sentence of each action; `{name}` and the like are filled in from the step's arguments. The interface translates
# these very texts, so they are whole and in the imperative, as after "Undo:".
SENTENCES: dict[str, str] = {
    "add_source": "add source “{name}”",
    "add_sources": "add {count} sources",
    "add_revision": "add a new text of “{name}”",
    "edit_source": "edit source “{name}”",
    "reorder_sources": "reorder the sources",
    "set_zones": "mark parts of “{name}”",
    "finish_source": "finish reading “{name}”",
    "unfinish_source": "reopen “{name}” for reading",
    "delete_source": "delete source “{name}”",
    "delete_revision": "delete text {number} of “{name}”",
    "add_voice": "add voice “{name}”",
    "edit_voice": "edit voice “{name}”",
    "delete_voice": "delete voice “{name}”",
    "merge_voices": "merge voice “{other}” into “{name}”",
    "add_event": "add event “{name}”",
    "edit_event": "edit event “{name}”",
    "delete_event": "delete event “{name}”",
    "merge_events": "merge event “{other}” into “{name}”",
    "add_claim": "add claim “{name}”",
    "edit_claim": "edit claim “{name}”",
    "delete_claim": "delete claim “{name}”",
    "merge_claims": "merge claim “{other}” into “{name}”",
    "add_answer": "add answer “{name}”",
    "edit_answer": "edit answer “{name}”",
    "delete_answer": "delete answer “{name}”",
    "merge_answers": "merge answer “{other}” into “{name}”",
    "annotate": "annotate “{quote}”",
    "edit_note": "edit the note on “{quote}”",
    "move_annotation": "move the bounds of “{quote}”",
    "delete_annotations": "delete {count} annotations",
    "delete_annotation": "delete the annotation of “{quote}”",
    "tag": "tag “{name}”",
    "tag_all_hits": "tag all hits with “{name}” ({count})",
    "edit_tag": "edit the tag “{name}”",
    "untag": "take off the tag “{name}”",
    "tag_many": "tag {count} annotations “{name}”",
    "retag": "tag “{name}” instead of “{other}”",
    "retag_many": "tag {count} annotations “{name}” instead of “{other}”",
    "untag_many": "take the tag “{name}” off {count} annotations",
    "add_position": "add a position on “{name}”",
    "edit_position": "edit a position on “{name}”",
    "remove_position": "remove a position on “{name}”",
    "relate_sources": "relate two sources",
    "delete_relation": "take back how two sources relate",
    "mark_silent": "mark a source as silent",
    "mark_silences": "mark {count} silences",
    "unmark_silent": "take back a silence",
    "decide": "decide a disagreement",
    "tell_apart": "tell two accounts of “{name}” apart",
    "delete_verdict": "delete a verdict",
    "rename_project": "rename the project “{name}”",
    "import_file": "import “{name}”",
    "import_json": "import “{name}”",
    "import_files": "import {count} files",
    "salvage": "salvage what can be read of “{name}”",
    "compact_history": "drop the history of {count} steps",
    "compact_history_of_one": "drop the history of one step",
    "dropped": "an earlier step, of which only what it deleted is kept",
}
# What is done to one of many is said as what is done to one.
_OF_ONE = {
    "delete_annotations": "delete_annotation",
    "tag_many": "tag",
    "retag_many": "retag",
    "untag_many": "untag",
    "mark_silences": "mark_silent",
    "compact_history": "compact_history_of_one",
}


class History(Part):
    """The steps of a project, and the way back through them."""

    def steps(self, *, limit: int = 100, before: int | None = None) -> list[Step]:
        """The latest steps, newest first, at most `limit`; `before` takes a step number to go on from."""
        return steps.list_steps(self._store.conn, limit=limit, before=before)

    @property
    def next_undo(self) -> Step | None:
        """What an undo would take back; None if there is nothing."""
        return steps.next_undo(self._store.conn)

    @property
    def next_redo(self) -> Step | None:
        """What a redo would do again; None if there is nothing, or something else was done since."""
        return steps.next_redo(self._store.conn)

    def start_here(self) -> None:
        """Forget all steps so far: for a project that was made whole, such as a copy of the sample.

        It is no step itself and cannot be taken back.
        """
        self._store.writing()
        self._store.conn.execute("BEGIN IMMEDIATE")
        for table in ("history", "steps"):
            self._store.conn.execute(f"DELETE FROM {table}")
        self._store.conn.execute("COMMIT")

    def undo(self, *, progress: Progress | None = None) -> Step | None:
        """Take back the last step that is not taken back; answers with it, or with None if there is none.

        `progress` is called with the rows done and all there are; an exception that it raises leaves all as it was.
        """
        return self._store.writing().undo(self._store.author, progress)

    def redo(self, *, progress: Progress | None = None) -> Step | None:
        """Do again what was last taken back; answers with it. `progress` as in `undo`."""
        return self._store.writing().redo(self._store.author, progress)


def describe(step: Step) -> str:
    """The step in English words, such as `tag “Surrender”`; a step of a kind that is not known here by its label."""
    return filled(sentence_of(step), step.args)


def sentence_of(step: Step) -> str:
    """The sentence that tells the step, with the names of what is to be filled in."""
    known = SENTENCES.get(sentence_id(step))
    return known if known is not None else step.label.replace("_", " ").replace("{", "{{").replace("}", "}}")


def is_told(step: Step) -> bool:
    """Whether the step is of a known kind, and says all that its sentence names."""
    known = SENTENCES.get(sentence_id(step))
    return known is not None and all(name is None or name in step.args for _, name, _, _ in Formatter().parse(known))


def filled(sentence: str, args: Mapping[str, str | int]) -> str:
    """A sentence with its names filled in; a name that the step does not tell stays open: a script may have made it."""
    return sentence.format_map(_Open(args))


class _Open(dict[str, str | int]):
    def __missing__(self, name: str) -> str:
        return "…"


def sentence_id(step: Step) -> str:
    """Which of `SENTENCES` tells the step."""
    return _OF_ONE.get(step.label, step.label) if step.args.get("count") == 1 else step.label
