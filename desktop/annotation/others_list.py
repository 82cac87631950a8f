"""What other passages say on the same claims: a list of lines, each of which goes to its passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from crossread.db.dates import show
from crossread.db.records import Source
from crossread.desktop.annotation.others import Other, OthersOn
from crossread.desktop.annotation.words import (
    certainty_word,
    count_words,
    relation_word,
    set_aside_word,
    stance_word,
    tr,
)
from crossread.desktop.look.palettes import source_letter

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it is shown. `kind` is `head` (a claim), `group` (a relation), `other`, `more` or `rest`.

    `said` is who says what, `reason` why it stands so; `place` is that of the source in their order.
    """

    kind: str
    title: str
    beside: str = ""
    said: str = ""
    reason: str = ""
    relation: str = ""
    place: int = 0
    annotation_id: str = ""
    subject_id: str = ""
    quote: str = ""

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        letter = source_letter(self.place) if self.kind == "other" else ""
        return ", ".join(part for part in (letter, self.title, self.beside, self.said, self.reason) if part)


def lines_of(others: Sequence[OthersOn], sources: Mapping[str, Source], places: Mapping[str, int]) -> list[Line]:
    """All that is said, as lines: a head for each of several claims, groups by relation, who says nothing."""
    lines: list[Line] = []
    for on in others:
        title = tr("When: {event}").format(event=on.title) if on.is_event else on.title
        if len(others) == 1 and not on.is_event:
            title = ""  # It stands right above.
        lines.append(Line(kind="head", title=title, beside=count_words(on.counted), subject_id=on.subject_id))
        if on.own_aside:
            why = tr("this passage is {aside}").format(aside=set_aside_word(on.own_aside))
            lines.append(Line(kind="group", title=why, relation="aside", subject_id=on.subject_id))
        group = ""
        for other in on.rows:
            if _relation(other) != group:
                group = _relation(other)
                lines.append(_group(on, other))
            if other.source_id in sources:
                lines.append(_line(on, other, sources[other.source_id], places[other.source_id]))
        if on.more:
            lines.append(Line(kind="more", title=tr("and %n more", on.more), subject_id=on.subject_id))
        said = _rest(on, places)
        if said:
            lines.append(Line(kind="rest", title=said, subject_id=on.subject_id))
    return lines


def _group(on: OthersOn, first: Other) -> Line:
    if first.set_aside:
        return Line(kind="group", title=tr("set aside by the verdict"), relation="aside", subject_id=on.subject_id)
    counted = on.counts.get(first.relation)
    return Line(
        kind="group",
        title=relation_word(first.relation),
        beside=count_words(counted) if counted else "",
        relation=first.relation,
        subject_id=on.subject_id,
    )


def _relation(other: Other) -> str:
    return "aside" if other.set_aside else other.relation


def _rest(on: OthersOn, places: Mapping[str, int]) -> str:
    parts = [
        tr("nobody else speaks of it") if not on.rows and not on.is_event else "",
        tr("nobody else dates it") if not on.rows and on.is_event else "",
        tr("read, silent: {letters}").format(letters=_letters(on.silent, places)) if on.silent else "",
        tr("not read yet: {letters}").format(letters=_letters(on.unread, places)) if on.unread else "",
        tr("read, but not for this: {letters}").format(letters=_letters(on.unasked, places)) if on.unasked else "",
    ]
    return " · ".join(part for part in parts if part)


def _line(on: OthersOn, other: Other, source: Source, place: int) -> Line:
    relation = _relation(other)
    if on.is_event:
        said = f"{other.voice}: {other.value}" if other.voice else other.value
    else:
        said = " ".join(part for part in (other.voice, stance_word(other.stance), other.value) if part)
    if other.certainty != "certain":
        said = f"{said} ({certainty_word(other.certainty)})"
    reason = set_aside_word(other.set_aside) if other.set_aside else other.sentence
    return Line(
        kind="other",
        title=source.title,
        beside=show(source.published) if source.published else "",
        said=said,
        reason=reason,
        relation=relation,
        place=place,
        annotation_id=other.annotation_id,
        quote=other.quote,
    )


def _letters(source_ids: Sequence[str], places: Mapping[str, int]) -> str:
    letters = [source_letter(places[each]) for each in source_ids if each in places]
    return ", ".join(letters[:8]) + (f" +{len(letters) - 8}" if len(letters) > 8 else "")


class Lines(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read out, and the quote as a tool tip."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole and line.quote:
            from crossread.desktop.widgets.tool_tip import plain_tool_tip

            return plain_tool_tip(f"“{line.quote}”")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads and what is merely said are passed over by the arrow keys."""
        if self.lines[index.row()].kind in ("other", "more"):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class OthersList(QListView):
    """As high as all its lines: it scrolls with the panel."""

    annotation_requested = Signal(str)
    """Go to this annotation."""
    more_requested = Signal(str)
    """List more of those on the claim or event of this id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The painter is a third of the work of the first paint of the app's window; it is needed later.
        from crossread.desktop.annotation.others_painter import OthersPainter

        self.setAccessibleName(tr("Others on this claim"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}
        self.lines = Lines(self)
        self.setModel(self.lines)
        self._painter = OthersPainter(self)
        self.setItemDelegate(self._painter)
        self.clicked.connect(self._go)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the same ones again change nothing."""
        if list(lines) == list(self.lines.lines):
            return
        chosen = self.currentIndex().row()
        self._painter.forget()
        self._heights.clear()
        self.lines.show_lines(list(lines))
        if 0 <= chosen < len(lines) and self.hasFocus():
            self.setCurrentIndex(self.lines.index(chosen))
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        if width not in self._heights:
            self._heights[width] = sum(self._painter.height(line, width) for line in self.lines.lines)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """The height at the present width."""
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(80, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin at the first line that goes anywhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = next((at for at, line in enumerate(self.lines.lines) if line.kind in ("other", "more")), -1)
            self.setCurrentIndex(self.lines.index(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the passage."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self.lines.lines[index.row()]
        if line.kind == "other":
            self.annotation_requested.emit(line.annotation_id)
        elif line.kind == "more":
            self.more_requested.emit(line.subject_id)
