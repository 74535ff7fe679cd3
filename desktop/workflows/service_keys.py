# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys of paid readers: entered, tested, replaced and removed by a person.

A key is kept for one workspace or shared by all of them; one from the environment beats both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from desktop.domain.errors import InvalidValue, KeyMissing, KeyringUnavailable
from desktop.domain.ports import SecretStore

T = TypeVar("T")
REMEMBERED_SECONDS: Final = 5.0
_MAX_KEY: Final = 500


class KeyPlace(StrEnum):
    """Where a key in use comes from."""

    ENVIRONMENT = "environment"
    KEY_STORE = "key_store"
    THIS_RUN = "this_run"
    NONE = "none"


class KeyScope(StrEnum):
    """For whom a kept key is: this workspace alone, or all that have none of their own."""

    WORKSPACE = "workspace"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """A service's key: its name in the key store, and the environment variable that beats it."""

    name: str
    variable: str


@dataclass(frozen=True, slots=True)
class KeyState:
    """Which key is in use, and which ones are kept.

    `scope` is None where the one in use comes from the environment, or there is none.
    """

    place: KeyPlace
    scope: KeyScope | None
    of_workspace: bool
    shared: bool

    def kept(self, scope: KeyScope) -> bool:
        """Whether there is a key of this scope."""
        return self.of_workspace if scope is KeyScope.WORKSPACE else self.shared


GEMINI_KEY = ServiceKey("gemini-api-key", "GEMINI_API_KEY")
VERTEX_KEY = ServiceKey("vertex-api-key", "VERTEX_API_KEY")
SERVICE_KEYS: Final[Mapping[str, ServiceKey]] = {"gemini": GEMINI_KEY, "vertex": VERTEX_KEY}


class ServiceKeys:
    """Reads and keeps keys, of `workspace` (by its folder's name) and shared ones.

    Every method may block on the desktop's key store and raise KeyringUnavailable.
    """

    def __init__(
        self,
        secrets: SecretStore,
        environment: Mapping[str, str],
        workspace: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secrets = secrets
        self._environment = environment
        self._workspace = workspace
        self._clock = clock

    @property
    def absence(self) -> KeyringUnavailable | None:
        """Why kept keys live for this run only; None where there is a key store."""
        return self._secrets.absence

    def get(self, key: ServiceKey) -> str | None:
        """The key in use, None when there is none."""
        return self._environment.get(key.variable) or self._kept(key)

    def getter(self, key: ServiceKey) -> Callable[[], str | None]:
        """A function for a reader: a key entered or replaced elsewhere counts within seconds.

        It raises KeyMissing, with the key store's own words and code, where that can't be read.
        """
        found: tuple[float, str] | None = None

        def get() -> str | None:
            nonlocal found
            now = self._clock()
            if found is not None and now - found[0] < REMEMBERED_SECONDS:
                return found[1]
            try:
                secret = self.get(key)
            except KeyringUnavailable as error:
                # to a reader it is a service that can't be asked, until a person does something
                raise KeyMissing(error.title, error.advice, code=error.code) from None
            found = None if secret is None else (now, secret)
            return secret

        return get

    def state(self, key: ServiceKey) -> KeyState:
        """Which key is in use, and which ones are kept."""
        shared = self._secrets.get(key.name) is not None
        own = False
        if self._workspace is not None:
            own = self._secrets.get(self._name(key, KeyScope.WORKSPACE)) is not None
        if self._environment.get(key.variable):
            return KeyState(KeyPlace.ENVIRONMENT, None, own, shared)
        if not own and not shared:
            return KeyState(KeyPlace.NONE, None, own, shared)
        place = KeyPlace.THIS_RUN if self._secrets.session_only else KeyPlace.KEY_STORE
        return KeyState(place, KeyScope.WORKSPACE if own else KeyScope.SHARED, own, shared)

    def place(self, key: ServiceKey) -> KeyPlace:
        """Where the key in use comes from."""
        return self.state(key).place

    def enter(self, key: ServiceKey, secret: str, scope: KeyScope = KeyScope.SHARED) -> KeyState:
        """Keep a pasted key; spaces and line breaks around it don't count.

        Raises InvalidValue when it can't be a key, KeyringUnavailable when it can't be kept: the
        one that was kept before is then still there.
        """
        secret, name = cleaned(secret), self._name(key, scope)
        self._secrets.put(name, secret)
        if self._secrets.get(name) != secret:
            raise KeyringUnavailable(
                "This computer's key store did not keep the key.",
                "Unlock it or repair it, then enter the key again.",
            )
        return self.state(key)

    def replace(
        self,
        key: ServiceKey,
        secret: str,
        scope: KeyScope,
        prove: Callable[[str], T],
    ) -> T:
        """As `enter`, but only a key that `prove` lets pass takes the place of the kept one.

        `prove` is given the cleaned key and raises a ServiceError; what it returns is handed on.
        """
        proven = prove(cleaned(secret))
        self.enter(key, secret, scope)
        return proven

    def remove(self, key: ServiceKey, scope: KeyScope = KeyScope.SHARED) -> KeyState:
        """Forget a kept key; one from the environment stays in use."""
        self._secrets.remove(self._name(key, scope))
        return self.state(key)

    def _kept(self, key: ServiceKey) -> str | None:
        if self._workspace is not None:
            own = self._secrets.get(self._name(key, KeyScope.WORKSPACE))
            if own is not None:
                return own
        return self._secrets.get(key.name)

    def _name(self, key: ServiceKey, scope: KeyScope) -> str:
        if scope is KeyScope.SHARED:
            return key.name
        if self._workspace is None:
            raise InvalidValue("No workspace is open.", "Open one, or keep a shared key.")
        return f"{key.name}/{self._workspace}"


def cleaned(secret: str) -> str:
    """A key without what surrounds it; InvalidValue for what can't be one. It is never quoted."""
    secret = secret.strip()
    if not secret or len(secret) > _MAX_KEY or not secret.isascii() or not secret.isprintable():
        raise InvalidValue("That is not an API key.", "Copy the whole key from the service's page.")
    if any(c.isspace() for c in secret):
        raise InvalidValue("The key has a space in it.", "Copy only the key itself.")
    return secret
