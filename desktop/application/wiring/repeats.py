"""The keys 1 to 9 in the window: each tags the selection, or the sentence at the caret, with a tag used lately."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from crossread.db.records import Passage
from crossread.db.text import paragraph_at
from crossread.desktop.application import settings
from crossread.desktop.application.setting_list import RECENT_TAGS
from crossread.desktop.application.wiring.annotation import say_with_undo
from crossread.desktop.application.wiring.tagging import rectangle_of
from crossread.desktop.commands.command import Place
from crossread.desktop.commands.slots import COUNT, Slots, read_line, write_line
from crossread.desktop.widgets.key_text import caps

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.commands.repeat_row import RepeatRow
    from crossread.desktop.tagging.picker import Picker
    from crossread.desktop.tagging.repeating import Spot


def put_repeats(window: "MainWindow") -> None:
    """Let the digits tag. The picker is there already."""
    from crossread.desktop.commands.repeat_row import RepeatRow

    assert window.picker is not None
    repeats = Repeats(window, window.picker, RepeatRow())
    for place in range(COUNT):
        window.actions_.connect_to(action_of(place), partial(repeats.repeat, place))


def action_of(place: int) -> str:
    """The id of the action of a place among the nine, from 0."""
    return f"repeat_{place + 1}"


class Repeats(QObject):
    """Keeps which tag each digit stands for, and shows it wherever it is shown."""

    def __init__(self, window: "MainWindow", picker: "Picker", row: "RepeatRow") -> None:
        from crossread.desktop.tagging.repeating import Repeater

        super().__init__(window)
        self._window, self._picker, self._row = window, picker, row
        self._slots = Slots()
        self._project_id = ""
        self._repeater = Repeater(window.session, picker)
        self._repeater.repeated.connect(self._tell)
        self._repeater.not_needed.connect(window.status.set_word)
        picker.subject_used.connect(self._use)
        picker.cache.refreshed.connect(self._show)
        window.session.opened.connect(self._ask)
        window.session.closed.connect(self._forget)
        window.desk.panes_changed.connect(self._give_keys)
        window.desk.passage_selected.connect(self._follow_selection)
        window.actions_.keys_changed.connect(self._show)
        row.repeat_requested.connect(self.repeat)
        window.status.put_row(row)
        self._give_keys()
        if window.session.is_open:
            self._ask()

    def repeat(self, place: int) -> None:
        """Tag with the tag of a place, from 0."""
        subject = self._repeater.subject(self._slots.ids[place])
        if subject is None:
            words = _tr("No tag has the key {digit} yet: it gets one when you tag.")
            key = next(iter(self._window.actions_.keys(action_of(place))), str(place + 1))
            self._window.status.set_word(words.format(digit=caps(key)))
            return
        spot = _spot(self._window)
        if spot is None:
            self._window.status.set_word(_tr("Put the caret into a sentence, or select a passage, to tag it."))
            return
        self._repeater.repeat(spot, subject)

    def _tell(self, sentence: str, passage: Passage) -> None:
        pane = self._window.desk.pane_of(passage.source_id)
        if pane is not None and pane.content is not None:
            pane.view.flash(passage)
        say_with_undo(self._window, sentence)

    def _ask(self) -> None:
        self._forget()
        self._window.session.ask(lambda project: project.info.id, self._start, key="repeats")

    def _start(self, project_id: str) -> None:
        self._project_id = project_id
        lines = (read_line(line) for line in self._window.settings.get(RECENT_TAGS))
        kept = next(((ids, used) for each, ids, used in lines if each == project_id), None)
        if kept is not None:
            self._slots.start(*kept)
        self._show()

    def _forget(self) -> None:
        self._project_id = ""
        self._slots.start(())
        self._show()

    def _use(self, subject_id: str) -> None:
        # What was just made is in the codebook a moment later.
        book = self._picker.cache.book
        self._slots.use(subject_id, {subject_id, *book.events, *book.claims})
        self._keep()
        self._show()

    def _keep(self) -> None:
        if not self._project_id:
            return
        store = self._window.settings
        others = [line for line in store.get(RECENT_TAGS) if read_line(line)[0] != self._project_id]
        store.set(RECENT_TAGS, [*others, write_line(self._project_id, self._slots)][-settings.MOST_RECENT :])

    def _tag(self, tag_id: str) -> Place | None:
        book = self._picker.cache.book
        if event := book.events.get(tag_id):
            return Place(kind="event", id=tag_id, title=event.title, color=event.color)
        if claim := book.claims.get(tag_id):
            return Place(kind="claim", id=tag_id, title=claim.statement, color=claim.color)
        return None

    def _show(self) -> None:
        """Say everywhere which tag each digit stands for."""
        actions = self._window.actions_
        if self._project_id and not any(self._slots.ids):
            self._slots.fill(each for each in self._picker.cache.book.used_before if self._tag(each))
        found = [self._tag(tag_id) for tag_id in self._slots.ids]
        for place, tag in enumerate(found):
            actions.set_words(action_of(place), tag.title if tag is not None else "")
        keys = [actions.keys(action_of(place)) for place in range(COUNT)]
        self._row.show_tags([(caps(key[0]) if key else "", tag) for key, tag in zip(keys, found, strict=True)])
        self._picker.keys_of = {tag.id: keys[place][0] for place, tag in enumerate(found) if tag and keys[place]}

    def _follow_selection(self, passage: Passage | None) -> None:
        can = passage is not None and self._window.session.writable and bool(self._row.widgets)
        self._window.status.show_row(can)

    def _give_keys(self) -> None:
        for pane in self._window.desk.panes:
            pane.view.addActions([self._window.actions_[action_of(place)] for place in range(COUNT)])


def _spot(window: "MainWindow") -> "Spot | None":
    """The selection; without one the chosen annotation if the caret is in it, or else the sentence at the caret."""
    from crossread.desktop.tagging.repeating import Spot

    view = window.desk.active_view
    content = view.content if view is not None else None
    if view is None or content is None:
        return None
    selected = view.selected_passage()
    here = [] if selected is not None else view.annotations_under_caret()
    chosen = next((each for each in here if each.id == window.choice.annotation_id), None)
    passage = chosen.passage if chosen is not None else selected or view.passage_under_caret()
    if passage is None:
        return None
    start, end = paragraph_at(content.text, passage.start)
    return Spot(
        passage=passage,
        quote=content.text[passage.start : passage.end],
        paragraph=content.passage(start, max(end, passage.end)),
        rectangle=rectangle_of(view, passage),
        annotation_id=chosen.id if chosen is not None else None,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
