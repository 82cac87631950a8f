"""The process that tries regular expressions: answers requests from its standard input until that ends.

A request names a text by key and brings it if it is new; the answer holds the hits, or what is wrong. Whoever started
the process may kill it at any time; it ends by itself when its input ends, and when one request takes much longer than
it may.
"""

import faulthandler
import os
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from crossread.db.finding.hits import Hits
from crossread.db.finding.messages import HARD_SECONDS, Message, read_message, write_message
from crossread.db.finding.patterns import Bare, find_pattern
from crossread.db.finding.wanted import Wanted

SECONDS = 2.0
"""So long may a pattern take in one text."""
MOST_MEMORY = 2 << 30
MOST_TEXTS = 8


class _Texts:
    """The texts that were sent, those used last; each with its letters without marks once these were asked for."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[str, Bare | None]] = OrderedDict()

    def put(self, key: str, text: str) -> None:
        self._known[key] = (text, None)
        while len(self._known) > MOST_TEXTS:
            self._known.popitem(last=False)

    def get(self, key: str, *, bare: bool) -> tuple[str, Bare | None] | None:
        if key not in self._known:
            return None
        text, known = self._known[key]
        self._known.move_to_end(key)
        if bare and known is None:
            known = Bare(text)
            self._known[key] = (text, known)
        return text, known if bare else None


def _answer(texts: _Texts, head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    key = str(head["key"])
    if head["brings"]:
        texts.put(key, body.decode("utf-8", "surrogatepass"))
    wanted = Wanted(**head["wanted"])
    known = texts.get(key, bare=not wanted.accents)
    if known is None:
        return {"unknown": True}, b""
    found = find_pattern(known[0], known[1], wanted, SECONDS)
    if isinstance(found, Hits):
        return {}, found.to_bytes()
    return {"fault": {"kind": found.kind, "reason": found.reason, "position": found.position}}, b""


def main() -> None:
    """The life of the process."""
    _limit_memory()
    requests, answers = _own_streams()
    waiting: SimpleQueue[Message] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    texts = _Texts()
    with Path(os.devnull).open("w") as nowhere:
        while True:
            head, body = waiting.get()
            faulthandler.dump_traceback_later(HARD_SECONDS, exit=True, file=nowhere)
            answer, packed = _answer(texts, head, body)
            faulthandler.cancel_dump_traceback_later()
            write_message(answers, answer, packed)


def _listen(requests: IO[bytes], waiting: "SimpleQueue[Message]") -> None:
    """Ends the process with its input, also in the middle of a match: then nobody is there to be answered."""
    while (message := read_message(requests)) is not None:
        waiting.put(message)
    os._exit(0)


def _own_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes, kept from whoever prints."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr
    return requests, answers


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or most > MOST_MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, most))


if __name__ == "__main__":
    main()
