# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lot of FatturaPA brought in by command: a line and an invoice for each of its bodies."""

from __future__ import annotations

from pathlib import Path

from tests.harness.program import run_vouch
from tests.readers.test_einvoice_fatturapa import body, fattura


def test_a_lot_is_imported_as_its_invoices(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "lotto.xml"
    path.write_bytes(fattura(*(body(number=str(number)) for number in (17, 18, 19))))
    lines = run_vouch("import", path, "--format", "json", code=0).records()
    assert [line["outcome"] for line in lines] == ["added"] * 3
    assert {line["status"] for line in lines} == {"completed"}
    rows = run_vouch("list", "--format", "json", code=0).records()
    assert sorted(row["invoice_number"] for row in rows) == ["17", "18", "19"]
    read = run_vouch("extract", path, code=0).records()
    assert [line["invoice"]["invoice_number"] for line in read] == ["17", "18", "19"]
    assert [line["file"] for line in read] == [f"{path} ({n} of 3)" for n in (1, 2, 3)]
    assert len({line["sha256"] for line in read}) == 1
    again = run_vouch("import", path, "--format", "json", code=0).records()
    assert [line["outcome"] for line in again] == ["duplicate"] * 3
    assert [line["id"] for line in again] == [line["id"] for line in lines]
