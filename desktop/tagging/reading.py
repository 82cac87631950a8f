"""Reads the marks of a line for an event or a claim of some kind. Pure; no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crossread.db import dates
from crossread.db.records import CERTAINTIES, SOURCE_STANCES, VALUE_TYPES, DateAnchor, Stance, ValueType
from crossread.desktop.naming.matching import Index, Named, Rank
from crossread.desktop.tagging import values
from crossread.desktop.tagging.line import Token, tokens
from crossread.desktop.tagging.said import Anchor, Choice, Fault, FaultKind, On, Piece, Said
from crossread.desktop.tagging.suggestions import Value, suggested, words_for

_READERS: dict[str, tuple[Callable[[str], Value | None], FaultKind]] = {
    "number": (values.number, "no_number"),
    "duration": (values.duration, "no_duration"),
}
_STANCES: dict[str, Stance] = {"denies": "denies", "questions": "questions", "asserts": "asserts"}
_OF_EVENTS = frozenset(("value", "none", "voice", "anchor"))


def read(marks: str, on: On) -> Said:
    """What the marks say. Nothing raises: what is not understood is among the faults and left out."""
    return _Reader(marks, on).said()


def kind_named(text: str) -> ValueType | None:
    """The kind of claim that begins with the letters; `d` alone is a date."""
    if text.casefold() in ("d", "date"):
        return "date"
    return next((kind for kind in VALUE_TYPES if kind.startswith(text.casefold())), None)


class _Reader:
    def __init__(self, marks: str, on: On) -> None:
        self._on = on
        self._tokens = _whole(tokens(marks), on.voices)
        self._said = Said()
        self._pieces: list[Piece] = []
        self._faults: list[Fault] = []
        self._typed_value = self._no_value = False

    def said(self) -> Said:
        kinds = [kind for token in self._tokens if token.kind == "kind" and (kind := kind_named(token.text))]
        if kinds and self._on.is_new and self._on.kind != "event":
            self._on = replace(self._on, kind=kinds[-1])
        # A date is read with its anchor, wherever on the line that stands.
        for token in self._tokens:
            if token.kind == "anchor":
                self._anchor(token)
        for token in self._tokens:
            if self._on.kind == "event" and token.kind not in _OF_EVENTS:
                self._fault("not_of_event", token)
            else:
                self._take(token)
        self._suggest()
        order = sorted(self._pieces, key=lambda piece: (piece.is_suggested, piece.token.start))
        faults = sorted(self._faults, key=lambda fault: fault.token.start)
        return replace(self._said, pieces=tuple(order), faults=tuple(faults))

    def _take(self, token: Token) -> None:
        match token.kind:
            case "value":
                self._value(token)
            case "none":
                self._no_value = True
                self._piece(token, "")
            case "voice":
                self._voice(token)
            case "denies" | "questions" | "asserts":
                self._said = replace(self._said, stance=_STANCES[token.kind])
                self._piece(token, "")
            case "as_of":
                self._as_of(token)
            case "scope" | "via":
                self._named(token)
            case "certainty" | "source_stance":
                self._word(token)
            case "kind":
                self._kind(token)
            case "anchor":
                pass

    def _value(self, token: Token) -> None:
        if self._typed_value:
            self._fault("second_value", token)
        elif self._on.kind == "truth":
            self._truth(token)
        elif self._on.kind == "answer":
            self._answer(token)
        elif self._on.kind in ("event", "date"):
            anchor = self._said.anchor.date if self._said.anchor else None
            of_claim = self._on.kind == "event" and values.is_of_claim(token.text)
            self._set_value(token, values.date(token.text, anchor), "of_claim" if of_claim else "no_date")
        else:
            reader, fault = _READERS[self._on.kind]
            self._set_value(token, reader(token.text), fault)

    def _set_value(self, token: Token, value: Value | None, fault: FaultKind) -> None:
        # What was meant to be a value keeps that of the selection out, even if it cannot be read.
        self._typed_value = True
        if value is None:
            self._fault(fault, token)
            return
        if value.given is None:
            given = words_for(self._on.quote, self._on.value_kind, value.value, value.value_high)
            value = replace(value, given=given)
        self._said = replace(self._said, value=value)
        self._piece(token, token.text)

    def _truth(self, token: Token) -> None:
        holds = values.truth(token.text)
        if holds is None:
            self._fault("no_truth", token)
            return
        self._typed_value = True
        self._said = replace(self._said, stance="asserts" if holds else "denies")
        self._piece(token, token.text)

    def _answer(self, token: Token) -> None:
        if not token.text:
            self._fault("no_answer", token)
            return
        chosen = _choose(self._on.answers, token)
        self._typed_value = True
        self._said = replace(self._said, answer=chosen)
        self._piece(token, chosen.name, is_new=chosen.id is None)

    def _voice(self, token: Token) -> None:
        if self._said.voice is not None:
            self._fault("second_voice", token)
            return
        offered = self._on.offered_voice
        if token.text:
            voice = _choose(self._on.voices, token)
        elif offered is not None:
            voice = Choice(offered.id, offered.text)
        else:
            self._fault("no_offered_voice", token)
            return
        self._said = replace(self._said, voice=voice)
        self._piece(token, voice.name, is_new=voice.id is None)

    def _as_of(self, token: Token) -> None:
        anchor = self._said.anchor.date if self._said.anchor else None
        read_as = dates.read(token.text) or (dates.resolve(token.text, anchor) if anchor else None)
        if read_as is None:
            self._fault("no_as_of", token)
            return
        self._said = replace(self._said, as_of=read_as)
        self._piece(token, read_as)

    def _named(self, token: Token) -> None:
        if not token.text:
            self._fault("empty", token)
            return
        if token.kind == "scope":
            self._said = replace(self._said, scope=token.text)
        else:
            self._said = replace(self._said, via=(*self._said.via, token.text))
        self._piece(token, token.text)

    def _word(self, token: Token) -> None:
        certainty = next((each for each in CERTAINTIES if each.startswith(token.text.casefold())), None)
        stance = next((each for each in SOURCE_STANCES if each.startswith(token.text.casefold())), None)
        if token.kind == "certainty" and certainty is not None:
            self._said = replace(self._said, certainty=certainty)
            self._piece(token, certainty)
        elif token.kind == "source_stance" and stance is not None:
            self._said = replace(self._said, source_stance=stance)
            self._piece(token, stance)
        else:
            self._fault("unknown_word", token)

    def _kind(self, token: Token) -> None:
        kind = kind_named(token.text)
        if kind is None:
            self._fault("unknown_word", token)
        elif not self._on.is_new:
            self._fault("kind_is_fixed", token)
        else:
            self._said = replace(self._said, kind=kind)
            self._piece(token, kind)

    def _anchor(self, token: Token) -> None:
        published = self._on.published
        if not token.text or (len(token.text) > 1 and "published".startswith(token.text.casefold())):
            if published is None:
                self._fault("no_published", token)
                return
            anchor = Anchor(DateAnchor(published=True), published, "")
        else:
            found = self._on.anchors.find(token.text, limit=1)
            if not found or (token.quoted and found[0].rank is not Rank.WHOLE):
                self._fault("no_anchor", token)
                return
            event = found[0].named
            anchor = Anchor(DateAnchor(event_id=event.id), self._on.anchor_dates[event.id], event.text)
        self._said = replace(self._said, anchor=anchor)
        self._piece(token, anchor.name)

    def _suggest(self) -> None:
        """Fill in what the selection states, unless a value was typed or refused."""
        if self._typed_value or self._no_value or self._on.kind in ("truth", "answer"):
            return
        anchor = self._said.anchor.date if self._said.anchor else None
        offered = [values.resolved(each, anchor) for each in suggested(self._on.quote, self._on.value_kind)]
        if self._on.event_date is not None:
            offered = [each for each in offered if values.is_near(each, self._on.event_date)]
        if not offered:
            return
        self._said = replace(self._said, value=offered[0], others=tuple(offered[1:]))
        self._piece(Token(kind="value", start=-1, end=-1, text=offered[0].given or ""), offered[0].given or "")

    def _piece(self, token: Token, text: str, *, is_new: bool = False) -> None:
        self._pieces.append(Piece(token, text, is_new))

    def _fault(self, kind: FaultKind, token: Token) -> None:
        self._faults.append(Fault(kind, token))


def best(index: Index, token: Token) -> Named | None:
    """What a token names: the very name if it is quoted, else what is surely found, or by letters if it is short."""
    if token.quoted:
        return index.named(token.text)
    found = index.find(token.text, limit=1)
    if not found:
        return None
    is_short = len(token.text) <= 5 and " " not in token.text and found[0].rank is Rank.LETTERS
    return found[0].named if found[0].rank.is_sure or is_short else None


def _choose(index: Index, token: Token) -> Choice:
    named = best(index, token)
    return Choice(None, token.text) if named is None else Choice(named.id, named.text)


def _whole(found: Sequence[Token], voices: Index) -> tuple[Token, ...]:
    """The tokens, cut where their words show it: known voices of several words need no quotes, dates end themselves."""
    made: list[Token] = []
    for token in found:
        before = made[-1] if made else None
        if token.kind == "as_of" and not token.quoted:
            made.extend(_first_words(token, token, lambda text: dates.read(text) is not None) or [token])
        elif before is not None and before.kind == "voice" and not before.quoted and before.text and _is_words(token):
            voice = replace(before, text=f"{before.text} {token.text}", end=token.end)
            cut = _first_words(voice, token, lambda text: _is_begun(voices, text), least=2)
            made[-1:] = cut or [before, token]
        else:
            made.append(token)
    return tuple(made)


def _is_words(token: Token) -> bool:
    return token.kind == "value" and not token.quoted


def _is_begun(voices: Index, text: str) -> bool:
    """Whether the name of a known voice begins so."""
    found = voices.find(text, limit=1)
    return bool(found) and found[0].rank in (Rank.WHOLE, Rank.START)


def _first_words(token: Token, last: Token, is_whole: Callable[[str], bool], least: int = 1) -> list[Token] | None:
    """The most words at the beginning that hold together, and a value of the rest; None if none do."""
    words = token.text.split(" ")
    for count in range(len(words), least - 1, -1):
        text, rest = " ".join(words[:count]), " ".join(words[count:])
        if is_whole(text):
            behind = max(last.start, last.end - len(rest))
            head = replace(token, text=text, end=token.end if not rest else behind)
            return [head, Token(kind="value", start=behind, end=last.end, text=rest)] if rest else [head]
    return None
