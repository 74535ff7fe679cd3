# SPDX-License-Identifier: AGPL-3.0-or-later
"""A learned supplier's delivery notes, confirmations and statements stay what they are."""

from __future__ import annotations

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.layout import KnownLayout, Layout
from desktop.domain.page import PageText
from desktop.domain.reading import CERTAIN, LocalReading, Source
from desktop.readers.layouts.headings import RULE
from desktop.readers.layouts.reading import joined, read_by_layouts
from desktop.readers.layouts.teach import Example, teach
from desktop.readers.read_text import read_pages
from desktop.workflows.keeping import lay_over
from tests.readers.test_learned_tables import OWN, SHORT, Paper, taught
from tests.readers.test_not_invoices import OTHERS
from tests.readers.test_not_invoices import paper as paper_of
from tests.readers.typeset import Sheet

INVOICES = {
    "en": "Invoice", "de": "Rechnung", "fr": "Facture", "es": "Factura", "it": "Fattura",
    "nl": "Factuur", "pt": "Fatura", "pl": "Faktura", "tr": "Fatura", "ms": "Invois",
}  # fmt: skip


def after(pages: tuple[PageText, ...], layout: Layout) -> LocalReading:
    general = read_pages(pages, OWN)
    local = LocalReading(pages, general, {Source.OFFLINE.value: general})
    found = read_by_layouts(pages, (KnownLayout("one", layout),), OWN)
    assert found is not None
    return joined(local, found)


def told(local: LocalReading) -> list[Finding]:
    return [f for f in local.findings if f.rule == RULE]


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_words_that_are_known_decide_whatever_was_learned(language: str) -> None:
    pages = (paper_of(language, INVOICES[language]).sheet.page(),)
    general = read_pages(pages, OwnCompany())
    layout = teach(
        Example("first", general.invoice, general.evidence, pages, general), OwnCompany()
    )
    assert layout is not None
    for title in OTHERS[language].split("|"):
        local = after((paper_of(language, title).sheet.page(),), layout)
        assert local.proposal.invoice.document_type == "other", title
    again = after(pages, layout)
    assert again.proposal.invoice.document_type == "invoice"
    assert not told(again)


def headed(title: str, number: str = "KB/0417") -> Paper:
    return _Headed(SHORT, number=number, title=title)


class _Headed(Paper):
    """The paper with a large heading."""

    def __init__(self, *args: object, title: str, **fields: object) -> None:
        super().__init__(*args, **fields)  # type: ignore[arg-type]
        self.title = title

    def pages(self) -> tuple[PageText, ...]:
        self.sheets = []
        return super().pages()

    def _new(self) -> Sheet:
        sheet = super()._new()
        if self.title and len(self.sheets) == 1:
            sheet.text(60, 90, self.title, size=18)
        return sheet


def test_an_unknown_heading_is_told() -> None:
    """Nobody knows the words; all else is as on the verified invoice."""
    layout = taught(headed("Doklad"))
    assert layout.titles == ("Doklad",)
    invoice = after(headed("Doklad", "KB/0418").pages(), layout)
    assert invoice.proposal.invoice.document_type == "invoice"
    assert not told(invoice)
    note = after(headed("Dodaci list", "KB/0418").pages(), layout)
    assert note.proposal.invoice.document_type != "invoice"
    letter = after(headed("", "KB/0418").pages(), layout)
    assert letter.proposal.invoice.document_type != "invoice"


def test_a_heading_that_passes_for_an_invoice_is_never_certain() -> None:
    """The general reader takes the paper for an invoice by its numbers alone."""
    known = _Known("Zorbat")
    layout = taught(known)
    note = after(_Known("Prevodnik", "KB/0418").pages(), layout)
    (finding,) = told(note)
    assert "“Prevodnik”" in finding.message
    assert finding.fields == ("document_type",)
    assert note.proposal.invoice.document_type == "invoice"
    assert note.proposal.evidence["document_type"].confidence < CERTAIN
    assert not told(after(_Known("Zorbat", "KB/0419").pages(), layout))


class _Known(_Headed):
    """With labels that say invoice, in small letters, under a heading that says nothing."""

    def __init__(self, title: str, number: str = "KB/0417") -> None:
        super().__init__(SHORT, number=number, title=title)

    def _new(self) -> Sheet:
        sheet = super()._new()
        if len(self.sheets) == 1:
            sheet.row(180, (350, "Invoice number"), (460, self.number))
            sheet.row(194, (350, "Invoice date"), (460, "05.10.2026"))
            sheet.row(700, (330, "Total amount"), (-530, f"{self.sums()[2]:.2f} EUR"))
        return sheet


def test_a_second_heading_is_known_once_it_was_verified() -> None:
    first = headed("Doklad")
    layout = taught(first)
    second = headed("Danovy doklad oprava", "KB/0420")
    pages = second.pages()
    general = read_pages(pages, OWN)
    kept = lay_over(general.invoice, general.evidence, Invoice.model_validate(second.truth()))
    both = teach(Example("second", kept.invoice, kept.evidence, pages, general), OWN, layout)
    assert both is not None
    assert set(both.titles) == {"Doklad", "Danovy doklad oprava"}
    third = after(headed("Danovy doklad oprava", "KB/0421").pages(), both)
    assert third.proposal.invoice.document_type == "invoice"
