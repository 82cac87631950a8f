"""The Qt document of one text: its letters once, and the faces of its zones; nothing of what was annotated."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from crossread.db.records import Zone
from crossread.desktop.read.long_documents import take_document
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.typography import BlockKind, Typography


def make_document(
    offsets: OffsetMap,
    zones: Sequence[Zone],
    setting: Typography,
    parent: QObject | None = None,
    *,
    subheads: Iterable[int] = (),
) -> QTextDocument:
    """A document with the shown text, without undo and without a layout (so that setting it up lays nothing out).

    `subheads` are the numbers of the blocks that are set as headings within the text.
    """
    filled = take_document(offsets)
    document = filled or QTextDocument(parent)
    if filled is not None:
        filled.setParent(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(setting.body.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    if filled is None:
        document.setPlainText(offsets.shown)
    set_in: list[tuple[int, int, BlockKind]] = [(zone.start, zone.end, zone.kind) for zone in zones]
    set_in.extend((offsets.starts[block], offsets.block_end(block), "subhead") for block in subheads)
    _set_formats(document, offsets, set_in, setting)
    return document


def _set_formats(
    document: QTextDocument, offsets: OffsetMap, ranges: Sequence[tuple[int, int, BlockKind]], setting: Typography
) -> None:
    if not ranges:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, kind in ranges:
        made = QTextCharFormat()
        made.setFont(setting.styles[kind].font)
        cursor.setPosition(offsets.to_widget(start))
        cursor.setPosition(offsets.to_widget(end, end=True), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(made)
    cursor.endEditBlock()
