"""A simple model of a project in memory: what there should be, and what goes along when something is deleted or merged.

It knows sources with their texts, voices, events, claims with answers, annotations with tags and positions, silences
and relations. It is written anew from what the operations promise, and shares no code with them.
"""

from dataclasses import dataclass, field

from crossread.db.project import Project


@dataclass(slots=True)
class Model:
    """What there should be, by id; a text is known by its number."""

    sources: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    voices: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    events: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)
    claims: dict[str, tuple[str, str, str | None, str | None, list[str]]] = field(default_factory=dict)
    annotations: dict[str, tuple[str, int, int, int, str]] = field(default_factory=dict)
    tags: dict[str, tuple[str, str, str | None]] = field(default_factory=dict)
    positions: dict[str, tuple[str, str, str | None, str | None, str]] = field(default_factory=dict)
    silences: set[tuple[str, str, int]] = field(default_factory=set)
    relations: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    # What goes along

    def delete_source(self, source: str) -> None:
        """With its annotations, silences and relations."""
        self.drop_annotations({each for each, kept in self.annotations.items() if kept[0] == source})
        self.silences = {each for each in self.silences if each[0] != source}
        self.relations = {each: kept for each, kept in self.relations.items() if source not in kept[:2]}
        del self.sources[source]

    def drop_annotations(self, gone: set[str]) -> None:
        """With their tags and positions."""
        self.annotations = {each: kept for each, kept in self.annotations.items() if each not in gone}
        self.tags = {each: kept for each, kept in self.tags.items() if kept[0] not in gone}
        self.positions = {each: kept for each, kept in self.positions.items() if kept[0] not in gone}

    def delete_voice(self, voice: str) -> None:
        """What it said passes to its parent, as do those below it."""
        self._voice_passes_on(voice, self.voices[voice][1])

    def merge_voices(self, kept: str, lost: str) -> None:
        """One takes all of the other."""
        if self.voices[kept][1] == lost:
            self.voices[kept] = (self.voices[kept][0], self.voices[lost][1])
        self._voice_passes_on(lost, kept)

    def _voice_passes_on(self, voice: str, heir: str | None) -> None:
        self.voices = {
            each: (name, heir if parent == voice else parent)
            for each, (name, parent) in self.voices.items()
            if each != voice
        }
        self.tags = {each: (*kept[:2], heir if kept[2] == voice else kept[2]) for each, kept in self.tags.items()}
        self.positions = {
            each: (kept[0], kept[1], heir if kept[2] == voice else kept[2], *kept[3:])
            for each, kept in self.positions.items()
        }

    def delete_event(self, event: str) -> None:
        """With its tags; claims about it stay, those below it move up."""
        self.tags = {each: kept for each, kept in self.tags.items() if kept[1] != event}
        self._event_passes_on(event, None, self.events[event][2])

    def merge_events(self, kept: str, lost: str) -> None:
        """A passage that had both tags has one."""
        has = {tag[0] for tag in self.tags.values() if tag[1] == kept}
        self.tags = {each: tag for each, tag in self.tags.items() if tag[1] != lost or tag[0] not in has}
        self.tags = {each: (tag[0], kept if tag[1] == lost else tag[1], tag[2]) for each, tag in self.tags.items()}
        title, date, parent = self.events[kept]
        if parent == lost:
            parent = self.events[lost][2]
        self.events[kept] = (title, date or self.events[lost][1], parent)
        self._event_passes_on(lost, kept, kept)

    def _event_passes_on(self, event: str, heir: str | None, parent: str | None) -> None:
        self.events = {
            each: (title, date, parent if above == event else above)
            for each, (title, date, above) in self.events.items()
            if each != event
        }
        self.claims = {
            each: (*kept[:2], heir if kept[2] == event else kept[2], *kept[3:]) for each, kept in self.claims.items()
        }

    def delete_claim(self, claim: str) -> None:
        """With its positions, silences and answers."""
        self.positions = {each: kept for each, kept in self.positions.items() if kept[1] != claim}
        self.silences = {each for each in self.silences if each[1] != claim}
        del self.claims[claim]


def found_in(project: Project) -> Model:
    """The project as the model would say it, asked of its nouns."""
    found = Model()
    for source in project.sources.all():
        numbers = [each.number for each in project.sources.revisions(source.id)]
        found.sources[source.id] = (source.title, [project.sources.text(source.id, number) for number in numbers])
        for number in numbers:
            for each in project.annotations.of_source(source.id, number):
                assert project.sources.text(source.id, number)[each.start : each.end] == each.quote
                found.annotations[each.id] = (source.id, number, each.start, each.end, each.note)
                found.tags |= {tag.id: (each.id, tag.event_id, tag.voice_id) for tag in each.events}
                found.positions |= {
                    said.id: (each.id, said.claim_id, said.voice_id, said.answer_id, said.stance)
                    for said in each.positions
                }
    found.voices = {each.id: (each.name, each.parent_id) for each in project.voices.all()}
    found.events = {each.id: (each.title, each.date, each.parent_id) for each in project.events.all()}
    found.claims = {
        each.id: (each.statement, each.value_type, each.event_id, each.parent_id, [one.id for one in each.answers])
        for each in project.claims.all()
    }
    found.silences = {(each.source_id, each.claim_id, each.revision) for each in project.silences.all()}
    found.relations = {each.id: (each.a, each.b, each.kind) for each in project.relations.all()}
    return found
