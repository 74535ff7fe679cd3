# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a verified invoice teaches: where each value stands, proven by finding it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from desktop.domain.checks.identifiers import iban_is_valid
from desktop.domain.company import OwnCompany
from desktop.domain.dates import DateOrder
from desktop.domain.fields import FIELDS, FieldKind, get_text, kind_of
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.layout import (
    MAX_FIELDS,
    MAX_LANDMARKS,
    MAX_TAUGHT,
    MAX_TITLES,
    Anchor,
    FieldLesson,
    KnownLayout,
    Landmark,
    Layout,
    TableLesson,
)
from desktop.domain.match_keys import identifier_key, supplier_key
from desktop.domain.money import DecimalMark
from desktop.domain.page import Box, PageText
from desktop.domain.reading import FieldReading, Proposal
from desktop.readers.combine import same_value
from desktop.readers.conventions import DocumentConventions, decide
from desktop.readers.layouts.candidates import find_value
from desktop.readers.layouts.headings import taught_titles
from desktop.readers.layouts.paper import Paper, Shift, Sight, shape_of
from desktop.readers.layouts.reading import conventions_of, read_by_layouts
from desktop.readers.layouts.recognise import recognise
from desktop.readers.layouts.sums import SUM_PATHS
from desktop.readers.layouts.table_teach import same_lines, teach_table

_NOT_TAUGHT = frozenset({"language", "origin", "summary"})
_UNPRINTED = ("supplier.name", "currency")
_KEYS = (
    "supplier.vat_number",
    "supplier.tax_number",
    "supplier.legal_id",
    "supplier.bank_account.iban",
)
_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")
_MARKS: tuple[DecimalMark, ...] = (".", ",")
_ENOUGH_ASKED = 4
_MOST_RIGHT = 0.7
# A wrong lesson may spoil others: on paper that is set just so, fewer need to be right.
_HALF_RIGHT = 0.5
_IN_PLACE = 0.7


@dataclass(frozen=True, slots=True)
class Example:
    """A verified invoice to learn from; `general` is what the general reader said of it."""

    invoice_id: str
    invoice: Invoice
    evidence: Mapping[str, FieldReading]
    pages: Sequence[PageText]
    general: Proposal | None = None


def is_fit(example: Example, own: OwnCompany) -> bool:
    """Whether anything may be learned: an invoice with words, from a supplier that isn't us."""
    invoice = example.invoice
    if invoice.document_type is DocumentType.OTHER or not invoice.supplier.name:
        return False
    if not any(page.words for page in example.pages):
        return False
    mine = {supplier_key(name) for name in own.names} - {""}
    if supplier_key(invoice.supplier.name) in mine:
        return False
    return not any(own.owns_id(get_text(invoice, path)) for path in _KEYS)


def teach(example: Example, own: OwnCompany, before: Layout | None = None) -> Layout | None:
    """The layout as this invoice shows it, joined with what was known of it before.

    None when nothing may be or could be learned. `before` must be a layout that the document has.
    """
    if not is_fit(example, own):
        return None
    if before is not None and set(before.taught) <= {example.invoice_id}:
        # the only teacher was corrected: what it said first counts no more
        before = None
    new = _first_lessons(example)
    if before is None:
        return new if new.fields else None
    return _joined(before, new, example)


def same_supplier(layout: Layout, invoice: Invoice) -> bool:
    """Whether the layout is of the invoice's supplier; an account may be shared by several."""
    shared = set(keys_of(invoice)) & set(layout.keys)
    if any(not iban_is_valid(key) for key in shared):
        return True
    key = supplier_key(invoice.supplier.name)
    return bool(key) and key == supplier_key(layout.supplier)


