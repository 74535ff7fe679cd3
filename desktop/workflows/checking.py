# SPDX-License-Identifier: AGPL-3.0-or-later
"""The checks, run with what the workspace knows around an invoice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.checks.pages import PREFIX
from desktop.domain.company import Given
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.reading import FieldReading
from desktop.workflows.duplicates import known_around
from desktop.workflows.extraction import local_today
from desktop.workflows.workspaces import OpenWorkspace


def check(
    workspace: OpenWorkspace,
    invoice: Invoice,
    evidence: Mapping[str, FieldReading],
    given: Given,
    invoice_id: str | None,
    about_pages: Sequence[Finding] = (),
) -> tuple[Finding, ...]:
    """All findings, among them what was given otherwise and what is there already.

    Of `about_pages` those are kept that speak of the pages, not of the values: the findings of
    `check_pages` after a reading, those that there are after an edit.
    """
    sha256 = workspace.store.duplicates.document_of(invoice_id) if invoice_id else None
    known, paper = known_around(workspace, invoice, invoice_id, sha256)
    of_values = run_checks(
        CheckInput(
            invoice,
            evidence,
            own=workspace.store.company.get(),
            given=given,
            known=known,
            paper=paper,
            today=local_today(workspace.clock),
        )
    )
    return (*of_values, *(f for f in about_pages if f.rule.startswith(PREFIX)))
