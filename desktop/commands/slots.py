"""The nine digits and the tags that they stand for. Pure; no Qt.

A digit does not change under the fingers: a tag keeps its digit as long as it has one, in whatever order tags are used.
A tag that has none takes the first digit that is free, and if none is, that of the tag which was used longest ago.
"""

from collections.abc import Collection, Iterable, Sequence

COUNT = 9


class Slots:
    """Which tag each digit stands for, by the tags' ids."""

    def __init__(self) -> None:
        self._ids: list[str] = [""] * COUNT
        self._used: list[str] = []

    def start(self, ids: Sequence[str], used: Iterable[str] = ()) -> None:
        """Begin anew with what `ids` and `used` were."""
        self._ids = [*ids[:COUNT], *[""] * (COUNT - len(ids))]
        self._used = [each for each in used if each in self._ids]
        self._used += [each for each in self._ids if each and each not in self._used]

    def fill(self, ids: Iterable[str]) -> None:
        """Give the free digits to tags that were used before, the first of them first."""
        for tag_id in ids:
            if tag_id not in self._ids and "" in self._ids:
                self._ids[self._ids.index("")] = tag_id
                self._used.append(tag_id)

    def use(self, tag_id: str, there: Collection[str]) -> bool:
        """A tag was used; True if a digit stands for another now. `there` are the tags that there are.

        The digit of a tag that is gone is free, but only taken if no other is: an undo may bring the tag back.
        """
        is_new = tag_id not in self._ids
        if is_new:
            place = self._free(there)
            before, self._ids[place] = self._ids[place], tag_id
            if before in self._used:
                self._used.remove(before)
        if tag_id in self._used:
            self._used.remove(tag_id)
        self._used.insert(0, tag_id)
        return is_new

    def _free(self, there: Collection[str]) -> int:
        if "" in self._ids:
            return self._ids.index("")
        gone = next((place for place, each in enumerate(self._ids) if each not in there), None)
        return gone if gone is not None else self._ids.index(self._used[-1])

    @property
    def ids(self) -> tuple[str, ...]:
        """The tag of each digit from 1 to 9; empty for none."""
        return tuple(self._ids)

    @property
    def used(self) -> tuple[str, ...]:
        """The tags that have a digit, the one used last first."""
        return tuple(self._used)


def read_line(line: str) -> tuple[str, list[str], list[str]]:
    """The project, the tags of the digits and these by their use, from a line of the settings."""
    project_id, _, rest = line.partition(":")
    ids = ["" if each == "-" else each for each in rest.split()][:COUNT]
    order = rest.partition("|")[2].split()
    if "|" in ids:
        ids = ids[: ids.index("|")]
    used = [ids[int(digit) - 1] for digit in order if digit.isdecimal() and 0 < int(digit) <= len(ids)]
    return project_id.strip(), ids, [each for each in dict.fromkeys(used) if each]


def write_line(project_id: str, slots: Slots) -> str:
    """What `read_line` reads: `project: id id - … | 2 1`."""
    ids = " ".join(each or "-" for each in slots.ids)
    order = " ".join(str(slots.ids.index(each) + 1) for each in slots.used)
    return f"{project_id}: {ids} | {order}"
