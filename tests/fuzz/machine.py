"""A project beside the model of it: hypothesis draws operations, undo, redo and reopening, and both must agree."""

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.db.verify import verify
from tests.fuzz.driving import in_memory
from tests.fuzz.model import Model, found_in

WORDS = st.sampled_from(("Sinking", "A", "1490", "漢字", "👩‍👩‍👧 wept", "x " * 40 + "y", "O'Brien", "ß"))
NOTES = st.sampled_from(("", "seen", "a\nb", "“quoted”"))
DATES = st.sampled_from((None, "1912", "1912-04-15", "1912-04-14/1912-04-15", "1912~"))
TEXTS = tuple(
    f"{word} 👩‍👩‍👧 The line says that {number} were saved.\n\n漢字 and more words."
    for number, word in enumerate("abcd")
)
PICK = st.integers(0, 1 << 30)
_VERIFIED_EVERY = 12


class ProjectMachine(RuleBasedStateMachine):
    """One project in a folder of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="crossread-model-", dir=in_memory()))
        self.model = Model()
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.turns = 0

    @initialize()
    def create(self) -> None:
        """An empty project."""
        self.project = Project.create(self.folder / "any.crossread", author="Ada")

    def teardown(self) -> None:
        """Nothing is left; what was left open would be noticed."""
        if hasattr(self, "project"):
            faults = [fault.sentence for fault in verify(self.project) if not fault.note]
            self.project.close()
            assert not faults, faults
        shutil.rmtree(self.folder)

    # What is done, and how the model follows

    def _before(self) -> None:
        self.past.append(copy.deepcopy(self.model))
        self.future.clear()

    def _one(self, of: dict[str, Any], pick: int) -> str:
        assume(of)
        return list(of)[pick % len(of)]

    @rule(title=WORDS, text=st.sampled_from(TEXTS))
    def add_source(self, title: str, text: str) -> None:
        """A source with its first text."""
        self._before()
        self.model.sources[self.project.sources.add(title, text).id] = (title, [text])

    @rule(pick=PICK, text=st.sampled_from(TEXTS))
    def add_revision(self, pick: int, text: str) -> None:
        """Another text of a source."""
        source = self._one(self.model.sources, pick)
        title, texts = self.model.sources[source]
        assume(text not in texts)
        self._before()
        self.project.sources.add_revision(source, text)
        self.model.sources[source] = (title, [*texts, text])

    @rule(pick=PICK)
    def delete_source(self, pick: int) -> None:
        """With its annotations, silences and relations."""
        source = self._one(self.model.sources, pick)
        self._before()
        self.project.sources.delete(source)
        self.model.delete_source(source)

    @rule(name=WORDS, pick=PICK, below=st.booleans())
    def add_voice(self, name: str, pick: int, below: bool) -> None:
        """Perhaps below another."""
        parent = self._one(self.model.voices, pick) if below and self.model.voices else None
        self._before()
        self.model.voices[self.project.voices.add(name, parent_id=parent).id] = (name, parent)

    @rule(pick=PICK)
    def delete_voice(self, pick: int) -> None:
        """What it said passes to its parent, as do those below it."""
        voice = self._one(self.model.voices, pick)
        self._before()
        self.project.voices.delete(voice)
        self.model.delete_voice(voice)

    @rule(keep=PICK, gone=PICK)
    def merge_voices(self, keep: int, gone: int) -> None:
        """One takes all of the other."""
        kept, lost = self._one(self.model.voices, keep), self._one(self.model.voices, gone)
        assume(kept != lost)
        self._before()
        self.project.voices.merge(kept, lost)
        self.model.merge_voices(kept, lost)

    @rule(title=WORDS, date=DATES, pick=PICK, below=st.booleans())
    def add_event(self, title: str, date: str | None, pick: int, below: bool) -> None:
        """Perhaps below another."""
        parent = self._one(self.model.events, pick) if below and self.model.events else None
        self._before()
        self.model.events[self.project.events.add(title, date=date, parent_id=parent).id] = (title, date, parent)

    @rule(pick=PICK)
    def delete_event(self, pick: int) -> None:
        """With its tags; claims about it stay, those below it move up."""
        event = self._one(self.model.events, pick)
        self._before()
        self.project.events.delete(event)
        self.model.delete_event(event)

    @rule(keep=PICK, gone=PICK)
    def merge_events(self, keep: int, gone: int) -> None:
        """A passage that had both tags has one."""
        kept, lost = self._one(self.model.events, keep), self._one(self.model.events, gone)
        assume(kept != lost)
        self._before()
        self.project.events.merge(kept, lost)
        self.model.merge_events(kept, lost)

    @rule(statement=WORDS, kind=st.sampled_from(("truth", "number", "answer")), pick=PICK, about=st.booleans())
    def add_claim(self, statement: str, kind: Any, pick: int, about: bool) -> None:
        """Perhaps about an event; a question with answers has two."""
        event = self._one(self.model.events, pick) if about and self.model.events else None
        answers = ["ice", "fire"] if kind == "answer" else []
        self._before()
        made = self.project.claims.add(statement, kind, event_id=event, answers=answers)
        self.model.claims[made.id] = (statement, kind, event, None, [each.id for each in made.answers])

    @rule(pick=PICK)
    def delete_claim(self, pick: int) -> None:
        """With its positions, silences and answers."""
        claim = self._one(self.model.claims, pick)
        self._before()
        self.project.claims.delete(claim)
        self.model.delete_claim(claim)

    @rule(pick=PICK, start=st.integers(0, 60), length=st.integers(1, 30), note=NOTES, number=PICK)
    def annotate(self, pick: int, start: int, length: int, note: str, number: int) -> None:
        """A passage of one of the texts."""
        source = self._one(self.model.sources, pick)
        texts = self.model.sources[source][1]
        number = 1 + number % len(texts)
        start = min(start, len(texts[number - 1]) - 1)
        end = min(start + length, len(texts[number - 1]))
        self._before()
        passage = Passage(source_id=source, revision=number, start=start, end=end)
        made = self.project.annotations.add(passage, note=note)
        assert made.quote == texts[number - 1][start:end]
        self.model.annotations[made.id] = (source, number, start, end, note)

    @rule(pick=PICK, more=st.integers(-5, 5))
    def move(self, pick: int, more: int) -> None:
        """The end of a passage lies elsewhere."""
        each = self._one(self.model.annotations, pick)
        source, number, start, end, note = self.model.annotations[each]
        text = self.model.sources[source][1][number - 1]
        other = max(start + 1, min(end + more, len(text)))
        assume(other != end)
        self._before()
        self.project.annotations.move(each, start, other)
        self.model.annotations[each] = (source, number, start, other, note)

    @rule(pick=PICK, note=NOTES)
    def edit_note(self, pick: int, note: str) -> None:
        """Another note."""
        each = self._one(self.model.annotations, pick)
        before = self.model.annotations[each][-1]
        assume(note != before)
        self._before()
        self.project.annotations.edit_note(each, note)
        source, number, start, end, _ = self.model.annotations[each]
        self.model.annotations[each] = (source, number, start, end, note)

    @rule(pick=PICK, count=st.integers(1, 3))
    def delete_annotations(self, pick: int, count: int) -> None:
        """Some at once."""
        assume(self.model.annotations)
        names = list(self.model.annotations)
        gone = {names[(pick + more) % len(names)] for more in range(count)}
        self._before()
        self.project.annotations.delete(sorted(gone))
        self.model.drop_annotations(gone)

    @rule(pick=PICK, event=PICK, voice=PICK, said=st.booleans())
    def tag(self, pick: int, event: int, voice: int, said: bool) -> None:
        """An event on a passage that does not have it."""
        each, which = self._one(self.model.annotations, pick), self._one(self.model.events, event)
        assume(not any(kept[:2] == (each, which) for kept in self.model.tags.values()))
        by = self._one(self.model.voices, voice) if said and self.model.voices else None
        self._before()
        self.model.tags[self.project.annotations.tag_event(each, which, voice_id=by).id] = (each, which, by)

    @rule(pick=PICK)
    def untag(self, pick: int) -> None:
        """A tag less."""
        each = self._one(self.model.tags, pick)
        self._before()
        self.project.annotations.untag(each)
        del self.model.tags[each]

    @rule(pick=PICK, claim=PICK, voice=PICK, said=st.booleans(), stance=st.sampled_from(("asserts", "denies")))
    def add_position(self, pick: int, claim: int, voice: int, said: bool, stance: Any) -> None:
        """What a passage says on a claim."""
        each, which = self._one(self.model.annotations, pick), self._one(self.model.claims, claim)
        by = self._one(self.model.voices, voice) if said and self.model.voices else None
        answers = self.model.claims[which][4]
        answer = answers[pick % len(answers)] if answers else None
        self._before()
        made = self.project.annotations.add_position(each, which, voice_id=by, stance=stance, answer_id=answer)
        self.model.positions[made.id] = (each, which, by, answer, stance)

    @rule(pick=PICK)
    def remove_position(self, pick: int) -> None:
        """A position less."""
        each = self._one(self.model.positions, pick)
        self._before()
        self.project.annotations.remove_position(each)
        del self.model.positions[each]

    @rule(source=PICK, claim=PICK)
    def mark_silent(self, source: int, claim: int) -> None:
        """A source says nothing on a claim."""
        of, on = self._one(self.model.sources, source), self._one(self.model.claims, claim)
        assume((of, on, 1) not in self.model.silences)
        self._before()
        self.project.silences.add(of, on, 1)
        self.model.silences.add((of, on, 1))

    @rule(a=PICK, b=PICK, kind=st.sampled_from(("copies", "independent")))
    def relate(self, a: int, b: int, kind: Any) -> None:
        """Two sources, once."""
        one, other = self._one(self.model.sources, a), self._one(self.model.sources, b)
        assume(one != other)
        assume(not any({one, other} == set(kept[:2]) for kept in self.model.relations.values()))
        self._before()
        made = self.project.relations.add(one, other, kind)
        self.model.relations[made.id] = (one, other, kind)

    @rule(title=WORDS, other=WORDS)
    def two_in_one_step(self, title: str, other: str) -> None:
        """What is done together is undone together; what is broken off leaves nothing."""
        self._before()
        with self.project.step("add_event", name=title):
            for each in (title, other):
                self.model.events[self.project.events.add(each).id] = (each, None, None)
        try:
            with self.project.step("add_event", name=title):
                self.project.events.add("never")
                raise KeyError(title)
        except KeyError:
            return

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """The last is taken back."""
        assert self.project.history.undo() is not None
        self.future.append(self.model)
        self.model = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        """And done again."""
        assert self.project.history.redo() is not None
        self.past.append(self.model)
        self.model = self.future.pop()

    @rule()
    def reopen(self) -> None:
        """Everything is on the disk."""
        self.project.close()
        self.project = Project.open(self.folder / "any.crossread", author="Bea")

    # What must hold

    @invariant()
    def is_as_the_model(self) -> None:
        """Every record is what the model says, and no other is there."""
        if not hasattr(self, "project"):
            return
        assert found_in(self.project) == self.model
        assert (self.project.history.next_undo is None) == (not self.past)
        assert (self.project.history.next_redo is None) == (not self.future)
        self.turns += 1
        if self.turns % _VERIFIED_EVERY == 0:
            assert [fault.sentence for fault in verify(self.project) if not fault.note] == []
