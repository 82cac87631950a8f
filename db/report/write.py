"""Writing a report to a file, HTML or Markdown: from one moment of the project, and replaced in one go."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.replacing import replacing
from crossread.db.report.compose import compose
from crossread.db.report.html import html
from crossread.db.report.markdown import markdown
from crossread.db.report.options import Format, ReportOptions
from crossread.db.store.damage import damaged
from crossread.db.system_words import why

_WRITE_CHARACTERS = 1 << 18


def write_report(
    project: Project,
    out: str | PathLike[str],
    form: Format,
    options: ReportOptions | None = None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Write the report to `out`; what was there is replaced when all is written, or stays.

    `report` is called now and then with what is done and how much there is; what it raises leaves `out` as it was.
    PDF is set by `crossread.desktop.report`. Raises CrossreadError if the file cannot be written or the project cannot
    be read.
    """
    target = checked(project, out)
    with reading(project), replacing(target) as draft:
        blocks = compose(project, options or ReportOptions(), report)
        pieces = html(blocks, project.info.title) if form == "html" else markdown(blocks)
        with draft.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            waiting: list[str] = []
            length = 0
            for piece in pieces:
                waiting.append(piece)
                length += len(piece)
                if length > _WRITE_CHARACTERS:
                    file.write("".join(waiting))
                    waiting.clear()
                    length = 0
            file.write("".join(waiting))


def checked(project: Project, out: str | PathLike[str]) -> Path:
    """The path to write to. Raises CrossreadError if that is the project itself or a folder."""
    target = Path(out)
    try:
        if target.exists() and target.samefile(project.path):
            raise CrossreadError(f"{target.name} is the project itself; write the report under another name.")
        if target.is_dir():
            raise CrossreadError(f"{target.name} is a folder; give the report a name in it.")
    except OSError as error:
        raise CrossreadError(f"{target} could not be written: {why(error)}.") from error
    return target


@contextmanager
def reading(project: Project) -> Iterator[None]:
    """One read transaction, or the one that is under way. A damaged file is told of in words."""
    conn = project.store.conn
    try:
        if conn.in_transaction:
            yield
            return
        conn.execute("BEGIN")
        try:
            yield
        finally:
            conn.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        raise damaged(project.path, error) from error
