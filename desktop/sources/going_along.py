"""What a deletion takes along, in words, and the place in the narrow column where it is asked before."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.sources import SourceUse
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


def words_for(use: SourceUse, *, with_texts: bool = True) -> str:
    """`It takes 14 annotations, 20 positions and 1 silence along.`; says so if there is nothing but the text itself."""
    counted = [
        _many(use.revisions if with_texts and use.revisions > 1 else 0, _tr("text"), _tr("texts")),
        _many(use.annotations, _tr("annotation"), _tr("annotations")),
        _many(use.event_tags, _tr("event tag"), _tr("event tags")),
        _many(use.positions, _tr("position"), _tr("positions")),
        _many(use.silences, _tr("silence"), _tr("silences")),
        _many(use.relations, _tr("relation"), _tr("relations")),
    ]
    parts = [part for part in counted if part]
    if not parts:
        return _tr("Nothing has been annotated in it.")
    listed = (
        parts[0] if len(parts) == 1 else _tr("{most} and {last}").format(most=", ".join(parts[:-1]), last=parts[-1])
    )
    return _tr("It takes {what} along.").format(what=listed)


class DeletionQuestion(QWidget):
    """Hidden until `ask()`; stays until one of the two is pressed, or Escape, which cancels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = PlainLabel("", "strong", wrap=True)
        self._consequence = PlainLabel("", "body", wrap=True)
        self._yes = QuietButton("", "delete", outlined=True)
        self._no = QuietButton(self.tr("Cancel"), outlined=True, key=self.tr("Esc"))
        self._yes.clicked.connect(self._do)
        self._no.clicked.connect(self.close_question)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._yes)
        buttons.addWidget(self._no)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(4)
        column.addWidget(self._question)
        column.addWidget(self._consequence)
        column.addSpacing(4)
        column.addLayout(buttons)
        self._on_yes: Callable[[], None] | None = None
        self._returns_to: QWidget | None = None
        self.hide()

    def ask(self, question: str, consequence: str, yes: str, on_yes: Callable[[], None]) -> None:
        """Ask; the deed's own word is on its button, which has the keys: what is deleted comes back by undo."""
        self._question.setText(question)
        self._consequence.setText(consequence)
        self._yes.setText(yes)
        self._yes.setAccessibleName(f"{yes}. {consequence}")
        self._yes.updateGeometry()
        self._on_yes = on_yes
        self._returns_to = self.focusWidget() or self.window().focusWidget()
        self.setAccessibleName(f"{question} {consequence}")
        self.show()
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_question(self) -> None:
        """Nothing is deleted; the keys go back to where they were."""
        self._on_yes = None
        # First the keys, then the widget: one that is hidden with the keys in it throws them anywhere.
        if self._returns_to is not None and self.isAncestorOf(self.window().focusWidget() or self):
            self._returns_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._returns_to = None
        self.hide()

    def _do(self) -> None:
        deed = self._on_yes
        self.close_question()
        if deed is not None:
            deed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground between two hairlines."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.conflict_fill)
        painter.fillRect(0, 0, self.width(), 1, look.hairline)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourceList", text)
