# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys of paid readers: entered, tested and removed by a person, or from the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import InvalidValue
from desktop.domain.ports import RemoteReader, SecretStore


class KeyPlace(StrEnum):
    """Where a key in use comes from."""

    ENVIRONMENT = "environment"
    KEY_STORE = "key_store"
    THIS_RUN = "this_run"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """A service's key: its name in the key store, and the environment variable that beats it."""

    name: str
    variable: str


GEMINI_KEY = ServiceKey("gemini-api-key", "GEMINI_API_KEY")
VERTEX_KEY = ServiceKey("vertex-api-key", "VERTEX_API_KEY")


class ServiceKeys:
    """Reads and keeps keys. Every method may block on the desktop's key store."""

    def __init__(self, secrets: SecretStore, environment: Mapping[str, str]) -> None:
        self._secrets = secrets
        self._environment = environment

    def get(self, key: ServiceKey) -> str | None:
        """The key in use, None when there is none; raises KeyringUnavailable."""
        return self._environment.get(key.variable) or self._secrets.get(key.name)

    def getter(self, key: ServiceKey) -> Callable[[], str | None]:
        """A function that looks the key up anew each time, for a reader."""
        return lambda: self.get(key)

    def place(self, key: ServiceKey) -> KeyPlace:
        """Where the key in use comes from; raises KeyringUnavailable."""
        if self._environment.get(key.variable):
            return KeyPlace.ENVIRONMENT
        if self._secrets.get(key.name) is None:
            return KeyPlace.NONE
        return KeyPlace.THIS_RUN if self._secrets.session_only else KeyPlace.KEY_STORE

    def enter(self, key: ServiceKey, secret: str) -> KeyPlace:
        """Keep a pasted key; spaces and line breaks around it don't count.

        Raises InvalidValue when it can't be a key, KeyringUnavailable when it can't be kept.
        """
        secret = secret.strip()
        if not secret or len(secret) > 500 or not secret.isascii() or not secret.isprintable():
            raise InvalidValue(
                "That is not an API key.", "Copy the whole key from the service's page."
            )
        if any(c.isspace() for c in secret):
            raise InvalidValue("The key has a space in it.", "Copy only the key itself.")
        self._secrets.put(key.name, secret)
        return self.place(key)

    def remove(self, key: ServiceKey) -> None:
        """Forget the kept key; one from the environment stays in use."""
        self._secrets.remove(key.name)


def try_connection(reader: RemoteReader) -> str:
    """One sentence for a person that the service can be used; raises a ServiceError."""
    models = reader.test()
    return f"The key works: {len(models)} models can be used."
