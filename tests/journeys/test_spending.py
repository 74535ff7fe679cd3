# SPDX-License-Identifier: AGPL-3.0-or-later
"""Money on the command line: caps that hold, a log that agrees with the bill, own prices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.ports import Usage
from desktop.services.prices import PriceTable
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, Scripted, failure, gemini_server
from tests.harness.program import ROOT, call_vouch, run_vouch
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


@pytest.fixture
def env(server: GeminiServer) -> dict[str, str]:
    return {"GOOGLE_GEMINI_BASE_URL": server.url, "GEMINI_API_KEY": KEY, "TZ": "Asia/Kolkata"}


def papers(folder: Path, count: int) -> list[Path]:
    made = []
    for n in range(count):
        path = folder / f"{n}.pdf"
        path.write_bytes(invoice_pdf(f"INV-{n}"))
        made.append(path)
    return made


def billed(server: GeminiServer) -> Decimal:
    """The ledger at the prices of the table, as the service's bill would have it."""
    prices, total = PriceTable.load(ROOT / "resources" / "models.json"), Decimal(0)
    for entry in server.ledger:
        usage = Usage(entry.tokens_in, entry.tokens_out, entry.thinking, entry.cached)
        cost = prices.cost(entry.model, usage, datetime.now(UTC).date(), batch=entry.batch)
        assert cost is not None
        total += cost
    return total


def test_the_log_agrees_with_the_bill(
    home: Path, tmp_path: Path, server: GeminiServer, env: dict[str, str]
) -> None:
    files = papers(tmp_path, 2)
    # refused once, and lost once
    server.script = [failure(503, "UNAVAILABLE", "The model is overloaded.")]
    run_vouch("extract", *files, "--reader", "gemini", env=env, code=0)
    server.script = [Scripted(body=b"", dropped=True)]
    lost = tmp_path / "lost.pdf"
    lost.write_bytes(invoice_pdf("INV-lost"))
    run_vouch("extract", lost, "--reader", "gemini", env=env, code=1)
    run_vouch("import", *files, code=0, env=env)
    ids = [row["id"] for row in call_vouch("list", code=0).records()]
    run_vouch("read-again", *ids, "--reader", "gemini", env=env, code=0)
    assert len(server.ledger) >= 2

    lines = call_vouch("usage", "--format", "json", env=env, code=0)
    costs = [Decimal(line["cost"]) for line in lines.records() if line["cost"] is not None]
    assert sum(costs) == billed(server)
    by_outcome: dict[str, int] = {}
    for line in lines.records():
        by_outcome[line["outcome"]] = by_outcome.get(line["outcome"], 0) + 1
    assert by_outcome == {"answered": len(server.ledger), "service_busy": 1, "unknown": 1}
    for by in ("total", "supplier"):
        totals = call_vouch("usage", "--by", by, env=env, code=0).records()
        assert sum(Decimal(t["cost"]) for t in totals) == billed(server), by
        for name, counted in (
            ("input_tokens", sum(b.tokens_in for b in server.ledger)),
            ("output_tokens", sum(b.tokens_out for b in server.ledger)),
            ("thinking_tokens", sum(b.thinking for b in server.ledger)),
        ):
            assert sum(t[name] for t in totals) == counted, (by, name)
    totals = call_vouch("usage", "--by", "outcome", env=env, code=0).records()
    (answered,) = [t for t in totals if t["label"] == "answered"]
    assert Decimal(answered["own_cost"]) == (billed(server) * 90).quantize(Decimal("0.000001"))
    assert "answered: " in lines.err
    assert " at 90 of 20" in lines.err
    assert "may have cost" in lines.err


