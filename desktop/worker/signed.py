# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signed envelopes (CAdES, .p7m): the document is taken out, whose signature it is isn't asked.

An envelope is a CMS SignedData (RFC 5652) in BER: as it is, or as base64 with or without PEM
lines. Lengths may be left open and the content may come in pieces, as programs write it that
sign while they read. Only the few elements on the way to the content are looked at, each within
the bounds of the one around it, and none by recursion into what the sender nests. No library does
it: `cryptography` gives no way to the content, and pyasn1 0.6 fails at contents in pieces.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.errors import DamagedDocument, NotSupported, UnsafeDocument

SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
"""The element that names a signed envelope (1.2.840.113549.1.7.2)."""

_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_HASHES = {
    bytes.fromhex("06052b0e03021a"): "sha1",
    bytes.fromhex("0609608648016503040201"): "sha256",
    bytes.fromhex("0609608648016503040202"): "sha384",
    bytes.fromhex("0609608648016503040203"): "sha512",
}
_SEQUENCE, _SET, _OCTETS, _CONTEXT_0 = 0x30, 0x31, 0x04, 0xA0
_CONSTRUCTED = 0x20
_MOST_ELEMENTS = 1_000_000
_MOST_NESTED_PIECES = 8
_MOST_ENVELOPES = 5
_HEAD = 64
_PEM = re.compile(rb"\s*-----BEGIN (?:PKCS ?#?7(?: SIGNED DATA)?|CMS)-----")
_PEM_LINE = re.compile(rb"-----[A-Z0-9 #]{3,40}-----")
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+={0,2}\s*")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What an envelope holds. `changed` says that it isn't what was signed: its hash differs."""

    content: bytes
    changed: bool = False


@dataclass(frozen=True, slots=True)
class _Element:
    """A BER element: its content's bounds, and where the next one begins."""

    at: int
    tag: int
    start: int
    stop: int
    after: int


