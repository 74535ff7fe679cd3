# SPDX-License-Identifier: AGPL-3.0-or-later
"""The amounts of Italy's simplified invoices (FSM10).

They include the tax, which is written as an amount or follows from its rate; there is no total.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.invoice import plain
from desktop.readers.einvoice_record import Node, Recorder

_CENT = Decimal("0.01")


def read_body(body: Node, record: Recorder) -> int:
    """Records lines, tax and total of a body; returns the number of lines."""
    lines = body.all("DatiBeniServizi")
    total = tax_total = Decimal(0)
    by_rate: dict[tuple[str, str], list[tuple[Node, Decimal, Decimal]]] = {}
    complete = bool(lines)
    for row, line in enumerate(lines):
        path = f"line_items[{row}]"
        record.words(f"{path}.name", line.first("Descrizione"))
        gross = record.amount(f"{path}.total_amount", line.first("Importo"))
        rate_node, nature = line.first("DatiIVA/Aliquota"), line.first("Natura")
        rate = record.amount(f"{path}.tax_rate", rate_node)
        record.words(f"{path}.tax_category", nature)
        tax = record.amount(f"{path}.tax_amount", line.first("DatiIVA/Imposta"))
        if gross is None:
            complete = False
            continue
        if tax is None:
            tax = (gross - gross / (1 + (rate or Decimal(0)) / 100)).quantize(_CENT, ROUND_HALF_UP)
            written = f"{gross} at {rate} %" if rate is not None else ""
            if written and rate_node is not None:
                record.set(f"{path}.tax_amount", plain(tax), rate_node, written)
        record.set(f"{path}.subtotal", plain(gross - tax), line, f"{gross} − {tax}")
        total, tax_total = total + gross, tax_total + tax
        key = (rate_node.text if rate_node else "", nature.text if nature else "")
        by_rate.setdefault(key, []).append((line, gross, tax))
    if not complete:
        return len(lines)
    for row, ((rate_text, nature_text), parts) in enumerate(by_rate.items()):
        path, first = f"tax_lines[{row}]", parts[0][0]
        record.amount(f"{path}.rate", first.first("DatiIVA/Aliquota"))
        record.words(f"{path}.category", first.first("Natura"))
        record.words(f"{path}.exemption_reason", first.first("RiferimentoNormativo"))
        tax = sum((t for _, _, t in parts), Decimal(0))
        net = sum((g for _, g, _ in parts), Decimal(0)) - tax
        note = f"{rate_text or nature_text} in {len(parts)} lines"
        record.set(f"{path}.taxable_amount", plain(net), first, note)
        record.set(f"{path}.tax_amount", plain(tax), first, note)
    record.total("total_amount", [n for line in lines if (n := line.first("Importo"))])
    record.set("tax_amount", plain(tax_total), body, f"in {len(lines)} lines")
    record.set("subtotal", plain(total - tax_total), body, f"{total} − {tax_total}")
    return len(lines)
