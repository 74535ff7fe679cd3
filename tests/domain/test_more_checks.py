# SPDX-License-Identifier: AGPL-3.0-or-later
"""Terms, signs, countries, national numbers and India's rules, each kept and broken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.checks.terms import due_by_terms
from desktop.domain.finding import Severity
from desktop.domain.invoice import Invoice
from desktop.domain.reading import FieldReading

ISSUE = date(2026, 3, 2)


def found(record: dict[str, Any], labels: dict[str, str] | None = None) -> dict[str, Severity]:
    """Rule and severity of what the checks say, without what is only missing."""
    whole = {"document_type": "invoice", "issue_date": ISSUE.isoformat(), **record}
    evidence = {
        path: FieldReading(path, "x", "x", "offline", 0.9, element="/", label=label)
        for path, label in (labels or {}).items()
    }
    findings = run_checks(CheckInput(Invoice.model_validate(whole), evidence))
    assert all(f.message and f.fields for f in findings)
    return {f.rule: f.severity for f in findings if not f.rule.startswith("presence.")}


# --- due date against terms ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "days"),
    [
        ("net 30", ["2026-04-01"]),
        ("2/10 net 30", ["2026-04-01"]),
        ("14 Tage netto", ["2026-03-16"]),
        ("2 % Skonto innerhalb 10 Tagen, 30 Tage netto", ["2026-04-01"]),
        ("10 days 2%, 30 days net", ["2026-04-01"]),
        ("Bei Zahlung binnen 14 Tagen 2% Skonto", []),
        ("30 jours fin de mois", ["2026-04-01", "2026-04-30"]),
        ("sofort ohne Abzug", []),
    ],
)
def test_terms_say_when_it_is_due(terms: str, days: list[str]) -> None:
    said = {day.isoformat() for day in due_by_terms(terms, ISSUE)}
    assert said >= set(days)
    assert bool(said) == bool(days)


@pytest.mark.parametrize(
    ("terms", "due", "fits"),
    [
        ("Zahlbar innerhalb von 14 Tagen", "2026-03-16", True),
        ("Zahlbar innerhalb von 14 Tagen", "2026-03-26", False),
        ("Net 30 days", "2026-05-01", False),
        # a Sunday is put off
        ("Payment within 20 days", "2026-03-23", True),
        ("30 Tage netto bis 04.07.2026", "2026-07-04", True),
        ("30 days from receipt of goods", "2026-04-20", True),
        ("30 jours fin de mois", "2026-04-30", True),
        ("60 giorni data fattura", "2026-04-01", False),
    ],
)
def test_the_due_date_is_held_against_the_terms(terms: str, due: str, fits: bool) -> None:
    rules = found({"due_date": due, "payment_terms": terms})
    assert ("terms.due_date" not in rules) is fits


# --- amounts -------------------------------------------------------------------------------------

LINE = {"quantity": "1", "unit_price": "100.00", "subtotal": "100.00"}


def test_signs_that_contradict_each_other_are_told() -> None:
    credit = {"document_type": "credit_note", "total_amount": "119.00"}
    minus = {"subtotal": "-100.00"}
    assert "signs.lines" in found({**credit, "line_items": [minus, minus]})
    assert "signs.lines" not in found({**credit, "line_items": [minus, {"subtotal": "219.00"}]})
    assert found({"subtotal": "-100.00", "total_amount": "119.00"})["signs.mixed"]
    negative = found({"total_amount": "-119.00"})
    assert negative["signs.negative_invoice"] is Severity.INFO


def test_a_discount_of_a_negative_invoice_takes_away_from_it() -> None:
    record = {
        "line_total": "-7.90",
        "discount": "0.23",
        "subtotal": "-7.67",
        "line_items": [{"subtotal": "-5.00"}, {"subtotal": "-2.90"}],
    }
    assert not [rule for rule in found(record) if rule.startswith("sums.")]
    assert found({**record, "discount": "0.32"})["sums.subtotal"] is Severity.ERROR


def test_lines_without_a_subtotal_lead_to_the_total() -> None:
    record = {"line_items": [LINE, LINE], "tax_amount": "38.00", "total_amount": "238.00"}
    assert "sums.lines_total" not in found(record)
    assert "sums.lines_total" not in found({**record, "total_amount": "200.00"})
    assert "sums.lines_total" in found({**record, "total_amount": "288.00"})
    assert "sums.lines_total" in found({**record, "line_items": [LINE]})


def test_a_line_total_without_a_subtotal_leads_to_the_total() -> None:
    record = {"line_total": "100.00", "discount": "10.00", "tax_amount": "18.00"}
    for total in ("108.00", "90.00"):
        assert "sums.total_of_lines" not in found({**record, "total_amount": total})
    assert "sums.total_of_lines" in found({**record, "total_amount": "180.00"})


def test_an_unread_charge_may_explain_what_the_lines_lack_and_a_read_one_may_not() -> None:
    record = {"line_items": [LINE], "subtotal": "105.00"}
    assert found(record)["sums.lines"] is Severity.WARNING
    assert found({**record, "charges": "5.00"}) == {}
    assert found({**record, "charges": "7.00"})["sums.lines"] is Severity.ERROR
    assert found({**record, "line_total": "105.00"})["sums.lines"] is Severity.ERROR


def test_a_factor_in_words_makes_no_error_of_a_line() -> None:
    nights = {"line_items": [{"quantity": "3", "unit_price": "7.00", "subtotal": "42.00"}]}
    assert found(nights)["sums.line"] is Severity.WARNING
    gross = [
        {"quantity": "1", "unit_price": "67.2269", "subtotal": "80.00"},
        {"quantity": "1", "unit_price": "117.6471", "subtotal": "140.00"},
    ]
    assert found({"line_items": gross})["sums.line"] is Severity.WARNING
    taxed = {"line_items": gross, "tax_lines": [{"rate": "19", "tax_amount": "35.13"}]}
    assert found(taxed) == {}


def test_a_currency_of_three_digits_is_checked_by_the_digits_that_are_printed() -> None:
    record = {
        "currency": "OMR",
        "subtotal": "28.30",
        "total_amount": "30.00",
        "tax_lines": [{"rate": "6", "taxable_amount": "28.30", "tax_amount": "1.70"}],
    }
    assert "tax.rate" not in found(record)


# --- countries -----------------------------------------------------------------------------------


def supplier(country: str | None = None, **parts: Any) -> dict[str, Any]:
    return {"supplier": {"name": "A", "address": {"country": country}, **parts}}


def test_account_bank_and_number_are_held_against_the_country() -> None:
    german = {"iban": "DE89370400440532013000", "bic": "COBADEFFXXX"}
    assert found(supplier("DE", bank_account=german)) == {}
    assert found(supplier("PL", bank_account=german))["countries.iban"] is Severity.WARNING
    mixed = {**german, "bic": "BNPAFRPPXXX"}
    assert found(supplier("DE", bank_account=mixed))["countries.bic"] is Severity.WARNING
    jersey = {"iban": "GB29NWBK60161331926819", "bic": "NWBKGB2L"}
    assert found(supplier("JE", bank_account=jersey)) == {}
    abroad = found(supplier("LU", vat_number="DE136695976"))
    assert abroad == {"countries.vat": Severity.INFO}
    assert found({**supplier("GB"), "currency": "SEK"}) == {"countries.currency": Severity.INFO}
    assert found({**supplier("GB"), "currency": "EUR"}) == {}


@pytest.mark.parametrize(
    ("country", "label", "number", "valid"),
    [
        ("AU", "ABN", "51 824 753 556", True),
        ("AU", "ABN", "51 824 753 557", False),
        (None, "ABN", "51 824 753 557", False),
        ("US", "EIN", "91-1144442", True),
        ("US", "EIN", "07-1144442", False),
        ("NO", "Org.nr", "988 077 917", True),
        ("NO", "", "988 077 918", False),
        ("FR", "SIRET", "732 829 320 00074", True),
        ("FR", "SIRET", "732 829 320 00075", False),
        ("PL", "NIP", "856-734-62-15", True),
        ("PL", "NIP", "856-734-62-16", False),
        # nobody says what it is
        ("DE", "Steuernummer", "201/113/40209", True),
        (None, "", "51 824 753 557", True),
    ],
)
def test_national_numbers_keep_their_check_digits(
    country: str | None, label: str, number: str, valid: bool
) -> None:
    rules = found(supplier(country, tax_number=number), {"supplier.tax_number": label})
    assert ("identifiers.national" not in rules) is valid


def test_a_buyers_wrong_number_is_worth_a_look_and_the_suppliers_an_error() -> None:
    assert found(supplier(vat_number="DE136695977"))["identifiers.vat"] is Severity.ERROR
    buyer = found({"buyer": {"name": "B", "vat_number": "DE136695977"}})
    assert buyer["identifiers.vat"] is Severity.WARNING
    bare = found(supplier("IT", vat_number="00743110158"))
    assert "identifiers.vat" in bare
    assert "identifiers.vat" not in found(supplier("IT", vat_number="00743110157"))


def test_a_gstin_with_a_letter_for_a_digit_is_wrong_and_a_date_of_another_age_looked_at() -> None:
    misread = found(supplier(vat_number="27AAPFUO939F1ZV"))
    assert misread["identifiers.vat"] is Severity.ERROR
    whole = Invoice.model_validate({"document_type": "invoice", "issue_date": "1970-01-01"})
    today = run_checks(CheckInput(whole, today=date(2026, 11, 1)))
    assert "dates.long_ago" in {f.rule for f in today}


# --- India ---------------------------------------------------------------------------------------

PUNE = {"postal_code": "411038", "state": "Maharashtra", "country": "IN"}
MH = "27AAPFU0939F1ZV"
HALVES = [
    {"rate": "9", "category": "CGST", "taxable_amount": "100.00", "tax_amount": "9.00"},
    {"rate": "9", "category": "SGST", "taxable_amount": "100.00", "tax_amount": "9.00"},
]
IGST = [{"rate": "18", "category": "IGST", "taxable_amount": "100.00", "tax_amount": "18.00"}]


def indian(**changes: Any) -> dict[str, Any]:
    seller = {"name": "Seller", "address": PUNE, "vat_number": MH}
    buyer = {"name": "Buyer", "vat_number": MH}
    return {"supplier": seller, "buyer": buyer, "tax_lines": HALVES, **changes}


def test_a_sound_indian_invoice_has_no_findings() -> None:
    assert found(indian()) == {}


def test_a_gstin_is_held_against_pan_state_and_pin() -> None:
    seller = indian()["supplier"]
    other_pan = {**seller, "tax_number": "AAPFU0938F"}
    assert found(indian(supplier=other_pan))["india.pan"] is Severity.ERROR
    goa = {**seller, "address": {**PUNE, "state": "Kerala"}}
    assert {"india.state", "india.pin_state"} <= set(found(indian(supplier=goa)))
    no_pin = {**seller, "address": {**PUNE, "postal_code": "991038"}}
    assert "india.pin" in found(indian(supplier=no_pin))
    branch = {**seller, "address": {"postal_code": "110017"}}
    assert found(indian(supplier=branch)) == {"india.pin_gstin": Severity.INFO}


def test_the_states_decide_which_taxes_there_are() -> None:
    karnataka = {"name": "Buyer", "vat_number": "29AAGCB7383J1Z4"}
    assert found(indian(tax_lines=IGST, buyer=karnataka)) == {}
    assert "india.should_be_igst" in found(indian(buyer=karnataka))
    assert "india.should_be_cgst" in found(indian(tax_lines=IGST))
    assert "india.both_taxes" in found(indian(tax_lines=[*HALVES, *IGST]))
    uneven = [HALVES[0], {**HALVES[1], "tax_amount": "8.00"}]
    assert found(indian(tax_lines=uneven))["india.halves"] is Severity.ERROR


def test_an_hsn_code_has_four_six_or_eight_digits() -> None:
    codes = [{"reference": code} for code in ("940542", "8544", "99873")]
    assert "india.hsn" in found(indian(line_items=codes))
    assert "india.hsn" not in found(indian(line_items=codes[:2]))
