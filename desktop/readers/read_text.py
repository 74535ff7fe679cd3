# SPDX-License-Identifier: AGPL-3.0-or-later
"""The offline text reader: words with boxes in, a whole invoice with its evidence out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from desktop.domain.company import OwnCompany
from desktop.domain.invoice import Invoice, LineItem, TaxLine, plain
from desktop.domain.own_fields import own_name
from desktop.domain.page import PageText
from desktop.domain.ports import OwnField
from desktop.domain.reading import FieldReading, Proposal, Source
from desktop.readers.amount_candidates import TaxRow
from desktop.readers.amount_in_words import written_amount
from desktop.readers.amounts import Totals, read_totals
from desktop.readers.bent_paper import flattened, put_back
from desktop.readers.calibration import judged
from desktop.readers.contact import party_contacts
from desktop.readers.conventions import DocumentConventions, decide
from desktop.readers.currency import currency_of, currency_of_country
from desktop.readers.document_type import document_type
from desktop.readers.due_date import due_date
from desktop.readers.exempt import read_exempt
from desktop.readers.header import (
    invoice_number,
    issue_date,
    labelled_id,
)
from desktop.readers.identifiers import find_emails, find_ibans, find_vat_ids, vat_is_valid
from desktop.readers.labels import Label
from desktop.readers.legibility import as_legible
from desktop.readers.line_items import LinesReading, read_lines
from desktop.readers.notes import Notes
from desktop.readers.ocr_accounts import mended_accounts
from desktop.readers.ocr_slips import mended_page
from desktop.readers.origin import origin_of
from desktop.readers.own_fields import read_own
from desktop.readers.parties import read_parties
from desktop.readers.party_evidence import sections
from desktop.readers.places import places
from desktop.readers.sheet import Sheet, lay_out
from desktop.readers.terms import payment_reference, payment_terms

READER = "offline"

# From this weight on a number and a date are likely, and with each other sure.
_LIKELY = 0.6
_AGREED = 0.92


def read_pages(
    pages: Sequence[PageText],
    own: OwnCompany,
    own_fields: Sequence[OwnField] = (),
    notes: Notes | None = None,
) -> Proposal:
    """Everything that the words of a document tell, each value with its place and confidence.

    A value that is printed nowhere is left empty. A document that is no invoice gets the type
    `other` and is read all the same. Pages without words contribute nothing. `notes` takes what was
    weighed.
    """
    mended = [mended_accounts(mended_page(page)) for page in pages]
    flat = [flattened(page) for page, _ in mended]
    pages, bends = [page for page, _ in flat], {page.number: b for page, b in flat if b is not None}
    conventions = decide(pages)
    sheet = lay_out(pages, conventions, notes)
    if notes is not None:
        notes.sheet = sheet
    lines = read_lines(pages, conventions)
    readings: dict[str, FieldReading] = {}

    party_sections = sections(sheet)
    number = invoice_number(sheet, party_sections)
    issued = issue_date(sheet, number)
    _keep(
        readings,
        number,
        issued,
        due_date(sheet, issued),
        labelled_id(sheet, Label.ORDER, "purchase_order"),
        payment_reference(sheet),
        payment_terms(sheet),
    )
    totals = read_totals(sheet, _sums(lines), item_lines(sheet, lines))
    readings.update(totals.readings)
    readings.update(read_exempt(sheet, totals.readings))
    _keep(readings, document_type(sheet, number, totals.readings.get("total_amount")))
    ibans = find_ibans(sheet)
    vat_ids = find_vat_ids(sheet)
    emails = find_emails(sheet)
    parties = read_parties(sheet, own, emails, vat_ids, ibans, party_sections)
    readings.update(parties.readings)
    readings.update(party_contacts(sheet, own, parties, vat_ids, ibans, emails))
    _keep(readings, _currency(sheet, totals, readings), _language(conventions))
    values = (*readings.values(), *lines.readings)
    _keep(readings, origin_of(pages, values, slip=sheet.is_slip()))
    _agree(readings)
    readings = judged(readings)
    _keep(readings, written_amount(sheet))
    readings.update(read_own(sheet, own_fields))
    proposal = assemble(readings, lines, totals.rows)
    evidence = as_legible(proposal.evidence, pages)
    remarks = tuple(note for _, told in mended for note in told)
    return replace(proposal, evidence=put_back(evidence, bends), notes=remarks)


def _keep(readings: dict[str, FieldReading], *found: FieldReading | None) -> None:
    readings.update({r.path: r for r in found if r is not None})


def _agree(readings: dict[str, FieldReading]) -> None:
    """A number that holds the year of its date is a number of that date's paper."""
    number, issued = readings.get("invoice_number"), readings.get("issue_date")
    if number is None or issued is None or number.page != issued.page:
        return
    parts = re.findall(r"\d+|[^\W\d_]+", number.value)
    likely = min(number.confidence, issued.confidence) >= _LIKELY
    if likely and len(parts) > 1 and issued.value[:4] in parts:
        readings["invoice_number"] = number.with_confidence(max(number.confidence, _AGREED))


