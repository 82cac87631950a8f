"""PySide's enumerations made quickly: in nothing that can be asked of one, other than those that `enum` makes."""

import copy
import enum
import pickle
import subprocess
import sys
from typing import Any

import pytest

from crossread.desktop.application import quick_enums

EVERY_ONE = """
import enum
from crossread.desktop.application import quick_enums
made, plain = [], vars(enum.EnumType)["_create_"]
def told(known):
    own = {name: value for name, value in vars(known).items() if name not in ("__module__", "__doc__", "__dict__")}
    own["members"] = [(name, vars(each) | {"__objclass__": 0}, each.name) for name, each in known.__members__.items()]
    own["values"] = {value: each._name_ for value, each in known._value2member_map_.items()}
    own["order"], own["in turn"] = list(vars(known)["_member_map_"]), [each.name for each in known]
    kept = own.keys() - {*known.__members__, "_member_map_", "_value2member_map_"}
    return {name: own[name] for name in kept}
def keep(*given, **more):
    quick = quick_enums.create(*given, **more)
    made.append((quick, told(quick), told(plain(*given, **more))))
    return quick
type.__setattr__(enum.EnumType, "_create_", keep)
from PySide6 import QtCore, QtGui, QtWidgets
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        dir(getattr(module, name))
print(len(made))
for known, found, expected in made:
    different = {name for name in {*expected, *found} if repr(expected.get(name)) != repr(found.get(name))}
    if different:
        print(known, {name: (expected.get(name), found.get(name)) for name in different})
"""

SHAPES: list[tuple[Any, list[tuple[str, int]]]] = [
    (enum.Enum, [("A", 0), ("B", 1), ("AlsoB", 1), ("C", -1)]),
    (enum.IntEnum, [("A", 3), ("B", 1), ("AlsoA", 3)]),
    (enum.Flag, [("None_", 0), ("A", 1), ("B", 4), ("Both", 5), ("AlsoB", 4)]),
    (enum.Flag, [("B", 4), ("A", 1)]),
    (enum.IntFlag, [("A", 1), ("Mask", 0xFF), ("All", 0x7FFFFFFF), ("B", 2)]),
    (enum.Enum, [("name", 1), ("value", 2), ("B", 3)]),
    (enum.Enum, [("_private", 1), ("B", 3)]),
    (enum.IntEnum, [("real", 1), ("bit_length", 2)]),
    (enum.Enum, []),
]
known = pytest.mark.skipif(not quick_enums.KNOWN, reason="this Python is left alone")


def asked(made: Any) -> list[object]:
    """What one can ask of an enumeration."""
    answers: list[object] = [[str(each) for each in made], len(made), list(made.__members__), repr(made)]
    for name in made.__members__:
        each = made[name]
        answers += [repr(each), str(each), each.name, each.value, each is getattr(made, name), hash(each) is not None]
        answers += [made(each.value) is each, each in made, copy.deepcopy(each) is each, isinstance(each, made)]
    if issubclass(made, enum.Flag):
        for value in range(9):
            answers += [repr(made(value)), [repr(part) for part in made(value)], repr(~made(value)), len(made(value))]
            answers += [repr(made(value) | made(1)), repr(made(value) & made(5)), bool(made(value))]
    return answers


@known
@pytest.mark.parametrize(("base", "names"), SHAPES)
def test_an_enumeration_answers_as_one_of_the_standard_library(base: Any, names: list[tuple[str, int]]) -> None:
    made = [create(base, "Made", list(names), module=__name__, boundary=enum.KEEP) for create in (_plain, _quick)]
    assert asked(made[1]) == asked(made[0])
    assert made[1].__module__ == __name__


@known
def test_a_member_can_be_pickled(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _quick(enum.Flag, "Pickled", [("A", 1), ("B", 2)], module=__name__, boundary=enum.KEEP)
    monkeypatch.setattr(sys.modules[__name__], "Pickled", made, raising=False)
    assert pickle.loads(pickle.dumps(made.B)) is made.B


@known
def test_what_is_not_allowed_is_refused_as_before() -> None:
    made = _quick(enum.Enum, "Made", [("A", 1)], module=__name__)
    with pytest.raises(AttributeError):
        made.A = 2
    with pytest.raises(ValueError, match="2 is not a valid"):
        made(2)
    with pytest.raises(TypeError):
        _quick(enum.Enum, "Made", [("A", 1), ("A", 2)], module=__name__)


@known
def test_every_enumeration_of_qt_is_as_the_standard_library_makes_it() -> None:
    done = subprocess.run([sys.executable, "-c", EVERY_ONE], capture_output=True, text=True, timeout=120, check=False)
    count, *different = done.stdout.splitlines()
    assert different == []
    assert int(count) > 400, done.stderr


def _plain(base: Any, *given: Any, **more: Any) -> Any:
    return quick_enums._PLAIN(base, *given, **more)


def _quick(base: Any, *given: Any, **more: Any) -> Any:
    return quick_enums.create(base, *given, **more)
