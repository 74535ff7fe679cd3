# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tills' slips as OCR tells them: seller, date and total, slips of the scanner included."""

from dataclasses import replace

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.page import PageText, WordsSource
from desktop.domain.reading import CERTAIN, Proposal
from desktop.readers.ocr_slips import mended_page
from desktop.readers.read_text import read_pages
from tests.readers.papers import value, values
from tests.readers.typeset import Sheet

WIDTH = 230.0
SELLER_DATE_TOTAL = ("supplier.name", "issue_date", "total_amount")


def slip(text: str) -> PageText:
    """A narrow page of these lines: `|` parts what stands left from what stands right, lines
    that begin with `^` are centred."""
    sheet = Sheet(width=WIDTH, height=max(500.0, 30.0 + 14.0 * text.count("\n")))
    for number, line in enumerate(text.strip("\n").splitlines()):
        y = 14.0 + 14.0 * number
        line = line.strip()
        if line.startswith("^"):
            shown = line[1:].strip()
            sheet.text((WIDTH - 5.0 * len(shown)) / 2, y, shown)
            continue
        left, _, right = line.partition("|")
        if left.strip():
            sheet.text(12, y, left.strip())
        if right.strip():
            sheet.text(WIDTH - 12, y, right.strip(), right=True)
    page = sheet.page()
    words = tuple(replace(word, confidence=0.95) for word in page.words)
    return replace(page, words=words, source=WordsSource.OCR)


def read(text: str) -> Proposal:
    return read_pages([slip(text)], OwnCompany())


