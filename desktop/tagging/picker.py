"""The picker: one line that tags the selected passage with an event or a claim and says the whole position.

Keys, all in the line: letters look for a match or, once that is settled, are marks (see `line`). Enter takes what is
chosen or makes it; Ctrl+Enter does and stays for another; Shift+Enter makes what is typed, whatever was found. Up and
Down choose, Tab settles the choice, completes a mark, and then goes through the fields; Backspace at the beginning
goes back to the words. Ctrl+K changes the kind of a new claim, and makes one of an event that was given what only a
claim holds. Escape closes.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from crossread.db.errors import CrossreadError
from crossread.db.records import VALUE_TYPES, Passage
from crossread.desktop.application.session import Session
from crossread.desktop.tagging import words
from crossread.desktop.tagging.cache import CodebookCache
from crossread.desktop.tagging.conflicts import NONE, Conflicts, conflicts
from crossread.desktop.tagging.entering import Entering
from crossread.desktop.tagging.keys import Command, command_of
from crossread.desktop.tagging.operations import Subject, Tagged, Wish, tag
from crossread.desktop.tagging.panel import Panel
from crossread.desktop.tagging.recent import Recent
from crossread.desktop.tagging.said import Fault
from crossread.desktop.tagging.showing import show
from crossread.desktop.tagging.surroundings import Surroundings, surroundings
from crossread.desktop.tagging.typed_line import TypedLine
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.spoken import announce

ASK_AFTER_MS = 30
"""Conflicts are asked for when the keys rest for so long."""

BOTH: frozenset[str] = frozenset(("event", "claim"))


class Picker(Panel):
    """One for a window; `open_for` shows it, and it hides by itself when done. Keeps the codebook ready meanwhile."""

    tagged = Signal(str)
    """The passage was tagged: the id of its annotation."""
    subject_used = Signal(str)
    """The id of the event or claim that was tagged with."""
    closed = Signal()
    """It is hidden again, whether or not anything was tagged."""
    preview_requested = Signal(object)
    """A `Passage` is to be shown as what will be tagged; None: no longer."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.recent = Recent()
        self.cache = CodebookCache(session, self.recent, self)
        self._line: TypedLine | None = None
        self._paragraph: Passage | None = None
        self._wished: Wish | None = None
        self._under_way: tuple[Wish, bool] | None = None
        self._taker: Callable[[Wish], None] | None = None
        self._conflicts: Conflicts = NONE
        self._notice = ""
        self._left_out: tuple[Fault, ...] = ()
        self.keys_of: Mapping[str, str] = {}
        """The key that tags with an event or claim at once, by its id; told beside it in the list."""
        self._before: QWidget | None = None
        self._asking = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._asking.timeout.connect(self._ask_conflicts)
        self.edit.installEventFilter(self)
        self.edited.connect(self._edited)
        self.list.clicked.connect(lambda index: self._click(index.row()))
        self.kinds.chosen.connect(self._choose_kind)
        self.chips.removed.connect(self._remove_piece)
        self.chips.pressed.connect(self._press_piece)
        self.take.clicked.connect(self._take_and_close)
        self.as_claim.clicked.connect(self._make_claim)
        self.subject_removed.connect(self._unsettle)
        self.cache.refreshed.connect(self._take_codebook)
        session.closed.connect(self.close_picker)

    @property
    def is_open(self) -> bool:
        """Whether a passage is being tagged."""
        return self._line is not None

    def open_for(
        self,
        passage: Passage,
        quote: str,
        paragraph: Passage,
        anchor_rect: QRect,
        *,
        kinds: Collection[str] = BOTH,
        annotation_id: str | None = None,
        subject: Subject | None = None,
        asks: str = "",
        does: str = "",
        take: Callable[[Wish], None] | None = None,
    ) -> None:
        """Tag a passage. `anchor_rect` is the selection on the screen (global), `kinds` events, claims or both.

        With an `annotation_id` the tag is added to that annotation, else to the one at exactly these bounds, if any.
        With a `subject` that is chosen already, and what is said of it is typed next.
        With `take` nothing is stored: what was said is handed over to it. `asks` is what the empty line says then,
        and `does` what the button does.
        """
        self._taker = take
        was_open = self.is_open
        if not was_open:
            self._before = QApplication.focusWidget()
        entering = Entering(
            passage=passage,
            quote=quote,
            kinds=frozenset(kinds),
            book=self.cache.book,
            used=self.recent.places,
            annotation_id=annotation_id,
        )
        self._paragraph, self._notice, self._left_out = paragraph, self._session.only_reading, ()
        self.placeholder = asks or self._placeholder(entering.kinds)
        self.say_deed(does)
        parent = self.parentWidget()
        assert parent is not None
        self.anchor(QRect(parent.mapFromGlobal(anchor_rect.topLeft()), anchor_rect.size()))
        self._begin(entering, subject)
        if not was_open:
            self.window().installEventFilter(self)
            _app().focusChanged.connect(self._focus_went)
        self.raise_()
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self.preview_requested.emit(passage)

    def close_picker(self) -> None:
        """Hide without tagging; the keys go back to where they were."""
        if not self.is_open:
            return
        self._line = None
        self._asking.stop()
        _app().focusChanged.disconnect(self._focus_went)
        self.window().removeEventFilter(self)
        focus = QApplication.focusWidget()
        had_focus = focus is None or self.isAncestorOf(focus)
        # Before it is hidden: Qt would look through the whole window for who has the keys next.
        if had_focus and self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self._before = None
        self.preview_requested.emit(None)
        self.closed.emit()

    def _begin(self, entering: Entering, subject: Subject | None = None) -> None:
        self._line, self._wished, self._under_way = TypedLine(entering), None, None
        if subject is not None:
            self._line.settle(subject)
        self._show_conflicts(NONE)
        self._show()
        paragraph = self._paragraph
        if paragraph is not None:
            self._session.ask(
                lambda project: surroundings(project, entering.passage, paragraph, entering.annotation_id),
                self._take_surroundings,
                key="tagging.surroundings",
            )

    def _show(self) -> None:
        if self._line is None:
            return
        wish = show(self, self._line, self.cache.counts, self._notice, self.keys_of)
        if wish != self._wished:
            self._wished = wish
            self._asking.start()

    # What is typed and chosen

    def _edited(self, text: str, caret: int) -> None:
        if self._line is None or (text, caret) == (self._line.text, self._line.caret):
            return
        if text == self._line.text:
            self._line.move_caret(caret)
        else:
            self._notice = self._session.only_reading
            self._left_out = ()
            self._line.type(text, caret)
        self._show()

    def _move(self, by: int) -> None:
        row = self._line.move(by) if self._line else None
        if row is not None:
            announce(self.edit, words.row_words(row, self.cache.counts.get(row.id or "", 0)))
            self._show()

    def _click(self, place: int) -> None:
        if self._line is not None:
            self._line.choose(place)
            self._complete()
            self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def _complete(self) -> bool:
        done = self._line is not None and self._line.complete()
        self._show()
        return done

    def _unsettle(self) -> None:
        if self._line is not None:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._line.unsettle()
            self._show()

    def _choose_kind(self, kind: str) -> None:
        if self._line is not None:
            self._line.choose_kind(next(each for each in VALUE_TYPES if each == kind))
            self._show()

    def do(self, deed: str) -> None:
        """Do what a key of the place `picker` does."""
        if deed == "picker_kind":
            self._next_kind()

    def _make_claim(self) -> None:
        if self._line is not None and self._line.make_claim():
            self._notice, self._left_out = self._session.only_reading, ()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show()
            if self._wished is not None:
                announce(self.edit, self.tr("Claim: {name}").replace("{name}", self._wished.subject.name))

    def _next_kind(self) -> None:
        if self._line is not None and self._line.as_claim is not None:
            self._make_claim()
            return
        kind = self._line.next_kind() if self._line else None
        if kind is not None:
            announce(self.edit, words.kind_word(kind))
            self._show()

    def _remove_piece(self, place: int) -> None:
        if self._line is not None:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._line.remove_piece(place)
            self._show()

    def _press_piece(self, key: int) -> None:
        wish = self._line.wish() if self._line else None
        if self._line is None or wish is None:
            return
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if key < 0:
            self._line.take_offered(-1 - key)
            self._show()
        elif not wish.said.pieces[key].is_suggested and self._line.settled is not None:
            token = wish.said.pieces[key].token
            self.select(token.start, token.end)

    # What Enter does

    def _take(self, *, stay: bool = False) -> None:
        wish = self._line.wish() if self._line else None
        if wish is None or self._under_way is not None or self._asks_about(wish):
            return
        if self._taker is not None:
            taker = self._taker
            self.close_picker()
            taker(wish)
            return
        self._under_way = (wish, stay)
        self._session.run(lambda project: tag(project, wish), self._done, self._refused)

    def _asks_about(self, wish: Wish) -> bool:
        """What has no place is not dropped by the first Enter: it says so, and the second one goes on without it."""
        if wish.said.faults == self._left_out:
            return False
        self._left_out = wish.said.faults
        if self._left_out:
            self._notice = self.tr("This is left out; Enter again tags without it.")
            said = [*map(words.fault_words, self._left_out), self._notice]
            if self._line is not None and self._line.as_claim is not None:
                said.append(live_keys().behind(words.make_claim(), "picker_kind"))
            announce(self.edit, " ".join(said))
            self._show()
        return bool(self._left_out)

    def _take_and_close(self) -> None:
        self._take()

    def _make_new(self) -> None:
        if self._line is not None and self._line.settled is None:
            self._line.choose_new()
        self._take()

    def _done(self, stored: Tagged) -> None:
        under_way, self._under_way = self._under_way, None
        self.recent.use(stored.subject_id, stored.voice_id)
        self.subject_used.emit(stored.subject_id)
        if under_way is not None and self._line is not None:
            wish, stay = under_way
            announce(self.edit, self.tr("Tagged: {name}").replace("{name}", wish.subject.name))
            if stay:
                self.placeholder = self.tr("✓ {name} · and another?").replace("{name}", wish.subject.name)
                self._begin(replace(self._line.entering, used=self.recent.places))
            else:
                self.close_picker()
        self.tagged.emit(stored.annotation_id)

    def _refused(self, error: CrossreadError) -> None:
        self._under_way, self._notice = None, str(error)
        announce(self.edit, self._notice)
        self._show()

    # What comes from the project

    def _take_surroundings(self, around: Surroundings) -> None:
        if self._line is not None:
            self._line.update(replace(self._line.entering, around=around))
            self._show()

    def _take_codebook(self) -> None:
        if self._line is not None:
            self._line.update(replace(self._line.entering, book=self.cache.book, used=self.recent.places))
            self._show()

    def _ask_conflicts(self) -> None:
        wish = self._wished
        if wish is None or wish.subject.id is None:
            self._show_conflicts(NONE)
        else:
            self._session.ask(lambda project: conflicts(project, wish), self._show_conflicts, key="tagging.conflicts")

    def _show_conflicts(self, found: Conflicts) -> None:
        if self._line is None or found == self._conflicts:
            return
        self._conflicts = found
        lines = words.conflict_lines(found)
        self.show_conflicts(lines)
        self.place()
        announce(self.edit, ". ".join(text for text, _ in lines))

    # Keys and focus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line; a click elsewhere or another size of the window."""
        if watched is self.edit and isinstance(event, QKeyEvent):
            command = command_of(event)
            if event.type() == QEvent.Type.ShortcutOverride and command is not None:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress and command is not None:
                return self._do(command)
        elif watched is self.window():
            if event.type() == QEvent.Type.Resize:
                self.place()
            elif event.type() == QEvent.Type.MouseButtonPress:
                self.close_picker()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter work in every field of it."""
        command = command_of(event)
        if command in ("take", "stay", "close"):
            self._do(command)
        event.accept()

    def _do(self, command: Command) -> bool:
        """False if the key is the line's own after all."""
        match command:
            case "take" | "stay":
                self._take(stay=command == "stay")
            case "new":
                self._make_new()
            case "close":
                self.close_picker()
            case "up" | "down":
                self._move(1 if command == "down" else -1)
            case "kind":
                self._next_kind()
            case "complete":
                return self._complete()
            case "back":
                if not self._at_beginning():
                    return False
                self._unsettle()
            case "nothing":
                pass
        return True

    def _at_beginning(self) -> bool:
        settled = self._line is not None and self._line.settled is not None
        return settled and self.edit.cursorPosition() == 0 and not self.edit.hasSelectedText()

    def _focus_went(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.close_picker()

    def _placeholder(self, kinds: frozenset[str]) -> str:
        if kinds == {"event"}:
            return self.tr("What happened? Find an event or name a new one")
        if kinds == {"claim"}:
            return self.tr("What is said? Find a claim or word a new one")
        return self.tr("Event or claim: find one or name a new one")


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
