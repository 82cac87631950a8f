"""The commands that write a file or change the project: export, backup, undo, redo, migrate."""

from argparse import Namespace
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.history import describe
from crossread.db.project import Project
from crossread.desktop.command_line.opening import to_change


def export(arguments: Namespace) -> int:
    """Write the project to a file, or a report of it."""
    out = Path(arguments.out)
    form = arguments.format or out.suffix.removeprefix(".").lower()
    form = {"markdown": "md", "htm": "html"}.get(form, form)
    if form in ("html", "md", "pdf"):
        from crossread.desktop.command_line.reporting import export_report

        export_report(arguments.project, out, form, with_text=not arguments.no_text)
        return 0
    if form != "json":
        raise CrossreadError(
            f"{out.name} names no format that can be written; end it in .json, .html, .md or .pdf, or say --format."
        )
    from crossread.db.exchange.export_json import export_json

    with Project.open_for_reading(arguments.project) as project:
        if out.exists() and out.samefile(project.path):
            raise CrossreadError("The export needs another name than the project itself.")
        export_json(project, out, with_text=not arguments.no_text)
    return 0


def backup(arguments: Namespace) -> int:
    """Write a consistent copy."""
    with Project.open_for_reading(arguments.project) as project:
        project.save_copy(arguments.out)
    return 0


def undo(arguments: Namespace) -> int:
    """Take back the last steps."""
    return _turn(arguments, "undo")


def redo(arguments: Namespace) -> int:
    """Do again what was taken back."""
    return _turn(arguments, "redo")


def _turn(arguments: Namespace, way: str) -> int:
    with to_change(Path(arguments.project)) as project:
        for number in range(arguments.count):
            step = project.history.undo() if way == "undo" else project.history.redo()
            if step is None:
                if number == 0:
                    raise CrossreadError(f"There is nothing to {way}.")
                print(f"There was no more to {way}.")
                break
            print(f"{way}: {describe(step)}")
    return 0


def migrate(arguments: Namespace) -> int:
    """Update a file of an earlier version."""
    with Project.open(arguments.project) as project:
        print(f"{project.path.name} is a file of this version.")
    return 0
