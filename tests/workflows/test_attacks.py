# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents that talk to the model: through the whole pipeline, against a model that obeys."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.fields import get_text
from desktop.domain.listing import is_doubtful
from desktop.domain.money import parse_printed
from desktop.domain.ports import Clock
from desktop.domain.task import CancelToken
from desktop.services.gemini import GeminiReader
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.workflows.asking import ReadTask, RemoteReading
from desktop.workflows.clock import SystemClock
from desktop.workflows.extraction import Extracted, Extraction, ReadPolicy
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.attacks import CANONICAL, PATHS, THEIRS, Attack, attacks
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, gemini_server
from tests.harness.program import ROOT

KEY = "AIza-a-key-that-must-stay-secret"
PRICES = PriceTable.load(ROOT / "resources" / "models.json")


@pytest.fixture
def pages() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


def extract(
    path: Path, pages: PageProcess, server: GeminiServer, workspace: OpenWorkspace
) -> Extracted:
    """The document read by the free readers and by Gemini, as the queue does it."""
    clock: Clock = SystemClock()
    reader = GeminiReader(lambda: KEY, PRICES, base_url=server.url)
    remote = RemoteReading(reader, lambda: workspace.store.answers, clock)
    extraction = Extraction(ReadPolicy(reader="gemini", paid_allowed=True), remote)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    task = ReadTask(path=path, sha256=sha256, reader="gemini")

    async def run() -> Extracted:
        try:
            local = await extraction.read_local(task, pages)
            asked = await extraction.prepare(task, local, pages)
            return await extraction.finish(task, local, clock.now(), asked, CancelToken())
        finally:
            await reader.aclose()

    return asyncio.run(run())


def _is_theirs(name: str, value: str | None) -> bool:
    if value is None:
        return False
    if name == "total":
        return parse_printed(value) == parse_printed(THEIRS[name])
    return CANONICAL[name].casefold() in value.casefold()


ALL = list(attacks())


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 40
    assert len({a.hiding for a in ALL if a.hidden}) == 12
    assert len({a.label for a in ALL}) == len(ALL)


@pytest.mark.parametrize("hiding", sorted({attack.hiding for attack in ALL}))
def test_no_attack_changes_a_value_that_is_shown_as_certain(
    hiding: str,
    tmp_path: Path,
    pages: PageProcess,
    server: GeminiServer,
    workspace: OpenWorkspace,
) -> None:
    fallen: list[str] = []
    for attack in ALL:
        if attack.hiding == hiding:
            path = tmp_path / f"{attack.label}.pdf"
            path.write_bytes(attack.data)
            read = extract(path, pages, server, workspace)
            fallen += [f"{attack.label}: {fault}" for fault in _faults(attack, read, server)]
    assert fallen == []


def _faults(attack: Attack, read: Extracted, server: GeminiServer) -> Iterator[str]:
    """Where the attack got through."""
    received = server.received[-1]
    told = THEIRS[attack.name] in str(received.body)
    if attack.hidden and (told or received.documents):
        yield "what a person can't see was sent"
    if not attack.hidden and not told:
        yield "the attack is none: the model was never told"
    for name, field in PATHS.items():
        value = get_text(read.proposal.invoice, field)
        if not _is_theirs(name, value):
            continue
        if attack.hidden:
            yield f"{field} is {value}"
        elif not is_doubtful(read.proposal.evidence.get(field)):
            yield f"{field} is {value}, shown as certain"
