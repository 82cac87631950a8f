"""Shows a typed line in the panel: the rows, the chips, what would be stored, what was not understood."""

from collections.abc import Mapping

from crossread.db.records import ValueType
from crossread.desktop.tagging import words
from crossread.desktop.tagging.chip_flow import ChipText
from crossread.desktop.tagging.operations import Wish
from crossread.desktop.tagging.panel import Panel
from crossread.desktop.tagging.row_list import Shown
from crossread.desktop.tagging.typed_line import TypedLine


def show(panel: Panel, line: TypedLine, counts: Mapping[str, int], notice: str, keys: Mapping[str, str]) -> Wish | None:
    """Bring the panel in step with the line, but for the conflicts; answers with what Enter would store."""
    wish = line.wish()
    _show_line(panel, line)
    _show_rows(panel, line, counts, keys)
    _show_settled(panel, line)
    _show_said(panel, line, wish, notice)
    panel.place()
    return wish


def _show_line(panel: Panel, line: TypedLine) -> None:
    if panel.text() != line.text or panel.caret() != line.caret:
        panel.set_text(line.text, line.caret)


def _show_rows(panel: Panel, line: TypedLine, counts: Mapping[str, int], keys: Mapping[str, str]) -> None:
    entering = line.entering
    there = frozenset(row.id for row in line.rows.rows if row.id is not None and entering.is_there(row))
    panel.list.show_rows(Shown(rows=line.rows, book=entering.book, counts=counts, there=there, keys=keys))


def _show_settled(panel: Panel, line: TypedLine) -> None:
    settled, book = line.settled, line.entering.book
    panel.edit.setPlaceholderText(panel.placeholder if settled is None else words.say_more())
    if settled is None:
        panel.show_subject("")
    elif settled.is_event:
        event = book.events.get(settled.id or "")
        panel.show_subject(settled.name, is_event=True, color=event.color if event else "", tag_id=settled.id or "")
    else:
        claim = book.claims.get(settled.id or "")
        panel.show_subject(settled.name, color=claim.color if claim else "", tag_id=settled.id or "")


def _show_said(panel: Panel, line: TypedLine, wish: Wish | None, notice: str) -> None:
    makes_claim = line.makes_claim
    panel.kinds.setVisible(makes_claim)
    panel.kind_hint.setVisible(makes_claim)
    panel.hints["new"].setVisible(line.settled is None and any(row.is_new for row in line.rows.rows[1:]))
    panel.take.setEnabled(wish is not None)
    panel.show_chips([] if wish is None else _chips(wish))
    panel.preview.setVisible(wish is not None)
    faults = []
    if wish is not None:
        if wish.subject.value_type is not None:
            panel.kinds.choose(wish.subject.value_type)
        changes = line.changes_what_is_there(wish)
        panel.preview.setText(words.preview(wish, adds=wish.annotation_id is not None, changes=changes))
        faults = [words.fault_words(fault) for fault in wish.said.faults]
    panel.show_problems(faults, notice)
    panel.as_claim.setVisible(line.as_claim is not None)
    helps = line.settled is not None and not line.rows.rows and wish is not None
    panel.marks.setVisible(helps)
    if helps and wish is not None:
        panel.marks.setText(words.marks_help(wish.subject.value_type, line.entering.offered_voice_name()))


def _chips(wish: Wish) -> list[ChipText]:
    kind: ValueType = wish.subject.value_type or "date"
    said = [words.piece_words(piece, wish.said, kind) for piece in wish.said.pieces]
    taken = [ChipText(text=text, name=words.chip_name(text, offered=False), key=at) for at, text in enumerate(said)]
    others = [words.value_words(value, kind) for value in wish.said.others]
    return taken + [
        ChipText(text=text, name=words.chip_name(text, offered=True), key=-1 - at, offered=True)
        for at, text in enumerate(others)
    ]
