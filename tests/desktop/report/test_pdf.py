"""The report as PDF: pages with links, tables that go on, headings that are never left alone."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.report import PARTS, ReportOptions
from crossread.db.report.blocks import Cell, Heading, Prose, Statement, Table, line
from crossread.desktop.look import fonts
from crossread.desktop.report import paper
from crossread.desktop.report.outline import Bookmark, add_outline
from crossread.desktop.report.pdf import write_pdf
from crossread.desktop.report.setting import Setter
from crossread.desktop.report.strips import Flow, Strip
from tests.db.report.making import MADE_AT, Case

PAGE = QRectF(600, 600, 4700, 7000)


@pytest.fixture(autouse=True)
def types(qapp: QApplication) -> None:
    fonts.load()


class Told(Flow):
    """A flow that remembers what it put on which page."""

    def __init__(self) -> None:
        super().__init__(PAGE, "Title", None, None)
        self.put_on: list[tuple[int, Strip]] = []

    def _draw(self, strip: Strip) -> None:
        super()._draw(strip)
        self.put_on.append((self.number, strip))


def strips(heights: Sequence[tuple[float, bool]]) -> Told:
    flow = Told()
    for height, keeps in heights:
        flow.put(Strip(height, lambda _painter, _x, _y: None, keeps_next=keeps))
    flow.end()
    return flow


def test_what_keeps_the_next_goes_with_it() -> None:
    flow = strips([(6800, False), (150, True), (300, False), (300, False)])
    assert [number for number, _ in flow.put_on] == [1, 2, 2, 2]


def test_what_is_higher_than_a_page_is_put_all_the_same() -> None:
    flow = strips([(4000, True), (4000, True), (4000, False)])
    assert [number for number, _ in flow.put_on] == [1, 2, 3]


def test_the_heading_of_a_table_comes_again() -> None:
    flow = Told()
    setter = Setter(flow, PAGE.width(), {})
    row = tuple(Cell(lines=(line(words),)) for words in ("a", "b"))
    setter.put(Table(anchor="t", caption=line("Caption"), head=row, rows=[row] * 200, widths=(1.0, 2.0)))
    setter.put(Prose(text=line("After it")))
    flow.end()
    pages = flow.number
    assert pages > 2
    assert len(flow.put_on) == 1 + pages + 200 + 1, "caption, heading on each page, rows, what comes after"


def test_anchors_know_their_page_and_statements_stay_with_their_head() -> None:
    flow = Told()
    setter = Setter(flow, PAGE.width(), {})
    for number in range(40):
        setter.put(Heading(level=3, text=line("Heading"), anchor=f"c-{number}", number=str(number)))
        setter.put(
            Statement(
                anchor=f"q-{number}-1",
                label="1.1",
                says=line("He says"),
                quote="word " * 60,
                language="",
                where=line("A"),
            )
        )
    flow.end()
    assert flow.pages["c-0"] == 1
    assert flow.pages["c-39"] == flow.number
    assert all(flow.pages[f"c-{number}"] == flow.pages[f"q-{number}-1"] for number in range(40))


def test_the_paper_is_that_of_the_place() -> None:
    letter, other = QLocale("en_US"), QLocale("de_DE")
    assert paper.page_size(letter).id() == QPageSize.PageSizeId.Letter
    assert paper.page_size(other).id() == QPageSize.PageSizeId.A4


def written(case: Case, out: Path, options: ReportOptions | None = None) -> tuple[int, bytes]:
    with Project.open_for_reading(case.path) as project:
        pages = write_pdf(project, out, options or ReportOptions(made_at=MADE_AT))
    return pages, out.read_bytes()


def test_the_file_has_its_pages_and_links(case: Case, tmp_path: Path) -> None:
    pages, data = written(case, tmp_path / "r.pdf")
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type /Page\b(?!s)", data)) == pages >= 5
    assert data.count(b"/Subtype /Link") > 60
    # Each place that is linked to is there: the names stand in the file as UTF-16.
    assert b"/Names [" in data


def test_every_sign_is_known_as_the_letter_that_it_stands_for(case: Case, tmp_path: Path) -> None:
    _, data = written(case, tmp_path / "r.pdf")
    maps = re.findall(rb"begincmap(.*?)endcmap", data, re.DOTALL)
    known = {
        int(code, 16)
        for each in maps
        for listed in re.findall(rb"\[(.*?)\]", each, re.DOTALL)
        for code in re.findall(rb"<([0-9A-Fa-f]{4})>", listed)
    }
    assert known >= {ord(letter) for letter in "Thefir"}
    # Signs that a font alone knows, and letters that are joined.
    assert not [f"U+{code:04X}" for code in known if 0xE000 <= code <= 0xF8FF or 0xFB00 <= code <= 0xFB06]


def test_it_has_bookmarks(case: Case, tmp_path: Path) -> None:
    pages, data = written(case, tmp_path / "r.pdf")
    titles = [bytes.fromhex(found.decode()).decode("utf-16") for found in re.findall(rb"/Title <([0-9a-f]+)>", data)]
    assert titles[:3] == ["What was compared", "The grid", "Where they differ"]
    assert "1 How many fled?" in titles
    kids = re.search(rb"/Kids\s*\[(.*?)\]", data, re.DOTALL)
    assert kids is not None
    known = re.findall(rb"\d+ 0 R", kids[1])
    assert len(known) == pages
    leads = re.findall(rb"/Dest \[(\d+ 0 R) /Fit\]", data)
    assert len(leads) == len(titles)
    assert [known.index(each) for each in leads] == sorted(known.index(each) for each in leads)
    # The table at the end knows where each of its objects begins.
    table = data[int(data.rsplit(b"startxref", 1)[1].split()[0]) :]
    number, count = 0, 0
    for line_ in table.split(b"trailer")[0].splitlines()[1:]:
        if line_.endswith(b"n "):
            at = int(line_[:10])
            assert data[at:].startswith(b"%d 0 obj" % (number + count))
            count += 1
        else:
            number, count = int(line_.split()[0]), 0


def test_what_qt_did_not_write_gets_no_bookmarks(tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    for data in (b"", b"%PDF-1.4\nnothing\n%%EOF\n", b"trailer\n<<\n/Size 9\n/Root 3 0 R\n>>\nstartxref\n0\n%%EOF\n"):
        other.write_bytes(data)
        assert not add_outline(other, [Bookmark(0, "A", 1)])
        assert other.read_bytes() == data


def test_it_is_text_and_no_picture_of_it(case: Case, tmp_path: Path) -> None:
    _, data = written(case, tmp_path / "r.pdf", ReportOptions(parts=frozenset(PARTS) - {"timeline"}, made_at=MADE_AT))
    assert b"/ToUnicode" in data
    assert b"/Subtype /Image" not in data


def test_what_is_stopped_leaves_the_old_file(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "old.pdf"
    out.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        if total and done > total * 2 // 3:
            raise CrossreadError("stopped")

    with Project.open_for_reading(case.path) as project, pytest.raises(CrossreadError, match="stopped"):
        write_pdf(project, out, report=stop)
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mill.crossread", "old.pdf"]


def test_where_it_cannot_be_written_is_said(case: Case, tmp_path: Path) -> None:
    with Project.open_for_reading(case.path) as project:
        for out in (case.path, tmp_path, tmp_path / "missing" / "x.pdf"):
            with pytest.raises(CrossreadError):
                write_pdf(project, out)
