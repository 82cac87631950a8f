"""The column beside the grid: sections of others one below the other, each told which claim or event is chosen."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.labels import EmptyState


@runtime_checkable
class Section(Protocol):
    """What a part of the column must be able to do, beside being a widget."""

    def show_subject(self, kind: str, subject_id: str, /) -> None:
        """Show a claim or an event."""

    def clear(self) -> None:
        """Nothing is chosen."""


Maker = Callable[[], QWidget]


class DetailColumn(QWidget):
    """Holds sections and knows nothing of them. They are made when the column is first seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[int, Maker]] = []
        self._sections: list[tuple[int, QWidget]] = []
        self._subject = ("", "")
        self.is_drawer = False
        """It lies over something, from which a stronger line divides it."""
        self._page = QWidget()
        self._page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        # The ground shows through: it is painted once, for all of it.
        self._area.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        self._nothing = EmptyState(
            self.tr("Nothing is chosen"),
            self.tr("Choose a claim or an event in the grid: what everybody says of it stands here."),
        )
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._area)
        self.setMinimumWidth(280)
        watcher().theme_changed.connect(self.update)

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and id of what is shown; both empty for nothing."""
        return self._subject

    @property
    def sections(self) -> list[QWidget]:
        """The sections that are made, from the top down."""
        return [section for _, section in self._sections]

    def put(self, section: QWidget | Maker, place: int) -> None:
        """Take a section in, below those of a smaller or the same place; a maker is called when it is first needed."""
        if isinstance(section, QWidget):
            self._insert(place, section)
        else:
            self._waiting.append((place, section))
            if self.isVisible():
                self._make()

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Let every section show a claim or event; without an id nothing."""
        if (kind, subject_id) == self._subject:
            return
        self._subject = (kind, subject_id) if subject_id else ("", "")
        if self.isVisible():
            self._make()
        for section in self.sections:
            self._tell(section)
        self._area.verticalScrollBar().setValue(0)
        self._choose_page()

    def make_all(self) -> None:
        """Make what waits to be made."""
        self._make()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll, wherever the keys are in the column."""
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
            return
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and a line towards the grid."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        line = look.ink_faint if self.is_drawer else look.hairline
        painter.fillRect(QRect(0, 0, 1, self.height()), line)

    def _make(self) -> None:
        waiting, self._waiting = self._waiting, []
        for place, make in waiting:
            self._insert(place, make())

    def _insert(self, place: int, section: QWidget) -> None:
        at = sum(other <= place for other, _ in self._sections)
        self._sections.insert(at, (place, section))
        self._column.insertWidget(at, section)
        self._tell(section)
        self._choose_page()

    def _tell(self, section: QWidget) -> None:
        if not isinstance(section, Section):
            return
        kind, subject_id = self._subject
        if subject_id:
            section.show_subject(kind, subject_id)
        else:
            section.clear()

    def _choose_page(self) -> None:
        has_any = bool(self._sections or self._waiting) and bool(self._subject[1])
        self._stack.setCurrentWidget(self._area if has_any else self._nothing)
