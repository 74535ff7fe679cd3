# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keys that a person puts beside the settings check the signatures of codes, and the doctor
tells which of them can't."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from tests.coded_paper import coded_pdf
from tests.harness.program import run_vouch
from tests.readers.payment_codes.test_formats import (
    _KEY,
    _STRANGER,
    certificate_pem,
    public_pem,
    signed_invoice,
)


def _doctor() -> dict[str, Any]:
    lines = run_vouch("doctor", "--format", "json", code=0).records()
    return next(line for line in lines if line["part"] == "e-invoice keys")


def _signature(paper: Path) -> str:
    (line,) = run_vouch("extract", paper).records()
    found = [f for f in line["findings"] if f["rule"] == "pages.payment_code_signature"]
    return f"{found[0]['severity']}: {found[0]['message']}"


def test_a_certificate_put_into_the_folder_checks_codes(home: Path, tmp_path: Path) -> None:
    paper = tmp_path / "invoice.pdf"
    token = signed_invoice(DocNo="INV-1001", TotInvVal=120)
    paper.write_bytes(coded_pdf(token, side=130, corner=(420, 600)))
    assert "was not checked" in _signature(paper)
    assert (_doctor()["works"], _doctor()["essential"]) == (False, False)
    keys = home / "vouch" / "einvoice-keys"
    keys.mkdir(parents=True)
    (keys / "other.pem").write_text(public_pem(_STRANGER))
    assert _signature(paper).startswith("error: ")
    # as browsers save a certificate: not as text
    certificate = x509.load_pem_x509_certificate(certificate_pem(_KEY).encode())
    (keys / "portal.cer").write_bytes(certificate.public_bytes(serialization.Encoding.DER))
    assert "its signature is right" in _signature(paper)
    assert (_doctor()["works"], _doctor()["detail"]) == (True, "other.pem, portal.cer")


def test_a_file_that_checks_nothing_is_named(home: Path) -> None:
    keys = home / "vouch" / "einvoice-keys"
    keys.mkdir(parents=True)
    (keys / "cut.pem").write_text("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")
    (keys / "portal.pem").write_text(public_pem(_KEY))
    said = _doctor()
    assert said["works"] is False
    assert "cut.pem" in said["detail"]
    assert "portal.pem" not in said["detail"]
