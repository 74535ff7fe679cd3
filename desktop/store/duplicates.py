# SPDX-License-Identifier: AGPL-3.0-or-later
"""Other invoices of the workspace that could be the same one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Connection, and_, or_, select

from desktop.domain.invoice import Invoice
from desktop.domain.match_keys import identifier_key, number_key, supplier_key
from desktop.domain.status import InvoiceState
from desktop.store.tables import invoice

if TYPE_CHECKING:
    from desktop.domain.checks.check_input import KnownInvoice

_DEAD = (
    InvoiceState.DELETED.value,
    InvoiceState.REJECTED.value,
    InvoiceState.REPLACED.value,
)
_MOST = 50


def known_like(
    connection: Connection, candidate: Invoice, except_id: str | None
) -> tuple[KnownInvoice, ...]:
    """Live invoices with the same number and supplier (by name or tax id), oldest first."""
    # the checks' libraries are slow to import and not needed to show a list
    from desktop.domain.checks.check_input import KnownInvoice

    number = number_key(candidate.invoice_number)
    name = supplier_key(candidate.supplier.name)
    tax = identifier_key(candidate.supplier.vat_number or candidate.supplier.tax_number)
    if not number or not (name or tax):
        return ()
    same_supplier = or_(
        and_(invoice.c.supplier_key == name, invoice.c.supplier_key != ""),
        and_(invoice.c.supplier_tax_key == tax, invoice.c.supplier_tax_key != ""),
    )
    wanted = (
        select(invoice)
        .where(
            invoice.c.number_key == number,
            same_supplier,
            invoice.c.state.not_in(_DEAD),
            invoice.c.id != (except_id or ""),
        )
        .order_by(invoice.c.seq)
        .limit(_MOST)
    )
    return tuple(
        KnownInvoice(
            id=row.id,
            supplier=row.supplier_name or None,
            number=row.invoice_number or None,
            issue_date=date.fromisoformat(row.issue_date) if row.issue_date else None,
            total=Decimal(row.total_amount) if row.total_amount else None,
            currency=row.currency or None,
        )
        for row in connection.execute(wanted)
    )
