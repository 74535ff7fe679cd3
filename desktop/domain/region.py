# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was found in a part of a page that a person marked: cells with their places."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.fields import FieldKind
from desktop.domain.invoice import MAX_TEXT, plain
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source

_NUMBERS = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)


@dataclass(frozen=True, slots=True)
class RegionCell:
    """Words of one cell on page `page`, and the number that they print alone or with a unit."""

    text: str
    number: Decimal | None
    page: int
    box: Box

    def value(self, kind: FieldKind) -> str | None:
        """The canonical value for a column of this kind; None when the words are none."""
        if kind in _NUMBERS:
            return None if self.number is None else plain(self.number)
        return self.text.strip()[:MAX_TEXT] or None

    def reading(self, path: str, kind: FieldKind) -> FieldReading | None:
        """The value with its place, as a person's; None when the words are no value."""
        value = self.value(kind)
        if value is None:
            return None
        return FieldReading(
            path, value, self.text, Source.PERSON.value, 1.0, page=self.page, box=self.box
        )


@dataclass(frozen=True, slots=True)
class RegionTable:
    """Rows of cells, top to bottom; `columns` are the fields that they seem to hold, None unknown.

    `titles` are the headings as printed, "" where there is none.
    """

    columns: tuple[str | None, ...] = ()
    titles: tuple[str, ...] = ()
    rows: tuple[tuple[RegionCell | None, ...], ...] = ()
