"""Finding as the user meets it: the bar, the search behind it, and the hit gone to. It knows no pane, only texts."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.db.finding import Wanted
from crossread.desktop.finding import words
from crossread.desktop.finding.bar import FindBar
from crossread.desktop.finding.running import Found, Runner
from crossread.desktop.finding.standing import Place, Searched, Standing

LONGEST_FIRST_WORD = 200
TELL_AFTER_MS = 150
"""What takes longer is said to be under way; what was said before stays so long."""
_NOTHING = Wanted(text="")


class Finder(QObject):
    """Ask it to `open`, and give it the texts whenever these are others: `set_texts`, which it asks for itself."""

    texts_requested = Signal()
    """The texts to find in are wanted: answer with `set_texts`."""
    found = Signal(str)
    """The hits of a text, or the current one among them, are others now: its key."""
    place_requested = Signal(object)
    """A hit is to be shown: its `Place`."""
    tag_requested = Signal()
    """All hits are to be tagged."""
    closed = Signal(object)
    """The bar was closed at a `Place`, or at None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bar = FindBar()
        self.runner = Runner(self)
        self.standing = Standing()
        self._texts: Sequence[Searched] = ()
        self._active = ""
        self._anchor = ("", 0)
        self._asked: tuple[Wanted, tuple[Searched, ...]] = (_NOTHING, ())
        self._wrapped = ""
        self._goes_there = self._from_end = False
        self._can_tag = False
        self._waiting: list[bool] = []
        self._telling = QTimer(self, interval=TELL_AFTER_MS, singleShot=True)
        self._telling.timeout.connect(self._tell)
        self.bar.wanted_changed.connect(self._look_again)
        self.bar.step_requested.connect(lambda forward: self.step(forward=forward))
        self.bar.tag_requested.connect(self.tag_requested)
        self.bar.close_requested.connect(self.close_bar)
        self.runner.found.connect(self._take)

    @property
    def is_open(self) -> bool:
        """Whether something is looked for."""
        return not self.bar.isHidden()

    @property
    def wanted(self) -> Wanted:
        """What is looked for, and how."""
        return self.bar.wanted

    def open(self, selected: str, *, everywhere: bool | None = None) -> None:
        """Open the bar with what is selected as its first word, if that is no more than a line."""
        first = selected.strip("\n")
        if "\n" in first or len(first) > LONGEST_FIRST_WORD:
            first = ""
        self.bar.open(first, everywhere=everywhere)
        self._begin(from_end=False)

    def go_on(self, *, forward: bool) -> None:
        """Go to the next hit of what was looked for last, the keys staying where they are; without one, ask."""
        if not self.bar.field.text():
            self.open("")
        elif self.is_open:
            self.step(forward=forward)
        else:
            self.bar.show()
            self._begin(from_end=forward)
            if not forward:
                self._waiting = [False]

    def _begin(self, *, from_end: bool) -> None:
        self._asked = (_NOTHING, ())
        self._anchor = ("", 0)
        self._from_end = from_end
        self.texts_requested.emit()

    def close_bar(self) -> None:
        """Close the bar and forget the hits, but not what was looked for; ends what runs."""
        if not self.is_open:
            return
        place = self.standing.current
        self.bar.hide()
        self._telling.stop()
        self.runner.rest()
        keys = [one.key for one in self.standing.searched]
        self.standing = Standing()
        self._asked, self._texts = (_NOTHING, ()), ()
        for key in keys:
            self.found.emit(key)
        self.closed.emit(place)

    def set_can_tag(self, can_tag: bool) -> None:
        """Whether hits can be tagged now."""
        self._can_tag = can_tag
        self._tell()

    def set_texts(self, texts: Sequence[Searched], active: str, selected: tuple[int, int]) -> None:
        """The open texts from left to right, the one in use, and what is selected in it, or where its caret stands."""
        self._texts, self._active = texts, active
        if self._anchor[0] != active:
            self._anchor = (active, selected[1] if self._from_end else selected[0])
        if self.is_open:
            self._search(goes_there=not self._asked[0].text)

    def step(self, *, forward: bool) -> None:
        """Go to the next hit, or the one before, and say so where it begins again at the other end."""
        if not self.standing.total:
            if not self.standing.is_whole:
                self._waiting.append(forward)
            return
        before = self.standing.current
        has_wrapped = self.standing.step(forward=forward)
        self._wrapped = words.wrapped_words(forward=forward) if has_wrapped else ""
        self._gone(before)
        self._tell()
        self.bar.speak()

    def _look_again(self) -> None:
        self._search(goes_there=True)

    def _search(self, *, goes_there: bool) -> None:
        wanted = self.bar.wanted
        texts = tuple(one for one in self._texts if self.bar.is_everywhere or one.key == self._active)
        if (wanted, texts) == self._asked:
            return
        self._asked = (wanted, texts)
        before, self.standing = self.standing, Standing(texts)
        self._wrapped, self._goes_there = "", goes_there
        self._waiting = []
        for key in {one.key for one in before.searched} - {one.key for one in texts}:
            self.found.emit(key)
        if wanted.text and texts:
            self.runner.find(wanted, texts)
            self._telling.start()
            return
        self.runner.stop()
        for one in texts:
            self.found.emit(one.key)
        self._tell()

    def _take(self, answer: Found) -> None:
        standing = self.standing
        standing.put(answer.key, answer.hits)
        key, offset = self._anchor
        # The hit nearest to where the reader is: known as soon as the text in use is, else when all are.
        chosen = standing.current is None and (answer.key == key or standing.is_whole)
        if chosen:
            standing.choose_from(key, offset)
            if standing.current is not None and standing.current.key != key and not standing.is_whole:
                standing.forget_current()
        self.found.emit(answer.key)
        place = standing.current
        if chosen and place is not None:
            if place.key != answer.key:
                self.found.emit(place.key)
            if self._goes_there:
                self.place_requested.emit(place)
            waiting, self._waiting = self._waiting, []
            for forward in waiting:
                self.step(forward=forward)
        self._tell()
        if standing.is_whole:
            self.bar.speak()

    def _gone(self, before: Place | None) -> None:
        place = self.standing.current
        assert place is not None
        self._anchor = (place.key, place.start)
        for key in {place.key, before.key if before is not None else place.key}:
            self.found.emit(key)
        self.place_requested.emit(place)

    def _tell(self) -> None:
        self._telling.stop()
        wanted = self.bar.wanted
        standing = self.standing
        fault = words.fault_words(standing, wanted.text)
        said = words.standing_words(standing, self._wrapped) if wanted.text and standing.searched else ""
        self.bar.show_standing(said, has_hits=bool(standing.total), can_tag=self._can_tag)
        if fault:
            self.bar.show_fault(f"{fault} {said}" if standing.total else fault)
