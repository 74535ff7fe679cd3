# SPDX-License-Identifier: AGPL-3.0-or-later
"""A document read by a learned layout, and that reading joined with what the others said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz import fuzz

from desktop.domain.checks.identifiers import iban_is_valid
from desktop.domain.company import OwnCompany
from desktop.domain.fields import FieldKind, get_text, kind_of
from desktop.domain.invoice import DocumentType, Invoice, LineItem
from desktop.domain.layout import FieldLesson, KnownLayout, Layout
from desktop.domain.match_keys import folded, supplier_key
from desktop.domain.page import Box, PageText
from desktop.domain.reading import FieldReading, LocalReading, Proposal, Source
from desktop.readers.combine import combine, same_value
from desktop.readers.conventions import DocumentConventions, decide
from desktop.readers.layouts.candidates import find_value, reading_of, unplaced
from desktop.readers.layouts.headings import doubted, names_other_kind, other_heading, told
from desktop.readers.layouts.paper import Paper
from desktop.readers.layouts.recognise import Recognised, recognise
from desktop.readers.layouts.sums import SUM_PATHS, with_sums
from desktop.readers.layouts.table import read_table_lesson
from desktop.readers.line_items import LinesReading
from desktop.readers.read_text import nested

_UNPRINTED = {"supplier.name": 0.6, "currency": 0.6, "document_type": 0.8}
_BY_LOOKS_ALONE = 0.9
# A guess that is hardly better than none is not put where the other readers left a gap.
_WORTH_SAYING = 0.45
_MISREAD = 85
_CENT = Decimal("0.01")
_SAME_PLACE = 0.05
_RIVALS = 3


@dataclass(frozen=True, slots=True)
class LayoutReading:
    """What a layout reads in a document: the layout, how it was recognised, and the values.

    `heading` is what the paper is headed when no verified invoice of the layout is ("" when it has
    no heading), None where all is as it was.
    """

    known: KnownLayout
    recognised: Recognised
    proposal: Proposal
    heading: str | None = None


def conventions_of(layout: Layout, pages: Sequence[PageText]) -> DocumentConventions:
    """The document's conventions, with what a verified invoice of the layout showed."""
    own = decide(pages)
    return DocumentConventions(
        decimal_mark=layout.decimal_mark or own.decimal_mark,
        date_order=layout.date_order or own.date_order,
        language=layout.language or own.language,
        currency=own.currency,
    )


def read_by_layouts(
    pages: Sequence[PageText], candidates: Sequence[KnownLayout], own: OwnCompany
) -> LayoutReading | None:
    """Read by the best of the candidates; None when the document has none of these layouts."""
    found: list[tuple[tuple[bool, float], KnownLayout, Recognised, Paper]] = []
    papers: dict[DocumentConventions, Paper] = {}
    for known in candidates:
        conventions = conventions_of(known.layout, pages)
        paper = papers.get(conventions)
        if paper is None:
            paper = papers[conventions] = Paper(pages, conventions)
        recognised = recognise(known.layout, paper)
        if recognised is not None:
            rank = (recognised.supplier, recognised.alike)
            found.append((rank, known, recognised, paper))
    found.sort(key=lambda one: one[0], reverse=True)
    # a supplier may have several papers that look alike: the one that fits the values is right
    rivals = [one for one in found[:_RIVALS] if one[2].supplier] or found[:1]
    read = [
        reading
        for _, known, recognised, paper in rivals
        if (reading := _reading(known, recognised, paper, own)) is not None
    ]
    return max(read, key=_worth, default=None) if len(read) > 1 else next(iter(read), None)


def _reading(
    known: KnownLayout, recognised: Recognised, paper: Paper, own: OwnCompany
) -> LayoutReading | None:
    proposal = _read(known, recognised, paper, own)
    if proposal is None:
        return None
    heading = None
    if recognised.places_hold:
        heading = other_heading(known.layout, paper, proposal.invoice)
    return LayoutReading(known, recognised, proposal, heading)


def _worth(reading: LayoutReading) -> tuple[float, float]:
    """How well the values fit that its places lead to, then how alike the paper looks."""
    layout = reading.known.layout
    placed = [
        said.confidence
        for path, said in reading.proposal.evidence.items()
        if (lesson := layout.field(path)) is not None and lesson.value is None
    ]
    return round(sum(placed) + bool(reading.proposal.invoice.line_items), 2), (
        reading.recognised.alike
    )


