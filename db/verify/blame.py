"""Whether an error that nobody foresaw is the file's fault: damage can raise anything, anywhere."""

from pathlib import Path

from crossread.db.errors import CrossreadError, DamagedProjectError
from crossread.db.project import Project
from crossread.db.store.damage import advice
from crossread.db.verify.whole import verify_file


def blame(path: Path) -> CrossreadError | None:
    """What users are told of an error if something is wrong with the file; None if the fault must be ours.

    Looks through the whole file, and reads only.
    """
    try:
        Project.open_for_reading(path).close()
    except CrossreadError as error:
        return error
    fault = next((fault for fault in verify_file(path) if not fault.note), None)
    if fault is None:
        return None
    return DamagedProjectError(f"{path.name} is damaged, so this could not be done: {fault.sentence} {advice(path)}")
