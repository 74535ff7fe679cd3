# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a token was signed with the private half of a key that was given."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from desktop.readers.payment_codes.code import Signature

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
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from cryptography.x509 import load_pem_x509_certificate

    signed, _, last = token.rpartition(b".")
    try:
        signature = base64.urlsafe_b64decode(last + b"=" * (-len(last) % 4))
    except (binascii.Error, ValueError):
        return Signature.WRONG
    tried = False
    for pem in keys[:_MOST_KEYS]:
        data = pem.encode()
        try:
            if "BEGIN CERTIFICATE" in pem:
                key = load_pem_x509_certificate(data).public_key()
            else:
                key = load_pem_public_key(data)  # type: ignore[assignment]
        except (ValueError, TypeError):
            continue
        if not isinstance(key, RSAPublicKey) or key.key_size < _LEAST_BITS:
            continue
        tried = True
        try:
            key.verify(signature, signed, PKCS1v15(), SHA256())
        except InvalidSignature:
            continue
        return Signature.RIGHT
    return Signature.WRONG if tried else Signature.NOT_CHECKED
