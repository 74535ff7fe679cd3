# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real Secret Service for one test: gnome-keyring on a D-Bus session of its own.

Tests marked ``keyring`` get it; all others have no session bus, as on a machine without a keyring.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

START_SECONDS = 30
REFUSING = """<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
<deny send_destination="org.freedesktop.secrets"/>
</policy></busconfig>"""
"""A bus that lets nobody talk to the key store, as a sandbox does."""


@dataclass(frozen=True)
class SecretService:
    """The running service."""

    address: str
    _bus: subprocess.Popen[bytes]
    _daemon: subprocess.Popen[bytes]

    def lock(self) -> None:
        """Lock the default collection, as a user does or the desktop after a while."""
        import secretstorage

        connection = secretstorage.dbus_init()
        try:
            secretstorage.get_default_collection(connection).lock()
        finally:
            connection.close()

    def stop(self) -> None:
        """End the service and its bus, as when the desktop session breaks down."""
        for process in (self._daemon, self._bus):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _has_owner(address: str) -> bool:
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    with open_dbus_connection(address) as connection:
        ask = new_method_call(bus, "NameHasOwner", "s", ("org.freedesktop.secrets",))
        return bool(connection.send_and_get_reply(ask, timeout=10).body[0])


def _forget_backend() -> None:
    # The keyring library decides once a process which backend is there.
    if "keyring" in sys.modules:
        import keyring.backend
        import keyring.core

        keyring.core._keyring_backend = None
        with contextlib.suppress(KeyError):  # it had decided nothing yet
            keyring.backend.get_all_keyring.reset()


def _start(folder: Path, *, refusing: bool = False) -> SecretService:
    for program in ("dbus-daemon", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.fail(f"{program} is not installed: make setup says which packages are missing")
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    which = ["--session", f"--address=unix:dir={folder}"]
    if refusing:
        (folder / "bus.conf").write_text(REFUSING.format(folder=folder))
        which = [f"--config-file={folder / 'bus.conf'}"]
    bus = subprocess.Popen(
        ["dbus-daemon", "--nofork", "--print-address", *which],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    assert bus.stdout is not None
    with bus.stdout as output:
        address = output.readline().decode().strip()
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment, "DBUS_SESSION_BUS_ADDRESS": address},
    )
    assert daemon.stdin is not None
    with daemon.stdin as password:
        password.write(b"\n")
    deadline = time.monotonic() + START_SECONDS
    while not _has_owner(address):
        if time.monotonic() > deadline or daemon.poll() is not None:
            SecretService(address, bus, daemon).stop()
            pytest.fail("gnome-keyring did not start")
        time.sleep(0.02)
    return SecretService(address, bus, daemon)


@pytest.fixture
def secret_service(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """An unlocked, empty Secret Service; DBUS_SESSION_BUS_ADDRESS leads to it, for children too."""
    yield from _served(monkeypatch, refusing=False)


@pytest.fixture
def refusing_service(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A Secret Service that is there, and that this program may not talk to."""
    yield from _served(monkeypatch, refusing=True)


def _served(monkeypatch: pytest.MonkeyPatch, *, refusing: bool) -> Iterator[SecretService]:
    # A socket's path may not be longer than 107 characters: not in the test's own folder.
    with tempfile.TemporaryDirectory(prefix="vouch-bus-", dir="/tmp") as folder:
        service = _start(Path(folder), refusing=refusing)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        _forget_backend()
        yield service
        service.stop()
        _forget_backend()


@pytest.fixture(autouse=True)
def _keyring_where_marked(request: pytest.FixtureRequest, home: Path) -> None:
    if request.node.get_closest_marker("keyring"):
        request.getfixturevalue("secret_service")
