"""The installed PySide6 gives back every reference it takes.

PySide6 6.12 on Python 3.10 and 3.11 loses one reference to `None` at each call that returns nothing and kills the
process within seconds of real use: pyproject.toml keeps that pair apart, and this sees that it stays so.
"""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_a_thousand_void_calls_leave_the_references_to_none_as_they_were(qtbot: QtBot) -> None:
    thing = QObject()
    thing.setObjectName("warm")
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("a")
    after = sys.getrefcount(None)
    assert abs(after - before) < 100, f"1,000 void Qt calls changed the references to None by {after - before}"
