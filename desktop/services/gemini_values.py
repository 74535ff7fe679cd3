# SPDX-License-Identifier: AGPL-3.0-or-later
"""From what a model points at or copies to readings of the canonical record.

Money and dates are parsed here, by our own code and the document's own conventions, so that the
model neither computes nor reformats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from desktop.domain.dates import DateOrder, parse_printed_date
from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind, kind_of, with_text
from desktop.domain.invoice import DocumentType, Invoice, plain
from desktop.domain.money import DecimalMark, parse_printed
from desktop.domain.reading import FieldReading, Proposal, Source
from desktop.services.gemini_words import Spot

MAX_ROWS: Final = 2_000
_MAX_NOTES: Final = 50
_NUMERIC: Final = {FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE}
_ONE_LINE: Final = {FieldKind.IDENTIFIER, FieldKind.TEXT, FieldKind.NAME}
_GLUED_LABEL: Final = re.compile(r"^[^\W\d_][^\d:]*:\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Said:
    """One value as the model gave it: printed text, and its place where that is known."""

    path: str
    text: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the document writes numbers and dates; None: what the values themselves show."""

    mark: DecimalMark | None = None
    order: DateOrder | None = None


def to_proposal(
    said: Iterable[Said],
    model: str,
    conventions: Conventions,
    *,
    stated: Conventions | None = None,
    kinds: Mapping[str, FieldKind] | None = None,
    partial: bool = False,
    notes: Sequence[str] = (),
) -> Proposal:
    """Readings of what was said; what can't be a value of its field is left out and noted.

    `stated` is what the model says of the conventions: it counts least. `kinds` types the values
    of own fields by their paths. Confidence is 0 until
    grounding and comparison with other readers decide how far a value can be trusted.
    """
    values = list(said)
    claimed = stated or Conventions()
    mark = conventions.mark or _decimal_mark(values) or claimed.mark or "."
    order = conventions.order or _date_order(values, claimed.order)
    invoice, evidence, remarks = Invoice(), dict[str, FieldReading](), list(notes)
    for one in values:
        canonical = _canonical(one, (kinds or {}).get(one.path), mark, order)
        try:
            if canonical is None:
                raise InvalidValue
            invoice = with_text(invoice, one.path, canonical)
        except (InvalidValue, KeyError):
            remarks.append(f"Gemini's “{one.text[:60]}” is not a value for {one.path}.")
            continue
        evidence[one.path] = FieldReading(
            one.path,
            canonical,
            one.spot.text if one.spot else one.text,
            Source.GEMINI,
            0.0,
            page=one.spot.page if one.spot else None,
            box=one.spot.box if one.spot else None,
        )
    if invoice.document_type is DocumentType.CREDIT_NOTE:
        invoice, evidence = _positive(invoice, evidence)
    return Proposal(
        invoice, evidence, Source.GEMINI, model, partial, tuple(dict.fromkeys(remarks))[:_MAX_NOTES]
    )


def _canonical(
    said: Said, own_kind: FieldKind | None, mark: DecimalMark, order: DateOrder
) -> str | None:
    kind = own_kind or kind_of(said.path)
    printed = said.text
    flat = " ".join(printed.split())
    if kind in _NUMERIC:
        number = _number(flat, mark)
        return None if number is None else plain(number)
    if kind is FieldKind.DATE:
        day = parse_printed_date(flat, order)
        return None if day is None else day.isoformat()
    if kind is FieldKind.CURRENCY:
        code = flat.upper()
        return code if re.fullmatch(r"[A-Z]{3}", code) else None
    if kind in (FieldKind.IBAN, FieldKind.BIC):
        return re.sub(r"\s+", "", _unlabelled(flat)).upper()
    if said.path == "language":
        return flat[:2].lower() if re.fullmatch(r"[A-Za-z]{2}([-_]\w+)?", flat) else None
    if said.spot is not None and kind in _ONE_LINE:
        # whole words were pointed at: a label or a comma may hang on them
        bare = _unlabelled(flat) if kind is FieldKind.IDENTIFIER else flat
        return bare.strip(" ,;|·") or None
    return printed


def _unlabelled(text: str) -> str:
    return _GLUED_LABEL.sub("", text)


def _number(printed: str, mark: DecimalMark) -> Decimal | None:
    """By the document's mark; where that can't be, by what can be read in one way only."""
    number = parse_printed(printed, mark)
    return number if number is not None else parse_printed(printed, None)


def _decimal_mark(values: Sequence[Said]) -> DecimalMark | None:
    """What the amounts show, all together."""
    votes = {".": 0, ",": 0}
    for one in values:
        if kind_of(one.path) is FieldKind.AMOUNT:
            shown = re.search(r"([.,])(\d{1,2})\D*$", one.text)
            if shown:
                votes[shown[1]] += 1
    if votes["."] == votes[","]:
        return None
    return "." if votes["."] > votes[","] else ","


def _date_order(values: Sequence[Said], stated: DateOrder | None) -> DateOrder:
    """As stated, unless a printed date can't be read so."""
    dates = [one.text for one in values if kind_of(one.path) is FieldKind.DATE]
    first: DateOrder = stated or "dmy"
    orders: tuple[DateOrder, ...] = (first, "dmy", "mdy")
    for candidate in orders:
        if all(parse_printed_date(text, candidate) for text in dates):
            return candidate
    return first


def _positive(
    invoice: Invoice, evidence: dict[str, FieldReading]
) -> tuple[Invoice, dict[str, FieldReading]]:
    """A credit note whose total is printed negative: all signs turned, the printed text kept."""
    if invoice.total_amount is None or invoice.total_amount >= 0:
        return invoice, evidence
    turned = dict(evidence)
    for path, reading in evidence.items():
        column = path.rsplit(".", 1)[-1]
        if kind_of(path) is not FieldKind.AMOUNT or column == "unit_price":
            continue
        value = plain(-Decimal(reading.value))
        invoice = with_text(invoice, path, value)
        turned[path] = replace(reading, value=value)
    return invoice, turned
