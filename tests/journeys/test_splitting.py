# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the command line: a stack of invoices is split as proposed, joined, and taken back."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from tests.harness.program import run_vouch
from tests.paper import invoice_pdf


def _stack(path: Path, *numbers: str) -> Path:
    with pymupdf.open() as target:
        for number in numbers:
            with pymupdf.open(stream=invoice_pdf(number)) as source:
                target.insert_pdf(source)
        target.save(path)
    return path


def test_a_stack_is_split_taken_back_and_joined(home: Path, tmp_path: Path) -> None:
    path = _stack(tmp_path / "post.pdf", "INV-1001", "INV-1002")
    (cut,) = run_vouch("split", path, "--format", "json", code=0).records()
    assert (cut["before"], cut["sure"]) == (2, True)
    assert {"reason": "new_number", "detail": "INV-1002"} in cut["reasons"]
    assert "before page 3: it has 2 pages" in run_vouch("split", path, "--at", "3", code=1).err
    made = run_vouch("split", path, "--proposed", "--format", "json", code=0).records()
    assert [line["status"] for line in made] == ["completed", "completed"]
    joined = run_vouch("join", *(line["id"] for line in made), "--format", "json", code=0).records()
    assert len(joined) == 1
    run_vouch("split", made[0]["id"], "--undo", code=0)
    run_vouch("split", path, "--undo", code=0)
    (line,) = run_vouch("list", "--format", "json", code=0).records()
    assert (line["state"], line["invoice_number"]) == ("needs_review", "INV-1001")
