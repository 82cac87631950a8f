"""Documents of long texts: filled a piece at a time before they are shown, and emptied so when they are shown no more.

To fill a document with 5 MB takes as long as two or three frames, and to free its paragraphs with their lines does too.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor, QTextDocument
from shiboken6 import isValid

from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.preparing import prepare

LONG = 1_000_000
"""A text of so many characters is filled in by and by."""
PIECE = 200_000
_PAUSE_MS = 4
_KEPT = 3

# By the positions of the text, which are kept beside the document, so that their id stays their own.
_ready: dict[int, tuple[OffsetMap, QTextDocument]] = {}


class LongTexts:
    """Puts off the showing of long texts until their documents are filled, and what happens to them meanwhile."""

    def __init__(self) -> None:
        self._put_off: dict[str, list[Callable[[], None]]] = {}

    def put_off(self, content: PaneContent, show: Callable[[], None]) -> bool:
        """Fill the document of a text and call `show` then; False if the text can be shown at once."""
        offsets = prepare(content.text, content.zones, content.gaps).offsets
        if offsets.length < LONG or id(offsets) in _ready:
            return False
        source_id = content.source.id
        # A text that comes anew says everything that the one before said, and what happened to that.
        waiting = self._put_off[source_id] = [show]

        def go_on() -> None:
            if self._put_off.get(source_id) is waiting:
                del self._put_off[source_id]
                for deed in waiting:
                    deed()

        _fill(offsets, go_on)
        return True

    def after(self, source_id: str, deed: Callable[[], None]) -> bool:
        """Do something to a text after it is shown; False if it need not wait."""
        waiting = self._put_off.get(source_id)
        if waiting is not None:
            waiting.append(deed)
        return waiting is not None


def take_document(offsets: OffsetMap) -> QTextDocument | None:
    """The document that was filled for this text, which is the caller's own from now on."""
    known = _ready.pop(id(offsets), None)
    return known[1] if known is not None else None


def _fill(offsets: OffsetMap, then: Callable[[], None]) -> None:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    text = offsets.shown

    def go_on(at: int) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text[at : at + PIECE])
        following = at + PIECE
        if following < len(text):
            QTimer.singleShot(0, lambda: go_on(following))
            return
        _ready[id(offsets)] = (offsets, document)
        for oldest in list(_ready)[:-_KEPT]:
            del _ready[oldest]
        QTimer.singleShot(0, then)

    QTimer.singleShot(0, lambda: go_on(0))


def let_document_go(document: QTextDocument) -> None:
    """Delete a document that is shown no more; a long one is emptied first, from its end, some of it at a time."""
    if document.characterCount() < LONG:
        document.deleteLater()
    else:
        _empty(document)


def _empty(document: QTextDocument) -> None:
    if not isValid(document):
        return
    last = document.characterCount() - 1
    if last <= 0:
        document.deleteLater()
        return
    cursor = QTextCursor(document)
    cursor.setPosition(max(0, last - PIECE))
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    QTimer.singleShot(_PAUSE_MS, lambda: _empty(document))
