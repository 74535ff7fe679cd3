# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why the fields of an invoice have their values, and what else they could have been.

Nothing of it is kept: the words of the pages are read once more whenever somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.domain.company import OwnCompany
from desktop.domain.explanation import FieldExplanation, strongest_first
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.page import PageText
from desktop.domain.ports import OwnField
from desktop.domain.proofs import FieldProofs, passed_checks
from desktop.domain.reading import FieldReading, Proposal, Source
from desktop.workflows.asking import ReaderRun
from desktop.workflows.extraction import Extracted
from desktop.workflows.trust import reason_of
from desktop.workflows.workspaces import OpenWorkspace

_MOST_PAGES = 20
"""Of as many pages the words are read once more while somebody walks through the fields."""

_HERE = frozenset(source.value for source in Source) - {Source.GEMINI.value}
"""Who reads without a service: a service's word is weighed by what proves it."""


def explain(workspace: OpenWorkspace, invoice_id: str, path: str) -> FieldExplanation:
    """Why the field has its value; an empty field has runners-up alone. NotFound.

    Reads the words of all pages, which takes some hundredths of a second a page.
    """
    from desktop.readers.explain import Explainer

    invoices = workspace.store.invoices
    detail = invoices.get(invoice_id)
    pages = invoices.pages(detail.document.sha256)
    explainer = Explainer(
        pages,
        _said(workspace, invoice_id),
        detail.invoice,
        detail.evidence,
        workspace.store.company.get(),
        workspace.store.own_fields.all(),
    )
    found = explainer.of(path)
    if found is not None:
        return _weighed(found, detail.invoice, pages)
    value = get_text(detail.invoice, path) or ""
    return FieldExplanation(FieldReading(path, value, "", "", 0.0), runners_up=explainer.open(path))


def proofs(
    workspace: OpenWorkspace, invoice_id: str, paths: Sequence[str]
) -> dict[str, FieldProofs]:
    """For each field the checks that it passed, and its runners-up; the words are read once.

    Of long documents the checks alone: what else a value could be is for whoever asks why.
    """
    from desktop.readers.explain import Explainer

    invoices = workspace.store.invoices
    detail = invoices.get(invoice_id)
    passed = passed_checks(detail.invoice, detail.findings)
    if len(detail.document.pages) > _MOST_PAGES:
        return {path: FieldProofs(passed.get(path, ())) for path in paths}
    explainer = Explainer(
        invoices.pages(detail.document.sha256),
        _said(workspace, invoice_id),
        detail.invoice,
        detail.evidence,
        workspace.store.company.get(),
        workspace.store.own_fields.all(),
    )
    found: dict[str, FieldProofs] = {}
    for path in paths:
        explained = explainer.of(path)
        others = explainer.open(path) if explained is None else explained.runners_up
        found[path] = FieldProofs(passed.get(path, ()), others)
    return found


def explain_reading(
    extracted: Extracted, own: OwnCompany, own_fields: Sequence[OwnField]
) -> dict[str, FieldExplanation]:
    """Why each field of a document that was just read has its value."""
    from desktop.readers.explain import Explainer

    proposal = extracted.proposal
    explainer = Explainer(
        extracted.pages,
        _each_alone(extracted.runs),
        proposal.invoice,
        proposal.evidence,
        own,
        own_fields,
    )
    return {
        path: _weighed(entry, proposal.invoice, extracted.pages)
        for path, entry in explainer.all().items()
    }


def _said(workspace: OpenWorkspace, invoice_id: str) -> list[Proposal]:
    """What the readers said, the newest attempt first; in each, each alone before the joined."""
    invoices = workspace.store.invoices
    said: list[Proposal] = []
    for run in reversed(invoices.runs(invoice_id)):
        joined, *alone = invoices.proposals(run.id) or (None,)
        said.extend(one for one in (*alone, joined) if one is not None)
    return said


def _each_alone(runs: Iterable[ReaderRun]) -> list[Proposal]:
    alone = [said for run in runs for said in run.alternatives]
    return [*alone, *(run.proposal for run in runs if run.proposal is not None)]


def _weighed(
    explained: FieldExplanation, invoice: Invoice, pages: Sequence[PageText]
) -> FieldExplanation:
    """With what a service's word is worth, where it is one."""
    reading = explained.reading
    if reading.source in _HERE:
        return explained
    reason = reason_of(reading, invoice, pages)
    return replace(explained, reasons=strongest_first((*explained.reasons, reason)))