def is_signed(data: bytes) -> bool:
    """Whether these bytes are a signed envelope, by what they begin with."""
    head = data[:4096]
    if _names_signed_data(head):
        return True
    if _PEM.match(head):
        return True
    # base64 without its lines: a SEQUENCE with a long or open length begins with "MI"
    bare = b"".join(head.lstrip(b"\xef\xbb\xbf").split())[: 4 * (_HEAD // 3)]
    if not bare.startswith(b"MI") or not _BASE64.fullmatch(bare):
        return False
    return _names_signed_data(base64.b64decode(bare[: len(bare) // 4 * 4]))


def unwrap(data: bytes) -> Unwrapped:
    """The document in an envelope, or in the innermost of several.

    Raises DamagedDocument for a broken envelope, NotSupported for one that holds a signature but
    no document, UnsafeDocument when envelopes are nested without end.
    """
    changed = False
    for _ in range(_MOST_ENVELOPES):
        inner = _opened(_binary(data))
        changed = changed or inner.changed
        if not is_signed(inner.content):
            return Unwrapped(inner.content, changed)
        data = inner.content
    raise UnsafeDocument("Signed envelopes are nested in each other without end.")


def _names_signed_data(head: bytes) -> bool:
    return head[:1] == b"\x30" and SIGNED_DATA in head[:24]


def _binary(data: bytes) -> bytes:
    if data[:1] == b"\x30":
        return data
    text = _PEM_LINE.sub(b"", data.lstrip(b"\xef\xbb\xbf"))
    try:
        return base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error as error:
        raise DamagedDocument(_BROKEN, _AGAIN) from error


def _opened(data: bytes) -> Unwrapped:
    try:
        return _content(data)
    except _Malformed as error:
        raise DamagedDocument(_BROKEN, _AGAIN) from error


_BROKEN = "The signed envelope (.p7m) is damaged or cut off."
_AGAIN = "Ask the sender for it again."


class _Malformed(Exception):
    """The bytes are no BER, or none of a signed envelope."""


def _content(data: bytes) -> Unwrapped:
    outer = _element(data, 0, len(data))
    kind, holder = _first(data, outer, 2)
    _expect(data[kind.at : kind.after] == SIGNED_DATA and holder.tag == _CONTEXT_0)
    (signed,) = _first(data, holder, 1)
    _expect(signed.tag == _SEQUENCE)
    parts = list(_children(data, signed))
    _expect(len(parts) >= 4 and parts[2].tag == _SEQUENCE)
    encapsulated = list(_children(data, parts[2]))
    if len(encapsulated) < 2:
        raise NotSupported(
            "This file holds a signature alone, without the document that was signed.",
            "Bring in the document itself; it usually has the same name without .p7m.",
        )
    _expect(encapsulated[1].tag == _CONTEXT_0)
    (octets,) = _first(data, encapsulated[1], 1)
    content = b"".join(_pieces(data, octets))
    return Unwrapped(content, _differs(data, parts[-1], content))


def _differs(data: bytes, signers: _Element, content: bytes) -> bool:
    """Whether a signer's hash is of another content; unknown hashes tell nothing."""
    if signers.tag != _SET:
        return False
    for signer in _children(data, signers):
        # version, who, hash algorithm, signed attributes
        parts = list(_children(data, signer))[:4]
        if len(parts) < 4 or parts[3].tag != _CONTEXT_0:
            continue
        (name,) = _first(data, parts[2], 1)
        algorithm = _HASHES.get(data[name.at : name.after])
        for attribute in _children(data, parts[3]) if algorithm else ():
            kind, values = _first(data, attribute, 2)
            if data[kind.at : kind.after] != _MESSAGE_DIGEST:
                continue
            (value,) = _first(data, values, 1)
            told = b"".join(_pieces(data, value))
            # noted by the signer, not a secret of ours
            if told != hashlib.new(algorithm or "", content, usedforsecurity=False).digest():
                return True
    return False


def _first(data: bytes, holder: _Element, count: int) -> list[_Element]:
    found: list[_Element] = []
    for child in _children(data, holder):
        found.append(child)
        if len(found) == count:
            return found
    raise _Malformed


def _children(data: bytes, holder: _Element) -> Iterator[_Element]:
    _expect(bool(holder.tag & _CONSTRUCTED))
    at = holder.start
    while at < holder.stop:
        child = _element(data, at, holder.stop)
        yield child
        at = child.after


def _pieces(data: bytes, octets: _Element) -> Iterator[bytes]:
    """An octet string's bytes: in one piece, or in pieces that may be in pieces themselves."""
    waiting: list[Iterator[_Element]] = [iter((octets,))]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
            continue
        _expect(part.tag & ~_CONSTRUCTED == _OCTETS)
        if part.tag & _CONSTRUCTED:
            _expect(len(waiting) < _MOST_NESTED_PIECES)
            waiting.append(_children(data, part))
        else:
            yield data[part.start : part.stop]


def _element(data: bytes, at: int, limit: int) -> _Element:
    """The element at `at`, which must end by `limit`; one of open length ends by two zeros."""
    tag, start, length = _header(data, at, limit)
    if length is not None:
        return _Element(at, tag, start, start + length, start + length)
    position, depth = start, 1
    for _ in range(_MOST_ELEMENTS):
        if data[position : position + 2] == b"\x00\x00":
            depth -= 1
            position += 2
            _expect(position <= limit)
            if depth == 0:
                return _Element(at, tag, start, position - 2, position)
            continue
        _, inner, inner_length = _header(data, position, limit)
        if inner_length is None:
            depth += 1
            position = inner
        else:
            position = inner + inner_length
    raise _Malformed


def _header(data: bytes, at: int, limit: int) -> tuple[int, int, int | None]:
    """Tag, where the content begins, and its length; None for one of open length."""
    _expect(at + 2 <= limit)
    tag, length = data[at], data[at + 1]
    # none of the elements looked at has a tag of several bytes
    _expect(tag & 0x1F != 0x1F)
    start = at + 2
    if length == 0x80:
        _expect(bool(tag & _CONSTRUCTED))
        return tag, start, None
    if length > 0x80:
        count = length - 0x80
        _expect(count <= 8 and start + count <= limit)
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    _expect(start + length <= limit)
    return tag, start, length


def _expect(fits: bool) -> None:
    if not fits:
        raise _Malformed
