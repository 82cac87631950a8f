"""The sheet on which an import is looked through: a table of the files, one of them closer, and one key to add all."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from crossread.db.intake import Planned, Skipped
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.sources.import_delegate import ROW_HEIGHT, ImportDelegate
from crossread.desktop.sources.import_details import ImportDetails
from crossread.desktop.sources.import_draft import Draft, Line, RefusedLine
from crossread.desktop.sources.import_planning import ImportPlan
from crossread.desktop.sources.import_table import AUTHOR, CHECK, PUBLISHED, PUBLISHER, TITLE, ImportTable
from crossread.desktop.sources.import_words import add_words, heading, passed_over_words
from crossread.desktop.sources.primary_button import PrimaryButton
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel

HEADER_HEIGHT = 26
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTHS = {CHECK: 38, PUBLISHER: 130, AUTHOR: 120, PUBLISHED: 112}


class ImportSheet(QWidget):
    """Lies over its host until it is answered. Enter adds what is ticked, Escape leaves all."""

    accepted = Signal(list)
    """Take these in: a list of `Planned` with all that was typed."""
    left = Signal()
    """Nothing is wanted."""
    encoding_requested = Signal(object, str)
    """A `Draft` shall be read again in an encoding; answer with `show_reread` or `show_fault`."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._passed_over: list[Skipped] = []
        self._model = ImportTable(self)
        self._title = PlainLabel("", "title")
        self._advice = ElidedLabel(
            self.tr("Guessed from the texts; everything can be changed, now or later."), "body", "ink_quiet"
        )
        self._table = _Table(self._model)
        self._details = ImportDetails()
        self._note = ElidedLabel("", "small", "ink_quiet")
        self._leave = QuietButton(self.tr("Leave all"), outlined=True, key=self.tr("Esc"))
        self._add = PrimaryButton(self.tr("Enter"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._advice, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._leave)
        foot.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._table, 6)
        column.addWidget(self._details, 1)
        column.addLayout(foot)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self._add.clicked.connect(self._accept)
        self._leave.clicked.connect(self.left)
        self._model.edited.connect(self._show_standing)
        self._table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_line(now))
        self._details.encoding_chosen.connect(self._ask_encoding)
        self._details.action_chosen.connect(self._choose_action)
        watcher().theme_changed.connect(self.update)
        self._host.installEventFilter(self)

    @property
    def drafts(self) -> list[Draft]:
        """The files that can be taken in, as they are now."""
        return self._model.drafts

    @property
    def note(self) -> str:
        """What is said at the foot."""
        return self._note.text()

    def show_plan(self, plan: ImportPlan) -> None:
        """Lay out what was found, behind what lies here already."""
        known = {draft.planned.path for draft in self.drafts} if self.isVisible() else set()
        before = list(self._model.lines) if self.isVisible() else []
        if not self.isVisible():
            self._passed_over = []
        self._passed_over += plan.passed_over
        drafts: list[Line] = [Draft(planned=one, titles=plan.titles) for one in plan.files if one.path not in known]
        refused: list[Line] = [RefusedLine(one) for one in plan.refused]
        lines = [*(line for line in before if isinstance(line, Draft)), *drafts]
        self._model.set_lines([*lines, *(line for line in before if isinstance(line, RefusedLine)), *refused])
        self._table.setMaximumHeight(len(self._model.lines) * ROW_HEIGHT + HEADER_HEIGHT + 2)
        self._show_standing()
        self._fit()
        self.show()
        self.raise_()
        self.set_busy(busy=False)
        self._table.setCurrentIndex(self._model.index(0, TITLE))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """While the files are added nothing can be changed."""
        for widget in (self._table, self._details, self._add, self._leave):
            widget.setEnabled(not busy)
        if not busy:
            self._show_standing()

    def put_away(self) -> None:
        """The sheet is done with."""
        self.hide()
        self._model.set_lines([])

    def show_reread(self, draft: Draft, planned: Planned) -> None:
        """A file was read again in another encoding."""
        draft.reread(planned)
        lines = list(self._model.lines)
        if draft in lines:
            self._model.tell_changed(lines.index(draft))
            self._show_line(self._table.currentIndex())

    def show_fault(self, sentence: str) -> None:
        """What was chosen last cannot be done."""
        self._show_line(self._table.currentIndex())
        self._details.show_fault(sentence)

    def _accept(self) -> None:
        wanted = [draft.result() for draft in self.drafts if draft.wanted]
        if wanted and self._add.isEnabled():
            self.accepted.emit(wanted)

    def _show_standing(self) -> None:
        drafts = self.drafts
        wanted = [draft for draft in drafts if draft.wanted]
        refused = len(self._model.lines) - len(drafts)
        faults = [draft for draft in wanted if draft.date_fault]
        self._title.setText(heading(len(drafts), refused))
        self._add.show_words(add_words(wanted))
        self._add.setEnabled(bool(wanted) and not faults)
        if faults:
            self._note.setText(
                self.tr(
                    "“{typed}” is not understood as a date. Write it as 19 Sep 2023, late 2022 or about 1912."
                ).format(typed=faults[0].edited["published"])
            )
        else:
            self._note.setText(passed_over_words(self._passed_over))

    def _show_line(self, index: QModelIndex) -> None:
        self._details.show_line(self._model.line(index))

    def _ask_encoding(self, encoding: str) -> None:
        line = self._model.line(self._table.currentIndex())
        if isinstance(line, Draft) and encoding != line.planned.encoding:
            self.encoding_requested.emit(line, encoding)

    def _choose_action(self, choice: str) -> None:
        index = self._table.currentIndex()
        line = self._model.line(index)
        if isinstance(line, Draft):
            line.choice = choice
            self._model.tell_changed(index.row())

    def _fit(self) -> None:
        self.setGeometry(self._host.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Escape leaves."""
        if event.key() in _ENTER:
            self._accept()
        elif event.key() == Qt.Key.Key_Escape and self._leave.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), current().paper)


class _Table(QTableView):
    """One row a file; the title takes the room that is left."""

    def __init__(self, model: ImportTable) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ImportDelegate(self))
        self.setAccessibleName(self.tr("Files to take in"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalHeader(_Header(self))
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns.setMinimumSectionSize(38)
        for column, width in _WIDTHS.items():
            columns.resizeSection(column, width)
        columns.setSectionResizeMode(CHECK, QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._take_theme()
        watcher().theme_changed.connect(self._take_theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape are the sheet's, but that a field is done with when it was they that ended it."""
        if event.key() in (*_ENTER, Qt.Key.Key_Escape):
            event.setAccepted(self.state() == QAbstractItemView.State.EditingState)
        else:
            super().keyPressEvent(event)

    def _take_theme(self) -> None:
        look, palette = current(), self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.paper)
        palette.setColor(QPalette.ColorRole.Highlight, look.accent_fill)
        self.setPalette(palette)


class _Header(QHeaderView):
    """Quiet words over the columns, and a hairline."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setFont(fonts.interface_font("small"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One word."""
        look = current()
        painter.fillRect(rect, look.paper)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.hairline)
        painter.setFont(self.font())
        painter.setPen(look.ink_quiet)
        words = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        painter.drawText(rect.adjusted(6, 0, -6, 0), int(Qt.AlignmentFlag.AlignVCenter), str(words or ""))
