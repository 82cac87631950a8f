"""What the researcher says of two sources: one of six things, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.parallels import SourcePair
from crossread.db.records import RelationKind
from crossread.desktop.copies.words import Names, kind_words, shown_date, tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel
from crossread.desktop.widgets.line_field import LineField

Choice = tuple[RelationKind, str, str]
"""A kind, and the two sources in the order in which it is said: the first copies the second."""


class Decision(QWidget):
    """Shows what was said of a pair. The likelier direction comes first: the later has it from the earlier."""

    decided = Signal(str, str, str, str)
    """The kind, the two sources in the order in which it is said, and the reason."""
    taken_back = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: SourcePair | None = None
        self._writable = True
        self._buttons: dict[Choice, QuietButton] = {}
        self._flow = FlowLayout()
        self._question = PlainLabel("", "small", "ink_quiet")
        self.reason = LineField(tr("Reason"), tr("Why? What both have in common that each could not have by itself…"))
        self.reason.returnPressed.connect(self._keep_reason)
        self.reason.left.connect(self._keep_reason)
        self.reason.undo_requested.connect(self.undo_requested)
        self.reason.redo_requested.connect(self.redo_requested)
        self._by = ElidedLabel("", "small", "ink_quiet")
        self.back = QuietButton(tr("Take back"), "undo")
        self.back.clicked.connect(self.taken_back)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._by, 1)
        below.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addWidget(self._question)
        column.addLayout(self._flow)
        column.addWidget(self.reason)
        column.addLayout(below)

    def show_pair(self, pair: SourcePair, names: Names, *, writable: bool) -> None:
        """Show what was said of a pair."""
        is_other = self._pair is None or self._pair.key != pair.key
        before = self._pair.relation if self._pair is not None else None
        self._pair, self._writable = pair, writable
        if is_other or not self._buttons:
            self._make_buttons(pair, names)
        relation = pair.relation
        for (kind, a, b), button in self._buttons.items():
            is_said = relation is not None and relation.kind == kind
            is_mutual = kind in ("same_origin", "independent")
            button.setChecked(is_said and (is_mutual or (relation is not None and (relation.a, relation.b) == (a, b))))
            button.setEnabled(writable)
        if is_other or relation != before:
            self.reason.show_text(relation.reason if relation is not None else "")
        self.reason.setEnabled(writable)
        self._question.setText(_question(pair, names))
        self._by.setText(_decided(pair))
        self.back.setVisible(relation is not None and writable)

    def button(self, kind: RelationKind, a: str = "", b: str = "") -> QuietButton:
        """The button of a kind; of copies and translations that of the direction."""
        return next(
            each for choice, each in self._buttons.items() if choice[0] == kind and (not a or choice[1:] == (a, b))
        )

    def _make_buttons(self, pair: SourcePair, names: Names) -> None:
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        later, earlier = (pair.a, pair.b) if pair.earlier == pair.b else (pair.b, pair.a)
        choices: list[Choice] = [
            ("copies", later, earlier),
            ("copies", earlier, later),
            ("translates", later, earlier),
            ("translates", earlier, later),
            ("same_origin", later, earlier),
            ("independent", later, earlier),
        ]
        self._buttons = {}
        for kind, a, b in choices:
            button = QuietButton(kind_words(kind, names[a].letter, names[b].letter), outlined=True)
            button.setCheckable(True)
            button.setAccessibleName(kind_words(kind, names[a].title, names[b].title))
            button.clicked.connect(lambda _checked=False, choice=(kind, a, b): self._decide(choice))
            self._buttons[kind, a, b] = button
            self._flow.addWidget(button)
            button.show()

    def _decide(self, choice: Choice) -> None:
        self.decided.emit(*choice, " ".join(self.reason.text().split()))

    def _keep_reason(self) -> None:
        relation = self._pair.relation if self._pair is not None else None
        reason = " ".join(self.reason.text().split())
        if relation is not None and self._writable and reason != relation.reason:
            self.decided.emit(relation.kind, relation.a, relation.b, reason)


def _question(pair: SourcePair, names: Names) -> str:
    if pair.earlier is None:
        return tr("What are they to each other? Which was published first is not known.")
    return tr("What are they to each other? {letter} was published first.").format(letter=names[pair.earlier].letter)


def _decided(pair: SourcePair) -> str:
    relation = pair.relation
    if relation is None:
        return tr("Nothing is said of them yet: they count as independent.")
    date = shown_date(relation.decided_at[:10])
    if relation.decided_by:
        return tr("decided by {who}, {date}").format(who=relation.decided_by, date=date)
    return tr("decided {date}").format(date=date)
