"""Letters typed after a key that opens a field go into that field, however late it opens, and never act as commands."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.desktop.application.wiring.one_writer import told_who
from crossread.desktop.application.wiring.only_reading import told_why
from crossread.desktop.read.text_view import TextView
from crossread.desktop.widgets.typed_aside import TypedAside, is_typing

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.application.session import Session

OPENERS = ("tag", "tag_event", "tag_claim", "edit_note")
LATE = frozenset({"edit_note"})
"""Their field opens when something has been read; until then they are tried again."""
PATIENCE_S = 3.0
AGAIN_AFTER_MS = 20


def put_typed_ahead(window: "MainWindow") -> None:
    """Watch the keys of every text."""
    TypedAhead(window)


class TypedAhead(QObject):
    """Holds letters from the key of an opener until its field has the keys; without a field they go into a bar."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._opener = ""
        self._held = ""
        self._is_own_key = False
        self._until = 0.0
        self._bar: TypedAside | None = None
        self._looking = QTimer(self, singleShot=True)
        self._looking.timeout.connect(self._look)
        self._heard: set[TextView] = set()
        window.desk.panes_changed.connect(self._panes_changed)
        window.session.closed.connect(self._end)
        self._panes_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a text, before its actions hear them."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if not self._opener:
                self._begin(self._opener_of(event))
            elif is_typing(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and self._opener and is_typing(event):
            # The key of an action that is disabled comes here as well.
            if not self._is_own_key:
                self._held += event.text()
            self._is_own_key = False
            return True
        return False

    def _panes_changed(self) -> None:
        views = {pane.view for pane in self._window.desk.panes}
        for view in views - self._heard:
            view.installEventFilter(self)
        self._heard = views

    def _opener_of(self, event: QKeyEvent) -> str:
        pressed = QKeySequence(event.keyCombination())
        return next((each for each in OPENERS if pressed in self._window.actions_[each].shortcuts()), "")

    def _begin(self, opener: str) -> None:
        if opener:
            self._opener, self._held = opener, ""
            self._is_own_key = not self._window.actions_[opener].isEnabled()
            self._until = time.monotonic() + PATIENCE_S
            self._looking.start(0)

    def _end(self) -> None:
        self._opener, self._held = "", ""
        self._looking.stop()

    def _look(self) -> None:
        opener = self._opener
        field = self._field()
        if field is not None:
            write_into(field, self._held)
            self._end()
        elif opener in LATE and self._is_possible(opener) and time.monotonic() < self._until:
            self._window.actions_[opener].trigger()
            self._looking.start(AGAIN_AFTER_MS)
        elif self._is_left():
            self._end()
        else:
            held = self._held
            self._end()
            self._tell(opener, held)

    def _is_possible(self, opener: str) -> bool:
        return self._window.actions_[opener].isEnabled()

    def _is_left(self) -> bool:
        """Whether the keys are in no text any more: something else than a field has opened, or another window."""
        return not any(isValid(view) and view.hasFocus() for view in self._heard)

    def _field(self) -> QWidget | None:
        """The field that has the keys, if it is one to write in."""
        holder = self._window.focusWidget()
        if isinstance(holder, QLineEdit | QPlainTextEdit | QTextEdit) and not holder.isReadOnly():
            return holder
        return None

    def _why_not(self, opener: str) -> str:
        window = self._window
        if opener == "edit_note":
            if window.choice.annotation_id:
                return _tr("The annotation could not be read, so there is no place for a note.")
            return _tr(
                "No annotation is chosen, so there is no place for a note. Click a marked passage, or tag one first."
            )
        return _tr("There is nothing here to tag. Put the caret into a sentence, or select a passage.")

    def _tell(self, opener: str, typed: str) -> None:
        bar = self._made_bar()
        if self._window.session.only_reading:
            bar.take_keys(self._why_only_reading(), typed, None)
        else:
            bar.take_keys(self._why_not(opener), typed, lambda: self._try_again(opener))

    def _why_only_reading(self) -> str:
        why, messages = why_only_reading(self._window.session), self._window.messages
        if messages.isVisible() and why.startswith(messages.text):
            return _tr("The project can only be read, for the reason above.")
        return why

    def _try_again(self, opener: str) -> None:
        if not self._is_possible(opener):
            self._tell(opener, "")
            return
        typed = self._made_bar().take_typed()
        self._begin(opener)
        self._is_own_key = False
        self._held = typed
        self._window.actions_[opener].trigger()

    def _made_bar(self) -> TypedAside:
        if self._bar is None:
            self._bar = TypedAside()
            self._bar.rest = self._window.place_to_rest
            central = self._window.centralWidget()
            column = central.layout() if central is not None else None
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(2, self._bar)
        return self._bar


def why_only_reading(session: "Session") -> str:
    """That the open project can only be read, and why, as the notice says that stands since it was opened."""
    if session.busy_elsewhere is not None:
        return told_who(session.busy_elsewhere)
    if session.place_refused is not None:
        return told_why(session.place_refused)
    return session.only_reading


def write_into(field: QWidget, typed: str) -> None:
    """Let a field take letters as if they were typed in it."""
    if typed:
        event = QInputMethodEvent()
        event.setCommitString(typed)
        QCoreApplication.sendEvent(field, event)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
