"""A date that a passage gives: typed as people write it, the words of the passage, and what these are counted from."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from crossread.db.dates import show
from crossread.db.errors import InvalidRecordError
from crossread.db.records import DateAnchor
from crossread.desktop.annotation.anchors import Anchors, anchor_of
from crossread.desktop.annotation.dating import Dated, anchored, fresh, is_relative, stand, typed, written
from crossread.desktop.annotation.row import Row
from crossread.desktop.annotation.rows import told_date
from crossread.desktop.annotation.storing import Columns
from crossread.desktop.annotation.words import tr
from crossread.desktop.widgets.completing_field import Choice, CompletingField
from crossread.desktop.widgets.line_field import LineField

# Of an event tag, and of a position on a date claim.
TAG_COLUMNS = {"date": "date", "given": "date_given", "anchor": "date_anchor"}
POSITION_COLUMNS = {"date": "value", "given": "value_given", "anchor": "date_anchor"}


class DateRow(Row):
    """Shows only the lines that say something: words beside a date, an anchor where the words need one."""

    passages_wanted = Signal()
    """The list of what can be counted from is about to be looked at."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        super().__init__()
        self._columns = columns
        self._anchors: Anchors | None = None
        self._now = Dated()
        self._anchor: DateAnchor | None = None
        self.when = LineField(tr("When"), tr("a date, or “two days later”"))
        self.given = LineField(tr("As written"), tr("the passage's words"))
        self.counted = CompletingField(tr("Counted from"), self._offers, tr("choose what"))
        self.add_line(tr("when"), self.when)
        self.add_line(tr("as written"), self.given)
        self.add_line(tr("from"), self.counted)
        self.when.textEdited.connect(self._say)
        self.counted.taken.connect(self._taken)
        self._whole = False

    def set_anchors(self, anchors: Anchors) -> None:
        """What the dates of this annotation can be counted from."""
        self._anchors = anchors

    def show_all(self, whole: bool) -> None:
        """Show the empty lines as well."""
        self._whole = whole
        self._arrange(self._now)

    def write(self, columns: Columns) -> None:
        """Show date, words and anchor."""
        names = self._columns
        self._now = Dated(date=columns[names["date"]], given=columns[names["given"]], anchor=columns[names["anchor"]])
        self.put_text(self.when, self._now.typed)
        self.put_text(self.given, self._now.given or "")
        if not self.is_left_alone(self.counted):
            self._anchor = self._now.anchor
            self.put_text(self.counted, self._name(self._anchor))
        self._arrange(self._now)
        self._say()

    def meaning(self) -> Columns:
        """What the three lines come to together."""
        now, names = self._read(), self._columns
        return {names["date"]: now.date, names["given"]: now.given, names["anchor"]: now.anchor}

    def _read(self) -> Dated:
        now = typed(self._now, self.when.text(), self._date_of(self._now.anchor))
        if self.given.text().strip() != (self._now.given or "").strip() and self.given.isVisibleTo(self):
            now = written(now, self.given.text(), self._date_of(now.anchor))
        anchor = self._named_anchor()
        if anchor != self._now.anchor:
            now = anchored(now, anchor, self._date_of(anchor))
        return now

    def _named_anchor(self) -> DateAnchor | None:
        name = self.counted.text().strip()
        if not name:
            return None
        if name == self._name(self._anchor):
            return self._anchor
        found = self._anchors.called(name) if self._anchors else None
        if found is None:
            raise InvalidRecordError(tr("Choose from the list what it is counted from."))
        return found

    def _offers(self, text: str) -> list[Choice]:
        self.passages_wanted.emit()
        found = self._anchors.find(text) if self._anchors else []
        return [Choice(key=key, text=name, detail=date) for key, name, date in found]

    def _taken(self, choice: Choice) -> None:
        self._anchor = anchor_of(choice.key)
        self.settled.emit()

    def _arrange(self, now: Dated) -> None:
        relative = now.given is not None and is_relative(now.given)
        self.show_line(1, self._whole or (now.given is not None and now.date is not None))
        self.show_line(2, self._whole or now.anchor is not None or relative)

    def _say(self) -> None:
        """What it comes to, as it is kept; that it is unresolved; or that its anchor has moved."""
        try:
            now = typed(self._now, self.when.text(), self._date_of(self._now.anchor))
        except InvalidRecordError:
            self.tell("")
            return
        if self.when.hasFocus():
            self._arrange(now)
        anchor_date = self._date_of(now.anchor)
        how = stand(now, anchor_date)
        if how == "none":
            self.tell("")
        elif how == "unresolved" and now.anchor is None and is_relative(now.given or ""):
            self.tell(tr("Unresolved: choose below what it is counted from."))
        elif how == "unresolved":
            self.tell(tr("Unresolved: no date follows from these words."))
        elif how == "moved":
            newer = fresh(now, anchor_date) or ""
            sentence = tr("Counted so, “{words}” would be {date}.").format(words=now.given, date=show(newer))
            button = self.offer(sentence, tr("take it"))
            if not button.property("wired"):
                button.setProperty("wired", True)
                button.clicked.connect(self._take_fresh)
        else:
            self.tell(told_date(now.date or "", self.when.text()))

    def _take_fresh(self) -> None:
        newer = fresh(self._now, self._date_of(self._now.anchor))
        if newer is not None:
            self._now = Dated(date=newer, given=self._now.given, anchor=self._now.anchor)
            self.when.show_text(self._now.typed)
            self.settled.emit()

    def _name(self, anchor: DateAnchor | None) -> str:
        return self._anchors.name_of(anchor) if self._anchors else ""

    def _date_of(self, anchor: DateAnchor | None) -> str | None:
        return self._anchors.date_of(anchor) if self._anchors else None
