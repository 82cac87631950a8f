"""What a pane is given to show: one revision of a source with its annotations, and how tags look."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QColor

from crossread.db.record import field, record
from crossread.db.records import Annotation, Passage, Source, Zone


@record
class TagStyle:
    """How an event (a fill) or a claim (an underline) is drawn and called.

    `pattern` is the number of a `Texture` for an event, of a `LinePattern` for a claim.
    """

    name: str
    colour: QColor
    pattern: int = 0


@record
class PaneContent:
    """All that one pane shows. `text` is the project's text; offsets in it are code points.

    `styles` are by the id of the event or claim, `voices` the names of voices by id (for the words shown on hovering).
    `gaps` are the paragraphs that break off, as ranges of code points (see `crossread.db.text.gaps`). An
    annotation whose tags are missing in `styles` is drawn in the quiet ink, so it is never lost. While `is_whole` is
    false only the annotations in view are there, and all of them are about to follow.
    """

    source: Source
    letter: str
    colour: QColor
    revision: int
    text: str
    annotations: Sequence[Annotation] = ()
    zones: Sequence[Zone] = ()
    gaps: Sequence[tuple[int, int]] = ()
    styles: Mapping[str, TagStyle] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = True

    def passage(self, start: int, end: int) -> Passage:
        """A range of the text as a passage of this revision."""
        return Passage(source_id=self.source.id, revision=self.revision, start=start, end=end)


@record
class SourceEntry:
    """What heads and menus show of a source that can be opened."""

    id: str
    title: str
    detail: str
    letter: str
    colour: QColor
