"""The event tags of an annotation: chips in lines, one of which is open below them, to edit in place."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crossread.db.dates import show
from crossread.db.records import EventTag
from crossread.desktop.annotation.anchors import Anchors
from crossread.desktop.annotation.date_row import TAG_COLUMNS, DateRow
from crossread.desktop.annotation.keeping import Keeper, Saving
from crossread.desktop.annotation.reading import Book
from crossread.desktop.annotation.rows import VoiceRow, offered
from crossread.desktop.annotation.storing import Target
from crossread.desktop.annotation.words import tr
from crossread.desktop.look.palettes import shown
from crossread.desktop.look.textures import texture
from crossread.desktop.widgets.buttons import Chip, QuietButton
from crossread.desktop.widgets.completing_field import Choice, CompletingField
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip


class TagChip(Chip):
    """The chip of one event tag: a click opens it, the menu key or the right button show what can be done with it."""

    def __init__(self) -> None:
        super().__init__("")
        self.tag: EventTag | None = None
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the tag."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class EventTags(QWidget):
    """Chips and the editor of the open one are made when first needed, and used again."""

    event_requested = Signal(str)
    """Show this event."""
    event_chosen = Signal(str, str)
    """The tag of this id shall be of the event of that id."""
    history_requested = Signal(str)
    """Show what happened to the tag of this id."""
    remove_requested = Signal(str)
    """Take the tag of this id off."""
    tag_requested = Signal()
    """One more tag."""
    rows_changed = Signal()
    """Other fields are shown now."""
    passages_wanted = Signal()

    def __init__(self, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._book = Book()
        self._anchors: Anchors | None = None
        self._editable = True
        self._open_id = ""
        self.chips: list[TagChip] = []
        self.editor: EventEditor | None = None
        self.add = QuietButton(tr("tag"), "add", outlined=True, action="tag tag_event tag_claim", name=tr("Add a tag"))
        self.add.setToolTip(tr("An event or a claim; on the text the keys offer both, events, claims"))
        self.add.clicked.connect(self.tag_requested)
        self._flow = FlowLayout()
        self._flow.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._flow)

    def show_tags(self, tags: Sequence[EventTag], book: Book, anchors: Anchors, *, editable: bool) -> None:
        """Show these; the one that is open stays open while it is among them."""
        self._book, self._anchors, self._editable = book, anchors, editable
        while len(self.chips) < len(tags):
            self._make_chip()
        for at, chip in enumerate(self.chips):
            chip.setVisible(at < len(tags))
            if at < len(tags):
                self._show_chip(chip, tags[at])
        self.add.setVisible(editable)
        self._show_editor(next((tag for tag in tags if tag.id == self._open_id), None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles have more room, or less."""
        super().resizeEvent(event)
        for chip in self.chips:
            if chip.tag is not None and not chip.isHidden():
                self._show_chip(chip, chip.tag)

    def tab_order(self) -> list[QWidget]:
        """What takes the keys, in order."""
        found: list[QWidget] = [*(chip for chip in self.chips if not chip.isHidden()), self.add]
        if self.editor is not None and not self.editor.isHidden():
            found.extend(self.editor.tab_order())
        return found

    def refresh_offers(self) -> None:
        """What dates can be counted from has become more."""
        if self.editor is not None and self.editor.date.counted.is_open:
            self.editor.date.counted.open_list(self.editor.date.counted.text())

    def _make_chip(self) -> None:
        chip = TagChip()
        chip.clicked.connect(lambda: self._toggle(chip))
        chip.removed.connect(lambda: self._remove(chip))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda _place: self._open_menu(chip))
        self._flow.insert(len(self.chips), chip)
        self.chips.append(chip)

    def _show_chip(self, chip: TagChip, tag: EventTag) -> None:
        event = self._book.events.get(tag.event_id)
        title = event.title if event else ""
        when = show(tag.date) if tag.date else tr("date?") if tag.date_given else ""
        whole = f"{title} · {when}" if when else title
        chip.tag = tag
        chip.setAccessibleName(tr("Event {title}").format(title=whole))
        set_plain_tool_tip(chip, whole)
        # A long title gives way, so that the date can be seen.
        metrics = chip.fontMetrics()
        room = max(self.width(), 160) - 48 - (metrics.horizontalAdvance(f" · {when}") if when else 0)
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(room, 40))
        text = f"{title} · {when}" if when else title
        if chip.text() != text:
            chip.setText(text)
        color = event.color if event else ""
        chip.set_sign(fill=shown(color), texture=texture(color, tag.event_id))
        chip.setChecked(tag.id == self._open_id)

    def _toggle(self, chip: TagChip) -> None:
        tag = chip.tag if chip.isChecked() else None
        for each in self.chips:
            each.setChecked(each is chip and tag is not None)
        self._show_editor(tag)
        self.rows_changed.emit()

    def _show_editor(self, tag: EventTag | None) -> None:
        self._open_id = tag.id if tag is not None else ""
        if tag is None:
            if self.editor is not None:
                self.editor.hide()
            return
        if self.editor is None:
            self.editor = EventEditor(self._saving)
            self.editor.event_chosen.connect(self.event_chosen)
            self.editor.remove_requested.connect(self.remove_requested)
            self.editor.event_requested.connect(self.event_requested)
            self.editor.rows_changed.connect(self.rows_changed)
            self.editor.date.passages_wanted.connect(self.passages_wanted)
            self._column.addWidget(self.editor)
        assert self._anchors is not None
        self.editor.show_tag(tag, self._book, self._anchors, editable=self._editable)
        self.editor.show()

    def _open_menu(self, chip: TagChip) -> None:
        tag = chip.tag
        if tag is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Show this event"), lambda: self.event_requested.emit(tag.event_id))
        menu.addAction(tr("History of this tag"), lambda: self.history_requested.emit(tag.id))
        if self._editable:
            menu.addAction(tr("Change the event…"), lambda: self._ask_event(chip))
            menu.addSeparator()
            menu.addAction(tr("Remove this tag"), lambda: self.remove_requested.emit(tag.id))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _remove(self, chip: TagChip) -> None:
        if chip.tag is not None and self._editable:
            self.remove_requested.emit(chip.tag.id)

    def _ask_event(self, chip: TagChip) -> None:
        if not chip.isChecked():
            chip.click()
        if self.editor is not None:
            self.editor.ask_event()


