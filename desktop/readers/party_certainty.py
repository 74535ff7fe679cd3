# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a party's name is sure: several signs that don't depend on each other, and no rival."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.readers.names import HONORIFIC, has_legal_form
from desktop.readers.party_gathering import Candidate

ANNOUNCED = 0.6
"""From this weight on a label announces a party for its role."""
# What makes a name sure: signs that don't depend on each other, how much they say together, and
# how little may speak for the other role and for others.
_SIGNS = 2
_MUCH = 0.72
_VERY_MUCH = 0.85
_SOME = 0.55
_LITTLE = 0.35
_NO_RIVAL = 0.45
_LEAST_RIVAL = 0.2


def is_sure_supplier(candidate: Candidate, rival: float, other: Candidate | None = None) -> bool:
    """Whether things that don't depend on each other say who it is, and nothing says otherwise.

    Where the `other` party is the own company, only rivals could take the name's place.
    """
    if other is not None and any(kind == "own company" for _, _, kind in other.reasons):
        told = len(_signs(candidate)) >= _SIGNS or has_legal_form(candidate.name.text)
        if told and candidate.as_supplier >= _SOME and rival < 0.5 * candidate.as_supplier:
            return True
    return (
        len(_signs(candidate)) >= _SIGNS
        and candidate.as_supplier >= _MUCH
        and candidate.as_buyer < _LITTLE
        and rival < _NO_RIVAL
    )


def is_sure_buyer(
    candidate: Candidate, rival: float, supplier: Candidate, found: Sequence[Candidate]
) -> bool:
    """Whether it is the other party of an invoice whose supplier is beyond doubt, and named so."""
    others = (c.as_supplier for c in found if c is not candidate and c is not supplier)
    beyond_doubt = supplier.as_supplier >= _VERY_MUCH and len(_signs(supplier)) > _SIGNS
    named = (
        has_legal_form(candidate.name.text)
        or HONORIFIC.match(candidate.name.text) is not None
        or candidate.announced.get("buyer", 0.0) >= ANNOUNCED
        or (candidate.placed and beyond_doubt)
    )
    return (
        named
        and candidate.as_buyer >= _LITTLE
        and candidate.as_supplier < (_MUCH if candidate.placed and beyond_doubt else _LITTLE)
        and rival < _LEAST_RIVAL
        and is_sure_supplier(supplier, max(others, default=0.0))
    )


def _signs(candidate: Candidate) -> set[str]:
    """The kinds of evidence for a supplier that don't depend on each other."""
    return {kind.partition(" ")[0] for role, _, kind in candidate.reasons if role == "supplier"}
