"""The sample project: a copy for whoever tries it, made at the first time from the articles that ship along."""

from pathlib import Path

from crossread import resources
from crossread.desktop.application import places

NAME = "Titanic, April 1912.crossread"
ARTICLES = "sample/titanic.crossread.json"


def copy_path() -> Path:
    """Where the user's copy of the sample lies, or will lie."""
    return places.folder("data") / "sample" / NAME


def make_copy(path: Path) -> None:
    """Make the copy if it is not there: whole or not at all. Takes a second; call it in a worker's thread.

    Raises CrossreadError or OSError if it cannot be written.
    """
    if path.exists():
        return
    import tempfile

    from crossread.db.exchange.import_json import import_json
    from crossread.db.project import Project

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        with Project.create(draft, title=path.stem) as project:
            import_json(project, Path(resources.__file__).parent / ARTICLES)
            # One undo too many would otherwise take the whole sample away.
            project.history.start_here()
        draft.replace(path)