def _fact(path: str, value: str, confidence: float) -> FieldReading:
    return FieldReading(path, value, "", Source.OFFLINE, confidence)


def _sums(lines: LinesReading) -> tuple[Decimal, ...]:
    """What the line items come to: net, and with the adjustments below them."""
    if lines.line_total is None:
        return ()
    adjusted = lines.line_total + sum((amount for _, amount in lines.adjustments), Decimal(0))
    return (lines.line_total,) if adjusted == lines.line_total else (lines.line_total, adjusted)


def item_lines(sheet: Sheet, lines: LinesReading) -> frozenset[int]:
    """The indexes of the sheet's lines that hold a cell of the item table."""
    boxes = [(r.page, r.box) for r in lines.readings if r.box is not None and r.page is not None]
    by_page: dict[int, list[tuple[float, float]]] = {}
    for page, box in boxes:
        by_page.setdefault(page, []).append((box.y0, box.y1))
    return frozenset(
        line.index
        for line in sheet.lines
        if any(y0 <= line.box.mid_y <= y1 for y0, y1 in by_page.get(line.page, ()))
    )


def _language(conventions: DocumentConventions) -> FieldReading | None:
    if conventions.language is None:
        return None
    return _fact("language", conventions.language, 0.85)


def _currency(
    sheet: Sheet, totals: Totals, readings: Mapping[str, FieldReading]
) -> FieldReading | None:
    """The currency: beside the total if marked there, else the one the document marks most."""
    wanted = sheet.conventions.currency
    total = totals.readings.get("total_amount")
    dollar = sheet.conventions.dollar
    beside = currency_of(total.text, dollar) if total is not None else None
    found: list[tuple[float, FieldReading]] = []
    seen: set[str] = set()
    for hit in sheet.labels(Label.CURRENCY):
        for place in places(sheet, hit, reach=1.6):
            code = currency_of(place.text, dollar) if len(place.text) < 40 else None
            if code is not None and hit.opens:
                return FieldReading(
                    "currency", code, place.text.strip(" :."), Source.OFFLINE, 0.96,
                    place.piece.page, place.piece.box_of(place.start, place.end), label=hit.text,
                )  # fmt: skip
    for line in sheet.lines:
        for amount in line.amounts:
            if amount.currency is not None:
                seen.add(amount.currency)
                same = total is not None and amount.text.strip() == total.text
                found.append(
                    (
                        2.0 if same else 1.0,
                        FieldReading(
                            "currency", amount.currency, amount.text.strip(), Source.OFFLINE, 0.0,
                            amount.piece.page, amount.box,
                        ),
                    )
                )  # fmt: skip
    chosen = beside or wanted
    if chosen is None:
        return _national_currency(readings)
    confidence = 0.96 if seen == {chosen} else 0.87 if beside == chosen else 0.75
    if chosen == "USD" and dollar is None:
        confidence = min(confidence, 0.85)  # a bare "$" may be any dollar
    marked = [entry for entry in found if entry[1].value == chosen]
    if not marked:
        # marked in words ("Beträge in EUR", "US dollars"), not beside an amount
        for line in sheet.lines:
            for piece in line.pieces:
                if currency_of(piece.text, dollar) == chosen:
                    national = _national_currency(readings)
                    at_home = national is not None and national.value == chosen
                    return FieldReading(
                        "currency", chosen, piece.text, Source.OFFLINE,
                        (0.93 if at_home else 0.88) if not seen else 0.6, piece.page, piece.box,
                    )  # fmt: skip
        return None
    return max(marked, key=lambda entry: entry[0])[1].with_confidence(confidence)


def _national_currency(readings: Mapping[str, FieldReading]) -> FieldReading | None:
    """The currency of the supplier's country, where no amount is marked with any."""
    for path in ("supplier.bank_account.iban", "supplier.vat_number", "supplier.address.country"):
        reading = readings.get(path)
        code = currency_of_country(reading.value[:2]) if reading is not None else None
        if reading is not None and code is not None:
            return replace(reading, path="currency", value=code, confidence=0.7)
    tax_id = readings.get("supplier.vat_number")
    if tax_id is not None and tax_id.value[:1].isdigit():
        code = (
            "INR"
            if len(tax_id.value) == 15
            else "GBP"
            if vat_is_valid(f"GB{tax_id.value}")
            else None
        )
        if code is not None:
            return replace(tax_id, path="currency", value=code, confidence=0.7)
    postal = readings.get("supplier.address.postal_code")
    if postal is not None and _BRITISH_POSTCODE.fullmatch(postal.value):
        return replace(postal, path="currency", value="GBP", confidence=0.7)
    return None


