# SPDX-License-Identifier: AGPL-3.0-or-later
"""What settings say of a model reaches the wire; the workspace's own table comes before others."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.ports import RemoteRequest
from desktop.services.gemini_setup import gemini_reader, model_list, model_tables
from desktop.settings import ModelWay, Settings
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import PROJECT, GeminiServer, gemini_server
from tests.harness.program import ROOT

SHIPPED = ROOT / "resources" / "models.json"
KEY = "AIza-a-key-that-must-stay-secret"
TODAY = date(2026, 11, 21)
WORDS = (Word("Total:", Box(50, 20, 80, 30)), Word("12,00", Box(90, 20, 120, 30)))
TEXT = PageText(1, 595, 842, WORDS, source=WordsSource.LAYER)
SCAN = PageText(1, 595, 842)
SEEDS = (
    "gemini-2.5-pro",
    "gemini-2.5-flash",
    "gemini-3-pro-preview",
    "gemini-3-pro-image-preview",
    "gemini-2.0-flash",
)


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


def sent(server: GeminiServer, settings: Settings, page: PageText = TEXT) -> dict[str, Any]:
    """The configuration of the request as it arrived."""
    environment = {"GOOGLE_GEMINI_BASE_URL": server.url, "GOOGLE_VERTEX_BASE_URL": server.url}
    reader = gemini_reader(settings, lambda: KEY, tables=[SHIPPED], environment=environment)

    async def once() -> None:
        try:
            await reader.ask(RemoteRequest("ab" * 32, "application/pdf", b"%PDF-1.7", (page,)))
        finally:
            await reader.aclose()

    asyncio.run(once())
    return dict(server.received[-1].config)


@pytest.mark.parametrize(
    ("model", "chosen", "asked"),
    [
        ("gemini-4-hydrogen", None, "LOW"),
        ("gemini-4-hydrogen", "xhigh", "XHIGH"),
        ("gemini-3.8-flash", None, "LOW"),
        ("gemini-3.8-flash", "high", "HIGH"),
        # it refuses minimal: a choice that it can't take falls back to the table's
        ("gemini-3.8-flash", "minimal", "LOW"),
        ("gemini-3.5-flash-lite", None, "MINIMAL"),
        ("gemini-3.5-flash-lite", "medium", "MEDIUM"),
    ],
)
def test_thinking_is_as_chosen_else_as_the_table_says(
    server: GeminiServer, model: str, chosen: Any, asked: str
) -> None:
    ways = {} if chosen is None else {model: ModelWay(thinking=chosen)}
    config = sent(server, Settings(gemini_model=model, model_ways=ways))
    assert config["thinkingConfig"]["thinkingLevel"] == asked


def test_a_model_without_levels_is_not_told_how_to_think(server: GeminiServer) -> None:
    ways = {"gemini-3.6-flash": ModelWay(scan="low")}
    config = sent(server, Settings(gemini_model="gemini-3.6-flash", model_ways=ways), SCAN)
    levels = {m["model"]: m["thinking"]["levels"] for m in _shipped() if m.get("thinking")}
    assert ("thinkingConfig" in config) is bool(levels["gemini-3.6-flash"])
    assert config["mediaResolution"] == "MEDIA_RESOLUTION_LOW"


def test_resolution_goes_by_the_kind_of_page(server: GeminiServer) -> None:
    model = "gemini-3.8-flash"
    plain = Settings(gemini_model=model, gemini_form="standard")
    assert sent(server, plain)["mediaResolution"] == "MEDIA_RESOLUTION_MEDIUM"
    assert sent(server, plain, SCAN)["mediaResolution"] == "MEDIA_RESOLUTION_HIGH"
    chosen = plain.changed(model_ways={model: ModelWay(page="high", scan="medium")})
    assert sent(server, chosen)["mediaResolution"] == "MEDIA_RESOLUTION_HIGH"
    assert sent(server, chosen, SCAN)["mediaResolution"] == "MEDIA_RESOLUTION_MEDIUM"


def test_the_door_of_the_settings_is_used(server: GeminiServer) -> None:
    sent(server, Settings(paid_service="vertex", vertex_project=PROJECT))
    received = server.received[-1]
    assert (received.vertex, received.project, received.location) == (True, PROJECT, "us-central1")


def test_the_chosen_fallback_comes_first_and_is_not_its_own() -> None:
    def fallback(model: str, chosen: str | None) -> str | None:
        settings = Settings(gemini_model=model, fallback_model=chosen)
        return gemini_reader(settings, lambda: KEY, tables=[SHIPPED], environment={}).fallback

    assert fallback("gemini-2.0-flash", None) == "gemini-3.1-flash-lite"
    assert fallback("gemini-2.0-flash", "gemini-4-argon") == "gemini-4-argon"
    assert fallback("gemini-2.0-flash", "gemini-9-xenon") == "gemini-9-xenon"
    assert fallback("gemini-4-argon", "gemini-4-argon") == "gemini-4-hydrogen"
    # one that is shut down itself is no help
    assert fallback("gemini-2.5-pro", "gemini-2.0-flash") == "gemini-3.8-flash"


def test_models_of_older_days_are_offered_with_their_state_and_the_nearest_live_one() -> None:
    models = model_list([SHIPPED], TODAY)
    for name in SEEDS:
        offer = models.offer(name)
        assert offer is not None
        assert offer.state in ("closed", "retired")
        nearest = models.offer(offer.replacement or "")
        assert nearest is not None
        assert nearest.state == "live"


def test_the_nearest_is_one_that_the_key_may_use() -> None:
    offered = ("gemini-3.5-flash-lite", "gemini-2.5-flash", "gemini-9-xenon")
    models = model_list([SHIPPED], TODAY, offered)
    retired = models.offer("gemini-2.0-flash")
    closed = models.offer("gemini-2.5-flash")
    unlisted = models.offer("gemini-9-xenon")
    assert retired is not None
    assert retired.replacement == "gemini-3.5-flash-lite"
    assert closed is not None
    assert (closed.usable, closed.offered) == (True, True)
    assert unlisted is not None
    assert (unlisted.state, unlisted.price_in) == ("unlisted", None)


def test_the_workspaces_table_comes_before_the_persons(home: Path) -> None:
    def price(amount: str) -> str:
        row = {"input": amount, "output": amount, "valid_from": "2026-01-01"}
        return json.dumps({"models": [{"model": "m", "status": "live", "prices": [row]}]})

    place = home / "vouch"
    workspace = place / "workspaces" / "client"
    workspace.mkdir(parents=True)
    tables = model_tables(place, "client")
    assert tables[0].is_file()
    (place / "models.json").write_text(price("7"))
    found = model_list(tables, TODAY).offer("m")
    assert found is not None
    assert found.price_in == 7
    (workspace / "models.json").write_text(price("3"))
    found = model_list(tables, TODAY).offer("m")
    assert found is not None
    assert found.price_in == 3
    other = model_list(model_tables(place, "another"), TODAY).offer("m")
    assert other is not None
    assert other.price_in == 7
    assert model_list(tables, TODAY).offer("gemini-3.8-flash") is not None


def _shipped() -> list[dict[str, Any]]:
    models: list[dict[str, Any]] = json.loads(SHIPPED.read_text("utf-8"))["models"]
    return models
