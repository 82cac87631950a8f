"""No view has a letter of its own that cannot be changed: what is pressed is an action, or a widget's natural key."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import crossread.desktop

ROOT = Path(crossread.desktop.__file__).parent
NATURAL = frozenset(
    f"Key_{name}"
    for name in (
        *("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown"),
        *("Return", "Enter", "Space", "Escape", "Tab", "Backtab", "Backspace", "Delete"),
        *("Shift", "Control", "Alt", "AltGr", "Meta", "Super_L", "Super_R"),
        *("CapsLock", "NumLock", "Mode_switch", "Multi_key", "unknown"),
    )
)
"""What moves, opens, ticks, steps back, takes a chip away, or is merely held."""
SHOWN = frozenset(("Esc", "Del", "Enter", "Shift+Enter", "⏎", "↵", "⇥", "⇧ ⏎", "Ctrl ⏎", "↑ ↓", ""))
"""Keys that are shown as they are, for they cannot be changed."""

SAID = re.compile(
    r"(Ctrl|Alt)\+\w\b|\((Shift\+)?[A-Z0-9+−/-]\)|\b[Pp]ress [A-Z0-9/]\b|\b[B-HJ-Z] (marks|tags|opens|goes)\b"
)
"""How a sentence names a key."""
FIXED = "Select annotations to tag, export or delete them; Ctrl+A selects all that are found."


def faults(tree: ast.AST) -> Iterator[str]:
    """Keys that are no natural ones, shortcuts that are no actions, letters read from an event, keys shown for good."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("Key_") and node.attr not in NATURAL:
            yield f"line {node.lineno}: {node.attr}"
        elif isinstance(node, ast.Name) and node.id == "QShortcut":
            yield f"line {node.lineno}: a QShortcut"
        elif isinstance(node, ast.Compare) and _is_typed(node):
            yield f"line {node.lineno}: what is typed is compared"
        elif isinstance(node, ast.Call):
            for shown in (*_keys_shown(node), *_keys_said(node)):
                yield f"line {node.lineno}: {shown} is shown for good"


def _is_typed(node: ast.Compare) -> bool:
    """Whether it is `event.text() == "j"` or `event.text() in …`; whether anything at all is typed may be asked."""
    return ast.unparse(node.left) == "event.text()" and ast.unparse(node.comparators[0]) != "''"


def _keys_shown(call: ast.Call) -> Iterator[str]:
    kind = call.func.id if isinstance(call.func, ast.Name) else ""
    given: list[ast.expr] = []
    if kind == "QuietButton":
        given = [each.value for each in call.keywords if each.arg == "key"]
    elif kind in ("KeyHint", "QKeySequence"):
        given = call.args[:1]
    for each in given:
        # Translated or not.
        told = each.args[0] if isinstance(each, ast.Call) and each.args else each
        if isinstance(told, ast.Constant) and isinstance(told.value, str) and told.value not in SHOWN:
            yield told.value


def _keys_said(call: ast.Call) -> Iterator[str]:
    name = (
        call.func.attr
        if isinstance(call.func, ast.Attribute)
        else call.func.id
        if isinstance(call.func, ast.Name)
        else ""
    )
    if name not in ("tr", "_tr", "translate", "QT_TRANSLATE_NOOP"):
        return
    for each in call.args:
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value != FIXED:
            yield from (found.group() for found in SAID.finditer(each.value))


def test_no_letter_is_fixed() -> None:
    told = {
        str(path.relative_to(ROOT)): found
        for path in sorted(ROOT.rglob("*.py"))
        if (found := list(faults(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert told == {}


def test_a_planted_letter_is_found() -> None:
    planted = """
def keyPressEvent(self, event):
    if event.key() == Qt.Key.Key_J or event.text() == "j" or event.key() == Qt.Key.Key_Down:
        QShortcut(QKeySequence("K"), self)
    elif event.text() != "":
        QuietButton(tr("Silent"), key="S"), QuietButton(tr("Close"), key=tr("Esc")), KeyHint("Ctrl K")
        self.tr("Undo (Ctrl+Z) brings it back."), tr("Press {key}"), tr("A column (V)"), tr("Press C"), tr("S marks it")
"""
    assert sorted(faults(ast.parse(planted))) == [
        "line 3: Key_J",
        "line 3: what is typed is compared",
        "line 4: K is shown for good",
        "line 4: a QShortcut",
        "line 6: Ctrl K is shown for good",
        "line 6: S is shown for good",
        "line 7: (V) is shown for good",
        "line 7: Ctrl+Z is shown for good",
        "line 7: Press C is shown for good",
        "line 7: S marks is shown for good",
    ]
