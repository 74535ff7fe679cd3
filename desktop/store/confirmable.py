# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which invoices may be in no doubt at all, found by the narrow columns alone."""

from __future__ import annotations

from sqlalchemy import exists, select

from desktop.domain.finding import Severity
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.database import Database
from desktop.store.review_tables import hold
from desktop.store.tables import finding, invoice


class Confirmable:
    """Candidates; every method may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self, only: str | None = None) -> tuple[str, ...]:
        """Invoices that wait for review with no doubtful value, warning or hold, oldest first.

        With `only`, that one invoice if it is among them.
        """
        warned = exists().where(
            finding.c.seq == invoice.c.seq, finding.c.severity != Severity.INFO.value
        )
        held = exists().where(hold.c.seq == invoice.c.seq, hold.c.released_at.is_(None))
        wanted = (
            select(invoice.c.id)
            .where(
                invoice.c.state == InvoiceState.NEEDS_REVIEW.value,
                invoice.c.job_status == JobStatus.COMPLETED.value,
                invoice.c.doubtful == 0,
                invoice.c.total_amount != "",
                invoice.c.supplier_name != "",
                ~warned,
                ~held,
            )
            .order_by(invoice.c.seq)
        )
        if only is not None:
            wanted = wanted.where(invoice.c.id == only)
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    def verified_not_out(self) -> tuple[str, ...]:
        """Verified invoices that no export has written yet, oldest first."""
        wanted = (
            select(invoice.c.id)
            .where(invoice.c.state == InvoiceState.VERIFIED.value, invoice.c.exported_at.is_(None))
            .order_by(invoice.c.seq)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())
