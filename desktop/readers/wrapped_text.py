# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines of text that were one line before they were wrapped into a column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from desktop.domain.page import Box
from desktop.readers.table_grid import Cell


def close_below(above: Cell, below: Cell) -> bool:
    """Whether two cells are lines of one paragraph, one right below the other."""
    a, b = above.box, below.box
    gap = b.y0 - a.y1
    height = min(a.height, b.height)
    return -height < gap <= 0.45 * height and _alike(a, b, 1.5 if _read(above, below) else 1.25)


def _same_type(above: Cell, below: Cell) -> bool:
    """Whether two cells are set in the same size and weight."""
    one, other = above.words[0], below.words[0]
    slack = 1.5 if _read(above, below) else 1.08
    return _alike(one.box, other.box, slack) and one.bold == other.bold


def _alike(a: Box, b: Box, slack: float) -> bool:
    return max(a.height, b.height) <= slack * min(a.height, b.height)


def _read(*cells: Cell) -> bool:
    """Whether the words were read by OCR, whose boxes tell the size of type only roughly."""
    return any(w.confidence < 1.0 for c in cells for w in c.words)


def goes_on(above: Cell, cell: Cell, limit: float) -> bool:
    """Whether a line of text is the wrapped rest of the title above it.

    It is when the title could not have held one more word, ends with a hyphen, or has an open
    bracket; the line must follow closely, in the same size.
    """
    if not close_below(above, cell) or not _same_type(above, cell):
        return False
    text = above.text
    if text.endswith(("-", "/", ",", "&")) or text.count("(") > text.count(")"):
        return True
    first = cell.words[0].box.width
    return above.box.x1 + 0.2 * above.box.height + first > limit + 0.5


def paragraphs(parts: Sequence[Sequence[Cell]]) -> str:
    """Lines of text, those that were only wrapped joined again."""
    limit = max(cells[-1].box.x1 for cells in parts)
    text = " ".join(c.text for c in parts[0])
    for above, cells in pairwise(parts):
        line = " ".join(c.text for c in cells)
        text = joined([text, line]) if goes_on(above[-1], cells[0], limit) else f"{text}\n{line}"
    return text


def joined(lines: Sequence[str]) -> str:
    """Wrapped lines as one: a hyphen before a small letter was put there by the wrapping."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
            text = text[:-1] + line
        elif text.endswith(("-", "/")):
            text += line
        else:
            text += " " + line
    return text
