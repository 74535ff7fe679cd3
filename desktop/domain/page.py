# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page process tells of a page: words and ruled lines with their places.

All coordinates are PDF points (1/72 inch) from the top left of the page as it is shown, that is
after the page's own rotation; x grows to the right, y downwards. For a picture (PNG, JPEG, TIFF)
one point is 1/72 inch at the picture's stated resolution.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from typing import Any

MAX_PAGES = 1_000
MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_WORDS_PER_PAGE = 50_000
MAX_SIDE_POINTS = 20_000.0
_LIKENESS = re.compile(r"[0-9a-f]{16}")


class WordsSource(StrEnum):
    """Where a page's words came from."""

    LAYER = "layer"
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle on a page, in points; x0 <= x1, y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def mid_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def mid_y(self) -> float:
        return (self.y0 + self.y1) / 2

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def intersects(self, other: Box) -> bool:
        """Whether the two share any area or edge."""
        return not (
            self.x1 < other.x0 or other.x1 < self.x0 or self.y1 < other.y0 or other.y1 < self.y0
        )

    def as_list(self) -> list[float]:
        """[x0, y0, x1, y1], rounded to hundredths of a point."""
        return [round(self.x0, 2), round(self.y0, 2), round(self.x1, 2), round(self.y1, 2)]

    @staticmethod
    def around(boxes: Sequence[Box]) -> Box:
        """The smallest box that holds all of `boxes`; there must be at least one."""
        return Box(
            min(b.x0 for b in boxes),
            min(b.y0 for b in boxes),
            max(b.x1 for b in boxes),
            max(b.y1 for b in boxes),
        )

    @staticmethod
    def from_list(values: Any) -> Box:
        """From [x0, y0, x1, y1] of an untrusted sender; ValueError when it isn't a sane box."""
        if not isinstance(values, (list, tuple)) or len(values) != 4:
            raise ValueError("a box has four numbers")
        numbers = [float(v) for v in values]
        limit = 2 * MAX_SIDE_POINTS
        if not all(isfinite(n) and -limit <= n <= limit for n in numbers):
            raise ValueError("box out of range")
        x0, y0, x1, y1 = numbers
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


@dataclass(frozen=True, slots=True)
class Word:
    """One word as printed: its text, place, and where it stands in the page's own order.

    `block` and `line` are the layout engine's grouping (line numbers count within the block).
    `confidence` is the OCR engine's (0 to 1), 1.0 for a text layer. `hidden` is True for text
    that a person can't see on the page (invisible mode, off the page, too small, same colour as
    the ground): it is kept for search, but no value may be taken from it. `written` is True where
    a scan shows handwriting.
    """

    text: str
    box: Box
    block: int = 0
    line: int = 0
    confidence: float = 1.0
    hidden: bool = False
    size: float = 0.0
    bold: bool = False
    written: bool = False

    def as_wire(self) -> list[Any]:
        """A compact list for the pipe and the database; see `from_wire`."""
        return [
            self.text,
            *self.box.as_list(),
            self.block,
            self.line,
            round(self.confidence, 3),
            int(self.hidden) | (int(self.bold) << 1) | (int(self.written) << 2),
            round(self.size, 2),
        ]

    @staticmethod
    def from_wire(values: Any) -> Word:
        """From `as_wire`, range-checked; ValueError when it isn't a sane word."""
        if not isinstance(values, (list, tuple)) or len(values) != 10:
            raise ValueError("a word has ten parts")
        text = values[0]
        if not isinstance(text, str) or len(text) > 10_000:
            raise ValueError("word text missing or too long")
        flags = int(values[8])
        return Word(
            text=text,
            box=Box.from_list(values[1:5]),
            block=int(values[5]),
            line=int(values[6]),
            confidence=min(1.0, max(0.0, float(values[7]))),
            hidden=bool(flags & 1),
            bold=bool(flags & 2),
            written=bool(flags & 4),
            size=float(values[9]),
        )


