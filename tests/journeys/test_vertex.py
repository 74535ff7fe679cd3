# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vertex AI on the command line: its own door, key and name; the same reading."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.settings import Settings, home_folder, save_settings
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import PROJECT, GeminiServer, gemini_server
from tests.harness.program import run_vouch
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(invoice_pdf("INV-1"))
    return path


def test_by_key_in_express_mode(home: Path, paper: Path, server: GeminiServer) -> None:
    env = {"GOOGLE_VERTEX_BASE_URL": server.url, "VERTEX_API_KEY": KEY}
    (record,) = run_vouch("extract", paper, "--reader", "vertex", env=env, code=0).records()
    (received,) = server.received
    assert (received.vertex, received.project, received.key) == (True, None, KEY)
    assert record["model"] == "gemini-3.5-flash-lite"
    assert record["usage"]["input_tokens"] == server.ledger[0].tokens_in
    assert record["evidence"]["total_amount"]["box"]


def test_by_credentials_project_and_location_of_the_settings(
    home: Path, tmp_path: Path, paper: Path, server: GeminiServer
) -> None:
    credentials = tmp_path / "credentials.json"
    credentials.write_text(json.dumps(server.service_account()))
    save_settings(home_folder(), Settings(vertex_project=PROJECT, vertex_location="europe-west4"))
    env = {
        "GOOGLE_VERTEX_BASE_URL": server.url,
        "GOOGLE_APPLICATION_CREDENTIALS": str(credentials),
    }
    run_vouch("extract", paper, "--reader", "vertex", env=env, code=0)
    (received,) = server.received
    assert (received.project, received.location) == (PROJECT, "europe-west4")
    assert received.key == ""


def test_without_any_key_it_says_what_is_missing(
    home: Path, paper: Path, server: GeminiServer
) -> None:
    env = {"GOOGLE_VERTEX_BASE_URL": server.url, "GEMINI_API_KEY": KEY}
    (record,) = run_vouch("extract", paper, "--reader", "vertex", env=env, code=1).records()
    assert record["error"]["code"] == "key_missing"
    assert "Vertex" in record["error"]["title"]
    assert server.received == []


def test_the_workspaces_own_prices_count(home: Path, paper: Path, server: GeminiServer) -> None:
    own = home_folder() / "models.json"
    own.parent.mkdir(parents=True, exist_ok=True)
    price = {"input": "1000", "output": "0", "valid_from": "2026-01-01"}
    model = {"model": "gemini-3.5-flash-lite", "status": "live", "prices": [price]}
    own.write_text(json.dumps({"models": [model]}))
    env = {"GOOGLE_GEMINI_BASE_URL": server.url, "GEMINI_API_KEY": KEY}
    (record,) = run_vouch("extract", paper, "--reader", "gemini", env=env, code=0).records()
    assert float(record["usage"]["cost"]) * 1000 == record["usage"]["input_tokens"]
