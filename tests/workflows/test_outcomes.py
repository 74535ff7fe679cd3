# SPDX-License-Identifier: AGPL-3.0-or-later
"""How sure the readers were is held against what persons vouched for."""

from __future__ import annotations

import pytest

from desktop.domain.reliability import Outcome, reliability
from desktop.workflows import outcomes
from desktop.workflows.requests import EditField
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books


def test_a_corrected_value_counts_as_wrong_and_a_kept_one_as_right(
    workspace: OpenWorkspace,
) -> None:
    booked = books.book(workspace.store)
    books.read(workspace.store)
    review = Review(workspace)
    detail = review.open(booked.invoice_id).detail
    review.edit(EditField(booked.invoice_id, detail.revision, "total_amount", "120.00"))
    assert workspace.store.outcomes.all() == ()
    review.verify(booked.invoice_id, review.open(booked.invoice_id).detail.revision)
    found = {one.path: one for one in workspace.store.outcomes.all()}
    assert not found["total_amount"].right
    assert found["invoice_number"] == Outcome("invoice_number", "offline", 0.95, True, True)
    told = outcomes.turned_out(workspace)
    assert told.count == len(found) == told.certain
    assert told.certain_right == told.count - 1

    # vouched for once more, after another correction: counted once, as it stands now
    detail = review.open(booked.invoice_id).detail
    review.edit(EditField(booked.invoice_id, detail.revision, "total_amount", "119.00"))
    review.verify(booked.invoice_id, review.open(booked.invoice_id).detail.revision)
    assert outcomes.turned_out(workspace).certain_right == told.count


def test_the_error_is_the_mean_distance_between_sureness_and_truth() -> None:
    sure = [Outcome("a", "offline", 0.99, True, n > 0) for n in range(10)]
    unsure = [Outcome("a", "offline", 0.6, False, n < 6) for n in range(10)]
    told = reliability([*sure, *unsure])
    assert [(g.count, g.right) for g in told.groups] == [(10, 6), (10, 9)]
    assert told.error == pytest.approx((10 * 0.0 + 10 * 0.09) / 20)
    low, high = told.groups[1].spread
    assert low < 0.9 < high <= 1.0
    assert reliability([]).error == 0
