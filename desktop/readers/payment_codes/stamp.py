# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cryptographic stamp in a Saudi QR code: an ECDSA signature and the key it was made with.

What is signed is the hash of the invoice's XML file, not the values in the code; and a key that
comes with the signature proves nothing of its owner.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.readers.payment_codes.code import Signature

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

_HASH, _SIGNATURE, _KEY, _AUTHORITY = 6, 7, 8, 9
_HASH_BYTES = 32
_HALF = 32
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+={0,2}")
_CURVES = frozenset({"secp256k1", "secp256r1"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """Tags 6 to 9: the file's hash (SHA-256), its signature, the key, the authority's stamp.

    Empty bytes stand for what is missing; `authority` is on simplified invoices alone and can't be
    checked without the certificate that it belongs to.
    """

    hash: bytes
    signature: bytes
    key: bytes
    authority: bytes


def stamp_of(tags: Mapping[int, bytes]) -> Stamp | None:
    """The stamp of a code's tags; None where the code is of the first phase and has none."""
    if _HASH not in tags and _SIGNATURE not in tags:
        return None
    return Stamp(
        _hash_of(tags.get(_HASH, b"")),
        _bytes_of(tags.get(_SIGNATURE, b"")),
        _bytes_of(tags.get(_KEY, b"")),
        _bytes_of(tags.get(_AUTHORITY, b"")),
    )


def check_stamp(stamp: Stamp) -> Signature:
    """Whether hash and signature fit the key inside the code; not checked when a part is missing.

    The hash may have been signed as it is or hashed once more: programs differ.
    """
    if len(stamp.hash) != _HASH_BYTES or not stamp.signature:
        return Signature.NOT_CHECKED
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
    from cryptography.hazmat.primitives.hashes import SHA256

    key = _public_key(stamp.key)
    if key is None:
        return Signature.NOT_CHECKED
    for signature in _forms_of(stamp.signature):
        for method in (ECDSA(SHA256()), ECDSA(Prehashed(SHA256()))):
            try:
                key.verify(signature, stamp.hash, method)
            except InvalidSignature:
                continue
            return Signature.FITS_OWN_KEY
    return Signature.CONTRADICTS_OWN_KEY


def _public_key(data: bytes) -> EllipticCurvePublicKey | None:
    """From a SubjectPublicKeyInfo, or a bare point; None when it is no key of such a curve."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256K1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        if len(data) == 2 * _HALF:
            data = b"\x04" + data
        if len(data) == 2 * _HALF + 1:
            return EllipticCurvePublicKey.from_encoded_point(SECP256K1(), data)
        key = load_der_public_key(data)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    if isinstance(key, EllipticCurvePublicKey) and key.curve.name in _CURVES:
        return key
    return None


def _forms_of(signature: bytes) -> Iterator[bytes]:
    """The signature in DER: as it is, and from its two halves written one after the other."""
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    yield signature
    if len(signature) == 2 * _HALF:
        first, second = signature[:_HALF], signature[_HALF:]
        yield encode_dss_signature(int.from_bytes(first), int.from_bytes(second))


def _hash_of(value: bytes) -> bytes:
    data = _bytes_of(value)
    if re.fullmatch(rb"[0-9a-fA-F]{64}", data):
        return bytes.fromhex(data.decode("ascii"))
    return data


def _bytes_of(value: bytes) -> bytes:
    """A tag's bytes, decoded where they are base64."""
    if len(value) % 4 == 0 and len(value) > _HASH_BYTES and _BASE64.fullmatch(value):
        try:
            return base64.b64decode(value)
        except (binascii.Error, ValueError):
            return value
    return value
