"""The timeline as the window knows it: light when it is made, drawing once `wake` was called after the first paint."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.timeline.feed import Chosen, Feed
from crossread.desktop.timeline.header import HINDSIGHT, Header
from crossread.desktop.timeline.layout import COMPACT_HEIGHT, STRIP_HEIGHT
from crossread.desktop.timeline.loading import Loader
from crossread.desktop.widgets.labels import EmptyState, PlainLabel

if TYPE_CHECKING:
    from crossread.desktop.timeline.canvas import Canvas
    from crossread.desktop.timeline.drawn import Drawn
    from crossread.desktop.timeline.figures import Figures

WAKE_AFTER_MS = 1500
NOTHING: tuple[None, ...] = (None, None, None, None)
"""No event, claim, annotation or voice."""
_HEAD_WIDTH = 700
"""So wide, and the head of the timeline has room for words beside the clocks."""


class Timeline(QWidget):
    """The density of annotations across time by source, with the events as marks.

    Reads for itself what it shows. Until `wake` is called, or one and a half seconds after its first paint, it imports
    and asks nothing, so that it never stands in the way of the first text.
    """

    annotation_requested = Signal(str)
    """The user wants to see an annotation: its id."""
    event_requested = Signal(str)
    """The user clicked an event's mark: its id."""
    range_brushed = Signal(object)
    """The user brushed the minutes `(first, last)` since 1970, ints; or None: nothing is brushed any more."""
    annotations_brushed = Signal(object)
    """The user brushed among the points: the ids of these annotations; or None."""
    save_requested = Signal(str)
    """The user wants a file: `png`, `svg`, `pdf` or `csv`; answer with `save`. For a `png` ask `picture_size` first."""
    copied = Signal()
    """The picture is on the clipboard."""
    written = Signal(object)
    """The `Path` of a file that was asked for with `save`."""
    failed = Signal(object)
    """The `CrossreadError` that says why it was not written."""
    progressed = Signal(float)
    """How much of a picture in pixels is written, above 0 and below 1."""
    stopped = Signal()
    """It is not written after all: `stop_saving` was called."""
    full_requested = Signal()
    """The user clicked the strip and wants the whole timeline."""
    thin_changed = Signal(bool)
    """There is nothing to draw, so that a line of words is enough; or there is again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self._drawn: Drawn | None = None
        self._compact = self._is_thin = self._says = False
        self._wanted: tuple[str | None, ...] = NOTHING
        self._chosen = Chosen()
        self._feed = Feed(session, self)
        self._feed.figures_read.connect(self._take_figures)
        self._feed.cleared.connect(self._clear)
        session.opened.connect(self._clear)
        self._loader = Loader(self)
        self._loader.loaded.connect(self._begin_to_draw)
        self._head = Header()
        self._head.clock_chosen.connect(self._choose_clock)
        self._empty = EmptyState("", "")
        self._empty_strip = PlainLabel("", "small", "ink_quiet")
        self._empty_strip.setContentsMargins(12, 0, 12, 0)
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for page in (self._blank, self._empty, self._empty_strip):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._wake_soon = QTimer(self, interval=WAKE_AFTER_MS, singleShot=True)
        self._wake_soon.timeout.connect(self.wake)
        self.setMinimumHeight(STRIP_HEIGHT)
        self.setAccessibleName(self.tr("Timeline"))
        watcher().theme_changed.connect(self.update)

    @property
    def canvas(self) -> "Canvas | None":
        """The drawing, once it is there."""
        return self._drawn.canvas if self._drawn is not None else None

    @property
    def figures(self) -> "Figures | None":
        """What is shown; None before the first answer."""
        return self._figures

    @property
    def drawn(self) -> "Drawn | None":
        """All that draws, once it is there."""
        return self._drawn

    def wake(self) -> None:
        """Begin to import, to ask and to draw; call it once the first text is painted."""
        self._wake_soon.stop()
        self._loader.start()
        self._feed.wake()

    def set_compact(self, compact: bool) -> None:
        """Show one curve for all and no head, whatever the height."""
        self._compact = compact
        if self._drawn is not None:
            self._drawn.canvas.set_compact(compact)
        self._arrange()

    def set_chosen(
        self,
        *,
        event_id: str | None = None,
        claim_id: str | None = None,
        annotation_id: str | None = None,
        voice_id: str | None = None,
    ) -> None:
        """Mark what is chosen elsewhere; nothing without an id."""
        wanted = (event_id, claim_id, annotation_id, voice_id)
        if wanted != self._wanted:
            self._wanted = wanted
            if not any(wanted):
                self._take_chosen(Chosen())
            self._ask_chosen()

    def clear_brush(self) -> None:
        """Brush nothing; emits `range_brushed` or `annotations_brushed` if something was."""
        if self._drawn is not None:
            self._drawn.clear_brush()

    @property
    def brushed_words(self) -> str:
        """What is brushed, in words; empty for nothing."""
        return self._drawn.brushed_words if self._drawn is not None else ""

    def look_at(self, annotation_id: str) -> bool:
        """Look at where an annotation lies, with room around it; False if it has no date on this clock."""
        return self._drawn is not None and self._drawn.look_at(annotation_id)

    def save(self, path: Path, scale: float = 2.0) -> None:
        """Write what is shown as a picture, a PNG of so many pixels for one of ours, or as numbers.

        `written` or `failed` follows.
        """
        if self._drawn is not None:
            self._drawn.save(path, scale)

    def stop_saving(self) -> None:
        """Give up the picture in pixels that is being written; `stopped` follows, and nothing of it is left."""
        if self._drawn is not None:
            self._drawn.stop_saving()

    def copy(self) -> None:
        """Put what is shown on the clipboard as a picture; `copied` follows."""
        if self._drawn is not None:
            self._drawn.copy()

    @property
    def has_dates(self) -> bool:
        """Whether there is anything to draw on this clock."""
        return self._drawn is not None and self._figures is not None and self._figures.extent is not None

    def picture_size(self) -> tuple[int, int]:
        """How wide and high the picture of what is shown is, at one pixel for one of ours."""
        return self._drawn.picture_size() if self._drawn is not None else (0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and a hairline on top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        if self._drawn is None and not self._wake_soon.isActive():
            self._wake_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low timeline is a strip without a head."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are for the drawing."""
        if self._drawn is not None:
            self._drawn.canvas.setFocus(event.reason())

    def _arrange(self) -> None:
        if self._drawn is not None:
            self._drawn.popups.close_list()
        self._show_page()

    def _is_strip(self) -> bool:
        return self._compact or self.height() < COMPACT_HEIGHT

    def _begin_to_draw(self) -> None:
        # Like all that is imported in a function here: the start of the app does not wait for it.
        from crossread.desktop.timeline.drawn import Drawn

        if self._drawn is not None:
            return
        drawn = self._drawn = Drawn(self, self._feed, self._head, self._stack)
        drawn.canvas.set_compact(self._compact)
        for fact, told in (
            (drawn.annotation_requested, self.annotation_requested),
            (drawn.event_requested, self.event_requested),
            (drawn.range_brushed, self.range_brushed),
            (drawn.annotations_brushed, self.annotations_brushed),
            (drawn.save_requested, self.save_requested),
            (drawn.copied, self.copied),
            (drawn.full_requested, self.full_requested),
            (drawn.written, self.written),
            (drawn.failed, self.failed),
            (drawn.progressed, self.progressed),
            (drawn.stopped, self.stopped),
            (drawn.described, self.setAccessibleDescription),
            (drawn.page_changed, self._show_page),
        ):
            fact.connect(told)
        self.setFocusProxy(drawn.canvas)
        if self._figures is not None:
            self._take_figures(self._figures)

    def _clear(self) -> None:
        self._figures = None
        self._wanted, self._chosen = NOTHING, Chosen()
        if self._drawn is not None:
            self._drawn.forget()
        self._show_page()

    def _choose_clock(self, key: str) -> None:
        from crossread.db.density import CLOCKS

        if self._drawn is not None:
            self._drawn.popups.close_list()
            if key == HINDSIGHT:
                self._drawn.show_points()
                return
            self._drawn.show_plot()
        if key != HINDSIGHT:
            self._feed.set_clock(next(clock for clock in CLOCKS if clock == key))

    def _take_figures(self, figures: "Figures") -> None:
        self._figures = figures
        if self._drawn is None:
            return
        from crossread.desktop.timeline import words

        self._empty.set_texts(*words.nothing_dated(figures.clock))
        self._empty_strip.setText(": ".join(words.nothing_dated(figures.clock)))
        self._show_page()
        self._drawn.take_figures(figures)
        self._say_line()
        self._ask_chosen()

    def _show_page(self) -> None:
        figures, drawn = self._figures, self._drawn
        has_dates = figures is not None and figures.extent is not None
        self._set_thin(figures is not None and drawn is not None and not has_dates)
        # Only now: who hears that may have given it another height.
        strip = self._is_strip()
        # The line of words has the clocks before it, on another of which there may be dates.
        says = strip and self._is_thin and self.width() >= _HEAD_WIDTH
        self._head.setVisible(says or not strip)
        self._stack.setVisible(not says)
        if self._says and not says:
            self._head.show_line("")
        self._says = says
        self._say_line()
        if figures is None or drawn is None:
            self._stack.setCurrentWidget(self._blank)
        elif not has_dates:
            self._stack.setCurrentWidget(self._empty_strip if strip else self._empty)
        else:
            self._stack.setCurrentWidget(drawn.canvas if strip else drawn.page)
            self.setFocusProxy(drawn.page)
        self._head.set_dated(has_dates)

    def _say_line(self) -> None:
        if self._says:
            self._head.show_line(self._empty_strip.text())

    def _set_thin(self, thin: bool) -> None:
        if thin != self._is_thin:
            self._is_thin = thin
            self.thin_changed.emit(thin)

    def _ask_chosen(self) -> None:
        if any(self._wanted):
            event_id, claim_id, annotation_id, voice_id = self._wanted
            self._feed.ask_chosen(
                event_id=event_id,
                claim_id=claim_id,
                annotation_id=annotation_id,
                voice_id=voice_id,
                figures=self._figures,
                on_answer=self._take_chosen,
            )

    def _take_chosen(self, chosen: Chosen) -> None:
        self._chosen = chosen
        if self._drawn is not None and self._figures is not None:
            self._drawn.show_chosen(chosen)
