"""Saying by hand what a part of a text is: split, merged, made plain again; always in order and without overlaps."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import ZONE_KINDS, Passage, Zone, ZoneKind
from crossread.desktop.application.session import Session
from crossread.desktop.sources.zone_editing import mark_zone, marked, zone_menu

TEXT = "Menu\nHome\n\nA headline\n\nThe body goes on. A caption. And on."
KINDS = st.sampled_from(ZONE_KINDS)


def zone(start: int, end: int, kind: ZoneKind) -> Zone:
    return Zone(start=start, end=end, kind=kind)


def test_a_part_is_marked_without_the_white_space_round_it() -> None:
    assert marked([], 9, 23, "headline", TEXT) == (zone(11, 21, "headline"),)
    assert marked([zone(0, 9, "furniture")], 9, 11, "headline", TEXT) == (zone(0, 9, "furniture"),)


def test_a_zone_is_split_and_its_rest_kept() -> None:
    whole = [zone(0, len(TEXT), "furniture")]
    assert marked(whole, 11, 21, "headline", TEXT) == (
        zone(0, 9, "furniture"),
        zone(11, 21, "headline"),
        zone(23, len(TEXT), "furniture"),
    )
    assert marked(whole, 11, 21, None, TEXT) == (zone(0, 9, "furniture"), zone(23, len(TEXT), "furniture"))


def test_zones_of_one_kind_grow_together_over_white_space() -> None:
    assert marked([zone(0, 4, "furniture")], 5, 9, "furniture", TEXT) == (zone(0, 9, "furniture"),)
    assert marked([zone(0, 4, "furniture")], 11, 21, "furniture", TEXT)[0] == zone(0, 4, "furniture")


def test_plain_text_takes_a_mark_away() -> None:
    assert marked([zone(11, 21, "headline")], 11, 21, None, TEXT) == ()
    assert marked([zone(11, 21, "headline")], 0, len(TEXT), "caption", TEXT) == (zone(0, len(TEXT), "caption"),)


@given(
    st.text(st.sampled_from("ab \n"), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.one_of(st.none(), KINDS)), max_size=8),
)
def test_any_marks_leave_zones_in_order_that_say_what_was_said_last(
    text: str, marks: list[tuple[int, int, ZoneKind | None]]
) -> None:
    zones: tuple[Zone, ...] = ()
    said: list[ZoneKind | None] = [None] * len(text)
    for a, b, kind in marks:
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        zones = marked(zones, start, end, kind, text)
        for at in range(start, end):
            said[at] = kind
    assert all(0 <= one.start < one.end <= len(text) for one in zones)
    assert all(one.end <= other.start for one, other in pairwise(zones))
    for at, sign in enumerate(text):
        if not sign.isspace():
            found = [one.kind for one in zones if one.start <= at < one.end]
            assert found == ([said[at]] if said[at] is not None else [])


def test_marking_is_one_step_and_tells_the_menu(
    session: Session, qtbot: QtBot, answer_of: Callable[..., object]
) -> None:
    source_id = str(answer_of(lambda project: project.sources.all()[0].id))

    def zones(project: Project) -> tuple[Zone, ...]:
        return project.sources.revision(source_id).zones

    passage = Passage(source_id=source_id, revision=1, start=28, end=33)
    with qtbot.waitSignal(session.changed):
        mark_zone(session, passage, "caption")
    assert answer_of(zones) == (zone(0, 26, "headline"), zone(28, 33, "caption"))
    parent = QMenu()
    qtbot.addWidget(parent)
    now = answer_of(zones)
    assert isinstance(now, tuple)
    menu = zone_menu(session, passage, now, parent)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["Caption"]
    with qtbot.waitSignal(session.changed):
        next(action for action in menu.actions() if action.text() == "Plain text").trigger()
    assert answer_of(zones) == (zone(0, 26, "headline"),)
    session.undo()
    session.undo()
    assert answer_of(zones) == (zone(0, 26, "headline"),)
    qtbot.waitUntil(lambda: "mark parts of" in session.redo_words)
