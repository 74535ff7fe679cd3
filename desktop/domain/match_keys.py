# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keys under which the same supplier or the same invoice number is found again."""

from __future__ import annotations

import re
import unicodedata

_LEGAL_FORMS = frozenset(
    "gmbh mbh co kg kgaa ag ug ohg gbr eg ev ek se ltd limited llp llc inc corp corporation "
    "company plc sarl sas sasu sa eurl sci snc bv nv vof spa srl srls sl slu oy oyj ab as asa "
    "aps sp zoo sro kft pty pvt private sdn bhd pte the".split()
)


def folded(text: str) -> str:
    """Lower case without accents, so that "Müller" and "MULLER" are the same."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def supplier_key(name: str | None) -> str:
    """The name without accents, punctuation and legal form; "" when nothing is left."""
    words = re.sub(r"[^\w]+", " ", re.sub(r"[.'’&]", "", folded(name or ""))).split()
    kept = [w for w in words if w not in _LEGAL_FORMS]
    return " ".join(kept or words)


def number_key(number: str | None) -> str:
    """The invoice number's letters and digits in upper case, leading zeros of each group kept.

    "RE-2026/001" and "re 2026 001" are the same number; "001" and "1" are not, because some
    suppliers count each year anew.
    """
    return "".join(c for c in folded(number or "").upper() if c.isalnum())


def identifier_key(number: str | None) -> str:
    """A tax id or account number without spaces and punctuation, in upper case."""
    return "".join(c for c in (number or "").upper() if c.isalnum())
