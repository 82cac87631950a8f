"""Any two sources, chosen by hand: what shares no wording can be a translation all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crossread.desktop.copies.words import Names, tr
from crossread.desktop.look import fonts
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

WIDEST = 460


class OtherPair(QWidget):
    """Two lists of the sources, and a button that shows the two."""

    pair_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Names = {}
        self.one, self.other = QComboBox(), QComboBox()
        self.show_button = QuietButton(tr("Show the two"), outlined=True)
        self.show_button.clicked.connect(self._choose)
        for box, name in ((self.one, tr("One source")), (self.other, tr("The other source"))):
            box.setAccessibleName(name)
            box.setFont(fonts.interface_font())
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.currentIndexChanged.connect(lambda _index: self._check())
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.other, 1)
        below.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        column.addWidget(PlainLabel(tr("Two others"), "small", "ink_quiet"))
        column.addWidget(self.one)
        column.addLayout(below)
        self.setMaximumWidth(WIDEST)

    def show_names(self, names: Names) -> None:
        """Offer these sources; what is chosen stays, if it is there."""
        if names == self._names:
            return
        self._names = names
        for number, box in enumerate((self.one, self.other)):
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            for name in names.values():
                box.addItem(f"{name.letter}  {name.title}", name.id)
            at = box.findData(kept) if kept else -1
            box.setCurrentIndex(at if at >= 0 else min(number, box.count() - 1))
            box.blockSignals(False)
        self.setVisible(len(names) > 1)
        self._check()

    def _check(self) -> None:
        self.show_button.setEnabled(self.one.currentData() != self.other.currentData())

    def _choose(self) -> None:
        self.pair_chosen.emit(self.one.currentData(), self.other.currentData())
