# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learning suppliers' layouts from verified invoices, and reading the next ones by them.

A lesson counts as long as the invoice that it comes from is verified. What was learned can be
listed and forgotten, and forgetting be taken back.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain.company import OwnCompany
from desktop.domain.errors import UserError
from desktop.domain.invoice import Invoice
from desktop.domain.layout import KnownLayout
from desktop.domain.listing import InvoiceDetail
from desktop.domain.page import PageText
from desktop.domain.reading import LocalReading, Proposal, Source
from desktop.domain.status import InvoiceState
from desktop.store.layouts import StoredLayout
from desktop.workflows.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from desktop.readers.layouts.recognise import LayoutIndex
    from desktop.readers.layouts.teach import Example

log = logging.getLogger("vouch.learning")

_CLOSE_LOOKS = 6
_TRIES = 3
_MOST_PAGES = 40
_MOST_WORDS = 40_000


class Learning:
    """Learns in one workspace and reads by what was learned; any thread.

    Nothing of it ever stands in the way: what fails here is logged, and the document is read, or
    the invoice verified, without it.
    """

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace
        self._index = _Index(workspace)

    def verified(self, invoice_id: str) -> str | None:
        """Learn from an invoice that a person vouched for; the layout's id, None for no lesson."""
        try:
            return self._learn(self._workspace.store.invoices.get(invoice_id))
        except (UserError, ValueError, ArithmeticError, LookupError) as error:
            log.warning("Nothing was learned of an invoice: %s", type(error).__name__)
            return None

    def read(self, local: LocalReading, own: OwnCompany) -> LocalReading:
        """What the free readers said, joined with what the document's layout says."""
        if not _may_help(local):
            return local
        try:
            return self._read(local, own)
        except (UserError, ValueError, ArithmeticError, LookupError) as error:
            log.warning("A document was read without its layout: %s", type(error).__name__)
            return local

    # --- inside ----------------------------------------------------------------------------------

    def _read(self, local: LocalReading, own: OwnCompany) -> LocalReading:
        from desktop.readers.layouts.reading import joined, read_by_layouts

        ids = self._index.candidates(local)
        if not ids:
            return local
        found = [one for one in self._workspace.store.layouts.load(ids) if one.in_use]
        read = read_by_layouts(local.pages, [one.known for one in found], own)
        return local if read is None else joined(local, read)

    def _learn(self, detail: InvoiceDetail) -> str | None:
        from desktop.domain.match_keys import supplier_key
        from desktop.readers.layouts.recognise import mark_of
        from desktop.readers.layouts.teach import Example, is_fit, keys_of, says_the_same, teach

        workspace = self._workspace
        if detail.state is not InvoiceState.VERIFIED:
            return None
        own = workspace.store.company.get()
        pages = workspace.store.invoices.pages(detail.document.sha256)
        if not _is_short(pages):
            return None
        example = Example(
            detail.id, detail.invoice, detail.evidence, pages, self._general(detail.id)
        )
        if not is_fit(example, own):
            return None
        books, invoice = workspace.store.layouts, detail.invoice
        keys, name = keys_of(invoice), supplier_key(invoice.supplier.name)
        for _ in range(_TRIES):
            theirs = [
                one
                for one in books.of_supplier(keys, name, detail.id)
                if _may_be(one, invoice, detail.id)
            ]
            before = _home(theirs, example)
            made = teach(example, own, before.layout if before is not None else None)
            if made is None:
                return None
            if before is None and any(
                says_the_same(made, one.layout, detail.id)
                for one in books.forgotten_of(keys, name, detail.id)
            ):
                # a person forgot just this
                return None
            marks = [mark_of(mark.text) for mark in made.landmarks]
            kept = books.put(made, marks, detail.id, workspace.who, before)
            if kept is not None:
                return kept
        return None

    def _general(self, invoice_id: str) -> Proposal | None:
        """What the general reader alone said of it, the last time it was read."""
        invoices = self._workspace.store.invoices
        for run in reversed(invoices.runs(invoice_id)):
            said = [p for p in invoices.proposals(run.id) if p.reader == Source.OFFLINE]
            if said:
                # the joined reading stands first, each reader's own behind it
                return said[-1]
        return None


def layouts(workspace: OpenWorkspace) -> tuple[KnownLayout, ...]:
    """What was learned, by supplier."""
    return tuple(one.known for one in workspace.store.layouts.all())


def forget(workspace: OpenWorkspace, layout_id: str) -> None:
    """Use a layout no longer; NotFound when there is none."""
    workspace.store.layouts.forget(layout_id, workspace.who)


def take_back(workspace: OpenWorkspace, layout_id: str) -> None:
    """Use a forgotten layout again; NotFound when there is none."""
    workspace.store.layouts.take_back(layout_id, workspace.who)


def _may_help(local: LocalReading) -> bool:
    """Not where a machine's own record of the invoice was read: that is exact. Nor in a book:
    the window's own process does this."""
    exact = {Source.EINVOICE.value} & {local.proposal.reader, *local.alternatives}
    return not exact and _is_short(local.pages)


def _is_short(pages: Sequence[PageText]) -> bool:
    words = sum(len(page.words) for page in pages)
    return 0 < words <= _MOST_WORDS and len(pages) <= _MOST_PAGES


def _may_be(one: StoredLayout, invoice: Invoice, invoice_id: str) -> bool:
    """Whether the layout is the supplier's, or was until the invoice was corrected."""
    from desktop.readers.layouts.teach import same_supplier

    return invoice_id in one.layout.taught or same_supplier(one.layout, invoice)


def _home(known: Sequence[StoredLayout], example: Example) -> StoredLayout | None:
    """The layout that the invoice belongs to: the one it taught, else the one that it fits best."""
    from desktop.readers.layouts.teach import has_layout

    for one in known:
        if example.invoice_id in one.layout.taught:
            return one
    fits = [(has_layout(one.layout, example), one) for one in known]
    fitting = [fit for fit in fits if fit[0] > 0]
    return max(fitting, key=lambda fit: fit[0])[1] if fitting else None


class _Index:
    """The books' layouts in memory, brought up to date by what is new."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._upto = 0
        self._index: LayoutIndex | None = None

    def candidates(self, local: LocalReading) -> tuple[str, ...]:
        from desktop.readers.layouts.recognise import LayoutIndex, Listed

        with self._lock:
            if self._index is None:
                self._index = LayoutIndex()
            for entry in self._workspace.store.layouts.entries_since(self._upto):
                if entry.gone:
                    self._index.remove(entry.id)
                else:
                    self._index.put(Listed(entry.id, entry.keys, entry.name_key, entry.marks))
                self._upto = entry.n
            return self._index.candidates(local.pages, _CLOSE_LOOKS)
