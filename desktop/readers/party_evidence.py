# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the parties of a document show: sections under a label, address blocks, sender lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.dates import fold
from desktop.domain.page import Box
from desktop.readers.addresses import ParsedAddress, parse_address, postal_place
from desktop.readers.labels import Label
from desktop.readers.names import SEPARATORS, can_be_name, clean_name, has_legal_form
from desktop.readers.sheet import LabelHit, Line, Piece, Sheet, Span

PARTY_LABELS = (Label.SUPPLIER, Label.BUYER, Label.SHIP_TO)
_STOPS = (
    *PARTY_LABELS,
    Label.DATE,
    Label.DUE_DATE,
    Label.TITLE_INVOICE,
    Label.ORDER,
    Label.TERMS,
    Label.SUBTOTAL,
    Label.TOTAL,
    Label.OTHER_DATE,
)


# Labels of parties that are neither supplier nor buyer, and of people to talk to.
_NEITHER = re.compile(
    r"vertreter|represent|zahlungsempf|send payment|contact|kontakt|ansprech|interlocut|attn|attent"
    r"|contatto|persona|referente|sales|salesp|prepared|return|remit|notes|bevollm|suivi"
)


@dataclass(frozen=True)
class Section:
    """What stands under (or behind) a party's label."""

    label: Label
    strength: float
    hit: LabelHit
    spans: tuple[Span, ...]

    beside: tuple[Box, ...] = ()

    @property
    def box(self) -> Box:
        return Box.around([*(s.box for s in self.spans), *self.beside] or [self.hit.box])


@dataclass(frozen=True)
class AddressBlock:
    """Stacked lines that end in a postal address, with the name above it, if there is one."""

    spans: tuple[Span, ...]
    name: Span | None
    address: ParsedAddress
    sender_line: bool = False

    @property
    def box(self) -> Box:
        return Box.around([s.box for s in self.spans])

    @property
    def page(self) -> int:
        return self.spans[0].piece.page


def whole(piece: Piece) -> Span:
    return Span(piece, 0, len(piece.text))


def sections(sheet: Sheet) -> list[Section]:
    """All labelled sections of parties, in reading order."""
    found: list[Section] = []
    for hit in sheet.labels(*PARTY_LABELS):
        label = max(PARTY_LABELS, key=hit.strength)
        strength = hit.strength(label)
        length = hit.end - hit.start
        if not hit.opens or (length <= 4 and not hit.closed):
            continue
        rest = hit.piece.text[hit.end :].strip(" .:")
        if rest and not hit.closed:
            if " " not in hit.text.strip() or len(rest.split()) > 6:
                continue  # "Customer service", "Société Générale"
            strength *= 0.8
        if _NEITHER.search(fold(hit.text)):
            label = Label.SHIP_TO
            strength = 0.0
        spans = tuple(_section_spans(sheet, hit))
        if spans:
            found.append(Section(label, strength, hit, spans, tuple(_values_beside(sheet, spans))))
    return found


def _values_beside(sheet: Sheet, spans: Sequence[Span]) -> Iterator[Box]:
    """The right-hand column of a section made of keys and values ("Name: | Kraxi GmbH")."""
    pairs = []
    for span in spans:
        line = sheet.lines[span.piece.line]
        right = [p for p in line.pieces if p.box.x0 > span.piece.box.x1 - 1]
        colon = span.piece.text.rstrip().endswith(":") or (
            right and right[0].text.lstrip().startswith(":")
        )
        if colon and right:
            pairs.append(right[0].box)
    if len(pairs) >= 2:
        yield from pairs


def _section_spans(sheet: Sheet, hit: LabelHit) -> Iterator[Span]:
    piece, line = hit.piece, sheet.lines[hit.piece.line]
    text = piece.text[hit.end :]
    lead = len(text) - len(text.lstrip(" .:-–=)"))
    column = hit.box
    if text[lead:].strip():
        behind = Span(piece, hit.end + lead, len(piece.text))
        yield behind
        column = piece.box
    else:
        under = _under(sheet, line, column, piece.height)
        if under is None:
            right = [p for p in line.pieces if p.box.x0 > piece.box.x1 - 1]
            if not right or _opens_label(line, right[0], _STOPS):
                return
            if right[0].box.x0 - piece.box.x1 > 25 * piece.height:
                return
            yield whole(right[0])
            column = right[0].box
            line = sheet.lines[right[0].line]
    for _ in range(10):
        below = _under(sheet, line, column, piece.height)
        if below is None:
            return
        yield whole(below)
        line = sheet.lines[below.line]


