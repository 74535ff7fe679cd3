# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents that talk to the model: through the whole pipeline, against a model that obeys.

In every way in which a document may be asked about: by its words, as a file, as pictures, by
batch, and once more by a stronger model.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pymupdf
import pytest

from desktop.domain.errors import InBatch
from desktop.domain.fields import get_text
from desktop.domain.listing import is_doubtful
from desktop.domain.money import parse_printed
from desktop.domain.ports import RemoteReader, RemoteRequest
from desktop.domain.reading import CERTAIN, LocalReading
from desktop.domain.spending import Reservation, Tier
from desktop.domain.task import CancelToken
from desktop.services.gemini import Asking, GeminiReader
from desktop.services.gemini_request import Form
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.workflows.asking import ReadTask, RemoteReading
from desktop.workflows.clock import SystemClock
from desktop.workflows.extraction import Extracted, Extraction, ReaderFailed, ReadPolicy
from desktop.workflows.leaving import AskingRules
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.attacks import CANONICAL, PATHS, THEIRS, Attack, attacks
from tests.harness.gemini_gullible import Gullible
from tests.harness.gemini_replies import Received
from tests.harness.gemini_server import GeminiServer, gemini_server
from tests.harness.program import ROOT

KEY = "AIza-a-key-that-must-stay-secret"
PRICES = PriceTable.load(ROOT / "resources" / "models.json")
STRONGER = "gemini-3.8-flash"
WAYS = ("words", "file", "batch", "twice")


@pytest.fixture
def pages() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


@pytest.fixture
def model() -> Gullible:
    return Gullible()


@pytest.fixture
def server(model: Gullible) -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = model
        yield running


class Overnight:
    """A batch of one document, answered as soon as it was handed over."""

    busy = False

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._answers = workspace.store.answers
        self.handed_over: list[tuple[RemoteReader, RemoteRequest]] = []

    def hand_over(
        self, remote: RemoteReader, parts: Sequence[RemoteRequest], task: ReadTask
    ) -> NoReturn:
        for part in parts:
            self.handed_over.append((remote, part))
            self._answers.begin(
                remote.request_key(part),
                reader=remote.name,
                model=remote.model,
                sha256=task.sha256,
                invoice_id=None,
                reservation=Reservation(None, tier=Tier.BATCH),
            )
        raise InBatch(wait_seconds=60)

    async def end(self) -> None:
        """Its answers are in."""
        for remote, part in self.handed_over:
            answer = await remote.ask(part)
            self._answers.store(remote.request_key(part), answer)

    async def tick(self, remote: RemoteReader | None, *, idle: bool) -> None: ...

    def parked(self) -> int:
        return 0

    def next_at(self) -> datetime | None:
        return None

    async def aclose(self) -> None: ...


@dataclass
class Desk:
    """Reads a document in one of the ways, as the queue does it."""

    pages: PageProcess
    server: GeminiServer
    workspace: OpenWorkspace

    def local(self, path: Path) -> tuple[ReadTask, LocalReading]:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        task = ReadTask(path=path, sha256=sha256, reader="gemini")
        return task, asyncio.run(Extraction(ReadPolicy()).read_local(task, self.pages))

    def read(self, task: ReadTask, local: LocalReading, way: str) -> Extracted:
        return asyncio.run(self._read(task, local, way))

    async def _read(self, task: ReadTask, local: LocalReading, way: str) -> Extracted:
        clock = SystemClock()
        form = {"words": Form.COMPACT, "file": Form.STANDARD}.get(way)
        reader = GeminiReader(
            # each way is a question of its own
            lambda: KEY, PRICES, _MODELS[way], base_url=self.server.url, asking=Asking(form=form)
        )  # fmt: skip
        overnight = Overnight(self.workspace)
        remote = RemoteReading(
            reader,
            lambda: self.workspace.store.answers,
            clock,
            rules=AskingRules(places=overnight),
        )
        stronger = STRONGER if way == "twice" else None
        policy = ReadPolicy("gemini", paid_allowed=True, escalation_model=stronger)
        extraction = Extraction(policy, remote)
        if way == "batch":
            task = replace(task, tier=Tier.BATCH)
        try:
            while True:
                asked = await extraction.prepare(task, local, self.pages)
                try:
                    return await extraction.finish(task, local, clock.now(), asked, CancelToken())
                except ReaderFailed as failed:
                    if not isinstance(failed.error, InBatch):
                        raise
                    await overnight.end()
        finally:
            await remote.aclose()
            await reader.aclose()


_MODELS = {
    "words": "gemini-3.5-flash-lite",
    "file": "gemini-4-hydrogen",
    "batch": "gemini-3.1-flash-lite",
    "twice": "gemini-3.6-flash",
}


@pytest.fixture
def desk(pages: PageProcess, server: GeminiServer, workspace: OpenWorkspace) -> Desk:
    return Desk(pages, server, workspace)


def _is_theirs(name: str, value: str | None) -> bool:
    if value is None:
        return False
    if name == "total":
        return parse_printed(value) == parse_printed(THEIRS[name])
    return CANONICAL[name].casefold() in value.casefold()


