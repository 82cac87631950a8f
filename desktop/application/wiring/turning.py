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
        self._told = ""
        """What is said while it goes on; empty while nothing is."""
        window.session.turning.ended.connect(self._end)
        window.session.closed.connect(self._end)
        window.session.waiting_changed.connect(lambda _count: self._say())

    def show_progress(self, done: int, total: int) -> None:
        self._done, self._total = done, max(1, total)
        if self._told:
            self._say()
        elif not self._late.isActive():
            self._late.start()

    def _offer_to_stop(self) -> None:
        self._told = self._sentence()
        self._window.messages.show_message(self._told, (_tr("Stop"), self._stop))

    def _stop(self) -> None:
        self._window.status.set_word(_tr("Stopping…"))
        self._window.session.turning.stop()

    def _say(self) -> None:
        if self._told:
            before, self._told = self._told, self._sentence()
            self._window.messages.go_on_with(self._told, before)

    def _sentence(self) -> str:
        turning = self._window.session.turning
        form = (
            _tr("Taking back: {step} – {share} %.")
            if turning.kind == "undo"
            else _tr("Doing again: {step} – {share} %.")
        )
        said = form.format(step=turning.words, share=100 * self._done // self._total)
        # The one under way is not waiting.
        waiting = self._window.session.waiting - 1
        if waiting <= 0:
            return f"{said} {_tr('You can go on working: what you change is saved right after it.')}"
        if waiting == 1:
            return f"{said} {_tr('1 change waits for it and is saved right after it.')}"
        return f"{said} {_tr('{count} changes wait for it and are saved right after it.').format(count=waiting)}"

    def _end(self) -> None:
        self._late.stop()
        if self._told:
            if self._window.messages.text == self._told:
                self._window.messages.hide()
            self._window.status.set_word("")
        self._told = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
