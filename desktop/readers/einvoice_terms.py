# SPDX-License-Identifier: AGPL-3.0-or-later
"""Code lists that CII and UBL share: document types (UNTDID 1001) and freight charges (7161)."""

from __future__ import annotations

import re

from desktop.domain.invoice import DocumentType
from desktop.readers.einvoice_record import Node

# EN 16931's division of UNTDID 1001: these are credit notes, all others are invoices.
_CREDIT_NOTES = frozenset("81 83 261 262 296 308 381 396 420 458 502 503 532".split())
_PRO_FORMA = frozenset(("325", "935"))
_NO_INVOICE = frozenset("50 105 220 221 226 227 231 270 310 315 351 632".split())
_SHIPPING_CODES = frozenset(("DL", "FC", "SAA", "ABW", "TAC"))
_SHIPPING_WORDS = re.compile(
    r"\b(freight|shipping|shipment|delivery|postage|carriage|courier|versand\w*|fracht\w*|porto"
    r"|liefer(?:ung|kosten)\w*|frais de (?:port|livraison|transport)|livraison|port|transport\w*"
    r"|env[ií]o|gastos de env[ií]o|portes|spedizione|trasporto|verzend\w*|frete|przesyłk\w*)\b",
    re.IGNORECASE,
)


def document_type(code: str) -> DocumentType:
    """The kind of document for a type code (BT-3); an unknown code is an invoice."""
    code = code.strip().lstrip("0")
    if code in _CREDIT_NOTES:
        return DocumentType.CREDIT_NOTE
    if code in _PRO_FORMA:
        return DocumentType.PRO_FORMA
    if code in _NO_INVOICE:
        return DocumentType.OTHER
    return DocumentType.INVOICE


def is_shipping(code: Node | None, reason: Node | None) -> bool:
    """Whether a charge is for freight or delivery, by its code (BT-105) or its words (BT-104)."""
    if code is not None and code.text.upper() in _SHIPPING_CODES:
        return True
    return reason is not None and _SHIPPING_WORDS.search(reason.text) is not None
