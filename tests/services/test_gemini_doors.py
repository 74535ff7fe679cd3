# SPDX-License-Identifier: AGPL-3.0-or-later
"""Both doors to Gemini, by key and by credentials, asked by the real SDK on loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.errors import InvalidValue, KeyMissing, KeyRefused, ServiceUnreachable
from desktop.domain.page import PageText
from desktop.domain.ports import RemoteRequest
from desktop.services.gemini import GeminiReader
from desktop.services.gemini_door import DoorKind, GeminiDoor, door_from_settings
from desktop.services.prices import PriceTable
from tests.harness.gemini_server import PROJECT, GeminiServer, answer, gemini_server
from tests.harness.program import ROOT

PRICES = PriceTable.load(ROOT / "resources" / "models.json")
KEY = "AIza-a-key-that-must-stay-secret"
REQUEST = RemoteRequest("ab" * 32, "application/pdf", b"%PDF-1.7 bytes", (PageText(1, 595, 842),))
ANSWER = {"document_type": "invoice", "invoice_number": "RE-17"}


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.default = answer(ANSWER)
        yield running


@pytest.fixture
def credentials(server: GeminiServer, tmp_path: Path) -> Path:
    path = tmp_path / "application_default_credentials.json"
    path.write_text(json.dumps(server.service_account()))
    return path


def vertex(server: GeminiServer, **options: Any) -> GeminiDoor:
    return GeminiDoor(DoorKind.VERTEX, base_url=server.url, **options)


def read(door: GeminiDoor, key: str | None) -> Any:
    reader = GeminiReader(lambda: key, PRICES, door=door)

    async def once() -> Any:
        try:
            return await reader.ask(REQUEST)
        finally:
            await reader.aclose()

    raw = asyncio.run(once()).raw
    return reader.interpret(raw, OwnCompany(), reader.model)


def test_both_doors_carry_the_same_question_and_read_the_same_answer(
    server: GeminiServer, credentials: Path
) -> None:
    doors: list[tuple[GeminiDoor, str | None]] = [
        (GeminiDoor(base_url=server.url), KEY),
        (vertex(server), KEY),
        (vertex(server, project=PROJECT), KEY),
        (vertex(server, project=PROJECT, credentials=credentials), None),
    ]
    proposals = [read(door, key) for door, key in doors]
    assert all(p.invoice == proposals[0].invoice for p in proposals)
    first, *others = [received.message for received in server.received]
    for other in others:
        assert other["contents"] == first["contents"]
        assert other["generationConfig"] == first["generationConfig"]
        assert _texts(other["systemInstruction"]) == _texts(first["systemInstruction"])
    assert [r.vertex for r in server.received] == [False, True, True, True]
    assert [r.location for r in server.received] == [None, None, "us-central1", "us-central1"]
    assert [r.key for r in server.received] == [KEY, KEY, KEY, ""]


def _texts(content: dict[str, Any]) -> list[str]:
    return [part["text"] for part in content["parts"]]


def test_any_location_can_be_chosen(server: GeminiServer) -> None:
    read(vertex(server, project=PROJECT, location="asia-south1"), KEY)
    assert (server.received[0].project, server.received[0].location) == (PROJECT, "asia-south1")


def test_the_doors_have_names_of_their_own() -> None:
    key = KEY
    assert GeminiReader(lambda: key, PRICES).name == "gemini"
    assert GeminiReader(lambda: key, PRICES, door=GeminiDoor(DoorKind.VERTEX)).name == "vertex"


@pytest.mark.parametrize("options", [{}, {"project": PROJECT}])
def test_the_connection_test_of_vertex_proves_key_and_project_for_nothing(
    server: GeminiServer, options: dict[str, str]
) -> None:
    reader = GeminiReader(lambda: KEY, PRICES, door=vertex(server, **options))
    assert "gemini-3.5-flash-lite" in reader.test()
    assert (server.counted, server.listed, server.ledger) == (1, 1, [])
    with pytest.raises(KeyRefused):
        GeminiReader(lambda: "wrong", PRICES, door=vertex(server, **options)).test()


def test_the_connection_test_by_credentials(server: GeminiServer, credentials: Path) -> None:
    door = vertex(server, project=PROJECT, credentials=credentials)
    assert "gemini-3.8-flash" in GeminiReader(lambda: None, PRICES, door=door).test()


def test_without_key_and_credentials_nothing_is_sent(server: GeminiServer, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.json"
    damaged.write_text('{"type": "service_account", "private_key": "SECRET"}')
    for door in (
        GeminiDoor(base_url=server.url),
        vertex(server),
        vertex(server, project=PROJECT),
        vertex(server, project=PROJECT, credentials=tmp_path / "none.json"),
        vertex(server, project=PROJECT, credentials=damaged),
    ):
        with pytest.raises(KeyMissing) as caught:
            read(door, None)
        assert "SECRET" not in str(caught.value)
    assert server.received == []


def test_refused_and_unreachable_sign_in_are_told_apart(
    server: GeminiServer, tmp_path: Path
) -> None:
    account = server.service_account()
    path = tmp_path / "credentials.json"
    path.write_text(json.dumps({**account, "token_uri": f"{server.url}/v1/nowhere"}))
    with pytest.raises(KeyRefused):
        read(vertex(server, project=PROJECT, credentials=path), None)
    path.write_text(json.dumps({**account, "token_uri": "http://127.0.0.1:9/token"}))
    with pytest.raises(ServiceUnreachable):
        read(vertex(server, project=PROJECT, credentials=path), None)


def test_the_environment_fills_in_what_the_settings_leave_open(tmp_path: Path) -> None:
    environment = {
        "GOOGLE_GEMINI_BASE_URL": "http://127.0.0.1:1",
        "GOOGLE_VERTEX_BASE_URL": "http://127.0.0.1:2",
        "GOOGLE_CLOUD_PROJECT": "from-environment",
        "GOOGLE_CLOUD_LOCATION": "europe-west4",
    }
    studio = door_from_settings("gemini", environment)
    assert studio == GeminiDoor(base_url="http://127.0.0.1:1")
    door = door_from_settings("vertex", environment, project="from-settings", home=tmp_path)
    assert (door.project, door.location) == ("from-settings", "europe-west4")
    assert (door.base_url, door.credentials) == ("http://127.0.0.1:2", None)
    written = tmp_path / ".config" / "gcloud" / "application_default_credentials.json"
    written.parent.mkdir(parents=True)
    written.write_text("{}")
    assert door_from_settings("vertex", {}, home=tmp_path).credentials == written


def test_the_environment_does_not_choose_the_door(
    server: GeminiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "GOOGLE_API_KEY": "from-the-environment",
        "GOOGLE_GENAI_USE_VERTEXAI": "false",
        "GOOGLE_CLOUD_PROJECT": "another-project",
        "GOOGLE_CLOUD_LOCATION": "us-east1",
    }.items():
        monkeypatch.setenv(name, value)
    read(vertex(server), KEY)
    assert (server.received[0].key, server.received[0].project) == (KEY, None)


@pytest.mark.parametrize(
    "options",
    [
        {"kind": DoorKind.STUDIO, "project": PROJECT},
        {"kind": DoorKind.VERTEX, "project": "Not A Project"},
        {"kind": DoorKind.VERTEX, "project": "p/../../x"},
        {"kind": DoorKind.VERTEX, "project": PROJECT, "location": "evil.example/"},
    ],
)
def test_what_can_be_no_door_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        GeminiDoor(**options)
