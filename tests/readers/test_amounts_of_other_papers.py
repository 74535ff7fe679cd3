# SPDX-License-Identifier: AGPL-3.0-or-later
"""Amounts, dates and currencies on papers that state them out of the usual way."""

import pytest

from desktop.domain.reading import CERTAIN
from desktop.readers.currency import currency_votes, dollar_of
from tests.readers.papers import LEFT, Paper, value, values

SUMS = ("subtotal", "tax_amount", "total_amount")


def test_the_last_row_of_a_breakdown_holds_net_tax_and_gross() -> None:
    paper = Paper().title("Rechnung")
    for y, cells in (
        (400, ("Steuersatz", "Netto", "USt-Betrag", "Brutto")),
        (415, ("7 %", "363,00", "25,41", "388,41")),
        (430, ("19 %", "167,00", "31,73", "198,73")),
        (445, ("Gesamt", "530,00", "57,14", "587,14")),
    ):
        paper.sheet.row(
            y, (LEFT, cells[0]), *((-x, c) for x, c in zip((300, 400, 500), cells[1:], strict=True))
        )
    assert values(paper.read(), *SUMS) == ("530.00", "57.14", "587.14")


def test_one_line_may_hold_all_three_with_their_labels() -> None:
    line = "TOTAL GOODS 1,022.15 VAT @ 20.00% 204.43 INVOICE TOTAL 1,226.58"
    assert values(Paper().title("Invoice").at(LEFT, 500, line).read(), *SUMS) == (
        "1022.15",
        "204.43",
        "1226.58",
    )


def test_two_amounts_side_by_side_are_two() -> None:
    totals = [("Net", "310.83"), ("VAT 20%", "62.17"), ("Total", "373.00 373.00")]
    assert values(Paper().title("Invoice").totals(totals).read(), *SUMS) == (
        "310.83",
        "62.17",
        "373.00",
    )


def test_a_label_may_carry_its_rate() -> None:
    totals = [("Sub Total", "50,000.00"), ("CGST9 (9%)", "4,500.00"), ("SGST9 (9%)", "4,500.00")]
    read = Paper().title("Tax Invoice").totals([*totals, ("Total", "59,000.00")]).read()
    assert values(read, *SUMS) == ("50000.00", "9000.00", "59000.00")


def test_an_invoice_that_says_that_it_charges_no_tax() -> None:
    paper = Paper().title("Rechnung").totals([("Gesamtbetrag", "640,00 Euro")])
    read = paper.at(LEFT, 620, "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.").read()
    assert values(read, *SUMS) == ("640.00", "0", "640.00")
    assert read.evidence["tax_amount"].text == "§ 19 UStG"
    assert read.evidence["tax_amount"].confidence < CERTAIN


def test_without_such_words_net_and_tax_stay_open() -> None:
    read = Paper().title("Rechnung").totals([("Gesamtbetrag", "640,00 Euro")]).read()
    assert values(read, *SUMS) == (None, None, "640.00")


def test_two_labels_may_share_a_date() -> None:
    paper = Paper().title("Invoice 77")
    paper.sheet.row(150, (200, "Invoice date / Delivery date"), (460, "21 September 2024"))
    assert value(paper.read(), "issue_date") == "2024-09-21"


@pytest.mark.parametrize(
    "sentence",
    [
        "Den Betrag buchen wir am 28.02.2024 von Ihrem Konto ab.",
        "Prélèvement le 28/02/2024 sur votre compte bancaire.",
        "Het bedrag wordt rond 28 februari 2024 automatisch afgeschreven.",
        "THE AMOUNT WILL BE COLLECTED BY DIRECT DEBIT ON 28-FEB-2024",
    ],
)
def test_the_day_on_which_the_amount_is_collected_is_the_due_date(sentence: str) -> None:
    paper = Paper().facts([("Invoice date", "12.02.2024")]).title("Invoice 77")
    assert value(paper.at(LEFT, 600, sentence).read(), "due_date") == "2024-02-28"


def test_what_was_collected_before_is_not_due() -> None:
    paper = Paper().facts([("Rechnungsdatum", "12.02.2024")]).title("Rechnung 77")
    paper.at(LEFT, 600, "Der Betrag wurde am 14.02.2024 von Ihrem Konto abgebucht.")
    assert value(paper.read(), "due_date") is None


def test_terms_outlive_the_end_of_a_cash_discount() -> None:
    paper = Paper().facts([("Rechnungsdatum", "28.03.2024")]).title("Rechnung 77")
    terms = "Zahlungsziel: 30 Tage netto, bei Zahlung bis 07.04.2024 gewähren wir 2 % Skonto."
    assert value(paper.at(LEFT, 600, terms).read(), "due_date") == "2024-04-27"


