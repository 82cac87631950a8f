"""Where hits lie in one text: two arrays instead of a hundred thousand records."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator


class Hits:
    """Half-open ranges of code points, in order, none empty and none overlapping another. Not to be changed."""

    __slots__ = ("ends", "starts")

    def __init__(self, starts: "array[int] | None" = None, ends: "array[int] | None" = None) -> None:
        self.starts = array("I") if starts is None else starts
        self.ends = array("I") if ends is None else ends

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> "Hits":
        """Made of ranges that are in order."""
        both = list(ranges)
        return cls(array("I", [start for start, _ in both]), array("I", [end for _, end in both]))

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Hits":
        """What `to_bytes` gave, on the same machine."""
        half = len(packed) // 2
        starts, ends = array("I"), array("I")
        starts.frombytes(packed[:half])
        ends.frombytes(packed[half:])
        return cls(starts, ends)

    def to_bytes(self) -> bytes:
        """All starts, then all ends."""
        return self.starts.tobytes() + self.ends.tobytes()

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> tuple[int, int]:
        return self.starts[number], self.ends[number]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.starts, self.ends, strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hits) and self.starts == other.starts and self.ends == other.ends

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def __repr__(self) -> str:
        return f"Hits({list(self)!r})" if len(self) < 20 else f"Hits({len(self)})"

    def touching(self, start: int, end: int) -> range:
        """The numbers of the hits that share a code point with `[start, end)`."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def first_from(self, offset: int) -> int:
        """The number of the first hit that begins at an offset or after it; their count if there is none."""
        return bisect_left(self.starts, offset)
