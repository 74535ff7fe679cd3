# SPDX-License-Identifier: AGPL-3.0-or-later
"""A FatturaPA lot becomes one invoice for each of its bodies; the file stays as it came."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import NotSupported
from desktop.domain.finding import Severity
from desktop.domain.listing import InvoiceDetail, ListQuery
from desktop.domain.status import InvoiceState
from desktop.readers.einvoice import further_invoices, read_einvoice
from desktop.readers.einvoice_fatturapa import BODY
from desktop.readers.einvoice_record import local_name
from desktop.services.page_process import PageProcess
from desktop.worker.xml import parse
from desktop.worker.xml_lot import invoice_of_lot
from desktop.workflows import listing, lots, parts
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeItem, IntakeOutcome, IntakeRequest
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.envelopes import signed, streamed
from tests.readers.test_einvoice_fatturapa import body, fattura


def bring(workspace: OpenWorkspace, pages: PageProcess, path: Path) -> IntakeItem:
    (item,) = bring_in(workspace, pages, IntakeRequest((path,))).items
    Runner(workspace, lambda: PageProcess("read"), ReadPolicy()).run(until_idle=True)
    return item


def listed(workspace: OpenWorkspace) -> list[InvoiceDetail]:
    rows = listing.window(workspace, ListQuery())
    found = [workspace.store.invoices.get(row.id) for row in rows]
    return sorted(found, key=lambda detail: detail.invoice.invoice_number or "")


def several(detail: InvoiceDetail) -> bool:
    return any(f.rule == "pages.several_invoices" for f in detail.findings)


def test_a_signed_lot_becomes_its_invoices(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    lot = fattura(
        body(number="17"),
        body(number="18"),
        body(number="19", kind="TD04"),
        encoding="windows-1252",
    )
    path = tmp_path / "IT01234550018_00007.xml.p7m"
    path.write_bytes(signed(lot))
    item = bring(workspace, pages, path)
    assert item.outcome is IntakeOutcome.ADDED
    assert len(item.instead) == 3
    details = listed(workspace)
    assert [d.id for d in details] == list(item.instead)
    assert [d.invoice.invoice_number for d in details] == ["17", "18", "19"]
    assert [d.invoice.document_type for d in details] == ["invoice", "invoice", "credit_note"]
    for detail in details:
        assert detail.state is InvoiceState.NEEDS_REVIEW
        assert detail.invoice.supplier.name == "Officina Però S.r.l."
        assert detail.evidence["total_amount"].box is not None
        assert not several(detail)
        assert not any(name.endswith("of the lot") for name in detail.invoice.other)
    assert details[1].document.original_name == "IT01234550018_00007 (2 of 3).xml"
    (source,) = workspace.store.parts.sources_of(details[1].id)
    kept = workspace.store.invoices.get(source)
    assert kept.state is InvoiceState.REPLACED
    stored = workspace.store.documents.path_of(kept.document.sha256)
    assert stored.read_bytes() == path.read_bytes()
    # the same bytes again lead to the invoices that are there
    again = bring(workspace, pages, path)
    assert (again.outcome, again.instead) == (IntakeOutcome.DUPLICATE, item.instead)
    assert len(listed(workspace)) == 3


def test_a_lot_is_put_together_again_and_split_once_more(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    path = tmp_path / "lotto.xml"
    path.write_bytes(fattura(body(), body(number="18")))
    item = bring(workspace, pages, path)
    (source,) = workspace.store.parts.sources_of(item.instead[0])
    parts.take_back_parts(workspace, source)
    Runner(workspace, lambda: PageProcess("read"), ReadPolicy()).run(until_idle=True)
    (whole,) = listed(workspace)
    assert (whole.id, several(whole)) == (source, True)
    made = lots.split_lot(workspace, pages, source)
    shas = [workspace.store.invoices.get(one).document.sha256 for one in item.instead]
    assert [d.document.sha256 for d in made] == shas, "the same lot makes the same documents"


def test_an_envelope_with_another_content_stays_one_invoice_that_says_so(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    path = tmp_path / "lotto.xml.p7m"
    path.write_bytes(streamed(fattura(body(), body(number="18")), signed_content=b"another"))
    item = bring(workspace, pages, path)
    assert item.instead == ()
    (detail,) = listed(workspace)
    told = {f.rule: f.severity for f in detail.findings}
    assert told["pages.several_invoices"] is Severity.ERROR
    assert "pages.signed_content" in told


def test_a_lot_that_repeats_an_invoice_stays_one_with_a_finding(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    path = tmp_path / "lotto.xml"
    path.write_bytes(fattura(body(), body()))
    item = bring(workspace, pages, path)
    assert (item.outcome, item.instead) == (IntakeOutcome.ADDED, ())
    (detail,) = listed(workspace)
    assert several(detail)


def test_an_invoice_alone_is_no_lot(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    path = tmp_path / "fattura.xml"
    path.write_bytes(fattura(body()))
    item = bring(workspace, pages, path)
    assert item.instead == ()
    assert lots.split_lot(workspace, pages, item.invoice_id or "") == ()
    (detail,) = listed(workspace)
    assert detail.state is InvoiceState.NEEDS_REVIEW


def test_each_part_is_valid_by_itself_and_has_no_signature_of_the_whole() -> None:
    sign = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">x</ds:Signature>'
    lot = parse(
        fattura(body(number="17"), body(number="18")).replace(
            b"</p:Fatt", f"{sign}</p:Fatt".encode()
        )
    )
    one, two = (parse(invoice_of_lot(lot, number)) for number in (1, 2))
    assert [read_einvoice(tree).invoice.invoice_number for tree in (one, two)] == ["17", "18"]
    for tree in (one, two):
        assert (tree.tag, tree.get("versione"), tree.prefix) == (lot.tag, "FPR12", "p")
        assert [local_name(child) for child in tree] == ["FatturaElettronicaHeader", BODY]
        assert further_invoices(tree) == ()
    with pytest.raises(NotSupported):
        invoice_of_lot(lot, 3)
