# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keys live in a real Secret Service, or for this run only, and never in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import KeyringUnavailable
from desktop.services.os_keyring import OsKeyring
from tests.harness.secret_service import SecretService


@pytest.mark.keyring
def test_a_key_is_kept_read_by_another_run_replaced_and_removed() -> None:
    store = OsKeyring()
    assert not store.session_only
    assert store.get("gemini-api-key") is None
    store.put("gemini-api-key", "one")
    store.put("gemini-api-key", "two")
    assert OsKeyring().get("gemini-api-key") == "two"
    store.remove("gemini-api-key")
    store.remove("gemini-api-key")
    assert OsKeyring().get("gemini-api-key") is None


def test_without_a_key_store_a_key_lives_for_this_run_only(home: Path) -> None:
    store = OsKeyring()
    assert store.session_only
    store.put("gemini-api-key", "a-secret-value")
    assert store.get("gemini-api-key") == "a-secret-value"
    assert OsKeyring().get("gemini-api-key") is None
    written = [p for p in home.rglob("*") if p.is_file() and b"a-secret-value" in p.read_bytes()]
    assert written == []


def test_a_backend_that_swallows_keys_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring.core

    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    store = OsKeyring()
    store.put("gemini-api-key", "kept for this run")
    assert store.session_only
    assert store.get("gemini-api-key") == "kept for this run"
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)


@pytest.mark.keyring
def test_a_key_store_that_broke_down_is_told_in_words(secret_service: SecretService) -> None:
    store = OsKeyring()
    store.put("gemini-api-key", "one")
    secret_service.stop()
    with pytest.raises(KeyringUnavailable) as caught:
        store.get("gemini-api-key")
    assert "does not answer" in caught.value.title
    assert caught.value.advice


@pytest.mark.keyring
def test_a_locked_key_store_is_named_for_every_use(secret_service: SecretService) -> None:
    store = OsKeyring()
    store.put("gemini-api-key", "one")
    secret_service.lock()
    for use in (
        lambda: store.get("gemini-api-key"),
        lambda: store.put("gemini-api-key", "two"),
        lambda: store.remove("gemini-api-key"),
    ):
        with pytest.raises(KeyringUnavailable) as caught:
            use()
        assert caught.value.code == "keyring_locked"
        assert "Unlock" in caught.value.advice
    assert store.absence is None


def test_a_key_store_that_lets_nobody_in_is_named(refusing_service: SecretService) -> None:
    store = OsKeyring()
    assert not store.session_only
    with pytest.raises(KeyringUnavailable) as caught:
        store.put("gemini-api-key", "a-secret-value")
    assert caught.value.code == "keyring_denied"
    assert "Allow" in caught.value.advice
    assert "a-secret-value" not in f"{caught.value!r}{caught.value.__context__!r}"


def test_each_kind_of_absence_has_its_own_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring.core

    def absence() -> str:
        monkeypatch.setattr(keyring.core, "_keyring_backend", None)
        found = OsKeyring().absence
        assert found is not None
        assert found.code == "keyring_missing"
        assert "GEMINI_API_KEY" in found.advice
        return f"{found.title} {found.advice}"

    session = absence()
    assert "dbus-run-session" in session
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    store = absence()
    assert "GNOME Keyring" in store
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    off = absence()
    assert "PYTHON_KEYRING_BACKEND" in off
    assert len({session, store, off}) == 3
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
