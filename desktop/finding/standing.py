"""The hits in all texts that are searched, in the order of the panes, and which of them one has gone to. No Qt."""

from collections.abc import Mapping, Sequence

from crossread.db.finding import Hits, PatternFault
from crossread.db.record import record


@record
class Searched:
    """A text to find in: `key` is its source, `letter` what its source is called in the window."""

    key: str
    letter: str
    revision: int
    text: str


@record
class Place:
    """A hit: the source and the range of code points."""

    key: str
    start: int
    end: int


class Standing:
    """Filled text by text as the answers come in; what is not there yet counts as without hits."""

    def __init__(self, searched: Sequence[Searched] = ()) -> None:
        self.searched = tuple(searched)
        self._hits: dict[str, Hits] = {}
        self._faults: dict[str, PatternFault] = {}
        self._part, self._number = -1, -1

    def put(self, key: str, found: Hits | PatternFault) -> None:
        """The answer for one text."""
        if isinstance(found, Hits):
            self._hits[key] = found
        else:
            self._faults[key] = found

    def hits(self, key: str) -> Hits:
        """What was found in a text."""
        return self._hits.get(key, _NONE)

    @property
    def faults(self) -> Mapping[str, PatternFault]:
        """Why some texts could not be searched, by key."""
        return self._faults

    @property
    def is_whole(self) -> bool:
        """Whether every text has its answer."""
        return len(self._hits) + len(self._faults) == len(self.searched)

    def counts(self) -> list[tuple[str, int]]:
        """How many hits each text has, by the letter of its source, in the order of the panes."""
        return [(one.letter, len(self.hits(one.key))) for one in self.searched]

    @property
    def total(self) -> int:
        """How many hits there are in all texts."""
        return sum(map(len, self._hits.values()))

    @property
    def number(self) -> int:
        """Which of all hits the current one is, from 1; 0 for none."""
        if self._part < 0:
            return 0
        before = sum(len(self.hits(one.key)) for one in self.searched[: self._part])
        return before + self._number + 1

    @property
    def current(self) -> Place | None:
        """The hit gone to."""
        if self._part < 0:
            return None
        key = self.searched[self._part].key
        start, end = self.hits(key)[self._number]
        return Place(key=key, start=start, end=end)

    def number_in(self, key: str) -> int:
        """Which hit of a text is the current one, from 0; -1 if it is in another or there is none."""
        return self._number if self._part >= 0 and self.searched[self._part].key == key else -1

    def choose_from(self, key: str, offset: int) -> None:
        """Go to the first hit at or after an offset of a text, or in the texts after it, or else the first of all."""
        parts = [one.key for one in self.searched]
        first = parts.index(key) if key in parts else 0
        self.forget_current()
        if not self.total:
            return
        for part in range(first, len(parts)):
            hits = self.hits(parts[part])
            number = hits.first_from(offset) if parts[part] == key else 0
            if number < len(hits):
                self._part, self._number = part, number
                return
        self._part = next(part for part, one in enumerate(parts) if len(self.hits(one)))
        self._number = 0

    def forget_current(self) -> None:
        """Be at no hit."""
        self._part = self._number = -1

    def step(self, *, forward: bool) -> bool:
        """Go to the next hit, or the one before; whether that meant to begin again at the other end."""
        if not self.total:
            return False
        if self._part < 0:
            self.choose_from("", 0)
            return False
        number = self._number + (1 if forward else -1)
        if 0 <= number < len(self.hits(self.searched[self._part].key)):
            self._number = number
            return False
        part, way = self._part, 1 if forward else -1
        has_wrapped = False
        while True:
            part += way
            if not 0 <= part < len(self.searched):
                part %= len(self.searched)
                has_wrapped = True
            count = len(self.hits(self.searched[part].key))
            if count:
                self._part, self._number = part, 0 if forward else count - 1
                return has_wrapped

    def places(self) -> list[Place]:
        """All hits, in order."""
        return [Place(key=one.key, start=start, end=end) for one in self.searched for start, end in self.hits(one.key)]


_NONE = Hits()
