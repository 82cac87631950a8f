"""One passage in its context: the quote underlined as its claim is everywhere, the context quiet, who and how."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from crossread.db.grid import Quoted
from crossread.db.records import SET_ASIDE_WHYS
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import (
    claim_line,
    draw_line,
    event_fill,
    line_pattern,
    mixed,
    source_color,
    source_letter,
)
from crossread.desktop.look.textures import draw_ground, texture
from crossread.desktop.look.theme import Theme, current, watcher
from crossread.desktop.review.detail.text_block import Part, TextBlock, ink
from crossread.desktop.review.detail.word_difference import Range
from crossread.desktop.review.detail.words import (
    aside_word,
    date_words,
    joined,
    said_words,
    tr,
    way_words,
)
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.live_keys import live_keys

PAD = 11
BADGE = 17
_MENU = 26


class PassageCard(QAbstractButton):
    """Enter or a click goes to the passage, Space holds its words against those of the next, A sets it aside."""

    open_requested = Signal(str)
    """The annotation whose passage is to be shown in Read."""
    copy_requested = Signal(str)
    """The annotation to be copied as a citation."""
    history_requested = Signal(str)
    """The annotation whose history is to be shown."""
    chosen = Signal(str)
    """The keys came to it: the id of its position or tag."""
    held = Signal(str)
    """Its words are to be compared with those of the next that gets the keys."""
    aside_chosen = Signal(str, str)
    """A position or tag, and for what it is set aside; an empty word takes it in again."""

    def __init__(self, passage: Quoted, *, color: str, subject_id: str, is_event: bool, editable: bool) -> None:
        super().__init__()
        self.passage = passage
        self._color, self._subject_id, self._is_event, self._editable = color, subject_id, is_event, editable
        self._is_held = False
        self._marks: Sequence[Range] = ()
        self._note = ""
        self.came_by_mouse = False
        """Whether the keys came with a click: what is clicked on must not move away below the pointer."""
        self._head = TextBlock(fonts.interface_font("small"), 17)
        self._who = TextBlock(fonts.interface_font("body"), 19)
        self._words = TextBlock(fonts.reading_font(15), 23)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more = QuietButton(icon="more", name=tr("What can be done with this passage"), parent=self)
        self.more.clicked.connect(lambda: self.open_menu(self.more.mapToGlobal(QPoint(0, self.more.height()))))
        self.clicked.connect(lambda: self.open_requested.emit(passage.said.annotation_id))
        watcher().theme_changed.connect(self._show)
        self._show()

    @property
    def position_id(self) -> str:
        """The position or event tag that it shows."""
        return self.passage.said.position_id

    @property
    def is_held(self) -> bool:
        """Whether others' words are compared with its."""
        return self._is_held

    @property
    def marks(self) -> Sequence[Range]:
        """The words of the quote that are marked as others."""
        return self._marks

    def mark(self, ranges: Sequence[Range], *, held: bool = False, note: str = "") -> None:
        """Mark words of the quote that differ from another's, and say something of that."""
        if (list(ranges), held, note) != (list(self._marks), self._is_held, self._note):
            self._marks, self._is_held, self._note = list(ranges), held, note
            self._show()

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with it."""
        menu = self.menu()
        menu.popup(at)

    def menu(self) -> QMenu:
        """What can be done with it, as a menu that deletes itself."""
        said = self.passage.said
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open in Read\tEnter"), self.click)
        copy = live_keys().in_menu(tr("Copy as citation"), "copy_citation")
        menu.addAction(copy, lambda: self.copy_requested.emit(said.annotation_id))
        menu.addAction(tr("History of this annotation"), lambda: self.history_requested.emit(said.annotation_id))
        compare = live_keys().in_menu(tr("Compare its words with the next"), "passage_compare")
        menu.addAction(compare, lambda: self.held.emit(self.position_id))
        if self._editable:
            self._add_asides(menu)
        return menu

    def aside_menu(self) -> QMenu:
        """For what it can be set aside, as a menu that deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_asides(menu)
        return menu

    # What is seen

    def sizeHint(self) -> QSize:
        """As high as its words at its width."""
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self.more.move(self.width() - _MENU - 5, 5)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, its source's letter, head, words and underline."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(look.focus, 1.6) if self.hasFocus() else QPen(look.hairline, 1))
        painter.setBrush(look.panel if self.passage.said.aside else look.paper)
        painter.drawRoundedRect(box, 7, 7)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, 7, 7)
        self._draw_letter(painter, look)
        y = float(PAD - 1)
        self._head.draw(painter, QPointF(PAD + BADGE + 7, y))
        y += self._head.height + 2
        self._who.draw(painter, QPointF(PAD, y))
        y += self._who.height + 3
        start = len(self._before())
        lines = self._words.baselines(start, start + len(_line(self.passage.text)))
        if self._is_event:
            tint, kind = event_fill(self._color, look), texture(self._color, self._subject_id)
            ground = mixed(look.panel if self.passage.said.aside else look.paper, tint, tint.alphaF())
            for line in lines:
                draw_ground(painter, QRectF(PAD + line.x1(), y + line.y1() - 18, line.length(), 20), ground, kind, look)
        self._words.draw(painter, QPointF(PAD, y))
        if not self._is_event:
            pattern = line_pattern(self._color, self._subject_id)
            for line in lines:
                draw_line(painter, line.translated(PAD, y), claim_line(self._color, look), pattern, 2)

    def _draw_letter(self, painter: QPainter, look: Theme) -> None:
        color = source_color(self.passage.place, look)
        badge = QRectF(PAD, PAD - 1, BADGE, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(badge, 4, 4)
        painter.setFont(fonts.interface_font("heading"))
        painter.setPen(look.paper if color.lightnessF() < 0.6 else QColor("#14202c"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, source_letter(self.passage.place))

    # Keys, pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the keys of the place `passages` do the rest; the arrows are the column's."""
        key, ctrl = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        deed = live_keys().deed("passages", event)
        if _is_copy(event):
            self.copy_requested.emit(self.passage.said.annotation_id)
        elif deed:
            self.do(deed)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
            self.click()
        else:
            event.ignore()

    def do(self, deed: str) -> None:
        """Do what a key of the place `passages` does."""
        if deed == "passage_compare":
            self.held.emit(self.position_id)
        elif deed == "passage_aside" and self._editable:
            self.aside_menu().popup(self.mapToGlobal(QPoint(PAD, self.height() // 2)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It is the one that keys are for."""
        super().focusInEvent(event)
        self.came_by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        self.chosen.emit(self.position_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu at the pointer."""
        self.open_menu(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click with the left button alone opens."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The ground changes with pointer and keys; the key that copies a chosen annotation copies this passage."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_copy(event):
            event.accept()
            return True
        return live_keys().claims("passages", event) or super().event(event)

    # Words

    def _show(self) -> None:
        look, quoted = current(), self.passage
        faded = quoted.said.aside is not None
        title = quoted.source_title
        more = joined(
            (date_words(quoted.published), tr("¶\u00a0{number}").format(number=quoted.paragraph), way_words(quoted))
        )
        head = f"{title} · {more}"
        strong = fonts.interface_font("small")
        strong.setWeight(fonts.interface_font("strong").weight())
        self._head.show(
            head, [(0, len(title), ink(look.ink, strong=strong)), (len(title), len(head), ink(look.ink_quiet))]
        )
        self._show_who(look)
        before, text, after = self._before(), _line(quoted.text), self._after()
        whole = before + text + after
        start, end = len(before), len(before) + len(text)
        parts: list[Part] = [
            (0, start, ink(look.ink_quiet)),
            (start, end, ink(look.ink_quiet if faded else look.ink)),
            (end, len(whole), ink(look.ink_quiet)),
        ]
        for first, last in self._marks:
            marked = QTextCharFormat()
            marked.setForeground(look.ink)
            marked.setBackground(look.selection)
            parts.append((start + first, start + last, marked))
        self._words.show(whole, [part for part in parts if part[1] > part[0]])
        self.setAccessibleName(f"{source_letter(quoted.place)}: {head}. {self._who.text}. {text}")
        self._fit()
        self.update()

    def _show_who(self, look: Theme) -> None:
        said = self.passage.said
        words = said_words(said.stance, said.words, is_event=self._is_event)
        if said.voice:
            words = tr("{voice}: {words}").format(voice=said.voice, words=words)
        more = joined(
            (
                tr("written “{given}”").format(given=said.given) if said.given and said.given != said.words else "",
                said.scope,
                tr("as of {date}").format(date=date_words(said.as_of)) if said.as_of else "",
                {"likely": tr("likely"), "possible": tr("possible")}.get(said.certainty, ""),
                {
                    "endorses": tr("the source endorses it"),
                    "distances": tr("the source keeps its distance"),
                    "rejects": tr("the source rejects it"),
                }.get(said.source_stance or "", ""),
                self._note,
            )
        )
        text = f"{words} · {more}" if more else words
        parts: list[Part] = [
            (0, len(words), ink(look.ink, strong=fonts.interface_font("strong"))),
            (len(words), len(text), ink(look.ink_quiet)),
        ]
        if said.aside is not None:
            why = tr("set aside: {why}").format(why=aside_word(said.aside))
            text = f"{why} · {text}"
            parts = [(0, len(text), ink(look.ink_quiet))]
        self._who.show(text, [part for part in parts if part[1] > part[0]])

    def _before(self) -> str:
        return ("… " if self.passage.before_cut else "") + _line(self.passage.before)

    def _after(self) -> str:
        return _line(self.passage.after) + (" …" if self.passage.after_cut else "")

    def _fit(self) -> None:
        width = self.width() - 2 * PAD
        height = 2 * PAD + 4
        height += self._head.lay_out(width - BADGE - 7 - _MENU) + self._who.lay_out(width) + self._words.lay_out(width)
        self.setFixedHeight(height)

    def _add_asides(self, menu: QMenu) -> None:
        now = self.passage.said.aside
        menu.addSeparator()
        for why in SET_ASIDE_WHYS:
            word = tr("Set aside: {why}").format(why=aside_word(why))
            action = menu.addAction(word, partial(self.aside_chosen.emit, self.position_id, why))
            action.setCheckable(True)
            action.setChecked(why == now)
        if now is not None:
            menu.addAction(tr("Take it in again"), lambda: self.aside_chosen.emit(self.position_id, ""))


def _is_copy(event: QKeyEvent) -> bool:
    """The key that copies as a citation in a text; on that which copies nothing is selected to be meant instead."""
    return event.matches(QKeySequence.StandardKey.Copy) or live_keys().is_key_of("copy_citation", event)


def _line(text: str) -> str:
    """On one line, letter for letter: what is marked stays in its place."""
    return "".join(" " if each.isspace() else each for each in text)


def placed(widget: QWidget) -> QWidget:
    """The widget itself, as wide as its column gives it."""
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
    return widget
