# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the parties of a document show: sections under a label, address blocks, sender lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.dates import fold
from desktop.domain.page import Box
from desktop.readers.addresses import (
    ParsedAddress,
    has_postal_place,
    looks_like_street,
    parse_address,
    split_address_line,
    starts_with_house_number,
)
from desktop.readers.labels import Label
from desktop.readers.names import (
    can_be_name,
    clean_name,
    first_part,
    is_street_name,
    leading_company,
)
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


# Parties that are neither supplier nor buyer.
_OTHER_PARTY = re.compile(r"vertreter|represent|zahlungsempf|send payment|return|bevollm")
# Who is paid is mostly who sells; it may be a factor.
_REMIT = re.compile(r"remit")
_PAYEE = 0.4
_COLUMNS = 5
# People to talk to: part of the party that they stand with.
_CONTACT = re.compile(
    r"contact|kontakt|ansprech|interlocut|attn|attent|contatto|persona|referente|sales|prepared"
    r"|notes|suivi"
)


# A line for a person above the company's own name.
_PERSON_FIRST = re.compile(
    r"(?:attn|attention|att\.|z\.?\s?hd|zu händen|t\.?\s?a\.?\s?v|[aà] l.attention|c\.a\.|alla c)"
    r"\b|(?:attn|attention|att)\s*[.:]|c/o\b",
    re.IGNORECASE,
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
    """Stacked lines that end in a postal address, with the name above it, if there is one.

    `others` are further lines above the street that could be the name.
    """

    spans: tuple[Span, ...]
    name: Span | None
    address: ParsedAddress
    sender_line: bool = False
    others: tuple[Span, ...] = ()

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
        if length <= 6 and not any(
            m.label is label and m.language in (hit.language, "en") for m in hit.meanings
        ):
            continue  # "SR" is a Spaniard's "Señor", elsewhere a code
        rest = hit.piece.text[hit.end :].strip(" .:")
        if rest and not hit.closed:
            if " " not in hit.text.strip() or len(rest.split()) > 6:
                continue  # "Customer service", "Société Générale"
            strength *= 0.8
        others = [h for h in sheet.lines[hit.piece.line].labels if h.opens and h.closed]
        if sum(not h.any_of(PARTY_LABELS) for h in others) >= 3:
            strength *= 0.4  # a row of facts ("Date, Invoice no., Due date, Seller")
        if length <= 5 and len(sheet.lines[hit.piece.line].pieces) >= _COLUMNS:
            strength *= 0.2  # "From" and "To" head the columns of a journey
        if _CONTACT.search(fold(hit.text)):
            label, strength = Label.SHIP_TO, 0.0
        elif label is Label.SUPPLIER and _REMIT.search(fold(hit.text)):
            strength = min(strength, _PAYEE)
        elif _OTHER_PARTY.search(fold(hit.text)):
            label, strength = Label.SHIP_TO, 0.01
        spans = tuple(_section_spans(sheet, hit))
        if not spans and sheet.lines[hit.piece.line].pieces == [hit.piece]:
            spans = tuple(_band(sheet, sheet.lines[hit.piece.line]))
            strength *= 0.8
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
        value = _value_of_key(sheet, line, piece)
        if value is not None:
            yield from _value_lines(sheet, line, piece, value)
            return
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


def _band(sheet: Sheet, line: Line) -> Iterator[Span]:
    """The lines of a form below a heading that stands alone over them, a key "Name" among them."""
    last = line
    found: list[Span] = []
    for other in sheet.below(line, 60.0)[:6]:
        apart = other.box.y0 - last.box.y1 > 1.5 * max(line.height, 5.0)
        if apart or any(h.opens and h.closed and h.any_of(PARTY_LABELS) for h in other.labels):
            break
        found.extend(whole(piece) for piece in other.pieces)
        last = other
    keys = (h for s in found for h in sheet.lines[s.piece.line].labels if h.piece is s.piece)
    if any(h.opens and h.closed and h.any_of((Label.NAME,)) for h in keys):
        yield from found


def _value_of_key(sheet: Sheet, line: Line, key: Piece) -> Piece | None:
    """The piece right of a label that is one of several keys, each with its value beside it."""
    right = _right_of(line, key)
    if right is None or _opens_label(line, right, _STOPS):
        return None
    near = 0.6 * key.height
    for other in (*sheet.below(line, 2.3 * key.height)[:1], *_lines_above(sheet, line)):
        for piece in other.pieces:
            if abs(piece.box.x0 - key.box.x0) > near:
                continue
            value = _right_of(other, piece)
            flush = value is not None and (
                abs(value.box.x0 - right.box.x0) < near or abs(value.box.x1 - right.box.x1) < near
            )
            if flush and _is_key(other, piece):
                return right
    return None


def _lines_above(sheet: Sheet, line: Line) -> list[Line]:
    """The line right above on the page; none where there is a gap."""
    other = sheet.lines[line.index - 1] if line.index else line
    gap = line.box.y0 - other.box.y1
    return [other] if other is not line and other.page == line.page and gap < 20 else []


def _right_of(line: Line, piece: Piece) -> Piece | None:
    found = next((p for p in line.pieces if p.box.x0 > piece.box.x1 - 1), None)
    return None if found is None or found.box.x0 - piece.box.x1 > 25 * piece.height else found


def _is_key(line: Line, piece: Piece) -> bool:
    if piece.text.rstrip().endswith(":"):
        return True
    facts = (h for h in line.labels if h.piece is piece and h.opens and h.closed)
    return any(not h.any_of((*PARTY_LABELS, Label.COLUMN)) for h in facts)


def _value_lines(sheet: Sheet, line: Line, key: Piece, value: Piece) -> Iterator[Span]:
    """A key's value and the lines that continue it, up to the next key."""
    yield whole(value)
    near = 0.6 * key.height
    last = value
    for other in sheet.below(line, 14 * key.height)[:6]:
        if any(abs(p.box.x0 - key.box.x0) < near for p in other.pieces):
            return
        more = next((p for p in other.pieces if abs(p.box.x0 - value.box.x0) < near), None)
        if more is None or more.box.y0 - last.box.y1 > 1.2 * key.height:
            return
        yield whole(more)
        last = more


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
            if hit.any_of((Label.SHIP_TO,)) and _CONTACT.search(fold(hit.text)):
                continue  # "Attn: Accounts Payable" is a line of the address
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
    for index, span in enumerate(spans[:4]):
        line = sheet.lines[span.piece.line]
        at_start = span.start == 0
        if can_be_name(span.text, line if at_start else None, span.piece if at_start else None):
            return trimmed(span)
        company = leading_company(span.text) if not at_start else None
        if company is not None:
            return Span(span.piece, span.start, span.start + len(company))
        if index == 0 and _named_like_street(span, spans[1:4]):
            return trimmed(span)
    return None


def _named_like_street(span: Span, below: Sequence[Span]) -> bool:
    """Whether a line that could be a street is a name ("Strata Plan 4021"): a street follows."""
    return (
        looks_like_street(span.text)
        and not has_postal_place(span.text)
        and len(re.findall(r"[^\W\d_]+", span.text)) > 1
        and not span.text[:1].isdigit()
        and not is_street_name(re.sub(r"[\d\W]+$", "", span.text))
        and can_be_name(span.text, numbered=True)
        and any(looks_like_street(s.text) and not has_postal_place(s.text) for s in below)
    )


def trimmed(span: Span) -> Span:
    """The span without what only leads to the name; cut where a sender line goes on."""
    name = clean_name(span.text)
    head = first_part(name).strip()
    rest = name[len(head) :]
    if len(head) >= 3 and any(c.isdigit() for c in rest):
        name = head
    company = leading_company(name)
    if company is not None and any(c.isdigit() for c in name[len(company) :]):
        name = company
    start = span.text.find(name)
    if start < 0:
        return span
    return Span(span.piece, span.start + start, span.start + start + len(name))


def address_blocks(sheet: Sheet) -> list[AddressBlock]:
    """All blocks with a postal address, and one-line addresses of senders and footers."""
    found: list[AddressBlock] = []
    for line in sheet.lines:
        for piece in line.pieces:
            one = _one_line(piece)
            if one is not None:
                found.append(one)
            elif has_postal_place(piece.text) and not starts_with_house_number(piece.text):
                block = _stacked(sheet, line, piece)
                if block is not None:
                    found.append(block)
    return found


def _stacked(sheet: Sheet, line: Line, postal: Piece) -> AddressBlock | None:
    """The address that ends at (or right below) a line with postal code and city."""
    above = _column(sheet, line, postal, upwards=True)
    below = _column(sheet, line, postal, upwards=False)
    pieces = [*reversed(above), postal, *below[:2]]
    texts = [p.text for p in pieces]
    address = parse_address(texts)
    if address is None or postal not in pieces[address.first : address.last + 1]:
        return None
    name: Span | None = None
    others: list[Span] = []
    name_at = address.first
    for index in range(address.first - 1, max(-1, address.first - 5), -1):
        candidate = pieces[index]
        text_line = sheet.lines[candidate.line]
        if _one_line(candidate) is not None or _opens_label(text_line, candidate, _STOPS):
            break
        addressed = name is not None and _PERSON_FIRST.match(candidate.text)
        below_it = [whole(p) for p in pieces[index + 1 :]]
        fits = can_be_name(candidate.text, text_line, candidate) or (
            _named_like_street(whole(candidate), below_it)
        )
        if fits and not addressed:
            # the topmost fitting line is the company, those below a person or a department
            if name is not None:
                others.append(name)
            name, name_at = trimmed(whole(candidate)), index
    upper = pieces[name_at - 1] if name_at else None
    attention = name is not None and _PERSON_FIRST.match(name.piece.text) is not None
    if attention and upper is not None and _can_head(upper):
        # who a letter is for the attention of stands below whom it is to
        name, name_at = trimmed(whole(upper)), name_at - 1
    spans = tuple(whole(p) for p in pieces[name_at : address.last + 1])
    return AddressBlock(spans, name, address, others=tuple(reversed(others)))


def _can_head(piece: Piece) -> bool:
    """Whether a line can be the addressee's name, be it numbered like a street."""
    return piece.text[:1].isalpha() and can_be_name(piece.text, numbered=True)


def _column(sheet: Sheet, line: Line, start: Piece, *, upwards: bool) -> list[Piece]:
    """Pieces above or below that are flush left with `start` and follow closely."""
    found: list[Piece] = []
    last = start
    step = -1 if upwards else 1
    index = line.index + step
    while 0 <= index < len(sheet.lines) and len(found) < 7:
        other = sheet.lines[index]
        if other.page != line.page:
            break
        gap = last.box.y0 - other.box.y1 if upwards else other.box.y0 - last.box.y1
        if gap > 1.5 * max(last.height, 4.0):
            break
        for piece in other.pieces:
            near = 0.9 * start.height
            flush = (
                abs(piece.box.x0 - start.box.x0) < near
                or abs(piece.box.x1 - start.box.x1) < 0.5 * near
                or abs(piece.box.mid_x - start.box.mid_x) < 0.5 * near
            )
            clear = piece.box.y1 <= last.box.mid_y if upwards else piece.box.y0 >= last.box.mid_y
            alike = max(piece.height, last.height) < 2.2 * min(piece.height, last.height)
            if flush and clear and alike:
                if has_postal_place(piece.text) and (
                    _one_line(piece) is not None or not starts_with_house_number(piece.text)
                ):
                    return found  # another address
                found.append(piece)
                last = piece
                break
        index += step
    return found


def _one_line(piece: Piece) -> AddressBlock | None:
    """ "Kraxi GmbH · Flugzeugallee 17 · 12345 Papierfeld" as a block of its own."""
    if len(piece.text) > 200:
        return None
    head = clean_name(first_part(piece.text))
    parts = split_address_line(piece.text[piece.text.index(head) + len(head) :].lstrip(" ,;·•|–—-"))
    if len(parts) < 2 or not can_be_name(head) or any(":" in part for part in parts[:2]):
        return None
    if is_street_name(head) and not any(looks_like_street(part) for part in parts):
        return None
    address = parse_address(parts)
    if address is None:
        return None
    start = piece.text.index(head)
    name = Span(piece, start, start + len(leading_company(head) or head))
    return AddressBlock((whole(piece),), name, address, sender_line=True)
