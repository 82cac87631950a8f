"""The words of the picker: the marks that can follow."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from crossread.db.records import ValueType
from crossread.desktop.look import fonts
from crossread.desktop.tagging.words import marks_help


@pytest.mark.parametrize("kind", [None, "truth", "number", "date", "duration", "answer"])
def test_the_marks_stand_as_they_are_typed_and_break_only_between_each_other(
    kind: ValueType | None, qapp: QApplication
) -> None:
    fonts.load()
    text = marks_help(kind, "")
    for part in text.split("  ·  "):
        layout = QTextLayout(part, fonts.interface_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1)
        line.setPosition(QPointF(0, 0))
        layout.endLayout()
        assert line.textLength() == len(part), part


def test_no_arrow_is_drawn_for_the_way(qapp: QApplication) -> None:
    fonts.load()
    shown = next(part for part in marks_help("truth", "").split("  ·  ") if "way" in part)
    assert glyphs(shown) >= glyphs("<") | glyphs("-")


def glyphs(text: str) -> set[int]:
    layout = QTextLayout(text, fonts.interface_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()}
