# SPDX-License-Identifier: AGPL-3.0-or-later
"""Killed at any moment, the books are whole: nothing lost, nothing twice, the queue finishes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.harness.program import kill_all, kill_alone, run_vouch, start_vouch
from tests.paper import invoice_pdf


def _papers(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.pdf").write_bytes(invoice_pdf(f"N-{number:03}"))
    return folder


def _kept(home: Path) -> int:
    """How many documents have arrived in the store."""
    return sum(1 for _ in (home / "vouch" / "workspaces").glob("*/documents/*/*/*"))


def _whole(papers: Path, count: int) -> None:
    """Import once more, and every invoice is there once, read, in sound books."""
    lines = run_vouch("import", papers, "--format", "json", code=0).records()
    assert len(lines) == count
    assert {line["status"] for line in lines} == {"completed"}
    rows = run_vouch("list", "--format", "json", code=0).records()
    assert sorted(r["invoice_number"] for r in rows) == [f"N-{n:03}" for n in range(count)]
    signs = {r["part"]: r for r in run_vouch("doctor", "--format", "json").records()}
    assert signs["database"]["works"], signs["database"]


@pytest.mark.parametrize("arrived", [1, pytest.param(6, marks=pytest.mark.long), 12])
def test_killed_while_documents_come_in(home: Path, tmp_path: Path, arrived: int) -> None:
    papers = _papers(tmp_path / "papers", 12)
    with start_vouch("import", papers) as program:
        while _kept(home) < arrived and program.poll() is None:
            time.sleep(0.002)
        kill_all(program)
    _whole(papers, 12)


_LONG = pytest.mark.long


@pytest.mark.parametrize(
    "moment", [0.2, pytest.param(0.4, marks=_LONG), 0.7, pytest.param(1.0, marks=_LONG)]
)
def test_killed_at_the_first_start(home: Path, tmp_path: Path, moment: float) -> None:
    papers = _papers(tmp_path / "papers", 2)
    with start_vouch("import", papers) as program:
        time.sleep(moment)
        kill_all(program)
    _whole(papers, 2)


@pytest.mark.long
def test_killed_again_and_again_it_still_finishes(home: Path, tmp_path: Path) -> None:
    papers = _papers(tmp_path / "papers", 6)
    run_vouch("import", papers, "--no-wait", code=0)
    for _ in range(5):
        with start_vouch("import", papers) as program:
            time.sleep(1.0)
            kill_all(program)
    _whole(papers, 6)


def test_killed_alone_its_children_end_by_themselves(home: Path, tmp_path: Path) -> None:
    papers = _papers(tmp_path / "papers", 40)
    with start_vouch("import", papers) as program:
        while _kept(home) < 40 and program.poll() is None:
            time.sleep(0.002)
        while not (children := _descendants(program.pid)) and program.poll() is None:
            time.sleep(0.002)
        kill_alone(program)
        assert children
        deadline = time.monotonic() + 20
        while left := children & _living().keys():
            assert time.monotonic() < deadline, f"left behind: {left}"
            time.sleep(0.02)
    _whole(papers, 40)


def test_killed_in_the_middle_of_a_hundred(home: Path, tmp_path: Path) -> None:
    papers = _papers(tmp_path / "papers", 100)
    with start_vouch("import", papers) as program:
        while _kept(home) < 50 and program.poll() is None:
            time.sleep(0.002)
        kill_all(program)
    assert 0 < _kept(home) < 100
    _whole(papers, 100)


def _living() -> dict[int, int]:
    """Every living process of this computer and its parent."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text()
        except OSError:
            continue
        state, parent = stat.rsplit(")", 1)[1].split()[:2]
        if state != "Z":
            found[int(entry.name)] = int(parent)
    return found


def _descendants(ancestor: int) -> set[int]:
    """The processes that it started, and those that these started."""
    parents = _living()
    found: set[int] = set()
    while more := {p for p, up in parents.items() if up in {ancestor, *found}} - found:
        found |= more
    return found
