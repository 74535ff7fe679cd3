# SPDX-License-Identifier: AGPL-3.0-or-later
"""Net, tax and total, judged together: the printed set that adds up beats separate guesses."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop.domain.invoice import plain
from desktop.domain.reading import FieldReading, Source
from desktop.readers.amount_candidates import (
    CENT,
    AmountCandidate,
    TaxRow,
    combined_tax,
    fits_rate,
    is_money,
    label_candidates,
    sum_rows,
    tax_amounts_by_line,
    tax_rows,
)
from desktop.readers.amount_notes import note_other, note_sums
from desktop.readers.labels import Label
from desktop.readers.sheet import PrintedAmount, Sheet
from desktop.readers.till_slip import (
    MOST_ROUNDED,
    proved_by_cash,
    settled_totals,
    without_change,
)

_TOP = 7
_PROVED = 0.95  # an amount that closes a sum of others
_HIGHEST_TAX = Decimal("0.35")  # of the net amount
_CLEAR_TOTAL = 0.3  # a label's score from which on a total may be the net amount too
_OTHER_FIELDS = (
    ("line_total", Label.LINE_TOTAL),
    ("discount", Label.DISCOUNT),
    ("charges", Label.CHARGES),
    ("shipping", Label.SHIPPING),
    ("rounding", Label.ROUNDING),
    ("amount_paid", Label.PAID),
    ("amount_due", Label.DUE),
)


@dataclass(frozen=True)
class Totals:
    """What was decided: readings by path, and the rows of the tax breakdown."""

    readings: dict[str, FieldReading] = field(default_factory=dict)
    rows: tuple[TaxRow, ...] = ()


@dataclass(frozen=True)
class _Set:
    """One way to read net, tax and total, with what speaks for it."""

    total: AmountCandidate
    net: AmountCandidate | None
    tax: AmountCandidate | None
    score: float
    adds_up: bool
    bridge: tuple[str, ...] = ()


def read_totals(
    sheet: Sheet,
    line_sums: Sequence[Decimal] = (),
    item_lines: frozenset[int] = frozenset(),
) -> Totals:
    """All amounts outside the item table.

    `line_sums` are the sums of the read line items (net, or with tax), used as evidence only;
    `item_lines` the indexes of the sheet's lines that belong to the item table.
    """
    rows = tax_rows(sheet, item_lines)
    found = {
        label: _outside(label_candidates(sheet, label), item_lines)
        for label in (
            Label.SUBTOTAL,
            Label.TAXABLE,
            Label.TAX,
            Label.TOTAL,
            *(label for _, label in _OTHER_FIELDS),
        )
    }
    taxes = _with_sums(sheet, found[Label.TAX], rows, item_lines)
    nets = _merge(found[Label.SUBTOTAL], _weaker(found[Label.LINE_TOTAL], 0.75))
    nets = _merge(nets, _weaker(found[Label.TAXABLE], 0.6))
    nets = _merge(nets, _row_bases(rows))
    for net, tax, gross in sum_rows(sheet):
        nets, taxes = _merge(nets, [net]), _merge(taxes, [tax])
        found[Label.TOTAL] = _merge(found[Label.TOTAL], [gross])
    totals = _merge(found[Label.TOTAL], _weaker(found[Label.DUE], 0.8))
    settled = settled_totals(sheet)
    totals = _backed(totals, settled)
    extras = {path: found[label] for path, label in _OTHER_FIELDS}
    extras["amount_paid"] = without_change(extras["amount_paid"], settled)
    if not totals:
        # a till slip may end in "Subtotal" and "Cash" alone
        paid = {c.value for c in extras["amount_paid"]}
        totals = [_scaled(c, 0.8) for c in found[Label.SUBTOTAL] if c.value in paid]
    gaps = {t.value - n.value for t in totals[:_TOP] for n in nets[:_TOP]}
    taxes.sort(key=lambda c: (c.value not in gaps, -c.score))
    best, rival = _best_set(
        sheet, totals[:_TOP], nets[:_TOP], taxes[:_TOP], extras, line_sums, rows
    )
    readings: dict[str, FieldReading] = {}
    if best is not None:
        best = _completed(best, found)
        _take(readings, best, rival, line_sums, sheet)
        _doubt_net_before_discount(readings, best, found, extras)
        readings["total_amount"] = proved_by_cash(readings["total_amount"], settled)
    _take_others(readings, best, extras, line_sums)
    if sheet.notes is not None:
        for path, candidates in extras.items():
            note_other(sheet.notes, path, candidates)
    return Totals(readings, _proved_rows(rows, best))


def _outside(
    candidates: Iterable[AmountCandidate], item_lines: frozenset[int]
) -> list[AmountCandidate]:
    return [c if c.line not in item_lines else _scaled(c, 0.3) for c in candidates]


def _scaled(candidate: AmountCandidate, factor: float) -> AmountCandidate:
    return AmountCandidate(
        candidate.value, candidate.parts, candidate.score * factor, candidate.label
    )


def _weaker(candidates: Iterable[AmountCandidate], factor: float) -> list[AmountCandidate]:
    return [_scaled(c, factor) for c in candidates]


def _merge(
    first: Iterable[AmountCandidate], second: Iterable[AmountCandidate]
) -> list[AmountCandidate]:
    best: dict[Decimal, AmountCandidate] = {}
    for candidate in itertools.chain(first, second):
        known = best.get(candidate.value)
        if known is None or candidate.score > known.score:
            best[candidate.value] = candidate
    return sorted(best.values(), key=lambda c: -c.score)


def _backed(
    totals: Iterable[AmountCandidate], settled: Sequence[AmountCandidate]
) -> list[AmountCandidate]:
    """The totals, those that cash and change come to before all others."""
    known = {c.value for c in settled}
    best = [
        replace(c, score=max(c.score, 0.6) + 0.25)
        if c.value in known
        else _scaled(c, 0.5)
        if any(abs(c.value - value) <= MOST_ROUNDED for value in known)
        else c
        for c in totals
    ]
    return _merge(best, settled)


def _row_bases(rows: Sequence[TaxRow]) -> list[AmountCandidate]:
    bases = [r.base for r in rows if r.base is not None]
    found = [AmountCandidate(b.value, (b,), 0.5) for b in bases]
    if len(bases) > 1 and len(bases) == len(rows) and len({b.piece.page for b in bases}) == 1:
        total = sum((b.value for b in bases), Decimal(0))
        found.append(AmountCandidate(total, tuple(bases), 0.3))
    return found


def _with_sums(
    sheet: Sheet,
    taxes: list[AmountCandidate],
    rows: Sequence[TaxRow],
    item_lines: frozenset[int],
) -> list[AmountCandidate]:
    """The tax candidates and what several taxes come to together."""
    result = _merge(taxes, [AmountCandidate(r.tax.value, (r.tax,), 0.6) for r in rows])
    by_line = [c for c in tax_amounts_by_line(sheet) if c.line not in item_lines]
    summed = combined_tax(by_line)
    if summed is not None:
        result = _merge(result, [summed])
    if len(rows) > 1 and len({r.tax.piece.page for r in rows}) == 1:
        result = _merge(
            result,
            [
                AmountCandidate(
                    sum((r.tax.value for r in rows), Decimal(0)),
                    tuple(r.tax for r in rows),
                    0.5,
                )
            ],
        )
    return result


def _best_set(
    sheet: Sheet,
    totals: Sequence[AmountCandidate],
    nets: Sequence[AmountCandidate],
    taxes: Sequence[AmountCandidate],
    extras: dict[str, list[AmountCandidate]],
    line_sums: Sequence[Decimal],
    rows: Sequence[TaxRow],
) -> tuple[_Set | None, _Set | None]:
    printed = _printed_money(sheet)
    rates = {a.value for line in sheet.lines for a in line.amounts if a.percent and a.value > 0}
    sets: list[_Set] = []
    for total in totals:
        sets.extend(
            _judge(total, net, tax, printed, rates, extras, line_sums, rows)
            for net in (*nets, None)
            for tax in (*taxes, None)
        )
    if not totals:
        for net in nets:
            for tax in taxes:
                wanted = printed.get(net.value + tax.value)
                if wanted is not None:
                    total = AmountCandidate(wanted.value, (wanted,), 0.35)
                    sets.append(_judge(total, net, tax, printed, rates, extras, line_sums, rows))
    sets.sort(key=lambda s: -s.score)
    if sheet.notes is not None:
        note_sums(sheet.notes, sets, line_sums)
    if not sets:
        return None, None
    best = sets[0]
    rival = next((s for s in sets[1:] if s.total.value != best.total.value), None)
    return best, rival


def _printed_money(sheet: Sheet) -> dict[Decimal, PrintedAmount]:
    """Every printed money amount, the last place of each value."""
    return {a.value: a for line in sheet.lines for a in line.amounts if is_money(a)}


def _judge(
    total: AmountCandidate,
    net: AmountCandidate | None,
    tax: AmountCandidate | None,
    printed: dict[Decimal, PrintedAmount],
    rates: set[Decimal],
    extras: dict[str, list[AmountCandidate]],
    line_sums: Sequence[Decimal],
    rows: Sequence[TaxRow],
) -> _Set:
    score = 1.2 * total.score
    adds_up = False
    bridge: tuple[str, ...] = ()
    if total.value == 0:
        score -= 0.6
    if net is not None and tax is not None:
        score += net.score + tax.score
        gap = total.value - net.value - tax.value
        if abs(gap) <= CENT * 2:
            adds_up = True
            score += 1.2
            if tax.value == 0 and net.score < 0.5:
                score -= 0.4
            if tax.value != 0 and any(fits_rate(net.value, r, tax.value) for r in rates):
                score += 0.3
            if abs(gap) > 0:
                score -= 0.1
        else:
            bridge = _bridge(gap, extras)
            score += 0.6 if bridge else -1.6
            adds_up = bool(bridge)
        if net.value != 0 and abs(tax.value) > abs(net.value) * Decimal("0.35"):
            score -= 0.6
    elif net is not None:
        score += net.score
        gap = total.value - net.value
        if gap == 0:
            score += 0.35 if total.score >= _CLEAR_TOTAL else -0.5
        elif gap in printed and _is_rate(net.value, gap, rates):
            tax = AmountCandidate(gap, (printed[gap],), 0.3)
            score += 0.75
            adds_up = True
        else:
            bridge = _bridge(gap, extras)
            score += 0.3 if bridge else -0.9
    elif tax is not None:
        score += tax.score
        rest = total.value - tax.value
        if tax.value == 0:
            score -= 0.2
        elif rest in printed and rest != 0:
            net = AmountCandidate(rest, (printed[rest],), 0.3)
            score += 0.75 if _is_rate(rest, tax.value, rates) else 0.45
            adds_up = True
        elif tax.value and not Decimal("0.005") < abs(tax.value / (rest or CENT)) < Decimal("0.4"):
            score -= 0.9
    else:
        for rate in rates:
            found = _split(total.value, rate, printed)
            if found is not None:
                net, tax = found
                score += 0.55
                adds_up = True
                break
    if net is not None and tax is not None and adds_up:
        score += _beside_rows(net.value, tax.value, rows, printed)
    if any(abs(s - total.value) <= CENT for s in line_sums):
        score += 0.12
    if net is not None and any(abs(s - net.value) <= CENT for s in line_sums):
        score += 0.25
    return _Set(total, net, tax, score, adds_up, bridge)


def _beside_rows(
    net: Decimal,
    tax: Decimal,
    rows: Sequence[TaxRow],
    printed: dict[Decimal, PrintedAmount],
) -> float:
    """What a breakdown by several rates says: all its rows together count, not one of them."""
    based = [(r.base.value, r.tax.value) for r in rows if r.base is not None and r.tax.value != 0]
    if len({r.rate.value for r in rows if r.base is not None and r.tax.value != 0}) < 2:
        return 0.0
    nets = sum((base for base, _ in based), Decimal(0))
    taxes = sum((part for _, part in based), Decimal(0))
    if abs(nets - net) <= 2 * CENT and abs(taxes - tax) <= 2 * CENT:
        return 0.5
    one_row = any(base == net and part == tax for base, part in based)
    return -0.8 if one_row and nets + taxes in printed else 0.0


def _is_rate(net: Decimal, tax: Decimal, rates: set[Decimal]) -> bool:
    return any(fits_rate(net, rate, tax) for rate in rates)


def _split(
    total: Decimal, rate: Decimal, printed: dict[Decimal, PrintedAmount]
) -> tuple[AmountCandidate, AmountCandidate] | None:
    """Net and tax of a total that contains tax, when both are printed somewhere."""
    wanted = (total / (1 + rate / 100)).quantize(CENT)
    for net in (wanted, wanted - CENT, wanted + CENT):
        tax = total - net
        if net in printed and tax in printed and tax != 0:
            return (
                AmountCandidate(net, (printed[net],), 0.3),
                AmountCandidate(tax, (printed[tax],), 0.3),
            )
    return None


def _bridge(gap: Decimal, extras: dict[str, list[AmountCandidate]]) -> tuple[str, ...]:
    """Which of discount, shipping, charges and rounding explain a gap to the total."""
    signed = {
        "shipping": 1,
        "charges": 1,
        "rounding": 0,
        "discount": -1,
        "amount_paid": -1,
    }
    options: list[tuple[str, Decimal]] = []
    for path, sign in signed.items():
        for candidate in extras[path][:2]:
            if candidate.value != 0 and candidate.score >= 0.5:
                value = candidate.value if sign == 0 else abs(candidate.value) * sign
                options.append((path, value))
                if sign == 0:
                    options.append((path, -value))
    for size in (1, 2):
        for chosen in itertools.combinations(options, size):
            if len({path for path, _ in chosen}) == size and (
                abs(sum((v for _, v in chosen), Decimal(0)) - gap) <= CENT * 2
            ):
                return tuple(path for path, _ in chosen)
    return ()


def _take(
    readings: dict[str, FieldReading],
    best: _Set,
    rival: _Set | None,
    line_sums: Sequence[Decimal],
    sheet: Sheet,
) -> None:
    margin = best.score - rival.score if rival else 1.0
    backed = any(abs(s - v) <= CENT for s in line_sums for v in _values(best))
    for path, candidate in (
        ("total_amount", best.total),
        ("subtotal", best.net),
        ("tax_amount", best.tax),
    ):
        if candidate is None:
            continue
        if len(candidate.parts) > 1:
            # a sum of several taxes counts where it is printed itself, or where it closes the gap
            printed = _printed_money(sheet).get(candidate.value)
            if printed is not None:
                candidate = replace(candidate, parts=(printed,))
            elif path != "tax_amount" or not best.adds_up or best.bridge:
                continue
        if (
            path == "subtotal"
            and best.bridge
            and set(best.bridge) & {"shipping", "charges", "discount"}
        ):
            # what stands before shipping and discounts is the line total, not the net
            readings["line_total"] = _reading("line_total", candidate, 0.8)
            continue
        readings[path] = _reading(path, candidate, _confidence(best, candidate, margin, backed))


def _doubt_net_before_discount(
    readings: dict[str, FieldReading],
    best: _Set,
    found: dict[Label, list[AmountCandidate]],
    extras: dict[str, list[AmountCandidate]],
) -> None:
    """A sum of the lines is not certain to be the net amount where something is taken off or added.

    The tax that fits it is then in doubt too.
    """
    if best.net is None or any(c.value == best.net.value for c in found[Label.SUBTOTAL]):
        return
    if not any(c.value == best.net.value for c in found[Label.LINE_TOTAL]):
        return
    if any(
        c.value != 0 and c.score >= 0.5
        for path in ("discount", "charges", "shipping")
        for c in extras[path]
    ):
        for path in ("subtotal", "tax_amount"):
            if path in readings:
                reading = readings[path]
                readings[path] = reading.with_confidence(min(reading.confidence, 0.85))


def _completed(best: _Set, found: dict[Label, list[AmountCandidate]]) -> _Set:
    """The set with a clearly labelled net or tax that doesn't add up: shown, and found wanting."""
    net, tax = best.net, best.tax
    nets, taxes = found[Label.SUBTOTAL], found[Label.TAX]
    if (net is not None and tax is not None) or not nets or not taxes:
        return best
    clear = nets[0].score >= 0.85 and taxes[0].score >= 0.85
    share = taxes[0].value / nets[0].value if nets[0].value else Decimal(0)
    if not clear or not 0 <= share <= Decimal("0.35"):
        return best
    return replace(best, net=net or nets[0], tax=tax or taxes[0], adds_up=False)


