# SPDX-License-Identifier: AGPL-3.0-or-later
"""A window whose paid reader is the scripted server, and what that server charged."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.settings import Settings, resource_path
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, gemini_server
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[GeminiServer]:
    """A Gemini that reads what it is sent; its address and key are in the environment."""
    with gemini_server(KEY) as running:
        running.brain = obedient
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", running.url)
        monkeypatch.setenv("GEMINI_API_KEY", KEY)
        yield running


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Three invoices of one page."""
    found = []
    for number in range(3):
        path = tmp_path / f"paper-{number}.pdf"
        path.write_bytes(invoice_pdf(f"INV-{number}"))
        found.append(path)
    return found


def paying(**others: object) -> Settings:
    """Everything goes to Gemini in the usual workspace."""
    return Settings(
        person="Anna Weber",
        reader="gemini",
        paid_workspaces=("default",),
        terms_known=("Anna Weber",),
        **others,  # type: ignore[arg-type]
    )


def charged(server: GeminiServer) -> Decimal:
    """What the server's ledger comes to at the shipped prices, in dollars; worked out anew here."""
    table = json.loads(resource_path("models.json").read_text("utf-8"))
    total = Decimal(0)
    for billed in server.ledger:
        model = next(one for one in table["models"] if one["model"] == billed.model)
        price = model["prices"][-1]
        per_token_in = Decimal(price["input"]) / 1_000_000
        per_token_out = Decimal(price["output"]) / 1_000_000
        cost = billed.tokens_in * per_token_in
        cost += (billed.tokens_out + billed.thinking) * per_token_out
        total += cost
    return total
