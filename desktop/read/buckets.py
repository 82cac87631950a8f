"""Annotations by the shown paragraph in which they lie, so that painting asks only for what is visible. No Qt."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from operator import attrgetter

from crossread.db.records import Annotation
from crossread.desktop.read.offsets import OffsetMap

_start = attrgetter("start")


class Buckets:
    """Which annotations touch which block; each bucket is in the order of the passages' starts.

    Filled in one sweep over the annotations; adding or removing one costs no more than the blocks that it touches.
    """

    def __init__(self, offsets: OffsetMap, annotations: Iterable[Annotation] = ()) -> None:
        self.offsets = offsets
        self._by_id: dict[str, Annotation] = {}
        self._by_block: dict[int, list[Annotation]] = {}
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
            low, at = at, bisect_left(begins, block_end, at)
            bucket = reaching + annotations[low:at]
            self._by_block[block] = bucket
            reaching = [one for one in bucket if one.end > block_end] if block < last else []
            block += 1

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
        """Adds an annotation or replaces the one with its id; returns the blocks that must be painted again."""
        changed = self.remove(annotation.id)
        self._by_id[annotation.id] = annotation
        for block in self.blocks(annotation):
            insort(self._by_block.setdefault(block, []), annotation, key=_start)
            changed.add(block)
        return changed

    def remove(self, annotation_id: str) -> set[int]:
        """Takes an annotation out, if it is there; returns the blocks that must be painted again."""
        annotation = self._by_id.pop(annotation_id, None)
        if annotation is None:
            return set()
        changed = set(self.blocks(annotation))
        for block in changed:
            bucket = self._by_block[block]
            at = bisect_left(bucket, annotation.start, key=_start)
            while bucket[at].id != annotation_id:
                at += 1
            del bucket[at]
            if not bucket:
                del self._by_block[block]
        return changed

    def at(self, offset: int) -> list[Annotation]:
        """The annotations that cover a code point offset, the shortest (the innermost) first."""
        found = [one for one in self.in_block(self.offsets.block_at(offset)) if one.start <= offset < one.end]
        return sorted(found, key=lambda one: (one.end - one.start, one.start, one.id))
