"""Every colour that words or signs are drawn in can be made out on every ground that they are drawn on, in all themes.

The least contrasts are those of WCAG 2.2: 4.5 to 1 for words (1.4.3), 3 to 1 for what has no words (1.4.11). What does
nothing now is held to the first as well, though it need not be.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
from crossread.db.records import Annotation, EventTag, Source, Zone
from crossread.desktop.application.status_line import StatusLine
from crossread.desktop.look import palettes, style, theme
from crossread.desktop.look.palettes import contrast
from crossread.desktop.look.theme import THEMES, Theme
from crossread.desktop.read.content import PaneContent, TagStyle
from crossread.desktop.read.inks import inks_of
from crossread.desktop.read.text_view import TextView
from crossread.desktop.widgets.buttons import Chip, QuietButton
from crossread.desktop.widgets.labels import KeyHint, PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

WORDS, SIGNS = 4.5, 3.0
SHARP = 4

# Text role on ground role, as they are drawn; "x+hover" is the ground x under the pointer.
PAIRS: dict[str, tuple[str, ...]] = {
    "ink": (
        "paper", "paper_raised", "panel", "strip", "accent_fill", "selection", "conflict_fill",
        "paper+hover", "paper_raised+hover", "panel+hover", "accent_fill+hover",
    ),
    "ink_quiet": (
        "paper", "paper_raised", "panel", "strip", "accent_fill", "selection", "conflict_fill",
        "paper+hover", "paper_raised+hover", "panel+hover", "accent_fill+hover",
    ),
    "accent": ("paper", "paper_raised", "panel", "accent_fill", "selection", "panel+hover", "paper_raised+hover"),
    "conflict": ("paper", "paper_raised", "panel", "conflict_fill", "panel+hover"),
    "tension": ("paper", "paper_raised", "panel", "accent_fill", "panel+hover"),
    "on_accent": ("accent",),
}  # fmt: skip
MARKS: dict[str, tuple[str, ...]] = {
    "focus": ("paper", "paper_raised", "panel", "accent_fill"),
    "accent": ("paper", "paper_raised", "panel", "strip"),
    "ink_quiet": ("paper", "paper_raised", "panel"),
    "conflict": ("conflict_fill", "paper"),
}
ALL = pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)


def over(top: QColor, ground: QColor) -> QColor:
    """A translucent colour as it is seen on a ground."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.fillRect(0, 0, 1, 1, top)
    painter.end()
    return image.pixelColor(0, 0)


def ground_of(look: Theme, name: str) -> QColor:
    bare, _, hover = name.partition("+")
    ground = getattr(look, bare)
    assert isinstance(ground, QColor)
    return over(look.hover, ground) if hover else ground


@ALL
@pytest.mark.parametrize(("pairs", "least"), [(PAIRS, WORDS), (MARKS, SIGNS)], ids=["words", "signs"])
def test_every_pair_that_is_used_has_enough_contrast(
    look: Theme, pairs: dict[str, tuple[str, ...]], least: float
) -> None:
    poor = {
        f"{role} on {ground}": round(contrast(getattr(look, role), ground_of(look, ground)), 2)
        for role, grounds in pairs.items()
        for ground in grounds
        if contrast(getattr(look, role), ground_of(look, ground)) < least
    }
    assert not poor


@ALL
def test_every_role_of_qts_palette_reads(look: Theme, qapp: QApplication) -> None:
    made = theme.palette(look)
    role = QPalette.ColorRole
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for text, ground in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.PlaceholderText, role.Base),
            (role.ButtonText, role.Button),
            (role.ToolTipText, role.ToolTipBase),
            (role.Link, role.Base),
        ):
            assert contrast(made.color(group, text), made.color(group, ground)) >= WORDS, (group, text)


@ALL
def test_words_read_on_tags_and_on_what_is_selected_over_them(look: Theme) -> None:
    for stored in EVENT_COLORS:
        fill = over(palettes.event_fill(stored, look), look.paper)
        assert contrast(look.ink, fill) >= WORDS, stored
        selected = QColor(look.selection)
        selected.setAlphaF(0.82)
        assert contrast(look.ink, over(selected, fill)) >= WORDS, stored


@ALL
def test_lines_of_claims_and_colours_of_sources_are_seen(look: Theme) -> None:
    for stored in CLAIM_COLORS:
        assert contrast(palettes.claim_line(stored, look), look.paper) >= SIGNS - 0.01, stored
    for place in range(len(palettes.SOURCE_COLORS)):
        for ground in (look.paper, look.panel, look.paper_raised):
            assert contrast(palettes.source_color(place, look), ground) >= SIGNS, place
    assert contrast(inks_of(look).of(None).line, look.paper) >= SIGNS


