# SPDX-License-Identifier: AGPL-3.0-or-later
"""One action on many invoices: each done by itself, what can't be done told with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.domain.errors import UserError, WorkspaceError
from desktop.workflows.requests import ManyResult


def for_each(invoice_ids: Iterable[str], act: Callable[[str], object]) -> ManyResult:
    """Call `act` for each id; a WorkspaceError stops, any other UserError is told and passed."""
    done: list[str] = []
    refused: dict[str, UserError] = {}
    for invoice_id in dict.fromkeys(invoice_ids):
        try:
            act(invoice_id)
        except WorkspaceError:
            raise
        except UserError as error:
            refused[invoice_id] = error
        else:
            done.append(invoice_id)
    return ManyResult(tuple(done), refused)
