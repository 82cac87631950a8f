"""What the timeline shows instead of its plot: published against happened, and the table; and all of it taken out."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSizeF, Signal
from PySide6.QtWidgets import QApplication, QWidget

from crossread.db.dates import show
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.look.theme import LIGHT
from crossread.desktop.timeline import words
from crossread.desktop.timeline.calendar_units import words_of
from crossread.desktop.timeline.canvas import Canvas
from crossread.desktop.timeline.export import Export
from crossread.desktop.timeline.feed import Feed
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.hindsight import Hindsight
from crossread.desktop.timeline.hindsight_painting import paint_points
from crossread.desktop.timeline.numbers import Row, density_csv, points_csv, rows_of
from crossread.desktop.timeline.picture import Paint, density_picture, framed, image
from crossread.desktop.timeline.points import Points
from crossread.desktop.timeline.popups import Popups
from crossread.desktop.timeline.table import Table


class OtherViews(QObject):
    """One for one timeline, made when it is first needed."""

    changed = Signal()
    """There is something else to say in words."""
    brushed = Signal(object)
    """The ids of the annotations that were brushed among the points, or None."""

    def __init__(self, owner: QWidget, canvas: Canvas, feed: Feed, popups: Popups) -> None:
        super().__init__(owner)
        self._owner, self._canvas, self._feed, self._popups = owner, canvas, feed, popups
        self._figures: Figures | None = None
        self._points: Points | None = None
        self._hindsight_on = self._table_on = False
        self.hindsight = Hindsight()
        self.hindsight.setAccessibleName(self.tr("When it was published against when it happened"))
        self.hindsight.dot_pointed.connect(self._point)
        self.hindsight.dot_clicked.connect(self._list)
        self.hindsight.brushed.connect(self.brushed)
        self.hindsight.moved.connect(self.changed)
        self.export = Export(self)
        self.table = Table()
        self.table.cell_chosen.connect(self._list_cell)

    @property
    def page(self) -> QWidget | None:
        """What is seen instead of the plot."""
        return self.hindsight if self._hindsight_on else self.table if self._table_on else None

    @property
    def shows_points(self) -> bool:
        """Whether it is published against happened."""
        return self._hindsight_on

    @property
    def shows_table(self) -> bool:
        """Whether it is the table."""
        return self._table_on and not self._hindsight_on

    def show_hindsight(self, on: bool) -> None:
        """Show the points, or no longer."""
        if on != self._hindsight_on:
            self._hindsight_on = on
            self.hindsight.clear_brush()
            self._ask()

    def show_table(self, on: bool) -> None:
        """Show the table, or no longer."""
        self._table_on = on
        self._fill_table()

    def take_figures(self, figures: Figures) -> None:
        """Something is other in the project, or what is asked of it."""
        self._figures = figures
        self._ask()
        self._fill_table()

    def forget(self) -> None:
        """Show nothing: the project is another."""
        self._figures = self._points = None
        self.hindsight.forget()

    def words(self) -> str:
        """What the points say, beside the switch and to who does not see them."""
        if self._points is None:
            return ""
        before, within, after = self._points.kinds()
        parts = [
            self.tr("{count} told afterwards").format(count=f"{after:,}"),
            self.tr("{count} within the time itself").format(count=f"{within:,}"),
            self.tr("{count} told before").format(count=f"{before:,}"),
            self.tr("{count} without both dates").format(count=f"{len(self._points.missing):,}"),
        ]
        if out := self.hindsight.out_of_view:
            parts.append(self.tr("{count} out of view").format(count=f"{out:,}"))
        return " · ".join(parts)

    def legend(self, title: str) -> list[str]:
        """Title, clock, what is left out or chosen, and the date: what stands above a picture or before numbers."""
        figures, made, today = (
            self._figures,
            self._canvas.sketch,
            show(datetime.now(UTC).astimezone().date().isoformat()),
        )
        if self._hindsight_on or figures is None or made is None:
            said = [title, self.tr("Published against happened, each annotation a point"), self.words()]
        else:
            options = self._canvas.options
            what = self.tr("shares of each lane") if options.share else self.tr("counts")
            said = [
                title,
                " · ".join((words.by_clock(figures.clock).rstrip("."), words.by_words(figures.by), what)),
                words.head_words(figures, made.seen, made.bars.unit, made.peak, options),
            ]
            notes = [self.tr("{count} without a date").format(count=f"{figures.undated_count:,}")]
            if self._canvas.brush is not None:
                brushed = words.range_words(*self._canvas.brush, made.bars.unit)
                notes.append(self.tr("brushed: {range}").format(range=brushed))
            if options.gaps:
                notes.append(self.tr("shaded: nothing in this lane while two others have"))
            if options.breaks and made.fold.breaks:
                notes.append(self.tr("long empty times left out at the double strokes"))
            signs = []
            if any(lane.published is not None for lane in figures.lanes):
                signs.append(self.tr("wedge: date published"))
            if any(mark.event.stands == "conflict" for mark in made.marks):
                signs.append(self.tr("≠: dates that cannot all be right"))
            if any(mark.event.stands == "tension" for mark in made.marks):
                signs.append(self.tr("≈: dates that hold together by courtesy"))
            if any(mark.shape == "hollow" for mark in made.marks):
                signs.append(self.tr("hollow: some time within, fading: about"))
            said += [" · ".join(each) for each in (notes, signs) if each]
        return [*said, self.tr("Crossread, {date}").format(date=today)]

    def copy(self, title: str) -> None:
        """Put the picture on the clipboard."""
        QApplication.clipboard().setImage(image(*self._picture(title)))

    def picture_size(self, title: str) -> tuple[int, int]:
        """How wide and high the picture is, at one pixel for one of ours."""
        size = self._picture(title)[0]
        return round(size.width()), round(size.height())

    def save(self, path: Path, title: str, scale: float) -> None:
        """Write a picture or the numbers, as the suffix says; `export` tells when that is done."""
        kind = path.suffix.lower().removeprefix(".")
        if kind == "csv":
            self.export.write_bytes(path, self.numbers(title).encode("utf-8-sig"))
        elif kind == "png":
            self.export.write_image(path, *self._picture(title), scale)
        else:
            self.export.write_drawing(path, kind, *self._picture(title), title)

    def numbers(self, title: str) -> str:
        """The numbers behind what is shown, as CSV."""
        if self._hindsight_on:
            return points_csv(self._points, self.legend(title)) if self._points is not None else ""
        figures, made = self._figures, self._canvas.sketch
        if figures is None or made is None:
            return ""
        rows = rows_of(figures, made.bars, made.options)
        return density_csv(figures, rows, self.legend(title))

    def _picture(self, title: str) -> tuple[QSizeF, Paint]:
        legend = self.legend(title)
        if self._hindsight_on:
            seen = self.hindsight.seen
            return framed(
                QSizeF(self.hindsight.size()),
                lambda painter: paint_points(painter, seen, LIGHT) if seen is not None else None,
                legend,
            )
        return density_picture(self._canvas, legend)

    def _ask(self) -> None:
        if not self._hindsight_on:
            return

        def take(points: Points) -> None:
            self._points = points
            self.hindsight.show_points(points)
            self.hindsight.setAccessibleDescription(self.words())
            self.changed.emit()

        self._feed.ask_points(take)

    def _fill_table(self) -> None:
        made = self._canvas.sketch
        if self._table_on and self._figures is not None and made is not None:
            rows = rows_of(self._figures, made.bars, made.options)
            self.table.show_rows(self._figures, rows, share=made.options.share)

    def _point(self, numbers: list[int] | None, place: QPoint) -> None:
        points = self._points
        if numbers is None or points is None:
            self._popups.say([], QPoint())
            return
        whose = sorted({int(points.places[each]) for each in numbers})
        ids = list(dict.fromkeys(points.ids[each] for each in numbers))
        at = self.hindsight.mapToGlobal(place)
        first = numbers[0]
        lines = [
            words.annotations(len(ids)),
            *(f"{source_letter(each)}  {points.titles[each]}" for each in whose[:4]),
            self.tr("published {date}").format(
                date=words_of(int(points.published_first[first]), int(points.published_last[first]))
            ),
            self.tr("happened {date}").format(
                date=words_of(int(points.happened_first[first]), int(points.happened_last[first]))
            ),
        ]
        self._popups.say(lines, at)

    def _list(self, numbers: list[int], place: QPoint) -> None:
        if self._points is not None and self._figures is not None:
            ids = list(dict.fromkeys(self._points.ids[each] for each in numbers))
            self._popups.list_ids(self._figures, ids, self.tr("Published against happened"), place)

    def _list_cell(self, row: Row | None, lane: int | None) -> None:
        if self._figures is None:
            return
        place = QPoint(self._owner.width() // 2, 0)
        if row is None:
            self._popups.list_undated(self._figures, place, lane)
        else:
            self._popups.list_range(self._figures, (row.first, row.last), lane, row.words, place)
