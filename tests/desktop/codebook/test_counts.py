"""A count in a row of the codebook has room for all its figures."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from crossread.desktop.codebook.book import Figures
from crossread.desktop.codebook.row_painting import RowPainter, short_count
from crossread.desktop.look import fonts, style


@pytest.mark.parametrize(("count", "written"), [(7, "7"), (4322, "4322"), (9999, "9999"), (88_888, "88k")])
def test_counts_are_not_cut(qapp: QApplication, count: int, written: str) -> None:
    style.apply(qapp)
    assert short_count(count) == written
    room = RowPainter().count_width(Figures(here=count))
    assert QFontMetricsF(fonts.interface_font("small")).horizontalAdvance(written) < room
