"""The ears of the test: a process of the system's Python that hears an application over AT-SPI, and is asked about it.

A question is a line of JSON with `do` and its arguments, the answer a line of JSON. It looks once and waits for
nothing: whoever asks knows how long to wait. What it finds gets a number by which it is asked about later.
"""

import json
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is chosen before

EVENTS = (
    "object:announcement",
    "object:property-change:accessible-description",
    "object:property-change:accessible-name",
    "object:state-changed:focused",
    "object:text-caret-moved",
)
STATES = ("FOCUSABLE", "FOCUSED", "SHOWING", "CHECKED", "ENABLED")
DEEPEST = 40

heard: list[dict[str, Any]] = []
found: list[Any] = []


def told(thing: Any) -> dict[str, Any]:
    """What a screen reader knows of a thing."""
    states = thing.get_state_set()
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "description": thing.get_description(),
        "states": [name.lower() for name in STATES if states.contains(getattr(Atspi.StateType, name))],
    }


def walk(thing: Any, depth: int = 0) -> Any:
    """A thing and all that is seen in it."""
    yield thing
    if depth < DEEPEST:
        for place in range(thing.get_child_count()):
            part = thing.get_child_at_index(place)
            if part is not None and part.get_state_set().contains(Atspi.StateType.SHOWING):
                yield from walk(part, depth + 1)


def application(pid: int) -> Any:
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(place)
        if one is not None and one.get_process_id() == pid:
            return one
    return None


def answer(question: dict[str, Any]) -> Any:
    """Does what is asked; None where there is no such thing."""
    do = question["do"]
    if do == "all":
        root = application(question["pid"])
        if root is not None:
            # What was heard of before anybody listened for changes would stay as it was then.
            root.clear_cache()
        return [told(thing) for thing in walk(root)] if root is not None else []
    if do == "find":
        root = application(question["pid"])
        for thing in walk(root) if root is not None else ():
            if thing.get_role_name() == question["role"] and question["name"] in (thing.get_name() or ""):
                found.append(thing)
                return len(found) - 1
        return None
    if do == "events":
        return heard[question["since"] :]
    thing = found[question["thing"]]
    thing.clear_cache()
    if do == "tell":
        return told(thing)
    text = thing.get_text_iface()
    if do == "caret":
        return text.get_caret_offset()
    if do == "text":
        return text.get_text(0, text.get_character_count())
    raise ValueError(do)


def hear(event: Any) -> None:
    heard.append({"type": event.type, "text": str(event.any_data), "on": event.source.get_name()})


def listen(_channel: object, _condition: object) -> bool:
    line = sys.stdin.readline()
    if not line:
        Atspi.event_quit()
        return False
    try:
        said = {"answer": answer(json.loads(line))}
    except GLib.Error as error:  # what was found is gone, or the application is busy: ask again
        said = {"answer": None, "error": error.message}
    print(json.dumps(said), flush=True)
    return True


def main() -> None:
    ear = Atspi.EventListener.new(hear)
    for kind in EVENTS:
        ear.register(kind)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, listen)
    print(json.dumps({"answer": "ready"}), flush=True)
    Atspi.event_main()


main()
