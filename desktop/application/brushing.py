"""What is brushed on the timeline narrows the window: the texts, the list of all, the codebook, the grid of Review."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from crossread.db.project import Project
from crossread.desktop.application.wiring.overview import VIEW

if TYPE_CHECKING:
    from crossread.db.density import Clock
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.overview.overview import Overview
    from crossread.desktop.review.grid.time_dimming import TimeDimming
    from crossread.desktop.timeline.timeline import Timeline


class Brushing(QObject):
    """One for one window. Whatever was not there yet when something was brushed is narrowed once it is."""

    def __init__(self, window: "MainWindow", timeline: "Timeline") -> None:
        super().__init__(timeline)
        self._window, self._timeline = window, timeline
        self._ids: frozenset[str] | None = None
        self._clock: Clock = "happened"
        self._minutes: tuple[int, int] | None = None
        self._has_list = self._is_listened = False
        self._dimming: TimeDimming | None = None
        self._codebook_listens = False
        timeline.range_brushed.connect(self._take_range)
        timeline.annotations_brushed.connect(self._take_points)

    def _take_range(self, minutes: tuple[int, int] | None) -> None:
        figures = self._timeline.figures
        if minutes is None or figures is None:
            self._show(None, "")
            self._narrow_list(self._clock, None)
        else:
            self._show(figures.ids_in(*minutes), self._timeline.brushed_words)
            self._narrow_list(figures.clock, minutes)

    def _take_points(self, ids: frozenset[str] | None) -> None:
        self._show(ids, self._timeline.brushed_words if ids is not None else "")

    def _show(self, ids: frozenset[str] | None, words: str) -> None:
        self._ids = ids
        self._window.desk.set_lit(ids)
        self._narrow_codebook(words)
        self._dim_grid(words)

    # The list of all annotations

    def _narrow_list(self, clock: "Clock", minutes: tuple[int, int] | None) -> None:
        if (clock, minutes) == (self._clock, self._minutes):
            return
        self._clock, self._minutes = clock, minutes
        space = self._window.search_space
        if not self._is_listened:
            # The list is made when it is first looked at.
            self._is_listened = True
            space.view_requested.connect(self._take_list)
        if self._has_list or space.current == VIEW:
            self._take_list(VIEW)

    def _take_list(self, view_id: str) -> None:
        if view_id != VIEW or (self._minutes is None and not self._has_list):
            return
        overview = self._overview()
        if not self._has_list:
            self._has_list = True
            overview.filters.query_changed.connect(self._follow_list)
        overview.filters.set_span(self._clock, self._minutes)

    def _follow_list(self) -> None:
        """Who takes the time back in the list takes it back everywhere."""
        if self._minutes is not None and getattr(self._overview().filters.query, self._clock) is None:
            self._timeline.clear_brush()

    def _overview(self) -> "Overview":
        from crossread.desktop.overview.overview import Overview

        overview = self._window.search_space.view(VIEW)
        assert isinstance(overview, Overview)
        return overview

    # The codebook

    def _narrow_codebook(self, words: str) -> None:
        from crossread.desktop.codebook.codebook import Codebook

        codebook = self._window.findChild(Codebook)
        if isinstance(codebook, Codebook):
            if not self._codebook_listens:
                self._codebook_listens = True
                codebook.filter.time.removed.connect(self._timeline.clear_brush)
            codebook.show_time(words, self._ids)

    # The grid

    def _dim_grid(self, words: str) -> None:
        review = getattr(self._window, "review", None)
        if self._dimming is None and (not words or review is None):
            return
        if self._dimming is None:
            from crossread.desktop.review.grid.time_dimming import TimeDimming

            self._dimming = TimeDimming(self._window.review.grid)
            self._dimming.cells_wanted.connect(self._ask_cells)
            self._dimming.removed.connect(self._timeline.clear_brush)
        self._dimming.show_time(words)

    def _ask_cells(self, across: Literal["source", "voice"]) -> None:
        ids, dimming = self._ids, self._dimming
        if ids is None or dimming is None:
            return

        def cells(project: Project) -> frozenset[tuple[str, str]]:
            from crossread.db.among import cells_among

            return cells_among(project.store, ids, across)

        self._window.session.ask(cells, dimming.take_cells, key="brushed cells")
