"""Agreement between coders in the window: a view beside the search, there once it was asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.desktop.application.wiring.annotation import go_to

if TYPE_CHECKING:
    from crossread.db.agreement import Difference
    from crossread.desktop.agreement.panel import AgreementPanel
    from crossread.desktop.application.main_window import MainWindow

VIEW = "agreement"


def put_agreement(window: "MainWindow") -> None:
    """Offer the panel; most never need it, so its place in the switch is made when it is first asked for."""
    there: list[str] = []

    def show() -> None:
        if not there:
            there.append(VIEW)
            title = QCoreApplication.translate("Window", "Agreement")
            window.search_space.add_view(VIEW, title, lambda: _made(window))
        window.search_space.show_view(VIEW)

    window.actions_.connect_to("show_agreement", show)


def _made(window: "MainWindow") -> "AgreementPanel":
    from crossread.desktop.agreement.panel import AgreementPanel

    panel = AgreementPanel(window.session)
    panel.difference_requested.connect(lambda difference: _go_to(window, difference))
    return panel


def _go_to(window: "MainWindow", difference: "Difference") -> None:
    """Back to Read, and there to the passage of the first who marked it."""
    marked = next((each.annotation_id for each in difference.readings if each.annotation_id), None)
    if marked is not None:
        window.workspaces.show("read")
        go_to(window, marked)
