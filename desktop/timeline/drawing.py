"""The drawing of the timeline: figures in a window of time, worked out once a frame. Loads numpy and pyqtgraph."""

from typing import Literal

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.fold import UNFOLDED, Fold
from crossread.desktop.timeline.layout import LEAST_ROW, LEAST_TITLE, Layout, lay_out
from crossread.desktop.timeline.options import Options
from crossread.desktop.timeline.overview_strip import overview_of
from crossread.desktop.timeline.painting import paint_lanes, paint_over, paint_under
from crossread.desktop.timeline.plot_view import PlotView
from crossread.desktop.timeline.scenery import Scenery
from crossread.desktop.timeline.sketch import Sketch, sketch
from crossread.desktop.timeline.still_life import StillLife
from crossread.desktop.timeline.time_window import TimeWindow, fitted, kept_within


class Drawing(QWidget):
    """Shows figures in a window of time. It asks for nothing, and does not listen to pointer and keys."""

    drawn = Signal()
    """Something else is seen now; see `sketch`."""
    brushed = Signal(object)
    """The user brushed the minutes `(first, last)`, or took that back: None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self._window: TimeWindow | None = None
        self._follows: Literal["bulk", "whole", ""] = "bulk"
        self._compact = False
        self._first_lane = 0
        self._options = Options()
        self._scenery = Scenery()
        self._still = StillLife()
        self.view = PlotView(self._paint, self)
        """What the frames come to."""
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.render_now)
        watcher().theme_changed.connect(self._refresh)

    @property
    def window_of_time(self) -> TimeWindow | None:
        """What is looked at; None without any date."""
        return self._window

    @property
    def sketch(self) -> Sketch | None:
        """What was last worked out."""
        return self._scenery.sketch

    @property
    def figures(self) -> Figures | None:
        """What is drawn."""
        return self._figures

    @property
    def scenery(self) -> Scenery:
        """All that is painted now."""
        return self._scenery

    @property
    def options(self) -> Options:
        """How it is drawn."""
        return self._options

    @property
    def fold(self) -> Fold:
        """The axis that is looked at."""
        return self._figures.fold if self._figures is not None and self._options.breaks else UNFOLDED

    def set_options(self, options: Options) -> None:
        """Draw it otherwise; with other breaks the time that was looked at is kept as far as it can be."""
        before, self._options = self._options, options
        if before.breaks != options.breaks and self._window is not None:
            self._follows = self._follows or "bulk"
            self._fit()
        self._refresh()

    @property
    def brush(self) -> tuple[float, float] | None:
        """The minutes that are brushed."""
        return self._scenery.brush

    @property
    def is_up_to_date(self) -> bool:
        """Whether what was last worked out is of the newest figures, window and size."""
        return not self._soon.isActive()

    def show_figures(self, figures: Figures) -> None:
        """Show these; on another clock, or if it was fitted and there is more to fit in, the window is fitted anew."""
        before, self._figures = self._figures, figures
        other = before is None or before.clock != figures.clock
        self._scenery.lanes = figures.lanes
        self._scenery.undated = figures.undated_by_lane
        if before is not None and before.by != figures.by:
            self._first_lane = 0
        if other or self._window is None:
            self._follows = "bulk"
        # One more annotation among the others does not move what is looked at.
        if self._follows and (other or before is None or before.extent != figures.extent):
            self._fit()
        self._refresh()

    def forget(self) -> None:
        """Show nothing: the project is another."""
        self._figures = self._window = None
        self._follows, self._first_lane = "bulk", 0
        self._scenery.sketch = self._scenery.brush = None
        self._scenery.chosen, self._scenery.passages = frozenset(), {}

    def show_chosen(self, events: frozenset[str], passages: dict[str, list[tuple[int, int]]]) -> None:
        """Mark events, and passages by source with their minutes."""
        before = self._scenery.chosen, self._scenery.passages
        self._scenery.chosen, self._scenery.passages = events, passages
        # Labels make way for the chosen events; passages are painted over what is there.
        if events != before[0]:
            self._refresh()
        elif passages != before[1]:
            self.paint_soon()

    def set_compact(self, compact: bool) -> None:
        """Show one curve for all, whatever the height."""
        self._compact = compact
        self._refresh()

    def look_at(self, window: TimeWindow) -> None:
        """Look at a window of time, as far as there is anything."""
        if self._figures is None or self._figures.extent is None:
            return
        self._follows = ""
        kept = kept_within(window, self._fitted(self._figures.extent))
        if kept != self._window:
            self._window = kept
            self._refresh()

    def fit(self) -> None:
        """Look at all there is; from there, at where most of it lies."""
        self._follows = "bulk" if self._follows == "whole" else "whole"
        self._fit()
        self._refresh()

    def zoom(self, factor: float, share: float = 0.5) -> None:
        """Look at so many times as long a time; the minute at `share` of the way stays where it is."""
        if self._window is not None:
            self.look_at(self._window.zoomed(factor, share))

    def clear_brush(self) -> None:
        """Brush nothing; tells so if something was brushed."""
        if self._scenery.brush is not None:
            self._scenery.brush = None
            self._refresh()
            self.brushed.emit(None)

    def render_now(self) -> None:
        """Work out what is seen; the paint follows by itself."""
        self._soon.stop()
        figures, window = self._figures, self._window
        if figures is None or window is None or self.width() < 20:
            return
        layout = self._layout(figures)
        self._first_lane = layout.first_lane
        made = sketch(
            figures,
            window,
            layout,
            current(),
            scale=self.devicePixelRatioF(),
            chosen=self._scenery.chosen,
            options=self._options,
        )
        self._scenery.sketch = made
        self._scenery.overview = overview_of(self._scenery.overview, figures, made, current())
        self.paint_soon()
        self.drawn.emit()

    def paint_soon(self) -> None:
        """What is shown has changed, but not what was worked out."""
        self.view.viewport.update()

    def _paint(self, painter: QPainter) -> None:
        """The ground, what stays as it is while one moves, what lies below the lanes, the lanes, what is above."""
        look, scenery = current(), self._scenery
        painter.fillRect(self.rect(), look.panel)
        if scenery.sketch is not None:
            self._still.paint(painter, scenery, look, self.devicePixelRatioF())
            paint_under(painter, scenery, look)
            paint_lanes(painter, scenery.sketch, self.devicePixelRatioF())
            paint_over(painter, scenery, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything has another place."""
        super().resizeEvent(event)
        self.view.fill(self.width(), self.height())
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts have other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()

    def _layout(self, figures: Figures) -> Layout:
        return lay_out(
            self.width(),
            self.height(),
            lanes=len(figures.lanes),
            first_lane=self._first_lane,
            events=len(figures.events),
            compact=self._compact,
            undated=figures.undated_count > 0,
            stacked=self._options.stacked,
            terms=self._options.has_terms,
            # Many sources are seen at once as strips with letters; what has a name alone needs room for it.
            least_row=LEAST_ROW if figures.by == "source" else LEAST_TITLE,
        )

    def _fit(self) -> None:
        figures = self._figures
        reach = None if figures is None else figures.extent if self._follows == "whole" else figures.bulk
        self._window = self._fitted(reach) if reach else None

    def _fitted(self, reach: tuple[int, int]) -> TimeWindow:
        fold = self.fold
        return fitted(fold.to_plot(reach[0]), fold.to_plot(reach[1]))

    def _refresh(self) -> None:
        self._soon.start()
