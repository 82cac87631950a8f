"""A chip that stands for one condition: quiet while it asks for nothing, filled and with a cross while it does."""

from PySide6.QtCore import QPoint, Signal

from crossread.desktop.overview import words
from crossread.desktop.widgets.buttons import Chip

LONGEST = 34


class FilterChip(Chip):
    """A click opens what it is set by, at its lower left corner; the cross or Delete takes the condition away."""

    opened = Signal(QPoint)
    """The point of the screen where a menu or panel shall open."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._label = label
        self.setCheckable(True)
        self.clicked.connect(self._open)
        self.say("")

    def say(self, condition: str) -> None:
        """Show what is asked for; nothing asks for nothing."""
        folded = " ".join(condition.split())
        short = folded if len(folded) <= LONGEST else folded[: LONGEST - 1].rstrip() + "…"
        self._removable = bool(condition)
        self.setChecked(bool(condition))
        self.setText(
            words.tr("{label}: {condition}").format(label=self._label, condition=short) if short else f"{self._label} ▾"
        )
        told = words.tr("{label}: {condition}").format(label=self._label, condition=folded or words.tr("any"))
        self.setAccessibleName(words.tr("Filter by {condition}").format(condition=told))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        # A click turns a checkable button over; whether it is on is not for the click to say.
        self.setChecked(self._removable)
        self.opened.emit(self.mapToGlobal(QPoint(0, self.height() + 3)))
