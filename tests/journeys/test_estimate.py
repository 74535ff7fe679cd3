# SPDX-License-Identifier: AGPL-3.0-or-later
"""The price beforehand: close to the one that is paid, and told without sending anything."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import gemini_server
from tests.harness.program import run_vouch
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"


def test_the_price_is_told_before_anything_is_sent(home: Path, tmp_path: Path) -> None:
    paper, broken = tmp_path / "a.pdf", tmp_path / "b.pdf"
    paper.write_bytes(invoice_pdf("INV-1"))
    broken.write_bytes(b"")
    with gemini_server(KEY) as server:
        server.brain = obedient
        env = {"GOOGLE_GEMINI_BASE_URL": server.url, "GEMINI_API_KEY": KEY}
        told = run_vouch("estimate", paper, broken, env=env, code=1)
        good, bad = told.records()
        assert server.received == []
        (paid,) = run_vouch("extract", paper, "--reader", "gemini", env=env, code=0).records()
    assert good["form"] == "compact"
    assert bad["error"]["code"] == "empty"
    used = paid["usage"]["input_tokens"]
    assert abs(good["input_tokens"] - used) <= 0.02 * used
    low, cost, high, most = (Decimal(good[name]) for name in ("low", "cost", "high", "most"))
    assert 0 < low < cost < high < most
    assert Decimal(paid["usage"]["cost"]) < most
    assert "1 document: about" in told.err
