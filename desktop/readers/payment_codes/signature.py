# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a token was signed with the private half of a key that was given."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.readers.payment_codes.code import Signature

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

_MOST_KEYS = 20
_LEAST_BITS = 2048


def check_rs256(token: bytes, keys: Sequence[str]) -> Signature:
    """By each of the PEM keys or certificates; not checked when none of them is usable.

    No certificate's issuer or dates are looked at: the keys were put there by a person.
    """
    if not keys:
        return Signature.NOT_CHECKED
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    signed, _, last = token.rpartition(b".")
    try:
        signature = base64.urlsafe_b64decode(last + b"=" * (-len(last) % 4))
    except (binascii.Error, ValueError):
        return Signature.WRONG
    tried = False
    for pem in keys[:_MOST_KEYS]:
        key = _rsa_key(pem)
        if key is None:
            continue
        tried = True
        try:
            key.verify(signature, signed, PKCS1v15(), SHA256())
        except InvalidSignature:
            continue
        return Signature.RIGHT
    return Signature.WRONG if tried else Signature.NOT_CHECKED


def can_check(pem: str) -> bool:
    """Whether a signature can be checked by this key or certificate."""
    return _rsa_key(pem) is not None


def _rsa_key(pem: str) -> RSAPublicKey | None:
    """The public key in a PEM text, if it is one of RSA and long enough."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from cryptography.x509 import load_pem_x509_certificate

    data = pem.encode()
    try:
        if "BEGIN CERTIFICATE" in pem:
            key: object = load_pem_x509_certificate(data).public_key()
        else:
            key = load_pem_public_key(data)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    if isinstance(key, RSAPublicKey) and key.key_size >= _LEAST_BITS:
        return key
    return None
