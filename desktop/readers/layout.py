# SPDX-License-Identifier: AGPL-3.0-or-later
"""Visual order of a page: lines across columns, the pieces of a line, blocks, and white gutters.

Works on words with boxes alone, so that a text layer and OCR are read alike. Hidden words are
left out everywhere: no value may come from text that a person can't see. Coordinates are those
of `domain.page` (points from the top left of the page as shown).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from desktop.domain.page import Box, PageText, Word

# Two words stand on one line when their middles, or their feet, differ by no more than this
# share of the lower one's height.
_MIDDLE_SHARE = 0.42
_FOOT_SHARE = 0.22
# A gap wider than this many line heights parts columns; words of a sentence stand closer, even
# when justified.
COLUMN_GAP = 0.9
# Slopes below this are noise: a tenth of a degree.
_LEVEL = 0.002


@dataclass(frozen=True)
class TextLine:
    """Words that stand side by side on page number `page`, left to right; at least one word."""

    page: int
    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        return Box.around([w.box for w in self.words])

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(w.text for w in self.words)

    @cached_property
    def height(self) -> float:
        """The usual height of its words in points, not that of a single tall one."""
        return float(median(w.box.height for w in self.words))

    @cached_property
    def confidence(self) -> float:
        """The least sure word's confidence (1.0 throughout for a text layer)."""
        return min(w.confidence for w in self.words)

    def pieces(self, gap: float = COLUMN_GAP) -> list[TextLine]:
        """The line cut at gaps wider than `gap` line heights, left to right."""
        limit = gap * max(self.height, 1.0)
        runs: list[list[Word]] = [[self.words[0]]]
        reach = self.words[0].box.x1
        for word in self.words[1:]:
            if word.box.x0 - reach > limit:
                runs.append([word])
            else:
                runs[-1].append(word)
            reach = max(reach, word.box.x1)
        if len(runs) == 1:
            return [self]
        return [TextLine(self.page, tuple(run)) for run in runs]

    def between(self, x0: float, x1: float) -> TextLine | None:
        """The words whose middle lies between two x; None when there are none."""
        inside = tuple(w for w in self.words if x0 <= w.box.mid_x < x1)
        return TextLine(self.page, inside) if inside else None


