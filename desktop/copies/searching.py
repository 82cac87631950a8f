"""How far the search for shared wording is, and the button that ends it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.copies.feed import CopiesFeed
from crossread.desktop.copies.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

SHOW_AFTER_MS = 250


class SearchRow(QWidget):
    """Shown while a search takes longer than a moment; after it was stopped it offers to look again."""

    def __init__(self, feed: CopiesFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._words = PlainLabel("", "small", "ink_quiet")
        self.stop = QuietButton(tr("Stop"), outlined=True)
        self.stop.clicked.connect(feed.stop)
        self.again = QuietButton(tr("Look for shared wording"), outlined=True)
        self.again.clicked.connect(feed.search)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self.stop)
        row.addWidget(self.again)
        self._appears = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._appears.timeout.connect(self._appear)
        feed.searching.connect(self._take)
        feed.progressed.connect(self._say)
        feed.found.connect(lambda _found: self._take(feed.is_searching))
        for each in (self._words, self.stop, self.again):
            each.hide()

    def _take(self, on: bool) -> None:
        if on:
            self._words.setText(tr("Comparing the sources…"))
            self.again.hide()
            self._appears.start()
            return
        self._appears.stop()
        self._words.hide()
        self.stop.hide()
        last = self._feed.last
        self.again.setVisible(last is not None and last.shared is None)

    def _appear(self) -> None:
        if self._feed.is_searching:
            self._words.show()
            self.stop.show()

    def _say(self, done: int, total: int) -> None:
        share = round(100 * done / total) if total else 0
        self._words.setText(tr("Comparing the sources: {share} %").format(share=share))