ALL = list(attacks())
HIDINGS = sorted({attack.hiding for attack in ALL})
AT_ONCE = 4
"""So many of each way of hiding are tried each time, the others in the long run."""

ON_SCANS = ("invisible", "metadata", "open", "off_page", "tiny", "transparent", "white")


def _of(hiding: str, *, rest: bool = False) -> list[Attack]:
    found = [attack for attack in ALL if attack.hiding == hiding]
    chosen = found[:: -(-len(found) // AT_ONCE)]
    return [attack for attack in found if (attack in chosen) is not rest]


def test_there_are_enough_of_them() -> None:
    assert sum(len(_of(hiding)) for hiding in HIDINGS) >= 40
    assert len({a.hiding for a in ALL if a.hidden}) >= 7
    assert len({a.label for a in ALL}) == len(ALL)


@pytest.mark.parametrize("hiding", HIDINGS)
def test_no_attack_changes_a_value_that_is_shown_as_certain(
    hiding: str, tmp_path: Path, desk: Desk, model: Gullible
) -> None:
    assert _fallen(_of(hiding), tmp_path, desk, model) == []


@pytest.mark.long
@pytest.mark.parametrize("hiding", HIDINGS)
def test_nor_does_any_other(hiding: str, tmp_path: Path, desk: Desk, model: Gullible) -> None:
    assert _fallen(_of(hiding, rest=True), tmp_path, desk, model) == []


def _fallen(tried: list[Attack], folder: Path, desk: Desk, model: Gullible) -> list[str]:
    """Which attacks got through, in which way."""
    fallen: list[str] = []
    for attack in tried:
        path = folder / f"{attack.label}.pdf"
        path.write_bytes(attack.data)
        task, local = desk.local(path)
        for way in WAYS:
            desk.server.received.clear()
            read = desk.read(task, local, way)
            asked = desk.server.received
            assert asked, attack.label
            faults = _faults(attack, read, model, asked)
            fallen += [f"{attack.label}, {way}: {fault}" for fault in faults]
            if way == "twice":
                assert {one.model for one in asked} == {_MODELS[way], STRONGER}
    return fallen


@pytest.mark.parametrize(
    "hiding",
    [
        pytest.param(one, marks=[pytest.mark.long] * (place > 2))
        for place, one in enumerate(ON_SCANS)
    ],
)
def test_nor_does_one_on_a_scan(hiding: str, tmp_path: Path, desk: Desk, model: Gullible) -> None:
    attack = next(a for a in ALL if a.hiding == hiding and a.name == "total")
    path = tmp_path / "scan.pdf"
    path.write_bytes(_scanned(attack))
    with pymupdf.open(path) as file:
        text = f"{file.metadata}\n{file[0].get_text(clip=pymupdf.INFINITE_RECT())}"
    assert (THEIRS["total"] in text) is attack.hidden
    task, local = desk.local(path)
    model.pictured = f"Total: GBP 156.00\n{'' if attack.hidden else _speech(attack)}"
    fallen: list[str] = []
    for way in ("words", "file", "twice"):
        desk.server.received.clear()
        read = desk.read(task, local, way)
        fallen += [
            f"{way}: {fault}" for fault in _faults(attack, read, model, desk.server.received)
        ]
    assert fallen == []


def _faults(
    attack: Attack, read: Extracted, model: Gullible, asked: Sequence[Received]
) -> Iterator[str]:
    """Where the attack got through."""
    for received in asked:
        told = THEIRS[attack.name] in f"{received.text}\n{model.carried(received)}"
        if attack.hidden and told:
            yield "what a person can't see was sent"
        if not attack.hidden and not told:
            yield "the attack is none: the model was never told"
    for name, field in PATHS.items():
        value = get_text(read.proposal.invoice, field)
        if not _is_theirs(name, value):
            continue
        reading = read.proposal.evidence.get(field)
        if attack.hidden:
            yield f"{field} is {value}"
        elif not is_doubtful(reading) or (reading and reading.confidence >= CERTAIN):
            yield f"{field} is {value}, shown as certain"


def _speech(attack: Attack) -> str:
    """What the attack says, for whoever sees it."""
    with pymupdf.open(stream=attack.data) as document:
        return str(document[0].get_text())


def _scanned(attack: Attack) -> bytes:
    """The same paper as a scan: a picture of it, and over that what the attack hides."""
    with pymupdf.open(stream=attack.data) as document:
        picture = document[0].get_pixmap(dpi=150)
        honest = pymupdf.open()
        page = honest.new_page(width=595, height=842)
        page.insert_image(page.rect, pixmap=picture)
        honest.set_metadata(document.metadata)
        if attack.hidden:
            # whatever there is of text is the attack's alone
            page.show_pdf_page(page.rect, _without_the_invoice(document), 0)
        return bytes(honest.tobytes())


def _without_the_invoice(document: pymupdf.Document) -> pymupdf.Document:
    """The page with no text but what hides on it."""
    copy = pymupdf.open(stream=document.tobytes())
    page = copy[0]
    for x0, y0, x1, y1, text, *_ in page.get_text("blocks"):
        if THEIRS["total"] not in text:
            page.add_redact_annot((x0, y0, x1, y1), cross_out=False)
    page.apply_redactions(text=0, images=0, graphics=0)
    return copy
