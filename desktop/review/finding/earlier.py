"""The verdicts before the one that counts, who decided and when: folded until they are asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.db.records import Claim, Event, Verdict
from crossread.desktop.review.detail.fold import FoldLine
from crossread.desktop.review.finding.words import by_and_when, tr, verdict_words
from crossread.desktop.widgets.labels import PlainLabel


class Earlier(QWidget):
    """Hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QWidget()
        self._lines = QVBoxLayout(self.list)
        self._lines.setContentsMargins(20, 0, 0, 0)
        self._lines.setSpacing(6)
        self.fold = FoldLine(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.fold)
        column.addWidget(self.list)
        self._shown: tuple[Verdict, ...] = ()
        self.hide()

    def show_verdicts(self, verdicts: Sequence[Verdict], subject: Claim | Event) -> None:
        """Show the earlier ones, the latest first."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for verdict in verdicts:
            words = f"{by_and_when(verdict)}\n{verdict_words(verdict, subject)}"
            self._lines.addWidget(PlainLabel(words, "small", "ink_quiet", wrap=True))
        count = len(verdicts)
        self.fold.show_text(
            tr("1 earlier verdict") if count == 1 else tr("{count} earlier verdicts").format(count=count)
        )
        self.setVisible(count > 0)
