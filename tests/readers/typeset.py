# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sets words on a page by hand: what a text layer would tell, without a PDF."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.page import Box, PageText, Word, WordsSource

SIZE = 10.0
LETTER = 0.5  # of the size: the width of one letter
SPACE = 0.28


@dataclass
class Sheet:
    """A page being set; `y` are the tops of lines, in points from the top."""

    number: int = 1
    width: float = 595.0
    height: float = 842.0
    words: list[Word] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    blocks: int = 0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        right: bool = False,
        hidden: bool = False,
        size: float = SIZE,
    ) -> None:
        """Words from `x` on, or up to `x` when `right`; each call is a block of its own."""
        parts = text.split()
        length = sum(len(p) * LETTER * size for p in parts) + (len(parts) - 1) * SPACE * size
        at = x - length if right else x
        self.blocks += 1
        for part in parts:
            end = at + len(part) * LETTER * size
            box = Box(at, y, end, y + size)
            self.words.append(Word(part, box, self.blocks, 0, hidden=hidden, size=size))
            at = end + SPACE * size

    def row(self, y: float, *cells: tuple[float, str]) -> None:
        """Cells on one line; a negative x means: ends at that x."""
        for x, text in cells:
            self.text(abs(x), y, text, right=x < 0)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruled line."""
        self.rules.append(Box(x0, y0, x1, y1))

    def page(self) -> PageText:
        """The page as the page process tells it."""
        return PageText(
            self.number,
            self.width,
            self.height,
            tuple(self.words),
            tuple(self.rules),
            WordsSource.LAYER,
        )
