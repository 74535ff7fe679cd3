# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sent the document and to whom: labels, letterhead, window and footer weighed together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from desktop.domain.company import OwnCompany
from desktop.domain.dates import fold
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source
from desktop.readers.addresses import country_of, has_postal_place, looks_like_street
from desktop.readers.identifiers import Identifier
from desktop.readers.labels import Label
from desktop.readers.names import (
    HONORIFIC,
    can_be_name,
    core,
    ends_in_legal_form,
    fits_domain,
    has_legal_form,
    is_legal_form,
    same_name,
)
from desktop.readers.party_address import address_of, readings_of
from desktop.readers.party_certainty import ANNOUNCED, is_sure_buyer, is_sure_supplier
from desktop.readers.party_evidence import (
    AddressBlock,
    Section,
    address_blocks,
    name_in,
    sections,
    trimmed,
    whole,
)
from desktop.readers.party_gathering import Candidate, Gathering
from desktop.readers.party_headlines import from_headlines, from_largest
from desktop.readers.party_notes import note_parties
from desktop.readers.places import places
from desktop.readers.sheet import Sheet, Span
from desktop.readers.till_slip import first_half

_LEAST_SUPPLIER = 0.2
_BUYER_AT_THE_RIGHT = frozenset({"fr", "es", "it", "pt"})


