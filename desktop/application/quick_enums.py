"""Makes PySide's enumerations in a third of the time that the standard library takes. No Qt.

PySide makes every enumeration of a Qt class when the class is first touched: two hundred with three thousand members
before the first paint, ninety of them for the namespace `Qt` alone. Python's `enum` takes a member for something that
may be written by hand, and looks at each through a dozen of calls. Here the class is made by `enum` without members,
which are then put where `enum` would put them. A test holds every enumeration against one made by `enum` itself.

Only where the members lie is known of one version of Python; in others nothing is done.
"""

import enum
import sys
from collections.abc import Callable
from typing import Any

KNOWN = sys.version_info[:2] == (3, 11)

_PLAIN: Callable[..., Any] = vars(enum.EnumType)["_create_"]
_TAKEN = {
    base: frozenset(name for known in base.__mro__ for name in vars(known)) | {"mro"}
    for base in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
}
_set = type.__setattr__


def begin() -> None:
    """From now on enumerations that are made of a list of names and numbers are made this way."""
    if KNOWN:
        _set(enum.EnumType, "_create_", create)


def create(base: Any, class_name: str, names: Any, *, module: str | None = None, **how: Any) -> Any:
    """What `EnumType._create_` does; what is not as plain as PySide's is left to it."""
    if module is None:
        # As `enum` does, from one call further away.
        module = sys._getframe(2).f_globals.get("__name__")
    pairs = _plain_pairs(base, names) if how.get("type") is None and module is not None else None
    made = _PLAIN(base, class_name, names if pairs is None else [], module=module, **how)
    if pairs is not None:
        _fill(made, pairs)
    return made


def _plain_pairs(base: Any, names: Any) -> dict[str, int] | None:
    """Names and numbers, if there is nothing about them that `enum` would treat in another way."""
    taken = _TAKEN.get(base)
    if taken is None or not isinstance(names, list) or not all(type(pair) is tuple for pair in names):
        return None
    pairs = dict(names)
    if len(pairs) != len(names) or not taken.isdisjoint(pairs):
        return None
    is_plain = all(name[0] != "_" and type(value) is int for name, value in pairs.items())
    return pairs if is_plain else None


def _fill(made: Any, pairs: dict[str, int]) -> None:
    """Give an enumeration that has none its members."""
    by_value, by_name, order = made._value2member_map_, made._member_map_, made._member_names_
    is_flag = issubclass(made, enum.Flag)
    new, takes_value = made._new_member_, made._use_args_
    mask = singles = 0
    for name, value in pairs.items():
        member = by_value.get(value)
        if member is None:
            member = new(made, value) if takes_value else new(made)
            vars(member).update(_value_=value, _name_=name, __objclass__=made, _sort_order_=len(order))
            by_value[value] = member
            if is_flag:
                mask |= value
            # A flag of several bits, or of none, is no member of its own.
            if not is_flag or (value and not value & (value - 1)):
                singles |= value
                order.append(name)
        by_name[name] = member
        _set(made, name, member)
    if is_flag:
        made._flag_mask_, made._singles_mask_, made._all_bits_ = mask, singles, 2 ** mask.bit_length() - 1
        values = [by_name[name]._value_ for name in order]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