def _values(found: _Set) -> list[Decimal]:
    if found.net is None:
        return [found.total.value]
    return [found.total.value, found.net.value]


def _confidence(best: _Set, candidate: AmountCandidate, margin: float, backed: bool) -> float:
    labelled = candidate.score >= 0.75
    if best.net is not None and not _plausible(best):
        return 0.7
    if best.adds_up and best.tax is not None and best.net is not None and not best.bridge:
        confidence = 0.96 if labelled else 0.9
        if min(best.total.score, best.net.score, best.tax.score) < 0.45:
            confidence = 0.86 if labelled else 0.8
        if best.tax.value == 0:
            # any amount and nothing add up: labels alone tell
            clear = min(best.total.score, best.net.score) >= 0.75
            confidence = min(confidence, 0.92 if clear else 0.84)
    elif best.adds_up and best.bridge == ("rounding",) and best.total.score >= 0.5:
        confidence = 0.93 if labelled else 0.85
    else:
        confidence = 0.55 + 0.3 * candidate.score
        if best.net is not None and best.tax is None:
            confidence = 0.62 + 0.25 * candidate.score
    if backed:
        confidence = min(0.99, confidence + 0.05)
    if len(candidate.parts) > 1 or (candidate is best.net and best.tax is None):
        confidence = min(confidence, 0.85)
    if margin < 0.25:
        confidence *= 0.75 + margin
    return confidence


