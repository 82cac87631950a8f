"""How a disagreement stands: four words of which one is chosen, by a click, by the arrows or by its own key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from crossread.db.records import VERDICT_STATUSES, VerdictStatus
from crossread.desktop.review.finding.words import status_word, tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.live_keys import live_keys


class StatusRow(QWidget):
    """Wraps where there is no room for one line. Tab comes to the chosen word, the arrows go on from it."""

    chosen = Signal(str)
    """The status that the user chose; `choose()` does not emit it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=5)
        self.buttons: dict[VerdictStatus, QuietButton] = {}
        for status in VERDICT_STATUSES:
            button = QuietButton(status_word(status), outlined=True, action=f"verdict_{status}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, status=status: self._choose_and_tell(status))
            self.buttons[status] = button
            row.addWidget(button)
        self._status: VerdictStatus = "open"
        self.choose("open")

    @property
    def status(self) -> VerdictStatus:
        """What is chosen."""
        return self._status

    def choose(self, status: VerdictStatus) -> None:
        """Show one as chosen, without telling anybody."""
        self._status = status
        for each, button in self.buttons.items():
            button.setChecked(each == status)
            focus = Qt.FocusPolicy.StrongFocus if each == status else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(focus)
            word = tr("How it stands: {word}") if each == status else "{word}"
            button.setAccessibleName(word.format(word=status_word(each)))

    def take_keys(self) -> None:
        """Give the keys to the chosen word."""
        self.buttons[self._status].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Each has its key, the arrows go on."""
        statuses = VERDICT_STATUSES
        place = statuses.index(self._status)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if self.do(live_keys().deed("verdict", event)):
            return
        if (by := step.get(Qt.Key(event.key()))) is not None and 0 <= place + by < len(statuses):
            self._choose_and_tell(statuses[place + by])
        else:
            super().keyPressEvent(event)

    def do(self, deed: str) -> bool:
        """Choose what a key of the place `verdict` stands for; False if it stands for something else."""
        chosen = next((status for status in VERDICT_STATUSES if deed == f"verdict_{status}"), None)
        if chosen is not None:
            self._choose_and_tell(chosen)
        return chosen is not None

    def _choose_and_tell(self, status: VerdictStatus) -> None:
        other = status != self._status
        self.choose(status)
        if any(button.hasFocus() for button in self.buttons.values()):
            self.take_keys()
        if other:
            self.chosen.emit(status)
