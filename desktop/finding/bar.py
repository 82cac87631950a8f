"""The find bar: what is looked for, how it is compared and where, what came of it. It finds nothing itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from crossread.db.finding import Wanted
from crossread.desktop.finding.switch import Switch
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch
from crossread.desktop.widgets.spoken import announce

ONE_ROW = 940
"""Narrower than this it takes two rows."""
LONGEST = 2_000


class FindBar(QWidget):
    """Lies below the panes while something is looked for. Its keys work while it has the focus."""

    wanted_changed = Signal()
    """What is looked for, how, or where is another now."""
    step_requested = Signal(bool)
    """The next hit is wanted, or the one before."""
    tag_requested = Signal()
    """All hits are to be tagged."""
    cancel_requested = Signal()
    """What takes long is to be given up."""
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Find in the texts"))
        self.field = QLineEdit()
        self.field.setFont(fonts.interface_font())
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(False)
        self.field.setPlaceholderText(self.tr("Find in the text"))
        self.field.setAccessibleName(self.tr("Find in the text"))
        self.field.setFixedHeight(28)
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(420)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.said = ElidedLabel("", "small", "ink_quiet")
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.said.setMinimumWidth(90)
        self.case = Switch("Aa", self.tr("Match case"), self.tr("“Ice” is not “ice”"), "find_case")
        self.accents = Switch("é", self.tr("Match accents"), self.tr("“Café” is not “Cafe”"), "find_accents")
        self.word = Switch(
            "“w”", self.tr("Whole words"), self.tr("“ice” is not found inside of “notice”"), "find_words"
        )
        self.pattern = Switch(
            ".*", self.tr("Regular expression"), self.tr("As a pattern: \\d+ finds every figure"), "find_pattern"
        )
        self.scope = SegmentedSwitch(
            [("pane", self.tr("This text")), ("all", self.tr("All open"))], self.tr("Where to find")
        )
        self.previous = QuietButton(icon="chevron-up", name=self.tr("Previous hit"), key=self.tr("Shift+Enter"))
        self.next = QuietButton(icon="chevron-down", name=self.tr("Next hit"), key=self.tr("Enter"))
        self.tag = QuietButton(self.tr("Tag all…"), outlined=True, name=self.tr("Tag all hits"))
        self.cancel = QuietButton(self.tr("Stop"), outlined=True, name=self.tr("Stop tagging"))
        self.cancel.setToolTip(self.tr("Stop tagging; what was tagged so far is taken back"))
        self.cancel.hide()
        self.shut = QuietButton(icon="close", name=self.tr("Close"), key=self.tr("Esc"))
        self._lay_out()
        self._connect()
        self._follow_theme()
        watcher().theme_changed.connect(self._follow_theme)
        self._tell_keys()
        live_keys().changed.connect(self._tell_keys)
        self.hide()

    @property
    def wanted(self) -> Wanted:
        """What is looked for, and how."""
        return Wanted(
            text=self.field.text(),
            case=self.case.isChecked(),
            accents=self.accents.isChecked(),
            whole_word=self.word.isChecked(),
            pattern=self.pattern.isChecked(),
        )

    @property
    def is_everywhere(self) -> bool:
        """Whether all open texts are searched, not only that of the pane in use."""
        return self.scope.key == "all"

    def open(self, text: str, *, everywhere: bool | None = None) -> None:
        """Show the bar with its line selected, to type in; an empty text leaves what was looked for last."""
        self.show()
        self.field.blockSignals(True)
        if text:
            self.field.setText(text)
        self.field.blockSignals(False)
        if everywhere is not None:
            self.scope.choose("all" if everywhere else "pane")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_standing(self, words: str, *, has_hits: bool, can_tag: bool) -> None:
        """Say where one stands among the hits, and let these be stepped through."""
        self._say(words, "ink_quiet")
        for button in (self.previous, self.next):
            button.setEnabled(has_hits)
        self.tag.setEnabled(has_hits and can_tag)

    def show_fault(self, words: str) -> None:
        """Say what is wrong."""
        self._say(f"⚠ {words}", "conflict")

    def speak(self) -> None:
        """Have a screen reader say what is said now."""
        announce(self.field, self.said.text())

    def show_progress(self, words: str) -> None:
        """Say how far something is that takes long, and let it be stopped; no words: it is at its end."""
        self.cancel.setVisible(bool(words))
        self.tag.setVisible(not words)
        if words:
            self._say(words, "ink_quiet")

    def _say(self, words: str, role: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.set_role(role)

    def _lay_out(self) -> None:
        self._line, self._rest = QWidget(), QWidget()
        line, rest = QHBoxLayout(self._line), QHBoxLayout(self._rest)
        for row in (line, rest):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
        line.addWidget(self.field, 3)
        line.addWidget(self.previous)
        line.addWidget(self.next)
        line.addSpacing(6)
        line.addWidget(self.said, 2)
        for switch in (self.case, self.accents, self.word, self.pattern):
            rest.addWidget(switch)
        rest.addSpacing(8)
        rest.addWidget(self.scope)
        rest.addStretch(1)
        rest.addSpacing(8)
        rest.addWidget(self.tag)
        rest.addWidget(self.cancel)
        rest.addWidget(self.shut)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(10, 6, 8, 6)
        self._rows.setSpacing(6)
        self._rows.addWidget(self._line, 1)
        self._rows.addWidget(self._rest)

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _text: self.wanted_changed.emit())
        self.field.installEventFilter(self)
        for switch in (self.case, self.accents, self.word, self.pattern):
            switch.toggled.connect(lambda _on: self.wanted_changed.emit())
        self.scope.chosen.connect(lambda _key: self.wanted_changed.emit())
        self.previous.clicked.connect(lambda: self.step_requested.emit(False))
        self.next.clicked.connect(lambda: self.step_requested.emit(True))
        self.tag.clicked.connect(self.tag_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.shut.clicked.connect(self.close_requested)

    def _tell_keys(self) -> None:
        keys = live_keys()
        self.scope.set_tip("pane", keys.behind(self.tr("Find in the text of the pane in use"), "find_scope"))
        self.scope.set_tip("all", keys.behind(self.tr("Find in all open texts"), "find_scope"))
        self.tag.setToolTip(keys.behind(self.tr("Tag all hits with one event or claim"), "tag_all_hits"))

    def do(self, deed: str) -> None:
        """Do what a key of the place `find_bar` does."""
        deeds: dict[str, Callable[[], object]] = {
            "find_case": self.case.toggle,
            "find_accents": self.accents.toggle,
            "find_words": self.word.toggle,
            "find_pattern": self.pattern.toggle,
            "find_scope": self._turn_scope,
            "tag_all_hits": self.tag.click,
        }
        deeds[deed]()

    def event(self, event: QEvent) -> bool:
        """Its keys come before the window's own, wherever in it they are pressed."""
        return live_keys().claims("find_bar", event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the place `find_bar`; Escape closes."""
        deed = live_keys().deed("find_bar", event)
        if deed:
            self.do(deed)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _turn_scope(self) -> None:
        self.scope.choose("pane" if self.is_everywhere else "all")
        announce(self.field, self.scope.accessibleName())
        self.wanted_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter steps on, with Shift back; so do the arrows. Undo goes on to the steps of the project."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
            # Typing is taken back first, then steps.
            event.setAccepted(self.field.isUndoAvailable())
            return True
        if event.type() == QEvent.Type.KeyPress and live_keys().deed("find_bar", event):
            # Not first to the field: with Alt held, letters are typed there.
            self.keyPressEvent(event)
            return True
        if event.type() == QEvent.Type.KeyPress:
            key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step_requested.emit(not shift)
                return True
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers():
                self.step_requested.emit(key == Qt.Key.Key_Down)
                return True
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as two rows can be, also while it lies in one."""
        margins = self._rows.contentsMargins()
        width = max(part.minimumSizeHint().width() for part in (self._line, self._rest))
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where there is room, else two."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= ONE_ROW
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if direction != self._rows.direction():
            self._rows.setDirection(direction)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground and a hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, 0, self.width(), 1, current().hairline)

    def _follow_theme(self) -> None:
        palette = self.field.palette()
        quiet = QColor(current().ink_quiet)
        palette.setColor(QPalette.ColorRole.PlaceholderText, quiet)
        self.field.setPalette(palette)
        self.update()