def has_layout(layout: Layout, example: Example) -> float:
    """How well a verified invoice fits the layout, above 0 if it has it.

    The pages must look like it, whoever they are from, and most of what its lessons lead to must
    be what was verified: a supplier may have two papers with the same words.
    """
    paper = Paper(example.pages, conventions_of(layout, example.pages))
    recognised = recognise(layout, paper)
    if recognised is None or not recognised.places_hold:
        return 0.0
    read = read_by_layouts(example.pages, (KnownLayout("", layout),), OwnCompany())
    said = read.proposal.evidence if read is not None else {}
    right = asked = 0
    for lesson in layout.fields:
        value = get_text(example.invoice, lesson.path)
        if lesson.value is not None or value is None:
            continue
        asked += 1
        reading = said.get(lesson.path)
        right += reading is not None and same_value(lesson.path, reading.value, value)
    needed = _HALF_RIGHT if recognised.in_place >= _IN_PLACE else _MOST_RIGHT
    if asked >= _ENOUGH_ASKED and right < needed * asked:
        return 0.0
    return 0.01 + recognised.alike + right


def says_the_same(made: Layout, forgotten: Layout, invoice_id: str) -> bool:
    """Whether an invoice teaches nothing but what it had taught a forgotten layout.

    Only where it was corrected does it say anything new.
    """
    return all(
        (old := forgotten.field(lesson.path)) is not None
        and (old.invoice_id != invoice_id or _way_of(old) == _way_of(lesson))
        for lesson in made.fields
    )


def _way_of(lesson: FieldLesson) -> tuple[object, ...]:
    place = lesson.region.as_list() if lesson.region is not None else None
    return lesson.path, lesson.value, lesson.anchors, lesson.page, place


# --- the first time -----------------------------------------------------------------


def _first_lessons(example: Example) -> Layout:
    conventions = _conventions(example)
    paper = Paper(example.pages, conventions)
    lessons: list[FieldLesson] = []
    for spec in FIELDS:
        value = get_text(example.invoice, spec.path)
        if value is None or spec.path in _NOT_TAUGHT:
            continue
        lesson = _lesson(spec.path, value, example, paper)
        if lesson is not None:
            lessons.append(lesson)
    decided = decide(example.pages)
    sums = [
        (place[0], place[1])
        for path in SUM_PATHS
        if (value := get_text(example.invoice, path)) is not None
        and (place := _place(path, value, example, paper)) is not None
    ]
    return Layout(
        supplier=example.invoice.supplier.name or "",
        keys=keys_of(example.invoice),
        landmarks=_landmarks(paper, example),
        fields=tuple(lessons[:MAX_FIELDS]),
        table=teach_table(example.invoice, example.evidence, paper, example, sums),
        decimal_mark=conventions.decimal_mark,
        # a date that can be read in one way alone says nothing of the others
        date_order=conventions.date_order if _shows_order(example, paper) else None,
        language=decided.language,
        taught=(example.invoice_id,),
        titles=taught_titles(paper, example.invoice),
    )


def _shows_order(example: Example, paper: Paper) -> bool:
    dates = {
        value
        for path in ("issue_date", "due_date")
        if (value := get_text(example.invoice, path)) is not None
    }
    return any(
        d.value.isoformat() in dates and d.text[:1].isdigit()
        for line in paper.sheet.lines
        for d in line.dates
    )


def keys_of(invoice: Invoice) -> tuple[str, ...]:
    """The supplier's identifiers, letters and digits alone."""
    found = (identifier_key(get_text(invoice, path)) for path in _KEYS)
    return tuple(dict.fromkeys(key for key in found if len(key) >= 6))


def _conventions(example: Example) -> DocumentConventions:
    """How numbers and dates are written here: as decided, unless the verified values say else."""
    decided = decide(example.pages)
    wanted = [
        (spec.path, value)
        for spec in FIELDS
        if spec.kind in (FieldKind.DATE, FieldKind.AMOUNT)
        and (value := get_text(example.invoice, spec.path)) is not None
    ]

    def found(conventions: DocumentConventions) -> int:
        paper = Paper(example.pages, conventions)
        return sum(paper.grounding.find(path, value) is not None for path, value in wanted)

    best, most = decided, found(decided)
    if most == len(wanted):
        return decided
    for order, mark in product(_ORDERS, _MARKS):
        other = replace(decided, date_order=order, decimal_mark=mark)
        if other == decided:
            continue
        count = found(other)
        if count > most:
            best, most = other, count
    return best


