# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several readers say, joined into one proposal with a confidence for each field."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop.domain.dates import fold
from desktop.domain.fields import FIELDS, FieldKind, get_text, kind_of
from desktop.domain.invoice import Invoice
from desktop.domain.own_fields import own_name, own_path
from desktop.domain.page import PageText
from desktop.domain.reading import CERTAIN, FieldReading, Proposal, Source
from desktop.readers.read_text import nested

# Read from a machine's own record of the document: exact, nothing to vote about.
_EXACT = (Source.EINVOICE.value,)
_CODE = Source.PAYMENT_CODE.value
_CODE_AGREED = 0.97
# Where code and page differ in these, neither is to be trusted.
NEVER_DISPUTED = ("bank_account.iban", "total_amount", "amount_due")
# What a code says of names is how a bank knows them.
_HINTS = (FieldKind.NAME, FieldKind.TEXT, FieldKind.CHOICE)
_SUMS = ("subtotal", "tax_amount", "total_amount")
_CEILING = 0.995
_NOT_PRINTED = 0.6
_CENT = Decimal("0.01")
_NEVER_PRINTED = frozenset({"document_type", "language", "origin", "summary"})


def combine(proposals: Sequence[Proposal], pages: Sequence[PageText]) -> Proposal:
    """One proposal of several; at least one is needed.

    An e-invoice wins where it speaks, and other readers only fill what it leaves open. A payment
    code proves what another reader read as well; an account or amount that it disputes is not
    certain, whoever is right. Elsewhere agreement of readers of different kinds raises confidence
    and disagreement lowers it, a value with a place on the page beats one without, and net, tax and
    total are taken together from the reader whose three add up. Line items and tax rows come
    whole from one reader.
    A value that has words to be found among but stands nowhere is never certain.
    """
    if len(proposals) == 1:
        return _doubt_unproven(proposals[0], pages)
    ranked = sorted(proposals, key=_rank)
    lead = next((p for p in ranked if p.reader != _CODE), ranked[0])
    readings: dict[str, FieldReading] = {}
    for path in _paths(ranked):
        chosen = _choose(path, ranked)
        if chosen is not None:
            readings[path] = chosen
    if lead.reader not in _EXACT:
        _keep_sums_together(readings, ranked)
    record = nested({path: r.value for path, r in readings.items()})
    for table in ("line_items", "tax_lines"):
        owner = _table_owner(table, ranked)
        record[table] = getattr(owner.invoice, table)
        readings.update(_table_readings(table, owner, ranked))
    joined = Proposal(
        invoice=Invoice.model_validate(record),
        evidence=readings,
        reader=lead.reader,
        model=lead.model,
        partial=any(p.partial for p in proposals),
        notes=tuple(dict.fromkeys(note for p in ranked for note in p.notes)),
    )
    return _doubt_unproven(joined, pages)


def _rank(proposal: Proposal) -> int:
    if proposal.reader == Source.EINVOICE:
        return 0
    if proposal.reader == Source.PAYMENT_CODE:
        return 1
    if proposal.reader == Source.LAYOUT:
        return 3
    if proposal.reader == Source.OFFLINE:
        return 4
    return 2  # remote readers see the page itself


def _paths(proposals: Iterable[Proposal]) -> list[str]:
    used = {
        path
        for proposal in proposals
        for path in (spec.path for spec in FIELDS)
        if get_text(proposal.invoice, path) is not None
    }
    others = {own_path(name) for proposal in proposals for name in proposal.invoice.other}
    return [*(spec.path for spec in FIELDS if spec.path in used), *sorted(others)]


def _said(proposal: Proposal, path: str) -> FieldReading | None:
    value = get_text(proposal.invoice, path)
    if value is None:
        return None
    reading = proposal.evidence.get(path)
    if reading is not None and reading.value == value:
        return reading
    return FieldReading(path, value, "", proposal.reader, 0.5)