def test_an_answer_from_the_store_costs_nothing_and_says_so(
    home: Path, tmp_path: Path, server: GeminiServer, env: dict[str, str]
) -> None:
    (paper,) = papers(tmp_path, 1)
    first, again = (
        call_vouch("extract", paper, "--reader", "gemini", env=env, code=0).records()[0]["usage"]
        for _ in range(2)
    )
    (line,) = call_vouch("usage", env=env, code=0).records()
    assert Decimal(first["cost"]) == Decimal(line["cost"]) > 0
    assert Decimal(again["cost"]) == 0
    assert (again["from_store"], first["from_store"]) == (True, False)
    assert again["log_id"] == first["log_id"] == line["id"]
    assert again["input_tokens"] == first["input_tokens"]
    estimate = call_vouch("estimate", paper, env=env, code=0)
    (told,) = estimate.records()
    assert told["answered"]
    assert Decimal(told["cost"]) == 0
    assert "1 answered already" in estimate.err


def test_a_cap_on_documents_holds_and_says_until_when(
    home: Path, tmp_path: Path, server: GeminiServer, env: dict[str, str]
) -> None:
    files = papers(tmp_path, 4)
    call_vouch("caps", "--daily-documents", "2", env=env, code=0)
    done = call_vouch("extract", *files, "--reader", "gemini", env=env, code=1)
    records = done.records()
    assert len(server.ledger) == 2
    refused = [r["error"] for r in records if r["error"]]
    assert {error["code"] for error in refused} == {"cap_reached"}
    assert len(refused) == 2
    (caps,) = call_vouch("caps", "--format", "json", env=env, code=0).records()
    today = caps["allowances"][1]
    assert (today["kind"], today["limit"], today["used"], today["remaining"]) == (
        "documents",
        2,
        2,
        0,
    )
    # a person may change it
    call_vouch("caps", "--daily-documents", "none", env=env, code=0)
    call_vouch("extract", files[-1], "--reader", "gemini", env=env, code=0)
    assert len(server.ledger) >= 2


def test_a_cap_on_money_is_never_passed(
    home: Path, tmp_path: Path, server: GeminiServer, env: dict[str, str]
) -> None:
    files = papers(tmp_path, 6)
    (one,) = call_vouch("estimate", files[0], env=env, code=0).records()
    cap = Decimal(one["most"]) * 90 * 2
    call_vouch("caps", "--daily-money", format(cap, "f"), env=env, code=0)
    call_vouch("extract", *files, "--reader", "gemini", env=env)
    assert server.ledger
    assert billed(server) * 90 <= cap
    (caps,) = call_vouch("caps", "--format", "json", env=env, code=0).records()
    assert Decimal(caps["allowances"][0]["used"]) == billed(server) * 90


def test_caps_and_rate_are_said_in_words_and_kept(home: Path) -> None:
    call_vouch("caps", "--monthly-money", "9000", "--daily-documents", "1,000", code=0)
    (caps,) = call_vouch(
        "caps", "--currency", "eur", "--rate", "0.92", "--rate-of", "2026-11-01", code=0
    ).records()
    assert (caps["currency"], caps["rate"], caps["rate_of"]) == ("EUR", "0.92", "2026-11-01")
    assert (caps["monthly_money"], caps["daily_documents"]) == ("92.00", 1000)
    shown = call_vouch("caps", "--format", "table", code=0)
    assert "EUR 92.00" in shown.out
    assert "1 USD = 0.92 EUR, as of 2026-11-01" in shown.err
    for wrong, words in (
        (("--daily-money", "lots"), "“lots” is not an amount"),
        (("--daily-money", ""), "A cap is empty"),
        (("--currency", "GBP"), "Give the rate too"),
        (("--rate", "0"), "is worth"),
    ):
        refused = call_vouch("caps", *wrong, code=1)
        assert words in refused.err, wrong
        assert refused.out == ""
    assert call_vouch("caps", code=0).records() == [caps]
    call_vouch("usage", "--from", "yesterday", code=2)
    assert (
        "is after" in call_vouch("usage", "--from", "2026-12-01", "--to", "2026-11-01", code=1).err
    )


