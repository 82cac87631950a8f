"""The line over the plot: the clock, what is shown in words, what has no date, and the ways to zoom."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.widgets.buttons import Chip, QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

HEIGHT = 36
HINDSIGHT = "hindsight"
"""The view of when it was published against when it happened."""


def undated_words(count: int) -> str:
    """So many without a date."""
    return QCoreApplication.translate("Timeline", "{count} undated").format(count=f"{count:,}")


def _clock_choices() -> list[tuple[str, str]]:
    tr = QCoreApplication.translate
    return [
        ("happened", tr("Timeline", "happened")),
        ("published", tr("Timeline", "published")),
        ("annotated", tr("Timeline", "annotated")),
        (HINDSIGHT, tr("Timeline", "hindsight")),
    ]


class Header(QWidget):
    """Shows words and takes wishes; it knows of no project."""

    clock_chosen = Signal(str)
    undated_requested = Signal()
    zoom_requested = Signal(float)
    """How many times as long a time shall be seen."""
    fit_requested = Signal()
    brush_removed = Signal()
    by_requested = Signal()
    view_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.switch = SegmentedSwitch(_clock_choices(), self.tr("Clock of the timeline"))
        self.switch.chosen.connect(self.clock_chosen)
        self.switch.set_tip(
            HINDSIGHT, self.tr("When it was published against when it happened, each annotation a point")
        )
        self.by = QuietButton(self.tr("by source"), name=self.tr("What the lanes are of"))
        self.by.clicked.connect(self.by_requested)
        self.view = QuietButton(icon="more", name=self.tr("How the timeline is drawn; pictures and numbers"))
        self.view.clicked.connect(self.view_requested)
        self.words = ElidedLabel("", "small", "ink_quiet")
        self.undated = QuietButton(undated_words(0), name=self.tr("List the annotations without a date"))
        self.undated.clicked.connect(self.undated_requested)
        self.brush = Chip("", role="accent", removable=True)
        self.brush.removed.connect(self.brush_removed)
        self.brush.clicked.connect(self.brush_removed)
        self.brush.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 2)
        row.setSpacing(8)
        row.addWidget(PlainLabel(self.tr("Timeline"), "strong"))
        row.addWidget(self.switch)
        row.addWidget(self.by)
        row.addWidget(self.undated)
        row.addWidget(self.words, 1)
        row.addWidget(self.brush)
        self._told: dict[QuietButton, tuple[str, str]] = {}
        self._buttons = [
            self._button("−", self.tr("See a longer time"), "timeline_wider", lambda: self.zoom_requested.emit(1.6)),
            self._button(
                "+", self.tr("See a shorter time"), "timeline_closer", lambda: self.zoom_requested.emit(1 / 1.6)
            ),
            self._button(self.tr("Fit"), self.tr("See everything"), "timeline_all", self.fit_requested.emit),
        ]
        self._deeds = dict(zip(("timeline_wider", "timeline_closer", "timeline_all"), self._buttons, strict=True))
        live_keys().changed.connect(self._tell_keys)
        self._tell_keys()
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self.view)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the drawing below count here too: the switch may have the keys."""
        deed = live_keys().deed("timeline", event)
        if deed:
            self._deeds[deed].click()
        else:
            super().keyPressEvent(event)

    def show_words(self, text: str, undated: int, brushed: str) -> None:
        """Say what is shown, how many have no date, and what is brushed."""
        self.words.setText(text)
        self.undated.setText(undated_words(undated))
        self.undated.setEnabled(undated > 0)
        self.undated.setVisible(undated > 0)
        self.undated.updateGeometry()
        self.brush.setVisible(bool(brushed))
        if brushed:
            self.brush.setText(brushed)
            self.brush.setAccessibleName(self.tr("Brushed: {range}. Press to brush nothing.").format(range=brushed))
            self.brush.updateGeometry()

    def show_by(self, words: str, *, offered: bool) -> None:
        """Say what the lanes are of, where there are lanes."""
        self.by.setText(f"{words} ▾")
        self.by.setAccessibleName(self.tr("Lanes {by}. Press to choose others.").format(by=words))
        self.by.setVisible(offered)
        self.by.updateGeometry()

    def show_line(self, words: str) -> None:
        """Say this alone beside the clock, where nothing is drawn; empty is the head of a drawing."""
        for widget in (self.by, self.view, *self._buttons):
            widget.setVisible(not words)
        self.undated.setVisible(not words and self.undated.isEnabled())
        if words:
            self.words.setText(words)

    def set_dated(self, dated: bool) -> None:
        """Whether there is anything to zoom into."""
        for button in self._buttons:
            button.setEnabled(dated)

    def _button(self, text: str, name: str, action: str, do: Callable[[], None]) -> QuietButton:
        button = QuietButton(text, name=name)
        button.clicked.connect(do)
        self._told[button] = (name, action)
        return button

    def _tell_keys(self) -> None:
        for button, (name, action) in self._told.items():
            button.setToolTip(live_keys().behind(name, action))
