"""What slides in below the list: the form of what is chosen, or a picker over it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from crossread.desktop.application.session import Session
from crossread.desktop.codebook.book import EMPTY, Book, Entry, Kind
from crossread.desktop.codebook.claim_form import ClaimForm
from crossread.desktop.codebook.deeds import Target
from crossread.desktop.codebook.event_form import EventForm
from crossread.desktop.codebook.form import Form, PickRequest
from crossread.desktop.codebook.picker import Picker
from crossread.desktop.codebook.voice_form import VoiceForm
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


class Drawer(QWidget):
    """Hidden while nothing is edited or picked. The forms are made when they are first needed."""

    made = Signal(str)
    """A draft became a record: its id."""
    toggled = Signal()
    """It was shown or hidden."""
    closed = Signal()
    """The user wants it closed."""
    pick_requested = Signal(object)
    """A field asks for a record: a `PickRequest`."""
    menu_requested = Signal(str, str, QPoint)
    """What else can be done with a kind and id, at a point of the screen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._book: Book = EMPTY
        self._forms: dict[Kind, Form] = {}
        self._scrolls: dict[Kind, QScrollArea] = {}
        self.form: Form | None = None
        self._request: PickRequest | None = None
        self._came_from: QWidget | None = None
        self.picker = Picker()
        self.picker.picked.connect(self._take_picked)
        self.picker.cancelled.connect(self._end_picking)
        self._heading = PlainLabel("", "heading", "ink_quiet")
        self._more = QuietButton(icon="more", name=self.tr("More"))
        self._more.clicked.connect(self._ask_for_menu)
        self._close = QuietButton(icon="close", name=self.tr("Close the form"), key="Esc")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 0)
        head.setSpacing(0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._more)
        head.addWidget(self._close)
        self._stack = QStackedWidget()
        editing = QWidget()
        column = QVBoxLayout(editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(editing)
        self._pages.addWidget(self.picker)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 1, 0, 0)
        whole.addWidget(self._pages)
        self.setMinimumHeight(120)
        watcher().theme_changed.connect(self.update)

    @property
    def record_id(self) -> str | None:
        """What is edited."""
        return self.form.target.id if self.form is not None else None

    @property
    def is_picking(self) -> bool:
        """Whether the picker is in front."""
        return self._pages.currentWidget() is self.picker

    def edit(self, kind: Kind, record_id: str, book: Book, *, focus: bool = True) -> None:
        """Edit a record."""
        form = self._turn_to(kind)
        if form.target.id != record_id:
            form.start(Target(kind, record_id))
        self.show_book(book)
        self._heading.setText(self._called(kind))
        self._more.show()
        if focus:
            form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, kind: Kind, parent_id: str | None, book: Book) -> None:
        """Edit a new record, which is none before it has a name."""
        form = self._turn_to(kind)
        self._book = form.book = book
        form.start(Target(kind, None, parent_id))
        form.set_read_only(False)
        self._heading.setText(self._called_new(kind))
        self._more.hide()
        form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_book(self, book: Book) -> None:
        """Show what the record holds now; if it is gone, nothing is edited any more."""
        self._book = book
        if self.form is None or self.form.target.id is None:
            return
        record = book.records.get(self.form.target.id)
        if record is not None:
            self.form.set_read_only(not self._session.writable)
            self.form.show_record(record, book)
        elif self.form.record is not None:
            self.drop()

    def pick(self, request: PickRequest, entries: Sequence[Entry]) -> None:
        """Let one of the entries be picked."""
        self._request = request
        self._came_from = self.focusWidget() if self.isVisible() and self.form is not None else None
        self._pages.setCurrentWidget(self.picker)
        self.show()
        self.toggled.emit()
        self.picker.ask(request.title, entries, none=request.none, chosen=request.chosen)

    def save(self) -> None:
        """Save what is being typed."""
        if self.form is not None:
            self.form.save()

    def drop(self) -> None:
        """Close it, without saving."""
        self.form, self._request = None, None
        for form in self._forms.values():
            form.drop()
        self._pages.setCurrentIndex(0)
        self.hide()
        self.toggled.emit()

    def wanted_height(self) -> int:
        """How high it would be to show all."""
        if self.is_picking:
            return 110 + 26 * min(max(len(self.picker.found), 3), 10)
        return 36 + (self.form.sizeHint().height() if self.form is not None else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line at its top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, 0, self.width(), 1, current().hairline)

    def _turn_to(self, kind: Kind) -> Form:
        if self.form is not None and self.form.kind != kind:
            self.form.save()
            self.form.drop()
        form = self._forms.get(kind) or self._make(kind)
        self.form, self._request = form, None
        self._stack.setCurrentWidget(self._scrolls[kind])
        self._pages.setCurrentIndex(0)
        self.show()
        self.toggled.emit()
        return form

    def _make(self, kind: Kind) -> Form:
        form = {"claim": ClaimForm, "event": EventForm, "voice": VoiceForm}[kind](self._session)
        form.made.connect(self._take_made)
        form.pick_requested.connect(self.pick_requested)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(form)
        # The panel's own ground shows through, in either theme.
        scroll.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        self._forms[kind], self._scrolls[kind] = form, scroll
        self._stack.addWidget(scroll)
        return form

    def _take_made(self, record_id: str) -> None:
        if self.form is not None:
            self._heading.setText(self._called(self.form.kind))
            self._more.show()
        self.made.emit(record_id)

    def _take_picked(self, record_id: str | None) -> None:
        request = self._request
        self._end_picking()
        if request is not None:
            request.on_picked(record_id)

    def _end_picking(self) -> None:
        self._request = None
        if self.form is None:
            self.closed.emit()
            return
        self._pages.setCurrentIndex(0)
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_menu(self) -> None:
        if self.form is not None and self.form.target.id is not None:
            where = self._more.mapToGlobal(self._more.rect().bottomLeft())
            self.menu_requested.emit(self.form.kind, self.form.target.id, where)

    def _called(self, kind: Kind) -> str:
        return {"claim": self.tr("Claim"), "event": self.tr("Event"), "voice": self.tr("Voice")}[kind]

    def _called_new(self, kind: Kind) -> str:
        return {"claim": self.tr("New claim"), "event": self.tr("New event"), "voice": self.tr("New voice")}[kind]
