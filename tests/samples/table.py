# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows of line items on a sheet: columns at fixed places, a title with its description below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.samples.record import Json
from tests.samples.sheet import GREY, INK, Align, Sheet

Cell = Callable[[int, Json], str]


@dataclass(frozen=True)
class Column:
    """One column: `x` is its left edge, right edge or middle, as `align` says."""

    title: str
    x: float
    align: Align
    cell: Cell


@dataclass(frozen=True)
class Items:
    """How rows look; `text_x` and `text_width` place the title and description."""

    columns: Sequence[Column]
    text_x: float
    text_width: float
    title: str
    size: float = 9
    leading: float = 12
    padding: float = 7
    name_font: str | None = None
    head_font: str | None = None
    head_color: str = INK
    description_color: str = GREY

    def head(self, sheet: Sheet, y: float, size: float | None = None) -> None:
        """Column titles on one baseline."""
        size = size or self.size
        sheet.text(self.text_x, y, self.title, size, self.head_font, self.head_color)
        for column in self.columns:
            sheet.text(
                column.x, y, column.title, size, self.head_font, self.head_color, column.align
            )

    def height(self, sheet: Sheet, item: Json) -> float:
        """Height of one row with its padding."""
        count = len(sheet.wrap(item["name"], self.text_width, self.size, self.name_font))
        height = count * self.leading + self.padding
        if item["description"]:
            small = self.size - 1
            lines = sheet.wrap(item["description"], self.text_width, small)
            height += len(lines) * (small * 1.28)
        return height

    def row(self, sheet: Sheet, y: float, index: int, item: Json) -> float:
        """Draw one item with its first baseline at y; returns the next row's."""
        start = y
        for column in self.columns:
            sheet.text(column.x, y, column.cell(index, item), self.size, align=column.align)
        y = sheet.paragraph(
            self.text_x,
            y,
            self.text_width,
            item["name"],
            self.size,
            self.name_font,
            leading=self.leading,
        )
        if item["description"]:
            small = self.size - 1
            sheet.paragraph(
                self.text_x,
                y,
                self.text_width,
                item["description"],
                small,
                color=self.description_color,
                leading=small * 1.28,
            )
        return start + self.height(sheet, item)
