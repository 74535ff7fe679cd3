# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading invoices needs no network, and tells nobody anything."""

import subprocess
from pathlib import Path

import pytest

from tests.harness.program import SAMPLES, run_vouch

# A network namespace of its own holds native libraries too; where the system forbids it to this
# user, what is left is the suite's guard on Python's sockets.
CUT_OFF = ("unshare", "--map-root-user", "--net")


@pytest.fixture
def cut_off() -> tuple[str, ...]:
    """The command that takes the network from what it runs."""
    tried = subprocess.run([*CUT_OFF, "true"], capture_output=True, timeout=30)
    return CUT_OFF if tried.returncode == 0 else ()


def test_a_scan_and_a_text_invoice_are_read_without_a_network(
    cut_off: tuple[str, ...], home: Path
) -> None:
    documents = [SAMPLES / "uk-office-supplies-scan.pdf", SAMPLES / "de-gartenbau-mixed-rates.pdf"]
    done = run_vouch("extract", *documents, "--format", "json", code=0, under=cut_off)
    records = done.records()
    assert [record["status"] for record in records] == ["completed", "completed"]
    assert [record["pages"][0]["words"] for record in records] == ["ocr", "layer"]
    assert all(record["invoice"]["invoice_number"] for record in records)
    # A library that counts its users would leave its id somewhere in the home.
    kept = {path.relative_to(home).parts[0] for path in home.rglob("*") if path.is_file()}
    assert kept <= {"vouch"}
