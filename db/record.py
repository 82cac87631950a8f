"""The decorator of records: what `dataclass(frozen=True, slots=True, kw_only=True)` makes, at a tenth of its price.

A dataclass writes and compiles its methods when its module is loaded, half a millisecond each, and the start of the
program would wait longer for them than for the project. Here all methods are shared but `__init__`, and that is
compiled when the first record of its kind is made. `dataclasses.replace` and `dataclasses.fields` work on records.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields, make_dataclass
from functools import cache
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

__all__ = ["field", "mutable", "record", "with_changes"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a record of a class with annotated fields: frozen, with slots, compared by value, made by keywords alone."""
    return _made(cls, _SHARED)


@dataclass_transform(field_specifiers=(field,))
def mutable(cls: type[T]) -> type[T]:
    """Make a class whose fields can be set, with slots, compared by value, made by place or by keyword."""
    return _made(cls, _MUTABLE)


def _made(cls: type[T], shared: Mapping[str, Any]) -> type[T]:
    names = tuple(cls.__annotations__)
    own = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: own.pop(name) for name in names if name in own}
    own.update(shared, __slots__=names, __match_args__=(), __qualname__=cls.__qualname__, _defaults=defaults)
    return cast("type[T]", type(cls.__name__, cls.__bases__, own))


def with_changes(made: T, changes: Mapping[str, Any]) -> T:
    """The record with other values in some of its fields: `dataclasses.replace` at a third of its price."""
    kind: Any = type(made)
    changed: T = kind(**{name: getattr(made, name) for name in kind.__slots__} | dict(changes))
    return changed


def _first_init(self: Any, **given: Any) -> None:
    kind = type(self)
    kind.__init__ = _compiled_init(kind.__slots__, kind._defaults)
    kind.__init__(self, **given)


def _first_init_by_place(self: Any, *placed: Any, **given: Any) -> None:
    kind = type(self)
    kind.__init__ = _compiled_init(kind.__slots__, kind._defaults, by_place=True)
    kind.__init__(self, *placed, **given)


def _compiled_init(names: tuple[str, ...], defaults: Mapping[str, Any], *, by_place: bool = False) -> Any:
    known: dict[str, Any] = {"_set": object.__setattr__}
    takes, sets = [], []
    for name in names:
        default = defaults.get(name, MISSING)
        makes = isinstance(default, Field)
        if default is not MISSING:
            known[f"_{name}"] = default.default_factory if makes else default
        takes.append(name if default is MISSING else f"{name}=None" if makes else f"{name}=_{name}")
        value = f"_{name}() if {name} is None else {name}" if makes else name
        sets.append(f"    _set(self, {name!r}, {value})")
    exec(f"def __init__(self, {'' if by_place else '*, '}{', '.join(takes)}):\n" + "\n".join(sets), known)
    return known["__init__"]


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__slots__])


def _eq(self: Any, other: object) -> bool:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({shown})"


def _refuse_set(self: Any, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> tuple[Any, ...]:
    return _values(self)


def _setstate(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


class _Fields:
    """The fields as `dataclasses` describes them, made of a true dataclass when they are asked for."""

    def __get__(self, instance: object, kind: Any) -> dict[str, Field[Any]]:
        return _fields_of(kind)


@cache
def _fields_of(kind: Any) -> dict[str, Field[Any]]:
    listed = [
        (name, kind.__annotations__[name], kind._defaults[name])
        if name in kind._defaults
        else (name, kind.__annotations__[name])
        for name in kind.__slots__
    ]
    return {known.name: known for known in fields(make_dataclass(kind.__name__, listed, kw_only=True))}


_SHARED: dict[str, Any] = {
    "__init__": _first_init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_delete,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
    "__dataclass_fields__": _Fields(),
}
_MUTABLE: dict[str, Any] = {"__init__": _first_init_by_place, "__eq__": _eq, "__hash__": None, "__repr__": _repr}
