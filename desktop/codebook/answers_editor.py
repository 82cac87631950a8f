"""The listed answers to a claim: add, edit with their other names, merge, delete."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Answer
from crossread.desktop.application.session import Session
from crossread.desktop.codebook.deeds import Target, Visit
from crossread.desktop.codebook.fields import LABEL_WIDTH
from crossread.desktop.codebook.text_input import TextInput
from crossread.desktop.codebook.voice_form import read_names, show_names
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.question import Question

REST_MS = 500


class AnswersEditor(QWidget):
    """A row for each answer and one to add another. Each field saves itself; a visit to a row is one step."""

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._target = Target("claim")
        self._answers: tuple[Answer, ...] = ()
        self._rows: dict[str, AnswerRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.confirm = Question(keys_on="yes")
        self.new = TextInput(self.tr("Another answer"), placeholder=self.tr("another answer"))
        self.new.entered.connect(self._add)
        self.new.left.connect(self._add)
        self._note = PlainLabel("", "small", "conflict", wrap=True)
        self._note.hide()
        self.new.typed.connect(self._note.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(LABEL_WIDTH + 8, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addWidget(self.confirm)
        column.addWidget(self.new)
        column.addWidget(self._note)

    @property
    def rows(self) -> list["AnswerRow"]:
        """A row for each answer, in order."""
        return [self._rows[answer.id] for answer in self._answers]

    def start(self, target: Target) -> None:
        """Edit the answers to another claim."""
        self._target = target
        self.confirm.hide()
        self.new.show_text("")
        self._note.hide()

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Show the answers as they are now."""
        self._answers = tuple(answers)
        for answer_id in self._rows.keys() - {answer.id for answer in answers}:
            row = self._rows.pop(answer_id)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, answer in enumerate(answers):
            row = self._rows.get(answer.id) or self._make_row(answer)
            self._list.insertWidget(place, row)
            row.show_answer(answer)

    def set_read_only(self, read_only: bool) -> None:
        """Let them be changed, or not."""
        self.new.setVisible(not read_only)
        for row in self._rows.values():
            row.setEnabled(not read_only)

    def save(self) -> None:
        """Save at once what waits."""
        for row in self._rows.values():
            row.leave()
        self._add()

    def _make_row(self, answer: Answer) -> "AnswerRow":
        row = AnswerRow(self._session, answer.id)
        row.more.clicked.connect(partial(self._show_menu, answer.id))
        self._rows[answer.id] = row
        return row

    def _add(self) -> None:
        text, target = " ".join(self.new.text.split()), self._target
        if not text or not self._session.writable:
            return
        self.new.show_text("")

        def add(project: Project) -> None:
            if target.id is not None:
                project.claims.add_answer(target.id, text)

        def refused(error: CrossreadError) -> None:
            self.new.show_text(text)
            self._note.setText(f"⚠ {error}")
            self._note.show()

        self._session.run(add, None, refused)

    def _show_menu(self, answer_id: str) -> None:
        menu = self.menu_of(answer_id)
        menu.popup(self._rows[answer_id].more.mapToGlobal(self._rows[answer_id].more.rect().bottomLeft()))

    def menu_of(self, answer_id: str) -> QMenu:
        """What can be done with an answer besides writing in it."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        merge = menu.addMenu(self.tr("Merge into"))
        for answer in self._answers:
            if answer.id != answer_id:
                merge.addAction(answer.text.replace("&", "&&"), partial(self.merge, answer_id, answer.id))
        merge.setEnabled(not merge.isEmpty())
        menu.addAction(self.tr("Delete…"), partial(self.ask_to_delete, answer_id))
        return menu

    def merge(self, gone: str, keep: str) -> None:
        """Make two answers one."""
        self._run(lambda project: project.claims.merge_answers(keep, gone))

    def ask_to_delete(self, answer_id: str) -> None:
        """Say what goes along, and delete if that is wanted."""
        self._session.ask(lambda project: project.claims.answer_use(answer_id), partial(self._ask, answer_id))

    def _ask(self, answer_id: str, used: int) -> None:
        text = next((answer.text for answer in self._answers if answer.id == answer_id), None)
        if text is None:
            return
        if not used:
            said = self.tr("Delete the answer “{name}”? No position gives it.").format(name=text)
        elif used == 1:
            said = self.tr("Delete the answer “{name}”? 1 position that gives it then gives none.").format(name=text)
        else:
            said = self.tr("Delete the answer “{name}”? {count} positions that give it then give none.")
            said = said.format(name=text, count=used)
        self.confirm.ask(said, self.tr("Delete"), lambda: self._run(partial(_delete, answer_id)))

    def _run(self, operation: Callable[[Project], object]) -> None:
        self._session.run(operation)


def _delete(answer_id: str, project: Project) -> None:
    project.claims.delete_answer(answer_id)


class AnswerRow(QWidget):
    """One answer: its text, its other names, and what else can be done with it."""

    def __init__(self, session: Session, answer_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._id = session, answer_id
        self._answer = Answer(id=answer_id, text="")
        self._visit: Visit | None = None
        self._in_flight = 0
        self._dirty = False
        self.text = TextInput(self.tr("Answer"))
        self.aliases = TextInput(
            self.tr("Other names of the answer"), placeholder=self.tr("also: other; names"), quiet=True
        )
        self.more = QuietButton(icon="more", name=self.tr("Merge or delete this answer"))
        self._note = PlainLabel("", "small", "conflict", wrap=True)
        self._note.hide()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.save)
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.text, 1)
        first.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.aliases)
        column.addWidget(self._note)
        for field in (self.text, self.aliases):
            field.typed.connect(self._typed)
            field.entered.connect(self.save)
            field.left.connect(self.leave)

    def show_answer(self, answer: Answer) -> None:
        """Show it as it is now, unless it is being changed."""
        self._answer = answer
        if not self._dirty and not self._in_flight:
            self.text.show_text(answer.text)
            self.aliases.show_text(show_names(answer.aliases))
        self.aliases.setVisible(True)

    def leave(self) -> None:
        """The visit is over."""
        self.save()
        self._visit = None

    def save(self) -> None:
        """Save what was changed."""
        self._rest.stop()
        if not self._dirty or not self._session.writable:
            return
        text, aliases = " ".join(self.text.text.split()), read_names(self.aliases.text)
        visit = self._visit = self._visit or Visit(before=(self._answer.text, self._answer.aliases))
        answer_id, before = self._id, self._answer.text
        self._dirty = False
        self._in_flight += 1

        def operation(project: Project) -> None:
            with project.step("edit_answer", name=before, continues=visit.step) as step:
                project.claims.edit_answer(answer_id, text=text, aliases=aliases)
            if step.changes.ids:
                visit.step = step.id

        self._session.run(operation, self._saved, self._refused)

    def _typed(self) -> None:
        self._dirty = True
        self._note.hide()
        self._rest.start()

    def _saved(self, _answer: object) -> None:
        self._in_flight -= 1

    def _refused(self, error: CrossreadError) -> None:
        self._in_flight -= 1
        self._dirty = True
        self._note.setText(f"⚠ {error}")
        self._note.show()
