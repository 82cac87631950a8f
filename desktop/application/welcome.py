"""What the window shows without a project: the ways to begin, and the projects that were opened lately."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crossread.db.validity import one_line
from crossread.desktop.application import recent
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

WIDTH = 520


class Welcome(QWidget):
    """Emits what is wished; the files dropped on the window are the window's business."""

    sample_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(self.tr("Several accounts, one event."))
        title.setFont(fonts.reading_font(34))
        advice = PlainLabel(
            self.tr("Read the sources side by side, mark what each one says, and see where they cannot both be right."),
            wrap=True,
        )
        advice.setFont(fonts.reading_font(19))
        advice.set_role("ink_quiet")
        advice.setMinimumHeight(advice.heightForWidth(WIDTH))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self._first = QuietButton(self.tr("Open the sample project"), "read", outlined=True)
        self._first.clicked.connect(self.sample_requested)
        buttons.addWidget(self._first)
        for text, icon, signal in (
            (self.tr("New project…"), "add", self.new_requested),
            (self.tr("Open…"), "open", self.open_requested),
        ):
            button = QuietButton(text, icon, outlined=True)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        drop = PlainLabel(self.tr("Or drop articles here: a new project is made of them."), "body", "ink_quiet")
        self._heading = PlainLabel(self.tr("Opened lately"), "heading", "ink_quiet")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(advice)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addWidget(drop)
        column.addSpacing(20)
        column.addWidget(self._heading)
        column.addLayout(self._recent)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        self.show_recent([])

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the projects opened lately, newest first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._heading.setVisible(bool(paths))
        for path in paths[:6]:
            entry = _Entry(path)
            entry.clicked.connect(lambda _=False, path=path: self.recent_requested.emit(str(path)))
            self._recent.addWidget(entry)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter opens the sample."""
        super().showEvent(event)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper."""
        QPainter(self).fillRect(self.rect(), current().paper)


class _Entry(QAbstractButton):
    """One project: its name, and quietly where it lies."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._name = one_line(path.stem)
        self._where = recent.home_as_tilde(path.parent)
        self.setText(self._name)
        self.setAccessibleName(f"{self._name}, {self._where}")
        set_plain_tool_tip(self, str(path))
        self.setFont(fonts.interface_font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watcher().theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One comfortable line."""
        return QSize(WIDTH, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name and place on one line over a hairline."""
        look = current()
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), look.hover)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.focus if self.hasFocus() else look.hairline)
        metrics = self.fontMetrics()
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, self.width() * 6 // 10)
        painter.setPen(look.ink)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect().adjusted(2, 0, 0, 0), flags, name)
        taken = metrics.horizontalAdvance(name) + 20
        where = metrics.elidedText(self._where, Qt.TextElideMode.ElideLeft, self.width() - taken)
        painter.setPen(look.ink_quiet)
        painter.drawText(self.rect().adjusted(0, 0, -2, 0), flags | int(Qt.AlignmentFlag.AlignRight), where)
