"""What stands out of the text of a source: what is chosen, lit, hidden, about to be tagged, or lit up for a moment."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from crossread.db.records import Passage
from crossread.desktop.read.text_page import TextPage

_FLASH_MS = 900


class MarkedPage(TextPage):
    """A text page in which some annotations and passages stand out; what pointer and keys do is added by `TextView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flashing = QTimer(self, interval=_FLASH_MS, singleShot=True)
        self._flashing.timeout.connect(self._end_flash)

    def set_chosen(self, *, annotation_id: str = "", tag_ids: Iterable[str] = ()) -> None:
        """Outline one annotation strongly, and everything tagged with some events or claims."""
        tags, before = frozenset(tag_ids), self.shown.annotation_id
        changes_here = any(self._buckets.get(one) is not None for one in {before, annotation_id} - {""})
        if tags == self.shown.tag_ids and (before == annotation_id or not changes_here):
            self.shown.annotation_id = annotation_id
            return
        self.shown.annotation_id, self.shown.tag_ids = annotation_id, tags
        self.viewport().update()
        self.bars_changed.emit()

    def set_lit(self, annotation_ids: Iterable[str] | None) -> None:
        """Dim all annotations but these; None dims none."""
        self.shown.lit = None if annotation_ids is None else frozenset(annotation_ids)
        self.viewport().update()
        self.bars_changed.emit()

    def set_hidden(self, tag_ids: Iterable[str]) -> None:
        """Do not draw the bars of some events and claims."""
        self.shown.hidden = frozenset(tag_ids)
        self.viewport().update()
        self.bars_changed.emit()

    def preview_passage(self, passage: Passage | None) -> None:
        """Show what a key would tag now, or no longer."""
        preview = self.units(passage) if passage else (0, 0)
        if preview != self.shown.preview:
            self.shown.preview = preview
            self.viewport().update()

    def flash(self, passage: Passage) -> None:
        """Light a passage up for a moment, so that the eye finds it. Nothing moves."""
        self.shown.flash = self.units(passage)
        from crossread.desktop.look import motion

        self._flashing.start(motion.lit(_FLASH_MS))
        self.viewport().update()

    def _end_flash(self) -> None:
        self.shown.flash = (0, 0)
        self.viewport().update()
