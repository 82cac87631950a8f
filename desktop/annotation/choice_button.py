"""A word that opens a menu of which one is chosen, drawn like a field at rest."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.line_field import HEIGHT, INSET


class ChoiceButton(QAbstractButton):
    """Choices are (key, word); an empty key is a choice too. Up and down go through them, Space opens the menu.

    `bare` shows the chevron alone, for a button beside a field that shows the choice itself.
    """

    chosen = Signal(str)
    """The key that the user chose; `choose()` does not emit it."""

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], *, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._choices, self._bare = name, list(choices), bare
        self._key = self._choices[0][0]
        self._menu: QMenu | None = None
        self.setFont(fonts.interface_font())
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        across = QSizePolicy.Policy.Fixed if bare else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_menu)
        watcher().theme_changed.connect(self.update)
        self._tell()

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return self._key

    @property
    def menu(self) -> QMenu | None:
        """The menu, if it was opened before."""
        return self._menu

    def choose(self, key: str) -> None:
        """Show a key as chosen, without telling anybody."""
        if key in dict(self._choices):
            self._key = key
            self._tell()
            self.update()

    @property
    def name(self) -> str:
        """The accessible name without what is chosen."""
        return self._name

    def set_name(self, name: str) -> None:
        """Another accessible name."""
        self._name = name
        self._tell()

    def open_menu(self) -> None:
        """Show the choices below."""
        if self._menu is None:
            self._menu = QMenu(self)
            group = QActionGroup(self._menu)
            for key, word in self._choices:
                action = QAction(word, self._menu)
                action.setCheckable(True)
                action.triggered.connect(lambda _=False, key=key: self._choose_and_tell(key))
                action.setData(key)
                group.addAction(action)
                self._menu.addAction(action)
        for action in self._menu.actions():
            action.setChecked(action.data() == self._key)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        if self._bare:
            return QSize(20, HEIGHT)
        return QSize(self.fontMetrics().horizontalAdvance(self._word()) + 2 * INSET + 18, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word; ground and chevron while it is used."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        active = self.isEnabled() and (self.underMouse() or self.hasFocus())
        if active and not self._bare:
            painter.setPen(QPen(look.hairline, 1))
            painter.setBrush(look.paper_raised)
            painter.drawRoundedRect(box, 5, 5)
        elif active and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, 5, 5)
        if not self._bare:
            painter.setPen(look.ink if self._key else look.ink_quiet)
            room = self.rect().adjusted(INSET, 0, -20, 0)
            text = self.fontMetrics().elidedText(self._word(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        if active or self._bare:
            painter.setPen(QPen(look.ink if active else look.ink_quiet, 1.3))
            middle = QPointF(self.width() - 11, self.height() / 2)
            ends = (QPointF(-3.5, -1.5), QPointF(0, 2), QPointF(3.5, -1.5))
            painter.drawPolyline([middle + each for each in ends])
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter opens the menu as Space does."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            keys = [key for key, _ in self._choices]
            at = keys.index(self._key) + step
            if 0 <= at < len(keys):
                self._choose_and_tell(keys[at])
        elif step or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _choose_and_tell(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            self.chosen.emit(key)

    def _word(self) -> str:
        return dict(self._choices)[self._key]

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._word()}")
