# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stamp of a Saudi code against the key inside the code, in the forms programs write."""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.checks.payment_code import CodeFacts, check_payment_codes
from desktop.domain.finding import Severity
from desktop.readers.payment_codes.code import Signature
from tests.readers.payment_codes.test_formats import _KEY, only, public_pem, zatca

_STAMPING = ec.generate_private_key(ec.SECP256K1())


def stamp(*, twice: bool = True, raw: bool = False, bare: bool = False) -> list[tuple[int, bytes]]:
    """Tags 6 to 9 as programs write them: base64 or `raw` halves, the key `bare` or with its kind,
    the hash signed as it is or hashed `twice`."""
    digest = hashlib.sha256(b"<Invoice/>").digest()
    method = hashes.SHA256() if twice else Prehashed(hashes.SHA256())
    signature = _STAMPING.sign(digest, ec.ECDSA(method))
    if raw:
        r, s = decode_dss_signature(signature)
        signature = r.to_bytes(32) + s.to_bytes(32)
    public = _STAMPING.public_key()
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    point = serialization.PublicFormat.UncompressedPoint
    key = public.public_bytes(serialization.Encoding.DER, spki)
    if bare:
        key = public.public_bytes(serialization.Encoding.X962, point)[1:]
    return [
        (6, base64.b64encode(digest)),
        (7, signature if raw else base64.b64encode(signature)),
        (8, key),
        (9, b"0E" * 36),
    ]


def test_a_stamp_without_a_key_is_not_checked() -> None:
    assert only(zatca((6, b"h" * 44), (7, b"s" * 96))).signature is Signature.NOT_CHECKED
    _, *rest = stamp()
    assert only(zatca(*rest)).signature is Signature.NOT_CHECKED


@pytest.mark.parametrize(
    "tags", [stamp(), stamp(twice=False), stamp(raw=True), stamp(raw=True, bare=True)]
)
def test_a_stamp_is_held_against_the_key_it_carries(tags: list[tuple[int, bytes]]) -> None:
    payment = only(zatca(*tags))
    assert payment.signature is Signature.FITS_OWN_KEY
    assert payment.stamped
    other = base64.b64encode(hashlib.sha256(b"<Invoice />").digest())
    assert only(zatca((6, other), *tags[1:])).signature is Signature.CONTRADICTS_OWN_KEY


def test_a_stamp_is_never_called_right() -> None:
    """The signature of whoever made the code says nothing of who that is."""
    payment = only(zatca(*stamp()), (public_pem(_KEY),))
    assert payment.signature is Signature.FITS_OWN_KEY
    for words in ("fits", "contradicts"):
        facts = CodeFacts("code", 1, signature=f"{words} the key it carries", stamped=True)
        (finding,) = check_payment_codes((facts,))
        assert "the key it carries" in finding.message
        assert "trusted" not in finding.message
        assert finding.severity is not Severity.ERROR


@given(st.binary(max_size=70), st.binary(max_size=100), st.binary(max_size=100))
def test_any_stamp_is_survived(digest: bytes, signature: bytes, key: bytes) -> None:
    said = only(zatca((6, digest), (7, signature), (8, key))).signature
    assert said in (Signature.NOT_CHECKED, Signature.CONTRADICTS_OWN_KEY)
