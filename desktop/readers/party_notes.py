# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was weighed between the parties' names: what speaks for each as supplier and as buyer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop.domain.explanation import Reason
from desktop.readers.notes import Notes, Weighed
from desktop.readers.sheet import Span

_WORDS = {
    "sender line": "It stands in the sender's line over the address.",
    "footer": "It stands with an address at the foot of the page.",
    "head of a slip": "It stands with an address at the head of a till slip.",
    "head": "It stands with an address at the head of the page.",
    "window": "It stands where a letter's window shows the addressee.",
    "head left": "It stands with an address at the left of the head.",
    "letterhead": "It stands with an address in the letterhead.",
    "head right": "It stands with an address at the right of the head.",
    "address": "It stands over an address.",
    "legal form": "It has a company's legal form.",
    "a person": "It is addressed like a person.",
    "for the attention of": "Its address says for whose attention it is.",
    "its address is in the footer": "Its postal code comes back at the foot of the page.",
    "account holder": "It is named as holder of the account to pay to.",
    "legal form line": "It stands alone, with a company's legal form.",
    "headline": "It stands in large print at the top.",
    "top of a slip": "It stands at the top of a till slip.",
    "domain": "An e-mail or web address on the page fits it.",
    "account near": "An account number stands beside it.",
    "id near": "A tax id stands beside it.",
    "own company": "It is the own company's name.",
}
_LEAST = 0.2


class PartyCandidate(Protocol):
    """One party as it shows in the document."""

    @property
    def name(self) -> Span: ...
    @property
    def label(self) -> str: ...
    @property
    def as_supplier(self) -> float: ...
    @property
    def as_buyer(self) -> float: ...
    @property
    def reasons(self) -> list[tuple[str, float, str]]: ...


def note_parties(
    notes: Notes,
    found: Sequence[PartyCandidate],
    supplier: PartyCandidate | None,
    buyer: PartyCandidate | None,
) -> None:
    """All parties that were found, for both roles."""
    for role, chosen, other in (("supplier", supplier, buyer), ("buyer", buyer, supplier)):
        notes.add(
            f"{role}.name",
            (
                _weighed(role, party, party is chosen, party is other)
                for party in found
                if party is chosen or _score(role, party) >= _LEAST or party is other
            ),
        )


def _score(role: str, party: PartyCandidate) -> float:
    return party.as_supplier if role == "supplier" else party.as_buyer


def _weighed(role: str, party: PartyCandidate, chosen: bool, is_other: bool) -> Weighed:
    contrary = "buyer" if role == "supplier" else "supplier"
    lost = ""
    if is_other:
        lost = f"It is taken for the {contrary}."
    elif not chosen:
        lost = f"Less speaks for it as the {role}."
    return Weighed(
        " ".join(party.name.text.split()), party.name.text, party.name.piece.page, party.name.box,
        party.label, min(1.0, max(0.0, _score(role, party))), tuple(_reasons(role, party)), lost,
        nears=not is_other,
    )  # fmt: skip


def _reasons(role: str, party: PartyCandidate) -> Iterator[Reason]:
    contrary = "buyer" if role == "supplier" else "supplier"
    for side, weight, name in party.reasons:
        words = _worded(name)
        if side == role:
            yield Reason(words, weight)
        else:
            yield Reason(f"{words[:-1]}, which speaks for the {contrary}.", -weight)


def _worded(name: str) -> str:
    if name.startswith("section "):
        return f"It stands under “{name.removeprefix('section ').strip()}”."
    return _WORDS.get(name, f"{name[:1].upper()}{name[1:]}.")
