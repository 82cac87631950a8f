"""What stands in the lines over the grid: a chip for a condition."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal

from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.buttons import Chip

LONGEST = 30


class ConditionChip(Chip):
    """Quiet while it asks for nothing, filled and with a cross while it does; a click opens what it is set by."""

    opened = Signal(QPoint)

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._label = label
        self.setCheckable(True)
        self.say(())
        self.clicked.connect(self._open)

    def say(self, conditions: Sequence[str]) -> None:
        """Show what is asked for, any of these; nothing asks for nothing."""
        condition = tr(" or ").join(conditions)
        if len(conditions) > 1:
            count = tr(" and {count} more").format(count=len(conditions) - 1)
            first = conditions[0]
            short = (first if len(first) <= LONGEST // 2 else first[: LONGEST // 2 - 1].rstrip() + "…") + count
        else:
            short = condition if len(condition) <= LONGEST else condition[: LONGEST - 1].rstrip() + "…"
        self._removable = bool(condition)
        self.setChecked(bool(condition))
        self.setText(
            tr("{label}: {condition}").format(label=self._label, condition=short) if short else f"{self._label} ▾"
        )
        told = tr("{label}: {condition}").format(label=self._label, condition=condition or tr("any"))
        self.setAccessibleName(tr("Filter by {condition}").format(condition=told))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        self.setChecked(self._removable)
        self.opened.emit(self.mapToGlobal(QPoint(0, self.height() + 3)))
