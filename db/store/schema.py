"""The tables of a project file, and which of their columns the history keeps. Statements only: nothing here runs them.

To change the schema: add a migration in `migrations.py` with the statements that lead from the last version here, bring
`TABLES` up to date, raise `SCHEMA_VERSION`, and commit the fixture of the new version (tests/db/store/make_fixture.py
writes it); the fixtures of earlier versions stay as they are, for every later program must read them.
"""

from crossread.db.record import record

APPLICATION_ID = 0x43524F53
SCHEMA_VERSION = 1


@record
class Table:
    """A table under the history: its columns after `key` and `id`, and which names the record it belongs to."""

    name: str
    columns: tuple[str, ...]
    kind: str
    owner: str | None = None
    stamped: bool = False

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Every column, `key` and `id` first."""
        return ("key", "id", *self.columns)


def _table(name: str, columns: str, kind: str, owner: str | None = None) -> Table:
    names = tuple(columns.split())
    return Table(name=name, columns=names, kind=kind, owner=owner, stamped="modified_at" in names)


TABLES: tuple[Table, ...] = (
    _table("project", "title created_at modified_at", "project"),
    _table(
        "sources",
        "title author publisher url published published_ground language kind note reliability sort_order file_name "
        "modified_at",
        "source",
    ),
    _table("revisions", "source_id number sha256 imported_at", "revision", "source_id"),
    _table("zones", "source_id revision start end kind", "revision", "source_id"),
    _table("finished", "source_id revision at by", "revision", "source_id"),
    _table("voices", "name kind aliases parent_id modified_at", "voice"),
    _table("events", "title date description color parent_id modified_at", "event"),
    _table(
        "claims",
        "statement value_type compare unit tolerance event_id parent_id part_of_total description color modified_at",
        "claim",
    ),
    _table("answers", "claim_id text aliases", "claim", "claim_id"),
    _table(
        "annotations",
        "source_id revision start end quote prefix suffix note created_at modified_at created_by",
        "annotation",
        "source_id",
    ),
    _table("event_tags", "annotation_id event_id date date_given date_anchor voice_id", "annotation", "annotation_id"),
    _table(
        "positions",
        "annotation_id claim_id voice_id stance value value_high qualifier value_given answer_id via date_anchor as_of "
        "scope certainty source_stance",
        "annotation",
        "annotation_id",
    ),
    _table("relations", "a b kind reason decided_by decided_at", "relation"),
    _table("silences", "source_id claim_id revision note created_by modified_at", "silence"),
    _table(
        "verdicts",
        "claim_id event_id status finding confidence reason set_aside judged decided_by decided_at",
        "verdict",
    ),
)
BY_NAME = {table.name: table for table in TABLES}

VERSION_1 = (
    """CREATE TABLE project (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, created_at TEXT NOT NULL, modified_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE texts (
        key INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL, length INTEGER NOT NULL) STRICT""",
    """CREATE TABLE sources (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, author TEXT, publisher TEXT, url TEXT, published TEXT,
        published_ground TEXT CHECK (published_ground IN ('stated', 'guessed', 'typed')),
        language TEXT, kind TEXT, note TEXT NOT NULL DEFAULT '', reliability TEXT, sort_order INTEGER, file_name TEXT,
        modified_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE revisions (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL CHECK (number >= 1),
        sha256 TEXT NOT NULL REFERENCES texts (sha256) DEFERRABLE INITIALLY DEFERRED,
        imported_at TEXT NOT NULL, UNIQUE (source_id, number), UNIQUE (source_id, sha256)) STRICT""",
    """CREATE TABLE zones (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL, revision INTEGER NOT NULL, start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        kind TEXT NOT NULL CHECK (kind IN ('headline', 'introduction', 'caption', 'pull_quote', 'furniture')),
        FOREIGN KEY (source_id, revision) REFERENCES revisions (source_id, number)
            DEFERRABLE INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE finished (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL,
        FOREIGN KEY (source_id, revision) REFERENCES revisions (source_id, number)
            DEFERRABLE INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE voices (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, kind TEXT, aliases TEXT NOT NULL DEFAULT '[]',
        parent_id TEXT REFERENCES voices (id) DEFERRABLE INITIALLY DEFERRED,
        modified_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE events (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, date TEXT, description TEXT NOT NULL DEFAULT '', color TEXT NOT NULL,
        parent_id TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
        modified_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE claims (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        statement TEXT NOT NULL,
        value_type TEXT NOT NULL CHECK (value_type IN ('truth', 'number', 'date', 'duration', 'answer')),
        compare TEXT NOT NULL DEFAULT 'exclusive' CHECK (compare IN ('exclusive', 'coexist', 'wording')),
        unit TEXT, tolerance TEXT,
        event_id TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
        parent_id TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
        part_of_total INTEGER NOT NULL DEFAULT 0 CHECK (part_of_total IN (0, 1)),
        description TEXT NOT NULL DEFAULT '', color TEXT NOT NULL,
        modified_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE answers (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        claim_id TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL, aliases TEXT NOT NULL DEFAULT '[]') STRICT""",
    """CREATE TABLE annotations (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL, revision INTEGER NOT NULL, start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL, modified_at TEXT NOT NULL, created_by TEXT NOT NULL,
        FOREIGN KEY (source_id, revision) REFERENCES revisions (source_id, number)
            DEFERRABLE INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE event_tags (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        annotation_id TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
        event_id TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
        date TEXT, date_given TEXT, date_anchor TEXT,
        voice_id TEXT REFERENCES voices (id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (annotation_id, event_id)) STRICT""",
    """CREATE TABLE positions (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        annotation_id TEXT NOT NULL REFERENCES annotations (id) DEFERRABLE INITIALLY DEFERRED,
        claim_id TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
        voice_id TEXT REFERENCES voices (id) DEFERRABLE INITIALLY DEFERRED,
        stance TEXT NOT NULL DEFAULT 'asserts' CHECK (stance IN ('asserts', 'denies', 'questions')),
        value TEXT, value_high TEXT,
        qualifier TEXT CHECK (qualifier IN
            ('about', 'nearly', 'more than', 'at least', 'up to', 'less than', 'at most')),
        value_given TEXT,
        answer_id TEXT REFERENCES answers (id) DEFERRABLE INITIALLY DEFERRED,
        via TEXT NOT NULL DEFAULT '[]', date_anchor TEXT, as_of TEXT, scope TEXT NOT NULL DEFAULT '',
        certainty TEXT NOT NULL DEFAULT 'certain' CHECK (certainty IN ('certain', 'likely', 'possible')),
        source_stance TEXT CHECK (source_stance IN ('endorses', 'distances', 'rejects'))) STRICT""",
    """CREATE TABLE relations (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        a TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
        b TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL CHECK (kind IN ('copies', 'translates', 'same_origin', 'independent')),
        reason TEXT NOT NULL DEFAULT '', decided_by TEXT NOT NULL, decided_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE silences (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL, claim_id TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
        revision INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', created_by TEXT NOT NULL, modified_at TEXT NOT NULL,
        UNIQUE (source_id, claim_id, revision),
        FOREIGN KEY (source_id, revision) REFERENCES revisions (source_id, number)
            DEFERRABLE INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE verdicts (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        claim_id TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
        event_id TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
        status TEXT NOT NULL CHECK (status IN ('open', 'settled', 'cannot_be_settled', 'not_a_conflict')),
        finding TEXT, confidence TEXT, reason TEXT NOT NULL DEFAULT '', set_aside TEXT NOT NULL DEFAULT '[]',
        judged TEXT, decided_by TEXT NOT NULL, decided_at TEXT NOT NULL,
        CHECK ((claim_id IS NULL) <> (event_id IS NULL))) STRICT""",
    """CREATE TABLE steps (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, at TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'import', 'merge')),
        undoes INTEGER REFERENCES steps (number), label TEXT NOT NULL, args TEXT NOT NULL DEFAULT '{}',
        parent INTEGER NOT NULL DEFAULT 0, undo_top INTEGER NOT NULL DEFAULT 0,
        redo_top INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE history (
        key INTEGER PRIMARY KEY, step INTEGER NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
        owner_id TEXT, op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')), before TEXT) STRICT""",
    """CREATE TABLE documents (
        key INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL, body TEXT NOT NULL,
        UNIQUE (kind, record_id)) STRICT""",
    """CREATE VIRTUAL TABLE document_index USING fts5 (
        body, content = 'documents', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE text_index USING fts5 (
        body, content = '', tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE text_trigrams USING fts5 (body, content = '', tokenize = 'trigram')""",
    "CREATE INDEX zones_by_revision ON zones (source_id, revision)",
    "CREATE INDEX finished_by_revision ON finished (source_id, revision)",
    "CREATE INDEX answers_by_claim ON answers (claim_id)",
    "CREATE INDEX annotations_by_revision ON annotations (source_id, revision, start)",
    "CREATE INDEX event_tags_by_event ON event_tags (event_id, annotation_id)",
    "CREATE INDEX positions_by_annotation ON positions (annotation_id)",
    "CREATE INDEX positions_by_claim ON positions (claim_id, annotation_id)",
    "CREATE INDEX positions_by_voice ON positions (voice_id) WHERE voice_id IS NOT NULL",
    "CREATE INDEX positions_by_answer ON positions (answer_id) WHERE answer_id IS NOT NULL",
    "CREATE INDEX event_tags_by_voice ON event_tags (voice_id) WHERE voice_id IS NOT NULL",
    "CREATE INDEX positions_anchored ON positions (id) WHERE date_anchor IS NOT NULL",
    "CREATE INDEX event_tags_anchored ON event_tags (id) WHERE date_anchor IS NOT NULL",
    "CREATE INDEX verdicts_by_claim ON verdicts (claim_id)",
    "CREATE INDEX verdicts_by_event ON verdicts (event_id)",
    "CREATE INDEX claims_by_event ON claims (event_id)",
    "CREATE INDEX history_by_step ON history (step)",
    "CREATE INDEX history_by_row ON history (row_id)",
    "CREATE INDEX revisions_by_text ON revisions (sha256)",
)