def _under(sheet: Sheet, line: Line, column: Box, height: float) -> Piece | None:
    """The next piece of a section's column; None where the section ends."""
    for other in sheet.below(line, 2.3 * max(height, 5.0)):
        for piece in other.pieces:
            starts_near = -1.2 * height <= piece.box.x0 - column.x0 <= 4.0 * height
            inside = piece.box.x0 <= column.x1 and piece.box.x1 >= column.x0
            if not (starts_near and inside) and abs(piece.box.x0 - column.x0) > 0.6 * height:
                continue
            if _opens_label(other, piece, _STOPS):
                return None
            columns = [h for h in other.labels if h.any_of((Label.COLUMN,)) and h.opens]
            if len(columns) >= 3:
                return None
            return piece
    return None


def _opens_label(line: Line, piece: Piece, labels: Sequence[Label]) -> bool:
    for hit in line.labels:
        if hit.piece is piece and hit.opens and hit.any_of(labels):
            if hit.end - hit.start <= 4 and not hit.closed:
                continue
            rest = piece.text[hit.end :].strip(" .:")
            if hit.closed or not rest:
                return True
    return False


def name_in(sheet: Sheet, spans: Sequence[Span]) -> Span | None:
    """The name among the lines of a section: after a label "Name", else the first fitting line."""
    for span in spans:
        line = sheet.lines[span.piece.line]
        for hit in line.labels:
            if (
                hit.piece is not span.piece
                or not hit.any_of((Label.NAME,))
                or hit.start > span.start + 2
            ):
                continue
            rest = span.piece.text[hit.end :].strip(" .:;=-–")
            if rest and hit.closed and can_be_name(rest):
                start = span.piece.text.index(rest, hit.end)
                return Span(span.piece, start, start + len(rest))
            if not rest:
                right = [p for p in line.pieces if p.box.x0 > span.piece.box.x1 - 1]
                if right and can_be_name(right[0].text.lstrip(" :")):
                    return trimmed(whole(right[0]))
    for span in spans[:4]:
        line = sheet.lines[span.piece.line]
        if span.start == 0 and not can_be_name(span.text, line, span.piece):
            continue
        if span.start > 0 and not can_be_name(span.text):
            continue
        return trimmed(span)
    return None


def trimmed(span: Span) -> Span:
    """The span without what only leads to the name; cut at the first separator of a sender line."""
    name = clean_name(span.text)
    parts = SEPARATORS.split(name)
    if len(parts) > 1 and len(parts[0].strip()) >= 3:
        rest = name[len(parts[0]) :]
        if any(c.isdigit() for c in rest) and not has_legal_form(rest[:18]):
            name = parts[0].strip()
    start = span.text.find(name)
    if start < 0:
        return span
    return Span(span.piece, span.start + start, span.start + start + len(name))


def address_blocks(sheet: Sheet) -> list[AddressBlock]:
    """All blocks with a postal address, and one-line addresses of senders and footers."""
    found: list[AddressBlock] = []
    for block in sheet.blocks:
        found.extend(_in_block(sheet, block))
    for line in sheet.lines:
        for piece in line.pieces:
            one = _one_line(piece)
            if one is not None:
                found.append(one)
    return found


def _in_block(sheet: Sheet, block: Sequence[Piece]) -> Iterator[AddressBlock]:
    pieces = list(block)
    at = 0
    while at < len(pieces):
        rest = pieces[at : at + 14]
        index = next(
            (i for i, p in enumerate(rest) if postal_place(p.text) and not _one_line(p)), None
        )
        if index is None:
            return
        begin = max(0, index - 6)
        window = rest[begin:]
        address = parse_address([p.text for p in window])
        if address is None:
            at += index + 1
            continue
        name = None
        for candidate in window[: address.first]:
            line = sheet.lines[candidate.line]
            if _one_line(candidate) is None and can_be_name(candidate.text, line, candidate):
                name = trimmed(whole(candidate))
                break
        spans = tuple(whole(p) for p in window[: address.last + 1])
        if name is not None:
            start = next(i for i, s in enumerate(spans) if s.piece is name.piece)
            spans = spans[start:]
        yield AddressBlock(spans, name, address)
        at += begin + address.last + 1


def _one_line(piece: Piece) -> AddressBlock | None:
    """ "Kraxi GmbH · Flugzeugallee 17 · 12345 Papierfeld" as a block of its own."""
    parts = [p.strip() for p in SEPARATORS.split(piece.text) if p and p.strip()]
    if len(parts) < 3 or len(piece.text) > 200:
        return None
    address = parse_address(parts[1:])
    if address is None or not can_be_name(parts[0]):
        return None
    start = piece.text.index(parts[0])
    name = Span(piece, start, start + len(parts[0]))
    return AddressBlock((whole(piece),), name, address, sender_line=True)
