"""The keys that were changed, as the settings keep them: a line for each action, `export_json = Ctrl+Shift+E or F5`."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

from crossread.desktop.commands.command import Keys

_OR = " or "


def read_lines(lines: Iterable[str], known: Mapping[str, Keys]) -> tuple[dict[str, Keys], list[str], list[str]]:
    """The keys by the id of the action, the lines of actions that are not known, and what is wrong with the rest.

    A line that cannot be read is passed over. Nothing behind the sign: the action has no key.
    """
    changed: dict[str, Keys] = {}
    unknown: list[str] = []
    wrong: list[str] = []
    for line in lines:
        name, sign, written = line.partition("=")
        name = name.strip()
        keys = tuple(QKeySequence(each).toString() for each in written.strip().split(_OR)) if written.strip() else ()
        if not sign or not name:
            wrong.append(f"{line!r} names no action")
        elif name not in known:
            unknown.append(line)
        elif any(not key or ", " in key for key in keys):
            wrong.append(f"{line!r} names a key that there is not")
        else:
            changed[name] = keys
    return changed, unknown, wrong


def write_lines(changed: Mapping[str, Keys]) -> list[str]:
    """What `read_lines` reads."""
    return [f"{action_id} = {_OR.join(keys)}".rstrip() for action_id, keys in sorted(changed.items())]
