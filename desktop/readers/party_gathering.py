# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parties of a document as they come to light, one entry each, with what speaks for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.readers.names import ends_in_legal_form, has_legal_form, same_name
from desktop.readers.sheet import Span


@dataclass
class Candidate:
    """One party as it shows in the document, with what speaks for either role (0 to 1).

    `crowded`: other lines, or nothing but its place, could make the name. `placed`: it heads a
    whole postal address at the head of the first page, alone. `stranger`: it stands under a heading
    for somebody who is neither, such as a tax representative (EN 16931, BG-11), and nowhere else.
    """

    name: Span
    as_supplier: float = 0.0
    as_buyer: float = 0.0
    best: float = 0.0
    label: str = ""
    spans: list[Span] = field(default_factory=list)
    reasons: list[tuple[str, float, str]] = field(default_factory=list)
    announced: dict[str, float] = field(default_factory=dict)
    crowded: bool = False
    placed: bool = False
    stranger: bool = False

    def back(self, role: str, weight: float, reason: str) -> None:
        """Add independent evidence for a role."""
        if role == "supplier":
            self.as_supplier += (1.0 - self.as_supplier) * weight
        else:
            self.as_buyer += (1.0 - self.as_buyer) * weight
        self.reasons.append((role, weight, reason))


class Gathering:
    """Candidates with one entry a party."""

    def __init__(self) -> None:
        self.found: list[Candidate] = []

    def of(self, name: Span, weight: float, label: str = "") -> Candidate:
        text = name.text
        for candidate in self.found:
            if same_name(candidate.name.text, text):
                better = weight > candidate.best + 0.05 and not (
                    has_legal_form(candidate.name.text) and not has_legal_form(text)
                )
                fuller = has_legal_form(text) and (
                    not has_legal_form(candidate.name.text)
                    or (
                        candidate.best < 0.8
                        and len(candidate.name.text) < len(text) <= 60
                        and ends_in_legal_form(text)
                    )
                )
                if better or fuller:
                    candidate.name = name
                    candidate.best = max(weight, candidate.best)
                    candidate.label = label or candidate.label
                return candidate
        made = Candidate(name, best=weight, label=label)
        self.found.append(made)
        return made
