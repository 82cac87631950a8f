"""The line while it is typed: words or marks, the caret, the choice in the list, and what Enter would store. Pure."""

from dataclasses import replace

from crossread.db.records import VALUE_TYPES, ValueType
from crossread.desktop.naming.claim_kind import kind_of
from crossread.desktop.tagging.entering import NO_ROWS, Entering, Row, Rows, completed, kind_for_marks
from crossread.desktop.tagging.line import split
from crossread.desktop.tagging.operations import Subject, Wish


class TypedLine:
    """Begins empty. Until the words are settled `text` is these, then it is the marks; offsets are code points."""

    def __init__(self, entering: Entering) -> None:
        self.entering = entering
        self.text = ""
        self.caret = 0
        self.settled: Subject | None = None
        self.rows: Rows = NO_ROWS
        self.moved = False
        """Whether the choice was made by hand, and not by what is typed."""
        self._kind: ValueType | None = None
        self._refresh()

    def type(self, text: str, caret: int) -> None:
        """The line says something else. Where marks begin by themselves, the words before them are settled."""
        self.text, self.caret, self.moved = text, caret, False
        if self.settled is None:
            line = split(text)
            row = None
            if line.marks_at is not None:
                row = self.entering.subjects(line.words, kind=self._kind).row
            if row is not None:
                self.settled = self.entering.subject(row)
                self.text = line.marks
                self.caret = max(caret - (len(text) - len(line.marks)), 0)
        self._refresh()

    def move_caret(self, caret: int) -> None:
        """The caret is elsewhere: another mark can be completed."""
        if caret != self.caret:
            self.caret, self.moved = caret, False
            self._refresh()

    def update(self, entering: Entering) -> None:
        """Something came from the project meanwhile; the choice is not taken from under the hand."""
        self.entering = entering
        chosen = self.rows.row if self.moved else None
        self._refresh()
        if chosen is not None and chosen in self.rows.rows:
            self.rows = replace(self.rows, chosen=self.rows.rows.index(chosen))
        else:
            self.moved = False

    def move(self, by: int) -> Row | None:
        """Choose the next row, or the one before; from the last on to the first."""
        count = len(self.rows.rows)
        if not count:
            return None
        chosen = self.rows.chosen
        self.choose((chosen + by) % count if chosen >= 0 else (0 if by > 0 else count - 1))
        return self.rows.row

    def choose(self, place: int) -> None:
        """Choose a row by its place."""
        self.rows, self.moved = replace(self.rows, chosen=place), True

    def choose_new(self) -> None:
        """Choose to make what is typed, if that can be made."""
        new = next((at for at, row in enumerate(self.rows.rows) if row.is_new), None)
        if new is not None:
            self.choose(new)

    def complete(self) -> bool:
        """Settle the choice, or complete the mark at the caret with it; False if there is nothing to choose."""
        row = self.rows.row
        if row is None:
            return False
        if self.settled is None:
            self.settled = self.entering.subject(row)
            self.text, self.caret = "", 0
        else:
            self.text, self.caret = completed(self.text, self.rows, row)
        self.moved = False
        self._refresh()
        return True

    def settle(self, subject: Subject) -> None:
        """Begin with the words settled: marks are typed next."""
        self.settled, self.text, self.caret, self.moved = subject, "", 0, False
        self._refresh()

    def unsettle(self) -> None:
        """Back to the words."""
        if self.settled is None:
            return
        self.text, self.settled, self.moved, self._kind = self.settled.name, None, False, None
        self.caret = len(self.text)
        self._refresh()

    @property
    def makes_claim(self) -> bool:
        """Whether Enter would make a claim, whose kind can still be changed."""
        wish = self.wish()
        return wish is not None and wish.subject.id is None and not wish.subject.is_event

    @property
    def as_claim(self) -> Subject | None:
        """The claim to be tagged with instead, where an event was given what only a claim holds; else nothing."""
        wish = self.wish()
        if self.settled is None or not self.settled.is_event or wish is None or "claim" not in self.entering.kinds:
            return None
        if all(fault.kind != "of_claim" for fault in wish.said.faults):
            return None
        name = self.settled.name
        named = self.entering.book.claim_index.named(name)
        claim = self.entering.book.claims.get(named.id) if named is not None else None
        if claim is not None:
            return Subject(id=claim.id, name=claim.statement, value_type=claim.value_type)
        return Subject(id=None, name=name, value_type=kind_of(name))

    def make_claim(self) -> bool:
        """Tag with the claim instead, and keep what was said; False if there was nothing that only a claim holds."""
        claim = self.as_claim
        if claim is None:
            return False
        self.settled, self.moved, self._kind = claim, False, None
        self._refresh()
        return True

    def choose_kind(self, kind: ValueType) -> None:
        """Make the new claim of this kind, whatever its words say."""
        chosen = self.rows.chosen if self.settled is None else -1
        self._kind = kind
        self.update(self.entering)
        if 0 <= chosen < len(self.rows.rows):
            # Rows that make something change places when a claim is meant; the claim is what stays chosen.
            self.choose(next((at for at, row in enumerate(self.rows.rows) if row.kind == "new_claim"), chosen))

    def next_kind(self) -> ValueType | None:
        """Make the new claim of the next kind; None if no claim would be made."""
        wish = self.wish()
        if wish is None or not self.makes_claim or wish.subject.value_type is None:
            return None
        kind = VALUE_TYPES[(VALUE_TYPES.index(wish.subject.value_type) + 1) % len(VALUE_TYPES)]
        self.choose_kind(kind)
        return kind

    def remove_piece(self, place: int) -> None:
        """Take away a part of what is said, by its place among the pieces."""
        wish = self.wish()
        if wish is None or not 0 <= place < len(wish.said.pieces):
            return
        piece = wish.said.pieces[place]
        self._settle_choice()
        if piece.is_suggested:
            text = f"{self.text.rstrip()} - ".lstrip()
        else:
            text = f"{self.text[: piece.token.start].rstrip()} {self.text[piece.token.end :].lstrip()}".lstrip()
        self.type(text, len(text))

    def take_offered(self, place: int) -> None:
        """Say another value of the selection, by its place among those offered."""
        wish = self.wish()
        if wish is None or not 0 <= place < len(wish.said.others):
            return
        offered = wish.said.others[place].given or ""
        self._settle_choice()
        self.type(f"{offered} {self.text}".rstrip() + " ", len(offered))

    def wish(self) -> Wish | None:
        """What Enter would store; None if nothing is typed and nothing can be chosen."""
        row = self.rows.row
        if self.settled is None:
            if row is None:
                return None
            subject, marks = self.entering.subject(row), ""
        else:
            subject, marks = self.settled, self.text
            if self.moved and row is not None:
                marks, _ = completed(marks, self.rows, row)
        if subject.id is None and not subject.is_event:
            kind = self._kind or kind_for_marks(subject, marks)
            subject = replace(subject, value_type=kind) if kind else subject
        return self.entering.wish(subject, marks)

    def changes_what_is_there(self, wish: Wish) -> bool:
        """Whether the passage says something on it already, in the same voice."""
        existing = self.entering.around.existing
        if existing is None or wish.subject.id is None:
            return False
        if wish.subject.is_event:
            return any(each.event_id == wish.subject.id for each in existing.events)
        voice = wish.said.voice
        if voice is not None and voice.id is None:
            return False
        voice_id = voice.id if voice else None
        return any(each.claim_id == wish.subject.id and each.voice_id == voice_id for each in existing.positions)

    def _settle_choice(self) -> None:
        if self.settled is None and self.rows.row is not None:
            self.settled = self.entering.subject(self.rows.row)
            self.text, self.caret = "", 0

    def _refresh(self) -> None:
        if self.settled is None:
            self.rows = self.entering.subjects(self.text.strip(), kind=self._kind)
        else:
            self.rows = self.entering.completions(self.settled, self.text, self.caret)
