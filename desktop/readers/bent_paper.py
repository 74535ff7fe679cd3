# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines of a photographed page that run askew or bent, made level before rows are looked for.

Paper that bends and cameras held at an angle make lines rise and fall, each place of a page in
its own way: a label's amount, far to its right, then stands in another row. How lines run is told
by the words of each; the readers get the words where they would stand on flat paper, and what
they find is put back to where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import median

from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.reading import FieldReading

_LEAST_LINES = 5
# A line that tells a direction is so many times as wide as it is high.
_LONG = 4.0
# What lines fall or rise by counts from this share of a line's height on.
_LEAST_BEND = 0.25
_MOST_SLOPE = 0.15
_ROUNDS = 3
_TERMS = 5


@dataclass(frozen=True, slots=True)
class Bend:
    """How far down each place of a page stands from where it would on flat paper.

    The slope at (x, y), both from -1 to 1 across the page, is
    a + b x + c y + d x² + e x y; `half` is half the page's width, `high` half its height.
    """

    factors: tuple[float, ...]
    half: float
    high: float

    def at(self, x: float, y: float) -> float:
        """The drop at a place, in points; none in the middle of the page."""
        across, down = x / self.half - 1, y / self.high - 1
        a, b, c, d, e = self.factors
        return self.half * (
            across * (a + c * down) + across**2 / 2 * (b + e * down) + d * across**3 / 3
        )

    def flat(self, box: Box) -> Box:
        """A place of the page where it would be on flat paper."""
        return _moved(box, -self.at(box.mid_x, box.mid_y))

    def bent(self, box: Box) -> Box:
        """The place on the page of one on flat paper."""
        return _moved(box, self.at(box.mid_x, box.mid_y))


def flattened(page: PageText) -> tuple[PageText, Bend | None]:
    """The page with its words where they would be on flat paper; itself where it is flat."""
    if page.source is not WordsSource.OCR:
        return page, None
    bend = _bend_of(page)
    if bend is None:
        return page, None
    words = tuple(replace(word, box=bend.flat(word.box)) for word in page.words)
    return replace(page, words=words), bend


def put_back(
    readings: Mapping[str, FieldReading], bends: Mapping[int, Bend]
) -> dict[str, FieldReading]:
    """The readings with their places on the pages as they are; `bends` by page."""
    found: dict[str, FieldReading] = {}
    for path, reading in readings.items():
        bend = bends.get(reading.page or 0)
        if bend is not None and reading.box is not None:
            reading = replace(reading, box=bend.bent(reading.box))
        found[path] = reading
    return found


def _moved(box: Box, down: float) -> Box:
    return Box(box.x0, box.y0 + down, box.x1, box.y1 + down)


def _bend_of(page: PageText) -> Bend | None:
    lines: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in page.words:
        if not word.hidden:
            lines[word.block, word.line].append(word)
    half, high = page.width / 2, page.height / 2
    heights = [word.box.height for words in lines.values() for word in words]
    slopes = list(_slopes(lines.values(), half, high))
    if len(slopes) < _LEAST_LINES:
        return None
    bend = Bend(_fitted(slopes), half, high)
    places = [word.box for words in lines.values() for word in words]
    most = max(abs(bend.at(box.mid_x, box.mid_y)) for box in places)
    return bend if most >= _LEAST_BEND * median(heights) else None


def _slopes(
    lines: Iterable[list[Word]], half: float, high: float
) -> Iterable[tuple[float, float, float, float]]:
    """Where each long line stands (-1 to 1), its slope, and how much it counts."""
    for words in lines:
        first, last = words[0].box, words[-1].box
        wide = last.mid_x - first.mid_x
        if len(words) < 2 or last.x1 - first.x0 < _LONG * first.height or wide <= 0:
            continue
        slope = (last.mid_y - first.mid_y) / wide
        if abs(slope) <= _MOST_SLOPE:
            middle_x, middle_y = (first.mid_x + last.mid_x) / 2, (first.mid_y + last.mid_y) / 2
            yield middle_x / half - 1, middle_y / high - 1, slope, wide / half


def _fitted(slopes: list[tuple[float, float, float, float]]) -> tuple[float, ...]:
    """The factors that fit the slopes best; lines that run against all others don't count."""
    kept = slopes
    factors: tuple[float, ...] = (0.0,) * _TERMS
    for _ in range(_ROUNDS):
        rows = [(_terms(x, y), slope, weight) for x, y, slope, weight in kept]
        factors = _least_squares(rows)
        off = [
            abs(slope - sum(f * t for f, t in zip(factors, _terms(x, y), strict=True)))
            for x, y, slope, _ in slopes
        ]
        limit = max(0.004, 2.5 * median(off))
        kept = [entry for entry, far in zip(slopes, off, strict=True) if far <= limit]
    return factors


def _terms(x: float, y: float) -> tuple[float, ...]:
    return 1.0, x, y, x * x, x * y


def _least_squares(
    rows: Iterable[tuple[tuple[float, ...], float, float]],
) -> tuple[float, ...]:
    """Weighted least squares, drawn a little towards nothing where few lines tell."""
    matrix = [[0.05 if i == j else 0.0 for j in range(_TERMS)] for i in range(_TERMS)]
    right = [0.0] * _TERMS
    for terms, slope, weight in rows:
        for i in range(_TERMS):
            right[i] += weight * terms[i] * slope
            for j in range(_TERMS):
                matrix[i][j] += weight * terms[i] * terms[j]
    return _solved(matrix, right)


def _solved(matrix: list[list[float]], right: list[float]) -> tuple[float, ...]:
    """Gauss' elimination; the matrix is symmetric and positive."""
    size = len(right)
    for i in range(size):
        for j in range(i + 1, size):
            share = matrix[j][i] / matrix[i][i]
            right[j] -= share * right[i]
            for k in range(i, size):
                matrix[j][k] -= share * matrix[i][k]
    found = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(matrix[i][k] * found[k] for k in range(i + 1, size))
        found[i] = (right[i] - rest) / matrix[i][i]
    return tuple(found)
