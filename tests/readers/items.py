# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tests of line items share: reading pages set by hand, and a plain heading."""

from __future__ import annotations

from desktop.domain.page import PageText
from desktop.readers.conventions import DocumentConventions, decide
from desktop.readers.line_items import LinesReading, read_lines
from tests.readers.typeset import Sheet

ENGLISH = DocumentConventions(decimal_mark=".", language="en")
GERMAN = DocumentConventions(decimal_mark=",", language="de")


def read(*pages: PageText, conventions: DocumentConventions | None = None) -> LinesReading:
    return read_lines(pages, conventions or decide(pages))


def amounts(reading: LinesReading) -> list[str]:
    return [str(item.subtotal) for item in reading.items]


def names(reading: LinesReading) -> list[str | None]:
    return [item.name for item in reading.items]


def english_table(sheet: Sheet, y: float = 300) -> None:
    sheet.row(y, (50, "Description"), (-350, "Qty"), (-430, "Unit price"), (-540, "Amount"))
