# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the command line: what is held is listed and confirmed, what is here twice decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.workflows.workspaces import OpenWorkspace
from tests.workflows.conftest import secrets, workspace, workspaces  # noqa: F401
from tests.workflows.test_holding import NEW, bring, invoice, trusted


@pytest.fixture
def changes() -> list[Any]:
    return []


def _run(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[dict[str, Any]]:
    assert main([*words, "--workspace", "default"]) == code
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_held_accounts_and_pairs_are_listed_and_decided(
    workspace: OpenWorkspace,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    known = trusted(workspace)
    held = bring(workspace, invoice(NEW, "RE-77"))
    twin = bring(workspace, invoice(None, "RE 77"))
    (line,) = _run(capsys, "holds", "--format", "json")
    assert line["id"] == held
    assert [hold["kind"] for hold in line["holds"]] == ["changed", "country"]
    assert line["known_accounts"][0]["invoices"] == 1
    assert [row["id"] for row in _run(capsys, "list", "--held", "--format", "json")] == [held]
    _run(capsys, "holds", "--release", held, code=2)
    target = tmp_path / "out.json"
    assert main(["export", held, "--to", str(target), "--workspace", "default"]) == 0
    assert "1 without bank details that are held" in capsys.readouterr().err
    assert NEW not in target.read_text("utf-8")
    assert _run(capsys, "holds", "--release", held, "--reason", "called", "--format", "json") == []
    (pair,) = _run(capsys, "duplicates", "--format", "json")
    assert {pair["id"], pair["other_id"]} == {held, twin}
    assert pair["why"] == "number"
    assert known not in (pair["id"], pair["other_id"])
    assert _run(capsys, "duplicates", "--different", held, twin, "--format", "json") == []
    again = _run(capsys, "duplicates", "--take-back", twin, held, "--format", "json")
    assert len(again) == 1
    assert _run(capsys, "duplicates", "--same", twin, held, "--format", "json") == []
    assert workspace.store.invoices.get(twin).state.value == "rejected"
