"""Texts with annotations for the benches of the reading desk, and the plain widgets that it is held against."""

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    from crossread.desktop.read.content import PaneContent
    from crossread.desktop.read.desk import Desk
    from crossread.desktop.read.lining.lining import Lining
    from crossread.desktop.read.text_view import TextView
    from tests.bench.harness import Meter

SAMPLE = "the ship that night was said to be in tow and all on board safe by noon while wireless told of ice ahead"
WIDTH, HEIGHT = 640, 800


def text_of(length: int, *, one_paragraph: bool = False, seed: int = 1) -> str:
    """Prose of so many characters, in paragraphs of 300 to 700, or in one."""
    chance = random.Random(seed)
    words = SAMPLE.split()
    parts: list[str] = []
    done = 0
    while done < length:
        paragraph: list[str] = []
        size, wanted = 0, length if one_paragraph else chance.randint(300, 700)
        while size < wanted and done + size < length:
            word = chance.choice(words)
            paragraph.append(word)
            size += len(word) + 1
        parts.append(" ".join(paragraph) + ".")
        done += size + 3
    return "\n\n".join(parts)


def content_of(length: int, annotations: int, *, one_paragraph: bool = False, seed: int = 1) -> "PaneContent":
    """A source with annotations about three deep: half of them on events, half on claims."""
    from PySide6.QtGui import QColor

    from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
    from crossread.db.records import Annotation, EventTag, Position, Source
    from crossread.desktop.look import palettes
    from crossread.desktop.read.content import PaneContent, TagStyle

    chance = random.Random(seed)
    text = text_of(length, one_paragraph=one_paragraph, seed=seed)
    mean = max(12, 3 * length // max(annotations, 1))
    made = []
    for number in range(annotations):
        start = chance.randrange(len(text) - 12)
        end = min(len(text), start + chance.randint(mean // 2, mean * 3 // 2))
        tag = str(chance.randrange(12))
        made.append(
            Annotation(
                id=f"a{number}",
                source_id=f"s{seed}",
                revision=1,
                start=start,
                end=end,
                quote="",
                events=(EventTag(id=f"t{number}", event_id="e" + tag),) if number % 2 else (),
                positions=() if number % 2 else (Position(id=f"p{number}", claim_id="c" + tag),),
            )
        )
    made.sort(key=lambda one: (one.start, one.end))
    styles = {
        f"e{n}": TagStyle(name=f"Event {n}", colour=QColor(EVENT_COLORS[n % 8]), pattern=n % 8) for n in range(12)
    }
    styles |= {
        f"c{n}": TagStyle(name=f"Claim {n}", colour=QColor(CLAIM_COLORS[n % 8]), pattern=n % 6) for n in range(12)
    }
    return PaneContent(
        source=Source(id=f"s{seed}", title="A long account"),
        letter="A",
        colour=QColor(palettes.SOURCE_COLORS[0]),
        revision=1,
        text=text,
        annotations=made,
        styles=styles,
    )


def text_view() -> "TextView":
    """A text view as the desk has it, on the screen."""
    from PySide6.QtWidgets import QApplication

    from crossread.desktop.look import style
    from crossread.desktop.read.text_view import TextView

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style.apply(application)
    view = TextView()
    view.resize(WIDTH, HEIGHT)
    view.show()
    return view


def desk_in_step(meter: "Meter", count: int, length: int, annotations: int) -> "tuple[Desk, Lining]":
    """A desk of so many panes, every text laid out, and what lines them up."""
    from crossread.desktop.look import style
    from crossread.desktop.read.desk import Desk
    from crossread.desktop.read.head import entry_of
    from crossread.desktop.read.lining.lining import Lining

    style.apply(meter.application())
    contents = {one.source.id: one for one in (content_of(length, annotations, seed=seed + 1) for seed in range(count))}
    desk = Desk()
    desk.resize((WIDTH + 4) * count, HEIGHT + 58)
    lining = Lining(desk, desk)
    desk.set_sources([entry_of(one.source, one.letter, one.colour) for one in contents.values()])
    desk.content_requested.connect(lambda source_id: desk.show_content(contents[source_id]))
    desk.show()
    for source_id in contents:
        desk.open_source(source_id)
    pages = [pane.view.page for pane in desk.panes]
    meter.until(lambda: all(page is not None and page.is_exact for page in pages))
    meter.settle(300)
    return desk, lining


def plain_edit() -> "QPlainTextEdit":
    """The plain widget in the same face and size."""
    from PySide6.QtWidgets import QPlainTextEdit

    from crossread.desktop.look import fonts

    edit = QPlainTextEdit()
    edit.setReadOnly(True)
    edit.setFont(fonts.reading_font())
    edit.resize(WIDTH, HEIGHT)
    edit.show()
    return edit


def formatted_edit() -> "QTextEdit":
    """The rich widget in the same face and size, to be given a char format for each annotation."""
    from PySide6.QtWidgets import QTextEdit

    from crossread.desktop.look import fonts

    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setFont(fonts.reading_font())
    edit.resize(WIDTH, HEIGHT)
    edit.show()
    return edit


def fill_formatted(edit: "QTextEdit", content: "PaneContent", *, at_once: bool = False) -> None:
    """Shows a text with a char format for each annotation: one after the other, as QualCoder does, or in one edit,
    which is much quicker: each of the others has its whole paragraph laid out again."""
    from PySide6.QtGui import QTextCharFormat, QTextCursor

    edit.setPlainText(content.text)
    cursor = edit.textCursor()
    if at_once:
        cursor.beginEditBlock()
    for one in content.annotations:
        ground = QTextCharFormat()
        tags = [tag.event_id for tag in one.events] + [position.claim_id for position in one.positions]
        ground.setBackground(content.styles[tags[0]].colour)
        cursor.setPosition(one.start)
        cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(ground)
    if at_once:
        cursor.endEditBlock()
