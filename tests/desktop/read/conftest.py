"""Every test of the reading desk runs with the faces in which texts are set."""

import pytest
from PySide6.QtWidgets import QApplication

from crossread.desktop.look import fonts


@pytest.fixture(autouse=True)
def shipped_fonts(qapp: QApplication) -> None:
    """Makes the shipped fonts known."""
    fonts.load()