@dataclass(frozen=True, slots=True)
class PictureRead:
    """How a page's picture was read by OCR, so that the same need not be done again.

    `settings` names the engine and how it was set. The picture was levelled by `lean` degrees,
    then turned clockwise by `turn`, to be read. `unread` counts the lines of writing on it that
    could not be made out.
    """

    settings: str
    turn: int = 0
    lean: float = 0.0
    unread: int = 0

    def as_wire(self) -> list[Any]:
        """A compact list; see `from_wire`."""
        return [self.settings, self.turn, round(self.lean, 3), self.unread]

    @staticmethod
    def from_wire(values: Any) -> PictureRead:
        """From `as_wire`, range-checked; ValueError when it isn't sane."""
        if not isinstance(values, (list, tuple)) or len(values) != 4:
            raise ValueError("how a picture was read has four parts")
        settings, turn, lean = str(values[0])[:100], int(values[1]), float(values[2])
        if turn not in {0, 90, 180, 270} or not -45 <= lean <= 45:
            raise ValueError("a picture can't have been turned like that")
        return PictureRead(settings, turn, lean, min(MAX_WORDS_PER_PAGE, max(0, int(values[3]))))


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's size in points as shown, its words in reading order, and its ruled lines.

    `rules` are thin horizontal or vertical strokes and the edges of drawn rectangles, as boxes
    (one side near zero); tables are found by them and by white space. `picture` is there where
    OCR had its part in the words. `likeness` is how the page looks, as 16 hexadecimal digits of
    which two pictures of the same page have most bits in common; "" where that is not known.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Box, ...] = ()
    source: WordsSource = WordsSource.NONE
    picture: PictureRead | None = None
    likeness: str = ""

    def text(self) -> str:
        """The visible words, line by line, for search and copying."""
        lines: list[str] = []
        last: tuple[int, int] | None = None
        for word in self.words:
            if word.hidden:
                continue
            key = (word.block, word.line)
            if key == last and lines:
                lines[-1] += " " + word.text
            else:
                lines.append(word.text)
            last = key
        return "\n".join(lines)

    def as_wire(self) -> dict[str, Any]:
        """A JSON-ready form for the pipe and the database."""
        wire = {
            "number": self.number,
            "width": round(self.width, 2),
            "height": round(self.height, 2),
            "source": self.source.value,
            "words": [w.as_wire() for w in self.words],
            "rules": [r.as_list() for r in self.rules],
        }
        if self.picture is not None:
            wire["picture"] = self.picture.as_wire()
        if self.likeness:
            wire["likeness"] = self.likeness
        return wire

    @staticmethod
    def from_wire(data: Any) -> PageText:
        """From `as_wire`, range-checked; ValueError when anything is out of range."""
        if not isinstance(data, dict):
            raise ValueError("a page is an object")
        number, width, height = int(data["number"]), float(data["width"]), float(data["height"])
        if not 1 <= number <= MAX_PAGES:
            raise ValueError("page number out of range")
        if not (0 < width <= MAX_SIDE_POINTS and 0 < height <= MAX_SIDE_POINTS):
            raise ValueError("page size out of range")
        words = data.get("words", [])
        rules = data.get("rules", [])
        picture = data.get("picture")
        if len(words) > MAX_WORDS_PER_PAGE or len(rules) > MAX_WORDS_PER_PAGE:
            raise ValueError("too many words or rules on a page")
        return PageText(
            number=number,
            width=width,
            height=height,
            source=WordsSource(data.get("source", "none")),
            words=tuple(Word.from_wire(w) for w in words),
            rules=tuple(Box.from_list(r) for r in rules),
            picture=None if picture is None else PictureRead.from_wire(picture),
            likeness=_likeness(data.get("likeness", "")),
        )


def _likeness(value: Any) -> str:
    text = str(value)
    if text and not _LIKENESS.fullmatch(text):
        raise ValueError("a page's likeness has 16 hexadecimal digits")
    return text


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's number (from 1) and size in points as shown, before anything else is known."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What opening a document tells before it is read.

    `media_type` is decided from the content, never from the name: application/pdf, image/png,
    image/jpeg, image/tiff or application/xml. `attachments` are the names of files embedded in
    a PDF, cleaned for display, never to be used as paths.
    """

    media_type: str
    pages: tuple[PageSize, ...]
    encrypted: bool = False
    attachments: tuple[str, ...] = field(default=())
