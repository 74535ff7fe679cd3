# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoices that look like one another: found, told on both, and decided by a person."""

from __future__ import annotations

from desktop.workflows.workspaces import OpenWorkspace


def settle_duplicates(workspace: OpenWorkspace, invoice_id: str) -> set[str]:
    """Bring what is said of likeness up to date around an invoice; the ids of all that changed."""
    del workspace, invoice_id
    return set()
