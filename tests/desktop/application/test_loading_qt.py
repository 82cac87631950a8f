"""Qt loaded for the start: PySide's support modules come when they are asked for, and then say what they always say."""

import subprocess
import sys

PLAIN = "import PySide6.QtWidgets"
LATE = "from crossread.desktop.application.loading_qt import load_pyside, load_qt; load_pyside(); load_qt()"
COMPLAINT = """
import builtins
before = builtins.__import__, builtins.compile
{}
if {}:
    assert (builtins.__import__, builtins.compile) == before
    from crossread.desktop.application import loading_qt
    waiting = len(loading_qt._sources)
    import PySide6.support.signature.parser
    assert len(loading_qt._sources) == waiting > 0, loading_qt._sources
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
for wrong in (lambda: QLabel.setText(3), lambda: QPoint("a", 1), lambda: QPoint().setX(), lambda: QLabel(nonsense=1)):
    try:
        app = QApplication.instance() or QApplication([])
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
import PySide6.support.signature.lib.pyi_generator as stubs
from PySide6.support.signature import get_signature
print(stubs.Formatter.__name__, get_signature(QLabel.setText), QPoint.manhattanLength.__doc__)
try:
    stubs.nothing_of_that_name
except AttributeError as error:
    print("nothing_of_that_name" in str(error))
"""


def _said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_put_off_says_the_same_when_it_is_needed() -> None:
    said = _said(COMPLAINT.format(LATE, "True"))
    assert said.count("TypeError") >= 2
    assert said.endswith("True\n")
    assert said == _said(COMPLAINT.format(PLAIN, "False"))


def test_it_may_be_loaded_already() -> None:
    assert _said(f"{PLAIN}; {LATE}; print(1)") == "1\n"
