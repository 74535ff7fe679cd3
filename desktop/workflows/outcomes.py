# SPDX-License-Identifier: AGPL-3.0-or-later
"""Noting how what was read turned out, so that sureness can be held against this workspace."""

from __future__ import annotations

from desktop.domain.fields import HEADER_PATHS, get_text
from desktop.domain.listing import NEVER_PRINTED, is_doubtful
from desktop.domain.reading import Source
from desktop.domain.reliability import Outcome, Reliability, reliability
from desktop.domain.status import InvoiceState
from desktop.workflows.workspaces import OpenWorkspace


def note(workspace: OpenWorkspace, invoice_id: str) -> None:
    """Hold the newest reading against what a person vouched for.

    E-invoices are left out: their values were not guessed. So are invoices that the program
    verified by itself: nobody looked.
    """
    from desktop.readers.combine import same_value
    from desktop.store.audit_trail import MACHINE

    detail = workspace.store.invoices.get(invoice_id)
    verified = detail.verified
    if detail.state is not InvoiceState.VERIFIED or verified is None or detail.run is None:
        return
    proposals = workspace.store.invoices.proposals(detail.run.id)
    if verified.by == MACHINE or not proposals or proposals[0].reader == Source.EINVOICE:
        return
    found = []
    for path in HEADER_PATHS:
        reading = proposals[0].evidence.get(path)
        if path in NEVER_PRINTED or reading is None or reading.source == Source.EINVOICE:
            continue
        now = get_text(detail.invoice, path)
        right = now is not None and same_value(path, reading.value, now)
        certain = not is_doubtful(reading)
        found.append(Outcome(path, reading.source, reading.confidence, certain, right))
    workspace.store.outcomes.put(invoice_id, found)


def turned_out(workspace: OpenWorkspace) -> Reliability:
    """How sure values of this workspace turned out; some tenths of a second at most."""
    return reliability(workspace.store.outcomes.all())


def learn_from(workspace: OpenWorkspace, invoice_id: str) -> None:
    """What a verified invoice teaches: its supplier's layout, and how sure the readers may be."""
    workspace.learning.verified(invoice_id)
    note(workspace, invoice_id)
