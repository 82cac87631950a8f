"""The disagreement on one claim or event: why it is one, its sides with every passage in context, pair by pair."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from crossread.db.disagreements import Pair
from crossread.db.records import Claim
from crossread.desktop.look import fonts
from crossread.desktop.review.detail.apart_form import ApartForm
from crossread.desktop.review.detail.card import PassageCard, placed
from crossread.desktop.review.detail.feed import SubjectFeed
from crossread.desktop.review.detail.fold import FoldLine
from crossread.desktop.review.detail.in_view import bring_into_view, kept_place, to_the_top
from crossread.desktop.review.detail.pair_list import PairList, PairRow
from crossread.desktop.review.detail.reading import Shown
from crossread.desktop.review.detail.reason_box import ReasonBox
from crossread.desktop.review.detail.side_block import SideBlock
from crossread.desktop.review.detail.sides import Sides
from crossread.desktop.review.detail.words import capital, kind_words, reason_words, tr
from crossread.desktop.widgets.labels import PlainLabel


class DetailSection(QWidget):
    """Shows what the feed brings. Up and down go from passage to passage, X tells two apart."""

    open_requested = Signal(str)
    """The annotation whose passage is to be shown in Read."""
    copy_requested = Signal(str)
    """The annotation to be copied as a citation."""
    history_requested = Signal(str)
    """The annotation whose history is to be shown."""
    passage_chosen = Signal(str)
    """The annotation whose passage has the keys."""
    aside_chosen = Signal(object, str)
    """Ids of positions or tags, and for what they are set aside; an empty word takes them in again."""

    def __init__(self, feed: SubjectFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._shown: Shown | None = None
        self.form: ApartForm | None = None
        self.title = PlainLabel("", "title", wrap=True)
        self.title.setFont(fonts.interface_font("title", scale=1.35))
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kind = PlainLabel("", "body", "ink_quiet", wrap=True)
        self.box = ReasonBox()
        self.sides = Sides()
        self.pairs = PairList()
        self.pairs_fold = FoldLine(self.pairs)
        self.apart = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.apart.setContentsMargins(20, 0, 8, 6)
        self.apart_fold = FoldLine(self.apart)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 2, 14, 8)
        self._column.setSpacing(4)
        for label in (self.title, self.kind):
            self._column.addWidget(placed(label))
        self._column.addSpacing(4)
        self._column.addWidget(placed(self.box))
        self._column.addWidget(self.sides)
        for widget in (self.pairs_fold, self.pairs, self.apart_fold, self.apart):
            self._column.addWidget(widget)
        self.sides.open_requested.connect(self.open_requested)
        self.sides.copy_requested.connect(self.copy_requested)
        self.sides.history_requested.connect(self.history_requested)
        self.sides.passage_chosen.connect(self.passage_chosen)
        self.sides.aside_chosen.connect(self.aside_chosen)
        self.pairs_fold.toggled.connect(self._list_pairs)
        self.pairs.chosen.connect(self.compare_pair)
        self.pairs.apart_requested.connect(self.ask_apart)
        feed.arrived.connect(self._take)
        feed.gone.connect(self.clear)
        if feed.shown is not None:
            self._take(feed.shown)

    @property
    def cards(self) -> list[PassageCard]:
        """The passages that are shown, from the top down."""
        return self.sides.cards

    @property
    def blocks(self) -> list[SideBlock]:
        """The sides, from the top down."""
        return self.sides.blocks

    @property
    def shown(self) -> Shown | None:
        """What is shown."""
        return self._shown

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Show a claim or event."""
        self._feed.show_subject(kind, subject_id)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.close_form()
        self._hold_keys(self.parentWidget())
        self.hide()

    def take_keys(self) -> None:
        """Give the keys to the first passage."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            to_the_top(self)

    def passages(self) -> list[str]:
        """The annotations that stand for the sides: of each source one, that of the largest side."""
        return self.sides.passages()

    def ask_apart(self, pair: Pair | None = None) -> None:
        """Ask what tells the two of a pair apart: of the one given, of the one with the keys, or of the worst."""
        shown = self._shown
        pair = pair or self._pair_with_keys() or (shown.worst.pairs[0] if shown and shown.worst else None)
        if shown is None or pair is None or pair.b is None or not self._feed.session.writable:
            return
        self.close_form()
        form = self.form = ApartForm(self._feed.session, shown, pair)
        form.told.connect(self.close_form)
        form.closed.connect(self.close_form)
        row = self.pairs.row_of(pair) if self.pairs_fold.isChecked() else None
        if row is not None:
            self.pairs.place_below(row, form)
        else:
            self._column.insertWidget(self._column.indexOf(self.box) + 1, form)
        form.begin()
        bring_into_view(form)

    def close_form(self) -> None:
        """Ask no more."""
        form, self.form = self.form, None
        if form is not None:
            holder = QApplication.focusWidget()
            had_keys = holder is not None and form.isAncestorOf(holder)
            form.hide()
            form.deleteLater()
            if had_keys and self.cards:
                self.cards[0].setFocus()

    def compare_pair(self, pair: Pair) -> None:
        """Mark the words in which the two passages of a pair differ."""
        if self._shown is None or pair.b is None:
            return
        one, other = (self._shown.place_of[each][1].said.position_id for each in (pair.a, pair.b))
        self.sides.compare(one, other)

    # What is shown

    def _take(self, shown: Shown) -> None:
        is_other = self._shown is None or (self._shown.kind, self._shown.id) != (shown.kind, shown.id)
        if is_other:
            self.sides.forget()
            self.close_form()
            for fold in (self.pairs_fold, self.apart_fold):
                fold.setChecked(False)
        before, self._shown = self._shown, shown
        subject, row = shown.detail.subject, shown.detail.row
        self.title.setText(subject.statement if isinstance(subject, Claim) else subject.title)
        self.kind.setText(capital(kind_words(subject, shown.about)))
        self.box.show_worst(shown)
        self._keep_form(shown)
        if is_other or before is None or not _looks_alike(before, shown):
            with kept_place(self), self._kept_keys():
                self.sides.show_sides(shown, editable=self._feed.session.writable)
                self._list_pairs()
        count = row.conflicts + row.tensions
        self.pairs_fold.setVisible(count > 0)
        self.pairs_fold.show_text(tr("1 pair, with its reason") if count == 1 else _pairs(count))
        self.pairs.setVisible(count > 0 and self.pairs_fold.isChecked())
        several = sum(times for _, times in shown.apart)
        self.apart_fold.setVisible(several > 0)
        self.apart_fold.show_text(
            tr("1 pair is not of the same thing") if several == 1 else _apart(several),
        )
        self.apart.setText("\n".join(_not_the_same(reason_words(why), times) for why, times in shown.apart))
        self.apart.setVisible(several > 0 and self.apart_fold.isChecked())
        self.show()

    def _list_pairs(self) -> None:
        """They are made when they are to be seen: there can be many."""
        if self._shown is not None:
            self._keep_form(self._shown)
        if self._shown is not None and self.pairs_fold.isChecked():
            self.pairs.show_pairs(self._shown)
        else:
            self.pairs.show_none()

    def _keep_form(self, shown: Shown) -> None:
        """What is being typed stays as long as the pair stands; it moves to where no list is made anew."""
        if self.form is None:
            return
        asked = self.form.pair
        if any((pair.a, pair.b) == (asked.a, asked.b) for pair in shown.detail.pairs):
            holder = QApplication.focusWidget()
            self._column.insertWidget(self._column.indexOf(self.box) + 1, self.form)
            if holder is not None and self.form.isAncestorOf(holder):
                holder.setFocus()
        else:
            self.close_form()

    def _hold_keys(self, widget: QWidget | None) -> bool:
        """Give the keys to a widget if anything in here has them: with what is taken away they would go anywhere."""
        holder = QApplication.focusWidget()
        if holder is None or widget is None or not self.isAncestorOf(holder):
            return False
        widget.setFocus()
        return True

    @contextmanager
    def _kept_keys(self) -> Iterator[None]:
        """What is made anew meanwhile has the keys again; if it is not there any more, the first passage has them."""
        holder, form = QApplication.focusWidget(), self.form
        position_id = holder.position_id if isinstance(holder, PassageCard) else ""
        pair = holder.pair if isinstance(holder, PairRow) else None
        in_form = form is not None and holder is not None and form.isAncestorOf(holder)
        had_keys = not in_form and self._hold_keys(self)
        yield
        if not had_keys:
            return
        card = self.sides.card_of(position_id)
        row = self.pairs.row_of(pair) if pair is not None else None
        (row or card or next(iter(self.cards), self)).setFocus()

    def _pair_with_keys(self) -> Pair | None:
        holder = QApplication.focusWidget()
        row = next((row for row in self.pairs.rows if row is holder), None)
        if row is not None:
            return row.pair
        card = self.sides.card_with_keys()
        if card is None or self._shown is None:
            return None
        names = {card.position_id, card.passage.said.annotation_id}
        return next((pair for pair in self._shown.detail.pairs if names & {pair.a, pair.b}), None)


def _looks_alike(before: Shown, now: Shown) -> bool:
    """Whether the passages and pairs of one claim or event are what they were: a verdict alone changes none of them."""
    return (before.groups, before.between) == (now.groups, now.between) and (
        before.detail.subject.color == now.detail.subject.color
    )


def _pairs(count: int) -> str:
    return tr("{count} pairs, each with its reason").format(count=count)


def _apart(count: int) -> str:
    return tr("{count} pairs are not of the same thing").format(count=count)


def _not_the_same(why: str, times: int) -> str:
    said = tr("Not the same thing: {why}").format(why=why)
    return said if times == 1 else tr("{said} ({count} pairs)").format(said=said, count=times)