_BRITISH_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")


def assemble(
    readings: Mapping[str, FieldReading],
    lines: LinesReading,
    rows: Sequence[TaxRow],
) -> Proposal:
    """One proposal of header readings, line items and tax rows."""
    tax_lines, tax_readings = _tax_lines(readings, rows)
    record = nested({path: r.value for path, r in readings.items()})
    record["line_items"] = lines.items
    record["tax_lines"] = tax_lines
    credit = record.get("document_type") == "credit_note"
    evidence = {r.path: r for r in (*readings.values(), *lines.readings, *tax_readings)}
    invoice = Invoice.model_validate(record)
    if credit:
        invoice, evidence = positive(invoice, evidence)
    return Proposal(invoice, evidence, READER)


def nested(values: Mapping[str, str]) -> dict[str, Any]:
    """Values by dotted path as the nested object that the record validates."""
    record: dict[str, Any] = {}
    for path, value in values.items():
        node = record
        name = own_name(path)
        *parents, leaf = path.split(".") if name is None else ("other", name)
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = value
    return record


def _tax_lines(
    readings: Mapping[str, FieldReading], rows: Sequence[TaxRow]
) -> tuple[tuple[TaxLine, ...], list[FieldReading]]:
    tax_lines: list[TaxLine] = []
    evidence: list[FieldReading] = []
    for index, row in enumerate(rows):
        proved = row.base is not None
        tax_lines.append(
            TaxLine(
                rate=row.rate.value,
                category=row.name,
                taxable_amount=row.base.value if row.base else None,
                tax_amount=row.tax.value,
            )
        )
        if row.name is not None:
            path = f"tax_lines[{index}].category"
            evidence.append(
                FieldReading(
                    path,
                    row.name,
                    row.name,
                    Source.OFFLINE,
                    0.9,
                    row.tax.piece.page,
                    row.tax.piece.box,
                )
            )
        for column, amount in (
            ("rate", row.rate),
            ("taxable_amount", row.base),
            ("tax_amount", row.tax),
        ):
            if amount is not None:
                evidence.append(
                    FieldReading(
                        f"tax_lines[{index}].{column}",
                        plain(amount.value),
                        amount.text.strip(),
                        Source.OFFLINE,
                        0.93 if proved else 0.85,
                        amount.piece.page,
                        amount.box,
                    )
                )
    return tuple(tax_lines), evidence


_SIGNED = ("subtotal", "tax_amount", "total_amount", "line_total", "amount_due", "amount_paid")


def positive(
    invoice: Invoice, evidence: dict[str, FieldReading]
) -> tuple[Invoice, dict[str, FieldReading]]:
    """A credit note with positive amounts: its type carries the sign, `text` the printed one."""
    total = invoice.total_amount
    if total is None or total >= 0:
        return invoice, evidence
    changes: dict[str, Any] = {}
    for name in _SIGNED:
        value = getattr(invoice, name)
        if value is not None and value < 0:
            changes[name] = -value
            evidence[name] = _turned(evidence[name])
    items = []
    for index, item in enumerate(invoice.line_items):
        flips: dict[str, Decimal] = {}
        negative = item.subtotal is not None and item.subtotal < 0
        for column in ("quantity", "subtotal", "tax_amount", "total_amount"):
            value = getattr(item, column)
            if negative and value is not None and value < 0:
                flips[column] = -value
                path = f"line_items[{index}].{column}"
                if path in evidence:
                    evidence[path] = _turned(evidence[path])
        items.append(item.model_copy(update=flips) if flips else item)
    rows = []
    for index, row in enumerate(invoice.tax_lines):
        turned: dict[str, Decimal] = {}
        for column in ("taxable_amount", "tax_amount"):
            value = getattr(row, column)
            if value is not None and value < 0:
                turned[column] = -value
                path = f"tax_lines[{index}].{column}"
                evidence[path] = _turned(evidence[path])
        rows.append(row.model_copy(update=turned) if turned else row)
    changes["line_items"] = tuple(items)
    changes["tax_lines"] = tuple(rows)
    return invoice.model_copy(update=changes), evidence


def _turned(reading: FieldReading) -> FieldReading:
    return FieldReading(
        reading.path,
        reading.value.removeprefix("-"),
        reading.text,
        reading.source,
        reading.confidence,
        reading.page,
        reading.box,
        reading.element,
        reading.label,
    )


def filled(items: Iterable[LineItem]) -> int:
    """How many line items hold anything."""
    return sum(1 for item in items if not item.is_empty)
