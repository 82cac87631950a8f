"""The tabs at the edges of the workspace Read, for side panels that have no room beside the texts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.desktop.application.edge_tab import EdgeTab
from crossread.desktop.application.frame import SIDES, Side

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def put_edges(window: "MainWindow") -> None:
    """Make the tabs; the frame shows them when they are of use."""
    for side in SIDES:
        tab = EdgeTab(_title(side), f"show_{side}")
        tab.clicked.connect(lambda _checked=False, side=side: window.frame.show_panel(side, True))
        window.frame.put_edge(side, tab)


def _title(side: Side) -> str:
    if side == "left":
        return QCoreApplication.translate("Window", "Sources and codebook")
    return QCoreApplication.translate("Window", "Annotation")