# What is really drawn


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    style.apply(qapp)
    mode = theme.watcher().mode
    yield
    theme.set_mode(mode)


def drawn_contrast(widget: QWidget, ground: QColor) -> float:
    """The contrast of the strongest pixel of a widget with its ground, drawn so large that strokes are solid."""
    image = QImage(widget.size() * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(ground)
    widget.render(image)
    return max(contrast(QColor.fromRgb(rgb), ground) for rgb in colours_of(image))


def colours_of(image: QImage) -> set[int]:
    """Every colour of an image, as RGB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    return {pixel & 0xFFFFFF for pixel in pixels}


def _disabled(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _status() -> QWidget:
    line = StatusLine()
    line.set_figures("130 annotations · 2 of 8 sources open")
    line.set_hints([("Ctrl+T", "another pane")])
    return line


DRAWN: dict[str, Callable[[], QWidget]] = {
    "status line": _status,
    "quiet words": lambda: PlainLabel("quiet words", "small", "ink_quiet"),
    "a word of conflict": lambda: PlainLabel("≠ 3", "small", "conflict"),
    "a key": lambda: KeyHint("Ctrl T", "another pane"),
    "a button": lambda: QuietButton("Add files…", outlined=True),
    "a button that does nothing now": lambda: _disabled(QuietButton("Add files…", outlined=True)),
    "a check box that does nothing now": lambda: _disabled(QCheckBox("Open it at the start")),
    "a chip": lambda: Chip("Surrender", fill=palettes.shown(EVENT_COLORS[0])),
    "a switch": lambda: SegmentedSwitch([("a", "happened"), ("b", "published")], "Clock"),
}


@ALL
@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_can_be_read(look: Theme, name: str, qtbot: QtBot) -> None:
    theme.set_mode(look.name)
    widget = DRAWN[name]()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint().expandedTo(widget.minimumSize()))
    assert drawn_contrast(widget, look.panel) >= WORDS


@ALL
def test_an_entry_of_a_menu_that_does_nothing_now_can_be_read(look: Theme, qtbot: QtBot) -> None:
    theme.set_mode(look.name)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Undo").setEnabled(False)
    menu.resize(menu.sizeHint())
    assert drawn_contrast(menu, look.paper_raised) >= WORDS


@ALL
@pytest.mark.parametrize("tagged", [False, True], ids=["bare", "tagged"])
def test_furniture_can_be_read_also_under_a_tag(look: Theme, tagged: bool, qtbot: QtBot) -> None:
    theme.set_mode(look.name)
    text = "Subscribe to the morning paper today for less"
    tag = Annotation(
        id="a", source_id="s", revision=1, start=0, end=len(text), quote="", events=(EventTag(id="t", event_id="e"),)
    )
    worst = min(
        EVENT_COLORS, key=lambda stored: contrast(look.ink_quiet, over(palettes.event_fill(stored), look.paper))
    )
    view = TextView()
    qtbot.addWidget(view)
    view.resize(640, 200)
    view.set_content(
        PaneContent(
            source=Source(id="s", title="Morning"),
            letter="A",
            colour=QColor(palettes.SOURCE_COLORS[0]),
            revision=1,
            text=text,
            annotations=(tag,) if tagged else (),
            zones=(Zone(kind="caption", start=0, end=len(text)),),
            styles={"e": TagStyle(name="Surrender", colour=QColor(worst))},
        )
    )
    view.setTextCursor(view.textCursor())
    place = view.passage_rectangle(tag.passage).toAlignedRect()
    image = QImage(view.viewport().size() * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(look.paper)
    view.viewport().render(image)
    part = image.copy(place.x() * SHARP, place.y() * SHARP, place.width() * SHARP, place.height() * SHARP)
    ground = over(palettes.event_fill(worst), look.paper) if tagged else look.paper
    assert max(contrast(QColor.fromRgb(rgb), ground) for rgb in colours_of(part)) >= WORDS


def test_the_measure_sees_what_is_too_pale(qtbot: QtBot) -> None:
    theme.set_mode("light")
    label = PlainLabel("too pale", "body", "ink_faint")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    assert drawn_contrast(label, theme.LIGHT.panel) < SIGNS
