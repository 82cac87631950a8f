"""A child behind the shim: a working day of a project, with a word in the record for all that was acknowledged."""

import random
import sys
from pathlib import Path
from unittest import mock

from crossread.db.project import Project
from crossread.db.store import connections, files
from tests.safety import shim
from tests.safety.kills import watch_commits
from tests.safety.mixed_work import Work, fingerprint


def live(path: Path, json: Path, seed: int, steps: int) -> None:
    """Make a project, work, close, open again, work, copy it over an earlier copy, close."""
    rng = random.Random(seed)
    for turn in range(3):
        project = Project.open(path) if turn else Project.create(path, title="Recorded")
        shim.mark(f"done {fingerprint(project)}")
        watch_commits(project, shim.mark)
        work = Work(project, rng, json=json)
        if not turn:
            work.begin()
            shim.mark(f"done {fingerprint(project)}")
        for _ in range(steps):
            work.step()
            shim.mark(f"done {fingerprint(project)}")
        project.save_copy(path.with_name("copy.crossread"))
        shim.mark(f"copied {fingerprint(project)}")
        project.close()


def main() -> None:
    """`recorded PROJECT JSON SEED STEPS FAULT`, where the fault is planted: `none`, `unsynced` or `unsynced-folder`."""
    path, json, seed, steps, fault = sys.argv[1:]
    if fault == "unsynced":
        with mock.patch.dict(connections.__dict__, {"_WRITING": {**connections._WRITING, "synchronous": 0}}):
            live(Path(path), Path(json), int(seed), int(steps))
    elif fault == "unsynced-folder":
        with mock.patch.object(files, "sync_folder"):
            live(Path(path), Path(json), int(seed), int(steps))
    else:
        live(Path(path), Path(json), int(seed), int(steps))


if __name__ == "__main__":
    main()
