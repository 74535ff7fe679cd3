# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service that can't be reached, on the command line: said in words, within seconds."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from desktop.settings import Settings, home_folder, save_settings
from tests.harness.program import run_vouch
from tests.paper import invoice_pdf

SECONDS = 20.0


@pytest.fixture
def env() -> dict[str, str]:
    """Where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {"GOOGLE_GEMINI_BASE_URL": f"http://127.0.0.1:{port}", "GEMINI_API_KEY": "a-key"}


@pytest.fixture
def post(tmp_path: Path) -> Path:
    folder = tmp_path / "post"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.pdf").write_bytes(invoice_pdf(f"INV-{number}"))
    return folder


def test_extract_says_for_each_file_that_nobody_answers(post: Path, env: dict[str, str]) -> None:
    started = time.monotonic()
    lines = run_vouch("extract", post, "--reader", "gemini", env=env, code=1).records()
    assert time.monotonic() - started < SECONDS
    assert len(lines) == 12
    assert {line["status"] for line in lines} == {"failed"}
    assert {line["error"]["code"] for line in lines} == {"service_unreachable"}
    assert all("reached" in line["error"]["title"] and line["error"]["advice"] for line in lines)


def test_import_does_without(post: Path, env: dict[str, str]) -> None:
    save_settings(home_folder(), Settings(paid_workspaces=("default",), reader="gemini"))
    started = time.monotonic()
    lines = run_vouch("import", post, "--format", "json", env=env, code=0).records()
    assert time.monotonic() - started < SECONDS
    assert {line["status"] for line in lines} == {"completed"}
    (shown,) = run_vouch("show", lines[0]["id"], "--format", "json", code=0).records()
    assert shown["invoice"]["invoice_number"] == "INV-0"


def test_read_again_by_name_fails_in_words(post: Path, env: dict[str, str]) -> None:
    lines = run_vouch("import", post, "--format", "json", code=0).records()
    ids = [line["id"] for line in lines]
    started = time.monotonic()
    again = run_vouch("read-again", *ids, "--reader", "gemini", env=env, code=1).records()
    assert time.monotonic() - started < SECONDS
    assert {line["error"]["code"] for line in again} == {"service_unreachable"}
