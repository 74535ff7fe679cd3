# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stretch of time that is looked at, in days of the bookkeeper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.spending import next_month


class Period(StrEnum):
    TODAY = "today"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    ALL = "all"
    RANGE = "range"


Days = tuple[date | None, date | None]
"""First and last day, both included; None is open."""


def days_of(period: Period, today: date, stated: Days = (None, None)) -> Days:
    """The days of a period; `stated` are those of a range, in either order."""
    start = today.replace(day=1)
    if period is Period.TODAY:
        return today, today
    if period is Period.THIS_MONTH:
        return start, next_month(start) - timedelta(days=1)
    if period is Period.LAST_MONTH:
        last = start - timedelta(days=1)
        return last.replace(day=1), last
    if period is Period.ALL:
        return None, None
    begin, end = stated
    return (end, begin) if begin is not None and end is not None and end < begin else stated


def every_day(first: date, last: date) -> Iterator[date]:
    """All days from one to another, both included."""
    while first <= last:
        yield first
        first += timedelta(days=1)


def every_month(first: date, last: date) -> Iterator[date]:
    """The first of all months from one day's to another's."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = next_month(month)
