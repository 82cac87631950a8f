"""One field of a source's metadata: its label, what is typed, what that means, and when it is stored."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from crossread.db.dates import read
from crossread.db.errors import InvalidRecordError
from crossread.db.records import Source
from crossread.desktop.sources.growing_field import GrowingField
from crossread.desktop.sources.languages import code_of, name_of
from crossread.desktop.sources.source_rows import shown_date
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.line_field import HEIGHT, INSET, LineField

REST_MS = 500
LABEL_WIDTH = 72
Changes = dict[str, Any]


class Visit:
    """One stay of the keys in a field; what is stored during it is one step. Its step is set by the writer."""

    def __init__(self) -> None:
        self.step_id: str | None = None


class MetaField(QWidget):
    """Emits what is to be stored half a second after the last key and on leaving; shows errors in words.

    `read_typed` turns what was typed into what is stored and raises InvalidRecordError for what has no meaning;
    `shown` is what stands in the field for a source.
    """

    store_requested = Signal(object, object)
    """Columns that changed, and the `Visit` that they belong to."""

    def __init__(
        self,
        field: LineField | GrowingField,
        label: str,
        shown: Callable[[Source], str],
        read_typed: Callable[[str], Changes],
        *,
        hint: Callable[[Source, str], str] | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self._shown, self._read, self._hint_of = shown, read_typed, hint
        self._source: Source | None = None
        self._stored = ""
        self._dirty = False
        self._visit = Visit()
        self._hint = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._hint.setContentsMargins(INSET, 0, INSET, 2)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        if label:
            name = PlainLabel(label, "small", "ink_quiet")
            name.setFixedHeight(HEIGHT)
            name.setFixedWidth(LABEL_WIDTH)
            name.setIndent(INSET)
            name.setBuddy(field)
            grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, 0, 1)
        grid.addWidget(self._hint, 1, 1)
        grid.setColumnStretch(1, 1)
        field.installEventFilter(self)
        field.left.connect(self.leave)
        if isinstance(field, GrowingField):
            field.edited.connect(self._edited)
        else:
            field.textEdited.connect(self._edited)
            field.returnPressed.connect(self.keep)
        self._tell("", fault=False)

    @property
    def hint(self) -> str:
        """What is said below the field."""
        return self._hint.text()

    def show_source(self, source: Source) -> None:
        """Show what is stored, but leave alone what is being typed unless that very value changed elsewhere."""
        other = self._source is None or source.id != self._source.id
        if other:
            self.leave()
        shown = self._shown(source)
        changed = other or shown != self._stored
        self._source, self._stored = source, shown
        if changed and (other or not self._dirty) and shown != self.field.text():
            self._rest.stop()
            self._dirty = False
            self.field.show_text(shown)
        if not self._dirty:
            self._say_meaning(self.field.text())

    def keep(self) -> None:
        """Have stored what was typed, or say why it cannot be."""
        self._rest.stop()
        if not self._dirty or self._source is None:
            return
        typed = self.field.text()
        try:
            changes = self._read(typed)
        except InvalidRecordError as error:
            self._tell(str(error), fault=True)
            return
        self._dirty = False
        if any(getattr(self._source, name) != value for name, value in changes.items()) or typed != self._stored:
            self.store_requested.emit(changes, self._visit)

    def leave(self) -> None:
        """The keys went elsewhere: store what was typed; what has no meaning gives way to what is stored."""
        self.keep()
        self._visit = Visit()
        if self._dirty:
            self._dirty = False
            self.field.show_text(self._stored)
        if self._source is not None:
            self._say_meaning(self.field.text())

    def forget(self) -> None:
        """The source is not there any more: nothing is to be stored."""
        self._rest.stop()
        self._source, self._stored, self._dirty = None, "", False

    def show_fault(self, sentence: str) -> None:
        """It could not be stored."""
        self._tell(sentence, fault=True)

    def take_choice(self) -> None:
        """A suggestion was taken instead of typed."""
        self._edited()
        self.keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what could be written as soon as the keys are here."""
        if watched is self.field and event.type() == QEvent.Type.FocusIn and not self._dirty:
            QTimer.singleShot(0, self, lambda: self._say_meaning(self.field.text()))
        return False

    def _edited(self) -> None:
        self._dirty = True
        self._rest.start()
        self._say_meaning(self.field.text())

    def _say_meaning(self, typed: str) -> None:
        words = ""
        # What could be written is said only to somebody who is about to write.
        if self._hint_of is not None and self._source is not None and (typed.strip() or self.field.hasFocus()):
            words = self._hint_of(self._source, typed)
        self._tell(words, fault=False)

    def _tell(self, words: str, *, fault: bool) -> None:
        self._hint.set_role("conflict" if fault else "ink_quiet")
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.field.setAccessibleDescription(words)


# What typed text means


def read_title(typed: str) -> Changes:
    """A source must be called something."""
    if not typed.strip():
        raise InvalidRecordError(_tr("A source needs a title."))
    return {"title": " ".join(typed.split())}


def read_text(name: str) -> Callable[[str], Changes]:
    """A text of one line that may be missing."""
    return lambda typed: {name: typed.strip() or None}


def read_note(typed: str) -> Changes:
    """Any text."""
    return {"note": typed}


def read_language(typed: str) -> Changes:
    """A language by name or code."""
    return {"language": code_of(typed)}


def show_language(source: Source) -> str:
    """The name of its language."""
    return name_of(source.language)


def read_published(typed: str) -> Changes:
    """A date as people write it."""
    if not typed.strip():
        return {"published": None}
    date = read(typed)
    if date is None:
        raise InvalidRecordError(_tr("Not understood as a date. Write it as 19 Sep 2023, late 2022 or about 1912."))
    return {"published": date}


def show_published(source: Source) -> str:
    """The date as people write it."""
    return shown_date(source.published)


def published_hint(source: Source, typed: str) -> str:
    """What was typed as it is understood, and where the date is from."""
    if not typed.strip():
        return _tr("such as 19 Sep 2023, late 2022, about 1912")
    date = read(typed)
    if date is None:
        return _tr("not understood yet")
    if date == source.published:
        ground = {
            "stated": _tr("stated in the text"),
            "guessed": _tr("guessed"),
            "typed": _tr("typed"),
            None: _tr("ground not known"),
        }[source.published_ground]
        return f"{date} · {ground}"
    return f"= {shown_date(date)} · {_tr('typed')}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourceEditor", text)
