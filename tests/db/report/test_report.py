"""What a report tells: each statement can be followed to its quote, and every part says what it should."""

import re
from pathlib import Path

import pytest

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.report import PARTS, Format, ReportOptions, write_report
from tests.db.report.making import FIRST, MADE_AT, Case, Page, tag, written


def page(case: Case, out: Path, options: ReportOptions | None = None) -> Page:
    return Page(written(case, out, "html", options))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "report.html"


def test_every_statement_leads_to_its_quote_and_paragraph(case: Case, out: Path) -> None:
    found = page(case, out)
    quotes = {anchor: words for anchor, words in found.texts.items() if anchor.startswith("q-")}
    assert len(quotes) == 9
    told = next(words for words in quotes.values() if case.quotes["120"] in words)
    start = FIRST.index(case.quotes["120"])
    assert "paragraph 2" in told
    assert f"characters {start}–{start + len(case.quotes['120'])}" in told
    assert "The Lantern · Lantern Press · 15 Apr 1912" in told
    assert "Had from: Town hall ← Register" in told
    for name in ("60", "5", "nobody", "monday", "tuesday", "fire", "accident"):
        assert any(case.quotes[name] in words for words in quotes.values()), name
    # From the grid, from the reasons and from the sources.
    assert all(found.links.count(f"#{anchor}") >= 3 for anchor in quotes)
    assert all(f"#source-{letter}" in found.links for letter in "ABC")


def test_quotes_only_and_never_a_whole_text(case: Case, out: Path) -> None:
    for form in ("html", "md"):
        text = written(case, out, "html" if form == "html" else "md")
        assert "120 workers fled" in text
        assert "secret recipe" not in text


def test_long_quotes_are_left_out_with_their_place(case: Case, out: Path) -> None:
    words = page(case, out, ReportOptions(longest_quote=3, made_at=MADE_AT)).words
    assert "120 workers fled" in words
    assert "So they fled, 5 of them." not in words
    assert "quote of 6 words left out" in words
    assert "quotes of more than 3 words left out" in words


def test_the_disagreement_says_why_who_and_what_was_found(case: Case, out: Path) -> None:
    found = page(case, out)
    words = " ".join(found.words.split())
    assert "≠ 120 does not meet 60 to 70" in words
    assert "against" in words
    assert "one speaks of" not in words.split("Not the same thing, and so no conflict")[0]
    assert "Settled: 65 people (confidence: fairly). The Courier counted. — Ada" in words
    assert "misprint — " in words
    assert "To be looked at again" in words
    assert "Found before that:" in words
    assert "Open. not yet" in words
    assert "1 account against itself (1 pair in conflict)" in words
    assert "≠ 15 Apr 1912 does not meet 16 Apr 1912" in words


def test_what_is_set_aside_is_not_compared(case: Case, out: Path) -> None:
    words = " ".join(page(case, out).words.split())
    assert "5 does not meet" not in words
    assert "set aside: misprint" in words


def test_not_the_same_thing_says_what_tells_them_apart(case: Case, out: Path) -> None:
    with Project.open(case.path) as project:
        annotation = tag(project, project.sources.get(case.ids["two"]), "ran for their lives")
        project.annotations.add_position(annotation.id, case.ids["fled"], value="90", scope="women")
    words = " ".join(page(case, out).words.split())
    assert "one speaks of “women”, the other of “the whole day”" in words


def test_words_silences_copies_and_sources(case: Case, out: Path) -> None:
    found = page(case, out)
    words = " ".join(found.words.split())
    assert "2 words for it, in 2 statements" in words
    assert "B The Courier says nothing on: “Somebody was hurt” (not a word)" in words
    assert "B The Courier copies A The Lantern . word for word — Ada" in words.replace("Lantern. ", "Lantern . ")
    assert "Not said to be read to the end, 2 of 3 sources" in words
    assert "Nothing is tagged with: “Never spoken of”" in words
    assert "Annotated by" in words
    assert "Ada (9 annotations)" in words
    with Project.open_for_reading(case.path) as project:
        for source in project.sources.all():
            assert project.sources.revision(source.id).sha256 in words


def test_the_grid_has_a_word_for_every_cell(case: Case, out: Path) -> None:
    text = written(case, out, "html")
    grid = text[text.index('<table class="grid">') :]
    grid = grid[: grid.index("</table>")]
    for words in ("silent", "unread", "≠ ", "60 to 70 people", 'scope="col"', 'scope="row"', "<caption"):
        assert words in grid


