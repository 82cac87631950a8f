"""The real program, run in a process of its own under random events: mouse, keys, wheel, drag, drop, sizes, menus.

    python tests/fuzz/monkey.py SCRATCH --seed N --events N [--changes] [--seconds S]

Works on copies in SCRATCH alone: file dialogs answer with names there, nothing is opened in other programs. The last
line printed is JSON: how many events there were, and what Qt warned of, what was raised, and what `verify` found
afterwards. A hang ends the process with the traces of all threads. `--changes` has operations run on the project
meanwhile, as if another view did. What was done is in SCRATCH/events.log, up to the last event before a crash.
"""

import argparse
import faulthandler
import json
import os
import random
import sys
import time
import traceback
from pathlib import Path
from typing import Any

HANG_S = 60
DAMAGED = "damaged.crossread"
# What the offscreen platform says of itself, and Qt when a row goes between a click into it and its editor.
_OF_THE_PLATFORM = ("This plugin does not support", "edit: index was invalid", "edit: editing failed")


def main() -> int:
    """Run one seed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--changes", action="store_true")
    parser.add_argument("--stay", help="go back to this workspace before most events: read, review or search")
    parser.add_argument("--project", type=Path, help="work on a copy of this one instead of the sample")
    options = parser.parse_args()
    scratch: Path = options.scratch.resolve()
    for name, below in {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/config",
        "XDG_DATA_HOME": "home/data",
        "XDG_STATE_HOME": "home/state",
        "XDG_CACHE_HOME": "home/cache",
        "XDG_RUNTIME_DIR": "home/run",
    }.items():
        (scratch / below).mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(scratch / below)
    (scratch / "home/run").chmod(0o700)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    from tests.fuzz import letting_go

    projects, others = _make_files(scratch, options.project)
    troubles = Troubles()
    letting_go.watch(troubles.let_go)
    _stay_inside(scratch, random.Random(options.seed), troubles)

    from crossread.desktop.application import first_window
    from crossread.desktop.application.start import run
    from tests.fuzz.monkey_hands import Monkey

    monkeys: list[Monkey] = []
    after = first_window._after_first_paint

    def after_first_paint(app: Any, window: Any) -> None:
        after(app, window)
        monkeys.append(Monkey(window, options, projects, others))

    first_window._after_first_paint = after_first_paint
    first_window._show_error = troubles.shown
    began = time.monotonic()
    run(projects[0])
    faulthandler.dump_traceback_later(HANG_S, exit=True)
    found = {
        "seed": options.seed,
        "events": sum(monkeys[0].counts.values()) if monkeys else 0,
        "kinds": dict(monkeys[0].counts) if monkeys else {},
        "visited": sorted(monkeys[0].visited) if monkeys else [],
        "seconds": round(time.monotonic() - began, 1),
        "warnings": troubles.warnings,
        "raised": troubles.traces,
        "opened": troubles.opened,
        "faults": _faults(scratch),
    }
    print(json.dumps(found, ensure_ascii=False), flush=True)
    # What Qt's offscreen clipboard does at the end of a process is not what is tried here.
    os._exit(0)


class Troubles:
    """What should not have happened."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.traces: list[str] = []
        self.opened: list[str] = []

    def let_go(self, sentence: str) -> None:
        """A thread let go of what is the window's."""
        if len(self.traces) < 50:
            self.traces.append(sentence)

    def warned(self, text: str) -> None:
        """Qt said something."""
        if len(self.warnings) < 50:
            self.warnings.append(text)

    def shown(self, error: BaseException, window: object) -> None:
        """The dialog of errors would have been shown."""
        self.raised(error)

    def raised(self, error: BaseException) -> None:
        """Something of ours went wrong."""
        if len(self.traces) < 50:
            self.traces.append("".join(traceback.format_exception(error)))