def test_the_log_is_filtered_paged_and_exported(
    home: Path, tmp_path: Path, server: GeminiServer, env: dict[str, str]
) -> None:
    files = papers(tmp_path, 3)
    call_vouch("import", *files, code=0)
    ids = [row["id"] for row in call_vouch("list", code=0).records()]
    call_vouch("read-again", *ids, "--reader", "gemini", env=env, code=0)
    every = call_vouch("usage", env=env, code=0).records()
    assert len(every) == 3
    assert {line["supplier"] for line in every} == {"Acme Paper Ltd"}
    first = call_vouch("usage", "--limit", "2", env=env, code=0).records()
    rest = call_vouch("usage", "--after", first[-1]["id"], env=env, code=0).records()
    assert [*first, *rest] == every
    assert call_vouch("usage", "--supplier", "%", env=env, code=0).records() == []
    assert len(call_vouch("usage", "--supplier", "acme", env=env, code=0).records()) == 3
    (total,) = call_vouch("usage", "--by", "supplier", env=env, code=0).records()
    assert (total["label"], total["requests"]) == ("Acme Paper Ltd", 3)
    target = tmp_path / "usage.xlsx"
    assert "3 lines written" in call_vouch("usage", "--export", target, env=env, code=0).err
    assert target.stat().st_size > 1_000
    assert call_vouch("usage", "--format", "csv", env=env, code=0).out.startswith("at,reader,model")
    table = call_vouch("usage", "--by", "month", "--format", "table", env=env, code=0).out
    assert table.startswith("MONTH")


def test_invoices_in_the_books_are_estimated_by_their_words(
    home: Path, tmp_path: Path, server: GeminiServer, env: dict[str, str]
) -> None:
    (paper,) = papers(tmp_path, 1)
    call_vouch("import", paper, code=0)
    (row,) = call_vouch("list", code=0).records()
    (of_file,) = call_vouch("estimate", paper, env=env, code=0).records()
    told = call_vouch("estimate", "--invoice", row["id"][:13], "--tier", "batch", env=env, code=0)
    (of_invoice,) = told.records()
    assert of_invoice["invoice_id"] == row["id"]
    assert of_invoice["input_tokens"] == of_file["input_tokens"]
    assert Decimal(of_invoice["cost"]) == Decimal(of_file["cost"]) / 2
    assert Decimal(of_file["own_cost"]) == Decimal(of_file["cost"]) * 90
    assert "INR" in told.err
    assert server.received == []
    call_vouch("estimate", env=env, code=2)


def test_prices_of_the_workspace_come_before_all_others(
    home: Path, tmp_path: Path, server: GeminiServer, env: dict[str, str]
) -> None:
    (paper,) = papers(tmp_path, 1)
    shipped = json.loads((ROOT / "resources" / "models.json").read_text("utf-8"))
    model = next(m for m in shipped["models"] if m["model"] == shipped["default_model"])

    def priced(output: str) -> str:
        rows = [{**row, "output": output} for row in model["prices"]]
        return json.dumps({"models": [{**model, "prices": rows}]})

    call_vouch("workspaces", "--create", "dear", code=0)
    (home / "vouch" / "models.json").write_text(priced("100"), "utf-8")
    (home / "vouch" / "workspaces" / "dear" / "models.json").write_text(priced("1000"), "utf-8")
    for name, output in (("dear", "1000"), ("default", "100")):
        arguments = ("--workspace", name, "--reader", "gemini")
        call_vouch("extract", paper, *arguments, env=env, code=0)
        (line,) = call_vouch("usage", "--workspace", name, env=env, code=0).records()
        assert line["price"]["output"] == output
        used = line["price"]
        expected = Decimal(used["input"]) * line["input_tokens"]
        expected += Decimal(output) * line["output_tokens"]
        assert Decimal(line["cost"]) == expected / 1_000_000
