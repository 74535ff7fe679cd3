# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keys without a window: set, tested, replaced, removed, and kept in no place but the key store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.os_keyring import OsKeyring
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, gemini_server
from tests.harness.program import Result, run_vouch
from tests.harness.secret_service import SecretService
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"
OTHER = "AIza-another-key-of-that-service"


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        yield running


def vouch(server: GeminiServer | None, *words: str, **options: object) -> Result:
    env = {name: os.environ[name] for name in ("DBUS_SESSION_BUS_ADDRESS",) if name in os.environ}
    if server is not None:
        env["GOOGLE_GEMINI_BASE_URL"] = server.url
    more = options.pop("env", {})
    assert isinstance(more, dict)
    return run_vouch(*words, env=env | more, **options)  # type: ignore[arg-type]


@pytest.mark.keyring
def test_a_key_is_set_shown_tested_and_removed(server: GeminiServer, home: Path) -> None:
    told = vouch(server, "key", "set", "gemini", "--from", "-", input=f" {KEY}\r\n", code=0)
    assert told.records()[0]["kept_shared"] is True
    assert OsKeyring().get("gemini-api-key") == KEY
    (gemini, vertex) = vouch(None, "key", "show", code=0).records()
    assert (gemini["place"], gemini["scope"]) == ("key_store", "shared")
    assert vertex["place"] == "none"
    tested = vouch(server, "key", "test", "gemini", code=0)
    assert "models can be used" in tested.out
    vouch(None, "key", "remove", "gemini", code=0)
    assert OsKeyring().get("gemini-api-key") is None
    again = vouch(None, "key", "remove", "gemini", code=1)
    assert "No shared key" in again.err
    written = [f for f in home.rglob("*") if f.is_file() and KEY.encode() in f.read_bytes()]
    assert [f for f in written if "keyrings" not in f.parts] == []
    assert KEY not in told.out + told.err + tested.out


@pytest.mark.keyring
def test_a_key_that_is_refused_does_not_take_the_place_of_the_kept_one(
    server: GeminiServer,
) -> None:
    OsKeyring().put("gemini-api-key", KEY)
    refused = vouch(server, "key", "set", "gemini", "--from", "-", input=OTHER, code=1)
    assert "refused" in refused.err
    assert OTHER not in refused.out + refused.err
    assert OsKeyring().get("gemini-api-key") == KEY
    vouch(server, "key", "set", "gemini", "--from", "-", "--no-test", input=OTHER, code=0)
    assert OsKeyring().get("gemini-api-key") == OTHER


@pytest.mark.keyring
def test_a_workspaces_own_key_is_used_before_the_shared_one(
    server: GeminiServer, tmp_path: Path
) -> None:
    OsKeyring().put("gemini-api-key", OTHER)
    assert "refused" in vouch(server, "key", "test", "gemini", code=1).err
    file = tmp_path / "key.txt"
    file.write_text(KEY)
    words = ("key", "--workspace", "client", "set", "gemini", "--only-workspace", "--from")
    (line,) = vouch(server, *words, str(file), code=0).records()
    assert (line["scope"], line["workspace"], line["kept_shared"]) == ("workspace", "client", True)
    vouch(server, "key", "--workspace", "client", "test", "gemini", code=0)
    vouch(server, "key", "test", "gemini", code=1)
    assert OsKeyring().get("gemini-api-key") == OTHER


def test_without_a_key_store_it_is_said_what_to_do(server: GeminiServer) -> None:
    told = vouch(server, "key", "set", "gemini", "--from", "-", input=KEY, code=1)
    assert "no desktop session" in told.err
    assert "GEMINI_API_KEY" in told.err
    (gemini, _) = vouch(None, "key", "show", env={"GEMINI_API_KEY": KEY}, code=0).records()
    assert gemini["place"] == "environment"
    assert gemini["key_store"]["code"] == "keyring_missing"
    vouch(server, "key", "test", "gemini", env={"GEMINI_API_KEY": KEY}, code=0)


@pytest.mark.keyring
def test_a_locked_key_store_is_named(secret_service: SecretService) -> None:
    OsKeyring().put("gemini-api-key", KEY)
    secret_service.lock()
    assert "locked" in vouch(None, "key", "test", "gemini", code=1).err
    assert (
        "Unlock" in vouch(None, "key", "set", "gemini", "--no-test", "--from", "-", input=OTHER).err
    )
    signs = {line["part"]: line for line in vouch(None, "doctor").records()}
    assert "locked" in signs["keyring"]["detail"]
    assert "locked" in signs["Gemini key"]["detail"]
    assert "Unlock" in signs["Gemini key"]["advice"]


@pytest.mark.keyring
def test_a_locked_key_store_leaves_no_question_open(
    server: GeminiServer, secret_service: SecretService, tmp_path: Path
) -> None:
    OsKeyring().put("gemini-api-key", KEY)
    secret_service.lock()
    paper = tmp_path / "a.pdf"
    paper.write_bytes(invoice_pdf("INV-1"))
    (record,) = vouch(server, "extract", str(paper), "--reader", "gemini", code=1).records()
    assert record["error"]["code"] == "keyring_locked"
    env = {"GEMINI_API_KEY": KEY}
    server.brain = obedient
    # had the question been left open, it would be of unknown outcome now
    vouch(server, "extract", str(paper), "--reader", "gemini", env=env, code=0)
    assert len(server.ledger) == 1


@pytest.mark.parametrize("typed", ["", "two words", "ключ", "\x07bell", "x" * 600])
@pytest.mark.keyring
def test_what_can_be_no_key_is_refused_without_being_shown(
    server: GeminiServer, typed: str
) -> None:
    told = vouch(server, "key", "set", "gemini", "--from", "-", input=typed, code=1)
    assert not typed or typed not in told.err
    assert OsKeyring().get("gemini-api-key") is None
