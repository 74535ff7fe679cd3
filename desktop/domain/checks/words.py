# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does the total in words say what the figures say?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.number_words import amount_in_words
from desktop.domain.other_amounts import IN_WORDS
from desktop.domain.own_fields import own_path

_SHOWN = 120


def check_words(subject: CheckInput) -> Iterator[Finding]:
    """The words against total and amount due; words without hundredths leave those open.

    Words that aren't wholly understood say nothing.
    """
    invoice = subject.invoice
    words = invoice.other.get(IN_WORDS)
    if not words or not subject.is_invoice:
        return
    said = amount_in_words(words, invoice.language)
    figures = [a for a in (invoice.total_amount, invoice.amount_due) if a is not None]
    if said is None or not figures:
        return
    whole = said == said.to_integral_value()
    for amount in figures:
        bare = abs(amount)
        if said == bare or (whole and said == bare.quantize(Decimal(1), ROUND_DOWN)):
            return
    yield Finding(
        "words.total",
        Severity.WARNING,
        ("total_amount", own_path(IN_WORDS)),
        f"In words it says {figure(said)} (“{words[:_SHOWN]}”), but the total says "
        f"{figure(figures[0])}.",
    )
