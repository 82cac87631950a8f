"""A row shows as many as there is room for, and cuts none."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.fitting_row import FittingRow
from crossread.desktop.widgets.labels import KeyHint


def test_what_does_not_fit_is_hidden_and_comes_back(qtbot: QtBot) -> None:
    row = FittingRow(10)
    qtbot.addWidget(row)
    row.show()
    hints: list[QWidget] = [KeyHint(key, "does something") for key in "ABC"]
    row.resize(2000, 28)
    row.show_widgets(hints)
    assert [hint.isVisible() for hint in hints] == [True, True, True]
    two = hints[0].width() + 10 + hints[1].width()
    row.resize(two + 5, 28)
    assert [hint.isVisible() for hint in hints] == [True, True, False]
    row.resize(two - 1, 28)
    assert [hint.isVisible() for hint in hints] == [True, False, False]
    row.resize(row.sizeHint().width(), 28)
    assert [hint.isVisible() for hint in hints] == [True, True, True]
    row.show_widgets([])
    assert row.sizeHint().width() == 0
