"""The column at the left: the sources above, the codebook below, and a source's metadata in the codebook's place."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from crossread.desktop.look import motion
from crossread.desktop.look.theme import current, watcher

SLIDE_MS = 140
SHARE_OF_SOURCES = 0.42
LEAST_LIST = 132
"""Three sources stay in view above their metadata."""


class LeftPanel(QWidget):
    """Puts widgets in their places and knows nothing of them."""

    def __init__(self, sources: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codebook: QWidget | None = None
        self._editor: QWidget | None = None
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.setChildrenCollapsible(False)
        self._down.setHandleWidth(1)
        sources.setMinimumHeight(LEAST_LIST)
        self._down.addWidget(sources)
        self._down.setStretchFactor(0, 1)
        self._slide = QVariantAnimation(self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._move_editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._down)
        self.setFocusProxy(sources)
        watcher().theme_changed.connect(self.update)

    def put_codebook(self, codebook: QWidget) -> None:
        """What stands below the sources."""
        self._codebook = codebook
        self._down.addWidget(codebook)
        self._down.setStretchFactor(self._down.indexOf(codebook), 1)
        codebook.setVisible(self._editor is None or not self._editor.isVisibleTo(self))
        # Only what is laid out can be given a size, and that is done when the event loop turns.
        QTimer.singleShot(0, self, self._share)

    def _share(self) -> None:
        """Sources and codebook get their shares, whatever they would like: neither list shall hide the other."""
        if self._codebook is not None and self._codebook.isVisibleTo(self):
            sizes = [0] * self._down.count()
            sizes[0] = round(self._down.height() * SHARE_OF_SOURCES)
            sizes[self._down.indexOf(self._codebook)] = self._down.height() - sizes[0]
            self._down.setSizes(sizes)

    def put_editor(self, editor: QWidget) -> None:
        """What slides in below the sources when one is looked at closely; hidden until it shows itself."""
        self._editor = editor
        editor.hide()
        self._down.addWidget(editor)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The codebook gives its place to the metadata, and takes it back."""
        if watched is self._editor:
            if event.type() == QEvent.Type.ShowToParent:
                self._make_room()
            elif event.type() == QEvent.Type.HideToParent and self._codebook is not None:
                self._codebook.show()
        return False

    def _make_room(self) -> None:
        if self._codebook is not None:
            self._codebook.hide()
        whole = self._down.height()
        self._slide.stop()
        self._slide.setDuration(motion.duration(SLIDE_MS))
        self._slide.setStartValue(1)
        self._slide.setEndValue(max(whole - max(LEAST_LIST, whole * 3 // 10), whole // 2, 1))
        self._slide.start()

    def _move_editor(self, height: object) -> None:
        if self._editor is None or not isinstance(height, int):
            return
        sizes = [0] * self._down.count()
        sizes[self._down.indexOf(self._editor)] = height
        sizes[0] = max(self._down.height() - height, 1)
        self._down.setSizes(sizes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)
