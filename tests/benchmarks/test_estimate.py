# SPDX-License-Identifier: AGPL-3.0-or-later
"""The benchmark of estimates runs, and what it compares is what was really asked and billed."""

import json
from pathlib import Path

from benchmarks.estimate import measure
from tests.harness.program import SAMPLES
from tests.paper import invoice_pdf


def test_estimates_are_close_to_what_is_paid(home: Path, tmp_path: Path) -> None:
    truth = []
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(invoice_pdf(f"INV-{number}", extra=("x",) * 20))
        truth.append({"id": str(number), "path": f"{number}.pdf"})
    for sample in sorted(SAMPLES.rglob("*.pdf"))[:2]:
        (tmp_path / sample.name).write_bytes(sample.read_bytes())
        truth.append({"id": sample.stem, "path": sample.name})
    lines = [json.dumps({**one, "kind": "pdf-text", "fields": {}}) for one in truth]
    (tmp_path / "truth.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    figures = measure(tmp_path)
    assert set(figures) == {"cheaper", "compact", "standard"}
    for form in figures.values():
        assert form["documents"] >= 3
        # the words that are sent are known: only the answer has to be guessed
        assert form["median_input_error_percent"] <= 1
        assert form["median_error_percent"] <= 25
        assert form["never_above_most"]