def _plausible(found: _Set) -> bool:
    """Whether tax and net have one sign, and the tax is no more than taxes are."""
    if found.net is None or found.tax is None or found.tax.value == 0:
        return True
    if found.net.value == 0 or (found.net.value > 0) != (found.tax.value > 0):
        return False
    return abs(found.tax.value / found.net.value) <= _HIGHEST_TAX


def _reading(path: str, candidate: AmountCandidate, confidence: float) -> FieldReading:
    return FieldReading(
        path=path,
        value=plain(candidate.value),
        text=candidate.text,
        source=Source.OFFLINE,
        confidence=max(0.0, min(0.995, confidence)),
        page=candidate.page,
        box=candidate.box,
        label=candidate.label[:200],
    )


def _take_others(
    readings: dict[str, FieldReading],
    best: _Set | None,
    extras: dict[str, list[AmountCandidate]],
    line_sums: Sequence[Decimal],
) -> None:
    total = best.total.value if best else None
    for path, candidates in extras.items():
        if path in readings or not candidates:
            continue
        candidate = candidates[0]
        if candidate.score < 0.55:
            continue
        if path in ("discount", "charges", "shipping", "amount_paid", "line_total"):
            candidate = AmountCandidate(
                abs(candidate.value) if path != "line_total" else candidate.value,
                candidate.parts,
                candidate.score,
                candidate.label,
            )
        if total is not None and path != "amount_due" and candidate.value > 3 * abs(total):
            continue
        if path == "rounding" and total is not None and abs(candidate.value) > 1:
            continue
        confidence = 0.5 + 0.3 * candidate.score
        if best is not None and path in best.bridge:
            confidence = 0.9
        if path == "line_total" and any(abs(s - candidate.value) <= CENT for s in line_sums):
            confidence = 0.95
        readings[path] = _reading(path, candidate, confidence)
    _prove_adjustments(readings, best, line_sums)
    shipping = readings.get("shipping")
    if shipping is not None and "charges" not in readings:
        # BT-108 holds all charges, shipping among them
        readings["charges"] = replace(shipping, path="charges")
    _check_due(readings, total)


