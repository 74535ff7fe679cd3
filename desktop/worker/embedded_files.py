# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files embedded in a PDF: their names made harmless, their bytes unpacked within a limit."""

from __future__ import annotations

import re
import zlib

MAX_XML_BYTES = 5 * 1024 * 1024
"""The largest embedded XML that is read."""

_SEPARATORS = re.compile(r"[/\\]")


def display_name(name: str) -> str:
    """A name as it may be shown: its last part, printable, short; never to be used as a path."""
    last = _SEPARATORS.split(name)[-1]
    shown = "".join(c for c in last if c.isprintable()).strip(" .")
    return shown[:100] or "unnamed"


def unpack(raw: bytes, filters: str, parameters: bool) -> bytes | None:
    """A stream's content; None when it is too large, broken, or packed in an uncommon way."""
    names = re.findall(r"/(\w+)", filters)
    if not names:
        return raw if len(raw) <= MAX_XML_BYTES else None
    if names != ["FlateDecode"] or parameters:
        return None
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(raw, MAX_XML_BYTES + 1)
    except zlib.error:
        return None
    return data if len(data) <= MAX_XML_BYTES else None
