# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch confirm`, `approve`, `history` and `undo`, as a person types them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.cli import main
from desktop.settings import home_folder, load_settings, save_settings
from desktop.workflows.workspaces import OpenWorkspace
from tests.workflows.conftest import secrets, workspace, workspaces  # noqa: F401
from tests.workflows.test_confirming import read_invoice


@pytest.fixture
def changes() -> list[Any]:
    return []


def _run(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[dict[str, Any]]:
    ended = main([*words, "--workspace", "default", "--format", "json"])
    told = capsys.readouterr()
    assert ended == code, told.err
    return [json.loads(line) for line in told.out.splitlines()]


def _work_as(name: str) -> None:
    home = home_folder()
    save_settings(home, load_settings(home).settings.changed(person=name))


def test_invoices_are_confirmed_approved_looked_up_and_taken_back(
    workspace: OpenWorkspace,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    small, large = read_invoice(workspace, 1, "10.00"), read_invoice(workspace, 2, "5000.00")
    _work_as("Ada Book")
    assert _run(capsys, "approve", "--above", "1000") == []
    listed = _run(capsys, "confirm")
    assert [(one["id"], one["verified"]) for one in listed] == [(small, False), (large, False)]
    assert [one["verified"] for one in _run(capsys, "confirm", "--all")] == [True, True]
    (waiting,) = _run(capsys, "approve")
    assert (waiting["id"], waiting["verified_by"]) == (large, "Ada Book")
    assert "5000.00 is above 1000" in waiting["why"]
    _run(capsys, "approve", large, code=1)
    _work_as("Bo Clerk")
    assert _run(capsys, "approve", large) == []
    assert _run(capsys, "approve") == []

    told = _run(capsys, "history", large, "--check")
    assert [entry["action"] for entry in told][-3:] == ["verified", "approval_needed", "approved"]
    assert told[-1]["who"] == "Bo Clerk"
    _run(capsys, "undo", small, code=1)
    _work_as("Ada Book")
    assert {one["id"]: one["state"] for one in _run(capsys, "undo")}[small] == "needs_review"
    assert _run(capsys, "undo", small, "--redo")[0]["state"] == "verified"

    _run(capsys, "confirm", "--by-itself-below", "much", code=1)
    _run(capsys, "confirm", "--by-itself-below", "250", "--currency", "eur", "--surest", "0.97")
    policy = workspace.store.approvals.confirm_policy()
    assert (policy.on, str(policy.below), policy.currency, policy.surest) == (
        True,
        "250",
        "EUR",
        0.97,
    )
    _run(capsys, "confirm", "--by-itself-below", "none")
    assert not workspace.store.approvals.confirm_policy().on


def test_a_broken_chain_ends_with_one(
    workspace: OpenWorkspace,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    import contextlib
    import sqlite3

    read_invoice(workspace, 1)
    _run(capsys, "history", "--check")
    head = workspace.store.audit.head().hash
    _run(capsys, "history", "--head", head.upper())
    _run(capsys, "history", "--head", "0" * 64, code=1)
    with contextlib.closing(sqlite3.connect(workspace.store.place.database)) as raw:
        raw.execute("DROP TRIGGER audit_entry_no_update")
        raw.execute("UPDATE audit_entry SET detail = '{never' WHERE n = 1")
        raw.commit()
    assert main(["history", "--check", "--workspace", "default"]) == 1
    assert "BROKEN" in capsys.readouterr().err
