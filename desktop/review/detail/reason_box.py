"""The quiet box that says in one sentence why two sides cannot both hold, and how much stands against how much."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.detail.reading import Shown
from crossread.desktop.review.detail.words import against_words, capital, rule_words, tr, verdict_on
from crossread.desktop.widgets.labels import PlainLabel


class ReasonBox(QWidget):
    """In the colour of conflict for conflicts, in that of tension for what has no worse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_conflict = False
        self.verdict = PlainLabel("", "strong", wrap=True)
        self.rule = PlainLabel("", "body", "ink", wrap=True)
        self.counted = PlainLabel("", "body", "ink", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 12, 10)
        column.setSpacing(3)
        for label in (self.verdict, self.rule, self.counted):
            column.addWidget(label)
        watcher().theme_changed.connect(self.update)

    def show_worst(self, shown: Shown) -> None:
        """Show the worst of what stands against each other; hidden where nothing does."""
        worst = shown.worst
        self.setVisible(worst is not None)
        if worst is None:
            return
        self._is_conflict = worst.pairs[0].relation == "conflict"
        self.verdict.setText(verdict_on(shown, worst))
        rule = rule_words(worst.pairs[0])
        self.rule.setText(f"{rule}." if rule else "")
        self.rule.setVisible(bool(rule))
        row = shown.detail.row
        rest = row.conflicts + row.tensions - len(worst.pairs)
        more = "" if not rest else tr("1 more pair") if rest == 1 else tr("{count} more pairs").format(count=rest)
        said = capital(against_words(shown, worst))
        self.counted.setText(tr("{counted}. {more} below.").format(counted=said, more=more) if more else f"{said}.")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and a bar at its left that is double for a tension: not told by colour alone."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.conflict_fill if self._is_conflict else look.paper)
        if self._is_conflict:
            painter.fillRect(QRectF(0, 0, 3, self.height()), look.conflict)
        else:
            painter.fillRect(QRectF(0, 0, 1.5, self.height()), look.tension)
            painter.fillRect(QRectF(3, 0, 1.5, self.height()), look.tension)
