# SPDX-License-Identifier: AGPL-3.0-or-later
"""A sheet of paper to draw an invoice on: text, paragraphs, rules, boxes; equal bytes each time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib.resources import files
from typing import Literal

import pymupdf_fonts
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

A4 = (595.2756, 841.8898)
LETTER = (612.0, 792.0)
MM = 72 / 25.4
INK = "#1d1d1f"
GREY = "#6b6f76"

Align = Literal["left", "right", "center"]

_PACKAGED = {
    "Sans": ("font_source_sans_pro", "SourceSansPro-Regular"),
    "Sans-Bold": ("font_source_sans_pro", "SourceSansPro-Bold"),
    "Sans-Semi": ("font_source_sans_pro", "SourceSansPro-Semibold"),
    "Sans-Light": ("font_source_sans_pro", "SourceSansPro-Light"),
    "Serif": ("font_source_serif_pro", "SourceSerifPro-Regular"),
    "Serif-Bold": ("font_source_serif_pro", "SourceSerifPro-Bold"),
    "Serif-Italic": ("font_source_serif_pro", "SourceSerifPro-It"),
}
_MUPDF = {
    "Fira": "figo",
    "Fira-Bold": "figbo",
    "Ubuntu": "ubuntu",
    "Ubuntu-Bold": "ubuntubo",
    "Noto": "notos",
    "Noto-Bold": "notosbo",
    "Mono": "fimo",
    "Mono-Bold": "fimbo",
}


def _use(font: str) -> str:
    """Register a font at its first use; all of them may be embedded (OFL and Ubuntu licences)."""
    if font not in pdfmetrics.getRegisteredFontNames():
        if font in _PACKAGED:
            package, name = _PACKAGED[font]
            data = files(package).joinpath("files", f"{name}.ttf").read_bytes()
        else:
            data = pymupdf_fonts.myfont(_MUPDF[font])
        pdfmetrics.registerFont(TTFont(font, io.BytesIO(data)))
    return font


class Sheet:
    """Pages of one document; x and y are points from the top left, y is the text's baseline."""

    def __init__(
        self, title: str, author: str, size: tuple[float, float] = A4, font: str = "Sans"
    ) -> None:
        self.width, self.height = size
        self.font = font
        self.page = 1
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator(author)

    def width_of(self, text: str, size: float, font: str | None = None) -> float:
        """Width of the text in points."""
        return float(pdfmetrics.stringWidth(text, _use(font or self.font), size))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 9.5,
        font: str | None = None,
        color: str = INK,
        align: Align = "left",
        spread: float = 0,
    ) -> None:
        """One line of text; `spread` is extra space between letters in points."""
        name = _use(font or self.font)
        if align != "left":
            width = self.width_of(text, size, name) + spread * max(len(text) - 1, 0)
            x -= width if align == "right" else width / 2
        self._canvas.setFillColor(HexColor(color))
        self._canvas.setFont(name, size)
        self._canvas.drawString(x, self.height - y, text, charSpace=spread)

    def lines(
        self,
        x: float,
        y: float,
        texts: Sequence[str],
        size: float = 9.5,
        font: str | None = None,
        color: str = INK,
        align: Align = "left",
        leading: float | None = None,
    ) -> float:
        """Lines below each other; returns the baseline after the last."""
        for text in texts:
            self.text(x, y, text, size, font, color, align)
            y += leading or size * 1.32
        return y

    def wrap(self, text: str, width: float, size: float, font: str | None = None) -> list[str]:
        """The text broken at spaces into lines that fit the width."""
        out: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.width_of(longer, size, font) > width:
                    out.append(line)
                    line = word
                else:
                    line = longer
            out.append(line)
        return out

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = 9.5,
        font: str | None = None,
        color: str = INK,
        leading: float | None = None,
    ) -> float:
        """Wrapped text; returns the baseline after its last line."""
        return self.lines(
            x, y, self.wrap(text, width, size, font), size, font, color, leading=leading
        )

    def pairs(
        self,
        x: float,
        y: float,
        rows: Sequence[tuple[str, str]],
        gap: float,
        size: float = 9.5,
        leading: float = 13.5,
        label_font: str | None = None,
        value_font: str | None = None,
        label_color: str = INK,
        right: float | None = None,
    ) -> float:
        """Labels with values beside them (or flush right at `right`); returns the next y."""
        for label, value in rows:
            self.text(x, y, label, size, label_font, label_color)
            if right is None:
                self.text(x + gap, y, value, size, value_font)
            else:
                self.text(right, y, value, size, value_font, align="right")
            y += leading
        return y

    def rule(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        width: float = 0.5,
        color: str = INK,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A straight line."""
        self._canvas.saveState()
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(HexColor(color))
        if dash:
            self._canvas.setDash(*dash)
        self._canvas.line(x0, self.height - y0, x1, self.height - y1)
        self._canvas.restoreState()

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 0.6,
        radius: float = 0,
    ) -> None:
        """A rectangle with its top left corner at x, y."""
        c = self._canvas
        c.saveState()
        c.setLineWidth(line)
        if fill:
            c.setFillColor(HexColor(fill))
        if stroke:
            c.setStrokeColor(HexColor(stroke))
        bottom = self.height - y - height
        if radius:
            c.roundRect(x, bottom, width, height, radius, int(bool(stroke)), int(bool(fill)))
        else:
            c.rect(x, bottom, width, height, int(bool(stroke)), int(bool(fill)))
        c.restoreState()

    def disc(
        self, x: float, y: float, radius: float, fill: str | None, stroke: str | None = None
    ) -> None:
        """A circle around x, y."""
        c = self._canvas
        c.saveState()
        if fill:
            c.setFillColor(HexColor(fill))
        if stroke:
            c.setStrokeColor(HexColor(stroke))
            c.setLineWidth(1.4)
        c.circle(x, self.height - y, radius, int(bool(stroke)), int(bool(fill)))
        c.restoreState()

    def shape(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled polygon."""
        c = self._canvas
        path = c.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        c.saveState()
        c.setFillColor(HexColor(fill))
        c.drawPath(path, stroke=0, fill=1)
        c.restoreState()

    def next_page(self) -> None:
        """Begin another page."""
        self._canvas.showPage()
        self.page += 1

    def pdf(self) -> bytes:
        """The finished file; the sheet can't be drawn on after that."""
        self._canvas.save()
        return self._buffer.getvalue()
