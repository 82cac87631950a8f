"""The rules of conftest.py are seen to bite: each fault planted here fails its own test, and only that."""

import pytest

pytest_plugins = ["pytester"]

FAULTS = """
import os, socket, threading, time, warnings
from pathlib import Path
import platformdirs, pytest

def test_network_by_address():
    socket.create_connection(("127.0.0.1", 9))

def test_network_by_name():
    try:
        socket.getaddrinfo("example.org", 80)
    except Exception:
        pass

def test_python_warning():
    warnings.warn("old", DeprecationWarning)

def test_qt_warning(qapp):
    from PySide6.QtCore import qWarning
    qWarning("no such signal")

def test_window_left(qapp):
    from PySide6.QtWidgets import QWidget
    global left
    left = QWidget()
    left.setObjectName("forgotten")
    left.show()

def test_thread_left():
    threading.Thread(target=time.sleep, args=(60,), name="dawdler", daemon=True).start()

def test_fine(qtbot, home):
    from PySide6.QtWidgets import QMainWindow, QComboBox, QApplication
    window = QMainWindow()
    qtbot.addWidget(window)
    box = QComboBox(window)
    box.addItems(["a", "b"])
    window.show()
    box.showPopup()
    box.hidePopup()
    assert QApplication.platformName() == "offscreen"
    assert Path(platformdirs.user_config_dir("crossread")).is_relative_to(home)
    assert Path.home() == home and not list(home.iterdir())
    a, b = socket.socketpair()
    a.close(), b.close()
    thread = threading.Thread(target=time.sleep, args=(0.1,))
    thread.start()
"""


def test_each_planted_fault_fails(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> None:
    root = request.config.rootpath
    pytester.makeconftest((root / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyprojecttoml((root / "pyproject.toml").read_text(encoding="utf-8").replace('["tests"]', '["."]'))
    pytester.makepyfile(test_faults=FAULTS)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-rA")
    result.assert_outcomes(passed=3, failed=4, errors=2)
    told = result.stdout.str()
    assert "tried to reach '127.0.0.1'" in told
    assert "tried to reach 'example.org'" in told
    assert "DeprecationWarning: old" in told
    assert "QtWarningMsg: no such signal" in told
    assert "windows are left over after the test: QWidget 'forgotten'" in told
    assert "threads still run after the test: dawdler (daemon)" in told
    assert "PASSED test_faults.py::test_fine" in told
