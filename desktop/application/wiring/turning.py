"""An undo or redo that takes long is told in the window, with how far it is and a way to stop it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

TOLD_AFTER_MS = 400


def show_progress(window: "MainWindow", done: int, total: int) -> None:
    """Tell how far it is; at the beginning nothing is told, because most of them are done at once."""
    teller = window.findChild(_Teller) or _Teller(window)
    teller.show_progress(done, total)


class _Teller(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._done, self._total = 0, 1
        self._late = QTimer(self, interval=TOLD_AFTER_MS, singleShot=True)
        self._late.timeout.connect(self._offer_to_stop)
        self._told = False
        window.session.turning.ended.connect(self._end)
        window.session.closed.connect(self._end)

    def show_progress(self, done: int, total: int) -> None:
        self._done, self._total = done, max(1, total)
        if self._told:
            self._say()
        elif not self._late.isActive():
            self._late.start()

    def _offer_to_stop(self) -> None:
        self._told = True
        self._window.messages.show_message(
            _tr("Very much is being taken back or done again. You can go on reading meanwhile."),
            (_tr("Stop"), self._window.session.turning.stop),
        )
        self._say()

    def _say(self) -> None:
        share = 100 * self._done // self._total
        self._window.status.set_word(_tr("{share} % of {rows} rows").format(share=share, rows=f"{self._total:,}"))

    def _end(self) -> None:
        self._late.stop()
        if self._told:
            self._window.messages.hide()
            self._window.status.set_word("")
        self._told = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
