"""The two quiet menus of the timeline: what the lanes are of, and how it is drawn and taken out of the app."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from crossread.db.dated_series import SERIES_BYS, SeriesBy
from crossread.desktop.timeline.options import SMOOTHINGS, Options
from crossread.desktop.timeline.words import by_words

PICTURES = ("png", "svg", "pdf")


class Menus(QObject):
    """Made when one is first opened."""

    by_chosen = Signal(str)
    options_chosen = Signal(object)
    """Other `Options`."""
    table_chosen = Signal(bool)
    """Show it as a table, or drawn."""
    save_requested = Signal(str)
    """A picture shall be written (`png`, `svg`, `pdf`), or the numbers (`csv`)."""
    copy_requested = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner

    def open_by(self, by: SeriesBy, under: QWidget) -> None:
        """Offer what the lanes can be of."""
        menu = self._menu(self.tr("Lanes of the timeline"))
        group = QActionGroup(menu)
        for each in SERIES_BYS:
            words = by_words(each)
            action = self._check(menu, words[0].upper() + words[1:], checked=each == by)
            action.triggered.connect(lambda _checked=False, chosen=each: self.by_chosen.emit(chosen))
            group.addAction(action)
        _open(menu, under)

    def open_view(self, options: Options, *, table: bool, points: bool, lanes: int, under: QWidget) -> None:
        """Offer ways to draw it, and ways out; `points` is the view of published against happened."""
        menu = self._menu(self.tr("View of the timeline"))
        if not points:
            self._drawing(menu, options, lanes)
            menu.addSeparator()
            as_table = self._check(menu, self.tr("As a &table"), checked=table)
            as_table.toggled.connect(self.table_chosen)
            menu.addSeparator()
        if not table:
            menu.addAction(self.tr("&Copy as a picture")).triggered.connect(self.copy_requested)
            for kind in PICTURES:
                action = menu.addAction(self.tr("Export as {kind}…").format(kind=kind.upper()))
                action.triggered.connect(lambda _checked=False, chosen=kind: self.save_requested.emit(chosen))
        menu.addAction(self.tr("Export the &numbers as CSV…")).triggered.connect(
            lambda: self.save_requested.emit("csv")
        )
        _open(menu, under)

    def _drawing(self, menu: QMenu, options: Options, lanes: int) -> None:
        choices = (
            ("share", self.tr("&Share of each lane instead of counts"), options.share, True),
            ("stacked", self.tr("S&tacked in one hill"), options.stacked, 1 < lanes <= 12),
            ("gaps", self.tr("Shade &gaps that others cover"), options.gaps, not options.stacked),
            ("breaks", self.tr("&Leave out long empty times"), options.breaks, True),
        )
        for name, words, checked, useful in choices:
            action = self._check(menu, words, checked=checked)
            action.setEnabled(useful or checked)
            action.toggled.connect(lambda on, field=name: self.options_chosen.emit(replace(options, **{field: on})))
        smooth = menu.addMenu(self.tr("S&moothing"))
        group = QActionGroup(smooth)
        for days in SMOOTHINGS:
            words = self.tr("Over {days} days").format(days=days) if days else self.tr("None")
            action = self._check(smooth, words, checked=options.smooth == days)
            action.triggered.connect(
                lambda _checked=False, chosen=days: self.options_chosen.emit(replace(options, smooth=chosen))
            )
            group.addAction(action)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._owner)
        menu.setAccessibleName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @staticmethod
    def _check(menu: QMenu, words: str, *, checked: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        return action


def _open(menu: QMenu, under: QWidget) -> None:
    # The timeline lies at the foot of the window, so that a menu opens upwards.
    height = menu.sizeHint().height()
    menu.popup(under.mapToGlobal(QPoint(0, -height)))
