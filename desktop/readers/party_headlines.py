# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names that stand alone: in large print, with a legal form, at the head of a long footer."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.page import Box
from desktop.readers.names import can_be_name, has_legal_form, leading_company, same_name
from desktop.readers.party_evidence import trimmed, whole
from desktop.readers.party_gathering import Gathering
from desktop.readers.sheet import Piece, Sheet, Span
from desktop.readers.till_slip import names_a_company, owners


def from_headlines(sheet: Sheet, gathering: Gathering, taken: Sequence[Box]) -> None:
    """Company names that stand alone: with a legal form, or as the largest text at the top."""
    first = sheet.pages[0].number if sheet.pages else 1
    heights = sorted(p.height for line in sheet.lines for p in line.pieces)
    usual = heights[len(heights) // 2] if heights else 10.0
    slip = sheet.is_slip()
    # beside a company's name, a brand or a stamp above it says little
    brand = 0.4 if names_a_company(sheet) else 1.0
    for owner in owners(sheet):
        gathering.of(trimmed(whole(owner)), 0.5).back("supplier", 0.75, "owner")
    for line in sheet.lines:
        page = sheet.page(line.page)
        for piece in line.pieces:
            if not can_be_name(piece.text, line, piece):
                _from_long_line(gathering, piece, piece.box.y0 / page.height)
                continue
            top = piece.box.y0 / page.height
            name = trimmed(whole(piece))
            if any(
                b.x0 - 1 <= piece.box.mid_x <= b.x1 + 1 and b.y0 - 1 <= piece.box.mid_y <= b.y1 + 1
                for b in taken
            ):
                continue
            if has_legal_form(name.text) and len(name.text) <= 70:
                weight = 0.45 if top < 0.3 else 0.4 if top > 0.8 else 0.2
                if slip and top < 0.45:
                    weight = 0.6
                candidate = gathering.of(name, 0.45)
                if not candidate.spans or all(s.piece is not piece for s in candidate.spans):
                    candidate.spans.append(whole(piece))
                    candidate.back("supplier", weight, "legal form line")
            elif line.page == first and top < 0.16 and piece.height > 1.35 * usual:
                gathering.of(name, 0.4).back("supplier", 0.35 * brand, "headline")
            if line.page == first and line.index <= 2 and slip:
                weight = (0.5 - 0.1 * line.index) * (1.0 if has_legal_form(name.text) else brand)
                gathering.of(name, 0.4).back("supplier", weight, "top of a slip")


def _from_long_line(gathering: Gathering, piece: Piece, top: float) -> None:
    """The company that a long line at the foot (or the very head) of a page begins with."""
    if 0.12 < top < 0.8 or len(piece.text) < 20:
        return
    company = leading_company(piece.text)
    if company is None:
        return
    candidate = gathering.of(Span(piece, 0, len(company)), 0.45)
    if all(s.piece is not piece for s in candidate.spans):
        candidate.spans.append(whole(piece))
        candidate.back("supplier", 0.4, "legal form line")


def from_largest(sheet: Sheet, gathering: Gathering, taken: Sequence[Box]) -> None:
    """Where nobody else can be the supplier: the largest name at the head of the first page."""
    best: Piece | None = None
    for line in sheet.lines:
        page = sheet.page(line.page)
        if line.page != sheet.pages[0].number or line.box.y0 > 0.3 * page.height:
            break
        for piece in line.pieces:
            alone = not any(b.intersects(piece.box) for b in taken)
            larger = best is None or piece.height > 1.05 * best.height
            if alone and larger and can_be_name(piece.text, line, piece):
                best = piece
    if best is None or any(same_name(c.name.text, best.text) for c in gathering.found):
        return
    gathering.of(trimmed(whole(best)), 0.3).back("supplier", 0.3, "headline")
