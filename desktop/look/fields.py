"""How fields are drawn that are more than a line: numbers with two arrows, and the words of choices and menus."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionMenuItem,
    QStyleOptionSpinBox,
    QWidget,
)

from crossread.desktop.look.theme import Theme

_Part = QStyle.SubControl
_State = QStyle.StateFlag


def is_inside_another(line: QWidget | None) -> bool:
    """Whether a line to type in is a part of a field that has a frame of its own."""
    return line is not None and isinstance(line.parentWidget(), (QAbstractSpinBox, QComboBox))


def draw_arrows(painter: QPainter, option: QStyleOptionSpinBox, up: QRect, down: QRect, look: Theme) -> None:
    """The two arrows of a number: darker under the pointer, pale where there is no further."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    can = option.stepEnabled
    for part, rect, flag, turn in (
        (_Part.SC_SpinBoxUp, up, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, -1),
        (_Part.SC_SpinBoxDown, down, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled, 1),
    ):
        over = bool(option.activeSubControls & part) and bool(option.state & _State.State_MouseOver)
        able = bool(can & flag) and bool(option.state & _State.State_Enabled)
        if over and able:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(rect.adjusted(0, 1, -2, -1), 3, 3)
        painter.setPen(QPen(look.ink if over and able else look.ink_quiet if able else look.ink_faint, 1.3))
        middle = QPointF(rect.center()) + QPointF(0, 0.5)
        ends = (QPointF(-3, -1.3 * turn), QPointF(0, 1.5 * turn), QPointF(3, -1.3 * turn))
        painter.drawPolyline(QPolygonF([middle + end for end in ends]))
    painter.restore()


def elided_choice(option: QStyleOptionComboBox, room: QRect) -> QStyleOptionComboBox:
    """The same with its words cut as everywhere else, with an ellipsis."""
    made = QStyleOptionComboBox(option)
    icon = made.iconSize.width() + 4 if not made.currentIcon.isNull() else 0
    width = room.width() - 4 - icon
    made.currentText = made.fontMetrics.elidedText(made.currentText, Qt.TextElideMode.ElideRight, width)
    return made


def plain_key(option: QStyleOptionMenuItem) -> QStyleOptionMenuItem:
    """The same with the key called what it is called everywhere else: Qt says Return where keyboards say Enter."""
    words, tab, key = option.text.partition("\t")
    if "Return" not in key:
        return option
    made = QStyleOptionMenuItem(option)
    made.text = f"{words}{tab}{key.replace('Return', 'Enter')}"
    return made
