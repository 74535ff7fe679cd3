# SPDX-License-Identifier: AGPL-3.0-or-later
"""What follows from a change for other invoices: holds on accounts, and what looks like what.

All of it follows from what stands in the books, so that settling once more changes nothing, and
what a kill leaves unsettled is settled with the next change or export.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from desktop.domain.errors import UserError
from desktop.workflows.duplicates import settle_duplicates
from desktop.workflows.holding import settle_holds
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.settling")


def settled(workspace: OpenWorkspace, ids: Sequence[str]) -> tuple[str, ...]:
    """Settle all that follows from changes of these invoices; the other ones that changed."""
    changed: set[str] = set()
    for invoice_id in ids:
        try:
            changed |= settle_holds(workspace, invoice_id)
            changed |= settle_duplicates(workspace, invoice_id)
        except UserError as error:
            # the change itself is written; exports ask the rule anew
            log.warning("What follows from a change could not be written: %s", error.title)
    return tuple(changed - set(ids))
