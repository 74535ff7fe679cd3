# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which printed amounts can be net, tax, total and the rest, by their labels and tax rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.page import Box
from desktop.readers.labels import Label
from desktop.readers.places import shares_column
from desktop.readers.sheet import LabelHit, Line, PrintedAmount, Sheet

AMOUNT_LABELS = (
    Label.SUBTOTAL,
    Label.LINE_TOTAL,
    Label.TAX,
    Label.TAXABLE,
    Label.TOTAL,
    Label.DUE,
    Label.PAID,
    Label.DISCOUNT,
    Label.SHIPPING,
    Label.CHARGES,
    Label.ROUNDING,
    Label.OTHER_AMOUNT,
)
CENT = Decimal("0.01")
# What a label is worth beside an amount in another currency than the document's.
_CONVERTED = 0.6
# Without cents and currency a larger number is an account or a reference.
_LARGEST_BARE = 10_000_000
# The highest tax beside a net amount, as a share of it.
_MOST_TAX = Decimal("0.35")
# Which amount of a line with net, tax and gross a label means.
_PLACE_IN_ROW = {Label.SUBTOTAL: 0, Label.TAXABLE: 0, Label.LINE_TOTAL: 0, Label.TAX: 1}


@dataclass(frozen=True)
class AmountCandidate:
    """An amount that can be one of the totals: one printed amount, or several that are summed."""

    value: Decimal
    parts: tuple[PrintedAmount, ...]
    score: float
    label: str = ""

    @property
    def page(self) -> int:
        return self.parts[0].piece.page

    @property
    def box(self) -> Box:
        return Box.around([p.box for p in self.parts if p.piece.page == self.page])

    @property
    def text(self) -> str:
        return " + ".join(p.text.strip() for p in self.parts)

    @property
    def line(self) -> int:
        return self.parts[-1].piece.line


@dataclass(frozen=True)
class TaxRow:
    """A printed row of the tax breakdown, proved by rate times base; base may be unprinted."""

    rate: PrintedAmount
    base: PrintedAmount | None
    tax: PrintedAmount
    announced: bool = False
    name: str | None = None


def is_money(amount: PrintedAmount) -> bool:
    """Whether the number looks like money: cents printed, or a currency beside it."""
    return not amount.percent and (amount.decimals >= 2 or amount.currency is not None)


def label_candidates(sheet: Sheet, label: Label) -> list[AmountCandidate]:
    """The amounts that labels of this kind announce, best first, one for each value."""
    best: dict[Decimal, AmountCandidate] = {}
    for line in sheet.lines:
        for hit in line.labels:
            strength = hit.strength(label) or _due_by(hit, label)
            if not strength:
                continue
            for candidate in _beside_or_below(sheet, line, hit, strength, label):
                candidate = _in_own_currency(sheet, candidate)
                known = best.get(candidate.value)
                if known is None or candidate.score > known.score:
                    best[candidate.value] = candidate
    return sorted(best.values(), key=lambda c: -c.score)


def _due_by(hit: LabelHit, label: Label) -> float:
    """How surely "Total due on or before (date)" announces the amount at the end of its line."""
    dated = label is Label.DUE and hit.opens and hit.strength(Label.DUE_DATE)
    return 0.9 if dated and _AMOUNT_DUE.match(hit.text) else 0.0


_AMOUNT_DUE = re.compile(r"(?:total|amount|balance|payment|sum)\b", re.IGNORECASE)


def _in_own_currency(sheet: Sheet, candidate: AmountCandidate) -> AmountCandidate:
    """The candidate, weaker where it is marked with another currency than the document's."""
    own, marked = sheet.conventions.currency, candidate.parts[0].currency
    if own is None or marked is None or marked == own:
        return candidate
    return replace(candidate, score=candidate.score * _CONVERTED)


def _beside_or_below(
    sheet: Sheet, line: Line, hit: LabelHit, strength: float, label: Label
) -> Iterator[AmountCandidate]:
    weight = strength * _standing(line, hit) * _lateness(sheet, line)
    beside = _beside(line, hit)
    money = [a for a in beside if is_money(a)] or [
        a
        for a in beside
        if not a.percent and a.value == a.value.to_integral_value() and abs(a.value) < _LARGEST_BARE
    ]
    if money:
        closed = closing(money)
        if closed is not None:
            own = closed[_PLACE_IN_ROW.get(label, 2)]
            money = [a for a in money if a is not own] + [own]
        for rank, amount in enumerate(reversed(money)):
            if rank > 2:
                break
            factor = (1.0, 0.55, 0.4)[rank] * (1.0 if is_money(amount) else 0.55)
            yield AmountCandidate(amount.value, (amount,), weight * factor, hit.text.strip())
        return
    if beside:
        return
    for amount, factor in _under(sheet, line, hit):
        yield AmountCandidate(amount.value, (amount,), weight * factor, hit.text.strip())


