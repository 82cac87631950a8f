"""One position on a claim, to edit in place: stance, value, voice, and what is rare behind “more” until filled."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.numbers import NumberReading
from crossread.db.records import Claim, Position
from crossread.desktop.annotation.anchors import Anchors
from crossread.desktop.annotation.date_row import POSITION_COLUMNS, DateRow
from crossread.desktop.annotation.figures import shown_figure
from crossread.desktop.annotation.keeping import Keeper, Saving
from crossread.desktop.annotation.reading import Book
from crossread.desktop.annotation.row import LABEL_WIDTH, Row
from crossread.desktop.annotation.rows import (
    AnswerRow,
    AsOfRow,
    FigureRow,
    StanceRow,
    TextRow,
    ViaRow,
    VoiceRow,
    WordRow,
    offered,
)
from crossread.desktop.annotation.storing import Target
from crossread.desktop.annotation.subject_button import SubjectButton
from crossread.desktop.annotation.words import certainties, source_stances, tr
from crossread.desktop.look.palettes import claim_line, line_pattern
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.completing_field import Choice, CompletingField

# In the order in which they stand; the columns that each row shows.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "stance": ("stance",),
    "figure": ("value", "value_high", "qualifier"),
    "date": ("value", "value_given", "date_anchor"),
    "answer": ("answer_id",),
    "voice": ("voice_id",),
    "given": ("value_given",),
    "as_of": ("as_of",),
    "scope": ("scope",),
    "certainty": ("certainty",),
    "source_stance": ("source_stance",),
    "via": ("via",),
}
_ORDER = tuple(_COLUMNS)
_VALUE_ROWS = {"number": "figure", "duration": "figure", "date": "date", "answer": "answer"}


class PositionBlock(QWidget):
    """Rows are made when they are first needed, and used again for the next position."""

    claim_requested = Signal(str)
    """Show this claim."""
    claim_chosen = Signal(str, str)
    """The position of this id shall be on the claim of that id."""
    history_requested = Signal(str)
    """Show what happened to the position of this id."""
    remove_requested = Signal(str)
    """Take the position of this id off."""
    voice_requested = Signal(str)
    """Another voice says something on the claim of this id."""
    rows_changed = Signal()
    """Other rows are shown now."""
    passages_wanted = Signal()

    def __init__(self, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._position: Position | None = None
        self._claim: Claim | None = None
        self._book = Book()
        self._anchors: Anchors | None = None
        self._whole = False
        self._editable = True
        self.rows: dict[str, Row] = {}
        self.head = SubjectButton()
        self._retag: CompletingField | None = None
        self.more = QuietButton(tr("more…"), name=tr("More about this position"))
        self.more.clicked.connect(self._show_whole)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 2)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        below = QHBoxLayout()
        below.setContentsMargins(LABEL_WIDTH - 1, 0, 0, 0)
        below.addWidget(self.more)
        below.addStretch(1)
        self._column.addLayout(below)
        menu = self.head.menu
        menu.addAction(tr("Show this claim"), lambda: self._with_claim(self.claim_requested.emit))
        menu.addAction(tr("Another voice on this claim"), lambda: self._with_claim(self.voice_requested.emit))
        menu.addAction(tr("Change the claim…"), self._ask_claim)
        menu.addAction(tr("History of this position"), lambda: self.history_requested.emit(self.position_id))
        menu.addSeparator()
        menu.addAction(tr("Remove this position"), self._remove)

    @property
    def position_id(self) -> str:
        """The position shown."""
        return self._position.id if self._position else ""

    @property
    def claim_id(self) -> str:
        """Its claim."""
        return self._position.claim_id if self._position else ""

    def show_position(self, position: Position, book: Book, anchors: Anchors, *, editable: bool) -> None:
        """Show a position; the same one again keeps what is being typed."""
        if self._position is None or position.id != self._position.id:
            self._whole = False
            self._close_retag()
        self._position, self._book, self._anchors, self._editable = position, book, anchors, editable
        self._claim = book.claims.get(position.claim_id)
        if self._claim is not None:
            claim = self._claim
            pattern = line_pattern(claim.color, claim.id)
            self.head.show_subject(claim.statement, book.codes.get(claim.id, ""), claim_line(claim.color), pattern)
        for action in self.head.menu.actions()[1:]:
            action.setEnabled(editable)
        self._arrange()

    def set_against(self, count: int) -> None:
        """How many other passages stand against it."""
        self.head.set_against(count)

    def tab_order(self) -> list[QWidget]:
        """What takes the keys, in order."""
        found: list[QWidget] = [self.head]
        if self._retag is not None and self._retag.isVisibleTo(self):
            found.append(self._retag)
        for name in _ORDER:
            if name in self.rows and not self.rows[name].isHidden():
                found.extend(self.rows[name].editors)
        return [*found, self.more]

    def edit_voice(self) -> Keeper:
        """Put the keys into the field of the voice; answers with its keeper."""
        row = self.rows["voice"]
        row.first_editor().setFocus(Qt.FocusReason.OtherFocusReason)
        assert row.keeper is not None
        return row.keeper

    def refresh_offers(self) -> None:
        """What dates can be counted from has become more."""
        row = self.rows.get("date")
        if isinstance(row, DateRow) and row.counted.is_open:
            row.counted.open_list(row.counted.text())

    def _arrange(self) -> None:
        position, claim = self._position, self._claim
        if position is None or claim is None:
            return
        shown = self._wanted(position, claim)
        for name in _ORDER:
            if name not in shown:
                if name in self.rows:
                    self.rows[name].hide()
                continue
            row = self._row(name)
            self._tell_row(row, claim)
            row.set_subject(claim.statement)
            row.set_editable(self._editable)
            assert row.keeper is not None
            columns = {column: getattr(position, column) for column in _COLUMNS[name]}
            row.keeper.show(Target(kind="position", id=position.id), columns)
            row.show()
        whole = shown == self._all(claim)
        self.more.setVisible(not whole or self._whole)
        self.more.setText(tr("less") if self._whole else tr("more…"))

    def _all(self, claim: Claim) -> set[str]:
        value = _VALUE_ROWS.get(claim.value_type)
        left_out = set(_VALUE_ROWS.values()) - {value} | ({"given"} if value == "date" else set())
        return set(_ORDER) - left_out

    def _wanted(self, position: Position, claim: Claim) -> set[str]:
        everything = self._all(claim)
        if self._whole:
            return everything
        filled = {
            name
            for name, is_filled in (
                ("given", bool(position.value_given) and not _says_the_same(position, claim)),
                ("as_of", position.as_of is not None),
                ("scope", bool(position.scope)),
                ("certainty", position.certainty != "certain"),
                ("source_stance", position.source_stance is not None),
                ("via", bool(position.via)),
            )
            if is_filled
        }
        # A row that was shown for this position stays while it is looked at, also when it was just emptied.
        kept = {
            name
            for name, row in self.rows.items()
            if not row.isHidden() and row.keeper is not None and row.keeper.target == self._target()
        }
        return everything & ({"stance", *_VALUE_ROWS.values(), "voice"} | filled | kept)

    def _target(self) -> Target:
        return Target(kind="position", id=self.position_id)

    def _row(self, name: str) -> Row:
        if name not in self.rows:
            row = _MAKERS[name]()
            Keeper(row, self._saving)
            if isinstance(row, DateRow):
                row.passages_wanted.connect(self.passages_wanted)
            before = sum(1 for each in _ORDER[: _ORDER.index(name)] if each in self.rows)
            self._column.insertWidget(1 + before + (self._retag is not None), row)
            self.rows[name] = row
        return self.rows[name]

    def _tell_row(self, row: Row, claim: Claim) -> None:
        if isinstance(row, (FigureRow, AnswerRow)):
            row.set_claim(claim)
        elif isinstance(row, VoiceRow):
            row.set_book(self._book)
        elif isinstance(row, ViaRow):
            row.set_names(self._book.stop_names)
        elif isinstance(row, DateRow):
            assert self._anchors is not None
            row.set_anchors(self._anchors)
            row.show_all(self._whole)

    def _show_whole(self) -> None:
        self._whole = not self._whole
        if not self._whole:
            for row in self.rows.values():
                row.hide()
        self._arrange()
        self.rows_changed.emit()

    def _with_claim(self, tell: Callable[[str], object]) -> None:
        if self._claim is not None:
            tell(self._claim.id)

    def _remove(self) -> None:
        self.remove_requested.emit(self.position_id)

    def _ask_claim(self) -> None:
        if self._retag is None:
            self._retag = CompletingField(tr("Another claim"), self._claims, tr("which claim instead?"))
            self._retag.taken.connect(self._claim_taken)
            self._retag.left.connect(self._close_retag)
            self._column.insertWidget(1, self._retag)
        self._retag.show_text("")
        self._retag.show()
        self.rows_changed.emit()
        self._retag.setFocus(Qt.FocusReason.OtherFocusReason)
        self._retag.open_list()

    def _claims(self, typed: str) -> list[Choice]:
        return [each for each in offered(self._book.claim_names, typed) if each.key != self.claim_id]

    def _claim_taken(self, choice: Choice) -> None:
        self.claim_chosen.emit(self.position_id, choice.key)
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_retag(self) -> None:
        if self._retag is not None:
            self._retag.hide()


def _says_the_same(position: Position, claim: Claim) -> bool:
    """Whether the value as written is letter by letter what the field of the value shows."""
    answer = next((each.text for each in claim.answers if each.id == position.answer_id), None)
    if position.value is None or claim.value_type not in ("number", "duration"):
        return position.value_given == answer
    said = NumberReading(value=position.value, value_high=position.value_high, qualifier=position.qualifier)
    return position.value_given == shown_figure(said, duration=claim.value_type == "duration")


_MAKERS: Mapping[str, Callable[[], Row]] = {
    "stance": StanceRow,
    "figure": FigureRow,
    "date": lambda: DateRow(POSITION_COLUMNS),
    "answer": AnswerRow,
    "voice": VoiceRow,
    "given": lambda: TextRow("value_given", tr("as written"), tr("Value as written"), None, tr("the passage's words")),
    "as_of": AsOfRow,
    "scope": lambda: TextRow("scope", tr("scope"), tr("Scope"), "", tr("of what, of whom")),
    "certainty": lambda: WordRow("certainty", tr("certainty"), tr("Certainty of the voice"), certainties()),
    "source_stance": lambda: WordRow(
        "source_stance", tr("the source"), tr("The source's stance to the voice"), source_stances()
    ),
    "via": ViaRow,
}
