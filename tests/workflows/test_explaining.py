# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why an invoice in the books has its values, from the words and readings that are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.errors import NotFound
from desktop.domain.explanation import FieldExplanation
from desktop.domain.reading import Proposal, Source
from desktop.domain.status import JobStatus
from desktop.readers.combine import combine
from desktop.store.results import FinishedRun, ReadResult
from desktop.workflows.explaining import explain
from desktop.workflows.requests import EditField
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace
from tests.readers.papers import german_invoice
from tests.store import books

PAGE = german_invoice().sheet.page()


def _book(workspace: OpenWorkspace, *runs: Proposal) -> str:
    """Book an invoice that these readers read."""
    booked = books.book(workspace.store)
    job = workspace.store.jobs.claim()
    assert job is not None
    joined = combine(runs, [PAGE])
    began = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    workspace.store.results.complete(
        job,
        ReadResult(
            invoice=joined.invoice,
            evidence=joined.evidence,
            findings=(),
            expected_revision=job.revision,
            runs=tuple(
                FinishedRun(said.reader, began, 0.5, JobStatus.COMPLETED, proposal=said)
                for said in runs
            ),
            pages=(PAGE,),
        ),
    )
    return booked.invoice_id


def _gemini(text: Proposal, **changes: str) -> Proposal:
    """The same values by a service, but for some."""
    invoice = text.invoice.model_validate({**text.invoice.model_dump(), **changes})
    evidence = {
        path: replace(reading, source=Source.GEMINI.value, confidence=0.78)
        for path, reading in text.evidence.items()
        if path not in changes
    }
    for path, value in changes.items():
        evidence[path] = replace(
            text.evidence[path],
            source=Source.GEMINI.value,
            value=value,
            confidence=0.4,
            page=None,
            box=None,
        )
    return Proposal(invoice, evidence, Source.GEMINI.value, "m")


def _words(found: FieldExplanation) -> str:
    return " ".join(reason.words for reason in found.reasons)


def test_a_runner_up_that_is_taken_is_explained_as_a_persons(workspace: OpenWorkspace) -> None:
    invoice_id = _book(workspace, german_invoice().read())
    found = explain(workspace, invoice_id, "issue_date")
    delivery = found.runners_up[0].reading
    assert (found.reading.value, delivery.value) == ("2024-03-05", "2024-03-01")

    review = Review(workspace)
    revision = review.open(invoice_id).detail.revision
    edit = EditField(invoice_id, revision, "issue_date", delivery.value, delivery)
    kept = review.edit(edit).detail.evidence["issue_date"]
    assert (kept.source, kept.box, kept.text) == (Source.PERSON.value, delivery.box, "01.03.2024")

    after = explain(workspace, invoice_id, "issue_date")
    assert "A person typed or chose it." in _words(after)
    assert after.runners_up[0].reading.value == "2024-03-05"
    assert after.runners_up[0].lost == (
        "It is what the offline reader reads; a person chose the other value."
    )


def test_a_services_word_is_weighed_by_what_proves_it(workspace: OpenWorkspace) -> None:
    text = german_invoice().read()
    invoice_id = _book(workspace, text, _gemini(text, purchase_order="B-7742"))
    order = explain(workspace, invoice_id, "purchase_order")
    assert order.reading.value == "B-7741"
    assert "Gemini reads “B-7742” instead." in _words(order)
    (other,) = [r for r in order.runners_up if r.reading.value == "B-7742"]
    assert other.lost == "It is what Gemini reads, and it stands nowhere on the pages."
    total = explain(workspace, invoice_id, "total_amount")
    assert "reads the same." in _words(total)
    assert "add up" in _words(total)


def test_an_empty_field_has_no_reasons(workspace: OpenWorkspace) -> None:
    invoice_id = _book(workspace, german_invoice().read())
    found = explain(workspace, invoice_id, "amount_paid")
    assert (found.reading.value, found.reasons, found.runners_up) == ("", (), ())


def test_what_is_not_there_is_not_explained(workspace: OpenWorkspace) -> None:
    with pytest.raises(NotFound):
        explain(workspace, "01900000-0000-7000-8000-000000000000", "issue_date")
