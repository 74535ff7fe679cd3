# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the command line: one invoice verified, the next one read by it, forgotten, taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.harness.program import run_vouch
from tests.strange_paper import STYLES, invoice

STYLE = STYLES[1]


def _imported(folder: Path, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    data, truth = invoice(STYLE, number)
    path = folder / f"{number}.pdf"
    path.write_bytes(data)
    (line,) = run_vouch("import", path, "--format", "json", code=0).records()
    return _shown(line["id"]), truth


def _shown(invoice_id: str) -> dict[str, Any]:
    (line,) = run_vouch("show", invoice_id, "--format", "json", code=0).records()
    return line


def _layouts(*words: str) -> list[dict[str, Any]]:
    return run_vouch("layouts", *words, "--format", "json", code=0).records()


def _record(truth: dict[str, Any], folder: Path) -> Path:
    record: dict[str, Any] = {"document_type": "invoice"}
    for name, value in truth.items():
        node = record
        *parents, leaf = name.split(".")
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = value
    path = folder / "record.json"
    path.write_text(json.dumps({"invoice": record}))
    return path


def test_verify_teaches_and_forget_forgets(home: Path, tmp_path: Path) -> None:
    assert _layouts() == []
    first, truth = _imported(tmp_path, 0)
    assert first["invoice"]["invoice_number"] != truth["invoice_number"]
    run_vouch("verify", first["id"], "--from", _record(truth, tmp_path), code=0)
    (known,) = _layouts()
    assert (known["supplier"], known["invoice_number"]) == (STYLE.name, truth["invoice_number"])
    words = {field["path"]: field["words"] for field in known["fields"]}
    assert words["invoice_number"] == "below “Sorszam”"
    assert words["total_amount"] == "right of “Vegosszeg”"
    assert words["supplier.vat_number"] == f"always “{STYLE.vat}”"

    second, truth = _imported(tmp_path, 1)
    assert second["invoice"]["invoice_number"] == truth["invoice_number"]
    assert second["invoice"]["total_amount"] == truth["total_amount"]

    assert _layouts("--forget", known["id"]) == []
    third, truth = _imported(tmp_path, 2)
    assert third["invoice"]["invoice_number"] != truth["invoice_number"]
    assert [one["id"] for one in _layouts("--take-back", known["id"])] == [known["id"]]
    table = run_vouch("layouts", "--format", "table", code=0).out
    assert STYLE.name in table
    gone = run_vouch("layouts", "--forget", "no-such-id", code=1)
    assert "no such learned layout" in gone.err


def test_extract_reads_by_the_workspaces_layouts(home: Path, tmp_path: Path) -> None:
    first, truth = _imported(tmp_path, 0)
    run_vouch("verify", first["id"], "--from", _record(truth, tmp_path), code=0)
    data, truth = invoice(STYLE, 3)
    path = tmp_path / "new.pdf"
    path.write_bytes(data)
    plain = run_vouch("extract", path, "--format", "json", code=0).records()[0]
    taught = run_vouch(
        "extract", path, "--workspace", "default", "--format", "json", code=0
    ).records()[0]
    assert plain["invoice"]["invoice_number"] != truth["invoice_number"]
    assert taught["invoice"]["invoice_number"] == truth["invoice_number"]
