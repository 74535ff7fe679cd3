# SPDX-License-Identifier: AGPL-3.0-or-later
"""A field of one's own, from the command line: added, read by both readers, stated, exported."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.harness.gemini_server import GeminiServer, answer, gemini_server
from tests.harness.program import run_vouch
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"
SAID: dict[str, Any] = {
    "document_type": "invoice",
    "language": "en",
    "currency": "GBP",
    "invoice_number": "INV-1",
    "issue_date": "2026-02-03",
    "supplier": {"name": "Acme Paper Ltd"},
    "buyer": {"name": "Example Trading Ltd"},
    "line_items": [],
    "tax_lines": [],
    "total_amount": "120.00",
    "own_1": "4711 North",
    "own_2": "24 December 2025",
}


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.default = answer(SAID)
        yield running


def _env(server: GeminiServer) -> dict[str, str]:
    return {"GOOGLE_GEMINI_BASE_URL": server.url, "GEMINI_API_KEY": KEY}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    # “Cost centre” is a label for both; the day stands in a sentence, which only a model reads
    extra = ("", "Cost centre: 4711 North", "Your goods left our house on 24 December 2025.")
    path.write_bytes(invoice_pdf("INV-1", extra=extra))
    return path


def _fields(*words: str, code: int = 0) -> list[dict[str, Any]]:
    return run_vouch("fields", *words, "--format", "json", code=code).records()


def test_fields_are_kept_for_the_workspace(home: Path) -> None:
    assert _fields() == []
    _fields("--add", "Cost centre", "--instruction", "behind “KST”")
    _fields("--add", "Sent on", "--type", "date", "--place", "1")
    kept = _fields("--change", "cost centre", "--type", "number")
    assert [(f["name"], f["type"], f["instruction"]) for f in kept] == [
        ("Sent on", "date", ""),
        ("Cost centre", "number", "behind “KST”"),
    ]
    assert [f["name"] for f in _fields("--remove", "Sent on")] == ["Cost centre"]
    refused = run_vouch("fields", "--add", "Total amount", code=1)
    assert "already" in refused.err
    assert run_vouch("fields", "--type", "date", code=1).err
    assert run_vouch("fields", "--add", "x", "--remove", "y", code=2).err
    # another company's books have none of them
    run_vouch("workspaces", "--create", "Other", code=0)
    assert run_vouch("fields", "--workspace", "Other", "--format", "json", code=0).records() == []


def test_from_adding_a_field_to_its_column_in_the_export(
    home: Path, tmp_path: Path, paper: Path, server: GeminiServer
) -> None:
    _fields("--add", "Cost centre")
    _fields("--add", "Sent on", "--type", "date", "--instruction", "when the goods left")
    run_vouch("import", paper, code=0)
    invoice_id = run_vouch("list", "--format", "json", code=0).records()[0]["id"]
    run_vouch("read-again", invoice_id, "--reader", "gemini", env=_env(server), code=0)
    assert len(server.received) == 1
    assert "when the goods left" in json.dumps(server.received[0].body)

    shown = run_vouch("show", invoice_id, "--format", "json", code=0).records()[0]
    assert shown["invoice"]["other"] == {"Cost centre": "4711 North", "Sent on": "2025-12-24"}
    for path in ("other.Cost centre", "other.Sent on"):
        evidence = shown["evidence"][path]
        assert (evidence["page"], len(evidence["box"])) == (1, 4)
    # two readers agree on the one that is labelled
    assert shown["evidence"]["other.Cost centre"]["confidence"] > 0.9
    assert shown["evidence"]["other.Sent on"]["confidence"] < 0.9

    listed = run_vouch("list", "--search", "4711 north", "--format", "json", code=0).records()
    assert listed[0]["other"]["Sent on"] == "2025-12-24"

    record = tmp_path / "mine.json"
    mine = {"other": {"Cost centre": "=8150", "Sent on": "24.12.25"}}
    record.write_text(json.dumps(mine), encoding="utf-8")
    run_vouch("verify", invoice_id, "--from", record, code=0)
    assert run_vouch("list", "--search", "8150", "--format", "json", code=0).records()

    # what a person said stays, and the same question is not paid for again
    run_vouch("read-again", invoice_id, "--reader", "gemini", env=_env(server), code=0)
    assert len(server.received) == 1
    again = run_vouch("show", invoice_id, "--format", "json", code=0).records()[0]
    assert again["invoice"]["other"]["Cost centre"] == "=8150"
    run_vouch("verify", invoice_id, code=0)

    table = run_vouch("export", "--format", "csv", code=0).out
    (row,) = csv.DictReader(io.StringIO(table.lstrip("\ufeff")))
    assert row["other.Cost centre"] == "'=8150"
    assert row["other.Sent on"] == "2025-12-24"


def test_other_fields_are_another_question_and_asked_anew(
    home: Path, paper: Path, server: GeminiServer
) -> None:
    env = _env(server)
    run_vouch("extract", paper, "--reader", "gemini", env=env, code=0)
    _fields("--add", "Cost centre")
    run_vouch("extract", paper, "--reader", "gemini", env=env, code=0)
    assert len(server.received) == 2
    extracted = run_vouch("extract", paper, "--reader", "gemini", env=env, code=0).records()[0]
    assert len(server.received) == 2
    assert extracted["invoice"]["other"] == {"Cost centre": "4711 North"}


def test_the_free_reader_reads_it_too(home: Path, paper: Path) -> None:
    _fields("--add", "Cost centre")
    words = ("extract", paper, "--reader", "offline", "--workspace", "default")
    record = run_vouch(*words, "--format", "json", code=0).records()[0]
    assert record["invoice"]["other"] == {"Cost centre": "4711 North"}
    table = run_vouch(*words, "--format", "csv", code=0).out
    (row,) = csv.DictReader(io.StringIO(table.lstrip("\ufeff")))
    assert row["other.Cost centre"] == "4711 North"
