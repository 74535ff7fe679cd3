# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which key is used, and how one takes the place of another."""

from __future__ import annotations

import pytest

from desktop.domain.errors import InvalidValue, KeyMissing, KeyRefused, KeyringUnavailable
from desktop.workflows.service_keys import (
    GEMINI_KEY,
    VERTEX_KEY,
    KeyPlace,
    KeyScope,
    KeyState,
    ServiceKeys,
)
from tests.workflows.conftest import RunSecrets

OLD, NEW = "AIza-the-old-key", "AIza-the-new-key"


def test_the_environment_comes_before_the_workspaces_key_and_that_before_the_shared_one() -> None:
    secrets, environment = RunSecrets(), {"GEMINI_API_KEY": "from-environment"}
    keys = ServiceKeys(secrets, environment, "client")
    keys.enter(GEMINI_KEY, "shared", KeyScope.SHARED)
    keys.enter(GEMINI_KEY, "own", KeyScope.WORKSPACE)
    state = keys.state(GEMINI_KEY)
    assert (keys.get(GEMINI_KEY), state.place) == ("from-environment", KeyPlace.ENVIRONMENT)
    assert (state.of_workspace, state.shared, state.scope) == (True, True, None)
    environment.clear()
    assert keys.get(GEMINI_KEY) == "own"
    assert keys.state(GEMINI_KEY).scope is KeyScope.WORKSPACE
    assert ServiceKeys(secrets, {}, "another").get(GEMINI_KEY) == "shared"
    assert keys.remove(GEMINI_KEY, KeyScope.WORKSPACE).scope is KeyScope.SHARED
    assert keys.get(GEMINI_KEY) == "shared"
    assert keys.state(VERTEX_KEY) == KeyState(KeyPlace.NONE, None, False, False)


def test_a_new_key_is_proven_before_it_takes_the_place_of_the_old_one() -> None:
    secrets = RunSecrets()
    keys = ServiceKeys(secrets, {})
    keys.enter(GEMINI_KEY, OLD)

    def refuse(secret: str) -> None:
        assert secret == NEW
        assert keys.get(GEMINI_KEY) == OLD
        raise KeyRefused

    with pytest.raises(KeyRefused):
        keys.replace(GEMINI_KEY, f" {NEW}\n", KeyScope.SHARED, refuse)
    assert keys.get(GEMINI_KEY) == OLD
    assert keys.replace(GEMINI_KEY, f" {NEW}\n", KeyScope.SHARED, len) == len(NEW)
    assert keys.get(GEMINI_KEY) == NEW


def test_a_store_that_drops_a_key_is_noticed() -> None:
    class Forgetful(RunSecrets):
        def put(self, name: str, secret: str) -> None:
            """Nothing is kept."""

    with pytest.raises(KeyringUnavailable) as caught:
        ServiceKeys(Forgetful(), {}).enter(GEMINI_KEY, NEW)
    assert NEW not in str(caught.value)


def test_a_workspaces_key_needs_a_workspace() -> None:
    with pytest.raises(InvalidValue):
        ServiceKeys(RunSecrets(), {}).enter(GEMINI_KEY, NEW, KeyScope.WORKSPACE)


def test_a_key_replaced_elsewhere_counts_within_seconds_and_is_not_looked_up_each_time() -> None:
    secrets, now = RunSecrets(), [0.0]
    keys = ServiceKeys(secrets, {}, clock=lambda: now[0])
    get = keys.getter(GEMINI_KEY)
    assert get() is None
    secrets.put("gemini-api-key", OLD)
    assert get() == OLD
    secrets.put("gemini-api-key", NEW)
    assert get() == OLD
    now[0] = 6.0
    assert get() == NEW


def test_to_a_reader_a_locked_key_store_is_a_service_that_cannot_be_asked() -> None:
    class Locked(RunSecrets):
        def get(self, name: str) -> str | None:
            raise KeyringUnavailable("It is locked.", "Unlock it.", code="keyring_locked")

    with pytest.raises(KeyMissing) as caught:
        ServiceKeys(Locked(), {}).getter(GEMINI_KEY)()
    assert (caught.value.code, caught.value.advice) == ("keyring_locked", "Unlock it.")
