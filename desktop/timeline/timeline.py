"""The timeline as the window knows it: light when it is made, drawing once `wake` was called after the first paint."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.timeline.feed import Chosen, Feed
from crossread.desktop.timeline.header import HINDSIGHT, Header, undated_words
from crossread.desktop.timeline.layout import COMPACT_HEIGHT, STRIP_HEIGHT
from crossread.desktop.timeline.loading import Loader
from crossread.desktop.widgets.labels import EmptyState, PlainLabel

if TYPE_CHECKING:
    from crossread.desktop.timeline.canvas import Canvas, Spot
    from crossread.desktop.timeline.figures import Figures
    from crossread.desktop.timeline.menus import Menus
    from crossread.desktop.timeline.options import Options
    from crossread.desktop.timeline.other_views import OtherViews
    from crossread.desktop.timeline.popups import Popups

WAKE_AFTER_MS = 1500
DESCRIBE_AFTER_MS = 250


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
    """The user wants a file: `png`, `svg`, `pdf` or `csv`; answer with `save`."""
    copied = Signal()
    """The picture is on the clipboard."""
    full_requested = Signal()
    """The user clicked the strip and wants the whole timeline."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self._canvas: Canvas | None = None
        self._compact = False
        self._wanted: tuple[str | None, str | None, str | None] = (None, None, None)
        self._chosen = Chosen()
        self._feed = Feed(session, self)
        self._feed.figures_read.connect(self._take_figures)
        self._feed.cleared.connect(self._clear)
        session.opened.connect(self._clear)
        self._popups_made: Popups | None = None
        self._others_made: OtherViews | None = None
        self._menus_made: Menus | None = None
        self._loader = Loader(self)
        self._loader.loaded.connect(self._make_canvas)
        self._head = Header()
        self._head.clock_chosen.connect(self._choose_clock)
        self._head.undated_requested.connect(self._list_undated)
        self._head.by_requested.connect(self._offer_by)
        self._head.view_requested.connect(self._offer_view)
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
        self._describe_soon = QTimer(self, interval=DESCRIBE_AFTER_MS, singleShot=True)
        self._describe_soon.timeout.connect(self._describe)
        self.setMinimumHeight(STRIP_HEIGHT)
        self.setAccessibleName(self.tr("Timeline"))
        watcher().theme_changed.connect(self.update)

    @property
    def canvas(self) -> "Canvas | None":
        """The drawing, once it is there."""
        return self._canvas

    @property
    def figures(self) -> "Figures | None":
        """What is shown; None before the first answer."""
        return self._figures

    def wake(self) -> None:
        """Begin to import, to ask and to draw; call it once the first text is painted."""
        self._wake_soon.stop()
        self._loader.start()
        self._feed.wake()

    def set_compact(self, compact: bool) -> None:
        """Show one curve for all and no head, whatever the height."""
        self._compact = compact
        if self._canvas is not None:
            self._canvas.set_compact(compact)
        self._arrange()

    def set_chosen(
        self, *, event_id: str | None = None, claim_id: str | None = None, annotation_id: str | None = None
    ) -> None:
        """Mark what is chosen elsewhere; nothing without an id."""
        wanted = (event_id, claim_id, annotation_id)
        if wanted != self._wanted:
            self._wanted = wanted
            if not any(wanted):
                self._take_chosen(Chosen())
            self._ask_chosen()

    def clear_brush(self) -> None:
        """Brush nothing; emits `range_brushed` or `annotations_brushed` if something was."""
        if self._canvas is not None:
            self._canvas.clear_brush()
        if self._others_made is not None:
            self._others_made.hindsight.clear_brush()

    def look_at(self, annotation_id: str) -> bool:
        """Look at where an annotation lies, with room around it; False if it has no date on this clock."""
        from crossread.desktop.timeline.time_window import around

        ranges = self._figures.ranges_of([annotation_id]) if self._figures is not None else {}
        found = [each for spans in ranges.values() for each in spans]
        if self._canvas is None or not found:
            return False
        self._head.switch.choose(self._feed.clock)
        self._show_other(hindsight=False, table=False)
        fold, window = self._canvas.fold, self._canvas.window_of_time
        first, last = (fold.to_plot(each) for each in (min(f for f, _ in found), max(last for _, last in found)))
        if window is not None:
            self._canvas.look_at(around(window, first, last))
        return True

    def save(self, path: Path) -> None:
        """Write what is shown as a picture or as numbers; raises `CrossreadError` where it cannot be written."""
        self._others.save(path, self._feed.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and a hairline on top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        if self._canvas is None and not self._wake_soon.isActive():
            self._wake_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low timeline is a strip without a head."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are for the drawing."""
        if self._canvas is not None:
            self._canvas.setFocus(event.reason())

    def _arrange(self) -> None:
        strip = self._is_strip()
        self._head.setVisible(not strip)
        if self._popups_made is not None:
            self._popups_made.close_list()
        self._show_page()

    def _is_strip(self) -> bool:
        return self._compact or self.height() < COMPACT_HEIGHT

    @property
    def _shows_points(self) -> bool:
        return self._others_made is not None and self._others_made.shows_points

    def _make_canvas(self) -> None:
        from crossread.desktop.timeline.canvas import Canvas

        if self._canvas is not None:
            return
        canvas = self._canvas = Canvas()
        canvas.setAccessibleName(self.tr("Annotations across time"))
        canvas.set_compact(self._compact)
        self._stack.addWidget(canvas)
        self.setFocusProxy(canvas)
        canvas.drawn.connect(self._tell)
        canvas.spot_pointed.connect(self._point)
        canvas.spot_clicked.connect(self._click)
        canvas.brushed.connect(self._take_brush)
        canvas.list_requested.connect(self._list_view)
        canvas.full_requested.connect(self.full_requested)
        self._head.zoom_requested.connect(self._zoom)
        self._head.fit_requested.connect(self._fit)
        self._head.brush_removed.connect(self.clear_brush)
        if self._figures is not None:
            self._take_figures(self._figures)

    @property
    def _popups(self) -> "Popups":
        # Like all that is imported in this file's functions: the start of the app does not wait for it.
        from crossread.desktop.timeline.popups import Popups

        if self._popups_made is None:
            self._popups_made = Popups(self, self._feed)
            self._popups_made.annotation_chosen.connect(self.annotation_requested)
        return self._popups_made

    @property
    def _others(self) -> "OtherViews":
        from crossread.desktop.timeline.other_views import OtherViews

        if self._others_made is None:
            assert self._canvas is not None
            made = self._others_made = OtherViews(self, self._canvas, self._feed, self._popups)
            made.changed.connect(self._tell)
            made.brushed.connect(self._take_points_brush)
            for page in (made.hindsight, made.table):
                self._stack.addWidget(page)
            if self._figures is not None:
                made.take_figures(self._figures)
        return self._others_made

    @property
    def _menus(self) -> "Menus":
        from crossread.desktop.timeline.menus import Menus

        if self._menus_made is None:
            made = self._menus_made = Menus(self)
            made.by_chosen.connect(self._choose_by)
            made.options_chosen.connect(self._choose_options)
            made.table_chosen.connect(lambda on: self._show_other(hindsight=False, table=on))
            made.save_requested.connect(self.save_requested)
            made.copy_requested.connect(self._copy)
        return self._menus_made

    def _offer_by(self) -> None:
        self._menus.open_by(self._feed.by, self._head.by)

    def _offer_view(self) -> None:
        canvas, others = self._canvas, self._others_made
        if canvas is not None:
            self._menus.open_view(
                canvas.options,
                table=others is not None and others.shows_table,
                points=others is not None and others.shows_points,
                lanes=len(self._figures.lanes) if self._figures is not None else 0,
                under=self._head.view,
            )

    def _choose_by(self, key: str) -> None:
        from crossread.db.dated_series import SERIES_BYS
        from crossread.desktop.timeline.words import by_words

        chosen = next(by for by in SERIES_BYS if by == key)
        self._popups.close_list()
        self._head.show_by(by_words(chosen), offered=True)
        self._feed.set_by(chosen)

    def _choose_options(self, options: "Options") -> None:
        if self._canvas is not None:
            self._canvas.set_options(options)

    def _copy(self) -> None:
        self._others.copy(self._feed.title)
        self.copied.emit()

    def _zoom(self, factor: float) -> None:
        if self._others_made is not None and self._others_made.shows_points:
            self._others_made.hindsight.zoom(factor)
        elif self._canvas is not None:
            self._canvas.zoom(factor)

    def _fit(self) -> None:
        if self._others_made is not None and self._others_made.shows_points:
            self._others_made.hindsight.fit()
        elif self._canvas is not None:
            self._canvas.fit()

    def _show_other(self, *, hindsight: bool, table: bool) -> None:
        if self._others_made is None and not (hindsight or table):
            return
        self._others.show_hindsight(hindsight)
        self._others.show_table(table)
        self._head.by.setVisible(not hindsight)
        self._show_page()
        self.setFocusProxy(self._others.page or self._canvas or self._stack)
        self._tell()

    def _take_points_brush(self, ids: frozenset[str] | None) -> None:
        self.annotations_brushed.emit(ids)
        self._tell()

    def _clear(self) -> None:
        if self._others_made is not None:
            self._others_made.forget()
        self._figures = None
        self._wanted, self._chosen = (None, None, None), Chosen()
        if self._popups_made is not None:
            self._popups_made.close_list()
            self._popups_made.point(None, None, QPoint())
        if self._canvas is not None:
            self._canvas.forget()
        self._head.show_words("", 0, "")
        self._show_page()

    def _choose_clock(self, key: str) -> None:
        from crossread.db.density import CLOCKS

        self._popups.close_list()
        if key == HINDSIGHT:
            if self._canvas is not None:
                self._canvas.clear_brush()
                self._show_other(hindsight=True, table=False)
            return
        self._show_other(hindsight=False, table=self._others_made is not None and self._others_made.shows_table)
        self._feed.set_clock(next(clock for clock in CLOCKS if clock == key))

    def _take_figures(self, figures: "Figures") -> None:
        self._figures = figures
        if self._canvas is None:
            return
        from crossread.desktop.timeline import words

        self._empty.set_texts(*words.nothing_dated(figures.clock))
        self._empty_strip.setText(": ".join(words.nothing_dated(figures.clock)))
        self._show_page()
        self._canvas.show_figures(figures)
        if self._others_made is not None:
            self._canvas.render_now()
            self._others_made.take_figures(figures)
        self._head.show_by(words.by_words(figures.by), offered=not self._shows_points)
        self._ask_chosen()
        self._mark()
        if figures.extent is None:
            self._tell()

    def _show_page(self) -> None:
        figures, strip = self._figures, self._is_strip()
        if figures is None:
            self._stack.setCurrentWidget(self._blank)
        elif figures.extent is None and self._canvas is not None:
            self._stack.setCurrentWidget(self._empty_strip if strip else self._empty)
        else:
            other = self._others_made.page if self._others_made is not None and not strip else None
            self._stack.setCurrentWidget(other or self._canvas or self._blank)
        self._head.set_dated(figures is not None and figures.extent is not None)

    def _tell(self) -> None:
        """Say in words what is seen now: in the head at once, to screen readers when it has come to rest."""
        from crossread.desktop.timeline import words

        figures, canvas = self._figures, self._canvas
        if figures is None or canvas is None:
            return
        made = canvas.sketch
        if self._others_made is not None and self._others_made.shows_points:
            self._head.show_words(self._others_made.words(), figures.undated_count, "")
        elif made is None or figures.extent is None:
            self._head.show_words(words.annotations(0), figures.undated_count, "")
        else:
            brush = words.range_words(*canvas.brush, made.bars.unit) if canvas.brush else ""
            text = words.head_words(figures, made.seen, made.bars.unit, made.peak, canvas.options)
            self._head.show_words(text, figures.undated_count, brush)
        self._describe_soon.start()

    def _describe(self) -> None:
        from crossread.desktop.timeline import words

        figures, canvas = self._figures, self._canvas
        if figures is None:
            return
        text = ". ".join(words.nothing_dated(figures.clock)) + " " + undated_words(figures.undated_count)
        if canvas is not None and canvas.sketch is not None and figures.extent is not None:
            made = canvas.sketch
            marks = [mark.event for mark in made.marks]
            text = words.description(figures, made.seen, made.bars.unit, canvas.brush, marks)
            canvas.setAccessibleDescription(text)
        self.setAccessibleDescription(text)

    def _take_brush(self, brush: tuple[int, int] | None) -> None:
        self.range_brushed.emit(brush)

    def _point(self, spot: "Spot | None") -> None:
        at = self._canvas.mapToGlobal(spot.place) if spot is not None and self._canvas is not None else QPoint()
        self._popups.point(spot, self._figures, at)

    def _click(self, spot: "Spot") -> None:
        if spot.undated:
            if self._figures is not None:
                self._popups.list_undated(self._figures, spot.place, spot.lane)
            return
        if spot.events and spot.lane is None:
            self.event_requested.emit(spot.events[0].id)
        self._list_range((spot.first, spot.last), spot.lane, spot.place)

    def _list_view(self) -> None:
        canvas = self._canvas
        if canvas is not None and canvas.sketch is not None:
            window = canvas.sketch.seen
            self._list_range(canvas.brush or (window.first, window.last), None, QPoint(canvas.width() // 2, 0))

    def _list_range(self, when: tuple[float, float], lane: int | None, place: QPoint) -> None:
        from crossread.desktop.timeline import words

        if self._figures is not None and self._canvas is not None and self._canvas.sketch is not None:
            when_words = words.range_words(*when, self._canvas.sketch.bars.unit)
            self._popups.list_range(self._figures, when, lane, when_words, place)

    def _list_undated(self) -> None:
        if self._figures is not None:
            self._popups.list_undated(self._figures, self._head.undated.geometry().center())

    def _ask_chosen(self) -> None:
        if any(self._wanted):
            self._feed.ask_chosen(*self._wanted, self._take_chosen)

    def _take_chosen(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._mark()

    def _mark(self) -> None:
        if self._canvas is not None and self._figures is not None:
            ranges = self._figures.ranges_of(self._chosen.annotations) if self._chosen.annotations else {}
            self._canvas.show_chosen(self._chosen.events, ranges)
            if self._others_made is not None:
                self._others_made.hindsight.show_chosen(frozenset(self._chosen.annotations))