def _make_files(scratch: Path, given: Path | None) -> tuple[list[Path], list[Path]]:
    """Projects to open, and files to drop and take in, good ones and bad ones."""
    import shutil

    from crossread.db.exchange.export_json import export_json
    from crossread.db.exchange.import_json import import_json
    from crossread.db.project import Project

    root = Path(__file__).resolve().parents[2]
    sample = scratch / "sample.crossread"
    if given is not None:
        shutil.copy(given, sample)
    else:
        with Project.create(sample, title="Sample", author="Ada") as project:
            import_json(project, root / "resources" / "sample" / "titanic.crossread.json")
            export_json(project, scratch / "sample.json")
    empty = scratch / "empty.crossread"
    with Project.create(empty, title="Empty", author="Ada"):
        pass
    damaged = scratch / DAMAGED
    raw = bytearray(sample.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 4096] = b"\xab" * 4096
    damaged.write_bytes(raw)
    texts = [
        Path(shutil.copy(each, scratch)) for each in sorted((root / "resources/sample/articles").glob("*.txt"))[:3]
    ]
    odd = scratch / "odd.txt"
    odd.write_text("<b>bold?</b>\n\n👩‍👩‍👧 שלום עולם\r\n漢字 " + "long " * 3000, encoding="utf-8")
    nul = scratch / "nul.txt"
    nul.write_bytes(b"a\0b\xff\xfe")
    broken = scratch / "broken.json"
    broken.write_text('{"format": "crossread", "version": 1, "sources": [{"title": 1}]}', encoding="utf-8")
    folder = scratch / "folder"
    folder.mkdir(exist_ok=True)
    (folder / "one.txt").write_text("One sentence about 1,490 lost on 15 April 1912.", encoding="utf-8")
    others = [*texts, odd, nul, broken, folder, scratch / "gone.txt", damaged]
    if (scratch / "sample.json").exists():
        others.append(scratch / "sample.json")
    return [sample, empty], others


def _stay_inside(scratch: Path, chance: random.Random, troubles: Troubles) -> None:
    """No dialog of the system, no other program: names come from the scratch folder."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QFileDialog

    def name(*_: object, **__: object) -> tuple[str, str]:
        kinds = (".crossread", ".json", ".html", ".md", ".txt", ".svg", ".pdf")
        files = [str(each) for each in sorted(scratch.iterdir()) if each.is_file() and each.suffix in kinds]
        return chance.choice(["", chance.choice(files)]), ""

    def new_name(*_: object, **__: object) -> tuple[str, str]:
        suffix = chance.choice((".crossread", ".json", ".html", ".md", ".svg", ""))
        return chance.choice(["", str(scratch / f"made-{chance.randrange(50)}{suffix}")]), ""

    def opened(url: object) -> bool:
        troubles.opened.append(str(url))
        return True

    for kind, own, instead in (
        (QFileDialog, "getOpenFileName", name),
        (QFileDialog, "getOpenFileNames", lambda *_, **__: ([name()[0]] if chance.random() < 0.5 else [], "")),
        (QFileDialog, "getSaveFileName", new_name),
        (QFileDialog, "getExistingDirectory", lambda *_, **__: chance.choice(["", str(scratch / "folder")])),
        (QDesktopServices, "openUrl", opened),
    ):
        setattr(kind, own, instead)

    def handler(kind: QtMsgType, _context: object, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not message.startswith(_OF_THE_PLATFORM):
            troubles.warned(f"{kind.name}: {message}")

    qInstallMessageHandler(handler)
    sys.unraisablehook = lambda unraisable: troubles.raised(unraisable.exc_value or RuntimeError("unraisable"))


def _faults(scratch: Path) -> list[str]:
    """What `verify` says of every project that there is, but the one that was damaged from the beginning."""
    from crossread.db.project import Project
    from crossread.db.verify import verify

    found = []
    for path in sorted(scratch.rglob("*.crossread")):
        if path.name.startswith(Path(DAMAGED).stem) or path.stat().st_size == 0:
            continue
        with Project.open_for_reading(path) as project:
            found += [f"{path.name}: {fault.sentence}" for fault in verify(project) if not fault.note]
    return found


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
