"""What is said of the annotations under the pointer: a small card of plain words."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from crossread.db.records import Annotation, Position, Stance
from crossread.desktop.look import fonts, theme
from crossread.desktop.read.content import TagStyle

_MOST_SHOWN = 14
_LONGEST_NOTE = 400
_WIDEST = 420
_MARGIN = 10


def hover_lines(
    annotations: Iterable[Annotation], styles: Mapping[str, TagStyle], voices: Mapping[str, str]
) -> list[str]:
    """The words for some annotations: one line for each event, one for each position, and the notes."""
    lines: list[str] = []
    for annotation in annotations:
        for tag in annotation.events:
            style = styles.get(tag.event_id)
            said = f" · {tag.date_given}" if tag.date_given else ""
            lines.append("▪ " + (style.name if style else _unknown()) + said)
        lines.extend(_position_line(position, styles, voices) for position in annotation.positions)
        if annotation.note:
            note = annotation.note.strip()
            lines.append("✎ " + (note if len(note) <= _LONGEST_NOTE else note[:_LONGEST_NOTE].rstrip() + "…"))
        elif not annotation.events and not annotation.positions:
            lines.append(QCoreApplication.translate("TextView", "No tags yet"))
    if len(lines) > _MOST_SHOWN:
        rest = len(lines) - _MOST_SHOWN + 1
        lines[_MOST_SHOWN - 1 :] = [QCoreApplication.translate("TextView", "and %n more", "", rest)]
    return lines


def stance_word(stance: Stance) -> str:
    """What a voice does with a claim, in a word of the interface."""
    if stance == "denies":
        return QCoreApplication.translate("TextView", "denies")
    if stance == "questions":
        return QCoreApplication.translate("TextView", "questions")
    return QCoreApplication.translate("TextView", "asserts")


def _position_line(position: Position, styles: Mapping[str, TagStyle], voices: Mapping[str, str]) -> str:
    style = styles.get(position.claim_id)
    words = [f"▁ {style.name if style else _unknown()}", stance_word(position.stance)]
    value = position.value_given or position.value
    if value:
        words.append(value)
    voice = voices.get(position.voice_id or "")
    if voice:
        words.append(f"@{voice}")
    return " · ".join(words)


def _unknown() -> str:
    return QCoreApplication.translate("TextView", "unnamed")


class HoverCard(QLabel):
    """A tool tip that never reads its words as markup. One for each view; it takes neither keys nor pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(fonts.interface_font("small"))
        self.setContentsMargins(_MARGIN, 7, _MARGIN, 7)
        self.setAccessibleName(self.tr("Tags here"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground with a hairline, then the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().paper_raised)
        painter.setPen(theme.current().hairline)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        super().paintEvent(event)

    def show_at(self, place: QPoint, lines: list[str]) -> None:
        """Show some lines below a place of the screen, or above it where there is no room."""
        look = theme.current()
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, look.ink)
        self.setPalette(palette)
        self.setText("\n".join(lines))
        # Left to itself, a label that wraps makes a narrow column of a few words.
        longest = max(map(self.fontMetrics().horizontalAdvance, lines), default=0)
        self.setFixedWidth(min(_WIDEST, longest + 2 * _MARGIN + 2))
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        left = max(room.left(), min(place.x() + 8, room.right() - self.width()))
        top = place.y() + 20
        if top + self.height() > room.bottom():
            top = place.y() - 12 - self.height()
        self.move(left, top)
        self.show()
