"""Writing a report as PDF: real text on numbered pages, with links from statements to quotes and sources.

Needs a QGuiApplication, but no window, and may be called in any one thread.
"""

from collections.abc import Callable
from os import PathLike
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.report import ReportOptions, compose, replacing
from crossread.db.report.write import checked, reading
from crossread.desktop.report import paper
from crossread.desktop.report.outline import Bookmark, add_outline
from crossread.desktop.report.setting import Setter
from crossread.desktop.report.strips import Flow

_RESOLUTION = 1440
MOST_TWICE = 20_000
"""So many statements are set twice, the first time for the page numbers in the contents."""


def write_pdf(
    project: Project,
    out: str | PathLike[str],
    options: ReportOptions | None = None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    size: QPageSize | None = None,
) -> int:
    """Write the report to `out`, which is replaced when all is written, or stays; answers with the number of pages.

    `report` is called now and then with what is done and how much there is; what it raises leaves `out` as it was.
    `size` is that of the paper, by default as the locale has it. Raises CrossreadError if the file cannot be written.
    """
    target = checked(project, out)
    chosen = options or ReportOptions()
    sheet = size or paper.page_size()
    with reading(project), replacing(target) as draft:
        pages: dict[str, int] = {}
        title = project.info.title
        half = 1
        if _statements(project) <= MOST_TWICE:
            half = 2
            counting = Flow(paper.content(sheet), title, None, None)
            _set(project, chosen, counting, pages, lambda done, total: report(done, total * 2))
            pages = counting.pages
        before = half - 1
        flow, painter = _begun(draft, target, sheet, title)
        try:
            marks = _set(project, chosen, flow, pages, lambda done, total: report(before * total + done, total * half))
        finally:
            painter.end()
        if not _is_whole(draft):
            raise CrossreadError(f"{target} could not be written to its end; is there room on the disk?")
        if draft.is_file():
            add_outline(draft, marks)
        return flow.number


def _set(
    project: Project,
    options: ReportOptions,
    flow: Flow,
    pages: dict[str, int],
    report: Callable[[int, int], None],
) -> list[Bookmark]:
    setter = Setter(flow, flow.width, pages)
    for block in compose(project, options, report):
        setter.put(block)
    flow.end()
    return [Bookmark(depth, words, flow.pages.get(anchor, 0)) for depth, words, anchor in setter.headings]


def _begun(draft: Path, target: Path, sheet: QPageSize, title: str) -> tuple[Flow, QPainter]:
    # Tried before Qt does, which would not say what is wrong.
    draft.open("wb").close()
    writer = QPdfWriter(str(draft))
    writer.setPageSize(sheet)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Crossread")
    painter = QPainter()
    if not painter.begin(writer):
        raise CrossreadError(f"{target} could not be written. Choose a folder that you may write to.")
    painter.scale(_RESOLUTION / paper.UNITS_AN_INCH, _RESOLUTION / paper.UNITS_AN_INCH)
    return Flow(paper.content(sheet), title, writer, painter), painter


def _is_whole(path: Path) -> bool:
    """Qt writes on when a disk is full, and says nothing."""
    if not path.is_file():
        return True
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 32, 0))
        return b"%%EOF" in file.read()


def _statements(project: Project) -> int:
    return project.store.number("SELECT (SELECT count(*) FROM positions) + (SELECT count(*) FROM event_tags)")