def _read(
    known: KnownLayout, recognised: Recognised, paper: Paper, own: OwnCompany
) -> Proposal | None:
    readings: dict[str, FieldReading] = {}
    for lesson in known.layout.fields:
        if lesson.is_given_up:
            continue
        reading = _constant(lesson, paper, recognised) if recognised.supplier else None
        if reading is None and recognised.places_hold:
            reading = _placed(lesson, paper, recognised)
            if reading is not None and recognised.supplier:
                reading = _as_known(lesson, reading)
        if reading is not None and not _is_own(reading, own):
            readings[lesson.path] = reading
    if recognised.places_hold:
        readings = with_sums(readings, known.layout, paper, recognised.shift)
    readings = _one_place_one_field(readings)
    readings = {path: r for path, r in readings.items() if r.confidence >= _WORTH_SAYING}
    lines = LinesReading()
    table = known.layout.table
    if table is not None and not table.is_given_up and recognised.places_hold:
        lines = read_table_lesson(table, paper, _sums(readings))
    if not readings and not lines.items:
        return None
    record = nested({path: r.value for path, r in readings.items()})
    record["line_items"] = lines.items
    try:
        invoice = Invoice.model_validate(record)
    except ValueError:
        return None
    evidence = dict(readings)
    evidence.update({r.path: replace(r, source=Source.LAYOUT.value) for r in lines.readings})
    evidence = {p: r for p, r in evidence.items() if get_text(invoice, p) == r.value}
    return Proposal(invoice, evidence, Source.LAYOUT.value, known.id)


def _sums(readings: dict[str, FieldReading]) -> list[tuple[int, Box]]:
    found = (readings.get(path) for path in SUM_PATHS)
    return [(r.page, r.box) for r in found if r and r.page is not None and r.box is not None]


def _constant(lesson: FieldLesson, paper: Paper, recognised: Recognised) -> FieldReading | None:
    """What is the same on all of the supplier's invoices, where it is printed on this one."""
    if lesson.value is None:
        return None
    near = None
    if lesson.region is not None:
        page = paper.last if lesson.page == "last" else paper.first
        near = _expected(lesson, paper, page)
    place = paper.grounding.find(lesson.path, lesson.value, near)
    if place is None:
        if lesson.region is None and lesson.path in _UNPRINTED:
            if lesson.path == "document_type" and not recognised.places_hold:
                return None
            return unplaced(lesson, lesson.value, _UNPRINTED[lesson.path])
        return None
    page, box, text = place
    confidence = 0.88 + 0.06 * min(1.0, lesson.confirmed / 3)
    confidence -= 0.0 if recognised.places_hold else 0.08
    reading = unplaced(lesson, lesson.value, confidence, text)
    return replace(reading, page=page, box=box)


def _expected(lesson: FieldLesson, paper: Paper, page: int) -> FieldReading | None:
    region = lesson.region
    if region is None:
        return None
    size = next(p for p in paper.pages if p.number == page)
    box = Box(
        region.x0 * size.width,
        region.y0 * size.height,
        region.x1 * size.width,
        region.y1 * size.height,
    )
    return FieldReading(lesson.path, lesson.value or "", "", Source.LAYOUT, 0.0, page, box)


def _placed(lesson: FieldLesson, paper: Paper, recognised: Recognised) -> FieldReading | None:
    """What stands where the field's value stood."""
    if lesson.region is None or not lesson.shape:
        return None
    found = find_value(lesson, paper, recognised.shift)
    if found is None:
        return None
    value = found.sight.value
    if lesson.path.endswith(".iban") and not iban_is_valid(value):
        return None
    reading = reading_of(lesson, found)
    if recognised.supplier:
        return reading
    return reading.with_confidence(reading.confidence * _BY_LOOKS_ALONE)


def _as_known(lesson: FieldLesson, reading: FieldReading) -> FieldReading:
    """The known spelling of words that OCR misread where they always stand."""
    if lesson.value is None or kind_of(lesson.path) not in (FieldKind.NAME, FieldKind.TEXT):
        return reading
    if fuzz.ratio(folded(lesson.value), folded(reading.value)) < _MISREAD:
        return reading
    return replace(reading, value=lesson.value)


