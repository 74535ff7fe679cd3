# SPDX-License-Identifier: AGPL-3.0-or-later
"""Are the dates possible?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.finding import Finding, Severity, figure

_FUTURE_DAYS = 31
_OLD_DAYS = 3 * 365
_LONG_TERM_DAYS = 366
# no invoice of these years is still to be booked: a date of no meaning, or misread
_FIRST_YEAR = 2000


def check_dates(subject: CheckInput) -> Iterator[Finding]:
    """Due not before issue nor years after it; issue date near the present."""
    if not subject.is_invoice:
        return
    issue, due = subject.invoice.issue_date, subject.invoice.due_date
    if issue and due:
        if due < issue:
            yield Finding(
                "dates.due_before_issue",
                Severity.ERROR,
                ("issue_date", "due_date"),
                f"The due date {figure(due)} is before the issue date {figure(issue)}.",
            )
        elif due - issue > timedelta(days=_LONG_TERM_DAYS):
            yield Finding(
                "dates.due_far",
                Severity.WARNING,
                ("issue_date", "due_date"),
                f"The due date {figure(due)} is more than a year after the issue date.",
            )
    if issue and subject.today:
        if issue > subject.today + timedelta(days=_FUTURE_DAYS):
            yield Finding(
                "dates.future",
                Severity.WARNING,
                ("issue_date",),
                f"The issue date {figure(issue)} is in the future.",
            )
        elif issue.year < _FIRST_YEAR:
            yield Finding(
                "dates.long_ago",
                Severity.WARNING,
                ("issue_date",),
                f"The issue date {figure(issue)} is long ago.",
            )
        elif issue < subject.today - timedelta(days=_OLD_DAYS):
            yield Finding(
                "dates.old",
                Severity.INFO,
                ("issue_date",),
                f"The issue date {figure(issue)} is more than three years ago.",
            )
