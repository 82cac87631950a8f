"""Asks in place what tells two statements apart: of which scope or day each speaks; of dates, which event one means."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.dates import read as read_date
from crossread.db.deciding import tag_as_other_event, tell_apart
from crossread.db.disagreements import Pair
from crossread.db.errors import CrossreadError
from crossread.db.grid import Quoted
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.look.theme import current
from crossread.desktop.review.detail.reading import Shown
from crossread.desktop.review.detail.words import date_words, said_words, tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.completing_field import Choice, CompletingField
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel
from crossread.desktop.widgets.line_field import LineField

Fields = tuple[CompletingField, LineField]


class ApartForm(QWidget):
    """Stores what was typed as one step. Enter stores, Escape closes; so do its buttons."""

    told = Signal()
    """It is stored: the two are not compared any more, or as what they are."""
    closed = Signal()

    def __init__(self, session: Session, shown: Shown, pair: Pair) -> None:
        super().__init__()
        self._session, self._shown, self.pair = session, shown, pair
        self._quoted = [shown.place_of[each][1] for each in (pair.a, pair.b) if each is not None]
        self._fields: dict[str, Fields] = {}
        self._title: LineField | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(6)
        column.addWidget(PlainLabel(tr("Not the same thing: what tells them apart?"), "strong", wrap=True))
        if shown.kind == "event":
            self._make_title(column)
        else:
            self._make_fields(column)
        self.error = PlainLabel("", "small", "conflict", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        row = QHBoxLayout()
        store = QuietButton(tr("Tell them apart"), outlined=True, key="Enter")
        store.clicked.connect(self.store)
        close = QuietButton(tr("Cancel"), key="Esc")
        close.clicked.connect(self.closed)
        for button in (store, close):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def fields(self) -> dict[str, Fields]:
        """The fields of scope and as-of, by the id of the position."""
        return self._fields

    @property
    def title(self) -> LineField | None:
        """The field of the other event's title, for the dates of an event."""
        return self._title

    def begin(self) -> None:
        """Give the keys to the first field that is empty."""
        fields: list[LineField] = [self._title] if self._title else [each[0] for each in self._fields.values()]
        first = next((each for each in fields if not each.text()), fields[0])

        def give() -> None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            first.selectAll()

        QTimer.singleShot(0, first, give)

    def store(self) -> None:
        """Store what was typed, or say what is wrong with it."""
        if self._title is not None:
            title, tag_id = self._title.text(), self._quoted[-1].said.position_id
            self._run(lambda project: tag_as_other_event(project, tag_id, title))
            return
        changes: dict[str, dict[str, str | None]] = {}
        for quoted in self._quoted:
            said = quoted.said
            scope, as_of = (each.text().strip() for each in self._fields[said.position_id])
            date = read_date(as_of) if as_of else None
            if as_of and date is None:
                self._tell(tr("“{typed}” is no date; write it like 15 Apr 1912.").format(typed=as_of))
                return
            mine: dict[str, str | None] = {}
            if scope != said.scope:
                mine["scope"] = scope
            if date != said.as_of and as_of != date_words(said.as_of):
                mine["as_of"] = date
            if mine:
                changes[said.position_id] = mine
        if not changes:
            self._tell(tr("Say of which scope, or as of which day, at least one of the two speaks."))
            return
        if self._still_the_same(changes):
            self._tell(tr("Both need a scope, and not the same one; or both a day, and not the same one."))
            return
        self._run(lambda project: tell_apart(project, changes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stores, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.store()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its ground, and a bar at its left."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.accent_fill)
        painter.fillRect(0, 0, 3, self.height(), look.accent)

    def _make_fields(self, column: QVBoxLayout) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        scopes = list(dict.fromkeys(each.said.scope for each in self._shown.detail.said if each.said.scope))
        for at, quoted in enumerate(self._quoted):
            name = _name(quoted)
            grid.addWidget(ElidedLabel(name, "small", "ink"), 2 * at, 0, 1, 2)
            scope = CompletingField(
                tr("Of what {who} speaks").format(who=name), partial(_offers, scopes), tr("of what, e.g. passengers")
            )
            scope.setText(quoted.said.scope)
            scope.taken.connect(lambda choice, field=scope: field.setText(choice.text))
            as_of = LineField(tr("As of when {who} speaks").format(who=name), tr("as of when"))
            as_of.setText(date_words(quoted.said.as_of))
            for place, field in enumerate((scope, as_of)):
                field.undo_requested.connect(self._session.undo)
                field.redo_requested.connect(self._session.redo)
                grid.addWidget(field, 2 * at + 1, place)
            self._fields[quoted.said.position_id] = (scope, as_of)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        column.addLayout(grid)

    def _make_title(self, column: QVBoxLayout) -> None:
        said = tr("They date two events. {who} dates the one that is called:").format(who=_name(self._quoted[-1]))
        column.addWidget(PlainLabel(said, "small", "ink", wrap=True))
        self._title = LineField(tr("Title of the other event"), tr("title of the other event"))
        column.addWidget(self._title)

    def _still_the_same(self, changes: dict[str, dict[str, str | None]]) -> bool:
        from crossread.db.disagreements.days import days
        from crossread.db.disagreements.rules import fold

        now = []
        for quoted in self._quoted:
            said, mine = quoted.said, changes.get(quoted.said.position_id, {})
            now.append((fold(mine.get("scope", said.scope) or ""), mine.get("as_of", said.as_of)))
        (scope, as_of), (other_scope, other_as_of) = now
        if scope and other_scope and scope != other_scope:
            return False
        one, other = (days(each) if each else None for each in (as_of, other_as_of))
        return one is None or other is None or one.meets(other)

    def _run(self, operation: Callable[[Project], object]) -> None:
        self._session.run(operation, lambda _: self.told.emit(), self._failed)

    def _failed(self, error: CrossreadError) -> None:
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


def _name(quoted: Quoted) -> str:
    said = quoted.said
    who = said.voice or quoted.source_title
    return f"{source_letter(quoted.place)} · {who}: {said_words(said.stance, said.words)}"


def _offers(scopes: list[str], typed: str) -> list[Choice]:
    """What was typed comes first, so that a new scope is not taken for the beginning of an old one."""
    typed = typed.strip()
    known = [scope for scope in scopes if typed.casefold() in scope.casefold()]
    first = [typed] if typed and typed not in known else []
    return [Choice(key=scope, text=scope) for scope in (*first, *known)] if known else []
