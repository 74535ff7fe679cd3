# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is this invoice there already under another document?"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.match_keys import number_key, supplier_key


def check_duplicates(subject: CheckInput) -> Iterator[Finding]:
    """Same supplier and same number as a known invoice; the same number in another year is not."""
    invoice = subject.invoice
    number, supplier = number_key(invoice.invoice_number), supplier_key(invoice.supplier.name)
    if not number or not supplier:
        return
    for other in subject.known:
        if number_key(other.number) != number or supplier_key(other.supplier) != supplier:
            continue
        if (
            other.issue_date
            and invoice.issue_date
            and abs((other.issue_date - invoice.issue_date).days) > 180
        ):
            continue
        same_total = other.total is not None and other.total == invoice.total_amount
        yield Finding(
            "duplicates.number",
            Severity.ERROR if same_total else Severity.WARNING,
            ("supplier.name", "invoice_number"),
            f"Another document has the same supplier and number “{(other.number or '')[:60]}”"
            + (f" of {figure(other.issue_date)}" if other.issue_date else "")
            + (" and the same total" if same_total else "")
            + f" (invoice {other.id}).",
        )
