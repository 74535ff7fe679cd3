# SPDX-License-Identifier: AGPL-3.0-or-later
"""A German business letter by DIN 5008 form B: window address, information block, footer."""

from __future__ import annotations

from collections.abc import Sequence

from tests.samples.sheet import GREY, MM, Sheet

LEFT = 25 * MM
RIGHT = 190 * MM


def letter_frame(
    sheet: Sheet,
    sender: str,
    window: Sequence[str],
    block: Sequence[tuple[str, str]],
) -> None:
    """Return line, window, information block and the marks for folding and punching."""
    sheet.text(LEFT, 50 * MM, sender, 6.8, color=GREY)
    sheet.rule(LEFT, 51 * MM, LEFT + 80 * MM, 51 * MM, 0.35, GREY)
    sheet.lines(LEFT, 57.5 * MM, window, 10.5, leading=14)
    x = 125 * MM
    y = 52 * MM
    for label, value in block:
        if not label:
            y += 5
            continue
        sheet.text(x, y, label, 8.6, color=GREY)
        sheet.text(RIGHT, y, value, 8.8, align="right")
        y += 12.6
    for mark, length in ((105, 4), (148.5, 6), (210, 4)):
        sheet.rule(4 * MM, mark * MM, (4 + length) * MM, mark * MM, 0.4, "#9aa0a6")


def footer(
    sheet: Sheet,
    columns: Sequence[Sequence[str]],
    xs: Sequence[float],
    color: str = GREY,
    accent: str = "#b9bdc2",
    top: float = 268 * MM,
) -> None:
    """The company's data in columns below a rule; the first line of each stands out."""
    sheet.rule(LEFT, top, RIGHT, top, 0.6, accent)
    for x, texts in zip(xs, columns, strict=True):
        sheet.lines(x, top + 11, texts, 7.3, color=color, leading=9.6)
