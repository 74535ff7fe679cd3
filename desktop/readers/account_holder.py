# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who a page names as the holder of the account to pay to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.domain.page import PageText

_LABELS = (
    r"account[ -]?holder|account[ -]name|name of account|acc(?:ount|t)?\.? name|beneficiary"
    r"(?: name)?|payee|pay(?:able)? to the order of|kontoinhaber(?:in)?|zahlungsempfänger|inhaber"
    r"|begünstigter|titulaire(?: du compte)?|bénéficiaire|intestatario(?: conto)?|intestato a"
    r"|beneficiario|titular(?: de la cuenta| da conta)?|rekeninghouder|ten name van|t\.?n\.?v\.?"
    r"|posiadacz rachunku|odbiorca|hesap sahibi|nama akaun"
)
_HOLDER = re.compile(rf"(?:^|[\s,;|(])(?:{_LABELS})\s*[:.\-–]\s*(.+)$", re.IGNORECASE)
_NEXT = re.compile(
    r"\s*(?:[|;•·]|,?\s\b(?:iban|bic|swift|bank|banque|banca|banco|konto|account|a/c|sort|blz|kto|"
    r"rib|ifsc|vat|ust|tva|p\.?\s?iva)\b).*$",
    re.IGNORECASE,
)
_LONGEST = 120


def account_holder(pages: Iterable[PageText]) -> str:
    """The first holder that stands behind a label of its own; "" where nobody is named."""
    for page in pages:
        for line in page.text().splitlines():
            found = _HOLDER.search(line[:400])
            if found is None:
                continue
            name = _NEXT.sub("", found.group(1)).strip(" .,:;-–")
            if sum(c.isalpha() for c in name) >= 3:
                return name[:_LONGEST]
    return ""