def _landmarks(paper: Paper, example: Example) -> tuple[Landmark, ...]:
    """Words that may be the same on the next invoice, spread over the first page."""
    items = [
        r.box
        for path, r in example.evidence.items()
        if path.startswith("line_items[") and r.box is not None and r.page == paper.first
    ]
    names = {
        value.casefold()
        for path in ("buyer.name", "buyer.address.street", "buyer.address.city")
        if (value := get_text(example.invoice, path)) is not None
    }
    seen: set[str] = set()
    found: list[Landmark] = []
    boxes = [paper.region(paper.first, box) for box in items]
    top = min((b.y0 for b in boxes), default=2.0)
    bottom = max((b.y1 for b in boxes), default=-1.0)
    for page, mark in paper.landmarks:
        if page != paper.first or mark.text in seen or top <= mark.y + 0.005 <= bottom:
            continue
        if any(mark.text in name.replace(" ", "") for name in names):
            continue
        seen.add(mark.text)
        found.append(mark)
    step = max(1.0, len(found) / MAX_LANDMARKS)
    return tuple(found[int(n * step)] for n in range(min(len(found), MAX_LANDMARKS)))


def _lesson(path: str, value: str, example: Example, paper: Paper) -> FieldLesson | None:
    said = example.general.evidence.get(path) if example.general is not None else None
    if path == "document_type":
        return _type_lesson(value, said, example)
    needed = said is None or not same_value(path, said.value, value)
    constant = value if _stays(path) else None
    lesson = FieldLesson(path, (), None, "first", "", example.invoice_id, constant, needed=needed)
    place = _place(path, value, example, paper)
    if place is None:
        return lesson if path in _UNPRINTED else None
    page, box, _ = place
    lesson = replace(
        lesson,
        region=paper.region(page, box),
        page="last" if page == paper.last and page != paper.first else "first",
    )
    taught = _with_way(lesson, value, paper, page, box)
    if taught is not None:
        return taught
    return lesson if constant is not None else None


def _type_lesson(value: str, said: FieldReading | None, example: Example) -> FieldLesson | None:
    """That this is an invoice, where the general reader saw none: its words are unknown to it."""
    seen = None if said is None else said.value
    if value != DocumentType.INVOICE or seen not in (None, DocumentType.OTHER.value):
        return None
    return FieldLesson(
        "document_type", (), None, "first", "", example.invoice_id, value, needed=True
    )


def _stays(path: str) -> bool:
    return path.startswith(("supplier.", "buyer.")) or path in ("currency", "payment_terms")


def _place(path: str, value: str, example: Example, paper: Paper) -> tuple[int, Box, str] | None:
    reading = example.evidence.get(path)
    if (
        reading is not None
        and reading.box is not None
        and reading.page is not None
        and reading.value == value
    ):
        return reading.page, reading.box, reading.text
    return paper.grounding.find(path, value, reading)


def _with_way(
    lesson: FieldLesson, value: str, paper: Paper, page: int, box: Box
) -> FieldLesson | None:
    """The lesson with the way to the value, if that leads to it on this very document."""
    for words in range(1, 5):
        sight = _sight(lesson.path, value, paper, page, box, words)
        if sight is not None:
            break
        if kind_of(lesson.path) is not FieldKind.IDENTIFIER:
            return None
    else:
        return None
    anchors = paper.anchors(sight.span)
    lesson = replace(
        lesson,
        anchors=anchors,
        shape=shape_of(sight.span.text),
        region=paper.region(sight.span.piece.page, sight.span.box),
    )
    amount = kind_of(lesson.path) is FieldKind.AMOUNT
    trials = [(anchors, amount), (anchors, not amount)]
    trials += [((one,), amount) for one in anchors] if len(anchors) > 1 else []
    for some, last in trials:
        trial = replace(lesson, anchors=some, last=last)
        found = find_value(trial, paper, Shift())
        if found is not None and same_value(lesson.path, found.sight.value, value):
            return trial
    return None


def _sight(path: str, value: str, paper: Paper, page: int, box: Box, words: int) -> Sight | None:
    fitting = [
        s
        for s in paper.sights(path, words)
        if s.span.piece.page == page
        and s.span.box.intersects(box)
        and same_value(path, s.value, value)
    ]
    return min(fitting, key=lambda s: len(s.span.text)) if fitting else None


