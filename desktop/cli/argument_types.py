# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in an argument, and in words why it can't: wrong usage ends before anything runs."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from desktop.domain.listing import SortColumn


def path(text: str) -> Path:
    """A path as given."""
    if not text:
        # an empty word, as from an unset variable, must not mean the whole present folder
        raise argparse.ArgumentTypeError("an empty path")
    return Path(text)


def day(text: str) -> date:
    """A date of ISO 8601."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("a date is written like 2026-03-31") from error


def pages(text: str) -> list[int]:
    """Page numbers, parted by commas."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or not all(part.isdigit() and int(part) for part in parts):
        raise argparse.ArgumentTypeError("pages are written like 3,5")
    return [int(part) for part in parts]


_SORT_NAMES = {
    "date": SortColumn.ISSUE_DATE,
    "invoice_number": SortColumn.NUMBER,
    "amount": SortColumn.TOTAL,
    "total_amount": SortColumn.TOTAL,
    "created_at": SortColumn.CREATED,
} | {column.value: column for column in SortColumn}


def sort(text: str) -> tuple[SortColumn, bool]:
    """A column of the list, and whether it descends."""
    name, _, order = text.removeprefix("-").partition(":")
    if name not in _SORT_NAMES or order not in ("", "asc", "desc"):
        known = ", ".join(column.value for column in SortColumn)
        raise argparse.ArgumentTypeError(f"no column “{name}”; there are {known}")
    return _SORT_NAMES[name], text.startswith("-") or order == "desc"


class _Between:
    def __init__(self, least: float, most: float, kind: type[int] | type[float]) -> None:
        self._least, self._most, self._kind = least, most, kind

    def __call__(self, text: str) -> int | float:
        try:
            value = self._kind(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"“{text}” is not a number") from error
        if not self._least <= value <= self._most:
            raise argparse.ArgumentTypeError(f"between {self._least:,.0f} and {self._most:,.0f}")
        return value


def between(least: float, most: float, kind: type[int] | type[float] = int) -> _Between:
    """A number from `least` to `most`."""
    return _Between(least, most, kind)
