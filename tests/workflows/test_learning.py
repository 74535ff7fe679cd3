# SPDX-License-Identifier: AGPL-3.0-or-later
"""A verified invoice teaches how the supplier's next ones are read; wrong lessons don't stick."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.layout import Layout
from desktop.domain.listing import InvoiceDetail
from desktop.domain.reading import CERTAIN, Source
from desktop.readers.combine import same_value
from desktop.services.page_process import PageProcess
from desktop.workflows import learning
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import EditField, IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace, set_own_company
from tests.strange_paper import STYLES, Style, invoice

HUNGARIAN, NORDIC, SILENT, TITLED = STYLES[1], STYLES[2], STYLES[4], STYLES[5]


class Desk:
    """Brings strange invoices in, reads and verifies them."""

    def __init__(self, workspace: OpenWorkspace, pages: PageProcess, folder: Path) -> None:
        self.workspace, self.pages, self.folder = workspace, pages, folder
        self.review = Review(workspace)

    def read(
        self, style: Style, number: int, heading: str = ""
    ) -> tuple[InvoiceDetail, dict[str, Any]]:
        data, truth = invoice(style, number)
        if heading:
            with pymupdf.open(stream=data, filetype="pdf") as document:
                document[0].insert_text((60, 110), heading, fontsize=18)
                data = document.tobytes()
        path = self.folder / f"{style.vat}-{number}.pdf"
        path.write_bytes(data)
        result = bring_in(self.workspace, self.pages, IntakeRequest((path,)))
        Runner(self.workspace, lambda: PageProcess("read"), ReadPolicy()).run(until_idle=True)
        return self.detail(result.items[0].invoice_id or ""), truth

    def detail(self, invoice_id: str) -> InvoiceDetail:
        return self.review.open(invoice_id).detail

    def verify(self, invoice_id: str, truth: dict[str, Any]) -> None:
        self.review.verify_record(invoice_id, record(truth))

    def layouts(self) -> list[Layout]:
        return [one.layout for one in learning.layouts(self.workspace)]


@pytest.fixture
def desk(workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path) -> Desk:
    return Desk(workspace, pages, tmp_path)


def record(truth: dict[str, Any]) -> Invoice:
    """The truth as a person's record."""
    nested: dict[str, Any] = {"document_type": "invoice"}
    for path, value in truth.items():
        node = nested
        *parents, leaf = path.split(".")
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = value
    return Invoice.model_validate(nested)


def wrong(detail: InvoiceDetail, truth: dict[str, Any]) -> set[str]:
    """The fields that don't say what the truth does."""
    found = {
        path
        for path, value in truth.items()
        if path != "line_items"
        and not same_value(path, get_text(detail.invoice, path) or "", value)
    }
    rows = record(truth).line_items
    if [i.subtotal for i in detail.invoice.line_items] != [i.subtotal for i in rows]:
        found.add("line_items")
    return found


@pytest.mark.parametrize("style", [HUNGARIAN, NORDIC], ids=lambda style: style.vat)
def test_one_verified_invoice_is_enough_for_the_next(desk: Desk, style: Style) -> None:
    first, truth = desk.read(style, 0)
    assert {"invoice_number", "due_date", "total_amount"} & wrong(first, truth)
    desk.verify(first.id, truth)
    (layout,) = desk.layouts()
    assert (layout.supplier, layout.keys) == (style.name, (style.vat,))
    for number in (1, 2):
        later, truth = desk.read(style, number)
        assert wrong(later, truth) == set()
        total = later.evidence["total_amount"]
        assert total.source == Source.LAYOUT
        assert total.box is not None
        assert len(total.learned_from) == 10
        runs = desk.workspace.store.invoices.runs(later.id)
        said = desk.workspace.store.invoices.proposals(runs[-1].id)
        assert {p.reader for p in said} == {Source.OFFLINE, Source.LAYOUT}


