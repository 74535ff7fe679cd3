# SPDX-License-Identifier: AGPL-3.0-or-later
"""Net, tax and total are judged together."""

from desktop.domain.reading import CERTAIN
from tests.readers.papers import LEFT, Paper, values

SUMS = ("subtotal", "tax_amount", "total_amount")


def test_the_set_that_adds_up_beats_a_stray_total() -> None:
    paper = (
        Paper()
        .title("Invoice")
        .totals(
            [
                ("Total savings", "12.00"),
                ("Subtotal", "200.00"),
                ("VAT 20%", "40.00"),
                ("Total", "240.00"),
                ("Total paid last year", "9,000.00"),
            ]
        )
    )
    read = paper.read()
    assert values(read, *SUMS) == ("200.00", "40.00", "240.00")
    assert read.evidence["total_amount"].confidence >= CERTAIN


def test_sums_that_do_not_add_up_are_shown_as_printed_and_never_certain() -> None:
    read = (
        Paper()
        .title("Invoice")
        .totals([("Subtotal", "1,595.50"), ("VAT 20%", "319.10"), ("Total", "1,941.60")])
        .read()
    )
    assert values(read, *SUMS) == ("1595.50", "319.10", "1941.60")
    assert all(read.evidence[path].confidence < CERTAIN for path in SUMS)


def test_two_rates_become_two_tax_lines() -> None:
    read = (
        Paper()
        .title("Rechnung")
        .totals(
            [
                ("Nettobetrag", "2.998,40"),
                ("zzgl. 7 % MwSt. auf 884,40", "61,91"),
                ("zzgl. 19 % MwSt. auf 2.114,00", "401,66"),
                ("MwSt. gesamt", "463,57"),
                ("Rechnungsbetrag", "3.461,97 €"),
            ]
        )
        .read()
    )
    assert values(read, *SUMS) == ("2998.40", "463.57", "3461.97")
    assert [(str(t.rate), str(t.taxable_amount)) for t in read.invoice.tax_lines] == [
        ("7", "884.40"),
        ("19", "2114.00"),
    ]


def test_taxes_that_close_the_gap_to_the_total_stand_for_their_sum_but_are_looked_at() -> None:
    read = (
        Paper()
        .title("Rechnung")
        .totals(
            [
                ("Summe netto", "659,10 €"),
                ("7 % USt auf 636,60 €", "44,56 €"),
                ("19 % USt auf 22,50 €", "4,28 €"),
                ("Rechnungsbetrag", "707,94 €"),
            ]
        )
        .read()
    )
    assert values(read, "subtotal", "total_amount") == ("659.10", "707.94")
    tax = read.evidence["tax_amount"]
    assert tax.value == "48.84"
    assert " + " in tax.text
    assert tax.confidence < CERTAIN
    assert len(read.invoice.tax_lines) == 2


def test_prepayment_leaves_the_total_whole() -> None:
    read = (
        Paper()
        .title("Facture")
        .totals(
            [
                ("Total HT", "1 245,30 €"),
                ("Total TVA", "123,54 €"),
                ("Total TTC", "1 368,84 €"),
                ("Montant déjà versé", "452,98 €"),
                ("Reste à payer", "915,86 €"),
            ]
        )
        .read()
    )
    assert values(read, *SUMS) == ("1245.30", "123.54", "1368.84")
    assert values(read, "amount_paid", "amount_due") == ("452.98", "915.86")


def test_discount_and_shipping_stand_between_line_total_and_net() -> None:
    read = (
        Paper()
        .title("Invoice")
        .totals(
            [
                ("Items total", "$6,240.00"),
                ("Discount (5%)", "-$312.00"),
                ("Shipping & handling", "$36.50"),
                ("Subtotal", "$5,964.50"),
                ("Sales tax (8.25%)", "$492.07"),
                ("Total", "$6,456.57"),
            ]
        )
        .read()
    )
    assert values(read, *SUMS) == ("5964.50", "492.07", "6456.57")
    assert values(read, "line_total", "discount", "shipping") == ("6240.00", "312.00", "36.50")


def test_headings_above_the_sums() -> None:
    paper = Paper().title("FACTURE")
    paper.sheet.row(640, (300, "TOTAL HT"), (390, "TOTAL TVA"), (480, "TOTAL TTC"))
    paper.sheet.row(656, (310, "100,00"), (405, "4,90"), (490, "104,90"))
    assert values(paper.read(), *SUMS) == ("100.00", "4.90", "104.90")


def test_rounding_is_read_with_its_sign() -> None:
    read = (
        Paper()
        .title("Rechnung")
        .totals(
            [
                ("Total exkl. MWST", "11'082.20"),
                ("MWST 8.1 % auf 11'082.20", "897.66"),
                ("Rundungsdifferenz", "-0.01"),
                ("Rechnungsbetrag CHF", "11'979.85"),
            ]
        )
        .at(LEFT, 700, "Zahlbar in CHF")
        .read()
    )
    assert values(read, *SUMS, "rounding") == ("11082.20", "897.66", "11979.85", "-0.01")
