"""What goes through the pipes between the program and the process that tries patterns.

A message is two parts, each after its length in four bytes: a JSON object, and bytes.
"""

import json
import struct
from typing import IO, Any

HARD_SECONDS = 4.0
"""After so long without an answer the process is killed, and ends itself: the engine does not always see the clock."""

_LENGTH = struct.Struct("<I")

Message = tuple[dict[str, Any], bytes]


def write_message(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Send one message. Raises OSError if nobody reads any more."""
    packed = json.dumps(head).encode("ascii")
    stream.write(_LENGTH.pack(len(packed)) + packed + _LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def read_message(stream: IO[bytes]) -> Message | None:
    """The next message, waiting for it; None if there is none any more."""
    head = _read_part(stream)
    body = _read_part(stream) if head is not None else None
    return None if head is None or body is None else (json.loads(head), body)


def _read_part(stream: IO[bytes]) -> bytes | None:
    prefix = stream.read(_LENGTH.size)
    if len(prefix) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(prefix)
    part = stream.read(length)
    return part if len(part) == length else None