def test_what_has_no_label_is_found_by_its_place(desk: Desk) -> None:
    first, truth = desk.read(SILENT, 0)
    desk.verify(first.id, truth)
    later, truth = desk.read(SILENT, 1)
    assert wrong(later, truth) == set()


def test_lessons_are_confirmed_and_grow_surer(desk: Desk) -> None:
    for number in range(3):
        detail, truth = desk.read(HUNGARIAN, number)
        desk.verify(detail.id, truth)
    (layout,) = desk.layouts()
    lesson = layout.field("total_amount")
    assert lesson is not None
    assert (lesson.confirmed, lesson.contradicted) == (2, 0)
    assert len(layout.taught) == 3
    later, truth = desk.read(HUNGARIAN, 4)
    assert wrong(later, truth) == set()
    assert later.evidence["invoice_number"].confidence >= CERTAIN


def test_verifying_again_counts_nothing_twice(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, truth)
    second, other = desk.read(HUNGARIAN, 1)
    for _ in range(3):
        desk.verify(second.id, other)
    (layout,) = desk.layouts()
    lesson = layout.field("total_amount")
    assert lesson is not None
    assert lesson.confirmed == 1


def test_a_correction_of_the_only_teacher_replaces_its_lesson(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, {**truth, "invoice_number": truth["issue_date"]})
    desk.verify(first.id, truth)
    (layout,) = desk.layouts()
    lesson = layout.field("invoice_number")
    assert lesson is not None
    assert [anchor.text for anchor in lesson.anchors] == ["Sorszam"]
    later, truth = desk.read(HUNGARIAN, 1)
    assert wrong(later, truth) == set()


def test_a_wrong_lesson_is_weakened_and_replaced(desk: Desk) -> None:
    """The first invoice was verified with the due date's day as the date of issue."""
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, {**truth, "issue_date": truth["due_date"]})
    second, truth = desk.read(HUNGARIAN, 1)
    desk.verify(second.id, truth)
    (layout,) = desk.layouts()
    lesson = layout.field("issue_date")
    assert lesson is not None
    assert lesson.invoice_id == second.id
    later, truth = desk.read(HUNGARIAN, 2)
    assert "issue_date" not in wrong(later, truth)


def test_a_lesson_against_the_sums_is_outvoted(desk: Desk) -> None:
    """Tax and total were swapped by mistake: the next invoice's sums don't bear it out."""
    first, truth = desk.read(HUNGARIAN, 0)
    swapped = {**truth, "tax_amount": truth["total_amount"], "total_amount": truth["tax_amount"]}
    desk.verify(first.id, swapped)
    later, _ = desk.read(HUNGARIAN, 1)
    for path in ("tax_amount", "total_amount"):
        reading = later.evidence.get(path)
        assert reading is None or reading.confidence < CERTAIN


