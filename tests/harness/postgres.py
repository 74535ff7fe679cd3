# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real PostgreSQL server on loopback, started when the first test asks for it."""

import contextlib
import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

START_SECONDS = 60
_PR_SET_PDEATHSIG = 1


def _programs() -> Path:
    """The folder of initdb and postgres, newest version first; Debian keeps them off the PATH."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: float(path.parts[-3]),
        reverse=True,
    )
    if not found:
        pytest.fail("PostgreSQL is not installed here: make setup says which packages are missing")
    return found[0].parent


def _run_as() -> dict[str, Any]:
    """Arguments for subprocess: PostgreSQL refuses root, so root runs it as another user."""
    if os.getuid() != 0:
        return {}
    try:
        account = pwd.getpwnam("postgres")
    except KeyError:
        account = pwd.getpwnam("nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_answer(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"PostgreSQL did not start ({error}):\n{log.read_text('utf-8')}")
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a server of this run's own; its user may create databases and roles."""
    programs, run_as = _programs(), _run_as()
    # Not pytest's folder: another user has to reach it.
    with tempfile.TemporaryDirectory(prefix="vouch-pg-", dir="/tmp") as name:
        folder = Path(name)
        if run_as:
            os.chown(folder, run_as["user"], run_as["group"])
        password, port = secrets.token_hex(16), _free_port()
        secret_file, log = folder / "password", folder / "log"
        secret_file.write_text(password)
        if run_as:
            os.chown(secret_file, run_as["user"], run_as["group"])
        clean = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": name}
        options = ["--auth=scram-sha-256", f"--pwfile={secret_file}", "--no-sync"]
        subprocess.run(
            [programs / "initdb", "-D", folder / "data", "-U", "vouch", "-E", "UTF8", *options],
            check=True,
            capture_output=True,
            env=clean,
            cwd=folder,
            **run_as,
        )
        settings = ("fsync=off", "full_page_writes=off", "listen_addresses=127.0.0.1")
        arguments = ["-D", str(folder / "data"), "-k", name, "-p", str(port)]
        arguments += [word for setting in settings for word in ("-c", setting)]
        with log.open("wb") as output:
            server: subprocess.Popen[bytes] = subprocess.Popen(
                [str(programs / "postgres"), *arguments],
                stdout=output,
                stderr=output,
                env=clean,
                cwd=folder,
                preexec_fn=_die_with_parent,  # noqa: PLW1509
                **run_as,
            )
        url = f"postgresql://vouch:{password}@127.0.0.1:{port}/postgres"
        try:
            _await_answer(server, url, log)
            yield url
        finally:
            server.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(30)
            server.kill()
            server.wait()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Address of an empty database of the test's own (``postgresql://``, psycopg 3)."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    yield postgres_server.rpartition("/")[0] + f"/{name}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
