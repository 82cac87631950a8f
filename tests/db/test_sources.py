"""Sources and revisions: texts kept exactly, recognised by their hash, deleted with what goes along."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Annotation, Passage, Source, Zone


def test_a_text_is_normalised_and_never_changed(project: Project) -> None:
    source = project.sources.add("Odd", "\ufeffone\r\ntwo\rthree e\u0301 \u2029 👩‍👩‍👧")
    assert project.sources.text(source.id) == "one\ntwo\nthree e\u0301 \u2029 👩‍👩‍👧"
    revision = project.sources.revision(source.id)
    assert revision.number == 1
    assert revision.length == len(project.sources.text(source.id))
    assert project.sources.find_same(revision.sha256) == [(source, 1)]


def test_a_changed_copy_is_a_revision(project: Project, source: Source, annotation: Annotation) -> None:
    text = project.sources.text(source.id)
    with pytest.raises(InvalidRecordError, match="exactly this text already"):
        project.sources.add_revision(source.id, text.replace("\n", "\r\n"))
    zone = Zone(start=0, end=8, kind="headline")
    second = project.sources.add_revision(source.id, "Correction. " + text, zones=[zone])
    assert second.zones == (zone,)
    assert [revision.number for revision in project.sources.revisions(source.id)] == [1, 2]
    assert project.sources.text(source.id).startswith("Correction")
    assert project.sources.text(source.id, 1) == text
    use = project.sources.goes_along(source.id, 1)
    assert (use.revisions, use.annotations) == (1, 1)
    project.sources.delete_revision(source.id, 1)
    assert project.annotations.count() == 0
    with pytest.raises(InvalidRecordError, match="delete the source instead"):
        project.sources.delete_revision(source.id, 2)
    third = project.sources.add_revision(source.id, text)
    assert third.number == 3


def test_metadata_is_edited_and_its_ground_kept(project: Project, source: Source) -> None:
    assert source.published_ground is None
    edited = project.sources.edit(source.id, published="1912-04-16", author="A. Reporter", note="late edition")
    assert (edited.published, edited.published_ground) == ("1912-04-16", "typed")
    assert project.sources.edit(source.id, published=None).published_ground is None
    for broken, words in (({"published": "1912-02-30"}, "no date"), ({"title": ""}, "title is empty")):
        with pytest.raises(InvalidRecordError, match=words):
            project.sources.edit(source.id, **broken)


def test_order_by_hand(project: Project, source: Source) -> None:
    other = project.sources.add("The Morning Paper", "Many were lost.")
    assert [found.id for found in project.sources.all()] == [source.id, other.id]
    project.sources.reorder([other.id, source.id])
    assert [found.id for found in project.sources.all()] == [other.id, source.id]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (0, 10_000)])
def test_a_zone_outside_the_text_is_refused(project: Project, source: Source, start: int, end: int) -> None:
    with pytest.raises(InvalidRecordError, match="outside the text"):
        project.sources.set_zones(source.id, 1, [Zone(start=start, end=end, kind="caption")])


def test_reading_is_finished_and_reopened(project: Project, source: Source) -> None:
    project.sources.finish(source.id, 1)
    assert [finished.by for finished in project.sources.revision(source.id).finished] == ["Ada"]
    project.sources.unfinish(source.id, 1)
    assert project.sources.revision(source.id).finished == ()


def test_deleting_a_source_takes_all_along_and_undo_brings_it_back(project: Project, annotation: Annotation) -> None:
    source_id = annotation.source_id
    other = project.sources.add("The Morning Paper", "Many were lost.")
    claim = project.claims.add("How many?", "number")
    project.annotations.add_position(annotation.id, claim.id, value="0")
    project.silences.add(source_id, project.claims.add("Why?", "answer").id, 1)
    project.relations.add(other.id, source_id, "copies")
    use = project.sources.goes_along(source_id)
    assert (use.revisions, use.annotations, use.event_tags, use.positions, use.silences, use.relations) == (
        *(1, 1, 0, 1),
        *(1, 1),
    )
    before = project.annotations.get(annotation.id)
    project.sources.delete(source_id)
    assert [found.id for found in project.sources.all()] == [other.id]
    assert project.relations.all() == []
    project.history.undo()
    after = project.annotations.get(annotation.id)
    assert (after.quote, after.positions) == (before.quote, before.positions)
    assert project.sources.text(source_id) == project.sources.text(source_id, 1)


def test_a_second_source_may_hold_the_same_text(project: Project, source: Source) -> None:
    twin = project.sources.add("A reprint", project.sources.text(source.id))
    assert project.store.number("SELECT count(*) FROM texts") == 1
    project.annotations.add(Passage(source_id=twin.id, revision=1, start=0, end=4))
    project.sources.delete(twin.id)
    assert project.sources.text(source.id)
