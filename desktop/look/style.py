"""The style of the whole app: Fusion underneath, with our hairlines, thin scroll bars, quiet buttons and focus ring.

It is a proxy style and a palette instead of a style sheet, because a style sheet makes every widget slower to create.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from crossread.desktop.look import dress, fields, motion
from crossread.desktop.look.scroll_bar import LEAST_HANDLE, SCROLL_BAR, draw_handle, handle_length
from crossread.desktop.look.theme import Theme, current

__all__ = ["SCROLL_BAR", "CrossreadStyle", "apply"]

RADIUS = 5.0

_METRICS = {
    QStyle.PixelMetric.PM_ScrollBarExtent: SCROLL_BAR,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: LEAST_HANDLE,
    QStyle.PixelMetric.PM_SplitterWidth: 1,
    QStyle.PixelMetric.PM_DefaultFrameWidth: 1,
    QStyle.PixelMetric.PM_ToolBarItemSpacing: 4,
    QStyle.PixelMetric.PM_ToolBarFrameWidth: 0,
    QStyle.PixelMetric.PM_MenuPanelWidth: 1,
    QStyle.PixelMetric.PM_MenuBarVMargin: 1,
    QStyle.PixelMetric.PM_MenuBarHMargin: 4,
    QStyle.PixelMetric.PM_MenuBarItemSpacing: 0,
    QStyle.PixelMetric.PM_MenuBarPanelWidth: 0,
    QStyle.PixelMetric.PM_MenuVMargin: 4,
    QStyle.PixelMetric.PM_ButtonShiftHorizontal: 0,
    QStyle.PixelMetric.PM_ButtonShiftVertical: 0,
}
_HINTS = {
    QStyle.StyleHint.SH_ScrollBar_LeftClickAbsolutePosition: 1,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_UnderlineShortcut: 0,
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_ItemView_ShowDecorationSelected: 1,
}
_ARROWS = (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown)
_Primitive = QStyle.PrimitiveElement
_State = QStyle.StateFlag


def apply(app: QApplication) -> None:
    """Set fonts, style and palette of the app, and keep them to the theme from now on."""
    dress.complete()
    dress.begin(app)


class CrossreadStyle(QProxyStyle):
    """Fusion with the few elements that give the app its look drawn by ourselves."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Our own sizes, else Fusion's."""
        own = _METRICS.get(metric)
        return own if own is not None else super().pixelMetric(metric, option, widget)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Menus with room to breathe."""
        made = self.baseStyle().sizeFromContents(kind, option, size, widget)
        if kind == QStyle.ContentsType.CT_MenuBarItem:
            return QSize(size.width() + 18, 26)
        if kind == QStyle.ContentsType.CT_MenuItem and made.height() > 12:
            return QSize(made.width() + 12, max(made.height(), 27))
        return made

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Our own answers, else Fusion's."""
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return motion.duration(super().styleHint(hint, option, widget, returnData))
        own = _HINTS.get(hint)
        return own if own is not None else super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Frames as hairlines, fields and buttons as quiet rounded grounds, the focus as one ring."""
        look = current()
        if element == _Primitive.PE_FrameFocusRect:
            _focus_ring(painter, option.rect, look)
        elif element in (_Primitive.PE_PanelLineEdit, _Primitive.PE_FrameLineEdit):
            if element == _Primitive.PE_PanelLineEdit and not fields.is_inside_another(widget):
                _field(painter, option, look)
        elif element == _Primitive.PE_PanelButtonCommand:
            _button(painter, option, look)
        elif element in (_Primitive.PE_PanelButtonTool, _Primitive.PE_IndicatorButtonDropDown):
            _tool(painter, option, look)
        elif element in (_Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorRadioButton):
            _indicator(painter, option, look, round_one=element == _Primitive.PE_IndicatorRadioButton)
        elif element == _Primitive.PE_Frame:
            _hairline_frame(painter, option.rect, look)
        elif element in (_Primitive.PE_FrameMenu, _Primitive.PE_PanelMenu, _Primitive.PE_PanelTipLabel):
            painter.fillRect(option.rect, look.paper_raised)
            _hairline_frame(painter, option.rect, look)
        elif element in (
            _Primitive.PE_PanelStatusBar,
            _Primitive.PE_FrameStatusBarItem,
            _Primitive.PE_PanelScrollAreaCorner,
        ):
            return
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Splitters, menu bars and tool bars as plain grounds and hairlines."""
        if element == QStyle.ControlElement.CE_Splitter:
            painter.fillRect(option.rect, current().hairline)
        elif element == QStyle.ControlElement.CE_MenuBarItem and isinstance(option, QStyleOptionMenuItem):
            _menu_bar_item(painter, option, current())
        elif element in (QStyle.ControlElement.CE_ToolBar, QStyle.ControlElement.CE_MenuBarEmptyArea):
            painter.fillRect(option.rect, current().panel)
        elif element == QStyle.ControlElement.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
            part = QStyle.SubControl.SC_ComboBoxEditField
            room = self.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
            super().drawControl(element, fields.elided_choice(option, room), painter, widget)
        elif element == QStyle.ControlElement.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            super().drawControl(element, fields.plain_key(option), painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        """Fields keep their text off the frame."""
        if element == QStyle.SubElement.SE_LineEditContents:
            return option.rect.adjusted(5, 1, -5, -1)
        return self.baseStyle().subElementRect(element, option, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Scroll bars have no arrow buttons: the groove is the whole bar."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return self._scroll_bar_rect(option, part)
        return self.baseStyle().subControlRect(control, option, part, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Scroll bars as a thin handle, combo boxes as a field with a small chevron."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._draw_scroll_bar(option, painter)
        elif control == QStyle.ComplexControl.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            _field(painter, option, current())
            _chevron(painter, QRect(option.rect.right() - 18, option.rect.top(), 14, option.rect.height()), current())
        elif control == QStyle.ComplexControl.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            _field(painter, option, current())
            up, down = (self.subControlRect(control, option, part, widget) for part in _ARROWS)
            fields.draw_arrows(painter, option, up, down, current())
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _scroll_bar_rect(self, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
        whole = option.rect
        level = option.orientation == Qt.Orientation.Horizontal
        length = whole.width() if level else whole.height()
        span = option.maximum - option.minimum
        handle = handle_length(length, span, option.pageStep)
        at = self.sliderPositionFromValue(
            option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
        )
        start, size = {
            QStyle.SubControl.SC_ScrollBarSlider: (at, handle),
            QStyle.SubControl.SC_ScrollBarGroove: (0, length),
            QStyle.SubControl.SC_ScrollBarSubPage: (0, at),
            QStyle.SubControl.SC_ScrollBarAddPage: (at + handle, length - at - handle),
        }.get(part, (0, 0))
        if size <= 0:
            return QRect()
        rect = (
            QRect(whole.left() + start, whole.top(), size, whole.height())
            if level
            else QRect(whole.left(), whole.top() + start, whole.width(), size)
        )
        return self.visualRect(option.direction, whole, rect)

    def _draw_scroll_bar(self, option: QStyleOptionSlider, painter: QPainter) -> None:
        if option.maximum <= option.minimum:
            return
        active = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
        handle = self._scroll_bar_rect(option, QStyle.SubControl.SC_ScrollBarSlider)
        draw_handle(painter, handle, upright=option.orientation == Qt.Orientation.Vertical, active=active)


def _rounded(painter: QPainter, rect: QRect, ground: QColor | None, line: QColor | None, width: float = 1.0) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
    painter.restore()


def _focus_ring(painter: QPainter, rect: QRect, look: Theme) -> None:
    _rounded(painter, rect, None, look.focus, 1.5)


def _hairline_frame(painter: QPainter, rect: QRect, look: Theme) -> None:
    painter.save()
    painter.setPen(look.hairline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def _field(painter: QPainter, option: QStyleOption, look: Theme) -> None:
    focused = bool(option.state & _State.State_HasFocus)
    _rounded(painter, option.rect, look.paper_raised, look.focus if focused else look.hairline, 1.5 if focused else 1.0)


def _button(painter: QPainter, option: QStyleOption, look: Theme) -> None:
    state = option.state
    default = isinstance(option, QStyleOptionButton) and bool(
        option.features & QStyleOptionButton.ButtonFeature.DefaultButton
    )
    chosen = bool(state & (_State.State_On | _State.State_Sunken))
    ground = look.accent_fill if chosen or default else look.paper_raised
    line = look.accent if default else look.hairline
    _rounded(painter, option.rect, ground, line)
    if state & _State.State_MouseOver and state & _State.State_Enabled:
        _rounded(painter, option.rect, look.hover, None)


def _indicator(painter: QPainter, option: QStyleOption, look: Theme, *, round_one: bool) -> None:
    on = bool(option.state & _State.State_On)
    enabled = bool(option.state & _State.State_Enabled)
    box = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75)
    radius = box.width() / 2 if round_one else 3.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = look.accent if on else look.ink_quiet
    painter.setPen(QPen(line if enabled else look.ink_faint, 1.2))
    painter.setBrush(look.accent if on and enabled else look.paper_raised)
    painter.drawRoundedRect(box, radius, radius)
    if on or option.state & _State.State_NoChange:
        mark = look.on_accent if on and enabled else look.ink_quiet
        middle = box.center()
        if round_one:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark)
            painter.drawEllipse(middle, 2.6, 2.6)
        else:
            painter.setPen(QPen(mark, 1.6))
            tick = [QPointF(-3, 0.2), QPointF(-0.8, 2.4), QPointF(3.2, -2.4)]
            dash = [QPointF(-3, 0), QPointF(3, 0)]
            painter.drawPolyline(QPolygonF([middle + point for point in (tick if on else dash)]))
    painter.restore()


def _tool(painter: QPainter, option: QStyleOption, look: Theme) -> None:
    state = option.state
    if state & (_State.State_On | _State.State_Sunken):
        _rounded(painter, option.rect, look.accent_fill, None)
    elif state & _State.State_MouseOver and state & _State.State_Enabled:
        _rounded(painter, option.rect, look.hover, None)


def _menu_bar_item(painter: QPainter, option: QStyleOptionMenuItem, look: Theme) -> None:
    painter.fillRect(option.rect, look.panel)
    if option.state & (_State.State_Selected | _State.State_Sunken):
        _rounded(painter, option.rect.adjusted(1, 1, -1, -1), look.accent_fill, None)
    painter.save()
    painter.setPen(look.ink if option.state & _State.State_Enabled else look.ink_quiet)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic | Qt.TextFlag.TextSingleLine
    painter.drawText(option.rect, int(flags), option.text)
    painter.restore()


def _chevron(painter: QPainter, rect: QRect, look: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.ink_quiet, 1.4))
    middle = QPointF(rect.center())
    painter.drawPolyline(QPolygonF([middle + QPointF(-3.5, -1.5), middle + QPointF(0, 2), middle + QPointF(3.5, -1.5)]))
    painter.restore()