def test_terms_are_read_beside_letters_that_fold_to_two() -> None:
    paper = Paper().facts([("Rechnungsdatum", "04.09.2024")]).title("Rechnung 77")
    terms = "Zahlbar innerhalb 14 Tagen netto. Wir arbeiten ausschließlich nach den ADSp."
    assert value(paper.at(LEFT, 600, terms).read(), "due_date") == "2024-09-18"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("GST/HST No. 81234", "CAD"),
        ("ABN 51 824 753 556", "AUD"),
        ("GST Reg. No. in Singapore", "SGD"),
        ("All amounts in NZD", "NZD"),
        ("billed from Ohio", None),
    ],
)
def test_whose_dollars(words: str, code: str | None) -> None:
    assert dollar_of(words.split()) == code


def test_a_dollar_of_canada_is_no_american_one() -> None:
    paper = Paper().sender("Lakehead Mechanical Inc.", "HST No. 81234 5678 RT0001")
    totals = [("Subtotal", "$100.00"), ("HST (13%)", "$13.00"), ("Total", "$113.00")]
    assert value(paper.title("Invoice 5520").totals(totals).read(), "currency") == "CAD"


def test_a_malaysian_company_is_no_currency() -> None:
    assert not currency_votes("SYARIKAT SERI MAJU SDN. BHD.".split())


def test_without_a_mark_the_currency_is_that_of_the_suppliers_country() -> None:
    paper = Paper().sender("Oakfield Wholesale Ltd", "Canal Park", "Stafford", "ST16 3HS")
    paper.addressee("Priory Lighting", "44 Abbey Street", "Nuneaton", "CV11 5BZ")
    paper.at(LEFT, 790, "IBAN GB75 WEME 4440 2496 2257 32")
    read = paper.title("Invoice 118").totals([("Total", "1,008.00")]).read()
    assert value(read, "currency") == "GBP"
    assert read.evidence["currency"].confidence < CERTAIN


def test_south_africas_rand() -> None:
    totals = [("Total Exclusive", "R45 000.00"), ("Total VAT", "R6 750.00")]
    read = Paper().title("TAX INVOICE").totals([*totals, ("TOTAL", "R51 750.00")]).read()
    assert values(read, *SUMS, "currency") == ("45000.00", "6750.00", "51750.00", "ZAR")


def test_who_collects_a_direct_debit_has_no_account() -> None:
    footer = "Gläubiger-ID DE11ZZZ00000221133 IBAN DE37 7009 3400 4306 1521 98"
    read = Paper().title("Rechnung 77").at(LEFT, 790, footer).read()
    assert value(read, "supplier.bank_account.iban") == "DE37700934004306152198"


def test_amounts_in_boxes_under_their_labels() -> None:
    paper = Paper().title("Invoice 0044120")
    heads = ("GOODS", "CARRIAGE", "NET", "V.A.T.", "TOTAL")
    paper.sheet.row(700, *((60 + 90 * n, head) for n, head in enumerate(heads)))
    cells = ("366.00", "0.00", "366.00", "73.20", "439.20")
    paper.sheet.row(713, *((-(140 + 90 * n), cell) for n, cell in enumerate(cells)))
    assert values(paper.read(), *SUMS) == ("366.00", "73.20", "439.20")


def test_converted_amounts_give_way() -> None:
    paper = Paper().title("Invoice 40117")
    paper.totals([("Net EUR", "5,000.00 EUR"), ("VAT 20%", "1,000.00 EUR")])
    paper.totals([("Invoice total", "6,000.00 EUR"), ("In sterling: total", "GBP 5,124.60")])
    assert values(paper.read(), *SUMS) == ("5000.00", "1000.00", "6000.00")


def test_the_day_below_the_amount_to_pay() -> None:
    paper = Paper().title("Invoice 77").facts([("Date of bill", "3 April 2024")])
    paper.sheet.row(215, (350, "Please pay"), (460, "£228.41"))
    assert value(paper.at(350, 232, "by 24 April 2024").read(), "due_date") == "2024-04-24"


def test_a_number_behind_a_sign() -> None:
    paper = Paper().title("Invoice #1188204").facts([("Transaction ID", "9XK22041A")])
    assert value(paper.read(), "invoice_number") == "1188204"


def test_the_head_of_a_column_dates_no_invoice() -> None:
    paper = Paper().title("Invoice 88213").at(LEFT, 60, "August 31, 2024")
    paper.sheet.row(350, (57, "Date"), (200, "Description"), (350, "Hours"), (450, "Amount"))
    paper.sheet.row(365, (57, "08/05/24"), (200, "Review lease"), (350, "4.5"), (450, "2,475.00"))
    assert value(paper.read(), "issue_date") == "2024-08-31"


