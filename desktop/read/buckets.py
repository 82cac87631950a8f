"""Annotations by the shown paragraph in which they lie, so that painting asks only for what is visible. No Qt."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from crossread.db.records import Annotation
from crossread.desktop.read.offsets import OffsetMap

_start = attrgetter("start")
_place = attrgetter("start", "end", "id")


class Buckets:
    """Which annotations touch which block; each bucket is in the order of the passages' starts.

    Filled in one sweep over the annotations; adding or removing one costs no more than the blocks that it touches.
    """

    def __init__(self, offsets: OffsetMap, annotations: Iterable[Annotation] = ()) -> None:
        self.offsets = offsets
        self._by_id: dict[str, Annotation] = {}
        self._by_block: dict[int, list[Annotation]] = {}
        self._by_tag: dict[str, list[Annotation]] | None = None
        self._half: tuple[dict[str, list[Annotation]], Iterator[Annotation]] | None = None
        self._fill(sorted(annotations, key=_start))

    def _fill(self, annotations: list[Annotation]) -> None:
        # Those that begin in a block stand together, so each bucket is a slice, after those that reach in from before.
        self._by_id = {annotation.id: annotation for annotation in annotations}
        begins = [annotation.start for annotation in annotations]
        block_starts = self.offsets.starts
        last = len(block_starts) - 1
        at, count = 0, len(annotations)
        reaching: list[Annotation] = []
        block = 0
        while at < count or reaching:
            if not reaching:
                block = self.offsets.block_at(begins[at])
            block_end = block_starts[block + 1] if block < last else self.offsets.length + 1
            # What a damaged file says to lie beyond the end stays with the last block.
            low, at = at, bisect_left(begins, block_end, at) if block < last else count
            bucket = reaching + annotations[low:at]
            self._by_block[block] = bucket
            reaching = [one for one in bucket if one.end > block_end] if block < last else []
            block += 1

    def become(self, other: "Buckets") -> None:
        """Hold what another one of the same text holds, which is not to be used any more."""
        self._by_id, self._by_block = other._by_id, other._by_block
        self._by_tag, self._half = other._by_tag, other._half

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, annotation_id: str) -> Annotation | None:
        """The annotation with this id, if it lies in this text."""
        return self._by_id.get(annotation_id)

    def all(self) -> Iterable[Annotation]:
        """Every annotation of the text, in no particular order."""
        return self._by_id.values()

    def in_block(self, block: int) -> Sequence[Annotation]:
        """The annotations that touch a block."""
        return self._by_block.get(block, ())

    def blocks(self, annotation: Annotation) -> range:
        """The numbers of the blocks that a passage touches."""
        first = self.offsets.block_at(annotation.start)
        return range(first, max(first, self.offsets.block_at(max(annotation.end - 1, annotation.start))) + 1)

    def put(self, annotation: Annotation) -> set[int]:
        """Adds an annotation or replaces the one with its id; returns the blocks that must be painted again.

        One that begins where it began keeps its place among those that begin there too, and so its lane.
        """
        known = self._by_id.get(annotation.id)
        kept: dict[int, int] = {}
        if known is not None and known.start == annotation.start:
            kept = {block: self._index(block, known) for block in self.blocks(known)}
        changed = self.remove(annotation.id)
        self._by_id[annotation.id] = annotation
        self._half = None
        if self._by_tag is not None:
            for tag_id in tags_of(annotation):
                insort(self._by_tag.setdefault(tag_id, []), annotation, key=_place)
        for block in self.blocks(annotation):
            bucket = self._by_block.setdefault(block, [])
            if block in kept:
                bucket.insert(kept[block], annotation)
            else:
                insort(bucket, annotation, key=_start)
            changed.add(block)
        return changed

    def _index(self, block: int, annotation: Annotation) -> int:
        bucket = self._by_block[block]
        at = bisect_left(bucket, annotation.start, key=_start)
        while bucket[at].id != annotation.id:
            at += 1
        return at

    def remove(self, annotation_id: str) -> set[int]:
        """Takes an annotation out, if it is there; returns the blocks that must be painted again."""
        annotation = self._by_id.pop(annotation_id, None)
        if annotation is None:
            return set()
        self._half = None
        if self._by_tag is not None:
            for tag_id in tags_of(annotation):
                tagged = self._by_tag[tag_id]
                at = bisect_left(tagged, _place(annotation), key=_place)
                while tagged[at].id != annotation_id:
                    at += 1
                del tagged[at]
        changed = set(self.blocks(annotation))
        for block in changed:
            at = self._index(block, annotation)
            bucket = self._by_block[block]
            del bucket[at]
            if not bucket:
                del self._by_block[block]
        return changed

    def at(self, offset: int) -> list[Annotation]:
        """The annotations that cover a code point offset, the shortest (the innermost) first."""
        found = [one for one in self.in_block(self.offsets.block_at(offset)) if one.start <= offset < one.end]
        return sorted(found, key=lambda one: (one.end - one.start, one.start, one.id))

    # By event and claim

    def index_some(self, count: int) -> bool:
        """Sort so many more annotations by their tags; returns whether all are. What is sorted once stays so."""
        if self._by_tag is not None:
            return True
        if self._half is None:
            self._half = ({}, iter(list(self._by_id.values())))
        by_tag, rest = self._half
        taken = 0
        for one in islice(rest, count):
            taken += 1
            for tag_id in tags_of(one):
                by_tag.setdefault(tag_id, []).append(one)
        if taken == count:
            return False
        for each in by_tag.values():
            each.sort(key=_place)
        self._by_tag, self._half = by_tag, None
        return True

    def by_tag(self) -> Mapping[str, Sequence[Annotation]]:
        """The annotations on each event and claim, in reading order; by the tag's id."""
        while not self.index_some(len(self._by_id) + 1):
            pass
        return self._by_tag or {}


def tags_of(annotation: Annotation) -> set[str]:
    """The ids of the events and claims of an annotation."""
    ids = {tag.event_id for tag in annotation.events}
    if annotation.positions:
        ids.update([position.claim_id for position in annotation.positions])
    return ids