def closing(money: Sequence[PrintedAmount]) -> tuple[PrintedAmount, ...] | None:
    """Net, tax and gross among the amounts of one line, left to right, where they add up."""
    for one, other, whole in itertools.combinations(money, 3):
        net, tax = (one, other) if abs(one.value) >= abs(other.value) else (other, one)
        share = abs(tax.value / net.value) if net.value else Decimal(1)
        if share <= _MOST_TAX and net.value + tax.value == whole.value:
            return net, tax, whole
    return None


def sum_rows(sheet: Sheet) -> Iterator[tuple[AmountCandidate, AmountCandidate, AmountCandidate]]:
    """Net, tax and gross of every line that is called a total and holds all three.

    India's tables end in a line with net, the taxes and what these come to; the gross amount then
    stands elsewhere.
    """
    printed = {a.value: a for line in sheet.lines for a in line.amounts if is_money(a)}
    for line in sheet.lines:
        money = [a for a in line.amounts if is_money(a)]
        if len(money) < 3:
            continue
        heads = [(h.strength(Label.TOTAL), h) for h in line.labels if h.opens]
        strength, hit = max(heads, key=lambda pair: pair[0], default=(0.0, None))
        if hit is None or not strength or _standing(line, hit) < 0.9:
            continue
        found = closing(money) or _with_taxes(money, printed)
        if found is not None:
            score = min(0.75, strength)
            net, tax, gross = (AmountCandidate(a.value, (a,), score, hit.text) for a in found)
            yield net, tax, gross


def _with_taxes(
    money: Sequence[PrintedAmount], printed: Mapping[Decimal, PrintedAmount]
) -> tuple[PrintedAmount, ...] | None:
    """Net, the sum of the taxes between, and the gross amount printed elsewhere."""
    net, tax = money[0], money[-1]
    parts = sum((a.value for a in money[1:-1]), Decimal(0))
    gross = printed.get(net.value + tax.value)
    if len(money) < 4 or parts != tax.value or gross is None or not 0 < tax.value < net.value:
        return None
    return net, tax, gross


def _beside(line: Line, hit: LabelHit) -> list[PrintedAmount]:
    """The amounts right of a label, up to the next amount's label."""
    limit, end = float("inf"), len(hit.piece.text)
    for other in line.labels:
        if other is hit or not other.any_of(AMOUNT_LABELS):
            continue
        if other.piece is hit.piece:
            announces = other.start > hit.end and any(
                a.piece is hit.piece and hit.end <= a.start < other.start for a in line.amounts
            )
            end = min(end, other.start) if announces else end
        elif other.opens and other.piece.box.x0 > hit.piece.box.x0:
            limit = min(limit, other.piece.box.x0)
    found = []
    for amount in line.amounts:
        if amount.piece is hit.piece:
            if hit.end <= amount.start < end:
                found.append(amount)
        elif amount.piece.box.x0 >= hit.piece.box.x1 - 1 and amount.piece.box.x0 < limit:
            found.append(amount)
    return found


def _under(sheet: Sheet, line: Line, hit: LabelHit) -> Iterator[tuple[PrintedAmount, float]]:
    """Money in the column under a label, as in a row of headings; the last row is the sum."""
    rows: list[PrintedAmount] = []
    bottom = line
    for other in sheet.lines[line.index + 1 :]:
        if other.page != line.page or other.box.y0 - bottom.box.y1 > 3.2 * max(line.height, 4.0):
            break
        in_column = [
            a
            for a in other.amounts
            if is_money(a)
            and (shares_column(hit.box, a.box, 2.0 * line.height) or _in_cell(line, hit, a))
        ]
        own = [h for h in other.labels if h.any_of(AMOUNT_LABELS) and h.opens]
        if any(shares_column(hit.box, h.box, line.height) for h in own):
            break
        if in_column and any(a is in_column[-1] for h in own for a in _beside(other, h)):
            break
        if in_column:
            rows.append(in_column[-1])
        bottom = other
        if len(rows) >= 12:
            break
    if not rows:
        return
    if len(rows) == 1:
        yield rows[0], 0.8
        return
    total = sum((a.value for a in rows[:-1]), Decimal(0))
    summed = abs(total - rows[-1].value) <= CENT
    for index, amount in enumerate(rows):
        last = index == len(rows) - 1
        yield amount, (0.8 if summed else 0.5) if last else 0.35


def _in_cell(line: Line, hit: LabelHit, amount: PrintedAmount) -> bool:
    """Whether an amount ends in the cell that a label begins, in a row of headings over boxes."""
    if sum(h.opens and h.any_of(AMOUNT_LABELS) for h in line.labels) < 3:
        return False
    starts = sorted(p.box.x0 for p in line.pieces)
    right = next((x for x in starts if x > hit.box.x1), hit.box.x0 + (starts[-1] - starts[-2]))
    return hit.box.x0 - 2 <= amount.box.x0 and amount.box.x1 <= right + 2


