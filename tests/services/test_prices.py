# SPDX-License-Identifier: AGPL-3.0-or-later
"""The price table: what a model costs on a day, which can be used, and where to turn."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import SettingsInvalid
from desktop.domain.ports import Usage
from desktop.services.prices import ModelStatus, PriceTable
from tests.harness.program import ROOT

SHIPPED = ROOT / "resources" / "models.json"
TODAY = date(2026, 11, 20)
A_MILLION_EACH = Usage(input_tokens=1_000_000, output_tokens=1_000_000)


@pytest.fixture
def table() -> PriceTable:
    return PriceTable.load(SHIPPED)


def test_a_price_changes_on_its_day_and_not_before(table: PriceTable) -> None:
    old = table.cost("gemini-3.8-flash", A_MILLION_EACH, date(2026, 12, 31))
    new = table.cost("gemini-3.8-flash", A_MILLION_EACH, date(2027, 1, 1))
    assert (old, new) == (Decimal("4.50"), Decimal("9.00"))


def test_cached_input_thinking_and_batch_have_their_own_prices(table: PriceTable) -> None:
    usage = Usage(1_000_000, 100_000, 100_000, cached_tokens=400_000)
    model = "gemini-3.5-flash-lite"
    expected = Decimal("0.30") * 6 / 10 + Decimal("0.03") * 4 / 10 + Decimal("2.50") * 2 / 10
    assert table.cost(model, usage, TODAY) == expected
    assert table.cost(model, usage, TODAY, batch=True) == Decimal("0.15") + Decimal("0.25")
    assert table.cost("gemini-4-hydrogen", usage, TODAY, batch=True) is None


def test_a_long_request_costs_the_long_price(table: PriceTable) -> None:
    short = table.row("gemini-3.1-pro-preview", TODAY, 200_000)
    long = table.row("gemini-3.1-pro-preview", TODAY, 200_001)
    assert short is not None
    assert long is not None
    assert (short.input, long.input) == (Decimal(2), Decimal(4))


def test_an_unlisted_model_has_no_price(table: PriceTable) -> None:
    assert table.cost("gemini-99", A_MILLION_EACH, TODAY) is None


@pytest.mark.parametrize(
    ("model", "status", "replacement"),
    [
        ("gemini-2.5-pro", ModelStatus.CLOSED, "gemini-3.8-flash"),
        ("gemini-2.5-flash", ModelStatus.CLOSED, "gemini-3.5-flash-lite"),
        ("gemini-3-pro-preview", ModelStatus.RETIRED, "gemini-3.1-pro-preview"),
        ("gemini-3-pro-image-preview", ModelStatus.RETIRED, "gemini-3.1-pro-preview"),
        ("gemini-2.0-flash", ModelStatus.RETIRED, "gemini-3.1-flash-lite"),
    ],
)
def test_models_of_older_days_stay_listed_with_their_state_and_a_live_one(
    table: PriceTable, model: str, status: ModelStatus, replacement: str
) -> None:
    choice = {c.model: c for c in table.choices(TODAY)}[model]
    assert (choice.status, choice.replacement) == (status, replacement)
    info = table.info(replacement)
    assert info is not None
    assert info.title in choice.remark
    assert choice.usable is (status is ModelStatus.CLOSED)


def test_a_model_past_its_announced_end_is_retired_without_an_update(table: PriceTable) -> None:
    late = date(2027, 5, 7)
    assert "gemini-3.1-flash-lite" in table.models(TODAY)
    assert "gemini-3.1-flash-lite" not in table.models(late)
    assert table.fallback("gemini-2.0-flash", late) == "gemini-3.5-flash-lite"


def test_what_the_key_may_use_beats_what_the_table_believes(table: PriceTable) -> None:
    offered = {"gemini-2.5-pro", "gemini-9-xenon", "text-embedding-1"}
    choices = {c.model: c for c in table.choices(TODAY, offered)}
    assert choices["gemini-2.5-pro"].usable
    assert not choices["gemini-3.8-flash"].usable
    assert choices["gemini-9-xenon"].status is ModelStatus.UNLISTED
    assert "text-embedding-1" not in choices


def test_every_fallback_ends_at_a_live_model(table: PriceTable) -> None:
    live = table.models(TODAY)
    for choice in table.choices(TODAY):
        fallback = table.fallback(choice.model, TODAY)
        assert fallback in live
        assert fallback != choice.model


def test_a_file_in_the_workspace_changes_prices_and_adds_models(tmp_path: Path) -> None:
    own = tmp_path / "models.json"
    own.write_text(
        json.dumps(
            {
                "updated": "2026-12-01",
                "default_model": "gemini-9-xenon",
                "models": [
                    {
                        "model": "gemini-9-xenon",
                        "status": "live",
                        "prices": [{"input": "7", "output": "9", "valid_from": "2026-12-01"}],
                    }
                ],
            }
        )
    )
    table = PriceTable.load(SHIPPED, own)
    assert table.default_model == "gemini-9-xenon"
    assert table.updated == date(2026, 12, 1)
    assert table.cost("gemini-9-xenon", A_MILLION_EACH, date(2026, 12, 1)) == 16
    assert "gemini-3.8-flash" in table.models()
    assert PriceTable.load(SHIPPED, tmp_path / "none.json").default_model != "gemini-9-xenon"


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        "[]",
        '{"models": [{"model": "m"}]}',
        '{"models": [{"model": "m", "status": "sleeping"}]}',
        '{"models": [{"model": "m", "status": "live", "thinking": {"levels": ["deep"]}}]}',
        '{"models": [{"model": "m", "status": "live", "thinking": {"levels": [], "ask": "low"}}]}',
        '{"models": [{"model": "m", "status": "live", "prices": '
        '[{"input": "-1", "output": "1", "valid_from": "2026-01-01"}]}]}',
        '{"models": [{"model": "m", "status": "live", "prices": '
        '[{"input": "NaN", "output": "1", "valid_from": "2026-01-01"}]}]}',
        '{"models": [], "default_model": "nobody"}',
    ],
)
def test_a_damaged_file_is_named_and_never_half_used(tmp_path: Path, content: str) -> None:
    own = tmp_path / "models.json"
    own.write_text(content)
    with pytest.raises(SettingsInvalid):
        PriceTable.load(SHIPPED, own)


def test_the_shipped_table_asks_only_for_levels_that_a_model_takes() -> None:
    data: dict[str, Any] = json.loads(SHIPPED.read_text("utf-8"))
    asked = {m["model"]: (m.get("thinking") or {}).get("ask") for m in data["models"]}
    assert asked["gemini-3.8-flash"] == "low"
    assert asked["gemini-4-hydrogen"] == "low"
