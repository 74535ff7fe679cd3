# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values of a field's own kind that stand on the document and were never in question for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from desktop.domain.reading import FieldReading, Source
from desktop.readers.header import identifier_at
from desktop.readers.identifiers import (
    Identifier,
    find_emails,
    find_ibans,
    find_phones,
    find_vat_ids,
)
from desktop.readers.labels import Label
from desktop.readers.places import places
from desktop.readers.sheet import LabelHit, Sheet, Span

Kin = tuple[FieldReading, str]
"""A value with its place, and why it was not taken."""

_DATES = (Label.DATE, Label.DUE_DATE, Label.OTHER_DATE)
_NUMBERS = (Label.ORDER, Label.OTHER_NUMBER, Label.PAYMENT_REFERENCE)
_DATE_PATHS = {"issue_date": Label.DATE, "due_date": Label.DUE_DATE}
_PARTIES = ("supplier", "buyer")


def kindred(sheet: Sheet, path: str, evidence: Mapping[str, FieldReading]) -> Iterator[Kin]:
    """In reading order; the field's own value may be among them.

    `evidence` is what all fields hold, so that another field's value is told as such.
    """
    if path in _DATE_PATHS:
        yield from _dates(sheet, path, evidence)
    elif path == "invoice_number":
        yield from _numbers(sheet, path)
    elif path == "currency":
        yield from _currencies(sheet)
    else:
        role, _, rest = path.partition(".")
        find = _FINDERS.get(rest) if role in _PARTIES else None
        if find is not None:
            yield from _identifiers(find(sheet), role, rest, evidence)


_FINDERS: Mapping[str, Callable[[Sheet], Sequence[Identifier]]] = {
    "vat_number": find_vat_ids,
    "bank_account.iban": find_ibans,
    "email": find_emails,
    "phone": find_phones,
}


def _reading(path: str, value: str, span: Span, hit: LabelHit | None) -> FieldReading:
    return FieldReading(
        path, value, span.text.strip(), Source.OFFLINE.value, 0.0, span.piece.page, span.box,
        label=hit.text.strip()[:200] if hit is not None else "",
    )  # fmt: skip


def _dates(sheet: Sheet, path: str, evidence: Mapping[str, FieldReading]) -> Iterator[Kin]:
    wanted = _DATE_PATHS[path]
    announced = _announced(sheet)
    others = {
        evidence[other].value: name
        for other, name in (("issue_date", "the date of issue"), ("due_date", "the due date"))
        if other != path and other in evidence
    }
    for line in sheet.lines:
        for day in line.dates:
            hit = announced.get((day.piece.line, day.piece.box.x0, day.start))
            value = day.value.isoformat()
            if hit is None:
                lost = "No label announces it."
            elif value in others:
                lost = f"“{hit.text.strip()}” announces it: it is {others[value]}."
            elif hit.strength(wanted):
                lost = f"Its label “{hit.text.strip()}” speaks less for it."
            else:
                lost = f"“{hit.text.strip()}” announces another date."
            yield _reading(path, value, day, hit), lost


def _announced(sheet: Sheet) -> dict[tuple[int, float, int], LabelHit]:
    """The label that leads to each date."""
    found: dict[tuple[int, float, int], LabelHit] = {}
    for hit in sheet.labels(*_DATES):
        for place in places(sheet, hit):
            line = sheet.lines[place.piece.line]
            dates = [
                d
                for d in line.dates
                if d.piece is place.piece and place.start <= d.start < place.end
            ]
            for day in dates:
                found.setdefault((day.piece.line, day.piece.box.x0, day.start), hit)
            if dates:
                break
    return found


def _numbers(sheet: Sheet, path: str) -> Iterator[Kin]:
    for hit in sheet.labels(*_NUMBERS):
        if hit.strength(Label.NUMBER) >= 0.9 or not (hit.opens or hit.closed):
            continue
        for place in places(sheet, hit):
            span = identifier_at(place)
            if span is not None:
                lost = f"“{hit.text.strip()}” announces another number."
                yield _reading(path, " ".join(span.text.split()), span, hit), lost
                break


def _currencies(sheet: Sheet) -> Iterator[Kin]:
    seen: set[str] = set()
    for line in sheet.lines:
        for amount in line.amounts:
            if amount.currency is not None and amount.currency not in seen:
                seen.add(amount.currency)
                lost = "It does not mark the total, or is marked less often."
                yield _reading("currency", amount.currency, amount, None), lost


def _identifiers(
    found: Sequence[Identifier], role: str, rest: str, evidence: Mapping[str, FieldReading]
) -> Iterator[Kin]:
    contrary = "buyer" if role == "supplier" else "supplier"
    theirs = evidence.get(f"{contrary}.{rest}")
    checked = rest in ("vat_number", "bank_account.iban")
    for one in found:
        if theirs is not None and theirs.value == one.value:
            lost = f"It is the {contrary}'s."
        elif checked and not one.valid:
            lost = "Its check digits do not hold."
        else:
            lost = f"It does not stand with the {role}, or stands after the one that was taken."
        yield _reading(f"{role}.{rest}", one.value, one.span, one.hit), lost