def test_only_verified_invoices_of_others_teach(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    assert desk.layouts() == []
    desk.verify(first.id, {**truth, "document_type": "other"})
    assert desk.layouts() == []
    set_own_company(desk.workspace, OwnCompany(names=(NORDIC.name,), tax_ids=(NORDIC.vat,)))
    ours, truth = desk.read(NORDIC, 0)
    desk.verify(ours.id, truth)
    assert desk.layouts() == []


def test_what_is_not_verified_any_more_is_not_used(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, truth)
    desk.review.unverify(first.id)
    assert [one.in_use for one in learning.layouts(desk.workspace)] == [False]
    later, truth = desk.read(HUNGARIAN, 1)
    assert "invoice_number" in wrong(later, truth)
    assert all(r.source != Source.LAYOUT for r in later.evidence.values())


def test_a_forgotten_layout_is_read_by_no_longer(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, truth)
    (known,) = learning.layouts(desk.workspace)
    learning.forget(desk.workspace, known.id)
    second, truth = desk.read(HUNGARIAN, 1)
    assert "invoice_number" in wrong(second, truth)
    learning.take_back(desk.workspace, known.id)
    third, truth = desk.read(HUNGARIAN, 2)
    assert wrong(third, truth) == set()


def test_another_supplier_is_not_taken_for_the_learned_one(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, truth)
    other, truth = desk.read(NORDIC, 0)
    assert all(r.source != Source.LAYOUT for r in other.evidence.values())
    assert other.invoice.supplier.name == NORDIC.name


def test_the_own_company_never_becomes_the_supplier(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, truth)
    set_own_company(desk.workspace, OwnCompany(names=(HUNGARIAN.name,), tax_ids=(HUNGARIAN.vat,)))
    later, _ = desk.read(HUNGARIAN, 1)
    assert later.invoice.supplier.name != HUNGARIAN.name
    assert later.invoice.supplier.vat_number != HUNGARIAN.vat


def test_a_field_corrected_in_the_form_is_learned(desk: Desk) -> None:
    first, truth = desk.read(TITLED, 0)
    at = desk.detail(first.id)
    for path in ("invoice_number", "total_amount", "subtotal", "tax_amount"):
        opened = desk.review.edit(EditField(at.id, at.revision, path, truth[path]))
        at = opened.detail
    desk.review.verify(at.id, at.revision)
    later, truth = desk.read(TITLED, 1)
    assert not {"invoice_number", "total_amount"} & wrong(later, truth)


def test_an_invoice_in_unknown_words_is_known_as_one_from_then_on(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    assert first.invoice.document_type == "other"
    desk.verify(first.id, truth)
    later, truth = desk.read(HUNGARIAN, 1)
    assert later.invoice.document_type == "invoice"
    assert later.evidence["document_type"].confidence < CERTAIN


def test_a_learned_suppliers_other_papers_are_not_taken_for_invoices(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0, "Vegszamla")
    desk.verify(first.id, truth)
    again, _ = desk.read(HUNGARIAN, 1, "Vegszamla")
    assert again.invoice.document_type == "invoice"
    for number, heading in ((2, "Szallitolevel"), (3, "Lieferschein"), (4, "Order Confirmation")):
        other, _ = desk.read(HUNGARIAN, number, heading)
        assert other.invoice.document_type == "other", heading
        assert "presence.not_an_invoice" in {f.rule for f in other.findings}


def test_what_was_forgotten_is_not_learned_again_from_the_same_invoice(desk: Desk) -> None:
    first, truth = desk.read(HUNGARIAN, 0)
    desk.verify(first.id, truth)
    (known,) = learning.layouts(desk.workspace)
    learning.forget(desk.workspace, known.id)
    desk.review.unverify(first.id)
    at = desk.detail(first.id)
    desk.review.verify(at.id, at.revision)
    assert learning.layouts(desk.workspace) == ()
    # corrected, it says something new; and so does another invoice
    desk.review.unverify(first.id)
    desk.verify(first.id, {**truth, "due_date": truth["issue_date"]})
    (again,) = learning.layouts(desk.workspace)
    learning.forget(desk.workspace, again.id)
    second, truth = desk.read(HUNGARIAN, 1)
    desk.verify(second.id, truth)
    assert len(learning.layouts(desk.workspace)) == 1


def test_two_papers_of_one_supplier_are_two_layouts(desk: Desk) -> None:
    """The same words in other places, and the other way round."""
    other = replace(HUNGARIAN, beside=True, left=60, top=250, swap=True)
    for number in range(2):
        for style in (HUNGARIAN, other):
            detail, truth = desk.read(style, number + (10 if style is other else 0))
            desk.verify(detail.id, truth)
    layouts = desk.layouts()
    assert len(layouts) == 2
    assert sum(f.contradicted for layout in layouts for f in layout.fields) == 0
    for number, style in ((5, HUNGARIAN), (15, other)):
        detail, truth = desk.read(style, number)
        assert wrong(detail, truth) == set()
