# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoices that say that no tax is charged: the total is the net amount, and the tax is nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.dates import fold_with_offsets
from desktop.domain.reading import FieldReading, Source
from desktop.readers.sheet import Sheet

_NO_TAX = re.compile(
    r"§ ?19 (?:abs\. ?\d )?ustg|kleinunternehmer|(?:keine|ohne|nicht) (?:der )?umsatzsteuer\w*"
    r"|umsatzsteuerfrei|steuerfrei\w*|steuerschuldner\w* des leistungsempf\w*|reverse[- ]charge"
    r"|tva non applicable|autoliquidation|exoner\w* de (?:la )?tva|franchise en base"
    r"|(?:vat|tax|gst)[- ]exempt|exempt from (?:vat|gst|tax)|zero[- ]rated|not vat registered"
    r"|not registered for (?:vat|gst)|outside the scope of (?:uk |eu )?vat"
    r"|esente (?:da )?iva|non imponibile|regime forfettario|inversione contabile"
    r"|exent[oa] de iva|inversion del sujeto pasivo|no sujet[oa] a iva"
    r"|btw verlegd|vrijgesteld van (?:btw|omzetbelasting)|kleineondernemersregeling"
    r"|zwolnion\w+ z (?:vat|podatku)|odwrotne obciazenie|isent[oa] de iva|iva [–-] autoliquidacao"
)
_SURE = 0.82


def read_exempt(sheet: Sheet, readings: Mapping[str, FieldReading]) -> dict[str, FieldReading]:
    """Net and tax of an invoice that charges none; nothing where either is printed.

    The net amount's place is the total's, the tax's the words that say there is none.
    """
    total = readings.get("total_amount")
    if total is None or "tax_amount" in readings or "subtotal" in readings:
        return {}
    for line in sheet.lines:
        for piece in line.pieces:
            folded, offsets = fold_with_offsets(piece.text)
            match = _NO_TAX.search(folded)
            if match is None:
                continue
            start, end = offsets[match.start()], offsets[match.end()]
            sure = min(_SURE, total.confidence)
            return {
                "subtotal": replace(total, path="subtotal", confidence=sure),
                "tax_amount": FieldReading(
                    "tax_amount", "0", piece.text[start:end], Source.OFFLINE, sure,
                    piece.page, piece.box_of(start, end),
                ),
            }  # fmt: skip
    return {}
