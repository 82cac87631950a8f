"""Numbers of paragraphs and the lines of folds as they belong to one text: what they say, and when they are painted."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from crossread.db.record import field, mutable
from crossread.db.records import Annotation
from crossread.desktop.look import palettes
from crossread.desktop.look.textures import Texture
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.buckets import Buckets
from crossread.desktop.read.content import TagStyle
from crossread.desktop.read.folds import Fold, FoldState
from crossread.desktop.read.margin import FoldLook, MarginPen
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.painting import PlacedBlock, Shown
from crossread.desktop.read.paragraphs import ParagraphPlan
from crossread.desktop.read.typography import Typography


@mutable
class Beside:
    """Paints them for one text in one setting; `look` and `styles` are set when they change."""

    plan: ParagraphPlan
    offsets: OffsetMap
    buckets: Buckets
    folds: FoldState
    setting: Typography
    shown: Shown
    styles: Mapping[str, TagStyle]
    look: Theme
    _known: dict[Fold, tuple[dict[str, bool], frozenset[str]]] = field(default_factory=dict)

    def forget(self) -> None:
        """Annotations changed."""
        self._known.clear()

    def head(self, number: int) -> Fold | None:
        """The fold that begins with a block."""
        if not self.folds.folds:
            return None
        fold = self.folds.fold_with(self.offsets.starts[number])
        return fold if fold is not None and fold.first == number else None

    def paint_number(self, painter: QPainter, at: PlacedBlock) -> None:
        """The number of the paragraph that begins with a block, if one does, on the baseline of its first line."""
        number = self.plan.numbers[at.number]
        if number:
            line = at.lines.lineAt(0)
            baseline = at.origin.y() + line.y() + line.ascent()
            MarginPen(painter, self.setting, self.look).number(number, at.origin.x(), baseline)

    def paint_fold(self, painter: QPainter, fold: Fold, where: QRectF, *, caret: Fold | None, pointed: bool) -> None:
        """The line of a fold, closed or open; `caret` is the fold at which a caret is to be seen."""
        is_closed = fold in self.folds.closed
        shown = self.shown
        tags, annotations = self._folded_away(fold) if is_closed else ({}, frozenset[str]())
        first, last = self.offsets.to_widget(fold.start), self.offsets.to_widget(fold.end, end=True)
        made = FoldLook(
            is_closed=is_closed,
            annotations=len(annotations),
            signs=[
                self._claim(style) if is_claim else self._event(style)
                for tag_id, is_claim in tags.items()
                if tag_id not in shown.hidden and (style := self.styles.get(tag_id)) is not None
            ],
            has_chosen=shown.annotation_id in annotations or not shown.tag_ids.isdisjoint(tags),
            has_caret=is_closed and fold == caret,
            is_selected=is_closed and shown.selection[0] <= first and last <= shown.selection[1],
            is_pointed_at=pointed,
        )
        MarginPen(painter, self.setting, self.look).fold(fold, where, made)

    def _claim(self, style: TagStyle) -> tuple[QColor, Texture | None]:
        return palettes.claim_line(style.colour.name(), self.look), None

    def _event(self, style: TagStyle) -> tuple[QColor, Texture | None]:
        return palettes.shown(style.colour.name(), self.look), Texture(style.pattern % len(Texture))

    def _folded_away(self, fold: Fold) -> tuple[dict[str, bool], frozenset[str]]:
        """The tags in a fold, in reading order, with whether each is a claim; and the ids of its annotations."""
        known = self._known.get(fold)
        if known is None:
            found: dict[str, Annotation] = {}
            for block in range(fold.first, fold.last + 1):
                found.update((one.id, one) for one in self.buckets.in_block(block))
            tags: dict[str, bool] = {}
            for one in sorted(found.values(), key=lambda one: one.start):
                tags.update((tag.event_id, False) for tag in one.events)
                tags.update((position.claim_id, True) for position in one.positions)
            known = self._known[fold] = (tags, frozenset(found))
        return known
