"""The menu bar, made from the declared actions, with the projects opened lately in a menu of their own."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar

from crossread.db.validity import one_line
from crossread.desktop.application import recent
from crossread.desktop.application.actions.action_list import MENUS
from crossread.desktop.application.actions.actions import Actions
from crossread.desktop.widgets.tool_tip import plain_tool_tip

RECENT_AFTER = "open_project"


def fill(bar: QMenuBar, actions: Actions) -> QMenu:
    """Put every action into its menu; answers with the menu of recent projects, which is filled by `show_recent`."""
    recent_menu = QMenu(_text("Open &recent"), bar)
    menus: dict[str, QMenu] = {}
    for menu_id, title in MENUS:
        holder = menus.get(menu_id.rpartition("/")[0], bar)
        menu = menus[menu_id] = holder.addMenu(_text(title))
        menu.setToolTipsVisible(True)
        group = 0
        for spec in (spec for spec in actions.specs if spec.menu == menu_id):
            if spec.group != group:
                menu.addSeparator()
                group = spec.group
            menu.addAction(actions[spec.id])
            if spec.id == RECENT_AFTER:
                menu.addMenu(recent_menu)
    return recent_menu


def show_recent(menu: QMenu, paths: Sequence[Path], open_path: Callable[[Path], None]) -> None:
    """List projects in the menu; without any it is disabled."""
    menu.clear()
    menu.setEnabled(bool(paths))
    for path, name in zip(paths, recent.names(paths), strict=True):
        action = menu.addAction(one_line(name).replace("&", "&&"))
        action.setToolTip(plain_tool_tip(str(path)))
        action.triggered.connect(lambda _=False, path=path: open_path(path))


def _text(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
