"""The Qt document of one text: its letters once, and the faces of its zones; nothing of what was annotated."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from crossread.db.records import Zone
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.typography import Typography


def make_document(
    offsets: OffsetMap, zones: Sequence[Zone], setting: Typography, parent: QObject | None = None
) -> QTextDocument:
    """A document with the shown text, without undo and without a layout (so that setting it up lays nothing out)."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(setting.body.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setPlainText(offsets.shown)
    _set_zone_formats(document, offsets, zones, setting)
    return document


def _set_zone_formats(document: QTextDocument, offsets: OffsetMap, zones: Sequence[Zone], setting: Typography) -> None:
    if not zones:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for zone in zones:
        made = QTextCharFormat()
        made.setFont(setting.styles[zone.kind].font)
        cursor.setPosition(offsets.to_widget(zone.start))
        cursor.setPosition(offsets.to_widget(zone.end, end=True), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(made)
    cursor.endEditBlock()
