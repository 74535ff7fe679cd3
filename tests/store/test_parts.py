# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is split, joined, deleted, undone and opened again: no page is ever booked twice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.listing import InvoiceDetail, ListQuery
from desktop.domain.parts import Origin
from desktop.domain.status import InvoiceState
from desktop.store.booking import NewDocument
from desktop.store.parts import NewPart
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import workspace_folder
from tests.store import books
from tests.store.books import ME, HandClock

Pages = frozenset[tuple[str, int]]
ORIGINALS, PAGES = 3, 3


class World:
    """A workspace and a person who does anything in it."""

    def __init__(self, home: Path, chance: random.Random) -> None:
        self._place = workspace_folder(home, "any")
        self._clock = HandClock()
        self._chance = chance
        self.store: Workspace = open_workspace(self._place, self._clock)
        self.originals: list[InvoiceDetail] = []
        for number in range(ORIGINALS):
            stored = self.store.documents.add_bytes(b"%%PDF-1.7 original %d" % number)
            new = NewDocument(stored, f"{number}.pdf", books.facts(PAGES))
            (booked,) = self.store.intake.book([new], ME)
            self.originals.append(self.store.invoices.get(booked.invoice_id))
        self.everything = frozenset(
            (one.document.sha256, page) for one in self.originals for page in range(1, PAGES + 1)
        )

    def live(self) -> list[InvoiceDetail]:
        rows = self.store.listing.rows(ListQuery(limit=500))
        return [self.store.invoices.get(row.id) for row in rows]

    def pages_of(self, sha256: str, numbers: list[int | None]) -> Pages:
        """The originals' pages that these pages of a document are."""
        origins = self.store.parts.origins(sha256)
        if not origins:
            return frozenset((sha256, number) for number in numbers if number is not None)
        found: Pages = frozenset()
        for number in numbers:
            origin = origins[(number or 1) - 1]
            found |= self.pages_of(origin.sha256, [origin.page])
        return found

    def booked(self, detail: InvoiceDetail) -> Pages:
        numbers: list[int | None] = [page.number for page in detail.document.pages]
        return self.pages_of(detail.document.sha256, numbers)

    # --- what the person does ------------------------------------------------------------------

    def step(self) -> str:
        acts = (self.split, self.join, self.split, self.back, self.undo, self.redo, self.delete,
                self.restore, self.read, self.reopen)  # fmt: skip
        act = self._chance.choice(acts)
        try:
            act()
        except UserError:
            return f"{act.__name__} refused"
        return act.__name__

    def split(self) -> None:
        source = self._any(self.live())
        if source is None:
            return
        count = len(source.document.pages)
        cut = self._chance.randint(1, count)
        runs = [list(range(1, cut + 1)), list(range(cut + 1, count + 1))]
        self._replace([source], [[(source, n) for n in run] for run in runs if run], "split")

    def join(self) -> None:
        live = self.live()
        if len(live) > 1:
            chosen = self._chance.sample(live, 2)
            pages = [(one, page.number) for one in chosen for page in one.document.pages]
            self._replace(chosen, [pages], "join")

    def back(self) -> None:
        gone = self.store.listing.rows(ListQuery(states=frozenset({InvoiceState.REPLACED})))
        if gone:
            self.store.parts.take_back(self._chance.choice(gone).id, ME)

    def undo(self) -> None:
        self._take(back=True)

    def redo(self) -> None:
        self._take(back=False)

    def delete(self) -> None:
        one = self._any(self.live())
        if one is not None:
            self.store.invoices.move((one.id,), InvoiceState.DELETED, ME)

    def restore(self) -> None:
        gone = self.store.listing.rows(ListQuery(states=frozenset({InvoiceState.DELETED})))
        if gone:
            one = self._chance.choice(gone).id
            self.store.invoices.move((one,), InvoiceState.NEEDS_REVIEW, ME)

    def read(self) -> None:
        job = self.store.jobs.claim()
        if job is not None:
            self.store.results.complete(job, books.result(job, books.record()))

    def reopen(self) -> None:
        self.store.close()
        self.store = open_workspace(self._place, self._clock)

    def _take(self, *, back: bool) -> None:
        step = self.store.commands.last(ME, back=back)
        if step is not None:
            self.store.commands.take(step, ME, {})

    def _any(self, details: list[InvoiceDetail]) -> InvoiceDetail | None:
        return self._chance.choice(details) if details else None

    def _replace(
        self, sources: list[InvoiceDetail], parts: list[list[tuple[InvoiceDetail, int]]], kind: str
    ) -> None:
        made = []
        for pages in parts:
            text = " ".join(f"{one.document.sha256}/{number}" for one, number in pages)
            stored = self.store.documents.add_bytes(b"%PDF-1.7 " + text.encode())
            document = NewDocument(stored, "part.pdf", books.facts(len(pages)))
            origins = tuple(Origin(one.document.sha256, number) for one, number in pages)
            made.append(NewPart(document, origins))
        revisions = [(one.id, one.revision) for one in sources]
        self.store.parts.replace(revisions, made, kind, ME)


def _check(world: World, done: list[str]) -> None:
    seen: set[tuple[str, int]] = set()
    for detail in world.live():
        pages = world.booked(detail)
        assert not pages & seen, done
        seen |= pages
    if not any(act in ("delete", "undo", "redo") for act in done):
        assert seen == world.everything, done


def _live_through(seed: int, steps: int, home: Path) -> None:
    world = World(home, random.Random(seed))
    done: list[str] = []
    try:
        for _ in range(steps):
            done.append(world.step())
            _check(world, done)
        assert world.store.check() == ()
    finally:
        world.store.close()


@settings(max_examples=6)
@given(seed=st.integers(0, 10**6))
def test_no_page_is_booked_twice(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    _live_through(seed, 14, tmp_path_factory.mktemp("parts"))


@pytest.mark.long
@pytest.mark.timeout(900)
@settings(max_examples=60)
@given(seed=st.integers(0, 10**6))
def test_no_page_is_booked_twice_in_long_lives(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    _live_through(seed, 50, tmp_path_factory.mktemp("parts"))
