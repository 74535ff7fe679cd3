# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was weighed between the amounts: which of them add up, and which label names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from desktop.domain.explanation import Reason
from desktop.domain.invoice import plain
from desktop.readers.amount_candidates import CENT, AmountCandidate
from desktop.readers.notes import Notes, Weighed, of_label

_MOST = 8
_LEAST = 0.4
_NAMES = {
    "shipping": "shipping",
    "charges": "charges",
    "rounding": "rounding",
    "discount": "the discount",
    "amount_paid": "what is paid already",
}


class SumSet(Protocol):
    """One way to read net, tax and total."""

    @property
    def total(self) -> AmountCandidate: ...
    @property
    def net(self) -> AmountCandidate | None: ...
    @property
    def tax(self) -> AmountCandidate | None: ...
    @property
    def score(self) -> float: ...
    @property
    def adds_up(self) -> bool: ...
    @property
    def bridge(self) -> tuple[str, ...]: ...


def note_sums(notes: Notes, sets: Sequence[SumSet], line_sums: Sequence[Decimal]) -> None:
    """Each amount that could be net, tax or total, with the best set that it is part of.

    `sets` are all that were judged, the best first.
    """
    if not sets:
        return
    best = sets[0]
    for path in ("total_amount", "subtotal", "tax_amount"):
        seen: dict[Decimal, Weighed] = {}
        for one in sets:
            candidate = _part(one, path)
            if candidate is None or candidate.value in seen:
                continue
            if one is best or (candidate.score >= _LEAST and len(seen) < _MOST):
                seen[candidate.value] = _weighed(path, candidate, one, best, line_sums)
        notes.add(path, seen.values())


def note_other(notes: Notes, path: str, candidates: Sequence[AmountCandidate]) -> None:
    """The amounts that labels of one kind announce, the best first."""
    notes.add(
        path,
        (_entry(c, c.score, (of_label(c.label, c.score),) if c.label else ()) for c in candidates),
    )


def _part(one: SumSet, path: str) -> AmountCandidate | None:
    return {"total_amount": one.total, "subtotal": one.net, "tax_amount": one.tax}[path]


def _weighed(
    path: str,
    candidate: AmountCandidate,
    one: SumSet,
    best: SumSet,
    line_sums: Sequence[Decimal],
) -> Weighed:
    share = one.score / best.score if best.score > 0 else 0.0
    lost = "" if one is best else _lost(candidate, one, best)
    reasons = tuple(_reasons(path, candidate, one, line_sums))
    return _entry(candidate, min(1.0, max(0.0, share)), reasons, lost)


def _entry(
    candidate: AmountCandidate, score: float, reasons: tuple[Reason, ...], lost: str = ""
) -> Weighed:
    return Weighed(
        plain(candidate.value), candidate.text, candidate.page, candidate.box, candidate.label,
        score, reasons, lost, nears=False,
    )  # fmt: skip


def _reasons(
    path: str, candidate: AmountCandidate, one: SumSet, line_sums: Sequence[Decimal]
) -> Iterator[Reason]:
    if candidate.label:
        yield of_label(candidate.label, min(1.0, candidate.score))
    net, tax, total = one.net, one.tax, one.total
    if net is not None and tax is not None:
        sum_ = f"{plain(net.value)} + {plain(tax.value)}"
        if one.bridge:
            names = " and ".join(_NAMES[name] for name in one.bridge)
            yield Reason(f"Net and tax come to the total {plain(total.value)} with {names}.", 0.6)
        elif one.adds_up:
            yield Reason(f"Net, tax and total add up: {sum_} = {plain(total.value)}.", 1.0)
        else:
            yield Reason(f"Net and tax, {sum_}, do not come to {plain(total.value)}.", -0.8)
    if path == "total_amount" and any(abs(s - candidate.value) <= CENT for s in line_sums):
        yield Reason("The line items come to just this.", 0.25)


def _lost(candidate: AmountCandidate, one: SumSet, best: SumSet) -> str:
    if best.adds_up and not one.adds_up:
        return "With it net, tax and total do not add up; with the chosen amounts they do."
    if not candidate.label:
        return "No label announces it."
    if best.adds_up:
        return f"It adds up too, but its label “{candidate.label}” speaks less for it."
    return f"Its label “{candidate.label}” speaks less for it."