ATTENTION = re.compile(
    r"(?:attn|attention|att\.|z\.?\s?hd|zu händen|t\.?\s?a\.?\s?v|[aà] l.attention|c\.a\."
    r"|alla c|accounts payable|buchhaltung|comptabilité|crediteuren|kreditoren)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Parties:
    """The readings of both parties, and where each one's lines stand, by page.

    `heads` are the labels that open a party's section, with the role they announce.
    """

    readings: dict[str, FieldReading]
    buyer_boxes: tuple[tuple[int, Box], ...]
    other_boxes: tuple[tuple[int, Box], ...]
    supplier_boxes: tuple[tuple[int, Box], ...]
    heads: tuple[tuple[int, Box, str | None], ...] = ()


def read_parties(
    sheet: Sheet,
    own: OwnCompany,
    emails: Sequence[Identifier] = (),
    vat_ids: Sequence[Identifier] = (),
    ibans: Sequence[Identifier] = (),
    found_sections: Sequence[Section] | None = None,
) -> Parties:
    """Names and addresses of supplier and buyer; the own company is never the supplier."""
    gathering = Gathering()
    found_sections = sections(sheet) if found_sections is None else found_sections
    blocks = address_blocks(sheet)
    buyer_boxes, other_boxes, supplier_boxes = _from_sections(sheet, gathering, found_sections)
    taken = [s.box for s in found_sections if s.spans]
    _from_blocks(sheet, gathering, blocks, found_sections)
    _from_account_holder(sheet, gathering)
    from_headlines(sheet, gathering, taken)
    _from_ids(sheet, gathering, [*vat_ids, *ibans], found_sections)
    _from_domains(sheet, gathering, emails, found_sections)
    if all(c.as_supplier < _LEAST_SUPPLIER for c in gathering.found if c.as_buyer < c.as_supplier):
        from_largest(sheet, gathering, taken)
    _from_own(sheet, gathering, own)
    supplier, buyer = _choose(gathering.found)
    if sheet.notes is not None:
        note_parties(sheet.notes, gathering.found, supplier, buyer)
    if buyer is not None:
        buyer_boxes = [*buyer_boxes, *_boxes(sheet, buyer)]
    if supplier is not None:
        supplier_boxes = [*supplier_boxes, *_boxes(sheet, supplier)]
    readings: dict[str, FieldReading] = {}
    for role, candidate, other in (("supplier", supplier, buyer), ("buyer", buyer, supplier)):
        if candidate is not None:
            readings[f"{role}.name"] = _name_reading(sheet, role, candidate, gathering.found, other)
            found = address_of(role, candidate.name, candidate.spans, blocks)
            if not found and role == "supplier":
                found = _letterhead_address(sheet, blocks, buyer_boxes, other_boxes)
            readings.update(found)
    roles: dict[Label, str | None] = {Label.SUPPLIER: "supplier", Label.BUYER: "buyer"}
    heads = tuple(
        (s.hit.piece.page, s.hit.box, roles.get(s.label)) for s in found_sections if s.strength
    )
    return Parties(readings, tuple(buyer_boxes), tuple(other_boxes), tuple(supplier_boxes), heads)


def _letterhead_address(
    sheet: Sheet,
    blocks: Sequence[AddressBlock],
    *others: Sequence[tuple[int, Box]],
) -> dict[str, FieldReading]:
    """The address of a supplier whose name is a picture or stands elsewhere: the only nameless
    address on the first page that is nobody else's."""
    free = [
        block
        for block in blocks
        if block.name is None
        and block.page == sheet.pages[0].number
        and not any(
            page == block.page and area.intersects(block.box)
            for areas in others
            for page, area in areas
        )
    ]
    return readings_of("supplier", free[0].spans, free[0].address) if len(free) == 1 else {}


def _boxes(sheet: Sheet, candidate: Candidate) -> list[tuple[int, Box]]:
    """Where a party's lines stand: its own, and the block that its name heads."""
    page = candidate.name.piece.page
    pieces = [s.piece for s in candidate.spans]
    boxes = [s.box for s in candidate.spans if s.piece.page == page]
    boxes.extend(
        Box.around([p.box for p in block])
        for block in sheet.blocks
        if len(block) <= 14 and any(p is piece for p in block[:3] for piece in pieces)
    )
    return [(page, box) for box in boxes]


_REPRESENTATIVE = re.compile(r"vertreter|represent|rappresent|vertegenw|przedstaw|bevollm")
_STRANGER = 0.3


def _from_sections(
    sheet: Sheet, gathering: Gathering, found: Sequence[Section]
) -> tuple[list[tuple[int, Box]], list[tuple[int, Box]], list[tuple[int, Box]]]:
    buyers: list[tuple[int, Box]] = []
    others: list[tuple[int, Box]] = []
    suppliers: list[tuple[int, Box]] = []
    for section in found:
        page = section.hit.piece.page
        boxes = {Label.BUYER: buyers, Label.SUPPLIER: suppliers}.get(section.label, others)
        if section.strength:
            boxes.append((page, section.box))  # a contact's lines are the party's
        name = name_in(sheet, section.spans)
        if name is None:
            continue
        weight = 0.9 * section.strength * (1.0 if page == 1 else 0.85)
        if not weight:
            continue
        if section.label is Label.SHIP_TO:
            weight *= 0.45
        if section.hit.strength(Label.ACCOUNT_HOLDER):
            weight *= 0.6  # who is paid need not be who sells
        low = section.hit.box.y0 > 0.55 * sheet.page(page).height
        if low and section.hit.end - section.hit.start <= 4:
            weight *= 0.3  # "To:" on the slip that goes back with the payment
        known = len(gathering.found)
        candidate = gathering.of(name, weight, section.hit.text.strip())
        if len(gathering.found) > known:
            candidate.stranger = _REPRESENTATIVE.search(fold(section.hit.text)) is not None
        else:
            candidate.stranger = False
        candidate.spans.extend(section.spans)
        role = "supplier" if section.label is Label.SUPPLIER else "buyer"
        candidate.back(role, weight, f"section {section.hit.text}")
        candidate.announced[role] = max(candidate.announced.get(role, 0.0), weight)
        if not has_legal_form(name.text) and (
            _names_above_street(sheet, section, name) > 1 or not _addressed(sheet, section, name)
        ):
            candidate.crowded = True
    return buyers, others, suppliers


def _names_above_street(sheet: Sheet, section: Section, name: Span) -> int:
    """How many lines of a section could be its name: more than one makes the chosen unsure."""
    count = 1
    for span in section.spans[:5]:
        line = sheet.lines[span.piece.line]
        if looks_like_street(span.text) or has_postal_place(span.text):
            break
        if span.piece is name.piece:
            continue
        count += can_be_name(span.text, line, span.piece) and not any(
            h.piece is span.piece and h.opens and h.closed for h in line.labels
        )
    return count


def _addressed(sheet: Sheet, section: Section, name: Span) -> bool:
    """Whether more than its place says that a section's line is a name: an address below, the
    name's own key, a person's title. A line for somebody's attention is not whom the paper is to.
    """
    if (
        not can_be_name(name.text)
        or ATTENTION.match(name.piece.text)
        or (name.start and ATTENTION.match(name.piece.text[: name.start]))
    ):
        return False
    if HONORIFIC.match(name.text):
        return True
    line = sheet.lines[name.piece.line]
    beside = name.piece.line == section.hit.piece.line or not any(
        p.box.x0 > name.box.x1 and p.box.x0 - name.box.x1 < 25 * p.height for p in line.pieces
    )
    keys = line.labels
    if any(h.any_of((Label.NAME,)) and h.opens and h.box.x0 <= name.piece.box.x0 for h in keys) or (
        beside
        and re.search(r"name|nom\b|nombre|naam|nazwa|razao|isim|ragione", fold(section.hit.text))
    ):
        return True
    below = [s for s in section.spans if s.box.y0 > name.box.y0 and s.piece is not name.piece]
    return any(
        has_postal_place(s.text) or looks_like_street(s.text) or country_of(s.text) is not None
        for s in below[:5]
    )


def _inside(box: Box, spans: Iterable[Section], page: int, label: Label | None = None) -> bool:
    for section in spans:
        if not section.strength:
            continue
        if section.hit.piece.page != page or (label is not None and section.label is not label):
            continue
        area = section.box
        if area.x0 - 2 <= box.mid_x <= area.x1 + 2 and area.y0 - 2 <= box.mid_y <= area.y1 + 2:
            return True
    return False


def _from_blocks(
    sheet: Sheet,
    gathering: Gathering,
    blocks: Sequence[AddressBlock],
    found_sections: Sequence[Section],
) -> None:
    for block in blocks:
        if block.name is None or _inside(block.box, found_sections, block.page):
            continue
        page = sheet.page(block.page)
        top = block.box.y0 / page.height
        name = _known_name(sheet, block, block.name)
        if block.sender_line:
            name = _headline_above(sheet, name) or name
            candidate = gathering.of(name, 0.7)
            candidate.spans.extend(block.spans)
            candidate.back("supplier", 0.72 if top < 0.4 or top > 0.8 else 0.5, "sender line")
            continue
        candidate = gathering.of(name, 0.6)
        candidate.spans.extend(block.spans)
        whole_address = block.address.street is not None and block.address.city is not None
        if (
            whole_address
            and not block.others
            and top < 0.42
            and block.page == sheet.pages[0].number
        ):
            candidate.placed = len(name.text.split()) > 1
        if top > 0.78:
            candidate.back("supplier", 0.6, "footer")
        elif sheet.is_slip() and top < 0.5:
            candidate.back("supplier", 0.5, "head of a slip")
        elif top < 0.42 and block.page == 1:
            left = block.box.x0 < 0.45 * page.width
            if sheet.conventions.language in _BUYER_AT_THE_RIGHT and top > 0.06:
                # French, Spanish and Italian papers have the reader at the right
                candidate.back("supplier", 0.45 if left else 0.25, "head")
                candidate.back("buyer", 0.3 if left else 0.5, "head")
            elif left and top > 0.1:
                candidate.back("buyer", 0.5, "window")
                candidate.back("supplier", 0.25, "head left")
            elif top < 0.1:
                candidate.back("supplier", 0.55, "letterhead")
                candidate.back("buyer", 0.25, "head")
            else:
                candidate.back("supplier", 0.45, "head right")
                candidate.back("buyer", 0.3, "head right")
        else:
            candidate.back("supplier", 0.3, "address")
            candidate.back("buyer", 0.25, "address")
        if has_legal_form(name.text):
            candidate.back("supplier", 0.1, "legal form")
        if HONORIFIC.match(name.text) and not has_legal_form(name.text):
            candidate.back("buyer", 0.4, "a person")
        if any(ATTENTION.match(span.text) for span in block.spans):
            candidate.back("buyer", 0.45, "for the attention of")
        if top < 0.5 and _in_footer(sheet, block.address.postal_code):
            candidate.back("supplier", 0.4, "its address is in the footer")


def _headline_above(sheet: Sheet, name: Span) -> Span | None:
    """The larger print right above a sender's line that begins with what the sender does."""
    piece = name.piece
    if has_legal_form(name.text):
        return None
    for other in reversed(sheet.lines[max(0, piece.line - 2) : piece.line]):
        for above in other.pieces:
            close = 0 <= piece.box.y0 - above.box.y1 < 1.2 * above.height
            over = above.box.x0 < piece.box.x1 and above.box.x1 > piece.box.x0
            larger = above.height > 1.25 * piece.height
            if close and over and larger and can_be_name(above.text, other, above):
                return trimmed(whole(above))
    return None


def _known_name(sheet: Sheet, block: AddressBlock, first: Span) -> Span:
    """The one of a block's names that the document repeats elsewhere; else its first.

    A trade name, a department or a person may stand above or below the company's own name.
    """
    if not block.others:
        return first
    own = {id(span.piece) for span in block.spans}
    elsewhere = [
        core(piece.text)
        for line in sheet.lines
        for piece in line.pieces
        if id(piece) not in own and len(piece.text) < 120
    ]

    def repeated(name: Span) -> bool:
        # one word comes back in running text too ("Lektorat"); alone it has to fill its place
        wanted = core(name.text)
        single = len(name.text.split()) < 2
        return len(wanted) >= 5 and any(
            wanted in text and (not single or 2 * len(text) < 3 * len(wanted)) for text in elsewhere
        )

    return next((name for name in (first, *block.others) if repeated(name)), first)


def _in_footer(sheet: Sheet, code: str | None) -> bool:
    """Whether a postal code comes back at the foot of a page."""
    if code is None or len(code) < 4:
        return False
    return any(
        code in line.text and line.box.y0 > 0.86 * sheet.page(line.page).height
        for line in sheet.lines
    )


def _from_account_holder(sheet: Sheet, gathering: Gathering) -> None:
    for hit in sheet.labels(Label.ACCOUNT_HOLDER):
        if not (hit.closed and hit.opens):
            continue
        for place in places(sheet, hit, reach=1.6):
            lead = len(place.text) - len(place.text.lstrip(" .:-–="))
            span = Span(place.piece, place.start + lead, place.end)
            if can_be_name(span.text):
                name = trimmed(span)
                gathering.of(name, 0.55, hit.text).back("supplier", 0.5, "account holder")
            break


def _from_id_block(
    sheet: Sheet,
    gathering: Gathering,
    identifier: Identifier,
    found_sections: Sequence[Section],
) -> None:
    """The name at the head of the block that a tax id of no known party stands in."""
    piece = identifier.span.piece
    if _inside(identifier.span.box, found_sections, piece.page):
        return
    block = next((b for b in sheet.blocks if any(p is piece for p in b)), [])
    for head in block[:2]:
        if head is not piece and can_be_name(head.text, sheet.lines[head.line], head):
            candidate = gathering.of(trimmed(whole(head)), 0.35)
            candidate.spans.extend(whole(p) for p in block)
            candidate.back("supplier", 0.35, "id near")
            return


def _from_ids(
    sheet: Sheet,
    gathering: Gathering,
    ids: Sequence[Identifier],
    found_sections: Sequence[Section],
) -> None:
    """A party in whose block a tax id or account stands that isn't announced as the buyer's."""
    for identifier in ids:
        hit = identifier.hit
        if hit is not None and hit.strength(Label.BUYER_VAT_ID) > 0.8:
            continue
        account = identifier.value[:2].isalpha() and len(identifier.value) > 15
        nearest: tuple[float, Candidate] | None = None
        for candidate in gathering.found:
            for page, box in _boxes(sheet, candidate):
                if page != identifier.span.piece.page or not _near(box, identifier.span.box):
                    continue
                gap = max(0.0, identifier.span.box.y0 - box.y1)
                if nearest is None or gap < nearest[0]:
                    nearest = (gap, candidate)
        if nearest is not None:
            candidate = nearest[1]
            candidate.back(
                "supplier", 0.5 if account else 0.3, "account near" if account else "id near"
            )
            if account:
                candidate.as_buyer *= 0.6  # invoices print where to pay, not who pays from where
        elif not account:
            _from_id_block(sheet, gathering, identifier, found_sections)


def _near(area: Box, box: Box) -> bool:
    return (
        area.x0 - 12 <= box.x0 <= area.x1 + 40
        and area.y0 - 6 <= box.mid_y <= area.y1 + 3.2 * box.height
    )


def _from_domains(
    sheet: Sheet,
    gathering: Gathering,
    emails: Sequence[Identifier],
    found_sections: Sequence[Section],
) -> None:
    domains = [
        email.value
        for email in emails
        if not _inside(email.span.box, found_sections, email.span.piece.page, Label.BUYER)
    ]
    for line in sheet.lines:
        for piece in line.pieces:
            for word in piece.text.split():
                bare = word.strip(".,;:()").lower()
                if bare.startswith(("www.", "http://www.", "https://www.", "http://", "https://")):
                    domains.append(bare.split("//")[-1].split("/")[0])
    for candidate in gathering.found:
        fit = max((fits_domain(candidate.name.text, domain) for domain in domains), default=0.0)
        if fit:
            candidate.back("supplier", 0.5 * fit, "domain")


def _from_own(sheet: Sheet, gathering: Gathering, own: OwnCompany) -> None:
    """The own company is the buyer wherever its name is printed, never the supplier."""
    for name in own.names:
        wanted = core(name)
        if len(wanted) < 4 or any(same_name(c.name.text, name) for c in gathering.found):
            continue
        for line in sheet.lines:
            for piece in line.pieces:
                fits = len(piece.text) < 90 and same_name(piece.text, name)
                if fits and can_be_name(piece.text, numbered=True):
                    gathering.of(trimmed(whole(piece)), 0.8)
    for candidate in gathering.found:
        if candidate.stranger:
            candidate.as_supplier *= _STRANGER
        for name in own.names:
            if core(name) and (
                same_name(candidate.name.text, name)
                or fuzz.token_set_ratio(candidate.name.text, name) >= 92
            ):
                candidate.as_supplier = 0.0
                candidate.back("buyer", 0.9, "own company")


def _net(evidence: float, against: float) -> float:
    """Evidence for a role less what speaks for the other; strong evidence is hard to shake."""
    return evidence * (1.0 - 0.75 * against * (1.0 - evidence))


def _choose(found: Sequence[Candidate]) -> tuple[Candidate | None, Candidate | None]:
    best: tuple[float, Candidate | None, Candidate | None] = (0.0, None, None)
    options: list[Candidate | None] = [*found, None]
    for supplier in options:
        if supplier is not None and supplier.as_supplier < _LEAST_SUPPLIER:
            continue
        for buyer in options:
            if buyer is not None and (buyer is supplier or buyer.as_buyer < 0.2):
                continue
            score = 0.0 if supplier is not None else -0.2
            if supplier is not None:
                score += _net(supplier.as_supplier, supplier.as_buyer)
            if buyer is not None:
                # every invoice has a supplier; not every one names its buyer
                score += 0.85 * _net(buyer.as_buyer, buyer.as_supplier)
            if score > best[0]:
                best = (score, supplier, buyer)
    return best[1], best[2]


def _name_reading(
    sheet: Sheet,
    role: str,
    candidate: Candidate,
    found: Sequence[Candidate],
    other: Candidate | None,
) -> FieldReading:
    score = candidate.as_supplier if role == "supplier" else candidate.as_buyer
    against = candidate.as_buyer if role == "supplier" else candidate.as_supplier
    rivals = [
        (c.as_supplier if role == "supplier" else c.as_buyer)
        for c in found
        if c is not candidate and c is not other
    ]
    rival = max(rivals, default=0.0)
    confidence = score * (1.0 - 0.4 * against * (1.5 - score))
    if rival > 0.5 * score:
        confidence *= 1.0 - 0.5 * (rival / score - 0.5)
    if other is None:
        confidence = min(confidence, 0.85)
    contrary = "buyer" if role == "supplier" else "supplier"
    clear = candidate.announced.get(role, 0.0) >= 0.85 and contrary not in candidate.announced
    rivals_too = any(c is not candidate and c.announced.get(role, 0.0) >= ANNOUNCED for c in found)
    if clear and not rivals_too:
        confidence = max(confidence, 0.93)
    if candidate.crowded:
        confidence = min(confidence, 0.85)
    elif role == "supplier" and is_sure_supplier(candidate, rival, other):
        confidence = max(confidence, 0.92 if other is not None else 0.9)
    elif role == "buyer" and other is not None and is_sure_buyer(candidate, rival, other, found):
        confidence = max(confidence, 0.91)
    span = candidate.name
    text, box = span.text, span.box
    head = first_half(sheet, span)
    if head is not None:
        text, box = f"{head.text} {text}", box.union(head.box)
    tail = _wrapped(sheet, span)
    if tail is not None:
        text, box = f"{text} {tail.text}", box.union(tail.box)
        confidence *= 0.9
    return FieldReading(
        path=f"{role}.name",
        value=" ".join(text.split()),
        text=text,
        source=Source.OFFLINE,
        confidence=max(0.05, min(0.99, confidence)),
        page=span.piece.page,
        box=box,
        label=candidate.label[:200],
    )


def _wrapped(sheet: Sheet, name: Span) -> Span | None:
    """The rest of a long company name on the next line: where its legal form stands."""
    piece = name.piece
    if has_legal_form(name.text) or HONORIFIC.match(name.text) or name.end < len(piece.text):
        return None
    line = sheet.lines[piece.line]
    for other in sheet.below(line, 0.8 * piece.height):
        for below in other.pieces:
            flush = (
                abs(below.box.x0 - name.box.x0) <= 2
                or abs(below.box.x1 - name.box.x1) <= 2
                or abs(below.box.mid_x - name.box.mid_x) <= 2
            )
            if not flush or not ends_in_legal_form(below.text):
                continue
            alike = 0.9 < below.height / max(piece.height, 1.0) < 1.1
            bare = is_legal_form(below.text)
            named = has_legal_form(below.text) and can_be_name(below.text, other, below)
            if alike and (bare or named):
                return whole(below)
    return None
