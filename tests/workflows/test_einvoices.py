# SPDX-License-Identifier: AGPL-3.0-or-later
"""E-invoices in a workspace: signed ones kept as they came, contradictions kept as findings."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop.domain.ports import PageReader
from desktop.services.page_process import PageProcess
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import EditField, IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace
from tests.worker.test_embedded_einvoices import changed, hybrid


def _read(workspace: OpenWorkspace) -> None:
    Runner(workspace, lambda: PageProcess("read"), ReadPolicy()).run(until_idle=True)


def test_a_page_that_says_otherwise_is_told_until_it_is_read_again(
    workspace: OpenWorkspace, pages: PageReader, tmp_path: Path
) -> None:
    xml = changed(total_amount="837.68", amount_due="837.68")
    path = shutil.copy(hybrid(tmp_path / "a.pdf", ("factur-x.xml", xml)), tmp_path / "b.pdf")
    (item,) = bring_in(workspace, pages, IntakeRequest((Path(path),))).items
    _read(workspace)
    review = Review(workspace)
    detail = review.open(item.invoice_id or "").detail
    told = [f for f in detail.findings if f.rule == "pages.einvoice_differs"]
    assert [f.fields for f in told] == [("total_amount",)]
    edited = review.edit(EditField(detail.id, detail.revision, "other.Note", "asked")).detail
    assert [f for f in edited.findings if f.rule == "pages.einvoice_differs"] == told
