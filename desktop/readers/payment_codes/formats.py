# SPDX-License-Identifier: AGPL-3.0-or-later
"""From decoded codes to payments: each format is asked, codes of other kinds are left alone."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.readers.payment_codes import epc, india, links, swiss, zatca
from desktop.readers.payment_codes.code import MAX_BYTES, Code, Payment

_FORMATS = (epc.read, swiss.read, zatca.read, links.read)


def read_codes(codes: Sequence[Code], keys: Sequence[str] = ()) -> list[Payment]:
    """What the codes say, in their order; `keys` are those of `india.read`.

    Websites, app stores, contacts and whatever else a code may hold say nothing here.
    """
    found: list[Payment] = []
    seen: set[bytes] = set()
    for code in codes:
        if len(code.data) > MAX_BYTES or code.data in seen:
            continue
        seen.add(code.data)
        payment = india.read(code, keys)
        for read in _FORMATS:
            payment = payment or read(code)
        if payment is not None:
            found.append(payment)
    return found
