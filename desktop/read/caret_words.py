"""What is said of the annotations at the caret to those who hear a text: short, and the tags before all else."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from crossread.db.records import Annotation, Position
from crossread.desktop.read.boundary import Edge
from crossread.desktop.read.content import PaneContent, TagStyle
from crossread.desktop.read.hover import stance_word

_MOST_SAID = 4
_EDGE_WORDS = 5


def pane_words(content: PaneContent | None, annotations: int | None, sources: int) -> str:
    """The name of a text: its title, its letter among so many sources, how much is annotated if that is known yet."""
    if content is None:
        return _tr("No text")
    place = _tr("source {letter} of {count}").format(letter=content.letter, count=max(sources, 1))
    if annotations is None:
        return f"{content.source.title}, {place}"
    marked = _tr("1 annotation") if annotations == 1 else _tr("{count} annotations").format(count=annotations)
    return f"{content.source.title}, {place}, {marked}"


def caret_words(annotations: Sequence[Annotation], styles: Mapping[str, TagStyle], voices: Mapping[str, str]) -> str:
    """What lies at the caret, in the order given; how many they are is said first if they are several."""
    said = [annotation_words(annotation, styles, voices) for annotation in annotations[:_MOST_SAID]]
    if len(annotations) > _MOST_SAID:
        said.append(_tr("and {count} more").format(count=len(annotations) - _MOST_SAID))
    if len(annotations) > 1:
        said.insert(0, _tr("{count} annotations").format(count=len(annotations)))
    return ". ".join(said)


def annotation_words(annotation: Annotation, styles: Mapping[str, TagStyle], voices: Mapping[str, str]) -> str:
    """One annotation: `event Surrender; claim How many fled: asserts more than 100,000, voice Putin; note`."""
    said: list[str] = []
    for tag in annotation.events:
        event = _tr("event {name}").format(name=_name(tag.event_id, styles))
        said.append(f"{event}, {tag.date_given}" if tag.date_given else event)
    said.extend(_position_words(position, styles, voices) for position in annotation.positions)
    if not said:
        said.append(_tr("annotation without tags"))
    if annotation.note:
        said.append(_tr("note"))
    return "; ".join(said)


def edge_words(passage: str, edge: Edge) -> str:
    """Where a boundary came to stand: the first words of the passage, or its last ones."""
    words = passage.split()
    cut = len(words) > _EDGE_WORDS
    if edge == "start":
        return _tr("begins: {words}").format(words=" ".join(words[:_EDGE_WORDS]) + (" …" if cut else ""))
    return _tr("ends: {words}").format(words=("… " if cut else "") + " ".join(words[-_EDGE_WORDS:]))


def _position_words(position: Position, styles: Mapping[str, TagStyle], voices: Mapping[str, str]) -> str:
    claim = _tr("claim {name}").format(name=_name(position.claim_id, styles).rstrip("?"))
    value = position.value_given or position.value or ""
    said = f"{claim}: {stance_word(position.stance)} {value}".rstrip()
    voice = voices.get(position.voice_id or "", "")
    return said + (", " + _tr("voice {name}").format(name=voice) if voice else "")


def _name(tag_id: str, styles: Mapping[str, TagStyle]) -> str:
    style = styles.get(tag_id)
    return style.name if style is not None else _tr("unnamed")


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaretWords", text)
