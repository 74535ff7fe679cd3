# SPDX-License-Identifier: AGPL-3.0-or-later
"""FatturaPA lots: one file that holds several invoices becomes one invoice for each of them.

The file stays as it came, signed or not; each invoice is a document of its own, made of its body
and the lot's header.
"""

from __future__ import annotations

import logging

from desktop.domain.errors import StaleRevision, UserError, WorkspaceError
from desktop.domain.listing import InvoiceDetail
from desktop.domain.parts import Origin
from desktop.domain.ports import PageReader
from desktop.domain.status import check_replaceable
from desktop.workflows.parts import MadePart, replace_by
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.lots")

XML = "application/xml"
_TRIES = 3
_ENDINGS = (".p7m", ".xml")


def split_lot(
    workspace: OpenWorkspace, reader: PageReader, invoice_id: str, *, who: str | None = None
) -> tuple[InvoiceDetail, ...]:
    """Put the lot's invoices in the place of the one it was booked as; none when it is no lot.

    Raises as `parts.replace_by` does; then nothing was changed.
    """
    for left in reversed(range(_TRIES)):
        detail = workspace.store.invoices.get(invoice_id)
        check_replaceable(detail.state)
        if detail.document.media_type != XML:
            return ()
        sha256, name = detail.document.sha256, detail.document.original_name
        found = reader.lot(workspace.store.documents.path_of(sha256))
        if len(found) < 2:
            return ()
        made = [
            MadePart(data, _name(name, number, len(found)), (Origin(sha256),))
            for number, data in enumerate(found, start=1)
        ]
        try:
            return replace_by(
                workspace, reader, ((invoice_id, detail.revision),), made, "split", who=who
            )
        except StaleRevision:
            # its reading began meanwhile
            if not left:
                raise
    return ()


def split_if_lot(
    workspace: OpenWorkspace, reader: PageReader, invoice_id: str
) -> tuple[InvoiceDetail, ...]:
    """As `split_lot`, for a file that has just been booked: what can't be split stays one invoice,
    and a finding tells what it holds."""
    try:
        return split_lot(workspace, reader, invoice_id)
    except WorkspaceError:
        raise
    except UserError as error:
        log.info("A lot stays one invoice: %s", type(error).__name__)
        return ()


def _name(original: str, number: int, of: int) -> str:
    stem = original
    for ending in _ENDINGS:
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
    return f"{stem[:200]} ({number} of {of}).xml"
