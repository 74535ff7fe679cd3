# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages between a program and its child processes: JSON with its length before it.

A frame is four bytes of length (big endian) and as many bytes of UTF-8 JSON. Nothing is ever
unpickled: the other side may have been taken over by a document.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO, NoReturn

_LENGTH = struct.Struct(">I")

REQUEST_LIMIT = 4 * 1024 * 1024
"""The most bytes of a request; larger ones are a bug of ours."""


class MalformedFrame(ValueError):
    """The other side sent what is no message: too long, cut off, or no JSON object."""


def write_frame(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Send one message and flush; OSError (BrokenPipeError) when nobody reads any more."""
    body = json.dumps(message, separators=(",", ":"), allow_nan=False).encode("ascii")
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def read_frame(stream: BinaryIO, limit: int) -> dict[str, Any] | None:
    """The next message, None at the end of the stream; blocks.

    Raises MalformedFrame when it is longer than `limit` bytes, cut off, or no JSON object.
    """
    head = _read_exactly(stream, _LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise MalformedFrame("the stream ended inside a length")
    (length,) = _LENGTH.unpack(head)
    if length > limit:
        raise MalformedFrame(f"a message of {length} bytes where {limit} are allowed")
    body = _read_exactly(stream, length)
    if len(body) < length:
        raise MalformedFrame("the stream ended inside a message")
    try:
        message = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise MalformedFrame("a message that is no JSON") from error
    if not isinstance(message, dict):
        raise MalformedFrame("a message that is no object")
    return message


def _read_exactly(stream: BinaryIO, count: int) -> bytes:
    """`count` bytes, fewer only at the end of the stream."""
    parts: list[bytes] = []
    missing = count
    while missing:
        part = stream.read(missing)
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")