@dataclass(frozen=True)
class TextBlock:
    """Pieces of lines that belong together: stacked, close, and sharing an edge; top to bottom."""

    page: int
    lines: tuple[TextLine, ...]

    @cached_property
    def box(self) -> Box:
        return Box.around([line.box for line in self.lines])

    @cached_property
    def text(self) -> str:
        """Its lines, parted by newlines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for line in self.lines for w in line.words)


def visible_words(page: PageText) -> list[Word]:
    """The page's words without the hidden and the blank ones, in the page's own order."""
    return [w for w in page.words if not w.hidden and w.text.strip()]


def is_sideways(word: Word) -> bool:
    """Whether the word is set upright, along a margin: much higher than wide."""
    return len(word.text) > 2 and word.box.height > 1.8 * max(word.box.width, 0.1)


def text_lines(page: PageText) -> list[TextLine]:
    """The page's visible words as visual lines, top to bottom, each from margin to margin.

    A line holds everything at the same height, whatever block or column it belongs to.
    """
    words = visible_words(page)
    return lines_of(words, page.number, slope_of(words))


def slope_of(words: Iterable[Word]) -> float:
    """How much lines of scanned text fall per point to the right; 0.0 for a text layer.

    Told by the words that OCR found in one line. Steeper than 5 degrees is no skew but a mistake.
    """
    runs: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        if word.confidence < 1.0:
            runs.setdefault((word.block, word.line), [])
    if not runs:
        return 0.0
    for word in words:
        runs.setdefault((word.block, word.line), []).append(word)
    slopes: list[tuple[float, float]] = []
    for run in runs.values():
        first, last = run[0].box, run[-1].box
        width = last.mid_x - first.mid_x
        if len(run) > 1 and width > 5 * max(first.height, 1.0):
            slope = (last.mid_y - first.mid_y) / width
            if abs(slope) < 0.09:
                slopes.append((slope, width))
    if len(slopes) < 3:
        return 0.0
    slopes.sort()
    half, gathered = sum(w for _, w in slopes) / 2, 0.0
    for slope, width in slopes:
        gathered += width
        if gathered >= half:
            return slope if abs(slope) > _LEVEL else 0.0
    return 0.0


def level(page: PageText) -> tuple[PageText, float]:
    """The page with its words moved so that lines of text are level, and the slope they had.

    Words move up or down only. `tilt` puts a box back to where it stands on the page.
    """
    slope = slope_of(visible_words(page))
    if slope == 0.0:
        return page, 0.0
    words = tuple(
        replace(w, box=Box(w.box.x0, w.box.y0 - drop, w.box.x1, w.box.y1 - drop))
        for w in page.words
        for drop in [slope * w.box.mid_x]
    )
    return replace(page, words=words), slope


def tilt(box: Box, slope: float) -> Box:
    """A box found on a levelled page, as it stands on the page itself."""
    one, other = slope * box.x0, slope * box.x1
    return Box(box.x0, box.y0 + min(one, other), box.x1, box.y1 + max(one, other))


def lines_of(words: Iterable[Word], page_number: int, slope: float = 0.0) -> list[TextLine]:
    """`text_lines` for a choice of words, all from page `page_number`; see `slope_of`."""
    open_lines: list[_OpenLine] = []
    done: list[_OpenLine] = []
    placed = [(w, w.box.mid_y - slope * w.box.mid_x) for w in words]
    for word, middle in sorted(placed, key=lambda p: (p[1], p[0].box.x0)):
        best: _OpenLine | None = None
        foot, height = middle + word.box.height / 2, word.box.height
        for line in open_lines:
            if line.takes(middle, foot, height) and (
                best is None or abs(line.mid - middle) < abs(best.mid - middle)
            ):
                best = line
        if best is None:
            best = _OpenLine()
            open_lines.append(best)
        best.add(word, middle, foot, height)
        if len(open_lines) > 8:
            # sorted by height: the oldest line is out of reach of whatever still comes
            done.append(open_lines.pop(0))
    done.extend(open_lines)
    done.sort(key=lambda line: (line.mid, line.words[0].box.x0))
    return [TextLine(page_number, tuple(sorted(line.words, key=_left))) for line in done]


def _left(word: Word) -> float:
    return word.box.x0


class _OpenLine:
    """A line being gathered."""

    __slots__ = ("foot", "height", "mid", "words")

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.mid = self.foot = self.height = 0.0

    def takes(self, middle: float, foot: float, height: float) -> bool:
        low = max(1.0, min(self.height, height))
        return (
            abs(middle - self.mid) <= _MIDDLE_SHARE * low
            or abs(foot - self.foot) <= _FOOT_SHARE * low
        )

    def add(self, word: Word, middle: float, foot: float, height: float) -> None:
        count = len(self.words)
        self.words.append(word)
        # the mean follows what skew is left; a much taller word does not drag it away
        self.mid = (self.mid * count + middle) / (count + 1)
        self.foot = (self.foot * count + foot) / (count + 1)
        self.height = (self.height * count + height) / (count + 1)


def blocks(page: PageText, gap: float = COLUMN_GAP) -> list[TextBlock]:
    """The page's visible text as blocks, by the place of their top left corner.

    A block is a stack of line pieces that overlap sideways, share a left edge, a right edge or
    their middle, and lie no further apart than a line's height.
    """
    return blocks_of(text_lines(page), gap)


def blocks_of(lines: Sequence[TextLine], gap: float = COLUMN_GAP) -> list[TextBlock]:
    """`blocks` for lines that are already there, top to bottom, of one page."""
    stacks: list[list[TextLine]] = []
    growing: list[list[TextLine]] = []
    for line in lines:
        for piece in line.pieces(gap):
            home: list[TextLine] | None = None
            for stack in growing:
                if _continues(stack[-1], piece) and (
                    home is None or stack[-1].box.y1 > home[-1].box.y1
                ):
                    home = stack
            if home is None:
                home = []
                stacks.append(home)
                growing.append(home)
            home.append(piece)
        bottom = line.box.y0
        growing = [s for s in growing if bottom - s[-1].box.y1 < 3 * max(s[-1].height, 4.0)]
    result = [TextBlock(stack[0].page, tuple(stack)) for stack in stacks]
    result.sort(key=lambda b: (b.box.y0, b.box.x0))
    return result


def _continues(above: TextLine, below: TextLine) -> bool:
    a, b = above.box, below.box
    height = min(above.height, below.height)
    if b.y0 - a.y1 > 0.75 * height or b.mid_y <= a.mid_y:
        return False
    if max(above.height, below.height) > 1.6 * height:
        return False
    if min(a.x1, b.x1) - max(a.x0, b.x0) <= 0:
        return False
    near = 0.8 * height
    return abs(a.x0 - b.x0) <= near or abs(a.x1 - b.x1) <= near or abs(a.mid_x - b.mid_x) <= near


def gutters(
    boxes: Iterable[Box], left: float, right: float, least: float
) -> list[tuple[float, float]]:
    """The x ranges between `left` and `right` that no box touches, at least `least` wide.

    The margins outside the first and the last box are not gutters.
    """
    reach: float | None = None
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted((b.x0, b.x1) for b in boxes if b.x1 > left and b.x0 < right):
        if reach is None:
            reach = x1
            continue
        if x0 - reach >= least:
            found.append((reach, x0))
        reach = max(reach, x1)
    return found
