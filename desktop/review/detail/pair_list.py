"""Pair by pair: all that stands against each other, grouped by the two sides, each pair with its sentence."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from crossread.db.disagreements import Pair
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.detail.reading import Between, Shown
from crossread.desktop.review.detail.text_block import TextBlock, ink
from crossread.desktop.review.detail.words import capital, group_words, pair_words, said_words, tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.live_keys import live_keys

MOST = 5
"""So many pairs of two sides are listed at first."""
MOST_SIDES = 10
"""Pairs between so many two sides are listed at once, and as many more when they are asked for."""


class PairRow(QAbstractButton):
    """One pair. Enter compares the words of its two passages, X says that they are not of the same thing."""

    chosen = Signal(object)
    """The keys came to it: the `Pair`."""
    apart_requested = Signal(object)
    """The `Pair`."""

    def __init__(self, pair: Pair, shown: Shown) -> None:
        super().__init__()
        self.pair = pair
        self._sides = TextBlock(fonts.interface_font(), 18)
        self._why = TextBlock(fonts.interface_font("small"), 17)
        is_event = shown.kind == "event"
        parts = pair.parts or ((pair.b,) if pair.b is not None else ())
        self._names = [_name(shown, each, is_event=is_event) for each in (pair.a, *parts) if each in shown.place_of]
        self._sign = {"conflict": "≠", "tension": "≈"}.get(pair.relation, "∥")
        self._reason = pair_words(pair)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{tr(' against ').join(self._names)}: {self._reason}")
        self.clicked.connect(self.setFocus)
        watcher().theme_changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It is the one that keys are for."""
        super().focusInEvent(event)
        self.chosen.emit(self.pair)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter compares; the key that tells two apart is for this pair, and everything else is the column's."""
        if live_keys().deed("review", event) == "tell_apart":
            self.apart_requested.emit(self.pair)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.pair)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both sides, and why."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(look.focus, 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(look.accent_fill if self.hasFocus() else look.hover)
            painter.drawRoundedRect(box, 5, 5)
        self._sides.draw(painter, QPointF(8, 4))
        self._why.draw(painter, QPointF(8, 4 + self._sides.height))

    def _show(self) -> None:
        look = current()
        text = f" {self._sign} ".join(self._names)
        color = {"conflict": look.conflict, "tension": look.tension}.get(self.pair.relation, look.ink_quiet)
        at = text.find(f" {self._sign} ") + 1
        signs = [(at, at + 1, ink(color, strong=fonts.interface_font("strong")))] if at else []
        self._sides.show(text, [(0, len(text), ink(look.ink)), *signs])
        self._why.show(self._reason, [(0, len(self._reason), ink(look.ink_quiet))])
        self._fit()
        self.update()

    def _fit(self) -> None:
        width = self.width() - 16
        self.setFixedHeight(self._sides.lay_out(width) + self._why.lay_out(width) + 9)


class PairList(QWidget):
    """Every two sides with their pairs, of which the first are listed and the others when asked."""

    chosen = Signal(object)
    apart_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(2)
        self.rows: list[PairRow] = []
        self.more: QuietButton | None = None
        """Lists pairs between further sides, if there are any."""

    def show_pairs(self, shown: Shown) -> None:
        """Show the pairs of another claim or event, or the same again."""
        self.show_none()
        self._shown = shown
        between = sorted(shown.between, key=lambda each: each.pairs[0].relation != "conflict")
        self._add_some(shown, between)

    def _add_some(self, shown: Shown, between: Sequence[Between]) -> None:
        """List the first of these, and at the end what there is besides."""
        for each in between[:MOST_SIDES]:
            self._add(shown, each)
        rest, listed = between[MOST_SIDES:], sum(len(each.pairs) for each in shown.between)
        unlisted = shown.detail.row.conflicts + shown.detail.row.tensions - listed
        self.more = None
        if rest:
            self.more = more = QuietButton(tr("show more sides"), "chevron-down")
            more.clicked.connect(lambda: self._add_more(shown, more, rest))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        elif unlisted > 0:
            told = tr("and {count} more pairs of the same kinds").format(count=unlisted)
            self._column.addWidget(PlainLabel(told, "small", "ink_quiet", wrap=True))

    def _add_more(self, shown: Shown, more: QuietButton, rest: Sequence[Between]) -> None:
        first = len(self.rows)
        more.hide()
        more.deleteLater()
        self._add_some(shown, rest)
        if self.rows[first:]:
            self.rows[first].setFocus()

    def show_none(self) -> None:
        """Show nothing."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._shown, self.rows, self.more = None, [], None

    def row_of(self, pair: Pair) -> PairRow | None:
        """The row of a pair, if it is listed."""
        return next((row for row in self.rows if (row.pair.a, row.pair.b) == (pair.a, pair.b)), None)

    def place_below(self, row: QWidget, widget: QWidget) -> None:
        """Put a widget below a row."""
        self._column.insertWidget(self._column.indexOf(row) + 1, widget)

    def _add(self, shown: Shown, between: Between) -> None:
        is_event = shown.kind == "event"
        a = group_words(shown.groups[between.a], is_event=is_event)
        words = capital(a)
        if between.b is not None and between.b != between.a:
            b = group_words(shown.groups[between.b], is_event=is_event)
            words = tr("{one}  against  {other}").format(one=capital(a), other=b)
        count = len(between.pairs)
        tension = between.pairs[0].relation == "tension"
        pairs = (tr("1 tension") if tension else tr("1 conflict")) if count == 1 else ""
        pairs = pairs or (tr("{count} tensions") if tension else tr("{count} conflicts")).format(count=count)
        label = PlainLabel(f"{words} · {pairs}", "small", "ink_quiet", wrap=True)
        label.setContentsMargins(8, 6, 0, 0)
        self._column.addWidget(label)
        self._list(shown, between.pairs[:MOST])
        rest = between.pairs[MOST:]
        if rest:
            more = QuietButton(
                tr("show 1 more") if len(rest) == 1 else tr("show {count} more").format(count=len(rest)), "chevron-down"
            )
            more.clicked.connect(lambda: self._show_rest(shown, more, rest))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_rest(self, shown: Shown, more: QuietButton, rest: tuple[Pair, ...]) -> None:
        at = self._column.indexOf(more)
        some, left = rest[: MOST * 10], rest[MOST * 10 :]
        self._list(shown, some, at=at)
        more.clicked.disconnect()
        more.setVisible(bool(left))
        more.setText(tr("show {count} more").format(count=len(left)))
        more.clicked.connect(lambda: self._show_rest(shown, more, left))

    def _list(self, shown: Shown, pairs: Iterable[Pair], at: int = -1) -> None:
        for pair in pairs:
            row = PairRow(pair, shown)
            row.chosen.connect(self.chosen)
            row.apart_requested.connect(self.apart_requested)
            self.rows.append(row)
            self._column.insertWidget(at, row)
            at += at >= 0


def _name(shown: Shown, statement_id: str, *, is_event: bool) -> str:
    quoted = shown.place_of[statement_id][1]
    said = quoted.said
    who = f"{source_letter(quoted.place)} {said.voice}".rstrip()
    return f"{who}: {said_words(said.stance, said.words, is_event=is_event)}"