def test_dated_behind_an_order_is_the_orders() -> None:
    paper = Paper().title("Tax Invoice").facts([("Invoice No.", "SBT/417")])
    paper.sheet.row(
        250, (57, "Buyer's Order No."), (200, "PO/2281"), (300, "Dated"), (380, "5-Aug-24")
    )
    found = paper.read().evidence.get("issue_date")
    assert found is None or found.confidence < CERTAIN


def test_a_date_in_an_unknown_order_is_not_certain() -> None:
    facts = [("Invoice number", "A-77"), ("Invoice date", "03/04/2024")]
    paper = Paper().title("Invoice").facts(facts).totals([("Total", "100.00 EUR")])
    assert paper.read().evidence["issue_date"].confidence < CERTAIN
    paper.at(LEFT, 700, "Delivered on 28/03/2024")
    assert paper.read().evidence["issue_date"].confidence >= CERTAIN


def test_the_lines_before_a_discount_are_not_certain_to_be_the_net_amount() -> None:
    totals = [("Line total", "110.00"), ("Discount", "10.00"), ("VAT 20 %", "22.00")]
    read = Paper().title("Invoice 7").totals([*totals, ("Total", "132.00")]).read()
    found = read.evidence.get("subtotal")
    assert found is None or found.confidence < CERTAIN


def test_what_leads_from_the_lines_to_the_net_amount_is_certain() -> None:
    totals = [
        ("Warenwert", "1.300,00"),
        ("abzgl. Rabatt 5,02 %", "-65,24"),
        ("Versandkosten", "30,00"),
    ]
    totals += [
        ("Nettobetrag", "1.264,76"),
        ("+ 19,00 % MwSt.", "240,30"),
        ("Gesamtbetrag", "1.505,06"),
    ]
    read = Paper().title("Rechnung 7").totals(totals).read()
    assert values(read, "discount", "shipping", "subtotal") == ("65.24", "30.00", "1264.76")
    assert min(read.evidence[path].confidence for path in ("discount", "shipping")) >= CERTAIN


def test_a_rounded_total_is_proved_by_its_rounding() -> None:
    totals = [("Taxable amount", "1,000.00"), ("Total tax", "180.40"), ("Round off", "-0.40")]
    read = Paper().title("Tax Invoice 7").totals([*totals, ("Grand Total", "1,180.00")]).read()
    assert values(read, *SUMS) == ("1000.00", "180.40", "1180.00")
    assert read.evidence["total_amount"].confidence >= CERTAIN


def test_an_account_is_no_amount() -> None:
    paper = Paper().title("Invoice 244").totals([("Rent", "1,700.00"), ("Insurance", "150.00")])
    due = "Total due on or before 1 February 2024"
    paper.sheet.row(610, (LEFT, due), (-540, "£1,850.00"))
    paper.at(LEFT, 650, "Please pay to the client account 20-33-44 11882044.")
    assert values(paper.read(), "total_amount", "due_date") == ("1850.00", "2024-02-01")


def test_rupees_glued_to_the_amount() -> None:
    totals = [
        ("Sub Total", "24,000.00"),
        ("CGST2.5 (2.5%)", "600.00"),
        ("SGST2.5 (2.5%)", "600.00"),
    ]
    read = Paper().title("TAX INVOICE").totals([*totals, ("Total", "Rs.25,200.00")]).read()
    assert values(read, *SUMS, "currency") == ("24000.00", "1200.00", "25200.00", "INR")


def test_what_a_text_calls_dated_is_another_paper() -> None:
    paper = Paper().facts([("Invoice No", "NCS 11882"), ("Date", "18 July 2024")])
    paper.at(LEFT, 330, "Valuation of Home Farm, report dated 12 July 2024.")
    assert value(paper.title("Invoice").read(), "issue_date") == "2024-07-18"


def test_totals_that_say_only_whether_the_tax_is_in_them() -> None:
    totals = [("Excl VAT", "960.00"), ("VAT 20%", "192.00"), ("Incl VAT", "£1,152.00")]
    assert values(Paper().title("Invoice 311").totals(totals).read(), *SUMS) == (
        "960.00",
        "192.00",
        "1152.00",
    )


def test_a_currency_in_words_before_the_amount() -> None:
    read = Paper().title("FATTURA N. 412").totals([("TOTALE EURO", "360,00")]).read()
    assert value(read, "currency") == "EUR"