def _prove_adjustments(
    readings: dict[str, FieldReading], best: _Set | None, line_sums: Sequence[Decimal]
) -> None:
    """Discount, shipping and charges that lead from the sum of the lines to the net amount."""
    if best is None or best.net is None or not best.adds_up:
        return
    sums = set(line_sums)
    if "line_total" in readings:
        sums.add(Decimal(readings["line_total"].value))
    signs = {"discount": -1, "shipping": 1, "charges": 1}
    known = [path for path in signs if path in readings and Decimal(readings[path].value)]
    for size in range(len(known), 0, -1):
        for chosen in itertools.combinations(known, size):
            gap = sum((signs[path] * Decimal(readings[path].value) for path in chosen), Decimal(0))
            if any(abs(one + gap - best.net.value) <= CENT for one in sums):
                for path in chosen:
                    readings[path] = readings[path].with_confidence(_PROVED)
                return


def _check_due(readings: dict[str, FieldReading], total: Decimal | None) -> None:
    due, paid = readings.get("amount_due"), readings.get("amount_paid")
    if due is None or total is None:
        return
    value = Decimal(due.value)
    expected = total - Decimal(paid.value) if paid else total
    if abs(value - expected) <= CENT:
        readings["amount_due"] = due.with_confidence(max(due.confidence, 0.93))
    elif abs(value) > abs(total) * 2:
        del readings["amount_due"]


def _proved_rows(rows: Sequence[TaxRow], best: _Set | None) -> tuple[TaxRow, ...]:
    """The tax rows that come to the tax (and net) that was decided; all with a base otherwise."""
    if best is None or best.tax is None:
        return tuple(r for r in rows if r.base is not None)
    wanted = best.tax.value
    with_base = [r for r in rows if r.base is not None]
    announced = [r for r in rows if r.announced]
    for group in (announced, with_base, list(rows)):
        if group and abs(sum((r.tax.value for r in group), Decimal(0)) - wanted) <= CENT * 2:
            return tuple(_with_base(r, best) for r in group)
    for row in rows:
        if abs(row.tax.value - wanted) <= CENT:
            return (_with_base(row, best),)
    return ()


def _with_base(row: TaxRow, best: _Set) -> TaxRow:
    """A row without a printed base takes the net amount, if the rate fits it."""
    net = best.net
    if row.base is not None or net is None or len(net.parts) != 1:
        return row
    if not fits_rate(net.value, row.rate.value, row.tax.value):
        return row
    return replace(row, base=net.parts[0])