class EventEditor(QWidget):
    """Date and voice of one event tag, and what can be done with the tag."""

    event_requested = Signal(str)
    event_chosen = Signal(str, str)
    remove_requested = Signal(str)
    rows_changed = Signal()

    def __init__(self, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag: EventTag | None = None
        self._book = Book()
        self.date = DateRow(TAG_COLUMNS)
        self.voice = VoiceRow()
        self.keepers = [Keeper(self.date, saving), Keeper(self.voice, saving)]
        self._retag = CompletingField(tr("Another event"), self._events, tr("which event instead?"))
        self._retag.taken.connect(self._event_taken)
        self._retag.left.connect(self._retag.hide)
        self._retag.hide()
        self.show_event = QuietButton(tr("show"), name=tr("Show this event"))
        self.change = QuietButton(tr("change…"), name=tr("Change the event"))
        self.remove = QuietButton(tr("remove"), name=tr("Remove this tag"))
        self.show_event.clicked.connect(self._show_event)
        self.change.clicked.connect(self.ask_event)
        self.remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.show_event, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self._retag)
        column.addWidget(self.date)
        column.addWidget(self.voice)
        column.addLayout(buttons)

    def show_tag(self, tag: EventTag, book: Book, anchors: Anchors, *, editable: bool) -> None:
        """Show a tag; the same one again keeps what is being typed."""
        if self._tag is None or self._tag.id != tag.id:
            self._retag.hide()
        self._tag, self._book = tag, book
        self.date.set_anchors(anchors)
        self.voice.set_book(book)
        target = Target(kind="event_tag", id=tag.id)
        date, voice = self.keepers
        date.show(target, {"date": tag.date, "date_given": tag.date_given, "date_anchor": tag.date_anchor})
        voice.show(target, {"voice_id": tag.voice_id})
        self.date.set_editable(editable)
        self.voice.set_editable(editable)
        self.change.setEnabled(editable)
        self.remove.setEnabled(editable)

    def tab_order(self) -> list[QWidget]:
        """What takes the keys, in order."""
        retag = [] if self._retag.isHidden() else [self._retag]
        return [*retag, *self.date.editors, *self.voice.editors, self.show_event, self.change, self.remove]

    def ask_event(self) -> None:
        """Ask which event it shall be instead."""
        self._retag.show_text("")
        self._retag.show()
        self.rows_changed.emit()
        self._retag.setFocus(Qt.FocusReason.OtherFocusReason)
        self._retag.open_list()

    def _show_event(self) -> None:
        if self._tag is not None:
            self.event_requested.emit(self._tag.event_id)

    def _remove(self) -> None:
        if self._tag is not None:
            self.remove_requested.emit(self._tag.id)

    def _events(self, typed: str) -> list[Choice]:
        own = self._tag.event_id if self._tag else ""
        return [each for each in offered(self._book.event_names, typed) if each.key != own]

    def _event_taken(self, choice: Choice) -> None:
        if self._tag is not None:
            self.event_chosen.emit(self._tag.id, choice.key)
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
