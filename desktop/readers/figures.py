# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which other figures of an invoice prove a figure: sums and products, in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.explanation import Reason
from desktop.domain.invoice import Invoice, plain
from desktop.domain.money import rounded

_SUMS = ("subtotal", "tax_amount", "total_amount")


def figures_agree(invoice: Invoice, path: str) -> Iterator[Reason]:
    """What the invoice's other figures say of the one at `path`."""
    table, _, rest = path.partition("[")
    if not rest:
        yield from _of_header(invoice, path)
        return
    row, _, column = rest.partition("].")
    index = int(row)
    if table == "line_items" and index < len(invoice.line_items):
        yield from _of_line(invoice, index, column)
    elif table == "tax_lines" and index < len(invoice.tax_lines):
        yield from _of_tax(invoice, index, column)


def _of_header(invoice: Invoice, path: str) -> Iterator[Reason]:
    net, tax, total = invoice.subtotal, invoice.tax_amount, invoice.total_amount
    if path in _SUMS and net is not None and tax is not None and total is not None:
        sum_ = f"{plain(net)} + {plain(tax)}"
        if _same(net + tax, total, invoice.currency):
            yield Reason(f"Net, tax and total add up: {sum_} = {plain(total)}.", 1.0)
        elif not (invoice.discount or invoice.charges or invoice.rounding):
            yield Reason(f"Net, tax and total do not add up: {sum_} is not {plain(total)}.", -0.8)
    elif path == "total_amount" and total is not None:
        yield Reason("No net amount and tax were found to prove it by.", -0.2)
    amounts = [line.subtotal for line in invoice.line_items]
    known = [amount for amount in amounts if amount is not None]
    value = {"line_total": invoice.line_total, "subtotal": net}.get(path)
    if value is not None and len(known) == len(amounts) > 1:
        added = sum(known, Decimal(0))
        if _same(added, value, invoice.currency):
            yield Reason(f"The {len(known)} lines come to just this.", 0.9)


def _of_line(invoice: Invoice, index: int, column: str) -> Iterator[Reason]:
    line = invoice.line_items[index]
    quantity, price, amount = line.quantity, line.unit_price, line.subtotal
    if column in ("quantity", "unit_price", "subtotal") and quantity and price and amount:
        product = f"{plain(quantity)} × {plain(price)}"
        if _same(quantity * price, amount, invoice.currency):
            yield Reason(f"Quantity times price is the amount: {product} = {plain(amount)}.", 0.9)
        else:
            yield Reason(f"{product} is not {plain(amount)}.", -0.5)
    amounts = [one.subtotal for one in invoice.line_items if one.subtotal is not None]
    wanted = [v for v in (invoice.line_total, invoice.subtotal, invoice.total_amount) if v]
    if column == "subtotal" and len(amounts) == len(invoice.line_items):
        added = sum(amounts, Decimal(0))
        if any(_same(added, value, invoice.currency) for value in wanted):
            yield Reason(f"With it the lines come to the printed sum {plain(added)}.", 0.9)


def _of_tax(invoice: Invoice, index: int, column: str) -> Iterator[Reason]:
    row = invoice.tax_lines[index]
    base, rate, tax = row.taxable_amount, row.rate, row.tax_amount
    if column not in ("taxable_amount", "rate", "tax_amount") or not (base and rate and tax):
        return
    if _same(base * rate / 100, tax, invoice.currency):
        yield Reason(f"{plain(rate)} % of {plain(base)} is {plain(tax)}.", 0.9)


def _same(one: Decimal, other: Decimal, currency: str | None) -> bool:
    return rounded(one, currency) == rounded(other, currency)
