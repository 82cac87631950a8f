"""Two events of one colour are told apart in the text, on the strip and on the line of a fold, by their textures."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.db.palette import EVENT_COLORS
from crossread.db.records import Passage, Zone
from crossread.desktop.look import textures, theme
from crossread.desktop.look.textures import Texture
from crossread.desktop.read.content import PaneContent, TagStyle
from crossread.desktop.read.pane import Pane
from tests.desktop.read.making import annotation, content, prose

TEXT = prose(6)
LATER = TEXT.rindex("\n\n") + 2
FIRST, SECOND = (0, 60), (LATER, LATER + 60)


@pytest.fixture(autouse=True)
def as_before(qapp: object) -> Iterator[None]:
    yield
    textures.tell("settings", True)


def styled(*kinds: Texture, zones: tuple[Zone, ...] = ()) -> PaneContent:
    """Two passages on two events of one colour."""
    marks = [annotation(number, *place, event=f"e{number}") for number, place in enumerate((FIRST, SECOND))]
    styles = {
        f"e{number}": TagStyle(name=str(number), colour=QColor(EVENT_COLORS[2]), pattern=kind)
        for number, kind in enumerate(kinds)
    }
    return replace(content(TEXT, *marks, zones=zones), styles=styles)


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    made = Pane()
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(pane: Pane, shown: PaneContent, qtbot: QtBot) -> None:
    pane.set_content(shown)
    qtbot.waitUntil(lambda: pane.view.page is not None and pane.view.page.is_exact)
    qtbot.waitUntil(lambda: pane.strip.is_settled)


def part(widget: QWidget, where: QRect) -> QImage:
    return widget.grab(where).toImage()


def ground(pane: Pane, place: tuple[int, int]) -> list[int]:
    """The colours of a part of the first line of a passage, letters included."""
    where = pane.view.passage_rectangle(Passage(source_id="s0", revision=1, start=place[0], end=place[1]))
    image = part(pane.view.viewport(), where.toAlignedRect())
    return [image.pixel(x, y) for y in range(image.height()) for x in range(3, 60)]


def test_in_the_text(pane: Pane, qtbot: QtBot) -> None:
    show(pane, styled(Texture.PLAIN, Texture.PLAIN), qtbot)
    plain = len(set(ground(pane, FIRST)))
    show(pane, styled(Texture.PLAIN, Texture.HATCH), qtbot)
    assert len(set(ground(pane, FIRST))) == plain
    assert len(set(ground(pane, SECOND))) > len(set(ground(pane, FIRST)))
    told = ground(pane, SECOND)
    assert textures.tell("settings", False)
    theme.watcher().draw_anew()
    assert ground(pane, SECOND) != told, "it can be put off at once"


def test_what_is_dimmed_has_a_paler_texture(pane: Pane, qtbot: QtBot) -> None:
    show(pane, styled(Texture.RULED, Texture.RULED), qtbot)
    told = ground(pane, FIRST)
    pane.view.set_lit(frozenset())
    dimmed = ground(pane, FIRST)
    assert dimmed != told
    textures.tell("settings", False)
    theme.watcher().draw_anew()
    assert ground(pane, FIRST) != dimmed


def test_on_the_strip_whatever_is_chosen_for_the_text(pane: Pane, qtbot: QtBot) -> None:
    textures.tell("settings", False)
    show(pane, styled(Texture.BANDS, Texture.RULED), qtbot)
    rows = [y for y in range(pane.strip.height()) if pane.strip.colours_at(y)[0]]
    assert pane.strip.texture_at(rows[0]) is Texture.BANDS
    assert pane.strip.texture_at(rows[-1]) is Texture.RULED
    assert pane.strip.colours_at(rows[0])[0] == pane.strip.colours_at(rows[-1])[0] == QColor(EVENT_COLORS[2]).rgba()
    image = part(pane.strip, QRect(2, rows[-1] - 3, 4, 4))
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 1


def test_on_the_line_of_a_fold(pane: Pane, qtbot: QtBot) -> None:
    end = TEXT.index("\n")
    zones = (Zone(start=0, end=end, kind="furniture"),)
    seen = []
    for kind in (Texture.PLAIN, Texture.RULED):
        show(pane, styled(kind, Texture.PLAIN, zones=zones), qtbot)
        page = pane.view.page
        assert page is not None
        line = page.fold_rectangle(pane.view.folds.folds[0]).toAlignedRect()
        seen.append(part(pane.view.viewport(), line))
    assert seen[0] != seen[1]
