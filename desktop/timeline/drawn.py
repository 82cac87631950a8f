"""All of the timeline that is there once what draws is imported: the drawing, the other views, what opens over them."""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from crossread.db.dated_series import SERIES_BYS
from crossread.desktop.timeline import words
from crossread.desktop.timeline.canvas import Canvas, Spot
from crossread.desktop.timeline.feed import Chosen, Feed
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.header import Header
from crossread.desktop.timeline.menus import Menus
from crossread.desktop.timeline.other_views import OtherViews
from crossread.desktop.timeline.popups import Popups
from crossread.desktop.timeline.telling import Telling
from crossread.desktop.timeline.time_window import around


class Drawn(QObject):
    """One for one timeline, whose pages it puts into the stack; `page_changed` says that another is to be seen."""

    annotation_requested = Signal(str)
    event_requested = Signal(str)
    range_brushed = Signal(object)
    annotations_brushed = Signal(object)
    save_requested = Signal(str)
    copied = Signal()
    full_requested = Signal()
    written = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)
    stopped = Signal()
    page_changed = Signal()
    described = Signal(str)

    def __init__(self, owner: QWidget, feed: Feed, head: Header, stack: QStackedWidget) -> None:
        super().__init__(owner)
        self._owner, self._feed, self._head, self._stack = owner, feed, head, stack
        self._figures: Figures | None = None
        self.canvas = Canvas()
        self.canvas.setAccessibleName(self.tr("Annotations across time"))
        stack.addWidget(self.canvas)
        self.popups = Popups(owner, feed)
        self._others_made: OtherViews | None = None
        self._menus_made: Menus | None = None
        self._telling = Telling(head, self.canvas, self)
        self._connect()

    def _connect(self) -> None:
        canvas, head = self.canvas, self._head
        canvas.drawn.connect(self._tell)
        canvas.spot_pointed.connect(self._point)
        canvas.spot_clicked.connect(self._click)
        canvas.brushed.connect(self.range_brushed)
        canvas.list_requested.connect(self._list_view)
        canvas.full_requested.connect(self.full_requested)
        head.zoom_requested.connect(self._zoom)
        head.fit_requested.connect(self._fit)
        head.brush_removed.connect(self.clear_brush)
        head.undated_requested.connect(self._list_undated)
        head.by_requested.connect(self._offer_by)
        head.view_requested.connect(self._offer_view)
        self.popups.annotation_chosen.connect(self.annotation_requested)
        self._telling.described.connect(self.described)

    @property
    def page(self) -> QWidget:
        """What is to be seen where there is anything."""
        other = self._others_made.page if self._others_made is not None else None
        return other or self.canvas

    @property
    def shows_points(self) -> bool:
        """Whether it is published against happened."""
        return self._others_made is not None and self._others_made.shows_points

    def take_figures(self, figures: Figures) -> None:
        """Show these."""
        self._figures = figures
        self.canvas.show_figures(figures)
        if self._others_made is not None:
            self.canvas.render_now()
            self._others_made.take_figures(figures)
        self._head.show_by(words.by_words(figures.by), offered=not self.shows_points)
        if figures.extent is None:
            self._tell()
        elif self.canvas.brush is not None:
            # What lies in the range may be other than it was, and is told again.
            first, last = self.canvas.brush
            self.range_brushed.emit((round(first), round(last)))

    def forget(self) -> None:
        """Show nothing: the project is another."""
        self._figures = None
        self.clear_brush()
        if self._others_made is not None:
            self._others_made.forget()
        self.popups.close_list()
        self.popups.point(None, None, QPoint())
        self.canvas.forget()
        self._telling.tell(None, None)

    def show_chosen(self, chosen: Chosen) -> None:
        """Mark what is chosen elsewhere."""
        self.canvas.show_chosen(chosen.events, chosen.ranges)
        if self._others_made is not None:
            self._others_made.hindsight.show_chosen(frozenset(chosen.annotations))

    def clear_brush(self) -> None:
        """Brush nothing; tells so if something was."""
        self.canvas.clear_brush()
        if self._others_made is not None:
            self._others_made.hindsight.clear_brush()

    @property
    def brushed_words(self) -> str:
        """What is brushed, in words; empty for nothing."""
        made, brush = self.canvas.sketch, self.canvas.brush
        if self._others_made is not None and self._others_made.shows_points:
            return self.tr("points brushed on the timeline") if self._others_made.hindsight.is_brushed else ""
        if brush is None or made is None:
            return ""
        return words.range_words(*brush, made.bars.unit)

    def look_at(self, annotation_id: str) -> bool:
        """Look at where an annotation lies, with room around it; False if it has no date on this clock."""
        ranges = self._figures.ranges_of([annotation_id]) if self._figures is not None else {}
        found = [each for spans in ranges.values() for each in spans]
        if not found:
            return False
        self._head.switch.choose(self._feed.clock)
        self.show_other(hindsight=False, table=False)
        fold, window = self.canvas.fold, self.canvas.window_of_time
        first, last = (fold.to_plot(each) for each in (min(f for f, _ in found), max(last for _, last in found)))
        if window is not None:
            self.canvas.look_at(around(window, first, last))
        return True

    def save(self, path: Path, scale: float) -> None:
        """Write what is shown as a picture or as numbers; `written` or `failed` follows."""
        self._others.save(path, self._feed.title, scale)

    def stop_saving(self) -> None:
        """Give up the picture that is being written; `stopped` follows."""
        self._others.export.stop()

    def picture_size(self) -> tuple[int, int]:
        """How wide and high the picture of what is shown is, at one pixel for one of ours."""
        return self._others.picture_size(self._feed.title)

    def show_points(self) -> None:
        """Show published against happened."""
        self.canvas.clear_brush()
        self.show_other(hindsight=True, table=False)

    def show_plot(self) -> None:
        """Show the plot, or the table if that was shown."""
        self.show_other(hindsight=False, table=self._others_made is not None and self._others_made.shows_table)

    def show_other(self, *, hindsight: bool, table: bool) -> None:
        """Show published against happened, or the table, or the plot."""
        if self._others_made is None and not (hindsight or table):
            return
        self._others.show_hindsight(hindsight)
        self._others.show_table(table)
        self._head.by.setVisible(not hindsight)
        self.page_changed.emit()
        self._tell()

    @property
    def _others(self) -> OtherViews:
        if self._others_made is None:
            made = self._others_made = OtherViews(self._owner, self.canvas, self._feed, self.popups)
            made.changed.connect(self._tell)
            made.brushed.connect(self._take_points_brush)
            made.export.written.connect(self.written)
            made.export.failed.connect(self.failed)
            made.export.progressed.connect(self.progressed)
            made.export.stopped.connect(self.stopped)
            for page in (made.hindsight, made.table):
                self._stack.addWidget(page)
            if self._figures is not None:
                made.take_figures(self._figures)
        return self._others_made

    @property
    def menus(self) -> Menus:
        """What the lanes are of, and how it is drawn."""
        if self._menus_made is None:
            made = self._menus_made = Menus(self._owner)
            made.by_chosen.connect(self._choose_by)
            made.options_chosen.connect(self.canvas.set_options)
            made.table_chosen.connect(lambda on: self.show_other(hindsight=False, table=on))
            made.save_requested.connect(self.save_requested)
            made.copy_requested.connect(self.copy)
        return self._menus_made

    def _tell(self) -> None:
        others = self._others_made
        self._telling.tell(self._figures, others.words() if others is not None and others.shows_points else None)

    # The head

    def _offer_by(self) -> None:
        self.menus.open_by(self._feed.by, self._head.by)

    def _offer_view(self) -> None:
        others = self._others_made
        self.menus.open_view(
            self.canvas.options,
            table=others is not None and others.shows_table,
            points=self.shows_points,
            lanes=len(self._figures.lanes) if self._figures is not None else 0,
            under=self._head.view,
        )

    def _choose_by(self, key: str) -> None:
        chosen = next(by for by in SERIES_BYS if by == key)
        self.popups.close_list()
        self._head.show_by(words.by_words(chosen), offered=True)
        self._feed.set_by(chosen)

    def copy(self) -> None:
        """Put what is shown on the clipboard as a picture; `copied` follows."""
        self._others.copy(self._feed.title)
        self.copied.emit()

    def _zoom(self, factor: float) -> None:
        if self.shows_points:
            self._others.hindsight.zoom(factor)
        else:
            self.canvas.zoom(factor)

    def _fit(self) -> None:
        if self.shows_points:
            self._others.hindsight.fit()
        else:
            self.canvas.fit()

    def _take_points_brush(self, ids: frozenset[str] | None) -> None:
        self.annotations_brushed.emit(ids)
        self._tell()

    # Under the pointer

    def _point(self, spot: Spot | None) -> None:
        at = self.canvas.mapToGlobal(spot.place) if spot is not None else QPoint()
        self.popups.point(spot, self._figures, at)

    def _click(self, spot: Spot) -> None:
        if spot.undated:
            if self._figures is not None:
                self.popups.list_undated(self._figures, spot.place, spot.lane)
            return
        if spot.events and spot.lane is None:
            self.event_requested.emit(spot.events[0].id)
        self._list_range((spot.first, spot.last), spot.lane, spot.place)

    def _list_view(self) -> None:
        canvas = self.canvas
        if canvas.sketch is not None:
            window = canvas.sketch.seen
            self._list_range(canvas.brush or (window.first, window.last), None, QPoint(canvas.width() // 2, 0))

    def _list_range(self, when: tuple[float, float], lane: int | None, place: QPoint) -> None:
        if self._figures is not None and self.canvas.sketch is not None:
            when_words = words.range_words(*when, self.canvas.sketch.bars.unit)
            self.popups.list_range(self._figures, when, lane, when_words, place)

    def _list_undated(self) -> None:
        if self._figures is not None:
            self.popups.list_undated(self._figures, self._head.undated.geometry().center())