def _is_own(reading: FieldReading, own: OwnCompany) -> bool:
    """Whether a value of the supplier is the company's own: never taken for the supplier's."""
    if not reading.path.startswith("supplier."):
        return False
    if reading.path == "supplier.name":
        mine = {supplier_key(name) for name in own.names} - {""}
        return supplier_key(reading.value) in mine
    return own.owns_id(reading.value)


def _one_place_one_field(readings: dict[str, FieldReading]) -> dict[str, FieldReading]:
    """A date that two lessons point at belongs to the surer one."""
    kept: dict[str, FieldReading] = {}
    dates: dict[tuple[object, ...], str] = {}
    for path, reading in readings.items():
        if path in ("issue_date", "due_date") and reading.box is not None:
            place = (reading.page, *reading.box.as_list())
            rival = dates.get(place)
            if rival is not None:
                if kept[rival].confidence >= reading.confidence:
                    continue
                kept.pop(rival)
            dates[place] = path
        kept[path] = reading
    return kept


# --- joining ------------------------------------------------------------------------


def joined(local: LocalReading, read: LayoutReading) -> LocalReading:
    """What the free readers said, with the layout's part."""
    parts = dict(local.alternatives) or {local.proposal.reader: local.proposal}
    offline = parts.get(Source.OFFLINE.value)
    said = read.proposal
    if offline is not None:
        layout = read.known.layout
        parts[Source.OFFLINE.value] = _humbled(offline, said, layout)
        said = _modest(said, offline, read, local.pages)
        said = _with_lines(said, offline, layout)
        said = _with_type(said, offline, read)
    together = combine((*parts.values(), said), local.pages)
    origin = read.known
    proposal = replace(
        together,
        reader=local.proposal.reader,
        model=local.proposal.model,
        evidence={p: _from(r, origin) for p, r in together.evidence.items()},
        partial=local.proposal.partial,
        notes=local.proposal.notes,
    )
    alternatives = {**(local.alternatives or {local.proposal.reader: local.proposal})}
    alternatives[Source.LAYOUT.value] = read.proposal
    if read.heading is None or not _taken_for_invoice(proposal, offline):
        return replace(local, proposal=proposal, alternatives=alternatives)
    return replace(
        local,
        proposal=doubted(proposal),
        alternatives=alternatives,
        findings=(*local.findings, told(read.heading, read.known.layout.supplier)),
    )


def _taken_for_invoice(proposal: Proposal, offline: Proposal | None) -> bool:
    """Whether it passes for an invoice without any word that says so."""
    said = offline.evidence.get("document_type") if offline is not None else None
    printed = said is not None and said.value == DocumentType.INVOICE.value and bool(said.text)
    return proposal.invoice.document_type in (None, DocumentType.INVOICE) and not printed


def _humbled(offline: Proposal, said: Proposal, layout: Layout) -> Proposal:
    """The general reader, less sure where it was wrong on this layout before and is alone now."""
    evidence = dict(offline.evidence)
    for path, reading in offline.evidence.items():
        lesson, other = layout.field(path), said.evidence.get(path)
        if lesson is None or not lesson.needed or other is None:
            continue
        if not same_value(path, reading.value, other.value):
            evidence[path] = reading.with_confidence(reading.confidence * 0.5)
    return replace(offline, evidence=evidence)


def _modest(
    said: Proposal, offline: Proposal, read: LayoutReading, pages: Sequence[PageText]
) -> Proposal:
    """The layout, less sure where the general reader was right before and says otherwise now.

    Not of what a known supplier's paper has always said in the same place: who the supplier is.
    """
    evidence = dict(said.evidence)
    layout = read.known.layout
    for path, reading in said.evidence.items():
        lesson, other = layout.field(path), offline.evidence.get(path)
        if lesson is None or lesson.needed or other is None:
            continue
        if read.recognised.supplier and _as_ever(lesson, reading, read.recognised, pages):
            continue
        if not same_value(path, reading.value, other.value):
            trust = 0.5 + 0.1 * min(lesson.confirmed, 4)
            evidence[path] = reading.with_confidence(reading.confidence * trust)
    return replace(said, evidence=evidence)


