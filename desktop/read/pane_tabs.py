"""The tabs above panes that share one place: words on a hairline, the one in front underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from crossread.desktop.look import fonts, palettes, theme

_HEIGHT = 30


class PaneTabs(QTabBar):
    """Qt's tab bar, keys and accessibility included, painted in our own way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: Sequence[QColor] = ()
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFont(fonts.interface_font("small"))
        self.setAccessibleName(self.tr("Panes that share this place"))
        theme.watcher().theme_changed.connect(self.update)

    def set_titles(self, titles: Sequence[str], colours: Sequence[QColor], current: int) -> None:
        """Show these panes, one of them in front; tells nobody."""
        was_blocked = self.blockSignals(True)
        while self.count() > len(titles):
            self.removeTab(self.count() - 1)
        for number, title in enumerate(titles):
            text = title.replace("&", "&&")
            if number < self.count():
                self.setTabText(number, text)
            else:
                self.addTab(text)
        self._colours = colours
        self.setCurrentIndex(current)
        self.blockSignals(was_blocked)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Equal parts of what there is."""
        return QSize(max(40, self.width() // max(1, self.count())), _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Little: titles give way."""
        return QSize(40, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The titles; the colour of each source above it, strong for the one in front."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        metrics = self.fontMetrics()
        for number in range(self.count()):
            box = self.tabRect(number)
            is_front = number == self.currentIndex()
            if is_front:
                painter.fillRect(box, look.paper)
            colour = self._colours[number] if number < len(self._colours) else QColor()
            shown = palettes.shown(colour.name(), look) if colour.isValid() else look.hairline
            painter.fillRect(QRectF(box.left(), 0, box.width(), 3 if is_front else 1), shown)
            if number:
                painter.fillRect(QRectF(box.left(), 0, 1, box.height()), look.hairline)
            font = fonts.interface_font("small")
            font.setBold(is_front)
            painter.setFont(font)
            painter.setPen(look.ink if is_front else look.ink_quiet)
            room = QRect(box.left() + 10, 2, box.width() - 20, box.height() - 2)
            title = self.tabText(number).replace("&&", "&")
            words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width() - (8 if is_front else 0))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
            if is_front and self.hasFocus():
                painter.setPen(QPen(look.focus, 1.5))
                painter.drawRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5))
