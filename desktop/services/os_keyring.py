# SPDX-License-Identifier: AGPL-3.0-or-later
"""API keys and document passwords in the operating system's key store, and nowhere else."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Iterator
from types import ModuleType

from desktop.domain.errors import KeyringUnavailable

SERVICE = "vouch"
LOCKED = "keyring_locked"
DENIED = "keyring_denied"
ABSENT = "keyring_missing"
_LIBRARIES = frozenset({"keyring", "secretstorage", "jeepney", "win32ctypes", "pywintypes"})
_REFUSALS = ("AccessDenied", "AuthFailed", "(-128", "(-25293", "(5,")
"""Of D-Bus, of macOS (cancelled by the user, not authorised), and of Windows."""

log = logging.getLogger(__name__)


class OsKeyring:
    """Implements `domain.ports.SecretStore` on the `keyring` library.

    Where there is no usable key store, secrets live in this object's memory for this run only
    and `session_only` says so; a backend that drops what it is given, or writes it in plain text,
    counts as none. Calls may block on the desktop's unlock dialog: never on the GUI thread. The
    library is imported on first use, it costs a tenth of a second.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session: dict[str, str] = {}
        self._usable: bool | None = None
        self._backend_name = ""

    @property
    def session_only(self) -> bool:
        """Whether secrets live for this run only; looks for a key store on the first call."""
        self._look()
        return not self._usable

    @property
    def absence(self) -> KeyringUnavailable | None:
        """Why there is no usable key store and what to do about it; None where there is one."""
        return _absence(self.backend_name) if self.session_only else None

    @property
    def backend_name(self) -> str:
        """The key store's name, for diagnosis."""
        self._look()
        return self._backend_name

    def get(self, name: str) -> str | None:
        if self.session_only:
            return self._session.get(name)
        with _translated():
            found: str | None = _keyring().get_password(SERVICE, name)
        return found

    def put(self, name: str, secret: str) -> None:
        if self.session_only:
            self._session[name] = secret
            return
        with _translated():
            _keyring().set_password(SERVICE, name, secret)

    def remove(self, name: str) -> None:
        self._session.pop(name, None)
        if self.session_only:
            return
        keyring = _keyring()
        with _translated(), contextlib.suppress(keyring.errors.PasswordDeleteError):
            keyring.delete_password(SERVICE, name)

    def _look(self) -> None:
        with self._lock:
            if self._usable is not None:
                return
            backend = _keyring().get_keyring()
            module = type(backend).__module__
            self._backend_name = f"{module}.{type(backend).__name__}"
            self._usable = backend.priority > 0 and not module.startswith(
                ("keyring.backends.null", "keyring.backends.fail", "keyrings.alt")
            )
            if not self._usable:
                log.info("no usable key store (%s): keys live for this run only", module)


def _keyring() -> ModuleType:
    import keyring
    import keyring.errors

    return keyring


def _absence(backend: str) -> KeyringUnavailable:
    here = (
        "Until then a key lives for this run; without a window set GEMINI_API_KEY or VERTEX_API_KEY"
    )
    if backend.startswith("keyrings.alt"):
        return KeyringUnavailable(
            "The key store that is set up writes keys into a plain file; it is not used.",
            f"Install GNOME Keyring or KWallet, and remove keyrings.alt. {here}.",
            code=ABSENT,
        )
    if os.environ.get("PYTHON_KEYRING_BACKEND") or backend.startswith("keyring.backends.null"):
        return KeyringUnavailable(
            "This computer's key store is switched off.",
            f"Remove PYTHON_KEYRING_BACKEND, or the keyring library's own setting. {here}.",
            code=ABSENT,
        )
    if sys.platform.startswith("linux") and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return KeyringUnavailable(
            "There is no desktop session here, and so no key store.",
            f"Start Vouch from a desktop, or within dbus-run-session. {here}.",
            code=ABSENT,
        )
    return KeyringUnavailable(
        "This computer has no key store.",
        f"Install and start GNOME Keyring, KWallet or KeePassXC's secret service. {here}.",
        code=ABSENT,
    )


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Errors of the key store in our words, without its own text, which may name secrets.

    Backends let errors of their own libraries through: a bus that went away is an OSError.
    """
    try:
        yield
    except Exception as error:
        known = type(error).__module__.split(".")[0] in _LIBRARIES or isinstance(error, OSError)
        if type(error).__name__ == "KeyringLocked":
            raise KeyringUnavailable(
                "This computer's key store is locked.",
                "Unlock it, as with the password of your desktop session, then try again.",
                code=LOCKED,
            ) from None
        if known and any(word in f"{error!r} {error}" for word in _REFUSALS):
            raise KeyringUnavailable(
                "This computer's key store refused Vouch.",
                "Allow Vouch in the key store's own settings, then try again.",
                code=DENIED,
            ) from None
        if known:
            raise KeyringUnavailable(
                "This computer's key store does not answer.",
                "Log in to the desktop anew, or start the key store, then try again.",
            ) from None
        raise