def _as_ever(
    lesson: FieldLesson, reading: FieldReading, recognised: Recognised, pages: Sequence[PageText]
) -> bool:
    """Whether the supplier's own value stands where it stood."""
    known, box = lesson.region, reading.box
    if not lesson.path.startswith("supplier.") or lesson.value != reading.value:
        return False
    page = next((p for p in pages if p.number == reading.page), None)
    if known is None or box is None or page is None:
        return False
    across = abs(box.x0 / page.width - recognised.shift.dx - known.x0)
    down = abs(box.y0 / page.height - recognised.shift.dy - known.y0)
    return across < _SAME_PLACE and down < _SAME_PLACE


def _with_lines(said: Proposal, offline: Proposal, layout: Layout) -> Proposal:
    """Without the layout's line items where the general reader's are the likelier ones."""
    if not said.invoice.line_items or not offline.invoice.line_items:
        return said
    if _has_more(said, offline):
        return said
    mine, theirs = _lines_fit(said, said, offline), _lines_fit(offline, said, offline)
    needed = layout.table is not None and layout.table.needed
    if mine > theirs or (needed and mine == theirs):
        return said
    evidence = {p: r for p, r in said.evidence.items() if not p.startswith("line_items[")}
    return replace(
        said, invoice=said.invoice.model_copy(update={"line_items": ()}), evidence=evidence
    )


def _has_more(said: Proposal, offline: Proposal) -> bool:
    """Whether the layout has all the general reader's items and more that are beyond doubt."""
    theirs: Counter[Decimal | None] = Counter(i.subtotal for i in offline.invoice.line_items)
    mine: Counter[Decimal | None] = Counter(i.subtotal for i in said.invoice.line_items)
    more = mine - theirs
    if theirs - mine or not more:
        return False
    return not more - Counter(i.subtotal for i in said.invoice.line_items if _is_full(i))


def _is_full(item: LineItem) -> bool:
    """Whether quantity times price is the amount; on paper without prices, a quantity is there."""
    if item.quantity is None or item.subtotal is None:
        return False
    if item.unit_price is None:
        return True
    return abs(item.quantity * item.unit_price - item.subtotal) <= _CENT


def _with_type(said: Proposal, offline: Proposal, read: LayoutReading) -> Proposal:
    """Without the layout's word on the kind of document, unless nobody else knows it, the values
    of an invoice are there, and nothing is headed otherwise."""
    kind = offline.invoice.document_type
    complete = said.invoice.invoice_number is not None and said.invoice.total_amount is not None
    printed = offline.evidence.get("document_type")
    other = read.heading is not None or names_other_kind(printed, read.known.layout.titles)
    if kind in (None, DocumentType.OTHER) and complete and not other:
        return said
    evidence = {p: r for p, r in said.evidence.items() if p != "document_type"}
    return replace(
        said, invoice=said.invoice.model_copy(update={"document_type": None}), evidence=evidence
    )


def _lines_fit(proposal: Proposal, said: Proposal, offline: Proposal) -> int:
    """How well line items add up: to the sum of lines or the net amount 2, to the total alone 1,
    else 0.

    The layout's own sums are asked first: a reader that took the sums for items has wrong ones.
    """
    amounts = [item.subtotal for item in proposal.invoice.line_items]
    if any(a is None for a in amounts):
        return 0
    total = sum((a for a in amounts if a is not None), Decimal(0))
    for path, fit in (("line_total", 2), ("subtotal", 2), ("total_amount", 1)):
        value = get_text(said.invoice, path)
        if value is None and not _among_items(offline.evidence.get(path), said):
            value = get_text(offline.invoice, path)
        if value is not None and abs(total - Decimal(value)) <= _CENT:
            return fit
    return 0


def _among_items(sum_of: FieldReading | None, said: Proposal) -> bool:
    """Whether a sum stands above some of the items: it is that of a page or a group."""
    if sum_of is None or sum_of.box is None or sum_of.page is None:
        return False
    return any(
        (r.page, r.box.y0) > (sum_of.page, sum_of.box.y1)
        for path, r in said.evidence.items()
        if path.startswith("line_items[") and r.box is not None and r.page is not None
    )


def _from(reading: FieldReading, known: KnownLayout) -> FieldReading:
    if reading.source != Source.LAYOUT:
        return reading
    return replace(reading, learned_from=known.invoice_date or known.learned_at[:10])
