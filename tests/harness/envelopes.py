# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signed envelopes (CMS SignedData) as signing programs write them."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("06092a864886f70d010701")
_SHA256 = bytes.fromhex("300b0609608648016503040201")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")


@cache
def _signer() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Prova")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    return certificate, key


def signed(content: bytes, *, pem: bool = False, detached: bool = False) -> bytes:
    """A real signature around the content, as the `cryptography` library writes it."""
    certificate, key = _signer()
    options = [pkcs7.PKCS7Options.Binary]
    if detached:
        options.append(pkcs7.PKCS7Options.DetachedSignature)
    return (
        pkcs7.PKCS7SignatureBuilder()
        .set_data(content)
        .add_signer(certificate, key, hashes.SHA256())
        .sign(serialization.Encoding.PEM if pem else serialization.Encoding.DER, options)
    )


def bare_base64(content: bytes) -> bytes:
    """The envelope in base64 without PEM's lines."""
    return base64.encodebytes(signed(content))


def streamed(content: bytes, *, piece: int = 1000, signed_content: bytes | None = None) -> bytes:
    """An envelope of open lengths, its content in pieces, as programs write it that sign while
    they read. `signed_content` is what the signature's hash is of, where that is another one."""
    digest = hashlib.sha256(content if signed_content is None else signed_content).digest()
    pieces = [tlv(0x04, content[at : at + piece]) for at in range(0, len(content), piece)]
    attribute = tlv(0x30, _MESSAGE_DIGEST, tlv(0x31, tlv(0x04, digest)))
    signer = tlv(
        0x30,
        tlv(0x02, b"\x01"),
        tlv(0x30, tlv(0x30), tlv(0x02, b"\x07")),
        _SHA256,
        tlv(0xA0, attribute),
        tlv(0x30, bytes.fromhex("06092a864886f70d010101")),
        tlv(0x04, b"signature"),
    )
    return open_tlv(
        0x30,
        _SIGNED_DATA,
        open_tlv(
            0xA0,
            open_tlv(
                0x30,
                tlv(0x02, b"\x01"),
                tlv(0x31, _SHA256),
                open_tlv(0x30, _DATA, open_tlv(0xA0, open_tlv(0x24, *pieces))),
                tlv(0x31, signer),
            ),
        ),
    )


def tlv(tag: int, *parts: bytes) -> bytes:
    """A BER element of known length."""
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes((tag, len(body))) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 + len(size))) + size + body


def open_tlv(tag: int, *parts: bytes) -> bytes:
    """A BER element of open length."""
    return bytes((tag, 0x80)) + b"".join(parts) + b"\x00\x00"
