"""How many sources are independent, said in one line; a click shows what depends on what."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.desktop.copies.feed import CopiesFeed, Found
from crossread.desktop.copies.words import independence_words, tr
from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

HEIGHT = 26
ICON = 14
WIDEST = 420


class OriginsLine(QuietButton):
    """Says "7 sources, 5 independent · 2 copy the wire service"; a button."""

    def __init__(self, feed: CopiesFeed, parent: QWidget | None = None) -> None:
        super().__init__(name=tr("Copies and origins"), parent=parent)
        self._told, self._more = "", ""
        self._body, self._strong = fonts.interface_font("small"), fonts.interface_font("small")
        self._strong.setWeight(fonts.interface_font("strong").weight())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        feed.found.connect(self.show_found)
        feed.cleared.connect(lambda: self._say("", ""))
        if feed.last is not None:
            self.show_found(feed.last)
        else:
            self._say("", "")

    @property
    def words(self) -> str:
        """All that is said."""
        return " · ".join(each for each in (self._told, self._more) if each)

    def show_found(self, found: Found) -> None:
        """Say it anew."""
        self._say(*independence_words(found.independence, found.names))

    def sizeHint(self) -> QSize:
        """As wide as its words, up to some."""
        wide = QFontMetricsF(self._strong).horizontalAdvance(self._told)
        more = QFontMetricsF(self._body).horizontalAdvance(f" · {self._more}") if self._more else 0
        return QSize(min(round(wide + more) + ICON + 24, WIDEST), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The count is always seen."""
        return QSize(round(QFontMetricsF(self._strong).horizontalAdvance(self._told)) + ICON + 24, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign of a copy, the count, what depends on what."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.focus, 1.5) if self.hasFocus() else QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(box, 5, 5)
        if self.underMouse():
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, 5, 5)
        drawings.draw(painter, box.adjusted(5, 4, 5 + ICON - box.width(), -5).toRectF(), "copy", look.ink_quiet)
        left = 10 + ICON
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        where = self.rect().adjusted(left, 0, -6, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(where, flags, self._told)
        if self._more:
            wide = round(QFontMetricsF(self._strong).horizontalAdvance(self._told))
            rest = where.adjusted(wide, 0, 0, 0)
            painter.setFont(self._body)
            painter.setPen(look.ink_quiet)
            shown = QFontMetricsF(self._body).elidedText(f" · {self._more}", Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, flags, shown)

    def _say(self, told: str, more: str) -> None:
        self._told, self._more = told or tr("Copies"), more
        self.setAccessibleName(tr("{words}: show copies and origins").format(words=self.words))
        set_plain_tool_tip(self, tr("{words}. A click shows which sources share wording.").format(words=self.words))
        self.updateGeometry()
        self.update()