def test_figures_are_drawings_with_words(case: Case, out: Path) -> None:
    text = written(case, out, "html")
    assert text.count("<svg") == text.count("<desc") == text.count("</svg>") == 3
    assert text.count('role="img"') == 3
    assert re.search(r'<a href="#q-1-1"><circle', text)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_can_be_left_out(case: Case, out: Path, part: str) -> None:
    there = {
        "grid": "The grid",
        "agreed": "What nobody contradicts",
        "trajectories": "by the date of publication",
        "words": "What each calls it",
        "timeline": "The timeline",
        "copies": "Copies and relations",
        "silences": "Silent and unread",
        "method": "How this was worked out",
    }[part]
    assert there in page(case, out).words
    left = frozenset(each for each in PARTS if each != part)
    found = page(case, out, ReportOptions(parts=left, made_at=MADE_AT))
    assert there not in found.words
    assert {link[1:] for link in found.links} <= set(found.ids)


def test_scope_groups_and_sources(case: Case, out: Path) -> None:
    settled = page(case, out, ReportOptions(scope="settled", made_at=MADE_AT)).words
    assert "How many fled?" in settled
    assert "Somebody was hurt" not in settled
    conflict = page(case, out, ReportOptions(scope="conflict", made_at=MADE_AT)).words
    assert "The fire" in conflict
    assert "Somebody was hurt" not in conflict
    group = page(case, out, ReportOptions(groups=(case.ids["mill"],), made_at=MADE_AT)).words
    assert "How many fled?" in group, "a claim about the event"
    assert "What is it called?" not in group
    alone = page(case, out, ReportOptions(sources=(case.ids["one"],), made_at=MADE_AT))
    assert "60 to 70" not in alone.words
    assert "1 of 3 sources" in alone.words
    assert "0 in conflict" in alone.words
    assert {link[1:] for link in alone.links} <= set(alone.ids)


def test_orders(case: Case, out: Path) -> None:
    def first(order: str) -> list[str]:
        options = ReportOptions(order="date" if order == "date" else "codebook", made_at=MADE_AT)
        text = written(case, out, "html", options)
        return re.findall(r'<h3 id="c-\d+">.*?<bdi>(.*?)</bdi>', text)

    assert first("codebook").index("How many fled?") < first("codebook").index("The fire")
    assert set(first("date")) == set(first("codebook"))


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_is_stopped_leaves_the_old_file(case: Case, tmp_path: Path, form: Format) -> None:
    out = tmp_path / f"old.{form}"
    out.write_text("old", encoding="utf-8")

    def stop(done: int, _total: int) -> None:
        if done > 2:
            raise CrossreadError("stopped")

    with Project.open_for_reading(case.path) as project:
        with pytest.raises(CrossreadError, match="stopped"):
            write_report(project, out, form, report=stop)
        assert not project.store.conn.in_transaction
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mill.crossread", out.name]


def test_it_is_of_one_moment(case: Case, out: Path) -> None:
    with Project.open(case.path) as writer, Project.open_for_reading(case.path) as reader:
        seen = False

        def change(done: int, _total: int) -> None:
            nonlocal seen
            if done and not seen:
                seen = True
                writer.claims.edit(case.ids["hurt"], statement="Changed meanwhile")

        write_report(reader, out, "html", report=change)
        assert seen
    assert "Changed meanwhile" not in out.read_text(encoding="utf-8")


def test_progress_goes_up_to_the_end(case: Case, out: Path) -> None:
    told: list[tuple[int, int]] = []
    with Project.open_for_reading(case.path) as project:
        write_report(project, out, "html", report=lambda done, total: told.append((done, total)))
    shown = [done for done, total in told if total]
    assert shown == sorted(shown)
    assert told[-1][0] == told[-1][1] > 0


def test_where_it_cannot_be_written_is_said(case: Case, tmp_path: Path) -> None:
    with Project.open_for_reading(case.path) as project:
        for out, words in (
            (case.path, "is the project itself"),
            (tmp_path, "is a folder"),
            (tmp_path / "missing" / "x.html", "could not be written"),
        ):
            with pytest.raises(CrossreadError, match=words):
                write_report(project, out, "html")


def test_an_empty_project_has_a_report(tmp_path: Path) -> None:
    with Project.create(tmp_path / "empty.crossread", title="Empty"):
        pass
    with Project.open_for_reading(tmp_path / "empty.crossread") as project:
        for form in ("html", "md"):
            write_report(project, tmp_path / "empty.out", "html" if form == "html" else "md")
            text = (tmp_path / "empty.out").read_text(encoding="utf-8")
            assert "Nothing in the chosen scope stands against anything else" in text
            assert "Nothing is dated" in text
