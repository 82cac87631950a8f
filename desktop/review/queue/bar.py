"""The line over the detail: which disagreement of how many it is, and the keys that go through them."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.desktop.review.queue.feed import QueueFeed
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.labels import PlainLabel


class QueueBar(QWidget):
    """Says where in the queue one is. Its buttons wish, others do."""

    wished = Signal(str)
    """`next`, `previous`, `open`, `decide` or `apart`."""

    def __init__(self, feed: QueueFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.place = PlainLabel("", "small", "ink_quiet")
        self.buttons: dict[str, QuietButton] = {}
        column = QVBoxLayout(self)
        # Buttons have room round their words: these begin where the words below begin.
        column.setContentsMargins(8, 12, 8, 0)
        column.setSpacing(2)
        self.place.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.place)
        keys = QWidget()
        self._row = FlowLayout(keys, gap=0)
        column.addWidget(keys)
        for wish, (word, action_id) in _wishes().items():
            button = self.buttons[wish] = QuietButton(word, action=action_id)
            button.clicked.connect(lambda _=False, wish=wish: self.wished.emit(wish))
            self._row.addWidget(button)
        self._show()
        feed.changed.connect(self._show)

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Say what is shown."""
        self._feed.show_subject(kind, subject_id)

    def clear(self) -> None:
        """Nothing is shown."""
        self._feed.show_subject("", "")

    def _show(self) -> None:
        item, count = self._feed.item, len(self._feed.items)
        if item is None:
            self.place.setText(no_disagreement(count))
        else:
            said = _tr("disagreement {place} of {count}").format(place=self._feed.place + 1, count=count)
            parts = [said, left_words(self._feed.left)]
            if item.stale:
                parts.append(_tr("to be looked at again"))
            self.place.setText(" · ".join(parts))
        for name in ("next", "previous"):
            self.buttons[name].setEnabled(self._feed.step(1 if name == "next" else -1) is not None)
        self.buttons["apart"].setEnabled(item is not None and bool(item.conflicts or item.tensions))


def _wishes() -> dict[str, tuple[str, str]]:
    """What can be wished: its word, and the action whose key does the same."""
    return {
        "next": (_tr("next"), "next_disagreement"),
        "previous": (_tr("previous"), "previous_disagreement"),
        "open": (_tr("open in panes"), "open_disagreement"),
        "decide": (_tr("decide"), "decide"),
        "apart": (_tr("not the same thing"), "tell_apart"),
    }


def left_words(count: int) -> str:
    """How many are yet to be decided."""
    if not count:
        return _tr("all decided")
    return _tr("1 to decide") if count == 1 else _tr("{count} to decide").format(count=count)


def no_disagreement(count: int) -> str:
    """What is said where what is shown is in no disagreement."""
    if not count:
        return _tr("no disagreement")
    return _tr("not in the queue · 1 disagreement") if count == 1 else _no(count)


def _no(count: int) -> str:
    return _tr("not in the queue · {count} disagreements").format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewQueue", text)
