"""The timeline out of the window: as picture, numbers, on the clipboard; a large picture tells how far it is."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QTimer

from crossread.desktop.application import settings
from crossread.desktop.application.project_files import with_suffix

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.timeline.timeline import Timeline

KINDS = ("png", "svg", "pdf", "csv")
TOLD_AFTER_MS = 400


def put_timeline_files(window: "MainWindow", timeline: "Timeline") -> None:
    """Connect the actions and what the timeline tells of its files."""
    _Teller(window, timeline)
    timeline.save_requested.connect(lambda kind: _begin_to_save(window, timeline, kind))
    timeline.written.connect(lambda path: _say(window, _tr("Written: {name}").format(name=path.name)))
    timeline.failed.connect(lambda problem: window.messages.show_message(str(problem), kind="warning"))
    timeline.stopped.connect(lambda: _say(window, _tr("Stopped: nothing was written.")))
    timeline.copied.connect(lambda: _say(window, _tr("The timeline is on the clipboard, as a picture.")))
    for kind in KINDS:
        window.actions_.connect_to(f"timeline_{kind}", partial(_begin_to_save, window, timeline, kind))
    window.actions_.connect_to("timeline_copy", lambda: _copy(window, timeline))


def _copy(window: "MainWindow", timeline: "Timeline") -> None:
    if _has_something(window, timeline):
        timeline.copy()


def _has_something(window: "MainWindow", timeline: "Timeline") -> bool:
    if not timeline.has_dates:
        _say(window, _tr("The timeline is empty: give an event a date, and what is tagged with it appears there."))
    return timeline.has_dates


def _begin_to_save(window: "MainWindow", timeline: "Timeline", kind: str) -> None:
    """Of a picture in pixels first ask how many."""
    if not _has_something(window, timeline):
        return
    if kind != "png":
        _save(window, timeline, kind)
        return
    from crossread.desktop.timeline.picture_dialog import PictureDialog

    dialog = PictureDialog(timeline.picture_size(), window.settings.get(settings.PICTURE_PERCENT) / 100, window)

    def save(scale: float) -> None:
        window.settings.set(settings.PICTURE_PERCENT, round(scale * 100))
        _save(window, timeline, kind, scale)

    # Once it is closed: one dialog after the other.
    dialog.scale_chosen.connect(save, Qt.ConnectionType.QueuedConnection)
    dialog.open()


def _save(window: "MainWindow", timeline: "Timeline", kind: str, scale: float = 1.0) -> None:
    """Ask where, and write there what is shown."""
    from PySide6.QtWidgets import QFileDialog

    last = window.settings.get(settings.LAST_FOLDER)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(last if last and Path(last).is_dir() else documents)
    name = _tr("{title}, timeline").format(title=window.session.title)
    name = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in name)
    chosen, _ = QFileDialog.getSaveFileName(
        window, _tr("Export the timeline"), str(folder / f"{name}.{kind}"), f"{kind.upper()} (*.{kind})"
    )
    # While it was asked how large and where, the last date may have gone, or the project.
    if not chosen or not _has_something(window, timeline):
        return
    window.settings.set(settings.LAST_FOLDER, str(Path(chosen).parent))
    timeline.save(with_suffix(Path(chosen), f".{kind}"), scale)


class _Teller(QObject):
    """Tells of a picture that takes long, with a way to stop it; of most nothing need be told."""

    def __init__(self, window: "MainWindow", timeline: "Timeline") -> None:
        super().__init__(timeline)
        self._window, self._timeline = window, timeline
        self._share = 0.0
        self._told = False
        self._late = QTimer(self, interval=TOLD_AFTER_MS, singleShot=True)
        self._late.timeout.connect(self._offer_to_stop)
        timeline.progressed.connect(self._show)
        timeline.stopped.connect(self._end)
        timeline.written.connect(self._end)
        timeline.failed.connect(self._end)

    def _show(self, share: float) -> None:
        self._share = share
        if self._told:
            self._say()
        elif not self._late.isActive():
            self._late.start()

    def _offer_to_stop(self) -> None:
        self._told = True
        self._window.messages.show_message(
            _tr("A large picture of the timeline is being written. You can go on meanwhile."),
            (_tr("Stop"), self._timeline.stop_saving),
        )
        self._say()

    def _say(self) -> None:
        words = _tr("{share} % of the picture").format(share=int(100 * self._share))
        self._window.status.set_word(words, lasting=True)

    def _end(self) -> None:
        self._late.stop()
        if self._told:
            # What there is to tell of its end comes after this, in the same place.
            self._window.status.set_word("")
            self._window.messages.hide()
        self._told = False


def _say(window: "MainWindow", sentence: str) -> None:
    window.messages.show_message(sentence, seconds=6)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
