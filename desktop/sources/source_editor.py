"""One source looked at closely: its metadata edited in place, and its texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Changes, Revision, Source
from crossread.db.sources import SourceUse
from crossread.desktop.application.session import Session
from crossread.desktop.look import fonts, palettes
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.sources import languages
from crossread.desktop.sources.going_along import DeletionQuestion, words_for
from crossread.desktop.sources.growing_field import GrowingField
from crossread.desktop.sources.meta_field import (
    MetaField,
    Visit,
    published_hint,
    read_language,
    read_note,
    read_published,
    read_text,
    read_title,
    show_language,
    show_published,
)
from crossread.desktop.sources.revision_list import RevisionList
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.completing_field import Choice, CompletingField
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.line_field import INSET, LineField

Offers = Callable[[str], Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class _Looked:
    source: Source
    revisions: tuple[Revision, ...]
    place: int


class SourceEditor(QWidget):
    """Hidden until `edit()`.

    What is typed is stored half a second later and on leaving; one visit to a field is one step.
    """

    said = Signal(str, bool)
    """Something was done: a sentence, and whether an undo is worth offering."""
    closed = Signal()
    """It is hidden now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source_id = ""
        self._fields: dict[str, MetaField] = {}
        self._heading = PlainLabel(self.tr("Source"), "heading", "ink_quiet")
        close = QuietButton(icon="close", name=self.tr("Close the details"), key=self.tr("Esc"))
        close.clicked.connect(self.close_editor)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 6, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(close)
        self._question = DeletionQuestion()
        self._texts = RevisionList()
        self._texts.delete_requested.connect(self._ask_to_delete)
        self._texts.read_changed.connect(self._set_read)
        self._file = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._file.setContentsMargins(INSET, 6, INSET, 0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(5, 0, 5, 12)
        column.setSpacing(1)
        for field in self._make_fields():
            column.addWidget(field)
        texts = PlainLabel(self.tr("Texts"), "heading", "ink_quiet")
        texts.setContentsMargins(INSET, 12, 0, 4)
        column.addWidget(texts)
        column.addWidget(self._texts)
        column.addWidget(self._file)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        for widget in (self._scroll.viewport(), inner):
            widget.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 1, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self._question)
        whole.addWidget(self._scroll, 1)
        session.changed.connect(self._take_changes)
        # Before another project is open: what was typed belongs to this one.
        session.opening.connect(lambda _path: self.store_now())
        session.opened.connect(self._forget)
        session.closed.connect(self._forget)
        watcher().theme_changed.connect(self.update)
        self.hide()

    @property
    def source_id(self) -> str:
        """The source that is shown; empty for none."""
        return self._source_id

    @property
    def fields(self) -> dict[str, MetaField]:
        """The fields by the column that they edit."""
        return self._fields

    def edit(self, source_id: str) -> None:
        """Show a source and give the keys to its title."""
        self._show(source_id, focus=True)

    def follow(self, source_id: str) -> None:
        """Show another source instead, if one is shown at all."""
        if self.isVisible() and source_id and source_id != self._source_id:
            self._show(source_id, focus=False)

    def close_editor(self) -> None:
        """Store what was typed and hide."""
        if not self.isHidden():
            self.store_now()
            self._forget()
            self.closed.emit()

    def store_now(self) -> None:
        """Store what was typed without waiting for a rest: the project is about to be closed."""
        for field in self._fields.values():
            field.leave()

    def _forget(self) -> None:
        self._question.close_question()
        self._source_id = ""
        for field in self._fields.values():
            field.forget()
        self.hide()

    def _make_fields(self) -> Sequence[MetaField]:
        title = GrowingField(self.tr("Title"), fonts.interface_font("strong"), one_paragraph=True, most_lines=4)
        note = GrowingField(self.tr("Note"), fonts.interface_font(), placeholder=self.tr("write a note"))
        kinds: tuple[str, ...] = (self.tr("report"), self.tr("opinion"), self.tr("memo"), self.tr("letter"))
        kinds += (self.tr("interview"), self.tr("press release"), self.tr("official document"), self.tr("memoir"))
        levels = (self.tr("high"), self.tr("medium"), self.tr("low"))
        self._fields = {
            "title": MetaField(title, "", lambda source: source.title, read_title),
            "author": self._plain("author", self._line(self.tr("author"))),
            "publisher": self._plain("publisher", self._line(self.tr("publisher"))),
            "published": MetaField(
                *self._line(self.tr("published")),
                show_published,
                read_published,
                hint=published_hint,
            ),
            "url": self._plain("url", self._line(self.tr("URL"))),
            "language": MetaField(*self._choosing(self.tr("language"), _offer_languages), show_language, read_language),
            "kind": self._plain("kind", self._choosing(self.tr("kind"), kinds)),
            "reliability": self._plain("reliability", self._choosing(self.tr("reliability"), levels)),
            "note": MetaField(note, self.tr("note"), lambda source: source.note, read_note),
        }
        for field in self._fields.values():
            field.store_requested.connect(partial(self._store, field))
            field.field.undo_requested.connect(self._session.undo)
            field.field.redo_requested.connect(self._session.redo)
            if isinstance(field.field, CompletingField):
                field.field.taken.connect(lambda _choice, field=field: field.take_choice())
        return tuple(self._fields.values())

    def _plain(self, column: str, field: tuple[LineField, str]) -> MetaField:
        return MetaField(*field, lambda source: getattr(source, column) or "", read_text(column))

    def _line(self, name: str) -> tuple[LineField, str]:
        return LineField(name, self.tr("not known")), name

    def _choosing(self, name: str, offers: Offers | tuple[str, ...]) -> tuple[LineField, str]:
        found = offers if callable(offers) else partial(_offer_words, offers)
        return CompletingField(name, found, self.tr("not known")), name

    # What is shown

    def _show(self, source_id: str, *, focus: bool) -> None:
        self.store_now()
        self._question.close_question()
        self._source_id = source_id
        self._session.ask(
            lambda project: _look(project, source_id),
            lambda looked: self._take(looked, focus=focus),
            key="source looked at",
            on_failed=lambda _gone: self.close_editor(),
        )

    def _take_changes(self, changes: Changes) -> None:
        if not self._source_id or not changes.concerns("source", "revision"):
            return
        concerned = changes.ids.get("source", frozenset()) | changes.ids.get("revision", frozenset())
        if self._source_id in concerned:
            source_id = self._source_id
            self._session.ask(
                lambda project: _look(project, source_id),
                lambda looked: self._take(looked, focus=False),
                key="source looked at",
                on_failed=lambda _gone: self.close_editor(),
            )

    def _take(self, looked: _Looked, *, focus: bool) -> None:
        if looked.source.id != self._source_id:
            return
        writable = self._session.writable
        self._heading.setText(self.tr("Source {letter}").format(letter=palettes.source_letter(looked.place)))
        for field in self._fields.values():
            field.show_source(looked.source)
            field.field.setReadOnly(not writable)
        self._texts.show_revisions(looked.revisions, writable=writable)
        self._file.setText(looked.source.file_name or "")
        self._file.setVisible(bool(looked.source.file_name))
        self.setAccessibleName(self.tr("Details of {title}").format(title=looked.source.title))
        self.show()
        if focus:
            title = self._fields["title"].field
            title.setFocus(Qt.FocusReason.OtherFocusReason)
            title.selectAll()

    # What is done

    def _store(self, field: MetaField, changes: dict[str, Any], visit: Visit) -> None:
        source_id = self._source_id

        def store(project: Project) -> None:
            title = str(changes.get("title", "")) or project.sources.get(source_id).title
            with project.step("edit_source", name=title, continues=visit.step_id) as step:
                project.sources.edit(source_id, **changes)
            visit.step_id = step.id

        def failed(error: CrossreadError) -> None:
            field.show_fault(str(error))

        keep = f"source {source_id} {' '.join(sorted(changes))}"
        self._session.run(store, None, failed, keep=keep)

    def _set_read(self, number: int, finished: bool) -> None:
        source_id = self._source_id
        self._session.run(
            lambda project: (project.sources.finish if finished else project.sources.unfinish)(source_id, number)
        )

    def _ask_to_delete(self, number: int) -> None:
        source_id = self._source_id
        self._session.ask(
            lambda project: project.sources.goes_along(source_id, number),
            partial(self._show_question, source_id, number),
            key="deletion of a text",
        )

    def _show_question(self, source_id: str, number: int, use: SourceUse) -> None:
        if source_id == self._source_id:
            self._question.ask(
                self.tr("Delete text {number}?").format(number=number),
                words_for(use, with_texts=False),
                self.tr("Delete"),
                partial(self._delete, source_id, number),
            )

    def _delete(self, source_id: str, number: int) -> None:
        sentence = self.tr("Text {number} was deleted.").format(number=number)
        self._session.run(
            lambda project: project.sources.delete_revision(source_id, number),
            lambda _: self.said.emit(sentence, True),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """From its beginning."""
        super().showEvent(event)
        self._scroll.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels under a hairline."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        painter.fillRect(0, 0, self.width(), 1, look.hairline)


def _look(project: Project, source_id: str) -> _Looked:
    source = project.sources.get(source_id)
    place = [each.id for each in project.sources.all()].index(source_id)
    return _Looked(source, tuple(project.sources.revisions(source_id)), place)


def _offer_words(words: Sequence[str], typed: str) -> Sequence[Choice]:
    folded = typed.casefold().strip()
    return [Choice(key=word, text=word) for word in words if folded in word.casefold() and folded != word.casefold()]


def _offer_languages(typed: str) -> Sequence[Choice]:
    known, folded = languages.names(), typed.casefold().strip()
    codes = [code for code, name in known.items() if folded in (code, "") or name.casefold().startswith(folded)]
    if not folded:
        codes = [code for code in languages.FIRST if code in known]
    return [Choice(key=code, text=known[code], detail=code) for code in codes[:12]]