def _choose(path: str, ranked: Sequence[Proposal]) -> FieldReading | None:
    said = [r for r in (_said(p, path) for p in ranked) if r is not None]
    if not said:
        return None
    exact = [r for r in said if r.source in _EXACT]
    if path.endswith("address.text"):
        # the record's own fields are exact; the text is how they are printed
        exact = [] if any(r.box is not None for r in said) else exact
        said = [r for r in said if r.box is not None] or said
    if exact:
        return _disputed(path, _with_place(exact[0], said), said)
    if any(r.source == _CODE for r in said):
        by_code = _by_code(path, said)
        if by_code is not None:
            return by_code
    groups: list[list[FieldReading]] = []
    for reading in said:
        home = next((g for g in groups if same_value(path, g[0].value, reading.value)), None)
        if home is None:
            groups.append([reading])
        else:
            home.append(reading)
    groups.sort(key=_weight, reverse=True)
    best = groups[0]
    # the words themselves are a better proof than a code that repeats them
    lead = max(best, key=lambda r: (r.proven, r.source != _CODE, r.confidence))
    confidence = max(r.confidence for r in best)
    if len({r.source for r in best}) > 1:
        confidence += (1.0 - confidence) * 0.7
        confidence = min(confidence, _CEILING)
    if len(groups) > 1:
        rival = _weight(groups[1])
        confidence *= 1.0 - 0.45 * min(1.0, rival / max(_weight(best), 0.01))
    return _disputed(path, lead.with_confidence(confidence), said)


def _by_code(path: str, said: Sequence[FieldReading]) -> FieldReading | None:
    """What the payment code settles; None where it is one voice among others."""
    code = next(r for r in said if r.source == _CODE)
    if code.confidence < CERTAIN or kind_of(path) in _HINTS:
        return None
    same = [r for r in said if r is not code and same_value(path, r.value, code.value)]
    others = [r for r in said if r.source != _CODE]
    agree = [r for r in same if r.source != _CODE]
    # a reading of the same code may have been joined with the place where it is printed
    place = next((r for r in (*agree, *same) if r.box is not None), code)
    confidence = code.confidence
    if len(agree) == len(others):
        confidence = _CEILING if same else confidence
    elif agree:
        confidence = _CODE_AGREED
    return replace(
        code,
        text=place.text or code.text,
        page=place.page,
        box=place.box,
        label=place.label,
        confidence=confidence,
    )


def _disputed(path: str, chosen: FieldReading, said: Sequence[FieldReading]) -> FieldReading:
    """The chosen one, in doubt where account or amount is another in code and print."""
    codes = [r for r in said if r.source == _CODE]
    if path.endswith(NEVER_DISPUTED) and any(
        not same_value(path, r.value, chosen.value)
        for r in ([r for r in said if r.source != _CODE] if chosen.source == _CODE else codes)
    ):
        return chosen.with_confidence(min(chosen.confidence, _NOT_PRINTED))
    return chosen


def _weight(group: Sequence[FieldReading]) -> float:
    """How much speaks for a value: its readers' confidence, more if it stands on the page.

    Of one source's readings the surest counts: what fools it once fools it twice.
    """
    doubts: dict[str, float] = {}
    for reading in group:
        doubt = 1.0 - min(reading.confidence, 0.99) * (1.0 if reading.proven else 0.6)
        doubts[reading.source] = min(doubt, doubts.get(reading.source, 1.0))
    return 1.0 - math.prod(doubts.values())


def _with_place(exact: FieldReading, said: Sequence[FieldReading]) -> FieldReading:
    """An exact value keeps its element and gains the place where another reader saw it."""
    if exact.box is not None:
        return exact
    for other in said:
        if other.box is not None and same_value(exact.path, exact.value, other.value):
            return FieldReading(
                exact.path, exact.value, other.text or exact.text, exact.source,
                exact.confidence, other.page, other.box, exact.element, other.label,
            )  # fmt: skip
    return exact


def same_value(path: str, first: str, second: str) -> bool:
    """Whether two canonical texts of a field mean the same (case, spaces, trailing zeros apart)."""
    if first == second:
        return True
    kind = kind_of(path)
    numbers = kind in (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)
    if numbers or own_name(path) is not None:
        try:
            if Decimal(first) == Decimal(second):
                return True
        except InvalidOperation:
            pass
        if numbers:
            return False
    if kind in (FieldKind.DATE, FieldKind.CURRENCY, FieldKind.CHOICE):
        return False
    bare_first = "".join(c for c in fold(first) if c.isalnum())
    bare_second = "".join(c for c in fold(second) if c.isalnum())
    return bool(bare_first) and bare_first == bare_second


