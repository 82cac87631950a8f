"""What a record of each table is called, in English; the interface translates these very texts."""

# A record of each table, as after "added" or in "the … of".
NOUNS: dict[str, str] = {
    "project": "project",
    "sources": "source",
    "revisions": "text",
    "zones": "zone",
    "finished": "mark of reading",
    "voices": "voice",
    "events": "event",
    "claims": "claim",
    "answers": "answer",
    "annotations": "annotation",
    "event_tags": "event tag",
    "positions": "position",
    "relations": "relation",
    "silences": "silence",
    "verdicts": "verdict",
}
NOUNS_OF_MANY: dict[str, str] = {
    "project": "projects",
    "sources": "sources",
    "revisions": "texts",
    "zones": "zones",
    "finished": "marks of reading",
    "voices": "voices",
    "events": "events",
    "claims": "claims",
    "answers": "answers",
    "annotations": "annotations",
    "event_tags": "event tags",
    "positions": "positions",
    "relations": "relations",
    "silences": "silences",
    "verdicts": "verdicts",
}
