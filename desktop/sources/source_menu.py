"""The menu of one source in the list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from crossread.desktop.look import icons, palettes
from crossread.desktop.sources.source_rows import SourceRow
from crossread.desktop.widgets.live_keys import live_keys

_LONGEST = 44


def fill_source_menu(
    menu: QMenu,
    row: SourceRow,
    panes: Sequence[SourceRow | None],
    *,
    writable: bool,
    movable: bool,
    last: bool,
    open_here: Callable[[bool], None],
    open_in: Callable[[int], None],
    edit: Callable[[], None],
    set_read: Callable[[bool], None],
    move: Callable[[int], None],
    delete: Callable[[], None],
) -> None:
    """Put in what can be done with `row` now. `panes` are the sources that lie open, from left to right."""
    if row.pane:
        _add(menu, _tr("Go to its pane"), "read", "Return", lambda: open_here(True))
    else:
        _add(menu, _tr("Open in a pane of its own"), "add-pane", "Return", lambda: open_here(True))
        inside = menu.addMenu(_tr("Open in place of"))
        inside.setEnabled(bool(panes))
        for at, shown in enumerate(panes):
            name = f"{palettes.source_letter(shown.place)}   {_short(shown.title)}" if shown else _tr("Empty pane")
            inside.addAction(name, partial(open_in, at))
    menu.addSeparator()
    _add(menu, _tr("Details and texts…"), "edit", _key("source_details"), edit)
    if row.read:
        entry = _add(menu, _tr("Reopen for reading"), "", "", lambda: set_read(False))
    else:
        entry = _add(menu, _tr("Finished with reading"), "check", "", lambda: set_read(True))
    entry.setEnabled(writable)
    menu.addSeparator()
    up = _add(menu, _tr("Move up"), "chevron-up", _key("source_up"), lambda: move(-1))
    down = _add(menu, _tr("Move down"), "chevron-down", _key("source_down"), lambda: move(1))
    up.setEnabled(writable and movable and row.place > 0)
    down.setEnabled(writable and movable and not last)
    menu.addSeparator()
    _add(menu, _tr("Delete…"), "delete", _key("source_delete"), delete).setEnabled(writable)


def _key(action_id: str) -> str:
    return next(iter(live_keys().of(action_id)), "")


def _add(menu: QMenu, text: str, icon: str, key: str, do: Callable[[], None]) -> QAction:
    entry = menu.addAction(text)
    if icon:
        entry.setIcon(icons.icon(icon))
    if key:
        # Shown only: the list itself takes the key.
        entry.setShortcut(QKeySequence(key))
        entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    entry.triggered.connect(lambda _checked=False: do())
    return entry


def _short(title: str) -> str:
    words = " ".join(title.split()).replace("&", "&&")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourceList", text)
