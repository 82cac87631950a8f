"""What can be typed, shown while nothing is: examples of the query language to be clicked, of words of this project."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import KeyHint, PlainLabel

WORDS = ("cease", "fire", "report")


class HelpPage(QWidget):
    """A line for each means of the language."""

    example_chosen = Signal(str)
    """Look for this."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        keys = QHBoxLayout()
        keys.setSpacing(18)
        keys.addWidget(KeyHint("↑ ↓", self.tr("through the hits")))
        keys.addWidget(KeyHint("Enter", self.tr("open")))
        keys.addWidget(KeyHint(text=self.tr("from a text back to the hits"), action="workspace_search"))
        keys.addWidget(KeyHint("Esc", self.tr("clear")))
        keys.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(720)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addWidget(PlainLabel(self.tr("What you can ask"), "title"))
        column.addLayout(self._grid)
        column.addLayout(keys)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        row.setAlignment(inner, Qt.AlignmentFlag.AlignTop)
        self.show_words(*WORDS)

    def show_words(self, first: str, second: str, of_source: str) -> None:
        """Make the examples of these words."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        beginning = first[: max(3, len(first) - 2)]
        for line, (example, meaning) in enumerate(
            (
                (f"{first} {second}", self.tr("both words, in one text or note")),
                (f'"{first} {second}"', self.tr("the phrase as it stands")),
                (f"{beginning}*", self.tr("words that begin so")),
                (f"{first} OR {second}", self.tr("either of them; AND and NOT as well, with brackets")),
                (f"{first} NOT {second}", self.tr("texts with the one and without the other")),
                (f"{first} source:{of_source}", self.tr("only where title, author or publisher of the source say so")),
                (f"title:{first}", self.tr("in titles; also author: and publisher:")),
                (f"note:{first}", self.tr("in notes; also text: event: claim: answer: voice:")),
            )
        ):
            button = QuietButton(example, outlined=True, name=self.tr("Look for {query}").format(query=example))
            button.clicked.connect(partial(self._choose, example))
            self._grid.addWidget(button, line, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(PlainLabel(meaning, "body", "ink_quiet", wrap=True), line, 1)

    def _choose(self, example: str, _checked: bool = False) -> None:
        self.example_chosen.emit(example)
