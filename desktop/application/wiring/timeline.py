"""The timeline in the window: it marks what is chosen, leads to annotations, and a brushed range narrows the rest."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt

from crossread.desktop.application import settings
from crossread.desktop.application.brushing import Brushing
from crossread.desktop.application.project_files import with_suffix
from crossread.desktop.application.wiring.annotation import go_to

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.timeline.timeline import Timeline


def put_timeline(window: "MainWindow") -> None:
    """Make the timeline, put it below, and connect it. The codebook is there already."""
    from crossread.desktop.codebook.codebook import Codebook
    from crossread.desktop.timeline.timeline import Timeline

    timeline = Timeline(window.session)
    timeline.annotation_requested.connect(lambda annotation_id: go_to(window, annotation_id))
    timeline.event_requested.connect(window.choice.choose_event)
    timeline.full_requested.connect(lambda: window.frame.expand_timeline(True))
    timeline.thin_changed.connect(window.frame.set_timeline_thin)
    Brushing(window, timeline)
    timeline.save_requested.connect(lambda kind: _begin_to_save(window, timeline, kind))
    timeline.written.connect(lambda path: _say(window, _tr("Written: {name}").format(name=path.name)))
    timeline.failed.connect(lambda problem: window.messages.show_message(str(problem), kind="warning"))
    timeline.copied.connect(lambda: _say(window, _tr("The timeline is on the clipboard, as a picture.")))
    window.choice.changed.connect(lambda: _mark(window, timeline))
    codebook = window.findChild(Codebook)
    if isinstance(codebook, Codebook):
        # A voice is chosen in the codebook alone; whatever is chosen next takes its place.
        codebook.voice_chosen.connect(lambda voice_id: timeline.set_chosen(voice_id=voice_id))
    window.actions_.connect_to("show_on_timeline", lambda: _show_on(window, timeline))
    window.put_timeline(timeline)
    timeline.wake()


def _mark(window: "MainWindow", timeline: "Timeline") -> None:
    choice = window.choice
    timeline.set_chosen(
        event_id=choice.event_id or None,
        claim_id=choice.claim_id or None,
        annotation_id=choice.annotation_id or None,
    )


def _show_on(window: "MainWindow", timeline: "Timeline") -> None:
    """Show the timeline in full, and there the chosen annotation."""
    window.frame.expand_timeline(True)
    if not timeline.look_at(window.choice.annotation_id):
        _say(window, _tr("This annotation has no date on this clock; give its event a date."))


def _begin_to_save(window: "MainWindow", timeline: "Timeline", kind: str) -> None:
    """Of a picture in pixels first ask how many."""
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
        window, _tr("Save the timeline"), str(folder / f"{name}.{kind}"), f"{kind.upper()} (*.{kind})"
    )
    if not chosen:
        return
    window.settings.set(settings.LAST_FOLDER, str(Path(chosen).parent))
    timeline.save(with_suffix(Path(chosen), f".{kind}"), scale)


def _say(window: "MainWindow", sentence: str) -> None:
    window.messages.show_message(sentence, seconds=6)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
