# SPDX-License-Identifier: AGPL-3.0-or-later
"""The text index: one row an invoice, kept by the transactions that change what it is made of.

Triggers would index row by row what is often already known to be unchanged; writing it here,
only when its text changed, keeps imports four times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection

from desktop.domain.invoice import Invoice
from desktop.domain.match_keys import folded
from desktop.domain.page import PageText

MAX_WORDS = 12
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})
_WORD = re.compile(r"[^\W_]", re.UNICODE)


def fold(text: str) -> str:
    """Lower case without accents and strokes: "Łódź" and "lodz" are the same."""
    return folded(text).translate(_STROKES).replace("\0", " ")


def match_expression(text: str) -> str | None:
    """The index's query for what a person typed; None when it holds no word.

    Each word stands as a quoted phrase with an open end, so that nothing in it is syntax:
    "RE-2026/0" finds the number RE-2026/0815.
    """
    words = [word for word in fold(text).split() if _WORD.search(word)]
    phrases = ('"' + word.replace('"', '""') + '"*' for word in words[:MAX_WORDS])
    return " AND ".join(phrases) or None


def header_text(invoice: Invoice, remarks: str, names: Iterable[str] = ()) -> str:
    """What is found of an invoice besides its pages: number, parties, remarks, own fields, file."""
    parts = [
        invoice.invoice_number,
        *(
            value
            for party in (invoice.supplier, invoice.buyer)
            for value in (
                party.name,
                party.vat_number,
                party.tax_number,
                party.address.city,
                party.bank_account.iban,
            )
        ),
        remarks,
        *names,
        *(invoice.other[name] for name in sorted(invoice.other)),
    ]
    return fold("\n".join(part for part in parts if part))


def pages_text(pages: Iterable[PageText]) -> str:
    """The words of all pages, those included that can't be seen."""
    return fold("\n".join(" ".join(word.text for word in page.words) for page in pages))


def put(connection: Connection, seq: int, header: str, pages: str | None = None) -> None:
    """Index an invoice anew; without `pages` they stay as they are. No-op when nothing changed."""
    old = connection.exec_driver_sql(
        "SELECT header, pages FROM invoice_text WHERE rowid = ?", (seq,)
    ).first()
    if old is None:
        connection.exec_driver_sql(
            "INSERT INTO invoice_text (rowid, header, pages) VALUES (?, ?, ?)",
            (seq, header, pages or ""),
        )
        return
    if pages is None:
        pages = old.pages
    if (header, pages) != (old.header, old.pages):
        connection.exec_driver_sql(
            "UPDATE invoice_text SET header = ?, pages = ? WHERE rowid = ?", (header, pages, seq)
        )
