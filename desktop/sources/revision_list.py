"""The texts of one source: number, date, hash, length, who has read them; all but the last can be deleted."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.records import Revision
from crossread.desktop.sources.source_rows import shown_date
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.line_field import INSET
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip


class RevisionList(QWidget):
    """Newest first. The one that is shown in panes is the newest."""

    delete_requested = Signal(int)
    """The number of the text that is not wanted any more."""
    read_changed = Signal(int, bool)
    """A text was read to the end, or is not after all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Revision, ...] = ()
        self._writable = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_revisions(self, revisions: Sequence[Revision], *, writable: bool) -> None:
        """List other texts."""
        if (tuple(revisions), writable) == (self._shown, self._writable) and self._column.count():
            return
        self._shown, self._writable = tuple(revisions), writable
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for revision in reversed(self._shown):
            self._column.addWidget(self._row(revision))

    def _row(self, revision: Revision) -> QWidget:
        row = QWidget()
        when = PlainLabel(
            self.tr("Text {number} · {date}").format(number=revision.number, date=local_day(revision.imported_at))
        )
        what = PlainLabel(
            self.tr("{count} characters · {hash}").format(count=f"{revision.length:,}", hash=revision.sha256[:8]),
            "small",
            "ink_quiet",
        )
        set_plain_tool_tip(what, f"SHA-256 {revision.sha256}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(when)
        words.addWidget(what)
        if revision.finished:
            words.addWidget(PlainLabel(self._read_words(revision), "small", "ink_quiet", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        latest = revision is self._shown[-1]
        if latest and self._writable:
            wanted = not revision.finished
            say = QuietButton(
                self.tr("Finished with reading") if wanted else self.tr("Reopen for reading"), outlined=True
            )
            say.clicked.connect(lambda: self.read_changed.emit(revision.number, wanted))
            buttons.addWidget(say)
            buttons.addStretch(1)
            words.addSpacing(3)
            words.addLayout(buttons)
        line = QHBoxLayout(row)
        line.setContentsMargins(INSET, 0, 0, 0)
        line.addLayout(words, 1)
        if len(self._shown) > 1 and self._writable:
            delete = QuietButton(icon="delete", name=self.tr("Delete text {number}…").format(number=revision.number))
            delete.clicked.connect(lambda: self.delete_requested.emit(revision.number))
            line.addWidget(delete)
        return row

    def _read_words(self, revision: Revision) -> str:
        last = revision.finished[-1]
        day = local_day(last.at)
        return (
            self.tr("read to the end by {name}, {date}").format(name=last.by, date=day)
            if last.by
            else self.tr("read to the end, {date}").format(date=day)
        )


def local_day(time: str) -> str:
    """The day of a UTC time where the reader is, as people write it; what is no time as it is."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    return shown_date(moment.astimezone().date().isoformat())
