# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the harness promises to catch, it catches: each case is a small suite run for real."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.harness.program import ROOT
from tests.harness.secret_service import SecretService


def run_suite(folder: Path, body: str) -> str:
    """Run a test file made of ``body`` under this project's conftest; gives what pytest printed."""
    (folder / "conftest.py").write_text("from tests.conftest import *\n")
    (folder / "test_case.py").write_text(body)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-c",
            ROOT / "pyproject.toml",
        ]
        + ["--rootdir", folder, folder],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return f"exit {done.returncode}\n{done.stdout}{done.stderr}"


FAULTS = {
    "warning logged": (
        "import logging\ndef test_it():\n    logging.getLogger('desktop.x').warning('odd thing')\n",
        "unexpected log: desktop.x: WARNING: odd thing",
    ),
    "error logged by a child": (
        "from pathlib import Path\ndef test_it(home):\n"
        "    folder = home / 'vouch' / 'logs'\n    folder.mkdir(parents=True)\n"
        "    line = '2026-01-02T03:04:05.678Z ERROR vouch.lane: it broke\\n'\n"
        "    (folder / 'vouch.log').write_text(line)\n",
        "unexpected log: vouch.lane: ERROR: it broke",
    ),
    "expected log missing": (
        "def test_it(expected_log):\n    expected_log('never said')\n",
        "expected log never came: never said",
    ),
    "Qt warning": (
        "from PySide6.QtCore import qWarning\ndef test_it(qapp):\n    qWarning('from Qt')\n",
        "from Qt",
    ),
    "Python warning": (
        "import warnings\ndef test_it():\n    warnings.warn('old way', DeprecationWarning)\n",
        "DeprecationWarning: old way",
    ),
    "error in a thread": (
        "import threading\ndef test_it():\n"
        "    thread = threading.Thread(target=lambda: 1 / 0)\n"
        "    thread.start()\n    thread.join()\n",
        "ZeroDivisionError",
    ),
    "network": (
        "import socket\ndef test_it():\n    try:\n"
        "        socket.create_connection(('192.0.2.1', 80), 1)\n"
        "    except OSError:\n        pass\n",
        "reached for the network:\nsocket.connect 192.0.2.1",
    ),
    "network by name": (
        "import socket\ndef test_it():\n    try:\n"
        "        socket.getaddrinfo('example.org', 443)\n    except OSError:\n        pass\n",
        "socket.getaddrinfo example.org",
    ),
    "network in a child": (
        "import subprocess, sys\ndef test_it():\n"
        "    code = 'import socket; socket.socket().connect((\"192.0.2.7\", 80))'\n"
        "    subprocess.run([sys.executable, '-c', code], stderr=subprocess.DEVNULL)\n",
        "socket.connect 192.0.2.7",
    ),
}


LEFT = """
import subprocess, threading, time
from PySide6.QtCore import QThread

kept = []


def test_it(qapp):
    threading.Thread(target=time.sleep, args=(5,), name="idler").start()
    lane = QThread()
    lane.setObjectName("lane")
    lane.start()
    kept.append(lane)
    kept.append(subprocess.Popen(["sleep", "30"]))
    subprocess.run(["sh", "-c", "sleep 31 &"])


def test_after():
    kept[0].quit()
    kept[0].wait()
    kept[1].wait()
"""


def test_what_is_left_running_fails_the_suite(tmp_path: Path) -> None:
    said = run_suite(tmp_path, LEFT)
    for words in ("left running: thread idler", "QThread lane", ": sleep 30", ": sleep 31"):
        assert words in said
    assert "2 passed, 1 error" in said


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_fails_the_suite(fault: str, tmp_path: Path) -> None:
    body, words = FAULTS[fault]
    said = run_suite(tmp_path, body)
    assert words in said
    assert not said.startswith("exit 0"), said


def test_a_clean_test_passes(tmp_path: Path) -> None:
    body = "import logging\ndef test_it(expected_log):\n    expected_log('known')\n"
    body += "    logging.getLogger('desktop').error('a known fault')\n"
    said = run_suite(tmp_path, body)
    assert said.startswith("exit 0"), said
    assert "1 passed" in said


def test_each_test_has_a_home_and_no_keys(home: Path) -> None:
    assert os.environ["HOME"] == str(home)
    assert Path(os.environ["VOUCH_HOME"]).parent == home
    assert not [name for name in os.environ if "API_KEY" in name or "TOKEN" in name]
    assert [path.name for path in home.iterdir()] == [".runtime"]


def test_postgres_answers(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE entry (amount numeric(12, 2))")
        connection.execute("INSERT INTO entry VALUES (12.30)")
        row = connection.execute("SELECT sum(amount)::text, current_user FROM entry").fetchone()
    assert row == ("12.30", "vouch")


@pytest.mark.keyring
def test_the_keyring_keeps_a_secret_across_processes() -> None:
    import keyring

    keyring.set_password("vouch-harness", "someone", "s3cret")
    code = "import keyring; print(keyring.get_password('vouch-harness', 'someone'))"
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert other.stdout.strip() == "s3cret"


def test_a_locked_keyring_refuses(secret_service: SecretService) -> None:
    import keyring
    import keyring.errors

    keyring.set_password("vouch-harness", "someone", "s3cret")
    secret_service.lock()
    with pytest.raises(keyring.errors.KeyringError):
        keyring.get_password("vouch-harness", "someone")


def test_without_the_mark_there_is_no_keyring() -> None:
    import keyring
    import keyring.errors

    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("vouch-harness", "someone")


@pytest.mark.xvfb
def test_a_real_window_becomes_active(qtbot) -> None:  # type: ignore[no-untyped-def]
    assert QApplication.platformName() == "xcb"
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    assert field.isActiveWindow()
