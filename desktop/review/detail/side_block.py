"""One side of a disagreement: what it says, how many say it, and its passages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crossread.db.grid import Quoted
from crossread.db.records import SET_ASIDE_WHYS
from crossread.desktop.review.detail.card import PassageCard
from crossread.desktop.review.detail.reading import Group
from crossread.desktop.review.detail.words import aside_word, capital, count_words, group_words, tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel

MOST = 4
"""So many passages of a side are shown at first."""
AT_ONCE = 40
"""So many more when they are asked for."""


class SideBlock(QWidget):
    """Shows the first passages, and the others when asked; `make` makes a card of one."""

    aside_chosen = Signal(object, str)
    """The ids of all its positions, and for what they are set aside; an empty word takes them in again."""

    opened = Signal()
    """More of its passages are shown."""

    def __init__(
        self, group: Group, make: Callable[[Quoted], PassageCard], *, is_event: bool, editable: bool, shown: int = MOST
    ) -> None:
        super().__init__()
        self._group, self._make = group, make
        self.cards: list[PassageCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(8)
        words = {"uncompared": tr("Not compared"), "aside": tr("Set aside")}.get(group.role, "")
        says = words or capital(group_words(group, is_event=is_event))
        row.addWidget(ElidedLabel(says, "strong"), 1)
        if group.count is not None:
            counted = count_words(group.count)
            told = tr("{count}, against none").format(count=counted) if group.beside else counted
            row.addWidget(PlainLabel(told, "small", "ink_quiet"))
        if editable:
            self.aside = QuietButton(icon="more", name=tr("Set aside all of “{side}”").format(side=says))
            self.aside.clicked.connect(self._open_menu)
            row.addWidget(self.aside)
        column.addLayout(row)
        self._column = column
        self.more = QuietButton("", "chevron-down")
        self.more.clicked.connect(self.show_all)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(shown)

    @property
    def group(self) -> Group:
        """What it shows."""
        return self._group

    @property
    def key(self) -> str:
        """What tells it from the other sides: the position or tag of its first passage."""
        return self._group.passages[0].said.position_id

    def show_all(self) -> None:
        """Show every passage, or of very many the next, and give the keys to the first of these."""
        first = len(self.cards)
        self.show_more()
        if self.cards[first:]:
            self.cards[first].setFocus()

    def show_more(self) -> None:
        """The same, and the keys stay where they are."""
        self._show(len(self.cards) + AT_ONCE)
        self.opened.emit()

    def _show(self, most: int) -> None:
        for quoted in self._group.passages[len(self.cards) : most]:
            card = self._make(quoted)
            self._column.insertWidget(self._column.count() - 1, card)
            self.cards.append(card)
        rest = len(self._group.passages) - len(self.cards)
        self.more.setVisible(rest > 0)
        self.more.setText(tr("show 1 more") if rest == 1 else tr("show {count} more").format(count=rest))
        self.more.setAccessibleName(self.more.text())
        self.more.updateGeometry()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = [each.said.position_id for each in self._group.passages]
        if self._group.role == "aside":
            menu.addAction(tr("Take all in again"), lambda: self.aside_chosen.emit(ids, ""))
        else:
            for why in SET_ASIDE_WHYS:
                word = tr("Set all of these aside: {why}").format(why=aside_word(why))
                menu.addAction(word, partial(self.aside_chosen.emit, ids, why))
        menu.popup(self.aside.mapToGlobal(QPoint(0, self.aside.height())))
