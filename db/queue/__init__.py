"""The queue of disagreements: which there are to be decided, and which of them first.

`rank` is the rule, pure; `read_queue` applies it to a project, `queue_of` to a grid that was read already.
"""

from crossread.db.queue.ranking import Band, QueueItem, freshness, rank, weight
from crossread.db.queue.reading import queue_of, read_queue

__all__ = ["Band", "QueueItem", "freshness", "queue_of", "rank", "read_queue", "weight"]