# --- once more ----------------------------------------------------------------------


def _joined(before: Layout, new: Layout, example: Example) -> Layout:
    again = example.invoice_id in before.taught
    bare = replace(
        before,
        fields=tuple(replace(f, confirmed=f.confirmed, contradicted=0) for f in before.fields),
        table=replace(before.table, contradicted=0) if before.table else None,
    )
    read = read_by_layouts(example.pages, (KnownLayout("", bare),), OwnCompany())
    said = read.proposal if read is not None else None
    fields = [
        lesson
        for path in _paths(before, new)
        if (lesson := _judged(path, before, new, said, example, again)) is not None
    ]
    return replace(
        new,
        keys=tuple(dict.fromkeys((*new.keys, *before.keys)))[:16],
        landmarks=_common(before, new, example),
        fields=tuple(fields[:MAX_FIELDS]),
        table=_judged_table(before.table, new.table, said, example, again),
        decimal_mark=new.decimal_mark or before.decimal_mark,
        date_order=new.date_order or before.date_order,
        taught=(*(t for t in before.taught if t != example.invoice_id), example.invoice_id)[
            -MAX_TAUGHT:
        ],
        titles=tuple(dict.fromkeys((*new.titles, *before.titles)))[:MAX_TITLES],
    )


def _paths(before: Layout, new: Layout) -> Iterable[str]:
    known = {f.path for f in (*before.fields, *new.fields)}
    return (spec.path for spec in FIELDS if spec.path in known)


def _judged(
    path: str,
    before: Layout,
    new: Layout,
    said: Proposal | None,
    example: Example,
    again: bool,
) -> FieldLesson | None:
    old, fresh = before.field(path), new.field(path)
    if old is None:
        return fresh
    if again and old.invoice_id == example.invoice_id:
        # corrected: what the same invoice taught before counts no more
        return fresh and replace(fresh, confirmed=old.confirmed, contradicted=old.contradicted)
    value = get_text(example.invoice, path)
    reading = said.evidence.get(path) if said is not None else None
    if reading is None:
        if fresh is None:
            return old
        return replace(fresh, confirmed=old.confirmed, contradicted=old.contradicted)
    right = value is not None and same_value(path, reading.value, value)
    if right:
        kept = old if again else old.judged(True)
        return replace(
            kept,
            needed=old.needed or (fresh is not None and fresh.needed),
            anchors=_shared(old, fresh) if fresh is not None else old.anchors,
        )
    kept = old if again else old.judged(False)
    if fresh is None:
        return kept
    return replace(fresh, confirmed=kept.confirmed, contradicted=kept.contradicted)


def _shared(old: FieldLesson, fresh: FieldLesson) -> tuple[Anchor, ...]:
    """The leading words that are there on both invoices."""
    same = tuple(a for a in old.anchors if a in fresh.anchors)
    return same or old.anchors


def _judged_table(
    old: TableLesson | None,
    fresh: TableLesson | None,
    said: Proposal | None,
    example: Example,
    again: bool,
) -> TableLesson | None:
    if old is None or (again and old.invoice_id == example.invoice_id):
        return fresh
    if said is None or not said.invoice.line_items or not example.invoice.line_items:
        return fresh or old
    right = same_lines(said.invoice.line_items, example.invoice.line_items)
    kept = old if again else old.judged(right)
    if right or fresh is None:
        needed = old.needed or (fresh is not None and fresh.needed)
        return replace(kept, needed=needed)
    return replace(fresh, confirmed=kept.confirmed, contradicted=kept.contradicted)


def _common(before: Layout, new: Layout, example: Example) -> tuple[Landmark, ...]:
    """Landmarks that both invoices show; those of the first when that leaves too few."""
    here = {m.text for m in new.landmarks}
    paper = Paper(example.pages, decide(example.pages))
    here |= {m.text for _, m in paper.landmarks}
    both = tuple(m for m in before.landmarks if m.text in here)
    return both if len(both) >= 8 else before.landmarks