SHOPS = {
    "a supermarket with glued and split amounts": (
        """
        ^ HARBOUR FRESH MART SDN BHD
        ^ (1098432-K)
        ^ NO 14, JALAN MERBAU 3/2,
        ^ 41200 KLANG, SELANGOR
        ^ GST ID : 000812345678
        ^ TAX INVOICE
        INV NO: 70033412 | 12/09/2017 18:42
        RICE 5KG | 27.90
        EGGS GRADE A | 12 .40
        SUBTOTAL | 40.30
        ROUNDING ADJ | 0.00
        TOTAL | RM40.30
        CASH50.00
        CHANGE | 9.70
        GST SUMMARY | AMT TAX
        SR 6% | 38.02 2.28
        ^ THANK YOU
        """,
        ("HARBOUR FRESH MART SDN BHD", "2017-09-12", "40.30"),
    ),
    "a total that OCR could not make out": (
        """
        ^ KEDAI PERABOT SENTOSA ENTERPRISE
        ^ 22 JALAN BESAR
        ^ 68100 BATU CAVES SELANGOR
        RECEIPT NO: A-00231
        DATE: 03/02/2018
        CHAIR FOLDING | 38.00
        TABLE | 120.00
        SUB-TOTAL | 158.00
        TAX | 0.00
        T0|L | 158.00
        CASH | 200.00
        CHANGE | 42.00
        """,
        ("KEDAI PERABOT SENTOSA ENTERPRISE", "2018-02-03", "158.00"),
    ),
    "noughts read as letters": (
        """
        ^ PARKWELL SERVICES SDN BHD
        ^ 8 JALAN TUN RAZAK
        ^ 50400 KUALA LUMPUR
        TICKET NO 118234
        PAID TIME 14-05-2018 09:12
        PARKING FEE | RM1.8O
        GST 0% | RMO.OO
        TOTAL | RM1.80
        PAID | RM2.OO
        CHANGE | RMO.20
        """,
        ("PARKWELL SERVICES SDN BHD", "2018-05-14", "1.80"),
    ),
    "a stamp over the seller, and a person's title in its name": (
        """
        APPROVED
        ^ MR. TOOLBOX (M) SDN BHD
        ^ (CO.REG : 778123-W)
        ^ LOT 9, JALAN INDUSTRI 4
        ^ 47100 PUCHONG, SELANGOR
        ^ -TAX INVOICE-
        HAMMER 500G | 18.90
        TAPE 5M | 7.50
        TOTAL INCL. GST@6% | RM 26.40
        CASH | RM 30.00
        CHANGE | RM 3.60
        GST @6% INCLUDED IN TOTAL | RM 1.49
        21-11-17 12:07 SH02
        """,
        ("MR. TOOLBOX (M) SDN BHD", "2017-11-21", "26.40"),
    ),
    "a brand at the top, the company that runs it at the foot": (
        """
        ^ BURGER COMET
        ^ BURGER COMET SETAPAK
        ^ 7 JALAN GENTING KELANG
        ^ 53300 KUALA LUMPUR
        DATE : 09/08/18 | 13:22:10
        2 COMET MEAL | 31.80
        SUB-TOTAL | 31.80
        GRAND TOTAL | 31.80
        PAYMENT | 50.00
        CHANGE DUE | 18.20
        ^ Owned by
        ^ Stellar Foods (KL) Sdn Bhd
        """,
        ("Stellar Foods (KL) Sdn Bhd", "2018-08-09", "31.80"),
    ),
    "a company's name on two lines": (
        """
        ^ THE ORCHARD CAFE
        ^ & BAKEHOUSE (M) SDN. BHD.
        ^ 12 JALAN SULTAN
        ^ 46000 PETALING JAYA
        ^ TAX INVOICE
        17/03/2018 10:02 | B20031
        FLAT WHITE | 12.50
        STTL | 12.50
        6% GST | 0.75
        TOTAL | 13.25
        CASH | 20.00
        CHANGE | 6.75
        """,
        ("THE ORCHARD CAFE & BAKEHOUSE (M) SDN. BHD.", "2018-03-17", "13.25"),
    ),
    "a German bakery": (
        """
        ^ Backstube Ahrens GmbH
        ^ Lindenstr. 12
        ^ 20099 Hamburg
        ^ St.-Nr. 27/123/45678
        2 Brötchen | 0,90 A
        1 Kaffee | 2,60 B
        Summe EUR | 3,50
        Bar | 5,00
        Rückgeld | 1,50
        A 7% Netto 0,84 | 0,06
        B 19% Netto 2,18 | 0,42
        14.06.2023 08:15
        """,
        ("Backstube Ahrens GmbH", "2023-06-14", "3.50"),
    ),
    "an English shop that takes cards": (
        """
        ^ Fenwold Hardware Ltd
        ^ 4 Market Place
        ^ Ripon HG4 1BN
        ^ VAT No GB 123 4567 82
        Masking tape | 4.99
        Sandpaper | 3.50
        TOTAL | £8.49
        VISA DEBIT | £8.49
        CHANGE | £0.00
        Date 05/10/2022 16:45
        """,
        ("Fenwold Hardware Ltd", "2022-10-05", "8.49"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("shop", SHOPS)
def test_seller_date_and_total_of_a_slip(shop: str) -> None:
    text, expected = SHOPS[shop]
    assert values(read(text), *SELLER_DATE_TOTAL) == expected


def test_what_was_paid_less_the_change_beats_a_heading() -> None:
    said = read(
        """
        ^ CITY RAIL SDN BHD
        ^ 1 JALAN PJU 1A/46
        ^ 47301 PETALING JAYA
        DATE: 18/06/2018 08:18:00
        CARD BALANCE AFTER | RM 31.40
        RELOAD FEE 1 | RM 0.50
        TOTAL | RM 30.00
        GST SUMMARY | AMOUNT GST
        SR=GST 0.00% | RM 0.50 RM 0.00
        ES=GST 0.00% | RM 29.50 RM 0.00
        CASH | RM 30.00
        """
    )
    assert value(said, "total_amount") == "30.00"


def _texts(*lines: str) -> list[str]:
    return [word.text for word in mended_page(slip("\n".join(lines))).words]


def test_slips_of_the_scanner_are_put_right_only_where_they_are_clear() -> None:
    assert _texts("TOTALRM12.00") == ["TOTAL", "RM12.00"]
    assert _texts("Fee RMD.94") == ["Fee", "RM0.94"]
    assert _texts("a 12. 50") == ["a", "12.50"]
    assert _texts("a 7 .90") == ["a", "7.90"]
    assert _texts("Sum 17,26Total: 3.11.2024Invoice") == [
        "Sum", "17,26", "Total:", "3.11.2024", "Invoice",
    ]  # fmt: skip
    assert _texts("a 1,480,00 2.000.000.50") == ["a", "1.480,00", "2,000,000.50"]
    # names, codes and places stay as they are
    kept = ["SOD.DO", "RM", "10.", "Item", "A4.50x", "P/S", "FC202", "1.480,00", "1.2.34", "5,00kg"]
    assert _texts(" ".join(kept)) == kept
    layer = replace(slip("Fee RMO.06"), source=WordsSource.LAYER)
    assert mended_page(layer) is layer


STAMPED = """
    ^ TEGUH STATIONERY S/B (519537-X)
    ^ 41150 KLANG
    2963 PAPER A4 | RM 12.00
    1180 PEN | RM 2.93
    TOTAL | RM 14.93
    ROUNDING | RM 0.02
    TOTAL ROUNDED | RM 14.95
    CASH | RM 20.00
    CHANGE | RM 5.05
    12-01-19 21:13 SH01 B01F
    KEEP THE SLIP
    THANK YOU
    """


def test_cash_less_change_and_a_stamp_make_total_and_day_certain() -> None:
    proposal = read(STAMPED)
    assert values(proposal, *SELLER_DATE_TOTAL) == (
        "TEGUH STATIONERY S/B",
        "2019-01-12",
        "14.95",
    )
    for path in ("issue_date", "total_amount"):
        assert proposal.evidence[path].confidence >= CERTAIN, path
    # neither what was handed over nor what came back is what was paid
    assert value(proposal, "amount_paid") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12-01-19 21:13", "12-01-19"),
        ("12-01-19 21:13", "12-01-19 21:13 VALID TILL 11-04-19"),
        ("RM", "$"),
    ],
    ids=["no time", "another day", "a country that may write the month first"],
)
def test_a_day_that_may_be_another_is_not_certain(old: str, new: str) -> None:
    proposal = read(STAMPED.replace(old, new))
    assert proposal.evidence["issue_date"].confidence < CERTAIN


def test_a_picture_cut_to_the_slip_is_a_slip_all_the_same() -> None:
    """However wide it is: few letters stand on a line."""
    page = slip(STAMPED)
    wide = replace(page, height=1.2 * page.width)
    proposal = read_pages([wide], OwnCompany())
    assert value(proposal, "document_type") == "receipt"
    assert value(proposal, "amount_paid") is None
    assert proposal.evidence["issue_date"].confidence >= CERTAIN
