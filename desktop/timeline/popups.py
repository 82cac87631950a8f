"""What opens over the timeline: the card under the pointer and the list of annotations, with what they ask for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from crossread.db.dated_passages import DatedPassage
from crossread.desktop.timeline import words
from crossread.desktop.timeline.feed import Feed
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.passage_list import PassageList
from crossread.desktop.timeline.spot_card import SpotCard

if TYPE_CHECKING:
    from crossread.desktop.timeline.canvas import Spot

MOST_LISTED = 500


class Popups(QObject):
    """One card and one list over one timeline; made when they are first needed."""

    annotation_chosen = Signal(str)
    """The id of the annotation that was chosen from the list."""

    def __init__(self, owner: QWidget, feed: Feed) -> None:
        super().__init__(owner)
        self._owner, self._feed = owner, feed
        self._card: SpotCard | None = None
        self._list: PassageList | None = None
        self._spot: Spot | None = None

    def point(self, spot: "Spot | None", figures: Figures | None, at: QPoint) -> None:
        """Say what lies at a spot, at a place of the screen; or nothing any more."""
        self._spot = spot
        if spot is None or figures is None or (self._list is not None and self._list.isVisible()):
            if self._card is not None:
                self._card.hide()
            return
        self._show_card(spot, figures, at, [])
        lanes = None if spot.lane is None else [figures.lanes[spot.lane].id]
        if spot.undated:
            ids = figures.undated if lanes is None else figures.columns[lanes[0]].undated
            found = ids[: words.MOST_QUOTES]
        else:
            found = figures.lying(spot.first, spot.last, lanes, most=words.MOST_QUOTES)

        def take(passages: list[DatedPassage]) -> None:
            if spot is self._spot:
                self._show_card(spot, figures, at, passages)

        if found:
            self._feed.ask_passages(found, take, "timeline pointed at")

    def list_range(
        self, figures: Figures, when: tuple[float, float], lane: int | None, when_words: str, place: QPoint
    ) -> None:
        """List what lies in some minutes, of one lane or of all, near a place of the owner."""
        if lane is None:
            lanes, title, whole = None, when_words, figures.count(*when)
        else:
            lanes, title = [figures.lanes[lane].id], f"{figures.lanes[lane].title} · {when_words}"
            whole = figures.counts(*when)[lane]
        self._ask_list(figures, figures.lying(*when, lanes, most=MOST_LISTED), title, whole, place)

    def list_undated(self, figures: Figures, place: QPoint, lane: int | None = None) -> None:
        """List what has no date, of one lane or of all."""
        title, found = self.tr("Without a date"), figures.undated
        if lane is not None:
            title = f"{figures.lanes[lane].title} · {title}"
            found = figures.columns[figures.lanes[lane].id].undated
        self._ask_list(figures, found[:MOST_LISTED], title, len(found), place)

    def list_ids(self, figures: Figures, ids: Sequence[str], title: str, place: QPoint) -> None:
        """List some annotations."""
        self._ask_list(figures, ids[:MOST_LISTED], title, len(ids), place)

    def say(self, lines: list[str], at: QPoint) -> None:
        """Say these lines beside a place of the screen, or without any nothing more."""
        self._spot = None
        if not lines or (self._list is not None and self._list.isVisible()):
            if self._card is not None:
                self._card.hide()
            return
        if self._card is None:
            self._card = SpotCard(self._owner)
        self._card.show_at(at, lines, self._owner.mapToGlobal(QPoint(0, 0)).y())

    def close_list(self) -> None:
        """Close the list, if it is open."""
        if self._list is not None:
            self._list.close_panel()

    def _show_card(self, spot: "Spot", figures: Figures, at: QPoint, quotes: list[DatedPassage]) -> None:
        if self._card is None:
            self._card = SpotCard(self._owner)
        if spot.undated:
            lines = words.undated_lines(figures, spot.lane) + words.quote_lines(figures, quotes)
        else:
            lines = words.spot_lines(figures, (spot.first, spot.last), spot.events, spot.lane, quotes)
        # Above the whole timeline: what is pointed at stays in sight.
        self._card.show_at(at, lines, self._owner.mapToGlobal(QPoint(0, 0)).y())

    def _ask_list(self, figures: Figures, ids: Sequence[str], title: str, whole: int, place: QPoint) -> None:
        if not ids:
            self.close_list()
            return

        def take(passages: list[DatedPassage]) -> None:
            if passages:
                self._open_list(figures, passages, title, whole, place)

        self._feed.ask_passages(ids, take, "timeline list")

    def _open_list(self, figures: Figures, passages: list[DatedPassage], title: str, whole: int, place: QPoint) -> None:
        self._spot = None
        if self._card is not None:
            self._card.hide()
        if self._list is None or self._list.parentWidget() is not self._owner.window():
            self._list = PassageList(self._owner)
            self._list.annotation_chosen.connect(self.annotation_chosen)
        aside = words.annotations(whole)
        if whole > len(passages):
            aside = self.tr("the first {shown} of {whole}").format(shown=len(passages), whole=f"{whole:,}")
        self._list.open_list(title, aside, passages, figures.source_places, x=place.x())