def _standing(line: Line, hit: LabelHit) -> float:
    """How much like the head of a totals row a label stands."""
    after = [w for w in hit.piece.text[hit.end :].split() if w.isalpha()]
    if len(after) > 4:
        return 0.35  # a sentence
    if hit.opens:
        return 1.0
    before = hit.piece.text[: hit.start]
    words = [w for w in before.split() if not any(c.isdigit() for c in w)]
    earlier = any(h.piece is hit.piece and h.start < hit.start for h in line.labels)
    if earlier:
        return 0.6
    if len(words) <= 2:
        return 0.9
    return 0.45


def _lateness(sheet: Sheet, line: Line) -> float:
    """Totals stand late: a small preference that breaks ties."""
    return 0.94 + 0.06 * (line.index + 1) / len(sheet.lines)


def tax_rows(sheet: Sheet, skip: frozenset[int] = frozenset()) -> list[TaxRow]:
    """Rows in which a printed rate times a printed base is a printed tax.

    `skip` are lines of the item table. A label "MwSt. 19 %" with one amount is a row too, if it
    is announced as tax; its base is then unknown.
    """
    found: list[TaxRow] = []
    seen: set[tuple[Decimal, Decimal, str | None, Decimal | None]] = set()
    for line in sheet.lines:
        for row in _rows_of(line):
            if line.index in skip and not _is_analysis(line, row):
                continue
            # no tax is the same of any base
            base = row.base.value if row.base is not None and row.tax.value == 0 else None
            key = (row.rate.value, row.tax.value, row.name, base)
            if key not in seen:
                seen.add(key)
                found.append(row)
    return found


def _is_analysis(line: Line, row: TaxRow) -> bool:
    """Whether a row among the items begins with the tax's name and ends in the gross amount."""
    named = any(h.opens and h.strength(Label.TAX) for h in line.labels)
    return named and row.base is not None and closing([a for a in line.amounts if is_money(a)]) == (
        row.base, row.tax, line.amounts[-1]
    )  # fmt: skip


def _rows_of(line: Line) -> Iterator[TaxRow]:
    rates = [a for a in line.amounts if a.percent and 0 <= a.value <= 50]
    money = [a for a in line.amounts if is_money(a)]
    bare = [
        a
        for a in line.amounts
        if not a.percent and a.currency is None and 0 < a.value <= 30 and a.decimals <= 2
    ]
    hits = [h for h in line.labels if h.strength(Label.TAX)]
    name = next((n for h in hits if (n := _gst(h.text))), None)
    for rate in rates or bare:
        for i, base in enumerate(money):
            if base is rate or base.value == 0:
                continue
            for tax in money[i + 1 :]:
                if tax is not rate and fits_rate(base.value, rate.value, tax.value):
                    yield TaxRow(rate, base, tax, bool(hits), name)
                    return
        if rates and hits and len(money) == 1:
            yield TaxRow(rate, None, money[0], True, name)
            return


def _gst(label: str) -> str | None:
    """Which of India's taxes a label names."""
    found = re.search(r"\b(CGST|SGST|IGST|UTGST)\b", label.upper())
    return found[1] if found else None


def fits_rate(base: Decimal, rate: Decimal, tax: Decimal, slack: Decimal = CENT * 2) -> bool:
    """Whether `tax` is `rate` percent of `base`, to the cent or two that rounding costs."""
    if rate == 0:
        return tax == 0
    return tax != 0 and abs(base * rate / 100 - tax) <= slack


def combined_tax(candidates: Sequence[AmountCandidate]) -> AmountCandidate | None:
    """Several taxes (CGST and SGST, two rates) as one sum, when each stands on its own line."""
    by_line: dict[int, AmountCandidate] = {}
    for candidate in candidates:
        if candidate.score >= 0.5 and len(candidate.parts) == 1 and candidate.value != 0:
            known = by_line.get(candidate.line)
            if known is None or candidate.score > known.score:
                by_line[candidate.line] = candidate
    parts = sorted(by_line.values(), key=lambda c: c.line)
    if not 2 <= len(parts) <= 6 or len({c.page for c in parts}) > 1:
        return None
    return AmountCandidate(
        sum((c.value for c in parts), Decimal(0)),
        tuple(p for c in parts for p in c.parts),
        0.8 * min(c.score for c in parts),
        parts[0].label,
    )


def tax_amounts_by_line(sheet: Sheet) -> list[AmountCandidate]:
    """Each line's announced tax, equal values on different lines kept apart (CGST and SGST)."""
    found: list[AmountCandidate] = []
    for line in sheet.lines:
        best: AmountCandidate | None = None
        for hit in line.labels:
            strength = hit.strength(Label.TAX)
            if not strength:
                continue
            for candidate in _beside_or_below(sheet, line, hit, strength, Label.TAX):
                if candidate.line == line.index and (best is None or candidate.score > best.score):
                    best = candidate
        if best is not None:
            found.append(best)
    return found