def _keep_sums_together(readings: dict[str, FieldReading], ranked: Sequence[Proposal]) -> None:
    """Net, tax and total from one reader, if the mix does not add up and one reader's set does."""
    if _adds_up([readings.get(path) for path in _SUMS]):
        return
    for proposal in sorted(ranked, key=_sum_confidence, reverse=True):
        whole = [_said(proposal, path) for path in _SUMS]
        if _adds_up(whole):
            for path, reading in zip(_SUMS, whole, strict=True):
                if reading is not None:
                    readings[path] = reading.with_confidence(min(reading.confidence, 0.85))
            return


def _sum_confidence(proposal: Proposal) -> float:
    said = [_said(proposal, path) for path in _SUMS]
    return sum(r.confidence for r in said if r is not None)


def _adds_up(sums: Sequence[FieldReading | None]) -> bool:
    if any(r is None for r in sums):
        return False
    net, tax, total = (Decimal(r.value) for r in sums if r is not None)
    return abs(net + tax - total) <= 2 * _CENT


def _table_owner(table: str, ranked: Sequence[Proposal]) -> Proposal:
    # a code's tax rows know no amounts
    filled = sorted(
        (p for p in ranked if getattr(p.invoice, table)), key=lambda p: p.reader == _CODE
    )
    if not filled:
        return ranked[0]
    if filled[0].reader in _EXACT or table == "tax_lines":
        return filled[0]
    wanted = {
        Decimal(value)
        for p in ranked
        for path in ("line_total", "subtotal", "total_amount")
        if (value := get_text(p.invoice, path)) is not None
    }
    for proposal in filled:
        amounts = [item.subtotal for item in proposal.invoice.line_items]
        if all(a is not None for a in amounts):
            total = sum((a for a in amounts if a is not None), Decimal(0))
            if any(abs(total - w) <= _CENT for w in wanted):
                return proposal
    return filled[0]


def _table_readings(
    table: str, owner: Proposal, ranked: Sequence[Proposal]
) -> dict[str, FieldReading]:
    """The owner's cells; surer where another reader has as many rows and the same in the cell."""
    rows = len(getattr(owner.invoice, table))
    others = [
        p for p in ranked if p is not owner and len(getattr(p.invoice, table)) == rows and rows
    ]
    result: dict[str, FieldReading] = {}
    for path, reading in owner.evidence.items():
        if not path.startswith(f"{table}["):
            continue
        if reading.source not in _EXACT:
            for other in others:
                value = get_text(other.invoice, path)
                if value is None:
                    continue
                same = same_value(path, value, reading.value)
                confidence = reading.confidence
                if not same:
                    confidence *= 0.75
                elif other.reader != owner.reader:
                    confidence += (1.0 - confidence) * 0.7
                place = other.evidence.get(path)
                if same and reading.box is None and place is not None and place.box is not None:
                    reading = FieldReading(
                        path, reading.value, place.text, reading.source, reading.confidence,
                        place.page, place.box, reading.element, place.label,
                    )  # fmt: skip
                reading = reading.with_confidence(min(confidence, _CEILING))
        result[path] = reading
    return result


def _evidence_of_other(ranked: Sequence[Proposal]) -> Iterable[tuple[str, FieldReading]]:
    for proposal in ranked:
        for path, reading in proposal.evidence.items():
            if path.startswith("other."):
                yield path, reading


def _doubt_unproven(proposal: Proposal, pages: Sequence[PageText]) -> Proposal:
    """A value that could stand among the words but doesn't is never shown as certain."""
    if not any(page.words for page in pages):
        return proposal
    evidence: dict[str, Any] = {}
    for path, reading in proposal.evidence.items():
        if not reading.proven and path not in _NEVER_PRINTED:
            reading = reading.with_confidence(min(reading.confidence, _NOT_PRINTED))
        evidence[path] = reading
    return Proposal(
        proposal.invoice,
        evidence,
        proposal.reader,
        proposal.model,
        proposal.partial,
        proposal.notes,
    )
