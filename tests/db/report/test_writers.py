"""HTML and Markdown: whatever a text holds, it stays text; nothing is fetched, and every link leads somewhere."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.report.blocks import Cell, Facts, Heading, Prose, Statement, Table, foreign, line
from crossread.db.report.html import html
from crossread.db.report.markdown import escaped, markdown
from tests.db.report.making import HOSTILE, Case, Page, written

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_the_html_is_sound_and_alone(case: Case, tmp_path: Path) -> None:
    text = written(case, tmp_path / "r.html", "html")
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert not page.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "input"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert not re.search(r"url\(|@import|expression\(", text)
    assert "default-src 'none'" in text
    assert 'lang=""' not in text
    assert '"><x' not in text


def test_what_strangers_wrote_is_shown_as_they_wrote_it(case: Case, tmp_path: Path) -> None:
    page = Page(written(case, tmp_path / "r.html", "html"))
    shown = " ".join(HOSTILE.split())
    assert shown in page.words
    assert "javascript:alert(3)" in page.words, "an address is told, and leads nowhere"


def test_it_is_light_and_dark_and_fit_to_print(case: Case, tmp_path: Path) -> None:
    text = written(case, tmp_path / "r.html", "html")
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text
    assert text.index("<h1") < text.index("<nav") < text.index("<h2")


def test_markdown_keeps_its_anchors_and_escapes(case: Case, tmp_path: Path) -> None:
    text = written(case, tmp_path / "r.md", "md")
    ids = re.findall(r'<a id="([^"]+)"></a>', text)
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(ids) == len(set(ids))
    known = {*ids, *re.findall(r"(?<=#)grid-\d+", text)}
    assert {each for each in links if not each.startswith("grid")} <= known
    assert not re.search(r"(?<!\\)<(?!a id=|/a>|br>)", text), "no HTML but anchors and line ends"
    assert "> 120 workers fled" in text


@given(WORDS)
def test_no_words_leave_their_place_in_html(words: str) -> None:
    statement = Statement(
        anchor="q-1-1", label="1.1", says=line(foreign(words)), quote=words, language=words, where=line(foreign(words))
    )
    blocks = (
        Heading(level=2, text=line(foreign(words)), anchor="a"),
        Prose(text=line(words)),
        Facts(rows=((words, line(words)),)),
        statement,
        Table(anchor="t", caption=line(words), head=(Cell(),), rows=((Cell(lines=(line(words),)),),), widths=(1.0,)),
    )
    page = Page("".join(html(blocks, words)))
    assert page.tags <= {
        *("html", "head", "meta", "title", "style", "body", "main", "footer", "h2", "bdi", "p", "dl", "dt", "dd"),
        *("article", "a", "blockquote", "div", "table", "caption", "thead", "tr", "th", "tbody", "td"),
    }


@given(WORDS)
def test_no_words_become_markup_in_markdown(words: str) -> None:
    found = escaped(words)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`<\[\]|~]", found)
    for start in found.split("\n"):
        assert not re.match(r"\s*(#|\+|-|=|>|\d{1,9}[.)])", start)
    assert "://" not in found


@given(WORDS)
def test_a_table_row_of_markdown_stays_one_row(words: str) -> None:
    cell = Cell(lines=(line(foreign(words)),))
    table = Table(anchor="t", caption=line("x"), head=(cell, cell), rows=((cell, cell),), widths=(1.0, 1.0))
    rows = [row for row in "".join(markdown([table])).split("\n") if row.startswith("|")]
    assert len(rows) == 3
    for row in (rows[0], rows[2]):
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 3


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. first", r"1\. first"),
        ("# no heading", r"\# no heading"),
        ("see https://x.y", "see https&#58;//x.y"),
        ("a&lt;b", "a&amp;lt;b"),
        ("@somebody", "&#64;somebody"),
    ],
)
def test_marks_at_the_start_of_a_line(text: str, shown: str) -> None:
    assert escaped(text) == shown
