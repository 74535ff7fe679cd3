# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a supplier's papers are headed: a delivery note looks like an invoice but for its heading.

A heading is what stands out by its size in the upper half of the first page and is nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from rapidfuzz import fuzz

from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.layout import MAX_TITLES, Layout
from desktop.domain.reading import FieldReading, Proposal
from desktop.readers.layouts.paper import Paper, squashed
from desktop.readers.sheet import Piece

RULE = "pages.other_heading"

_LARGER = 1.3
_UPPER = 0.5
_LEAST_LETTERS = 4
_MOST_LETTERS = 40
_SAME = 84
_LONG = 6
_NAMED = 85
_SHOWN = 60
_DOUBTED = 0.6


def headings_of(paper: Paper, names: Iterable[str | None]) -> list[Piece]:
    """What could be the headings of a paper, the largest first; `names` are none."""
    pieces = [p for line in paper.sheet.lines for p in line.pieces]
    if not pieces:
        return []
    usual = max(float(median(p.height for p in pieces)), 1.0)
    known = [key for name in names if (key := squashed(name or ""))]
    half = paper.page(paper.first).height * _UPPER
    found = [
        p
        for p in pieces
        if p.page == paper.first
        and p.box.y0 < half
        and p.height >= _LARGER * usual
        and _LEAST_LETTERS <= len(squashed(p.text)) <= _MOST_LETTERS
        and not any(fuzz.partial_ratio(squashed(p.text), name) >= _NAMED for name in known)
    ]
    return sorted(found, key=lambda p: -p.height)


def taught_titles(paper: Paper, invoice: Invoice) -> tuple[str, ...]:
    """The headings of a verified invoice, as printed but for their numbers."""
    found = (_wordy(p.text) for p in headings_of(paper, _names(invoice)))
    return tuple(dict.fromkeys(found))[:MAX_TITLES]


def _wordy(text: str) -> str:
    return " ".join(word for word in text.split() if any(map(str.isalpha, word)))[:_SHOWN]


def _names(invoice: Invoice) -> list[str | None]:
    """Names, and the lines of addresses: letterheads set them large."""
    parties = (invoice.supplier, invoice.buyer)
    lines = [line for p in parties for line in (p.address.text or "").splitlines()]
    return [*(p.name for p in parties), *lines]


def other_heading(layout: Layout, paper: Paper, invoice: Invoice) -> str | None:
    """What the paper is headed instead of what the supplier's invoices are; None where it is so.

    "" when nothing stands out where a heading stood.
    """
    if not layout.titles:
        return None
    half = paper.page(paper.first).height * _UPPER
    here = [
        squashed(p.text)
        for line in paper.sheet.lines
        for p in line.pieces
        if p.page == paper.first and p.box.y0 < half
    ]
    if any(_is(title, text) for title in layout.titles for text in here):
        return None
    found = headings_of(paper, [layout.supplier, *_names(invoice)])
    return " ".join(found[0].text.split())[:_SHOWN] if found else ""


def _is(title: str, text: str) -> bool:
    title = squashed(title)
    if text.startswith(title) or fuzz.ratio(title, text) >= _SAME:
        return True
    return len(text) >= _LONG and title.startswith(text)


def told(heading: str, supplier: str) -> Finding:
    """That the paper has another heading than the supplier's invoices."""
    instead = f"headed “{heading}”, as none of them is" if heading else "but not headed like them"
    return Finding(
        RULE,
        Severity.WARNING,
        ("document_type",),
        f"This looks like the verified invoices of {supplier[:_SHOWN]}, {instead}. Check that it "
        "is an invoice, and no delivery note, order confirmation or statement.",
    )


def doubted(proposal: Proposal) -> Proposal:
    """The proposal, never certain of its type."""
    reading = proposal.evidence.get("document_type")
    if reading is None or reading.confidence <= _DOUBTED:
        return proposal
    evidence = {**proposal.evidence, "document_type": reading.with_confidence(_DOUBTED)}
    return Proposal(
        proposal.invoice, evidence, proposal.reader, proposal.model, proposal.partial,
        proposal.notes,
    )  # fmt: skip


def names_other_kind(reading: FieldReading | None, titles: Sequence[str]) -> bool:
    """Whether printed words say that it is no invoice, and these were not on a verified one."""
    if reading is None or reading.value != DocumentType.OTHER.value or not reading.text:
        return False
    return not any(_is(title, squashed(reading.text)) for title in titles)
