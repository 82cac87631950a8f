"""Agreement between coders: what it is in two sentences, the figures by tag, the passages behind them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from crossread.db.agreement import Agreement, Difference, Line, read_agreement
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.agreement.difference_list import DifferenceList
from crossread.desktop.agreement.table import FiguresTable
from crossread.desktop.agreement.words import coder_name, pairs_of, stands_on, title_of, tr
from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.labels import EmptyState, PlainLabel

_REST_MS = 400
_NARROW = 900
_MEASURE = 860


class AgreementPanel(QWidget):
    """Reads while it is seen, and again when something changed."""

    difference_requested = Signal(object)
    """A `Difference` is to be seen in its text."""
    tag_chosen = Signal(str, str)
    """Another line was chosen by the user: `event` or `claim`, and its id."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Agreement | None = None
        self._places: dict[str, int] = {}
        self._is_stale = True
        self.differences = DifferenceList()
        self._make()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        session.changed.connect(self._take_changes)
        session.opened.connect(self._forget)
        session.closed.connect(self._forget)
        watcher().theme_changed.connect(self.update)

    @property
    def agreement(self) -> Agreement | None:
        """What is shown; None until it is read."""
        return self._found

    # What the project says

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _take_changes(self, changes: Changes) -> None:
        if changes.concerns("annotation", "event", "claim", "source", "revision"):
            self._is_stale = True
            if self.isVisible():
                self._rest.start()

    def _forget(self) -> None:
        self._found, self._is_stale = None, True
        self._stack.setCurrentWidget(self._blank)
        if self.isVisible():
            self._rest.start()

    def _ask(self) -> None:
        def question(project: Project) -> tuple[Agreement, dict[str, int]]:
            places = {source.id: place for place, source in enumerate(project.sources.all())}
            return read_agreement(project), places

        self._is_stale = False
        self._session.ask(question, self._take, key="agreement")

    def _take(self, answer: tuple[Agreement, dict[str, int]]) -> None:
        self._found, self._places = answer
        found = self._found
        has_keys = self.hasFocus() or self.table.hasFocus()
        if len(found.coders) < 2 or not found.texts:
            self._say_why_not(found)
        else:
            self._counts.setText(_counted(found))
            self.table.show_agreement(found)
            self._stack.setCurrentWidget(self._body)
        if has_keys:
            self._pass_keys_on()

    def _say_why_not(self, found: Agreement) -> None:
        advice = tr(
            "Agreement needs two who tagged the same texts. Take in what somebody else tagged in a copy of this "
            "project: Project › Import JSON."
        )
        if not found.coders:
            title = tr("Nobody has tagged anything yet")
        elif len(found.coders) == 1:
            title = tr("Only one person has tagged here: {name}").format(name=coder_name(found.coders[0].name))
        else:
            names = ", ".join(coder_name(coder.name) for coder in found.coders)
            title = tr("They tagged different texts: {names}").format(names=names)
        self._empty.set_texts(title, advice)
        self._counts.setText("")
        self._stack.setCurrentWidget(self._empty)

    # How it is built and shown

    def _make(self) -> None:
        self._title = PlainLabel(tr("Agreement between coders"), "title")
        self.explained = PlainLabel(
            tr(
                "This is about those who tagged, not about what the sources say: how far they gave the same passages "
                "the same tags, beyond what chance would give (1 is full agreement, 0 what chance gives). Passages "
                "count as the same where half of what they cover is common; choose a line to see where they differ."
            ),
            "body",
            "ink_quiet",
            wrap=True,
        )
        self.explained.setMaximumWidth(_MEASURE)
        explained = QHBoxLayout()
        explained.addWidget(self.explained, 1)
        explained.addStretch(0)
        self._counts = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.table = FiguresTable()
        self.table.line_chosen.connect(self._show_line)
        self.table.entered.connect(lambda: self.differences.setFocus(Qt.FocusReason.TabFocusReason))
        self._line_title = PlainLabel("", "strong", "ink", wrap=True)
        self._stands_on = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._pairs = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.differences.requested.connect(self._request)
        self._none = EmptyState(tr("They do not differ here"), tr("Every passage that counts was given the same."))
        behind = QWidget()
        column = QVBoxLayout(behind)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(3)
        for label in (self._line_title, self._stands_on, self._pairs):
            label.setContentsMargins(14, 0, 14, 0)
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self.differences, 1)
        column.addWidget(self._none, 1)
        self._body = QSplitter()
        self._body.setHandleWidth(1)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(self.table)
        self._body.addWidget(behind)
        self._body.setStretchFactor(0, 3)
        self._body.setStretchFactor(1, 2)
        self._empty = EmptyState("", "")
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for each in (self._blank, self._body, self._empty):
            self._stack.addWidget(each)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addLayout(explained)
        head.addWidget(self._counts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    def _show_line(self, line: Line) -> None:
        if self._found is None:
            return
        self._line_title.setText(title_of(line))
        self._stands_on.setText(stands_on(line))
        pairs = pairs_of(line)
        self._pairs.setText(tr("κ by pair (passages): {pairs}").format(pairs=pairs))
        self._pairs.setVisible(bool(pairs))
        shown = [self._found.differences[at] for at in line.differences]
        self.differences.show_differences(shown, self._places)
        self.differences.setVisible(bool(shown))
        self._none.setVisible(not shown)
        if self.table.hasFocus() and line.tag_id:
            self.tag_chosen.emit(line.kind, line.tag_id)

    def _request(self, difference: Difference) -> None:
        self.difference_requested.emit(difference)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what is behind the figures stands below them."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._body.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are for the table."""
        super().focusInEvent(event)
        self._pass_keys_on()

    def _pass_keys_on(self) -> None:
        if self._stack.currentWidget() is self._body:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)


def _counted(found: Agreement) -> str:
    coders = " · ".join(
        tr("{name}: {count} in {texts}").format(
            name=coder_name(coder.name),
            count=_many(tr("1 tagged passage"), tr("{count} tagged passages"), coder.annotations),
            texts=_many(tr("1 text"), tr("{count} texts"), coder.texts),
        )
        for coder in found.coders
    )
    shared = _many(tr("1 text that two or more worked on"), tr("{count} texts that two or more worked on"), found.texts)
    passages = _many(
        tr("1 passage marked by two or more"), tr("{count} passages marked by two or more"), found.passages
    )
    return f"{coders}\n{shared} · {passages}"


def _many(one: str, many: str, count: int) -> str:
    return one if count == 1 else many.format(count=f"{count:,}")
